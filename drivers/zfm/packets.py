"""The bytes of the ZFM family: packets, the instructions that may be sent, what is answered.

Sources: Grow R503 user manual (packet layout, instructions, confirmation codes, system parameters,
ReadProdInfo); adafruit/Adafruit_CircuitPython_Fingerprint and bastianraschke/pyfingerprint for the
older modules (ZFM-20/60, R30x, AS608). All numbers are big-endian.
"""

import struct
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from drivers.trouble import Fault, FaultCode

HEADER: Final = b"\xef\x01"
HEAD: Final = struct.Struct(">2sIBH")
CHECK: Final = struct.Struct(">H")
LONGEST: Final = 256 + CHECK.size
"""What the length field of a packet may say at most: 256 bytes and their checksum."""
DEFAULT_ADDRESS: Final = 0xFFFFFFFF


class Kind(IntEnum):
    """What a packet is."""

    COMMAND = 0x01
    DATA = 0x02
    ACK = 0x07
    LAST = 0x08


class Instruction(IntEnum):
    """All that is ever asked of a module: none of these can store a finger on it."""

    GEN_IMAGE = 0x01
    UP_IMAGE = 0x0A
    SET_PARAMETER = 0x0E
    READ_PARAMETERS = 0x0F
    VERIFY_PASSWORD = 0x13
    TEMPLATE_COUNT = 0x1D
    GET_IMAGE_EX = 0x28
    AURA = 0x35
    PRODUCT = 0x3C


class Code(IntEnum):
    """Confirmation codes that are told apart; any other is the module's own trouble."""

    OK = 0x00
    RECEIVE = 0x01
    NO_FINGER = 0x02
    CAPTURE = 0x03
    DISORDERED = 0x06
    FEW_POINTS = 0x07
    UPLOAD = 0x0F
    WRONG_PASSWORD = 0x13
    NO_IMAGE = 0x15
    UNDEFINED = 0x19
    MUST_VERIFY = 0x21
    SENSOR = 0x29
    UNSUPPORTED = 0xFC
    HARDWARE = 0xFD
    FAILED = 0xFE


@dataclass(frozen=True)
class Packet:
    """One packet; ``sound`` tells whether its checksum holds."""

    kind: int
    payload: bytes
    sound: bool = True


def command(
    instruction: Instruction, argument: bytes = b"", address: int = DEFAULT_ADDRESS
) -> bytes:
    """Return the packet that asks for something."""
    return packet(Kind.COMMAND, bytes((instruction,)) + argument, address)


def packet(kind: int, payload: bytes, address: int = DEFAULT_ADDRESS) -> bytes:
    """Return any packet with its checksum."""
    length = len(payload) + CHECK.size
    body = HEAD.pack(HEADER, address, kind, length) + payload
    return body + CHECK.pack(checksum(body))


def checksum(body: bytes) -> int:
    """Return the sum over kind, length and payload, mod 65536. ``body`` begins at the header."""
    return sum(body[6:]) & 0xFFFF


class Splitter:
    """Cuts what arrives into packets, and finds the next header again after garbage."""

    def __init__(self, address: int = DEFAULT_ADDRESS) -> None:
        self._start = HEADER + struct.pack(">I", address)
        self._waiting = bytearray()
        self.noise = 0
        """Bytes passed over because they belonged to no packet."""

    def add(self, data: bytes) -> None:
        """Take bytes as they come."""
        self._waiting += data

    def clear(self) -> None:
        """Forget the beginning of a packet."""
        self._waiting.clear()

    def next(self) -> Packet | None:
        """Return the next packet; None until it is whole."""
        while self._synchronised() and len(self._waiting) >= HEAD.size:
            _, _, kind, length = HEAD.unpack_from(self._waiting)
            if not CHECK.size <= length <= LONGEST:
                del self._waiting[:1]  # no packet is like that: the header was chance
                continue
            end = HEAD.size + length
            if len(self._waiting) < end:
                return None
            whole = bytes(self._waiting[:end])
            (told,) = CHECK.unpack(whole[-CHECK.size :])
            if checksum(whole[: -CHECK.size]) == told:
                del self._waiting[:end]
                return Packet(kind, whole[HEAD.size : -CHECK.size])
            del self._waiting[: len(HEADER)]
            return Packet(kind, b"", sound=False)
        return None

    def _synchronised(self) -> bool:
        """Drop everything before a header; True when bytes are left that may be one."""
        at = self._waiting.find(self._start)
        keep = at if at >= 0 else max(0, len(self._waiting) - len(self._start) + 1)
        self.noise += keep
        del self._waiting[:keep]
        return at >= 0


@dataclass(frozen=True)
class Parameters:
    """The module's system parameters."""

    capacity: int
    address: int
    packet_bytes: int
    baud: int


def parameters(payload: bytes) -> Parameters:
    """Read the answer to READ_PARAMETERS, without its code. Raises ``Fault`` PROTOCOL."""
    if len(payload) < 16:
        raise Fault(FaultCode.PROTOCOL, "system parameters")
    _, _, capacity, _, address, size, baud = struct.unpack(">HHHHIHH", payload[:16])
    if size > 3 or not baud:
        raise Fault(FaultCode.PROTOCOL, "system parameters")
    return Parameters(capacity, address, 32 << size, baud * BAUD_STEP)


BAUD_STEP: Final = 9600
BAUD_PARAMETER: Final = 4


@dataclass(frozen=True)
class Product:
    """What newer modules say about themselves."""

    model: str
    serial: str
    hardware: str
    width: int
    height: int


def product(payload: bytes) -> Product:
    """Read the answer to PRODUCT, without its code; anything behind the size is left alone."""
    if len(payload) < 42:
        raise Fault(FaultCode.PROTOCOL, "product information")
    model, _batch, number, major, minor, _sensor, width, height = struct.unpack(
        ">16s4s8sBB8sHH", payload[:42]
    )
    return Product(_text(model), _text(number), f"{major}.{minor}", width, height)


def _text(data: bytes) -> str:
    return data.split(b"\0")[0].decode("ascii", "replace").strip()
