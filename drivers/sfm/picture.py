"""The picture that an SFM module delivers: seven numbers, then gray pixels, top row first.

Source: supremainc/sfmdev, docs/documents/API_Specification.md (UFImage): width, height, compressed,
encrypted, format, image length, template length, each a little-endian 32-bit integer.
"""

import struct
from typing import Final

import numpy as np

from drivers.protocol import Gray
from drivers.trouble import Fault, FaultCode

HEADER: Final = struct.Struct("<7i")
GRAY: Final = 0
WIDEST: Final = 1024
LARGEST: Final = HEADER.size + WIDEST * WIDEST
"""Bytes of a picture, more than any module has."""


def picture(data: bytes) -> Gray:
    """Return height x width gray pixels. Raises ``Fault`` PROTOCOL for any other picture."""
    if len(data) < HEADER.size:
        raise Fault(FaultCode.PROTOCOL, "picture header")
    width, height, compressed, encrypted, kind, length, _ = HEADER.unpack_from(data)
    if compressed or encrypted or kind != GRAY:
        raise Fault(FaultCode.PROTOCOL, "picture format")
    if not (0 < width <= WIDEST and 0 < height <= WIDEST and length == width * height):
        raise Fault(FaultCode.PROTOCOL, "picture size")
    if len(data) < HEADER.size + length:
        raise Fault(FaultCode.PROTOCOL, "picture cut")
    pixels = np.frombuffer(data, np.uint8, length, HEADER.size)
    return pixels.reshape(height, width)
