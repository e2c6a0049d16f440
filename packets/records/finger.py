"""ISO/IEC 19794-4:2011 finger image record with one representation: a finger or a slap.

Layout: tables 3 and 4 of the standard; the same as MOSIP's ``bio-utils`` reads.
"""

import struct
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from packets.codestream import read_facts
from packets.enrollment import Finger, FingerPosition, ImageCodec
from packets.records.fields import Cursor, Head, framed, head, invalid, picture, sized

_FORMAT, _VERSION = b"FIR\0", b"020\0"
_GENERAL: Final = struct.pack(">HBB", 1, 0, 1)
"""One representation, no certification blocks, one distinct position."""
_PER_INCH: Final = 1
_LIVE_SCAN_PLAIN: Final = 0
_DEPTH: Final = 8
_COMPRESSION: Final = MappingProxyType(
    {ImageCodec.WSQ: 2, ImageCodec.JPEG2000: 4, ImageCodec.JPEG2000_LOSSLESS: 5}
)
_CODECS: Final = MappingProxyType({code: codec for codec, code in _COMPRESSION.items()})


@dataclass(frozen=True)
class FingerRecord:
    """What a record says, and its picture."""

    head: Head
    position: FingerPosition
    ppi: int
    codec: ImageCodec
    width: int
    height: int
    data: bytes


def write_finger(finger: Finger) -> bytes:
    """Return the record of a finger. Raises RECORDING_INVALID, CODESTREAM_MALFORMED."""
    image = finger.image
    picture(image, channels=(1,), ppi=finger.ppi)
    if not 0 < finger.ppi <= 0xFFFF:
        raise invalid("pixels per inch")
    own = struct.pack(
        ">BBBHHHHBBBHH",
        finger.position,
        0,
        _PER_INCH,
        *[finger.ppi] * 4,
        _DEPTH,
        _COMPRESSION[image.codec],
        _LIVE_SCAN_PLAIN,
        image.width,
        image.height,
    )
    start = head(image.captured_at, image.quality).encode()
    return framed(_FORMAT, _VERSION, _GENERAL, start + own + sized(image.data))


def read_finger(data: bytes) -> FingerRecord:
    """Read a record of this profile. Raises RECORD_MALFORMED, CODESTREAM_MALFORMED."""
    cursor = Cursor(data, "19794-4")
    cursor.expect(_FORMAT + _VERSION, "format")
    if cursor.number("I") != len(data):
        raise cursor.malformed("record length")
    cursor.expect(_GENERAL, "general header")
    cursor.frame()
    start = cursor.head()
    position, number, unit, *rates = cursor.take("BBBHHHH")
    depth, compression, impression, width, height = cursor.take("BBBHH")
    fixed = (number, unit, depth, impression)
    if fixed != (0, _PER_INCH, _DEPTH, _LIVE_SCAN_PLAIN) or len(set(rates)) != 1:
        raise cursor.malformed("representation header")
    if position not in set(FingerPosition) or compression not in _CODECS:
        raise cursor.malformed("position or compression")
    image = cursor.rest(cursor.number("I"))
    facts = read_facts(image)
    if (facts.width, facts.height, facts.channels) != (width, height, 1):
        raise cursor.malformed("header and picture differ")
    codec = _CODECS[compression]
    return FingerRecord(start, FingerPosition(position), rates[0], codec, width, height, image)
