"""What the header of an encoded picture says of it; no pixel is ever decoded.

JPEG 2000: ISO/IEC 15444-1 annex A (SIZ, COD, SOT) and annex I (the JP2 boxes around a codestream).
What would let two decoders see two pictures is refused: a header's segment twice, coding styles of
single components or tiles, palettes.
WSQ: "WSQ Gray-scale Fingerprint Image Compression Specification" 3.1 (SOF), NIST_COM comments.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from packets.enrollment import ImageCodec
from packets.errors import PacketCode, PacketError

_JP2_SIGNATURE: Final = b"\x00\x00\x00\x0cjP  \r\n\x87\n"
_SOC, _SIZ, _COD, _COC, _SOT, _SOD = 0xFF4F, 0xFF51, 0xFF52, 0xFF53, 0xFF90, 0xFF93
_EOC: Final = b"\xff\xd9"
_PLAIN_BOXES: Final = frozenset({b"ihdr", b"colr", b"res "})
"""Boxes of a JP2 header that leave the codestream's components what they are."""
_BRAND: Final = b"jp2 "
_DEPTH, _JPEG2000 = 7, 7
_ENUMERATED, _PROFILE = b"\1", b"\2"
"""How a colour space is told: by number, or by an ICC profile, which is left to the decoder."""
_COLOUR_SPACE: Final = MappingProxyType({1: 17, 3: 16})
"""By channels: grey, sRGB."""
_COMPONENT: Final = b"\x07\x01\x01"
"""Unsigned, 8 bits deep, a sample for each pixel: sparser ones decode to a smaller picture."""
_REVERSIBLE: Final = 1
_WSQ_SOI, _WSQ_EOI, _WSQ_SOF, _WSQ_SOB, _WSQ_COM = 0xFFA0, b"\xff\xa1", 0xFFA2, 0xFFA3, 0xFFA8
_WSQ_FACTS: Final = (b"PPI", b"PIX_WIDTH", b"PIX_HEIGHT")
"""What a NIST_COM comment says of the picture."""
_WSQ_TABLES: Final = (0xFFA4, 0xFFA5, 0xFFA6, _WSQ_COM)
_LARGEST_SIDE: Final = 65535
_MOST_PARTS: Final = 1024
"""Boxes of a file or segments of a header; usual ones have about ten."""
_MOST_TILE_PARTS: Final = 4096
"""Usual pictures have one tile; the largest ones of a camera some hundred."""


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
    _, *boxes = _boxes(data)
    header = [body for kind, body in boxes if kind == b"jp2h"]
    streams = [body for kind, body in boxes if kind == b"jp2c"]
    if len(header) != 1 or len(streams) != 1:
        raise _malformed("JP2 boxes")
    kind, brands = boxes[0]
    if kind != b"ftyp" or _BRAND not in (brands[at : at + 4] for at in range(8, len(brands), 4)):
        raise _malformed("JP2 file type")
    facts = _j2k(streams[0])
    _check_header(header[0], facts)
    return facts


def _check_header(data: bytes, facts: Facts) -> None:
    """Hold a JP2 header box to the codestream: sides, channels, depth, colours."""
    boxes = list(_boxes(data))
    kinds = [kind for kind, _ in boxes]
    if kinds[:1] != [b"ihdr"] or kinds.count(b"ihdr") != 1 or set(kinds) - _PLAIN_BOXES:
        raise _malformed("JP2 header boxes")
    said = (facts.height, facts.width, facts.channels, _DEPTH, _JPEG2000)
    if len(boxes[0][1]) != 14 or boxes[0][1][:12] != struct.pack(">IIHBB", *said):
        raise _malformed("JP2 header and codestream differ")
    space = struct.pack(">I", _COLOUR_SPACE[facts.channels])
    colours = [body for kind, body in boxes if kind == b"colr"]
    if any(each[:1] != _PROFILE and each != _ENUMERATED + each[1:3] + space for each in colours):
        raise _malformed("JP2 colours")


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
    found, tiles = _header(data, start=_SOC, stop=_SOT)
    markers = [marker for marker, _ in found]
    if markers[:1] != [_SIZ] or [markers.count(each) for each in (_SIZ, _COD, _COC)] != [1, 1, 0]:
        raise _malformed("JPEG 2000 markers")
    segments = dict(found)
    _check_tiles(_tile_parts(data, tiles), segments[_SIZ])
    right, bottom, left, top = struct.unpack_from(">2x4I", segments[_SIZ])
    (channels,) = struct.unpack_from(">H", segments[_SIZ], 34)
    if channels not in (1, 3) or segments[_SIZ][36:] != _COMPONENT * channels:
        raise _malformed("JPEG 2000 components")
    lossless = struct.unpack_from(">5xBBBBB", segments[_COD])[4] == _REVERSIBLE
    codec = ImageCodec.JPEG2000_LOSSLESS if lossless else ImageCodec.JPEG2000
    return _checked(Facts(codec, right - left, bottom - top, channels))


