"""The Type-8 form of a signature: vectors of position and pressure, ANSI/NIST-ITL B.2.4.

Five bytes a vector: X and Y, two bytes each, in thousandths of an inch from the bottom left corner
of the signature, X to the right and Y upwards; pressure 1 (least) to 254 (most), which holds until
the next vector, 0 for the pen lifted, 255 for the end of the list. Times have no place in it.
"""

import struct
from collections.abc import Iterator
from typing import Final

from packets.enrollment import PenTrace
from packets.errors import PacketCode, PacketError

_VECTOR: Final = struct.Struct(">HHB")
_MIL: Final = 0.0254
"""Millimetres of a thousandth of an inch."""
_LIFTED, _LEAST, _MOST, _END = 0, 1, 254, 255
Point = tuple[int, int, int]


def vectors(trace: PenTrace) -> bytes:
    """Return the strokes of a signature, without what the pen did in the air; empty without ink.

    Raises TOO_LARGE for a signature of more than 65 inches.
    """
    strokes = list(_strokes(trace))
    if not strokes:
        return b""
    inked = [point for stroke in strokes for point in stroke]
    left, bottom = min(x for x, _, _ in inked), max(y for _, y, _ in inked)
    mils = 1 / (trace.units_per_mm * _MIL)
    listed = [
        (round((x - left) * mils), round((bottom - y) * mils), pressure)
        for stroke in strokes
        for x, y, pressure in _lifted(stroke, trace.max_pressure)
    ]
    try:
        return b"".join(_VECTOR.pack(*each) for each in (*listed, (*listed[-1][:2], _END)))
    except struct.error:
        raise PacketError(PacketCode.TOO_LARGE, "ANSI/NIST-ITL: signature") from None


def _strokes(trace: PenTrace) -> Iterator[list[Point]]:
    stroke: list[Point] = []
    for x, y, pressure, _ in trace.points:
        if pressure > 0:
            stroke.append((x, y, pressure))
        elif stroke:
            yield stroke
            stroke = []
    if stroke:
        yield stroke


def _lifted(stroke: list[Point], most: int) -> Iterator[Point]:
    """Yield a stroke with its pressures scaled, and the pen lifted where it ends.

    A pressure holds until the next vector: the last point must not draw to the next stroke.
    """
    for x, y, pressure in stroke:
        yield x, y, _LEAST + round((pressure - 1) * (_MOST - _LEAST) / max(most - 1, 1))
    yield (*stroke[-1][:2], _LIFTED)
