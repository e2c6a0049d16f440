"""The wall behind the head: one colour, the right one for the card, nothing hanging on it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from station.quality.judgement import Check, Figure, Region, scaled
from station.reasons import Reason

Pixels = NDArray[np.uint8]
Mask = NDArray[np.bool_]

_STEP: Final = 3
"""Every third pixel in both directions says enough about a wall."""
_HEAD: Final = (0.86, 0.95)
"""Half axes, in widths of the face's box, of the ellipse that holds head and hair."""
_SCARF: Final = 1.2
"""Times that ellipse: what lies within and differs from the wall beyond is a scarf or a bun."""
_BOTH_SIDES: Final = 0.35
"""Share by which a scarf is its own mirror image; things on a wall are so by a quarter."""
_MOSTLY: Final = 0.6
"""Share of a scarf that has one colour."""
_OTHER: Final = 30.0
"""Distance in CIE L*a*b* (bytes) from which on a colour is another than the wall's."""
_BESIDE: Final = 1.1
"""Widths of the face's box to each side of its middle that are looked at."""
_ABOVE: Final = 0.45
_BELOW: Final = 0.7
"""Heights of the box above and below its upper edge: from the crown down to the jaw."""
_LEAST: Final = 0.02
"""Boxes of wall; less says nothing about it."""


@dataclass(frozen=True)
class Backdrop:
    """A wall colour by law: hues of OpenCV (0..179, wrapping), and what to say otherwise."""

    hues: tuple[tuple[int, int], ...]
    reason: Reason


RED: Final = Backdrop(((0, 7), (168, 179)), Reason.BACKDROP_RED)
BLUE: Final = Backdrop(((92, 130),), Reason.BACKDROP_BLUE)
ORANGE: Final = Backdrop(((8, 24),), Reason.BACKDROP_ORANGE)


def backdrop_for(birth_year: int | None, *, foreign: bool) -> Backdrop | None:
    """Return the wall that the card asks for: odd year red, even year blue, foreigner orange."""
    if foreign:
        return ORANGE
    if birth_year is None:
        return None
    return RED if birth_year % 2 else BLUE


def judge_wall(picture: Pixels, face: Region, backdrop: Backdrop | None, limit: int) -> list[Check]:
    """Judge what shows of the wall beside the head; too little of it is NOT_CHECKED."""
    part, wall = _around(picture, face)
    if wall.sum() * _STEP**2 < _LEAST * face.width * face.height:
        return [Check(Figure("backdrop", 0, limit), Reason.NOT_CHECKED)]
    pixels = part[wall][np.newaxis]
    plain = min(_one_colour(pixels), _without_edges(part, wall))
    checks = [Check(Figure("backdrop", plain, limit), Reason.BACKDROP_UNEVEN)]
    if backdrop is not None:
        share = scaled(_share_of(pixels, backdrop), 0.2, 0.95)
        checks.append(Check(Figure("colour", share, limit), backdrop.reason))
    return checks


def _around(picture: Pixels, face: Region) -> tuple[Pixels, Mask]:
    """Return the picture around a head, 1:3, and where in it the wall shows."""
    x, y = face.middle
    left = max(0, round(x - _BESIDE * face.width))
    right = round(x + _BESIDE * face.width)
    top = max(0, round(face.y - _ABOVE * face.height))
    bottom = round(face.y + _BELOW * face.height)
    part = np.ascontiguousarray(picture[top:bottom:_STEP, left:right:_STEP])
    rows, columns = np.ogrid[: part.shape[0], : part.shape[1]]
    across = (left + _STEP * columns - x) / (_HEAD[0] * face.width)
    down = (top + _STEP * rows - y) / (_HEAD[1] * face.width)
    apart = across**2 + down**2
    wall = np.asarray(apart > 1.0, np.bool_)
    worn = _scarf(part, wall, np.asarray(apart > _SCARF**2, np.bool_), round((x - left) / _STEP))
    return part, wall & ~worn


def _scarf(part: Pixels, wall: Mask, beyond: Mask, axis: int) -> Mask:
    """Return what of the wall is a scarf: of one colour, and alike on both sides of the head."""
    if not beyond.any():
        return beyond
    colours = cv2.cvtColor(part, cv2.COLOR_BGR2Lab).astype(np.float32)
    of_wall = np.median(colours[beyond], axis=0)
    near = wall & ~beyond
    worn = near & (np.linalg.norm(colours - of_wall, axis=2) > _OTHER)
    if _alike(worn, axis) < _BOTH_SIDES:
        return np.zeros_like(wall)
    of_cloth = np.median(colours[worn], axis=0)
    if (np.linalg.norm(colours[worn] - of_cloth, axis=1) < _OTHER).mean() < _MOSTLY:
        return np.zeros_like(wall)
    outlined = cv2.dilate(worn.astype(np.uint8), np.ones((5, 5), np.uint8))
    return np.asarray(near & (outlined > 0), np.bool_)


def _alike(mask: Mask, axis: int) -> float:
    """Return the share of a mask that its mirror image about a column covers."""
    reach = max(0, min(axis, mask.shape[1] - 1 - axis))
    middle = mask[:, axis - reach : axis + reach + 1]
    mirrored = middle[:, ::-1]
    return float((middle & mirrored).sum()) / max(1.0, float((middle | mirrored).sum()))


def _one_colour(wall: Pixels) -> int:
    """Spread of colour on the wall in CIE L*a*b* (bytes); its vignette and a soft shadow pass."""
    lab = cv2.cvtColor(wall, cv2.COLOR_BGR2Lab).astype(np.float32)
    light, green, blue = (float(lab[..., i].std()) for i in range(3))
    return scaled(light + green + blue, 36.0, 8.0)


def _without_edges(part: Pixels, wall: Mask) -> int:
    """Count edges on the wall: pictures, shelves, folds. A few are hair."""
    gray = cv2.blur(cv2.cvtColor(part, cv2.COLOR_BGR2GRAY), (3, 3))
    across, down = (np.abs(cv2.Sobel(gray, cv2.CV_16S, dx, 1 - dx)) for dx in (1, 0))
    return scaled(float((across + down > 60)[wall].mean()), 0.2, 0.03)


def _share_of(wall: Pixels, backdrop: Backdrop) -> float:
    hue, saturation, value = cv2.split(cv2.cvtColor(wall, cv2.COLOR_BGR2HSV))
    coloured = (saturation > 70) & (value > 40)
    wanted = np.zeros_like(coloured)
    for low, high in backdrop.hues:
        wanted |= (hue >= low) & (hue <= high)
    return float((coloured & wanted).mean())
