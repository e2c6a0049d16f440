"""Is this a portrait for an identity card? One face, its place, its light, its backdrop.

The measures follow ISO/IEC 29794-5 as far as they can be decided without a landmark model. Whether
eyes are open, the mouth is shut or glasses are worn is not decided here: the operator confirms it.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from station.quality.judgement import (
    Check,
    Figure,
    Judgement,
    Region,
    absent,
    conclude,
    scaled,
)
from station.reasons import Reason
from station.settings import FaceLimits

Pixels = NDArray[np.uint8]

RECORD_WIDTH: Final = 600
RECORD_HEIGHT: Final = 800
"""The portrait that is recorded: 3:4, as on the card."""

_SEARCH_WIDTH: Final = 360
"""Pixels of the copy in which faces are searched; a third of the time of a full-size search."""

# The Haar box of OpenCV's alt2 cascade spans the face from mid forehead to chin. Eyes lie 0.4 of
# its height below its top and 0.4 of its width apart. ISO/IEC 19794-5 wants a token portrait four
# eye distances wide with the eyes at 0.45 of its height: 1.6 boxes.
_CROP_WIDTHS: Final = 1.6
_EYE_LINE: Final = 0.45
_EYES_BELOW_TOP: Final = 0.40

_NARROWEST_CROP: Final = 300
"""Pixels; a face smaller than that holds fewer than 75 pixels between the eyes."""
_TALLEST_CROP: Final = 1.06
"""Share of the picture's height; more would need pixels that were never there."""
_NARROWEST_STRIP: Final = 0.06
"""Face widths of wall beside the head; less says nothing about the wall."""
_TURNS: Final = tuple(range(-24, 25, 3))
_MIRROR_SIDE: Final = 64
_FACE_SCORE_FLOOR: Final = 0.55
"""A second box below this share of the first one's width is a pattern on a shirt."""


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


def judge(picture: Pixels, limits: FaceLimits, backdrop: Backdrop | None = None) -> Judgement:
    """Judge a colour picture, height x width x 3, blue first.

    Without ``backdrop`` the colour of the wall is not judged, its evenness is.
    """
    faces = find(picture)
    if len(faces) != 1:
        return absent(Reason.FACE_MANY if faces else Reason.FACE_NONE)
    face = faces[0]
    gray = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
    eyes = find_eyes(gray, face)
    checks = [
        *_placed(picture, face),
        *_upright(gray, face, eyes, limits),
        *_lit(_inner(gray, face), limits),
        *_wall(picture, face, backdrop, limits),
    ]
    return conclude(checks, needed=limits.score, details=_details(face, eyes), region=face)


def crop(picture: Pixels, face: Region) -> Pixels:
    """Cut the portrait of the record out of a still: 600 x 800, the face centred.

    What lies outside the picture is filled with the colour of its border.
    """
    box = crop_box(face)
    left, top = round(box.x), round(box.y)
    right, bottom = round(box.x + box.width), round(box.y + box.height)
    height, width = picture.shape[:2]
    margins = (max(0, -top), max(0, bottom - height), max(0, -left), max(0, right - width))
    whole = cv2.copyMakeBorder(picture, *margins, cv2.BORDER_REPLICATE)
    cut = whole[top + margins[0] : bottom + margins[0], left + margins[2] : right + margins[2]]
    shrinks = cut.shape[1] > RECORD_WIDTH
    how = cv2.INTER_AREA if shrinks else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(cut, (RECORD_WIDTH, RECORD_HEIGHT), interpolation=how), np.uint8)


def crop_box(face: Region) -> Region:
    """Return the frame of the portrait around a face, in pixels; it may leave the picture."""
    width = face.width * _CROP_WIDTHS
    height = width * RECORD_HEIGHT / RECORD_WIDTH
    middle = face.x + face.width / 2
    eye_line = face.y + face.height * _EYES_BELOW_TOP
    return Region(middle - width / 2, eye_line - height * _EYE_LINE, width, height)


