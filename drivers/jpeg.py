"""What a JPEG says of its own size, read before anything is decoded.

Source: ITU-T T.81 annex B (marker segments, B.2.2 the frame header).
"""

import struct
from dataclasses import dataclass
from typing import Final

_SOI: Final = b"\xff\xd8"
_SOS: Final = b"\xff\xda"
_FRAMES: Final = frozenset({0xC0, 0xC1, 0xC2})
"""Baseline, extended and progressive: what decoders take."""
_SEGMENTS: Final = frozenset({0xC4, 0xDB, 0xDD, *range(0xE0, 0xF0), 0xFE})
"""What may stand before the frame: tables, restart interval, application data, comments."""
_FRAME: Final = struct.Struct(">HBHH")


@dataclass(frozen=True)
class Measured:
    """Width and height in pixels, and an upper bound of how often the picture is gone through."""

    width: int
    height: int
    scans: int


def measured(data: bytes) -> Measured | None:
    """Measure a JPEG; None where the bytes before its frame header are not in order."""
    if not data.startswith(_SOI):
        return None
    at = len(_SOI)
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker, (length,) = data[at + 1], struct.unpack_from(">H", data, at + 2)
        if marker in _FRAMES and at + 2 + _FRAME.size <= len(data):
            _length, _depth, height, width = _FRAME.unpack_from(data, at + 2)
            return Measured(width, height, data.count(_SOS))
        if marker not in _SEGMENTS or length < 2:
            return None
        at += 2 + length
    return None
