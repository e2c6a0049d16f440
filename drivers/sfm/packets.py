"""The bytes of Suprema's SFM modules: packets, the commands that may be sent, blocks of data.

Sources: supremainc/sfmdev, docs/documents/UF_Protocol_Manual.md (packets of 13 and 15 bytes,
commands, system parameters) and docs/documents/API_Specification.md (extended data transfer);
Suprema's public SDK source for STM32, UF_ReceiveDataPacket (a block's number and count in
``param``, 32-bit sum behind it). All numbers are little-endian.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

ALONE: Final = struct.Struct("<BBIIBBB")
"""Start, command, param, size, flag, checksum, end."""
NETWORK: Final = struct.Struct("<BHBIIBBB")
"""The same with the terminal's number before the command."""
START, NETWORK_START, END = 0x40, 0x41, 0x0A
SUM: Final = struct.Struct("<I")
BLOCK: Final = 4096


class Command(IntEnum):
    """All that is ever asked of a module: none of these can store anything on it."""

    WRITE_PARAMETER = 0x01
    READ_PARAMETER = 0x03
    STATUS = 0x04
    SCAN_IMAGE = 0x15
    READ_IMAGE = 0x20
    CANCEL = 0x60
    SCAN_IMAGE_BLOCKS = 0x83
    READ_IMAGE_BLOCKS = 0x84


class Parameter(IntEnum):
    """System parameters that are read; those of :data:`IN_MEMORY` are changed as well."""

    TIMEOUT = 0x62
    IMAGE_FORMAT = 0x6C
    MODULE = 0x6D
    FIRMWARE = 0x6E
    SERIAL = 0x6F
    ENROLLED = 0x73


GRAY: Final = 0x30
ONE_SECOND: Final = 0x31
IN_MEMORY: Final = ((Parameter.IMAGE_FORMAT, GRAY), (Parameter.TIMEOUT, ONE_SECOND))
"""What is changed while the module is open: in its memory, never saved to its flash."""


class Flag(IntEnum):
    """Results; any other is the module's own trouble."""

    SUCCESS = 0x61
    SCANNED = 0x62
    SCAN_FAILED = 0x63
    NOT_FOUND = 0x69
    TRY_AGAIN = 0x6B
    TIMED_OUT = 0x6C
    UNSUPPORTED = 0x75
    BUSY = 0x80
    CANCELLED = 0x81
    DATA_ERROR = 0x82
    DATA_GOOD = 0x83
    LOCKED = 0xA1
    FAKE = 0xB0


@dataclass(frozen=True)
class Packet:
    """One packet; ``sound`` tells whether its checksum holds."""

    command: int
    param: int = 0
    size: int = 0
    flag: int = 0
    sound: bool = True


def encode(packet: Packet, terminal: int | None = None) -> bytes:
    """Return the bytes of a packet, of the network's form where a terminal is named."""
    fields = (packet.command, packet.param, packet.size, packet.flag, 0, END)
    if terminal is None:
        body = ALONE.pack(START, *fields)
    else:
        body = NETWORK.pack(NETWORK_START, terminal, *fields)
    return body[:-2] + bytes((checksum(body[:-2]), END))


def checksum(body: bytes) -> int:
    """Return the sum of all bytes before the checksum, mod 256."""
    return sum(body) & 0xFF


class Splitter:
    """Cuts what arrives into packets and, where a packet says so, the bytes behind it."""

    def __init__(self, terminal: int | None = None) -> None:
        self._layout = ALONE if terminal is None else NETWORK
        network = b"" if terminal is None else struct.pack("<H", terminal)
        self._start = bytes((START if terminal is None else NETWORK_START,)) + network
        self._waiting = bytearray()
        self.noise = 0
        """Bytes passed over because they belonged to no packet."""

    def add(self, data: bytes) -> None:
        """Take bytes as they come."""
        self._waiting += data

    def raw(self, count: int) -> bytes | None:
        """Return bytes that are no packet; None until so many have come."""
        if len(self._waiting) < count:
            return None
        data = bytes(self._waiting[:count])
        del self._waiting[:count]
        return data

    def clear(self) -> None:
        """Forget the beginning of a packet."""
        self._waiting.clear()

    def next(self) -> Packet | None:
        """Return the next packet; None until it is whole."""
        size = self._layout.size
        while (at := self._waiting.find(self._start)) >= 0:
            self._pass_over(at)
            if len(self._waiting) < size:
                return None
            body = bytes(self._waiting[:size])
            if body[-1] != END:
                self._pass_over(1)  # not a packet: the start was chance
                continue
            del self._waiting[:size]
            command, param, length, flag, told, _ = self._layout.unpack(body)[-6:]
            return Packet(command, param, length, flag, sound=told == checksum(body[:-2]))
        self._pass_over(max(0, len(self._waiting) - len(self._start) + 1))
        return None

    def _pass_over(self, count: int) -> None:
        del self._waiting[:count]
        self.noise += count


def block_place(packet: Packet) -> tuple[int, int]:
    """Return the number of a block, from 0, and how many there are."""
    return packet.param >> 16, packet.param & 0xFFFF


def block_sound(data: bytes) -> bool:
    """Tell whether the sum behind a block is that of its bytes."""
    (told,) = SUM.unpack(data[-SUM.size :])
    return bool(sum(data[: -SUM.size]) & 0xFFFFFFFF == told)
