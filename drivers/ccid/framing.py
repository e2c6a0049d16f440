"""What of a card reader's transfers is a person's: all that a card says of itself."""

from collections.abc import Iterator
from typing import Final

from drivers.ccid.messages import SIZE
from drivers.transports.transcript import Frame, Way

_HEAD: Final = 1 + SIZE
"""Endpoint and the header of the message."""


class CcidFraming:
    """A ``Framing`` of transfers: each begins with its endpoint."""

    def frames(self, way: Way, data: bytes) -> Iterator[Frame]:
        yield Frame(data[:_HEAD], data[_HEAD:]) if way is Way.IN else Frame(data)

    def check(self, _head: bytes, _body: bytes) -> bytes:
        return b""
