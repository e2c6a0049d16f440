"""Does the head look straight ahead, or aside? Told by the symmetry of eyes and nose.

The nose stands out from the face: when the head turns, it moves aside between the eyes by about a
third of an eye distance for 30 degrees, and its lit and its dark flank change places. So the strip
of the nose is compared with its mirror image about the axis of the eyes. How far a head looks up or
down cannot be told this way: the operator sees it.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from station.quality.head import Point

Pixels = NDArray[np.uint8]
Values = NDArray[np.float32]

_APART: Final = 48
"""Pixels between the eyes in the upright copy."""
_SIZE: Final = (128, 80)
_EYE_LINE: Final = 30
_EYES: Final = slice(14, 46)
_NOSE: Final = slice(44, 74)
"""Rows of the copy; down to two thirds of an eye distance below the eyes lies the nose's tip."""
_SLIDE: Final = 3
"""Pixels by which the axis may lie beside the middle of the eyes' boxes."""
_ELSEWHERE: Final = (-8, -7, -6, -5, -4, -3, 3, 4, 5, 6, 7, 8)
_CLEARER: Final = 0.2
"""By how much the nose must be more symmetrical about the axis of the eyes than beside it."""


def ahead(gray: Pixels, eyes: Sequence[Point]) -> float:
    """Return how much a head looks ahead, up to 1: about 0.9 straight ahead, 0.4 at 25 degrees.

    Eyes and nose are like their mirror images, and the nose about no other axis than the eyes.
    """
    rising = _rising(_upright(gray, eyes))
    middle = _SIZE[0] // 2
    about = {
        column: _mirrored(rising[_EYES], column, 30)
        for column in range(middle - _SLIDE, middle + _SLIDE + 1)
    }
    axis = max(about, key=about.__getitem__)
    here = max(_mirrored(rising[_NOSE], axis + by, 20) for by in (-1, 0, 1))
    elsewhere = max(_mirrored(rising[_NOSE], axis + by, 20) for by in _ELSEWHERE)
    return (about[axis] + here) / 2 + min(0.0, here - elsewhere - _CLEARER) / 2


def _upright(gray: Pixels, eyes: Sequence[Point]) -> Pixels:
    (x1, y1), (x2, y2) = eyes
    x, y = (x1 + x2) / 2, (y1 + y2) / 2
    lean = float(np.degrees(np.arctan2(y2 - y1, x2 - x1)))
    move = cv2.getRotationMatrix2D(
        (x, y), lean, _APART / max(1.0, float(np.hypot(x2 - x1, y2 - y1)))
    )
    move[:, 2] += np.array([_SIZE[0] / 2 - x, _EYE_LINE - y])
    upright = cv2.warpAffine(
        gray, move, _SIZE, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(upright, np.uint8)


def _rising(upright: Pixels) -> Values:
    """Return where it gets lighter from left to right; even light has no part in it."""
    calm = cv2.GaussianBlur(upright, (0, 0), 1.5)
    return np.asarray(cv2.Sobel(calm, cv2.CV_32F, 1, 0), np.float32)


def _mirrored(rising: Values, column: int, reach: int) -> float:
    """Compare what is left of a column with the mirror image of what is right of it.

    A lamp from the side lights both flanks of a nose from one side: there the edges lie alike
    though they do not rise alike, so the better of the two comparisons counts.
    """
    left = rising[:, column - reach : column]
    right = rising[:, column + 1 : column + 1 + reach][:, ::-1]
    edges = (np.abs(side) - np.abs(side).mean() for side in (left, right))
    return max(_correlation(left, -right), _correlation(*edges))


def _correlation(one: Values, two: Values) -> float:
    both = float(np.sqrt((one * one).sum() * (two * two).sum()))
    return float((one * two).sum()) / max(both, 1e-6)
