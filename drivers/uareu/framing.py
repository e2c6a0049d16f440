"""What of a U.are.U reader's transfers is a person's: the lines of a picture, not its header."""

from collections.abc import Iterator

from drivers.transports.transcript import Frame, Way
from drivers.uareu.frame import HEADER
from drivers.uareu.wire import FRAMES

_HEAD = 1 + HEADER.size


class UareuFraming:
    """A ``Framing`` of transfers: each begins with its endpoint."""

    def frames(self, _way: Way, data: bytes) -> Iterator[Frame]:
        picture = data[:1] == bytes((FRAMES,))
        yield Frame(data[:_HEAD], data[_HEAD:]) if picture else Frame(data)

    def check(self, _head: bytes, _body: bytes) -> bytes:
        return b""
