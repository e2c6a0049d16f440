"""What of an SFM module's wire is a person's: the pixels behind a packet, not their header.

Whatever is no packet is hidden too: it may be the pixels of one that was damaged.
"""

from collections.abc import Iterator

from drivers.sfm.packets import ALONE, NETWORK, NETWORK_START, START, SUM, Command, Packet, Splitter
from drivers.sfm.picture import HEADER
from drivers.transports.transcript import Frame, Way

_BLOCKS = frozenset({Command.SCAN_IMAGE_BLOCKS, Command.READ_IMAGE_BLOCKS})
_WHOLE = frozenset({Command.SCAN_IMAGE, Command.READ_IMAGE})


class SfmFraming:
    """A ``Framing`` of packets, each with the bytes behind it."""

    def __init__(self, terminal: int | None = None) -> None:
        self._terminal = terminal
        self._size = (ALONE if terminal is None else NETWORK).size

    def frames(self, way: Way, data: bytes) -> Iterator[Frame]:
        while data:
            frame = self._frame(way, data)
            yield frame
            data = data[len(frame.bytes()) :]

    def check(self, head: bytes, body: bytes) -> bytes:
        packet = self._packet(head)
        if packet is None or not _behind(packet)[0]:
            return b""
        if packet.command in _BLOCKS:
            return SUM.pack(sum(head[self._size :] + body))
        return b"\x0a"

    def _frame(self, way: Way, data: bytes) -> Frame:
        packet, end = self._packet(data), self._size
        if packet is None:
            return Frame(b"", data[: self._garbage(data)])
        behind, check, first = _behind(packet)
        if way is Way.OUT or not behind:
            return Frame(data[:end])
        start = end + (HEADER.size if first else 0)
        last = end + behind
        return Frame(data[:start], data[start:last], data[last : last + check])

    def _garbage(self, data: bytes) -> int:
        """Return how many bytes stand before the next packet."""
        start = bytes((START if self._terminal is None else NETWORK_START,))
        at = data.find(start, 1)
        while at > 0 and self._packet(data[at:]) is None:
            at = data.find(start, at + 1)
        return at if at > 0 else len(data)

    def _packet(self, data: bytes) -> Packet | None:
        splitter = Splitter(self._terminal)
        splitter.add(data[: self._size])
        packet = splitter.next()
        return packet if packet is not None and packet.sound else None


def _behind(packet: Packet) -> tuple[int, int, bool]:
    """Return how many bytes and how long a checksum follow, and whether a header leads them."""
    if packet.command in _BLOCKS and packet.param:
        return packet.size, SUM.size, packet.param >> 16 == 0
    if packet.command in _WHOLE:
        return packet.size, 1, True
    return 0, 0, False
