"""What of a camera's transfers is a person's: pictures, and what is not known to be none."""

from collections.abc import Iterator
from typing import Final

from drivers.canon.container import HEADER, MOST_PARAMETERS, Kind
from drivers.canon.vocabulary import Operation
from drivers.transports.transcript import Frame, Way

_LONGEST_ANSWER: Final = HEADER.size + 4 * MOST_PARAMETERS
_ABOUT_CAMERA: Final = frozenset(
    {
        int(Operation.GET_DEVICE_INFO),
        int(Operation.GET_STORAGE_IDS),
        int(Operation.GET_STORAGE_INFO),
        int(Operation.GET_EVENT),
    }
)


class CanonFraming:
    """A ``Framing`` of one camera's transfers: each begins with its endpoint.

    It remembers the container under way, of which the transfers that follow are more.
    """

    def __init__(self) -> None:
        self._left = 0
        self._open = False

    def frames(self, way: Way, data: bytes) -> Iterator[Frame]:
        """Cut a transfer where containers meet: each part is a transfer of the same endpoint."""
        if way is Way.OUT:
            self._left = 0
            yield Frame(data)
            return
        endpoint, rest = data[:1], data[1:]
        while rest:
            shown = 0 if self._left else self._begin(rest)
            part, rest = rest[: self._left], rest[self._left :]
            self._left -= len(part)
            shown = len(part) if self._open else shown
            yield Frame(endpoint + part[:shown], part[shown:])

    def check(self, _head: bytes, _body: bytes) -> bytes:
        return b""

    def _begin(self, data: bytes) -> int:
        """Look at a container's head; return how much of it is shown if its body is not."""
        self._open, self._left = False, len(data)
        if len(data) < HEADER.size:
            return 0
        length, kind, code, _ = HEADER.unpack_from(data)
        if length < HEADER.size or kind not in set(Kind):
            return 0
        answer = kind == Kind.RESPONSE and length <= _LONGEST_ANSWER
        self._open = answer or (kind == Kind.DATA and code in _ABOUT_CAMERA)
        self._left = length
        return HEADER.size
