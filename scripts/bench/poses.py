"""Turns the head of a synthetic portrait aside: a rounded face with a nose, seen from elsewhere."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2

Pixels = NDArray[np.uint8]
Point = tuple[float, float]
Values = NDArray[np.float32]

_RADIUS: Final = 1.55
"""Of the head, in distances between the eyes."""
_NOSE: Final = 0.3
"""How far it stands out, in radii."""
_STEPS: Final = 12


def turned(picture: Pixels, eyes: Sequence[Point], degrees: float) -> Pixels:
    """Return a portrait whose head is turned aside; ``eyes`` are their centres.

    Each pixel is taken from where the turned surface came from; beyond the head the picture stays.
    """
    (x1, y1), (x2, y2) = eyes
    x, y, radius = (x1 + x2) / 2, (y1 + y2) / 2, float(np.hypot(x2 - x1, y2 - y1)) * _RADIUS
    rows, columns = np.mgrid[: picture.shape[0], : picture.shape[1]].astype(np.float32)
    across, down = (columns - x) / radius, (rows - y) / radius
    share = np.clip((1.35 - np.hypot(across / 1.15, (down - 0.1) / 1.6)) / 0.35, 0, 1)
    source = across + (_source(across, down, np.deg2rad(degrees)) - across) * share
    found = cv2.remap(
        picture, (x + source * radius).astype(np.float32), rows, cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )  # fmt: skip
    return np.asarray(found, np.uint8)


def _source(across: Values, down: Values, angle: float) -> Values:
    """Return where each point was before the turn: found by steps, the depth depends on it."""
    source = across.copy()
    cos, sin = float(np.cos(angle)), float(np.sin(angle))
    for _ in range(_STEPS):
        seen = source * cos + (_depth(source, down) - 0.6) * sin
        source = np.asarray(source - 0.6 * (seen - across), np.float32)
    return source


def _depth(across: Values, down: Values) -> Values:
    round_ = np.clip(1 - 0.9 * across**2 - 0.35 * np.clip(np.abs(down) - 0.2, 0, None) ** 2, 0, 1)
    nose = np.exp(-((across / 0.16) ** 2) - ((down - 0.42) / 0.26) ** 2)
    return np.asarray(np.sqrt(round_) + _NOSE * nose, np.float32)
