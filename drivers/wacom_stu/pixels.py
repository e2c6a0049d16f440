"""A picture as a pad takes it: one bit, sixteen or twenty-four for each of its pixels.

Source: the flattening of pictures in Wacom's open ``stu-sdk`` samples, read for its facts: one bit
is set for white, the leftmost is the highest, rows begin on a byte; sixteen bits are red, green and
blue of 5, 6 and 5 bits, high byte first; twenty-four are blue, green, red.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from drivers.protocol import Bgr
from drivers.wacom_stu.reports import Encoding

MODE_1, MODE_16, MODE_24 = 0x00, 0x02, 0x04
INK: Final = 0x80
"""What is no brighter is ink where there are no colours."""


@dataclass(frozen=True)
class Encoded:
    """A picture ready to be sent, and the number of its mode."""

    mode: int
    data: bytes


def encoded(pixels: Bgr, encoding: int) -> Encoded | None:
    """Return the picture in the best way of a set of ``Encoding``; None where there is none."""
    if encoding & Encoding.BIT_24:
        return Encoded(MODE_24, pixels.tobytes())
    if encoding & Encoding.BIT_16:
        return Encoded(MODE_16, _565(pixels))
    if encoding & (Encoding.BIT_1 | Encoding.ZLIB):
        white = pixels.max(axis=2) > INK
        spare = -white.shape[1] % 8
        rows = np.pad(white, ((0, 0), (0, spare)), constant_values=True)
        return Encoded(MODE_1, np.packbits(rows, axis=1).tobytes())
    return None


def _565(pixels: Bgr) -> bytes:
    blue, green, red = (pixels[..., each].astype(np.uint16) for each in range(3))
    words = (red >> 3) << 11 | (green >> 2) << 5 | blue >> 3
    return words.astype(">u2").tobytes()
