"""A template as bytes and back: what is kept of a finger where its picture is not to be kept.

5 bytes      ``PRKT1``
u16 u16 u16  minutiae, rows and columns of the map of what is readable; little-endian
f32 x 3 n    x, y in pixels and the direction in radians of each minutia
bits         the map, row after row, filled up to a whole byte
"""

import struct
from typing import Final

import numpy as np

from station.quality.match import Template
from station.quality.minutiae import Minutiae

_HEAD: Final = struct.Struct("<5sHHH")
_MAGIC: Final = b"PRKT1"
_MOST_MINUTIAE: Final = 1000
_MOST_CELLS: Final = 1 << 16


class NoTemplate(Exception):
    """The bytes are no template of this form."""


def packed(template: Template) -> bytes:
    """Write a template."""
    found, (rows, columns) = template.found, template.readable.shape
    minutiae = np.column_stack([found.places, found.directions]).astype("<f4")
    head = _HEAD.pack(_MAGIC, len(found), rows, columns)
    return head + minutiae.tobytes() + np.packbits(template.readable).tobytes()


def unpacked(data: bytes) -> Template:
    """Read what :func:`packed` wrote. Raises :class:`NoTemplate`."""
    if len(data) < _HEAD.size or not data.startswith(_MAGIC):
        raise NoTemplate("head")
    _, count, rows, columns = _HEAD.unpack_from(data)
    middle = _HEAD.size + 12 * count
    cells = rows * columns
    if count > _MOST_MINUTIAE or cells > _MOST_CELLS or len(data) != middle + -(-cells // 8):
        raise NoTemplate("size")
    numbers = np.frombuffer(data[_HEAD.size : middle], "<f4").reshape(count, 3).astype(np.float32)
    if not np.isfinite(numbers).all():
        raise NoTemplate("numbers")
    bits = np.unpackbits(np.frombuffer(data[middle:], np.uint8), count=cells)
    return Template(
        Minutiae(numbers[:, :2], numbers[:, 2]), bits.reshape(rows, columns).astype(np.bool_)
    )
