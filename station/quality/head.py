"""Where the face and the eyes are in a picture, and how far the head leans.

Haar cascades of the OpenCV wheel, on small copies; where they miss the eyes, the face's own
symmetry tells how far it leans. Heads that lean or turn too far for the cascade of frontal faces
are searched once more, so that the operator hears what to change instead of "no face".
"""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from station.quality import cascades
from station.quality.cascades import Box
from station.quality.judgement import Region
from station.reasons import Reason

Pixels = NDArray[np.uint8]
Point = tuple[float, float]

_SEARCH_AREA: Final = 36_000
"""Pixels of the copy in which faces are searched: 253 x 142 of a film, 164 x 219 of a portrait."""
_FAR_AREA: Final = 120_000
"""Pixels of the copy in which faces are searched once more, closely, when none was found."""
_FAR: Final = (24, 130)
"""Pixels of a face in that copy."""
_SMALLEST: Final = 20
"""Pixels of a face in that copy: the window of the cascade."""
_SECOND_FACE: Final = 0.55
"""A second box below this share of the first one's width is a pattern on a shirt."""
_EYE_STRIP: Final = 150
"""Pixels that a face is wide in the copy in which eyes are searched."""
_TURNS: Final = tuple(range(-24, 25, 3))
_LEANING: Final = (-26.0, 26.0)
"""Degrees; together with what the cascade stands by itself, heads that lean up to 40."""
_BORDER: Final = 0.25
"""Share of the picture by which its border is drawn out, to find a face that it cuts."""
_MIRROR_SIDE: Final = 64


def find_faces(picture: Pixels) -> tuple[Region, ...]:
    """Find the upright faces of a picture (gray), largest first, with boxes in its own pixels."""
    small, scale = _small(picture)
    boxes = cascades.faces().find(small, smallest=_SMALLEST)
    if not boxes:
        small, scale = _small(picture, _FAR_AREA)
        boxes = cascades.faces().find(small, smallest=_FAR[0], largest=_FAR[1], step=1.1)
    found = sorted((_grown(box, scale) for box in boxes), key=_by_width)
    return tuple(face for face in found if face.width >= found[0].width * _SECOND_FACE)


def is_face(gray: Pixels, face: Region) -> bool:
    """Ask a second cascade whether a find without visible eyes is a face.

    Patterns that deceive the one seldom deceive the other.
    """
    reach = face.width * 0.3
    left, top = max(0, round(face.x - reach)), max(0, round(face.y - reach))
    right, bottom = round(face.x + face.width + reach), round(face.y + face.height + reach)
    part = gray[top:bottom, left:right]
    scale = 96 / face.width
    small = cv2.resize(part, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    equal = np.asarray(cv2.equalizeHist(small), np.uint8)
    return bool(cascades.second_opinion().find(equal, smallest=60))


def find_askew(gray: Pixels) -> tuple[Region, Reason] | None:
    """Find a face that no portrait can be made of, and say why: cut off, leaning, turned aside."""
    cut = _beyond_the_border(gray)
    if cut is not None:
        return cut, Reason.FACE_CUT
    for turn in _LEANING:
        if (leaning := _leaning(gray, turn)) is not None:
            return leaning, Reason.FACE_TILTED
    aside = _aside(gray)
    return (aside, Reason.FACE_TURNED) if aside is not None else None


def find_eyes(gray: Pixels, face: Region) -> tuple[Point, ...]:
    """Find the eyes of a face: the image's left one and right one, or nothing when unsure."""
    top, left = max(0, round(face.y + face.height * 0.2)), max(0, round(face.x))
    part = gray[top : round(face.y + face.height * 0.6), left : round(face.x + face.width)]
    if part.size == 0:
        return ()
    scale = _EYE_STRIP / part.shape[1]
    small = cv2.resize(part, (_EYE_STRIP, max(1, round(part.shape[0] * scale))))
    pair = _eyes_in(np.asarray(small, np.uint8))
    return tuple((left + x / scale, top + y / scale) for x, y in pair)


def roll(gray: Pixels, face: Region, eyes: Sequence[Point]) -> float:
    """Return how far the head leans, in degrees: by the eyes where they are known."""
    return _roll_of_eyes(eyes) if len(eyes) == 2 else _roll_of_mirror(gray, face)


def _small(gray: Pixels, area: int = _SEARCH_AREA) -> tuple[Pixels, float]:
    """Return the copy in which faces are searched, its contrast evened out, and its scale."""
    scale = min(1.0, math.sqrt(area / gray.size))
    size = (max(1, round(gray.shape[1] * scale)), max(1, round(gray.shape[0] * scale)))
    small = cv2.resize(gray, size, interpolation=cv2.INTER_AREA)
    return np.asarray(cv2.equalizeHist(small), np.uint8), scale


def _grown(box: Box, scale: float, left: float = 0.0, top: float = 0.0) -> Region:
    x, y, width, height = (value / scale for value in box)
    return Region(x - left, y - top, width, height)


def _beyond_the_border(gray: Pixels) -> Region | None:
    small, scale = _small(gray)
    down, across = (round(side * _BORDER) for side in small.shape)
    wide = cv2.copyMakeBorder(small, down, down, across, across, cv2.BORDER_REPLICATE)
    boxes = cascades.faces().find(np.asarray(wide, np.uint8), smallest=_SMALLEST * 2)
    return _largest([_grown(box, scale, across / scale, down / scale) for box in boxes])


def _leaning(gray: Pixels, turn: float) -> Region | None:
    """Turn the picture upright for a head that leans, and bring the box back, upright."""
    small, scale = _small(gray)
    height, width = small.shape
    move = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), turn, 1.0))
    upright = cv2.warpAffine(small, move, (width, height), borderMode=cv2.BORDER_REPLICATE)
    boxes = cascades.faces().find(np.asarray(upright, np.uint8), smallest=_SMALLEST * 2)
    back = np.asarray(cv2.invertAffineTransform(move))
    found = []
    for x, y, side, _ in boxes:
        middle = back @ (x + side / 2, y + side / 2, 1.0)
        box = float(middle[0]) - side / 2, float(middle[1]) - side / 2, side, side
        found.append(_grown(box, scale))
    return _largest(found)


