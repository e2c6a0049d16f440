"""How much a JPEG 2000 codestream asks of its decoder beside its pixels, read before decoding.

Each tile, and each precinct of a tile, costs the decoder kilobytes whether or not it holds data: a
hundred bytes can ask for half a gigabyte.

Source: ISO/IEC 15444-1, A.4.2 (SOT), A.5.1 (SIZ), A.6.1 (COD), B.3 (the grid of tiles), B.6
(precincts).
"""

import struct
from collections.abc import Iterator
from typing import Final

MOST_TILES: Final = 1024
MOST_LAYERS: Final = 64
SMALLEST_PRECINCT: Final = 5
"""As a power of two: 32 pixels a side."""

_SOC_AND_SIZ: Final = b"\xff\x4f\xff\x51"
"""How every codestream begins; no data inside one can look like it."""
_SIZ_AND_MORE, _COD, _COC, _POC, _SOT, _SOD = 0xFF51, 0xFF52, 0xFF53, 0xFF5F, 0xFF90, 0xFF93
_SEGMENT: Final = struct.Struct(">HH")
_GRID: Final = struct.Struct(">HIIIIIIII")
_TILE_PART: Final = struct.Struct(">HIBB")
_CODING: Final = struct.Struct(">BBHBBBBBB")
"""Style, order, layers, colour transform, levels, width and height of code blocks, and two more."""
_OWN_PRECINCTS: Final = 1


class Immodest(Exception):
    """The picture asks for more than pictures of devices need, or does not say what it asks for."""


def check(data: bytes) -> None:
    """Look through all headers of a picture, bare or in a JP2 file. Raises :class:`Immodest`."""
    if data.count(_SOC_AND_SIZ) != 1:
        raise Immodest("start")
    stream = data[data.index(_SOC_AND_SIZ) :]
    try:
        at = _main_header(stream)
        while stream[at : at + 2] == _SOT.to_bytes(2):
            at = _tile_part(stream, at)
    except struct.error as error:
        raise Immodest("cut short") from error


def _main_header(stream: bytes) -> int:
    """Check the header of the whole; return where its first tile-part begins."""
    at = 2
    for marker, body, behind in _segments(stream, at, _SOT):
        if marker == _SIZ_AND_MORE:
            _check_grid(body)
        elif marker == _COD:
            _check_coding(body)
        elif marker in (_COC, _POC):  # the same again for one component, or another order
            raise Immodest("coding")
        at = behind
    return at


def _tile_part(stream: bytes, start: int) -> int:
    """Check that a tile-part changes nothing; return where the next one begins."""
    _tile, size, _part, _parts = _TILE_PART.unpack_from(stream, start + _SEGMENT.size)
    for marker, _body, _behind in _segments(stream, start, _SOD):
        if marker in (_COD, _COC, _POC):
            raise Immodest("coding of a tile")
    if 0 < size <= _SEGMENT.size + _TILE_PART.size:
        raise Immodest("tile-part")
    return start + size if size else len(stream)


def _segments(stream: bytes, at: int, stop: int) -> Iterator[tuple[int, bytes, int]]:
    """Yield marker, body and the end of each segment before the marker ``stop``."""
    while stream[at : at + 2] != stop.to_bytes(2):
        marker, length = _SEGMENT.unpack_from(stream, at)
        end = at + 2 + length
        if marker < 0xFF00 or length < 2 or end > len(stream):
            raise Immodest("segment")
        yield marker, stream[at + _SEGMENT.size : end], end
        at = end


def _check_grid(body: bytes) -> None:
    _caps, right, bottom, _x, _y, wide, high, left, top = _GRID.unpack_from(body)
    if not wide or not high or left >= right or top >= bottom:
        raise Immodest("grid")
    if -((left - right) // wide) * -((top - bottom) // high) > MOST_TILES:
        raise Immodest("tiles")


def _check_coding(body: bytes) -> None:
    style, _order, layers, *_rest = _CODING.unpack_from(body)
    precincts = body[_CODING.size :] if style & _OWN_PRECINCTS else b""
    if layers > MOST_LAYERS:
        raise Immodest("layers")
    if any(min(each & 15, each >> 4) < SMALLEST_PRECINCT for each in precincts):
        raise Immodest("precincts")
