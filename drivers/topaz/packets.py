"""What a Topaz pad sends: five bytes for each place of the pen, the first with its top bit set.

Source: the open driver ``l1n/topaz-dext`` (README and ``lib/topaz.js``), tried by its author on a
T-LBK462-BSB-R. Multi-byte numbers come in pieces of seven bits, lowest first; pads of the 7-bit
format send six in the upper piece.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

SIZE: Final = 5
_START: Final = 0x80
_NEAR: Final = 0x40
_DOWN: Final = 0x01
_TYPE: Final = 0x1C
PLACES: Final = frozenset({0, 1, 4})
INFORMATION, REPLY, PRESSURE = 2, 3, 7
OUTSIDE: Final = 0xFFF


@dataclass(frozen=True)
class Place:
    """Where the pen is, in units of the pad."""

    x: int
    y: int
    near: bool
    down: bool


@dataclass(frozen=True)
class Pressure:
    """How hard the pen is pressed, 0..1023; for the places that follow."""

    value: int


@dataclass(frozen=True)
class About:
    """Which pad it is."""

    model: int
    serial: int


@dataclass(frozen=True)
class Lost:
    """Bytes that were no packet."""

    count: int


Told = Place | Pressure | About | Lost


class Packets:
    """Cuts a stream into packets; a byte with the top bit set always begins a new one."""

    def __init__(self, *, seven_bits: bool = False) -> None:
        self._seven_bits = seven_bits
        self._rest = b""

    def add(self, data: bytes) -> Iterator[Told]:
        """Take bytes, yield what they say."""
        for byte in data:
            if byte & _START:
                if self._rest:
                    yield Lost(len(self._rest))
                self._rest = bytes((byte,))
            elif not self._rest:
                yield Lost(1)
            else:
                self._rest += bytes((byte,))
            if len(self._rest) == SIZE:
                packet, self._rest = self._rest, b""
                told = read(packet, seven_bits=self._seven_bits)
                if told is not None:
                    yield told


def read(packet: bytes, *, seven_bits: bool = False) -> Told | None:
    """Read five bytes; None for what says nothing: a reply, or a pen outside of the pad."""
    status, first, second, third, fourth = packet
    kind = (status & _TYPE) >> 2
    if kind == PRESSURE:
        return Pressure((fourth & 0x07) << 7 | third)
    if kind == INFORMATION:
        low, high = first | second << 7, third | fourth << 7
        return About(low >> 2 & 0x3F, (low & 0x03) << 16 | high)
    if kind not in PLACES:
        return None
    x, y = _number(first, second, seven_bits), _number(third, fourth, seven_bits)
    if OUTSIDE in {x, y} and x == y:
        return None
    return Place(x, y, bool(status & _NEAR), bool(status & _DOWN))


def _number(low: int, high: int, seven_bits: bool) -> int:
    if seven_bits:
        return (high & 0x3F) << 6 | low & 0x3F
    return (high & 0x1F) << 7 | low
