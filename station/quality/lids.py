"""How much of an iris the lids leave free.

The margin of a lid is a dark line of lash roots, or an edge, along an arc that crosses the eye from
side to side. Arcs of all heights, bends and slants are laid over the eye, scaled so that its limbus
always has the same size; the one along which most of its length shows such a margin is the lid.
"""

from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2

Gray = NDArray[np.uint8]
Values = NDArray[np.float32]

_RADIUS: Final = 48
"""Pixels of the limbus in the scaled copy."""
_MIDDLE: Final = 100
_SIDE: Final = 2 * _MIDDLE
_REACH: Final = np.linspace(-1.25, 1.25, 41, dtype=np.float32)
"""Across the eye, in radii of the limbus."""
_UPPER: Final = np.arange(-1.1, 0.9, 0.04, dtype=np.float32)
"""Heights at which the margin of a lid may cross the middle of the eye (y down), in radii."""
_LOWER: Final = np.arange(-1.1, -0.3, 0.04, dtype=np.float32)
"""The same for the lower lid in the picture upside down: it never covers the pupil."""
_BENDS: Final = (0.0, 0.12, 0.24, 0.36, 0.5)
_SLANTS: Final = (-0.2, -0.1, 0.0, 0.1, 0.2)
_MOST_OF_IT: Final = 35
"""Percentile of the margin along the arc: two thirds of its length must show it."""
_CLEAR: Final = 1.5
"""Times the usual texture of the eye; less is no margin."""


def free_share(picture: Gray, x: float, y: float, radius: float) -> float:
    """Return the share (0..1) of the limbus circle that no lid covers."""
    eye = _scaled(picture, x, y, radius)
    covered = _covered(eye, _UPPER) | np.flipud(_covered(np.flipud(eye), _LOWER))
    disc = _disc()
    return 1.0 - float((covered & disc).sum() / disc.sum())


def _scaled(picture: Gray, x: float, y: float, radius: float) -> Values:
    scale = _RADIUS / radius
    move = np.array([[scale, 0, _MIDDLE - x * scale], [0, scale, _MIDDLE - y * scale]], np.float32)
    eye = cv2.warpAffine(
        picture, move, (_SIDE, _SIDE), flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(cv2.GaussianBlur(eye.astype(np.float32), (0, 0), 1.0), np.float32)


def _covered(eye: Values, heights: Values) -> NDArray[np.bool_]:
    """Return what lies above the most likely margin, over the square around the limbus."""
    margin = _margin(eye)
    usual = float(np.median(margin[_MIDDLE - 40 : _MIDDLE + 40, _MIDDLE - 40 : _MIDDLE + 40]))
    arcs = ((bend, slant) for bend in _BENDS for slant in _SLANTS)
    strength, height, bend, slant = max(_best_height(margin, heights, *arc) for arc in arcs)
    down, across = np.mgrid[-1:1:81j, -1:1:81j]
    if strength < _CLEAR * usual:
        return np.zeros(down.shape, np.bool_)
    return np.asarray(down < height + bend * across**2 + slant * across, np.bool_)


def _margin(eye: Values) -> Values:
    """Return how much each pixel looks like the margin of a lid: a dark line, or an edge."""
    calm = cv2.blur(eye, (5, 1))
    line = (np.roll(calm, 5, 0) + np.roll(calm, -5, 0)) / 2 - calm
    edge = np.abs(np.roll(calm, 3, 0) - np.roll(calm, -3, 0))
    return np.asarray(np.maximum(line, 0) + edge / 2, np.float32)


def _best_height(
    margin: Values, heights: Values, bend: float, slant: float
) -> tuple[float, float, float, float]:
    """Return how clear the margin is on the best arc of this form, and the arc."""
    ys = heights[:, np.newaxis] + bend * _REACH**2 + slant * _REACH
    xs = np.broadcast_to(_REACH, ys.shape)
    columns, rows = ((_MIDDLE + values * _RADIUS).astype(np.float32) for values in (xs, ys))
    along = cv2.remap(margin, columns, rows, cv2.INTER_LINEAR)
    clear = np.percentile(along, _MOST_OF_IT, axis=1)
    best = int(clear.argmax())
    return float(clear[best]), float(heights[best]), bend, slant


@cache
def _disc() -> NDArray[np.bool_]:
    down, across = np.mgrid[-1:1:81j, -1:1:81j]
    return np.asarray(down**2 + across**2 <= 1, np.bool_)
