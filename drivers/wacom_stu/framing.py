"""What of a pad's transfers is a person's: all that it says of the pen."""

from collections.abc import Iterator
from typing import Final

from drivers.transports.transcript import Frame, Way

_INTERRUPT_IN: Final = range(0x81, 0x90)
_HEAD: Final = 2
"""Endpoint and report id."""


class StuFraming:
    """A ``Framing`` of transfers: each begins with its endpoint."""

    def frames(self, _way: Way, data: bytes) -> Iterator[Frame]:
        pen = data[0] in _INTERRUPT_IN
        yield Frame(data[:_HEAD], data[_HEAD:]) if pen else Frame(data)

    def check(self, _head: bytes, _body: bytes) -> bytes:
        return b""
