"""Where the face and the eyes are in a picture, and how far the head leans.

Haar cascades of the OpenCV wheel, on small copies; where they miss the eyes, the face's own
symmetry tells how far it leans.
"""

import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from station.quality.judgement import Region

Pixels = NDArray[np.uint8]
Point = tuple[float, float]

_SEARCH_WIDTH: Final = 360
"""Pixels of the copy in which faces are searched; a tenth of the time of a full-size search."""
_STEP: Final = 1.1
"""From one size to the next; a coarser search loses heads that lean."""
_SECOND_FACE: Final = 0.55
"""A second box below this share of the first one's width is a pattern on a shirt."""
_TURNS: Final = tuple(range(-24, 25, 3))
_MIRROR_SIDE: Final = 64


def find_faces(picture: Pixels) -> tuple[Region, ...]:
    """Find the faces of a picture, largest first, with boxes in its own pixels."""
    scale = min(1.0, _SEARCH_WIDTH / picture.shape[1])
    size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    gray = cv2.equalizeHist(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY))
    smallest = max(24, size[1] // 7)
    boxes = _faces().find(np.asarray(gray, np.uint8), smallest=smallest)
    found = sorted((Region(*(value / scale for value in box)) for box in boxes), key=_by_width)
    return tuple(face for face in found if face.width >= found[0].width * _SECOND_FACE)


def find_eyes(gray: Pixels, face: Region) -> tuple[Point, ...]:
    """Find the eyes of a face: the image's left one and right one, or nothing when unsure."""
    top, left = round(face.y + face.height * 0.2), round(face.x)
    part = gray[top : round(face.y + face.height * 0.6), left : round(face.x + face.width)]
    if part.size == 0:
        return ()
    scale = 200 / part.shape[1]
    small = cv2.resize(part, (200, max(1, round(part.shape[0] * scale))))
    boxes = _eyes().find(np.asarray(small, np.uint8), smallest=24, largest=80)
    centres = [(x + w / 2, y + h / 2) for x, y, w, h in boxes]
    pair = _level_pair(centres)
    return tuple((left + x / scale, top + y / scale) for x, y in pair)


def roll(gray: Pixels, face: Region, eyes: Sequence[Point]) -> float:
    """Return how far the head leans, in degrees: by the eyes where they are known."""
    return _roll_of_eyes(eyes) if len(eyes) == 2 else _roll_of_mirror(gray, face)


def _level_pair(centres: Sequence[tuple[float, float]]) -> tuple[Point, ...]:
    """Choose the two that lie like eyes in a strip of 200 pixels: one each side, apart, level."""
    pairs = [
        (one, two)
        for one in centres
        for two in centres
        if one[0] < 95 and two[0] > 105 and 50 < two[0] - one[0] < 130
        and abs(two[1] - one[1]) < (two[0] - one[0]) * 0.5
    ]  # fmt: skip
    if not pairs:
        return ()
    return min(pairs, key=lambda pair: abs((pair[0][0] + pair[1][0]) / 2 - 100))


def _roll_of_eyes(eyes: Sequence[Point]) -> float:
    (x1, y1), (x2, y2) = eyes
    return math.degrees(math.atan2(y2 - y1, x2 - x1))


def _roll_of_mirror(gray: Pixels, face: Region) -> float:
    """Return the turn, in degrees, after which the face is most like its own mirror image.

    For faces whose eyes were not found, such as behind glasses: coarser than the line of the eyes.
    """
    middle = (face.x + face.width / 2, face.y + face.height / 2)
    return max(_TURNS, key=lambda turn: _likeness_to_mirror(gray, middle, face.width, turn))


def _likeness_to_mirror(
    gray: Pixels, middle: tuple[float, float], width: float, turn: float
) -> float:
    side = _MIRROR_SIDE
    move = cv2.getRotationMatrix2D(middle, turn, side / width)
    move[:, 2] += np.array([side / 2 - middle[0], side / 2 - middle[1]])
    upright = cv2.warpAffine(gray, move, (side, side), borderMode=cv2.BORDER_REPLICATE)
    calm = cv2.blur(upright, (3, 3)).astype(np.float32)
    # The axis may lie beside the middle of the box: the mirror image may slide.
    inner = calm[:, side // 8 : -side // 8]
    found = cv2.matchTemplate(np.fliplr(calm).copy(), inner, cv2.TM_CCOEFF_NORMED)
    return float(found.max())


def _by_width(face: Region) -> float:
    return -face.width


class _Cascade:
    """A Haar cascade of the OpenCV wheel. It keeps state while it looks, so one looks at a time."""

    def __init__(self, name: str) -> None:
        self._lock = Lock()
        self._looking = cv2.CascadeClassifier(str(Path(cv2.__file__).parent / "data" / name))

    def find(
        self, gray: Pixels, *, smallest: int, largest: int = 0
    ) -> list[tuple[float, float, float, float]]:
        """Return boxes as x, y, width, height."""
        with self._lock:
            boxes = self._looking.detectMultiScale(
                gray,
                scaleFactor=_STEP,
                minNeighbors=4,
                minSize=(smallest, smallest),
                maxSize=(largest, largest),
            )
        return [(float(x), float(y), float(w), float(h)) for x, y, w, h in boxes]


@cache
def _faces() -> _Cascade:
    return _Cascade("haarcascade_frontalface_alt2.xml")


@cache
def _eyes() -> _Cascade:
    return _Cascade("haarcascade_eye.xml")
