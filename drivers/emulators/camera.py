"""A studio camera that sees whoever sits on the emulated chair, and that can misbehave on demand.

It is a source of frames like a plugged-in camera; the camera driver cannot tell the difference.
Not simulated: exposure control, focus hunting, and the compression of a real camera.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from threading import Event
from types import MappingProxyType
from typing import Final

import numpy as np

from drivers.emulators.chair import Chair
from drivers.opencv import cv2
from drivers.population.face import SIZE, portrait, studio
from drivers.population.fields import to_bytes
from drivers.population.person import Person
from drivers.transports.frames import FrameOrigin, FrameStream, Pace, Pixels
from drivers.trouble import Fault, FaultCode

WATERMARK: Final = "LATIHAN"
MARGIN: Final = 8
"""Pixels by which a sitter can sway to each side."""
POSES: Final = 4
POSE_FRAMES: Final = 23
"""Pictures after which the sitter changes the pose a little."""
GRAINS: Final = 5
DARK: Final = 5
"""By how much a dark studio divides the light."""


class CameraTrouble(StrEnum):
    """What the camera, or the studio, does wrong. UNPLUG and FREEZE last until opened again.

    FREEZE gives no more pictures, SAME the same one over and over, BLANK those of a covered lens.
    """

    UNPLUG = "UNPLUG"
    FREEZE = "FREEZE"
    SAME = "SAME"
    BLANK = "BLANK"
    DARK = "DARK"
    NOBODY = "NOBODY"
    TWO_FACES = "TWO_FACES"


NO_FAULTS: Final[Mapping[CameraTrouble, int]] = MappingProxyType({})


class EmulatedFrames:
    """A ``FrameSource``. ``faults`` maps a trouble to the number of good pictures before it."""

    def __init__(
        self,
        chair: Chair,
        fps: float = 30.0,
        faults: Mapping[CameraTrouble, int] = NO_FAULTS,
    ) -> None:
        self._chair = chair
        self._fps = fps
        self._faults = dict(faults)

    def open(self) -> FrameStream:
        return _Studio(self._chair, self._fps, self._faults)


class _Studio:
    """One plugging-in of the camera. Troubles of the line leave the script as they happen."""

    def __init__(self, chair: Chair, fps: float, faults: dict[CameraTrouble, int]) -> None:
        self._chair = chair
        self._faults = faults
        self._pace = Pace(fps)
        self._count = 0
        self._last: Pixels | None = None
        self.origin = FrameOrigin(
            make="Perekaman",
            model="Emulated studio camera",
            serial="EMU-CAM-1",
            width=SIZE[0],
            height=SIZE[1],
            fps=fps,
        )

    def read(self, halt: Event) -> Pixels | None:
        if self._happens(CameraTrouble.UNPLUG):
            del self._faults[CameraTrouble.UNPLUG]
            raise Fault(FaultCode.GONE, "unplugged")
        if self._happens(CameraTrouble.FREEZE):
            del self._faults[CameraTrouble.FREEZE]
            halt.wait()
        if not self._pace.wait(halt):
            return None
        if not (self._happens(CameraTrouble.SAME) and self._last is not None):
            self._last = self._look()
        self._count += 1
        return self._last.copy()

    def close(self) -> None:
        """Nothing is held."""

    def _happens(self, trouble: CameraTrouble) -> bool:
        return self._count >= self._faults.get(trouble, self._count + 1)

    def _look(self) -> Pixels:
        if self._happens(CameraTrouble.BLANK):
            return _grain(self._count % GRAINS)
        person = None if self._happens(CameraTrouble.NOBODY) else self._chair.person
        scene = _scene(person, self._count // POSE_FRAMES % POSES if person else 0)
        picture = scene[_sway(self._count)].copy()
        if self._happens(CameraTrouble.TWO_FACES) and person is not None:
            _squeeze_in(picture, scene)
        if self._happens(CameraTrouble.DARK):
            picture //= DARK
        picture = np.asarray(cv2.add(picture, _grain(self._count % GRAINS)), np.uint8)
        _stamp(picture)
        return picture


def _sway(count: int) -> tuple[slice, slice]:
    """Return the cut-out of the scene: people breathe and do not sit quite still."""
    left = MARGIN + round(MARGIN * 0.6 * np.sin(count / 31))
    top = MARGIN + round(MARGIN * 0.5 * np.sin(count / 19))
    return slice(top, top + SIZE[1]), slice(left, left + SIZE[0])


@lru_cache(maxsize=3 * POSES)
def _scene(person: Person | None, pose: int) -> Pixels:
    """Return the studio, a margin larger than the picture, with nobody or with the person."""
    size = (SIZE[0] + 2 * MARGIN, SIZE[1] + 2 * MARGIN)
    if person is None:
        return to_bytes(studio("red", size, np.random.default_rng(0)))
    return portrait(person, pose, size=size).pixels


def _squeeze_in(picture: Pixels, scene: Pixels) -> None:
    """Let somebody else look in from the left: the sitter's mirror image, aside."""
    third = SIZE[0] // 3
    middle = scene.shape[1] // 2
    picture[:, :third] = scene[
        MARGIN : MARGIN + SIZE[1], middle - third // 2 : middle - third // 2 + third
    ][:, ::-1]


@lru_cache(maxsize=GRAINS)
def _grain(number: int) -> Pixels:
    """Return a picture of faint sensor noise to add."""
    rng = np.random.default_rng(number)
    return rng.integers(0, 2, (SIZE[1], SIZE[0], 3), np.uint8)


def _stamp(picture: Pixels) -> None:
    """Write into the corner that this is no real recording."""
    place = (18, SIZE[1] - 20)
    for tone, thick in (((0, 0, 0), 5), ((255, 255, 255), 2)):
        cv2.putText(
            picture, WATERMARK, place, cv2.FONT_HERSHEY_DUPLEX, 1.0, tone, thick, cv2.LINE_AA
        )
