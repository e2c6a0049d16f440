"""The Haar cascades that come with OpenCV: boxes of what each was trained on."""

from functools import cache
from pathlib import Path
from threading import Lock
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2

Gray = NDArray[np.uint8]
Box = tuple[float, float, float, float]
"""x, y, width, height in pixels."""

_VOTES: Final = 4
"""Overlapping hits that make a find."""


class Cascade:
    """One cascade. It keeps state while it looks, so one thread looks at a time."""

    def __init__(self, name: str) -> None:
        self._lock = Lock()
        self._looking = cv2.CascadeClassifier(str(Path(cv2.__file__).parent / "data" / name))

    def find(self, gray: Gray, *, smallest: int, largest: int = 0, step: float = 1.15) -> list[Box]:
        """Return boxes with sides from ``smallest`` to ``largest`` (0: the picture's) pixels.

        ``step`` leads from one size to the next; a coarser search is quicker and loses more.
        """
        with self._lock:
            boxes = self._looking.detectMultiScale(
                gray,
                scaleFactor=step,
                minNeighbors=_VOTES,
                minSize=(smallest, smallest),
                maxSize=(largest, largest),
            )
        return [(float(x), float(y), float(w), float(h)) for x, y, w, h in boxes]


@cache
def faces() -> Cascade:
    """Return the cascade of frontal faces whose boxes go from mid forehead to chin."""
    return Cascade("haarcascade_frontalface_alt2.xml")


@cache
def second_opinion() -> Cascade:
    """Return a cascade of frontal faces that was trained otherwise and errs elsewhere."""
    return Cascade("haarcascade_frontalface_default.xml")


@cache
def profiles() -> Cascade:
    """Return the cascade of heads turned to the picture's left; mirror a picture for the right."""
    return Cascade("haarcascade_profileface.xml")


@cache
def eyes() -> Cascade:
    return Cascade("haarcascade_eye.xml")


@cache
def eyes_behind_glasses() -> Cascade:
    return Cascade("haarcascade_eye_tree_eyeglasses.xml")
