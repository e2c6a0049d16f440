"""ISO/IEC 19794-5:2011 face image record with one full frontal or token representation.

Layout: table 2 and figure 2 of the standard; the same as MOSIP's ``bio-utils`` reads.
"""

import struct
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from packets.codestream import read_facts
from packets.enrollment import Face, Image, ImageCodec, Point
from packets.records.fields import Cursor, Head, framed, head, invalid, picture, sized

_FORMAT, _VERSION = b"FAC\0", b"030\0"
_GENERAL: Final = struct.pack(">HBH", 1, 0, 0)
"""One representation, no certification, one moment."""
_PERSON: Final = bytes(15)
"""Gender, eye and hair colour, height, features, expression, pose and its uncertainty: unsaid."""
_FULL_FRONTAL, _TOKEN = 1, 2
_LEAST_TOKEN: Final = 240
"""Pixels across; the eyes are then 60 apart."""
_COMPRESSION: Final = MappingProxyType({ImageCodec.JPEG2000: 1, ImageCodec.JPEG2000_LOSSLESS: 2})
_CODECS: Final = MappingProxyType({code: codec for codec, code in _COMPRESSION.items()})
_UNSAID: Final = struct.pack(">BHB", 0, 0, 0)
"""Sampling rate level (the lowest: the head is not measured), processing, cross reference."""
_COLOURS: Final = MappingProxyType({3: 1, 1: 3})
"""Colour space by channels: 24 bit RGB, 8 bit grey."""
_RIGHT_EYE, _LEFT_EYE = (1, 0xC2), (1, 0xC1)
"""Landmark type MPEG-4 with points 12.2 and 12.1, the centres of the eyes."""


@dataclass(frozen=True)
class FaceRecord:
    """What a record says, and its picture."""

    head: Head
    codec: ImageCodec
    width: int
    height: int
    channels: int
    right_eye: tuple[int, int] | None
    left_eye: tuple[int, int] | None
    data: bytes


def write_face(face: Face) -> bytes:
    """Return the record of a portrait. Raises RECORDING_INVALID, CODESTREAM_MALFORMED."""
    image = face.image
    picture(image, channels=(1, 3))
    if image.codec not in _COMPRESSION:
        raise invalid("a portrait is JPEG 2000")
    eyes = [(_RIGHT_EYE, face.right_eye), (_LEFT_EYE, face.left_eye)]
    points = [_landmark(kind, at, image) for kind, at in eyes if at]
    own = struct.pack(">H", len(points)) + _PERSON + b"".join(points)
    compression = _COMPRESSION[image.codec]
    kind = _kind(image.width, image.height, face.right_eye, face.left_eye)
    own += struct.pack(">BBHH", kind, compression, image.width, image.height)
    own += _UNSAID + bytes([_COLOURS[image.channels]]) + sized(image.data)
    start = head(image.captured_at, image.quality).encode()
    return framed(_FORMAT, _VERSION, _GENERAL, start + own)


def read_face(data: bytes) -> FaceRecord:
    """Read a record of this profile. Raises RECORD_MALFORMED, CODESTREAM_MALFORMED."""
    cursor = Cursor(data, "19794-5")
    cursor.expect(_FORMAT + _VERSION, "format")
    if cursor.number("I") != len(data):
        raise cursor.malformed("record length")
    cursor.expect(_GENERAL, "general header")
    cursor.frame()
    start = cursor.head()
    points = cursor.number("H")
    cursor.expect(_PERSON, "facial information")
    eyes = _landmarks(cursor, points)
    kind, compression, width, height = cursor.take("BBHH")
    cursor.expect(_UNSAID, "image information")
    colour = cursor.number("B")
    right, left = eyes.get(_RIGHT_EYE), eyes.get(_LEFT_EYE)
    if kind != _kind(width, height, right, left) or compression not in _CODECS:
        raise cursor.malformed("image type")
    image = cursor.rest(cursor.number("I"))
    facts = read_facts(image)
    if (facts.width, facts.height, _COLOURS[facts.channels]) != (width, height, colour):
        raise cursor.malformed("header and picture differ")
    codec, channels = _CODECS[compression], facts.channels
    return FaceRecord(start, codec, width, height, channels, right, left, image)


def _kind(width: int, height: int, right: Point | None, left: Point | None) -> int:
    """Return the image type: a token's when the picture has a token's measures, within a pixel.

    Of a token W wide the height is W / 0.75, and the eyes stand 0.6 W down, at 0.375 W and 0.625 W.
    """
    if width < _LEAST_TOKEN or abs(4 * width - 3 * height) > 3 or not (right and left):
        return _FULL_FRONTAL
    eyes = ((right, 0.375), (left, 0.625))
    placed = all(abs(x - at * width) <= 1 and abs(y - 0.6 * width) <= 1 for (x, y), at in eyes)
    return _TOKEN if placed else _FULL_FRONTAL


def _landmark(kind: tuple[int, int], at: tuple[int, int], image: Image) -> bytes:
    if not 0 <= at[0] < image.width or not 0 <= at[1] < image.height:
        raise invalid("an eye outside the picture")
    return struct.pack(">BBHHH", *kind, *at, 0)


def _landmarks(cursor: Cursor, count: int) -> dict[tuple[int, int], tuple[int, int]]:
    if count > 2:
        raise cursor.malformed("landmarks")
    eyes = {}
    for _ in range(count):
        kind, code, x, y, z = cursor.take("BBHHH")
        if (kind, code) not in (_RIGHT_EYE, _LEFT_EYE) or (kind, code) in eyes or z:
            raise cursor.malformed("landmark")
        eyes[kind, code] = (x, y)
    return eyes
