"""What of a person is recorded: the parts, and the targets that one press of the button records.

Finger and eye names follow ISO/IEC 19794-4 table 8 and 19794-6; the 4-4-2 grouping is that of
ten-print scanners.
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Part(StrEnum):
    """One thing that is recorded, judged and kept on its own."""

    FACE = "FACE"
    RIGHT_THUMB = "RIGHT_THUMB"
    RIGHT_INDEX = "RIGHT_INDEX"
    RIGHT_MIDDLE = "RIGHT_MIDDLE"
    RIGHT_RING = "RIGHT_RING"
    RIGHT_LITTLE = "RIGHT_LITTLE"
    LEFT_THUMB = "LEFT_THUMB"
    LEFT_INDEX = "LEFT_INDEX"
    LEFT_MIDDLE = "LEFT_MIDDLE"
    LEFT_RING = "LEFT_RING"
    LEFT_LITTLE = "LEFT_LITTLE"
    RIGHT_EYE = "RIGHT_EYE"
    LEFT_EYE = "LEFT_EYE"
    SIGNATURE = "SIGNATURE"


class Target(StrEnum):
    """What one capture is aimed at."""

    PHOTO = "PHOTO"
    RIGHT_FOUR = "RIGHT_FOUR"
    LEFT_FOUR = "LEFT_FOUR"
    THUMBS = "THUMBS"
    IRISES = "IRISES"
    SIGNATURE = "SIGNATURE"
    INDEX_CHECK = "INDEX_CHECK"
    STATEMENT = "STATEMENT"
    OWN_FINGER = "OWN_FINGER"
    """Of whoever is signed in, before biodata are corrected; of the person, nothing."""


class Modality(StrEnum):
    """The kind of device that records a target."""

    CAMERA = "CAMERA"
    FINGER = "FINGER"
    IRIS = "IRIS"
    SIGNATURE = "SIGNATURE"


PARTS: Final = MappingProxyType(
    {
        Target.PHOTO: (Part.FACE,),
        Target.RIGHT_FOUR: (
            Part.RIGHT_INDEX,
            Part.RIGHT_MIDDLE,
            Part.RIGHT_RING,
            Part.RIGHT_LITTLE,
        ),
        Target.LEFT_FOUR: (Part.LEFT_INDEX, Part.LEFT_MIDDLE, Part.LEFT_RING, Part.LEFT_LITTLE),
        Target.THUMBS: (Part.LEFT_THUMB, Part.RIGHT_THUMB),
        Target.IRISES: (Part.RIGHT_EYE, Part.LEFT_EYE),
        Target.SIGNATURE: (Part.SIGNATURE,),
        Target.INDEX_CHECK: (Part.RIGHT_INDEX, Part.LEFT_INDEX),
        Target.STATEMENT: (Part.SIGNATURE,),
        Target.OWN_FINGER: (Part.RIGHT_INDEX,),
    }
)

MODALITY: Final = MappingProxyType(
    {
        Target.PHOTO: Modality.CAMERA,
        Target.RIGHT_FOUR: Modality.FINGER,
        Target.LEFT_FOUR: Modality.FINGER,
        Target.THUMBS: Modality.FINGER,
        Target.IRISES: Modality.IRIS,
        Target.SIGNATURE: Modality.SIGNATURE,
        Target.INDEX_CHECK: Modality.FINGER,
        Target.STATEMENT: Modality.SIGNATURE,
        Target.OWN_FINGER: Modality.FINGER,
    }
)

FINGERS: Final = (
    *PARTS[Target.RIGHT_FOUR],
    *PARTS[Target.LEFT_FOUR],
    *PARTS[Target.THUMBS],
)
EYES: Final = PARTS[Target.IRISES]
