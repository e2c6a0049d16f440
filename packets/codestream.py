"""What the header of an encoded picture says of it; no pixel is ever decoded.

JPEG 2000: ISO/IEC 15444-1 annex A (SIZ, COD) and annex I (the JP2 boxes around a codestream).
WSQ: "WSQ Gray-scale Fingerprint Image Compression Specification" 3.1 (SOF), NIST_COM comments.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from packets.enrollment import ImageCodec
from packets.errors import PacketCode, PacketError

_JP2_SIGNATURE: Final = b"\x00\x00\x00\x0cjP  \r\n\x87\n"
_SOC, _SIZ, _COD, _SOT, _EOC = 0xFF4F, 0xFF51, 0xFF52, 0xFF90, b"\xff\xd9"
_REVERSIBLE: Final = 1
_WSQ_SOI, _WSQ_EOI, _WSQ_SOF, _WSQ_SOB, _WSQ_COM = 0xFFA0, b"\xff\xa1", 0xFFA2, 0xFFA3, 0xFFA8
_WSQ_TABLES: Final = (0xFFA4, 0xFFA5, 0xFFA6, _WSQ_COM)
_LARGEST_SIDE: Final = 65535
_MOST_PARTS: Final = 1024
"""Boxes of a file or segments of a header; usual ones have about ten."""


@dataclass(frozen=True)
class Facts:
    """What a picture is: pixels, channels of 8 bits, codec, and pixels per inch where it says."""

    codec: ImageCodec
    width: int
    height: int
    channels: int
    ppi: int | None = None


def read_facts(data: bytes) -> Facts:
    """Return the facts of a WSQ or JPEG 2000 picture. Raises CODESTREAM_MALFORMED."""
    try:
        return _facts(data)
    except struct.error:
        raise _malformed("cut short") from None


def _facts(data: bytes) -> Facts:
    if data.startswith(_JP2_SIGNATURE):
        return _jp2(data)
    marker = struct.unpack_from(">H", data)[0]
    if marker == _SOC:
        return _j2k(data)
    if marker == _WSQ_SOI:
        return _wsq(data)
    raise _malformed("neither JPEG 2000 nor WSQ")


def _jp2(data: bytes) -> Facts:
    boxes = list(_boxes(data))
    header = [body for kind, body in boxes if kind == b"jp2h"]
    streams = [body for kind, body in boxes if kind == b"jp2c"]
    if len(header) != 1 or len(streams) != 1:
        raise _malformed("JP2 boxes")
    facts = _j2k(streams[0])
    kind, body = next(_boxes(header[0]), (b"", b""))
    if kind != b"ihdr" or len(body) != 14:
        raise _malformed("JP2 image header")
    height, width, channels = struct.unpack_from(">IIH", body)
    if (width, height, channels) != (facts.width, facts.height, facts.channels):
        raise _malformed("JP2 header and codestream differ")
    return facts


def _boxes(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = parts = 0
    while at < len(data):
        parts = _counted(parts)
        length, kind = struct.unpack_from(">I4s", data, at)
        start = at + 8
        if length == 1:
            (length,) = struct.unpack_from(">Q", data, start)
            start += 8
        end = len(data) if length == 0 else at + length
        if not start <= end <= len(data):
            raise _malformed("JP2 box length")
        yield kind, data[start:end]
        at = end


def _j2k(data: bytes) -> Facts:
    segments = dict(_segments(data, start=_SOC, stop=_SOT))
    if _SIZ not in segments or _COD not in segments or not data.endswith(_EOC):
        raise _malformed("JPEG 2000 markers")
    _, right, bottom, left, top = struct.unpack_from(">HIIII", segments[_SIZ])
    (channels,) = struct.unpack_from(">H", segments[_SIZ], 34)
    depths = segments[_SIZ][36::3]
    if channels not in (1, 3) or set(depths) != {7} or len(depths) != channels:
        raise _malformed("JPEG 2000 components")
    lossless = struct.unpack_from(">5xBBBBB", segments[_COD])[4] == _REVERSIBLE
    codec = ImageCodec.JPEG2000_LOSSLESS if lossless else ImageCodec.JPEG2000
    return _checked(Facts(codec, right - left, bottom - top, channels))


def _wsq(data: bytes) -> Facts:
    if not data.endswith(_WSQ_EOI):
        raise _malformed("WSQ without end")
    ppi = None
    for marker, body in _segments(data, start=_WSQ_SOI, stop=_WSQ_SOB):
        if marker == _WSQ_COM:
            ppi = _comment_ppi(body) or ppi
        elif marker == _WSQ_SOF:
            height, width = struct.unpack_from(">xxHH", body)
            return _checked(Facts(ImageCodec.WSQ, width, height, 1, ppi))
        elif marker not in _WSQ_TABLES:
            raise _malformed("WSQ markers")
    raise _malformed("WSQ without frame")


def _segments(data: bytes, *, start: int, stop: int) -> Iterator[tuple[int, bytes]]:
    """Yield the marker segments of a header; its first marker has no body."""
    if struct.unpack_from(">H", data)[0] != start:
        raise _malformed("first marker")
    at, parts = 2, 0
    while True:
        parts = _counted(parts)
        marker, length = struct.unpack_from(">HH", data, at)
        if marker == stop:
            return
        end = at + 2 + length
        if marker < 0xFF00 or length < 2 or end > len(data):
            raise _malformed("marker segment")
        yield marker, data[at + 4 : end]
        at = end


def _counted(parts: int) -> int:
    if parts == _MOST_PARTS:
        raise _malformed("number of parts")
    return parts + 1


def _comment_ppi(body: bytes) -> int | None:
    for line in body.split(b"\n"):
        name, _, value = line.strip(b"\0 ").partition(b" ")
        digits = value.strip()
        if name == b"PPI" and digits.isdigit():
            # No field of a record holds six digits: a longer number is refused as it stands.
            return int(digits.lstrip(b"0")[:6] or b"0")
    return None


def _checked(facts: Facts) -> Facts:
    if not 0 < facts.width <= _LARGEST_SIDE or not 0 < facts.height <= _LARGEST_SIDE:
        raise _malformed("size")
    return facts


def _malformed(where: str) -> PacketError:
    return PacketError(PacketCode.CODESTREAM_MALFORMED, f"picture: {where}")
