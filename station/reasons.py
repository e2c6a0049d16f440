"""Why a sample was not taken or not good enough: the one vocabulary of host, session and screens.

Each reason is something the person in front of the device, or the operator's hand, can put right.
Words and advice for every member stand in ``ui/messages.py``; a test holds that none is missing.
"""

from enum import StrEnum
from typing import Final


class Reason(StrEnum):
    """One thing to put right, named for the operator's eye."""

    FACE_NONE = "FACE_NONE"
    FACE_MANY = "FACE_MANY"
    FACE_DARK = "FACE_DARK"
    FACE_BRIGHT = "FACE_BRIGHT"
    FACE_UNEVEN = "FACE_UNEVEN"
    FACE_BLUR = "FACE_BLUR"
    FACE_TILTED = "FACE_TILTED"
    FACE_TURNED = "FACE_TURNED"
    FACE_CUT = "FACE_CUT"
    FACE_EYES = "FACE_EYES"
    FACE_MOUTH = "FACE_MOUTH"
    FACE_FAR = "FACE_FAR"
    FACE_NEAR = "FACE_NEAR"
    FACE_OFF_CENTRE = "FACE_OFF_CENTRE"
    BACKDROP_UNEVEN = "BACKDROP_UNEVEN"
    BACKDROP_RED = "BACKDROP_RED"
    BACKDROP_BLUE = "BACKDROP_BLUE"
    BACKDROP_ORANGE = "BACKDROP_ORANGE"
    FINGER_NONE = "FINGER_NONE"
    FINGER_COUNT = "FINGER_COUNT"
    FINGER_CUT = "FINGER_CUT"
    FINGER_HAND = "FINGER_HAND"
    FINGER_DRY = "FINGER_DRY"
    FINGER_WET = "FINGER_WET"
    FINGER_FAINT = "FINGER_FAINT"
    FINGER_SMALL = "FINGER_SMALL"
    FINGER_UNCLEAR = "FINGER_UNCLEAR"
    FINGER_SMEARED = "FINGER_SMEARED"
    FINGER_RESOLUTION = "FINGER_RESOLUTION"
    FINGER_INVERTED = "FINGER_INVERTED"
    FINGER_TWICE = "FINGER_TWICE"
    FINGER_PREVIOUS = "FINGER_PREVIOUS"
    FINGER_OPERATOR = "FINGER_OPERATOR"
    FINGER_OTHER_PERSON = "FINGER_OTHER_PERSON"
    IRIS_NONE = "IRIS_NONE"
    IRIS_LID = "IRIS_LID"
    IRIS_FAR = "IRIS_FAR"
    IRIS_NEAR = "IRIS_NEAR"
    IRIS_BLUR = "IRIS_BLUR"
    IRIS_MOVED = "IRIS_MOVED"
    IRIS_FAINT = "IRIS_FAINT"
    IRIS_GLARE = "IRIS_GLARE"
    IRIS_OFF_CENTRE = "IRIS_OFF_CENTRE"
    IRIS_ASIDE = "IRIS_ASIDE"
    IRIS_PUPIL = "IRIS_PUPIL"
    IRIS_LENS = "IRIS_LENS"
    IRIS_TWICE = "IRIS_TWICE"
    SIGNATURE_NONE = "SIGNATURE_NONE"
    SIGNATURE_SHORT = "SIGNATURE_SHORT"
    SIGNATURE_GAPS = "SIGNATURE_GAPS"
    TIMED_OUT = "TIMED_OUT"
    NOT_CHECKED = "NOT_CHECKED"


SUSPICIONS: Final = frozenset(
    {
        Reason.FINGER_HAND,
        Reason.FINGER_TWICE,
        Reason.FINGER_PREVIOUS,
        Reason.FINGER_OPERATOR,
        Reason.FINGER_OTHER_PERSON,
        Reason.IRIS_TWICE,
    }
)
"""Reasons to doubt whose part it is, or which: no score makes up for one of them."""
