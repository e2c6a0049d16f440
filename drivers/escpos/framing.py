"""What of a printer's wire is a person's: all that is printed, not the questions and answers."""

from collections.abc import Iterator
from typing import Final

from drivers.transports.transcript import Frame, Way

_QUESTIONS: Final = (b"\x10\x04", b"\x1dr")


class EscPosFraming:
    """A ``Framing`` of what was sent at once."""

    def frames(self, way: Way, data: bytes) -> Iterator[Frame]:
        printed = way is Way.OUT and not data.startswith(_QUESTIONS)
        yield Frame(b"", data) if printed else Frame(data)

    def check(self, _head: bytes, _body: bytes) -> bytes:
        return b""
