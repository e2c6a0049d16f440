"""Is this a portrait for an identity card? One face, its place, its light, its backdrop.

The measures follow ISO/IEC 29794-5 as far as they can be decided without a landmark model. Whether
eyes are open, the mouth is shut, glasses are worn or the head looks up or down is decided by a
landmark model where one is installed; else the operator confirms it.
"""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from station.quality import facing
from station.quality.backdrop import Backdrop, judge_wall
from station.quality.head import Point, find_askew, find_eyes, find_faces, is_face, roll
from station.quality.judgement import (
    Check,
    Figure,
    Judgement,
    Region,
    absent,
    conclude,
    scaled,
)
from station.quality.landmarks import Landmarks
from station.quality.landmarks import checks as measured_by
from station.reasons import Reason
from station.settings import FaceLimits

Pixels = NDArray[np.uint8]

RECORD_WIDTH: Final = 600
RECORD_HEIGHT: Final = 800
"""The portrait that is recorded: 3:4, as on the card."""

# The Haar box of OpenCV's alt2 cascade spans the face from mid forehead to chin. Eyes lie 0.4 of
# its height below its top and 0.4 of its width apart. ISO/IEC 19794-5 wants a token portrait four
# eye distances wide with the eyes at 0.45 of its height: 1.6 boxes.
_CROP_WIDTHS: Final = 1.6
_EYE_LINE: Final = 0.45
_EYES_BELOW_TOP: Final = 0.40

_EARS: Final = 0.12
_CROWN: Final = 0.3
_CHIN: Final = 1.02
"""How far a head reaches beyond the box, in its sides: at the sides, above; and down to where."""

_LEAN: Final = (14.0, 2.0)
"""Degrees: half the figure is 8, the most that ISO/IEC 19794-5 allows a head to roll."""
_NARROWEST_CROP: Final = 300
"""Pixels; a face smaller than that holds fewer than 75 pixels between the eyes."""
_FEWER_ACROSS: Final = 0.5
"""Powers of two by which a face has weaker edges across than down."""
_TALLEST_CROP: Final = 1.06
"""Share of the picture's height; more would need pixels that were never there."""


def judge(
    picture: Pixels,
    limits: FaceLimits,
    backdrop: Backdrop | None = None,
    landmarks: Landmarks | None = None,
) -> Judgement:
    """Judge a colour picture, height x width x 3, blue first.

    Without ``backdrop`` the colour of the wall is not judged, its evenness is; without
    ``landmarks`` nothing is said of open eyes and a closed mouth.
    """
    gray = np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)
    faces = find_faces(gray)
    if len(faces) != 1:
        return absent(Reason.FACE_MANY) if faces else _askew(gray)
    face = faces[0]
    eyes = find_eyes(gray, face)
    if not eyes and not is_face(gray, face):
        return absent(Reason.FACE_NONE)
    checks = [
        # A head that leans has a larger box, which no longer fits: how it is held comes first.
        *_held(gray, face, eyes, limits),
        *_placed(picture, face),
        *_lit(_inner(gray, face), limits),
        *judge_wall(picture, face, backdrop, limits.backdrop),
        *(measured_by(picture, landmarks) if landmarks else ()),
    ]
    return conclude(checks, needed=limits.score, details=_details(face, eyes), region=face)


def _askew(gray: Pixels) -> Judgement:
    """Say of a picture without an upright, frontal, whole face what it shows instead."""
    found = find_askew(gray)
    if found is None:
        return absent(Reason.FACE_NONE)
    face, reason = found
    return Judgement(score=0, reasons=(reason,), region=face)


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


def _placed(picture: Pixels, face: Region) -> list[Check]:
    height, width = picture.shape[:2]
    frame = crop_box(face)
    # Half the score is the limit of all three: it says "just usable".
    far = scaled(frame.width, _NARROWEST_CROP * 0.6, _NARROWEST_CROP * 1.4)
    near = scaled(frame.height / height, _TALLEST_CROP + 0.12, _TALLEST_CROP - 0.12)
    return [
        Check(Figure("size", min(far, 100), 50), Reason.FACE_FAR),
        Check(Figure("distance", near, 50), Reason.FACE_NEAR),
        Check(Figure("head", _whole(face, width, height), 50), Reason.FACE_CUT),
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


def _whole(face: Region, width: int, height: int) -> int:
    """100 when the whole head is in the picture, crown to chin, 0 when a tenth is beyond it."""
    sides = max(_EARS * face.width - face.x, face.x + (1 + _EARS) * face.width - width)
    crown = _CROWN * face.height - face.y
    chin = face.y + _CHIN * face.height - height
    return scaled(max(sides, crown, chin) / face.width, 0.1, 0.0)


def _held(gray: Pixels, face: Region, eyes: Sequence[Point], limits: FaceLimits) -> list[Check]:
    """Judge how far the head leans, and where the eyes are seen, how far it is turned aside."""
    value = scaled(abs(roll(gray, face, eyes)), *_LEAN)
    checks = [Check(Figure("upright", value, limits.position), Reason.FACE_TILTED)]
    if len(eyes) == 2:
        ahead = scaled(facing.ahead(gray, eyes), 0.2, 0.8)
        checks.append(Check(Figure("ahead", ahead, limits.position), Reason.FACE_TURNED))
    return checks


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
    """Judge the finest edges across and down, relative to the light there is.

    The weaker direction counts: a camera that moved blurs one of them. Faces have fewer edges
    across, and dusk is not to be called blur.
    """
    light = 128.0 / max(40.0, float(skin.mean()))
    across, down = (
        math.log2(
            max(0.1, light * float(cv2.meanStdDev(cv2.Sobel(skin, cv2.CV_16S, *order))[1][0, 0]))
        )
        for order in ((2, 0), (0, 2))
    )
    return scaled(min(across + _FEWER_ACROSS, down), 1.6, 3.2)


def _evenness(skin: Pixels) -> int:
    """Compare the two halves of the face; a lamp from the side leaves one at half the light."""
    middle = skin.shape[1] // 2
    one, two = float(skin[:, :middle].mean()), float(skin[:, middle:].mean())
    return scaled(min(one, two) / max(one, two, 1.0), 0.5, 0.95)


def _details(face: Region, eyes: Sequence[Point]) -> dict[str, float]:
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
