"""What of a ZFM module's wire is a person's: the pixels of data packets; the password is a secret.

Garbage is hidden too: where a header was lost, it is the pixels of a packet.
"""

from collections.abc import Iterator

from drivers.transports.transcript import Frame, Way
from drivers.zfm.packets import CHECK, HEAD, HEADER, Instruction, Kind, checksum


class ZfmFraming:
    """A ``Framing`` of whole packets."""

    def frames(self, way: Way, data: bytes) -> Iterator[Frame]:
        while data:
            end = _end(data)
            yield _frame(way, data[:end])
            data = data[end:]

    def check(self, head: bytes, body: bytes) -> bytes:
        return CHECK.pack(checksum(head + body)) if head else b""


def _end(data: bytes) -> int:
    """Return where the first packet ends, or the garbage before it."""
    start = data.find(HEADER)
    if start != 0:
        return start if start > 0 else len(data)
    if len(data) < HEAD.size:
        return len(data)
    _, _, _, length = HEAD.unpack_from(data)
    return min(len(data), HEAD.size + int(length))


def _frame(way: Way, packet: bytes) -> Frame:
    if len(packet) < HEAD.size + CHECK.size or not packet.startswith(HEADER):
        return Frame(b"", packet)
    kind = packet[6]
    split = HEAD.size
    secret = kind == Kind.COMMAND and packet[split] == Instruction.VERIFY_PASSWORD
    if way is Way.OUT and secret:
        split += 1
    elif kind not in {Kind.DATA, Kind.LAST}:
        return Frame(packet)
    return Frame(packet[:split], packet[split : -CHECK.size], packet[-CHECK.size :])
