"""A near-infrared camera that sees the eyes of whoever sits on the emulated chair.

A source of frames for ``drivers.emulators.video``: both eyes side by side, or one after the other
as the person brings each before the lens. Without its lamp it sees next to nothing.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from threading import Event
from typing import Final

import numpy as np

from drivers.emulators.chair import Chair
from drivers.emulators.video import EmulatedVideo, VideoScript
from drivers.opencv import cv2
from drivers.population import iris
from drivers.population.person import EYES, Person
from drivers.protocol import Gray
from drivers.transports.frames import FrameOrigin, FrameStream, Pace
from drivers.trouble import Fault, FaultCode

WATERMARK: Final = "LATIHAN"
LOOKS: Final = 3
"""Pictures of each eye; the camera sees them in turn."""
STRAY: Final = 12
"""By how much the light is divided without the lamp."""
BLURS: Final = (4.0, 1.5, 0.0)
"""How an eye comes into focus, picture by picture."""


@dataclass(frozen=True)
class NirScript:
    """How eyes are shown, and what goes wrong.

    Attributes:
        fps: pictures a second.
        both: both eyes in one picture; else one after the other, right one first.
        before: pictures until an eye is there.
        stays: pictures for which one eye stays before a camera for one.
        same: the same picture over and over.
        unplug_at: the cable is pulled at this picture.
        no_lamp: the lamp is broken: it says that it is on, and is not.
        video: what goes wrong at the node.
    """

    fps: float = 30.0
    both: bool = True
    before: int = 4
    stays: int = 30
    same: bool = False
    unplug_at: int | None = None
    no_lamp: bool = False
    video: VideoScript = field(default_factory=VideoScript)


class EmulatedNir:
    """A ``FrameSource`` of gray pictures."""

    def __init__(self, chair: Chair, script: NirScript | None = None) -> None:
        self.script = script or NirScript()
        self._chair = chair
        self._lit = True  # until somebody switches it
        self._count = 0
        self.node = EmulatedVideo(
            self, self.script.video, card="LATIHAN iris camera", lamp=self._switch
        )

    def open(self) -> FrameStream:
        return _Stream(self)

    def look(self, number: int) -> Gray:
        """Return what the camera sees in the ``number``-th picture since it was opened."""
        self._count += 1
        shown = self._eyes(0 if self.script.same else self._count)
        if not self._lit or self.script.no_lamp:
            shown = np.asarray(shown // STRAY, np.uint8)
        if not self.script.same:
            rng = np.random.default_rng(number % 7)
            shown = np.asarray(cv2.add(shown, rng.integers(0, 2, shown.shape, np.uint8)), np.uint8)
        _stamp(shown)
        return shown

    def _switch(self, on: bool) -> None:
        if on and not self._lit:
            self._count = 0  # the person comes when the light goes on
        self._lit = on

    def _eyes(self, count: int) -> Gray:
        person = self._chair.person
        since = count - self.script.before
        if self.script.both:
            return np.hstack([_eye(person, part, since) for part in EYES])
        round_of = self.script.before + self.script.stays
        part = EYES[count // round_of % 2]
        return _eye(person, part, count % round_of - self.script.before)


class _Stream:
    def __init__(self, camera: EmulatedNir) -> None:
        self._camera = camera
        self._pace = Pace(camera.script.fps)
        self._number = 0
        height, width = iris.SHAPE
        self.origin = FrameOrigin(
            make="Perekaman",
            model="Emulated iris camera",
            serial="EMU-NIR-1",
            width=width * (2 if camera.script.both else 1),
            height=height,
            fps=camera.script.fps,
            live=True,
        )

    def read(self, halt: Event) -> Gray | None:
        if self._number == self._camera.script.unplug_at:
            raise Fault(FaultCode.GONE, "unplugged")
        if not self._pace.wait(halt):
            return None
        self._number += 1
        return self._camera.look(self._number)

    def close(self) -> None:
        """Nothing is held."""


def _eye(person: Person | None, part: str, since: int) -> Gray:
    """Return an eye that came before the camera so many pictures ago, or the dark room."""
    if person is None or part in person.missing or since < 0:
        return np.full(iris.SHAPE, 14, np.uint8)
    blur = BLURS[min(since, len(BLURS) - 1)]
    return _picture(person, part, since // len(BLURS) % LOOKS if not blur else 0, blur)


@lru_cache(maxsize=2 * (LOOKS + len(BLURS)))
def _picture(person: Person, part: str, look: int, blur: float) -> Gray:
    return iris.eye(person, part, look, defocus=blur).pixels


def _stamp(picture: Gray) -> None:
    """Write into the corners that this is no real recording."""
    for left in range(0, picture.shape[1], iris.SHAPE[1]):
        place = (left + 10, picture.shape[0] - 10)
        for tone, thick in ((0, 4), (255, 1)):
            cv2.putText(picture, WATERMARK, place, cv2.FONT_HERSHEY_DUPLEX, 0.6, (tone,), thick)
