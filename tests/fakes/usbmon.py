"""Writes what usbmon would have seen into a pcapng or a pcap file, as a capture tool does."""

import itertools
import struct
from dataclasses import dataclass

S, C = b"S", b"C"
INTERRUPT, CONTROL, BULK = 1, 2, 3


class Usbmon:
    """Collects URBs of one device, and now and then of another on the same bus."""

    def __init__(self) -> None:
        self._numbers = itertools.count(0xFFFF8880, 0x40)
        self._at = itertools.count(1_700_000_000_000_000, 250)
        self.packets: list[bytes] = []

    def submit(self, kind: int, endpoint: int, data: bytes = b"", setup: bytes = b"") -> int:
        """Note that a transfer goes out; ``setup`` is that of a control transfer."""
        number = next(self._numbers)
        self._add(_Entry(number, S, kind, endpoint, data, setup))
        return number

    def complete(
        self, number: int, kind: int, endpoint: int, data: bytes = b"", *, status: int = 0
    ) -> None:
        """Note that it has ended."""
        self._add(_Entry(number, C, kind, endpoint, data, status=status))

    def told(self, setup: bytes, data: bytes) -> None:
        """Note a whole control transfer to the device."""
        self.complete(self.submit(CONTROL, 0, data, setup), CONTROL, 0)

    def asked(self, setup: bytes, data: bytes) -> None:
        """Note a whole control transfer from the device."""
        self.complete(self.submit(CONTROL, 0x80, setup=setup), CONTROL, 0x80, data)

    def pcapng(self) -> bytes:
        blocks = _block(0x0A0D0D0A, struct.pack("<IHHq", 0x1A2B3C4D, 1, 0, -1))
        blocks += _block(1, struct.pack("<HHI", 220, 0, 0))
        blocks += _block(5, b"\0" * 12)
        for packet in self.packets:
            length = len(packet)
            padded = packet + b"\0" * (-length % 4)
            blocks += _block(6, struct.pack("<5I", 0, 0, 0, length, length) + padded)
        return blocks

    def pcap(self) -> bytes:
        head = struct.pack("<IHHiIII", 0xA1B2C3D4, 2, 4, 0, 0, 1 << 20, 220)
        return head + b"".join(
            struct.pack("<4I", 0, 0, len(packet), len(packet)) + packet for packet in self.packets
        )

    def _add(self, entry: "_Entry") -> None:
        seconds, micros = divmod(next(self._at), 1_000_000)
        size = len(entry.data)
        head = struct.pack(
            "<QcBBBHccqiiII8s", entry.number, entry.event, entry.kind, entry.endpoint, 7, 2,
            b"\0" if entry.setup else b"-", b"\0" if size else b"<", seconds, micros,
            entry.status, size, size, entry.setup,
        )  # fmt: skip
        self.packets.append(head.ljust(64, b"\0") + entry.data)


@dataclass(frozen=True)
class _Entry:
    """One packet of the file."""

    number: int
    event: bytes
    kind: int
    endpoint: int
    data: bytes
    setup: bytes = b""
    status: int = 0


def _block(kind: int, body: bytes) -> bytes:
    size = struct.pack("<I", len(body) + 12)
    return struct.pack("<I", kind) + size + body + size