def _check_tiles(found: set[int], size: bytes) -> None:
    """Hold the tiles that there are to the grid of SIZ (B.3): what is missing would be invented."""
    *image, width, height, left, top = struct.unpack_from(">2x8I", size)
    count = 1
    for end, begin, start, side in zip(
        image[:2], image[2:], (left, top), (width, height), strict=True
    ):
        if not start <= begin < start + side:
            raise _malformed("JPEG 2000 grid of tiles")
        count *= -((start - end) // side)
    if len(found) != count or max(found) != count - 1:
        raise _malformed("JPEG 2000 tiles")


def _tile_parts(data: bytes, at: int) -> set[int]:
    """Return the tiles up to the end of the codestream, held to the main header's coding style."""
    segments, end = 0, len(data) - len(_EOC)
    tiles: set[int] = set()
    for _ in range(_MOST_TILE_PARTS):
        if at == end and data.endswith(_EOC):
            return tiles
        marker, length, tile, size = struct.unpack_from(">HHHI", data, at)
        following = at + size if size else end
        if marker != _SOT or length != 10 or not at + 12 < following <= end:
            raise _malformed("JPEG 2000 tile-part")
        found, body = _walk(data, at + 12, _SOD)
        segments += len(found)
        if body >= following or segments > _MOST_TILE_PARTS:
            raise _malformed("JPEG 2000 tile-part header")
        if {_COD, _COC} & {marker for marker, _ in found}:
            raise _malformed("JPEG 2000 coding style of a tile")
        tiles.add(tile)
        at = following
    raise _malformed("number of tile-parts")


def _wsq(data: bytes) -> Facts:
    if not data.endswith(_WSQ_EOI):
        raise _malformed("WSQ without end")
    found, _ = _header(data, start=_WSQ_SOI, stop=_WSQ_SOB)
    frames = [body for marker, body in found if marker == _WSQ_SOF]
    if len(frames) != 1 or {marker for marker, _ in found} - {_WSQ_SOF, *_WSQ_TABLES}:
        raise _malformed("WSQ markers")
    comments = [body for marker, body in found if marker == _WSQ_COM]
    densities, widths, heights = (
        {_commented(name, body) for body in comments} - {0} for name in _WSQ_FACTS
    )
    height, width = struct.unpack_from(">xxHH", frames[0])
    if len(densities) > 1 or widths - {width} or heights - {height}:
        raise _malformed("WSQ comments differ")
    return _checked(Facts(ImageCodec.WSQ, width, height, 1, max(densities, default=None)))


def _header(data: bytes, *, start: int, stop: int) -> tuple[list[tuple[int, bytes]], int]:
    """Return the segments behind the marker ``start``, and where the marker ``stop`` stands."""
    if struct.unpack_from(">H", data)[0] != start:
        raise _malformed("first marker")
    return _walk(data, 2, stop)


def _walk(data: bytes, at: int, stop: int) -> tuple[list[tuple[int, bytes]], int]:
    """Return the marker segments from ``at`` on, and where the marker ``stop`` stands."""
    found: list[tuple[int, bytes]] = []
    while (marker := struct.unpack_from(">H", data, at)[0]) != stop:
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if marker < 0xFF00 or length < 2 or end > len(data):
            raise _malformed("marker segment")
        found.append((marker, data[at + 4 : end]))
        _counted(len(found))
        at = end
    return found, at


def _counted(parts: int) -> int:
    if parts == _MOST_PARTS:
        raise _malformed("number of parts")
    return parts + 1


def _commented(fact: bytes, body: bytes) -> int:
    """Return the number that a comment tells under this name, 0 where it tells none."""
    for line in body.split(b"\n"):
        name, _, value = line.strip(b"\0 ").partition(b" ")
        digits = value.strip()
        if name == fact and digits.isdigit():
            # No field of a record holds six digits: a longer number is refused as it stands.
            return int(digits.lstrip(b"0")[:6] or b"0")
    return 0


def _checked(facts: Facts) -> Facts:
    if not 0 < facts.width <= _LARGEST_SIDE or not 0 < facts.height <= _LARGEST_SIDE:
        raise _malformed("size")
    return facts


def _malformed(where: str) -> PacketError:
    return PacketError(PacketCode.CODESTREAM_MALFORMED, f"picture: {where}")