def find(picture: Pixels) -> tuple[Region, ...]:
    """Find the faces of a picture, largest first, with boxes in its own pixels."""
    scale = min(1.0, _SEARCH_WIDTH / picture.shape[1])
    size = (round(picture.shape[1] * scale), round(picture.shape[0] * scale))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA)
    gray = cv2.equalizeHist(cv2.cvtColor(small, cv2.COLOR_BGR2GRAY))
    smallest = max(24, size[1] // 7)
    boxes = _faces().find(np.asarray(gray, np.uint8), smallest=smallest)
    found = sorted((Region(*(value / scale for value in box)) for box in boxes), key=_by_width)
    return tuple(face for face in found if face.width >= found[0].width * _FACE_SCORE_FLOOR)


def find_eyes(gray: Pixels, face: Region) -> tuple[tuple[float, float], ...]:
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


def _level_pair(centres: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
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


def _placed(picture: Pixels, face: Region) -> list[Check]:
    height, width = picture.shape[:2]
    frame = crop_box(face)
    # Half the score is the limit of all three: it says "just usable".
    far = scaled(frame.width, _NARROWEST_CROP * 0.6, _NARROWEST_CROP * 1.4)
    near = scaled(frame.height / height, _TALLEST_CROP + 0.12, _TALLEST_CROP - 0.12)
    return [
        Check(Figure("size", min(far, 100), 50), Reason.FACE_FAR),
        Check(Figure("distance", near, 50), Reason.FACE_NEAR),
        Check(Figure("position", _centred(frame, width, height), 50), Reason.FACE_OFF_CENTRE),
    ]


def _centred(frame: Region, width: int, height: int) -> int:
    """100 when the portrait lies wholly in the picture, 0 when a sixth of it is cut away."""
    beyond_x = max(0.0, -frame.x) + max(0.0, frame.x + frame.width - width)
    # A near face leaves above and below at once: that is told by the distance, not twice.
    beyond_y = max(0.0, -frame.y, frame.y + frame.height - height)
    slack = max(0.0, frame.height - height) / 2
    lost = beyond_x / frame.width + max(0.0, beyond_y - slack) / frame.height
    return scaled(lost, 1 / 6, 0.0)


def _upright(
    gray: Pixels, face: Region, eyes: tuple[tuple[float, float], ...], limits: FaceLimits
) -> list[Check]:
    roll = _roll_of_eyes(eyes) if len(eyes) == 2 else _roll_of_mirror(gray, face)
    value = scaled(abs(roll), 16.0, 2.0)
    return [Check(Figure("upright", value, limits.position), Reason.FACE_TILTED)]


def _roll_of_eyes(eyes: tuple[tuple[float, float], ...]) -> float:
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


def _inner(gray: Pixels, face: Region) -> Pixels:
    """Return the skin of the face, without hair and backdrop, 256 pixels wide."""
    x, y = face.x + face.width * 0.15, face.y + face.height * 0.15
    cut = gray[
        max(0, round(y)) : round(face.y + face.height * 0.95),
        max(0, round(x)) : round(face.x + face.width * 0.85),
    ]
    height = max(1, round(256 * cut.shape[0] / cut.shape[1]))
    return np.asarray(cv2.resize(cut, (256, height), interpolation=cv2.INTER_AREA), np.uint8)


def _lit(skin: Pixels, limits: FaceLimits) -> list[Check]:
    mean = float(skin.mean())
    burnt = float((skin > 250).mean())
    dark = scaled(mean, 25.0, 85.0)
    bright = min(scaled(mean, 245.0, 195.0), scaled(burnt, 0.25, 0.02))
    return [
        Check(Figure("sharpness", _sharpness(skin), limits.sharpness), Reason.FACE_BLUR),
        Check(Figure("exposure", dark, limits.exposure), Reason.FACE_DARK),
        Check(Figure("highlights", bright, limits.exposure), Reason.FACE_BRIGHT),
        Check(Figure("evenness", _evenness(skin), limits.evenness), Reason.FACE_UNEVEN),
    ]


def _sharpness(skin: Pixels) -> int:
    """Spread of the Laplacian, relative to the light there is, so that dusk is not called blur."""
    edges = cv2.Laplacian(skin, cv2.CV_16S, ksize=3)
    spread = float(cv2.meanStdDev(edges)[1][0, 0])
    light = max(40.0, float(skin.mean()))
    return scaled(math.log2(max(spread, 0.1) * 128.0 / light), 1.0, 4.0)


def _evenness(skin: Pixels) -> int:
    """Compare the two halves of the face; a lamp from the side leaves one at half the light."""
    middle = skin.shape[1] // 2
    one, two = float(skin[:, :middle].mean()), float(skin[:, middle:].mean())
    return scaled(min(one, two) / max(one, two, 1.0), 0.5, 0.95)


def _wall(
    picture: Pixels, face: Region, backdrop: Backdrop | None, limits: FaceLimits
) -> list[Check]:
    strips = _wall_strips(picture, face)
    if not strips:
        return [Check(Figure("backdrop", 0, limits.backdrop), Reason.NOT_CHECKED)]
    pixels = np.concatenate([strip.reshape(-1, 3) for strip in strips])[np.newaxis]
    plain = min(_one_colour(pixels), _without_edges(strips))
    checks = [Check(Figure("backdrop", plain, limits.backdrop), Reason.BACKDROP_UNEVEN)]
    if backdrop is not None:
        share = scaled(_share_of(pixels, backdrop), 0.2, 0.95)
        checks.append(Check(Figure("colour", share, limits.backdrop), backdrop.reason))
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


def _details(face: Region, eyes: tuple[tuple[float, float], ...]) -> dict[str, float]:
    facts = {
        "face_x": face.x, "face_y": face.y, "face_width": face.width, "face_height": face.height,
    }  # fmt: skip
    if len(eyes) == 2:
        # The person's right eye is on the left of the picture.
        (right_x, right_y), (left_x, left_y) = eyes
        facts |= {
            "right_eye_x": right_x, "right_eye_y": right_y,
            "left_eye_x": left_x, "left_eye_y": left_y,
        }  # fmt: skip
    return facts


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
                scaleFactor=1.1,
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
