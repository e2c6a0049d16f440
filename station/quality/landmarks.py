"""What a landmark model says of a portrait where one is installed: eyes, mouth, pose.

OFIQ is the reference implementation of ISO/IEC 29794-5. Its models (400 MB) do not come with this
station: where its Python package and its data lie on the machine it is asked, else the operator
confirms what it would have said. It is asked of stills only, it takes too long for the live view.
"""

import importlib
import importlib.util
import logging
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from station.quality.judgement import Check, Figure
from station.reasons import Reason

log = logging.getLogger(__name__)

Pixels = NDArray[np.uint8]

_PACKAGE: Final = "ofiq"
_CONFIGURATION: Final = "ofiq_config.jaxn"
_LIMIT: Final = 50

MEASURES: Final[Mapping[str, tuple[str, Reason]]] = MappingProxyType(
    {
        "EyesOpen": ("eyes_open", Reason.FACE_EYES),
        "EyesVisible": ("eyes_visible", Reason.FACE_EYES),
        "MouthClosed": ("mouth_closed", Reason.FACE_MOUTH),
        "HeadPoseYaw": ("yaw", Reason.FACE_TURNED),
        "HeadPosePitch": ("pitch", Reason.FACE_TURNED),
    }
)
"""OFIQ's measures that Haar cascades cannot give; a covered head is no flaw, a scarf is worn."""


class Landmarks(Protocol):
    """Anything that measures a portrait as ISO/IEC 29794-5 names its measures."""

    def measure(self, picture: Pixels) -> Mapping[str, float]:
        """Return measures of 0..100 for a picture, height x width x 3, blue first.

        Raises anything where it cannot: the sample is then not checked.
        """
        ...


class Ofiq:
    """The ``python-ofiq`` package behind ``Landmarks``."""

    def __init__(self, module: Any) -> None:
        self._measuring = module.OFIQ()

    def measure(self, picture: Pixels) -> Mapping[str, float]:
        measured = self._measuring.vector_quality(cv2.cvtColor(picture, cv2.COLOR_BGR2RGB))
        return {name: float(value) for name, value in measured.items()}


@cache
def installed() -> Landmarks | None:
    """Return OFIQ where its package and its data are installed and load; found out once."""
    folder = Path(os.environ.get("OFIQ_DATA_DIR") or Path.home() / ".ofiq" / "data")
    if importlib.util.find_spec(_PACKAGE) is None or not (folder / _CONFIGURATION).is_file():
        return None
    try:
        return Ofiq(importlib.import_module(_PACKAGE))
    except Exception:  # a damaged or foreign installation: the operator confirms, as without it
        log.exception("landmarks_failed")
        return None


def checks(picture: Pixels, landmarks: Landmarks) -> list[Check]:
    """Judge what a landmark model measures; where it fails or leaves out, NOT_CHECKED."""
    try:
        measured = landmarks.measure(picture)
        values = {name: round(measured[name]) for name in MEASURES}
    except Exception:  # models fail in many ways, and none may cost the other checks
        log.exception("landmarks_failed")
        return [Check(Figure("landmarks", 0, _LIMIT), Reason.NOT_CHECKED)]
    return [
        Check(Figure(figure, min(100, max(0, values[name])), _LIMIT), reason)
        for name, (figure, reason) in MEASURES.items()
    ]
