"""ISO/IEC 19794-7:2007 signature time series, full format: channels X, Y, T, F and S.

Layout: clauses 7.3 and 7.4, annex B. A channel's integer divided by its scaling value gives the
quantity in the standard's unit: X and Y in mm, T in s. F (pressure) has no unit; S, the one channel
of a single byte, is 1 where the pen touches. All are big-endian. X and Y are signed in the
standard, which writes a signed channel as its distance from -32768: left and upper edge of the pad
lie at that least value, which is written 0, and are the minimum that the header names.
"""

import math
import struct
from dataclasses import dataclass
from typing import Final

from packets.enrollment import PenTrace
from packets.records.fields import Cursor, invalid

_FORMAT, _VERSION = b"SDI\0", b" 10\0"
_CHANNELS: Final = 0b1100_0001_0110_0000
"""Inclusion bits, most significant first: X Y Z VX VY AX AY T, DT F S TX TY Az El R."""
_SCALED, _MIN, _MAX = 0x80, 0x40, 0x20
_END_OF_HEADER: Final = b"\0"
_NO_EXTENDED_DATA: Final = b"\0"
_POINT: Final = ">HHHHB"
_FRACTION: Final = 1 << 11
_BIAS: Final = 16
_SECOND: Final = 1000
_LONGEST: Final = 0xFFFF
_WIDEST: Final = 0x7FFF
_MOST_POINTS: Final = 1 << 17
"""Eleven minutes at 200 reports a second."""


@dataclass(frozen=True)
class SignatureRecord:
    """The points as (x, y, pressure, t in ms) and the ranges of the pad."""

    points: tuple[tuple[int, int, int, int], ...]
    max_x: int
    max_y: int
    max_pressure: int
    units_per_mm: float


def write_signature(trace: PenTrace) -> bytes:
    """Return the record of a signature. Raises RECORDING_INVALID.

    Times are in ms; a signature longer than 65 s is written in steps of 2, 4, 8 ... ms.
    """
    _check(trace)
    step = _step(trace)
    place, ticks = _scaling(trace.units_per_mm), _scaling(_SECOND / step)
    channels = [
        struct.pack(">BHHH", _SCALED | _MIN | _MAX, place, 0, trace.max_x),
        struct.pack(">BHHH", _SCALED | _MIN | _MAX, place, 0, trace.max_y),
        struct.pack(">BH", _SCALED, ticks),
        struct.pack(">BHH", _MIN | _MAX, 0, trace.max_pressure),
        b"\0",
    ]
    head = _FORMAT + _VERSION + struct.pack(">H", _CHANNELS) + b"".join(channels)
    points = b"".join(
        struct.pack(_POINT, x, y, t // step, pressure, pressure > 0)
        for x, y, pressure, t in trace.points
    )
    count = len(trace.points).to_bytes(3, "big")
    return head + _END_OF_HEADER + _NO_EXTENDED_DATA + count + points


def read_signature(data: bytes) -> SignatureRecord:
    """Read a record of this profile. Raises RECORD_MALFORMED."""
    cursor = Cursor(data, "19794-7")
    cursor.expect(_FORMAT + _VERSION + struct.pack(">H", _CHANNELS), "format")
    place, max_x = _extent(cursor)
    other, max_y = _extent(cursor)
    scaled, ticks = cursor.take("BH")
    bounded, least, max_pressure = cursor.take("BHH")
    if (place, scaled, bounded, least) != (other, _SCALED, _MIN | _MAX, 0):
        raise cursor.malformed("channel description")
    cursor.expect(b"\0" + _END_OF_HEADER + _NO_EXTENDED_DATA, "header")
    high, low = cursor.take("BH")
    count = high << 16 | low
    if not 0 < count <= _MOST_POINTS:
        raise cursor.malformed("number of points")
    packed = cursor.rest(count * struct.calcsize(_POINT))
    step = round(_SECOND / _value(ticks))
    points = tuple(_point(fields, step, cursor) for fields in struct.iter_unpack(_POINT, packed))
    if any(x > max_x or y > max_y or p > max_pressure for x, y, p, _ in points):
        raise cursor.malformed("points")
    return SignatureRecord(points, max_x, max_y, max_pressure, _value(place))


def svg(trace: PenTrace) -> bytes:
    """Return the strokes as an SVG picture in the pad's units; nothing but paths is in it."""
    strokes: list[list[str]] = [[]]
    for x, y, pressure, _ in trace.points:
        if pressure > 0:
            strokes[-1].append(f"{x},{y}")
        elif strokes[-1]:
            strokes.append([])
    width = round(trace.units_per_mm / 2, 2)
    paths = "".join(f'<polyline points="{" ".join(stroke)}"/>' for stroke in strokes if stroke)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {trace.max_x} {trace.max_y}">'
        f'<g fill="none" stroke="black" stroke-linecap="round" stroke-width="{width}">{paths}</g>'
        "</svg>\n"
    ).encode("ascii")


def _check(trace: PenTrace) -> None:
    if not 0 < len(trace.points) <= _MOST_POINTS or not 0 < trace.units_per_mm < _LONGEST:
        raise invalid("signature: points or units")
    if not 0 < trace.max_x <= _WIDEST or not 0 < trace.max_y <= _WIDEST:
        raise invalid("signature: extent")
    if not 0 < trace.max_pressure <= _LONGEST:
        raise invalid("signature: pressure")
    limits = (trace.max_x, trace.max_y, trace.max_pressure)
    for *place, _ in trace.points:
        if any(not 0 <= value <= limit for value, limit in zip(place, limits, strict=True)):
            raise invalid("signature: a point outside the pad")
    times = [t for *_, t in trace.points]
    if times[0] < 0 or times != sorted(times):
        raise invalid("signature: times")


def _step(trace: PenTrace) -> int:
    """Return the ms of one tick; a power of two, so that what is read back is written alike."""
    return 1 << max(0, trace.points[-1][3].bit_length() - _LONGEST.bit_length())


def _scaling(value: float) -> int:
    """Return a scaling value: 5 bits of exponent (bias 16), 11 bits of fraction behind 1."""
    mantissa, exponent = math.frexp(value)
    fraction = round((2 * mantissa - 1) * _FRACTION)
    exponent += fraction // _FRACTION - 1
    if not -_BIAS <= exponent < _BIAS:
        raise invalid("signature: scale")
    return (exponent + _BIAS) << 11 | fraction % _FRACTION


def _value(scaling: int) -> float:
    return float(2.0 ** ((scaling >> 11) - _BIAS) * (1 + scaling % _FRACTION / _FRACTION))


def _extent(cursor: Cursor) -> tuple[int, int]:
    preamble, scaling, least, most = cursor.take("BHHH")
    if preamble != _SCALED | _MIN | _MAX or least != 0 or not 0 < most <= _WIDEST:
        raise cursor.malformed("channel description")
    return scaling, most


def _point(fields: tuple[int, ...], step: int, cursor: Cursor) -> tuple[int, int, int, int]:
    x, y, t, pressure, touching = fields
    if touching != (pressure > 0):
        raise cursor.malformed("point")
    return x, y, pressure, t * step