def _aside(gray: Pixels) -> Region | None:
    """Find a head that shows its side, to the left or to the right."""
    small, scale = _small(gray)
    boxes = cascades.profiles().find(small, smallest=_SMALLEST * 2)
    mirrored = cascades.profiles().find(np.fliplr(small).copy(), smallest=_SMALLEST * 2)
    boxes += [(small.shape[1] - x - w, y, w, h) for x, y, w, h in mirrored]
    return _largest([_grown(box, scale) for box in boxes])


def _largest(found: Sequence[Region]) -> Region | None:
    return min(found, key=_by_width, default=None)


def _eyes_in(strip: Pixels) -> tuple[Point, ...]:
    """Return the pair of eyes in a strip of the face; the slower cascade is for glasses."""
    for cascade in (cascades.eyes(), cascades.eyes_behind_glasses()):
        boxes = cascade.find(strip, smallest=20, largest=56, step=1.1)
        pair = _level_pair([(x + w / 2, y + h / 2) for x, y, w, h in boxes])
        if pair:
            return pair
    return ()


def _level_pair(centres: Sequence[Point]) -> tuple[Point, ...]:
    """Choose the two that lie like eyes in a strip: one each side, apart, level."""
    side = _EYE_STRIP
    pairs = [
        (one, two)
        for one in centres
        for two in centres
        if one[0] < 0.475 * side and two[0] > 0.525 * side
        and 0.25 * side < two[0] - one[0] < 0.65 * side
        and abs(two[1] - one[1]) < (two[0] - one[0]) * 0.5
    ]  # fmt: skip
    if not pairs:
        return ()
    return min(pairs, key=lambda pair: abs((pair[0][0] + pair[1][0]) / 2 - side / 2))


def _roll_of_eyes(eyes: Sequence[Point]) -> float:
    (x1, y1), (x2, y2) = eyes
    return math.degrees(math.atan2(y2 - y1, x2 - x1))


def _roll_of_mirror(gray: Pixels, face: Region) -> float:
    """Return the turn, in degrees, after which the face is most like its own mirror image.

    For faces whose eyes were not found, such as behind glasses: coarser than the line of the eyes.
    """
    return max(_TURNS, key=lambda turn: _likeness_to_mirror(gray, face.middle, face.width, turn))


def _likeness_to_mirror(gray: Pixels, middle: Point, width: float, turn: float) -> float:
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
