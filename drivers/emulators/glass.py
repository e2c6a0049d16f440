"""The window of an emulated single-finger sensor: who puts which finger on it, and for how long.

Time is counted in looks: a sensor looks, sees nothing a few times, then sees a finger until that
finger has been taken and has lain there for a few looks more.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np

from drivers.emulators.chair import Chair
from drivers.opencv import cv2
from drivers.population import fingerprint
from drivers.population.person import Person
from drivers.protocol import Gray

CLEAN: Final = 238
PALE: Final = 12


@dataclass(frozen=True)
class GlassScript:
    """How people use the glass, and what is left on it.

    Attributes:
        looks_before: looks that see nothing before a finger comes; -1 for a person who never does.
        looks_after: looks that still see the finger after it was taken.
        stuck: nobody lifts the first finger again.
        latent: an empty glass shows the print that the last finger left.
        poor: this many first looks see a finger too dry to be of use: a sensor that does not
            notice it itself gives a pale picture.
        scale: how much finer the window sees than the device tells; 1 is the truth.
    """

    looks_before: int = 3
    looks_after: int = 2
    stuck: bool = False
    latent: bool = False
    poor: int = 0
    scale: float = 1.0


@dataclass
class _Press:
    """One finger from its coming to its going."""

    picture: Gray
    before: int
    after: int
    taken: bool = False


class EmulatedGlass:
    """A window of ``shape`` (height, width) pixels, 500 to the inch unless ``ppi`` says other."""

    def __init__(
        self, chair: Chair, shape: tuple[int, int], script: GlassScript, ppi: int = fingerprint.PPI
    ) -> None:
        self.shape = shape
        self._ppi = round(ppi * script.scale)
        self._chair = chair
        self._script = script
        self._poor = script.poor
        self._press: _Press | None = None

    def look(self) -> Gray | None:
        """Look once: the finger that lies there, or None."""
        press = self._press = self._present(self._press)
        if press is None:
            return self._left_behind()
        if press.before:
            press.before -= 1
            return self._left_behind()
        if press.taken and not self._script.stuck:
            press.after -= 1
        return press.picture

    def dry(self) -> bool:
        """Tell whether the finger of this look is too dry; each is told once."""
        self._poor -= 1
        return self._poor >= 0

    def take(self) -> None:
        """The picture was fetched: the finger may go."""
        if self._press is not None and self._press.before == 0:
            self._press.taken = True

    def _present(self, press: _Press | None) -> _Press | None:
        if press is not None and (not press.taken or press.after > 0 or self._script.stuck):
            return press
        person, finger = self._chair.person, self._chair.next_finger()
        if person is None or finger is None:
            return None
        pitch = self._chair.target_mm
        if pitch:
            picture = ruled(self.shape, self._ppi, pitch)
        else:
            impression = self._chair.impression(finger)
            picture = print_of(person, finger, impression, self.shape, self._ppi)
        return _Press(picture, self._script.looks_before, self._script.looks_after)

    def _left_behind(self) -> Gray | None:
        if not self._script.latent:
            return None
        left = print_of(STRANGER, "LEFT_INDEX", 0, self.shape, self._ppi)
        return pale(left)


def pale(picture: Gray) -> Gray:
    """Return what is hardly to be seen of a print."""
    return np.asarray(CLEAN - (CLEAN - picture) // PALE)


STRANGER: Final = Person(4711)


@lru_cache(maxsize=64)
def print_of(
    person: Person,
    finger: str,
    impression: int,
    shape: tuple[int, int],
    ppi: int = fingerprint.PPI,
) -> Gray:
    """Return the middle of a finger as a window sees it; around a finger it is clean."""
    whole = fingerprint.finger(person, finger, impression).pixels
    scale = ppi / fingerprint.PPI
    if scale != 1:
        whole = np.asarray(cv2.resize(whole, None, fx=scale, fy=scale), np.uint8)
    window = np.full(shape, CLEAN, np.uint8)
    there, here = zip(*map(_middle, whole.shape, shape), strict=True)
    window[here] = whole[there]
    return window


def ruled(shape: tuple[int, int], ppi: int, pitch_mm: float) -> Gray:
    """Return a target of upright lines, as wide as the gaps between them."""
    fine = 8  # as a pixel gathers the light of its whole width
    at = np.arange(shape[1] * fine) / fine / (ppi / 25.4 * pitch_mm)
    bars = np.where(at % 1 < 0.5, 40.0, CLEAN).reshape(-1, fine).mean(axis=1)
    return np.tile(bars.astype(np.uint8), (shape[0], 1))


def _middle(whole: int, window: int) -> tuple[slice, slice]:
    """Return what is seen of a length through a shorter or longer one, both about their middles."""
    seen = min(whole, window)
    there, here = (whole - seen) // 2, (window - seen) // 2
    return slice(there, there + seen), slice(here, here + seen)
