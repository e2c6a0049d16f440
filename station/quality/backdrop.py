"""The wall behind the head: one colour, the right one for the card, nothing hanging on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from station.quality.judgement import Check, Figure, Region, scaled
from station.reasons import Reason

Pixels = NDArray[np.uint8]

_NARROWEST_STRIP: Final = 0.06
"""Face widths of wall beside the head; less says nothing about the wall."""


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
    strips = _wall_strips(picture, face)
    if not strips:
        return [Check(Figure("backdrop", 0, limit), Reason.NOT_CHECKED)]
    pixels = np.concatenate([strip.reshape(-1, 3) for strip in strips])[np.newaxis]
    plain = min(_one_colour(pixels), _without_edges(strips))
    checks = [Check(Figure("backdrop", plain, limit), Reason.BACKDROP_UNEVEN)]
    if backdrop is not None:
        share = scaled(_share_of(pixels, backdrop), 0.2, 0.95)
        checks.append(Check(Figure("colour", share, limit), backdrop.reason))
    return checks


def _wall_strips(picture: Pixels, face: Region) -> list[Pixels]:
    """Return what shows of the wall on each side of the head, from crown to chin, 1:3."""
    width = picture.shape[1]
    top = max(0, round(face.y - face.height * 0.3))
    bottom = round(face.y + face.height * 0.75)
    near, far = face.width * 0.22, face.width * 0.9
    least = round(face.width * _NARROWEST_STRIP)
    left = (max(0, round(face.x - far)), max(0, round(face.x - near)))
    right = (round(face.x + face.width + near), min(width, round(face.x + face.width + far)))
    return [picture[top:bottom:3, a:b:3] for a, b in (left, right) if b - a >= least]


def _one_colour(wall: Pixels) -> int:
    """Spread of colour on the wall in CIE L*a*b*; shadows count as half, they are the light's."""
    lab = cv2.cvtColor(wall, cv2.COLOR_BGR2Lab).astype(np.float32)
    light, green, blue = (float(lab[..., i].std()) for i in range(3))
    return scaled(light / 2 + green + blue, 40.0, 6.0)


def _without_edges(strips: Sequence[Pixels]) -> int:
    """Count edges on the wall: pictures, shelves, folds. A few are hair."""
    shares = []
    for strip in strips:
        gray = cv2.blur(cv2.cvtColor(strip, cv2.COLOR_BGR2GRAY), (3, 3))
        across, down = (np.abs(cv2.Sobel(gray, cv2.CV_16S, dx, 1 - dx)) for dx in (1, 0))
        shares.append(float((across + down > 60).mean()))
    return scaled(sum(shares) / len(shares), 0.25, 0.05)


def _share_of(wall: Pixels, backdrop: Backdrop) -> float:
    hue, saturation, value = cv2.split(cv2.cvtColor(wall, cv2.COLOR_BGR2HSV))
    coloured = (saturation > 70) & (value > 40)
    wanted = np.zeros_like(coloured)
    for low, high in backdrop.hues:
        wanted |= (hue >= low) & (hue <= high)
    return float((coloured & wanted).mean())
