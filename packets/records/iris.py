"""ISO/IEC 19794-6:2011 iris image record with one representation.

Layout: tables 3 and 4 of the standard; the same as MOSIP's ``bio-utils`` reads.
"""

import struct
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from packets.codestream import read_facts
from packets.enrollment import EyePosition, ImageCodec, Iris
from packets.records.fields import Cursor, Head, framed, head, invalid, picture, sized

_FORMAT, _VERSION = b"IIR\0", b"020\0"
_GENERAL: Final = struct.pack(">HBB", 1, 0, 1)
"""One representation, no certification blocks, one eye."""
_UNCROPPED, _VGA = 1, 2
_MONO_JPEG2000: Final = 0x0A
_UPRIGHT: Final = 0b0101
"""Horizontal and vertical orientation: base."""
_HISTORY: Final = MappingProxyType(
    {ImageCodec.JPEG2000_LOSSLESS: 1 << 6, ImageCodec.JPEG2000: 2 << 6}
)
_CODECS: Final = MappingProxyType({code: codec for codec, code in _HISTORY.items()})
_DEPTH: Final = 8
_UNKNOWN_RANGE_AND_ROLL: Final = struct.pack(">HHH", 0, 0xFFFF, 0xFFFF)


@dataclass(frozen=True)
class IrisRecord:
    """What a record says, and its picture."""

    head: Head
    eye: EyePosition
    codec: ImageCodec
    width: int
    height: int
    centre: tuple[int, int] | None
    iris_diameter: int | None
    data: bytes


def write_iris(iris: Iris) -> bytes:
    """Return the record of an eye. Raises RECORDING_INVALID, CODESTREAM_MALFORMED."""
    image = iris.image
    picture(image, channels=(1,))
    if image.codec not in _HISTORY:
        raise invalid("an iris is JPEG 2000")
    properties = _UPRIGHT | _HISTORY[image.codec]
    kind = _kind(image.width, image.height)
    own = struct.pack(">HBBBB", 1, iris.eye, kind, _MONO_JPEG2000, properties)
    own += struct.pack(">HHB", image.width, image.height, _DEPTH) + _UNKNOWN_RANGE_AND_ROLL
    own += _place(iris) + sized(image.data)
    start = head(image.captured_at, image.quality).encode()
    return framed(_FORMAT, _VERSION, _GENERAL, start + own)


def read_iris(data: bytes) -> IrisRecord:
    """Read a record of this profile. Raises RECORD_MALFORMED, CODESTREAM_MALFORMED."""
    cursor = Cursor(data, "19794-6")
    cursor.expect(_FORMAT + _VERSION, "format")
    if cursor.number("I") != len(data):
        raise cursor.malformed("record length")
    cursor.expect(_GENERAL, "general header")
    cursor.frame()
    start = cursor.head()
    number, eye, kind, form, properties = cursor.take("HBBBB")
    width, height, depth = cursor.take("HHB")
    fixed = (number, kind, form, depth)
    if fixed != (1, _kind(width, height), _MONO_JPEG2000, _DEPTH):
        raise cursor.malformed("representation header")
    if eye not in set(EyePosition) or properties ^ _UPRIGHT not in _CODECS:
        raise cursor.malformed("eye or properties")
    cursor.expect(_UNKNOWN_RANGE_AND_ROLL, "range and roll")
    centre, diameter = _read_place(cursor)
    image = cursor.rest(cursor.number("I"))
    facts = read_facts(image)
    if (facts.width, facts.height, facts.channels) != (width, height, 1):
        raise cursor.malformed("header and picture differ")
    codec = _CODECS[properties ^ _UPRIGHT]
    return IrisRecord(start, EyePosition(eye), codec, width, height, centre, diameter, image)


def _kind(width: int, height: int) -> int:
    return _VGA if (width, height) == (640, 480) else _UNCROPPED


def _place(iris: Iris) -> bytes:
    x, y = iris.centre or (0, 0)
    diameter = iris.iris_diameter or 0
    inside = 0 <= x < iris.image.width and 0 <= y < iris.image.height
    if not inside or not 0 <= diameter <= 0xFFFF:
        raise invalid("an iris outside the picture")
    return struct.pack(">HHHHHH", x, x, y, y, diameter, diameter)


def _read_place(cursor: Cursor) -> tuple[tuple[int, int] | None, int | None]:
    left, right, top, bottom, least, most = cursor.take("HHHHHH")
    if (left, top, least) != (right, bottom, most):
        raise cursor.malformed("place of the iris")
    return ((left, top) if left or top else None), least or None
