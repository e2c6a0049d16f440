"""What an emulated pad's screen makes of the bytes of a picture.

Written without the driver's code.
"""

import struct

import numpy as np

from drivers.protocol import Bgr


def shown(data: bytes, mode: int, width: int, height: int) -> Bgr | None:
    """Return the pixels, blue first; None where there are too many bytes, or too few."""
    row = {0: -(-width // 8), 2: 2 * width, 4: 3 * width}[mode]
    if len(data) != row * height:
        return None
    if mode == 4:
        return np.frombuffer(data, np.uint8).reshape(height, width, 3)
    pixels = np.empty((height, width, 3), np.uint8)
    for y in range(height):
        line = data[y * row : (y + 1) * row]
        for x in range(width):
            pixels[y, x] = _one(line, x) if mode == 0 else _sixteen(line, x)
    return pixels


def _one(line: bytes, x: int) -> tuple[int, int, int]:
    white = 255 * (line[x // 8] >> (7 - x % 8) & 1)
    return white, white, white


def _sixteen(line: bytes, x: int) -> tuple[int, int, int]:
    (word,) = struct.unpack_from(">H", line, 2 * x)
    return (word & 31) * 255 // 31, (word >> 5 & 63) * 255 // 63, (word >> 11) * 255 // 31
