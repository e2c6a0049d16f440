"""What the emulated scanners see of the person in the chair: encoded once, kept for a while."""

from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Lock
from typing import Final, TypeVar

import numpy as np

from drivers.emulators.sbi.records import Picture, lossless
from drivers.opencv import cv2
from drivers.population import fingerprint, iris
from drivers.population.face import portrait
from drivers.population.person import Person
from drivers.protocol import Bgr, Gray

Made = TypeVar("Made")

KEPT: Final = 24
WINDOW: Final = (384, 320)
"""Height and width of a cut-out fingertip in pixels: 19.5 x 16 mm."""
FULL_CONTRAST: Final = 68.0
"""Standard deviation of the gray values of a dry-free print under good light."""
LIVE_HEIGHT: Final = 480
WATERMARK: Final = "LATIHAN"
PORTRAIT: Final = (960, 720)
"""Width and height of the face camera's picture."""
POSES: Final = 4
WHOLE: Final = "SLAP"
FORWARD: Final = 440
"""Pixels by which a hand is laid too far forward: most of the long fingers' tips is gone."""


@dataclass(frozen=True)
class Seen:
    """One look: a picture per part, and what the live view shows of it."""

    pictures: Mapping[str, Picture]
    live: Gray | Bgr


Look = Callable[[Person, Sequence[str], int], Seen]
"""Person, parts of the group, impression: the picture of every part the person has."""


def slap(person: Person, parts: Sequence[str], impression: int) -> Seen:
    """Lay the fingers of a group on the glass and cut the fingertips out, as slap devices do."""
    truth = fingerprint.slap(person, parts, impression)
    cuts = {box.part: _cut(truth.pixels, box.centre) for box in truth.boxes}
    pictures = {part: _picture(part, cut, _contrast(cut)) for part, cut in cuts.items()}
    return Seen(pictures, _live(truth.pixels))


def whole_slap(person: Person, parts: Sequence[str], impression: int) -> Seen:
    """Lay fingers on the glass and deliver the picture as it is, as plain slap scanners do.

    The picture is named ``SLAP``: which one was asked for, only the request tells.
    """
    pixels = fingerprint.slap(person, parts, impression).pixels
    return Seen({WHOLE: _picture(WHOLE, pixels, _contrast(pixels))}, _live(pixels))


def off_the_glass(person: Person, parts: Sequence[str], impression: int) -> Seen:
    """Lay a hand so far forward that the longest fingertips lie off the glass."""
    pixels = fingerprint.slap(person, parts, impression).pixels
    glass = np.full((FORWARD, pixels.shape[1]), pixels[-1].max(), np.uint8)
    shifted = np.ascontiguousarray(np.vstack([pixels[FORWARD:], glass]))
    return Seen({WHOLE: _picture(WHOLE, shifted, _contrast(shifted))}, _live(shifted))


def _cut(pixels: Gray, centre: tuple[float, float]) -> Gray:
    """Cut a window around a fingertip, upright and not resampled; its neighbours stay outside."""
    height, width = WINDOW
    edged = cv2.copyMakeBorder(
        pixels, height // 2, height // 2, width // 2, width // 2, cv2.BORDER_REPLICATE
    )
    left, top = round(centre[0]), round(centre[1])
    return np.ascontiguousarray(edged[top : top + height, left : left + width], np.uint8)


def _contrast(cut: Gray) -> float:
    """Return the device's opinion of a fingertip: 100 for ridges of full contrast."""
    height, width = cut.shape
    middle = cut[height // 4 : -height // 4, width // 4 : -width // 4]
    return float(middle.std()) / FULL_CONTRAST * 100


def eyes(person: Person, parts: Sequence[str], impression: int) -> Seen:
    """Look into the camera with the eyes there are; in its picture the right eye is on the left."""
    ordered = [part for part in sorted(parts, reverse=True) if part not in person.missing]
    truths = [iris.eye(person, part, impression) for part in ordered]
    pictures = {each.part: _picture(each.part, each.pixels, 95 - 80 * each.lid) for each in truths}
    blank = np.full((480, 640), 30, np.uint8)
    return Seen(pictures, _live(np.hstack([each.pixels for each in truths] or [blank])))


def face(person: Person, _parts: Sequence[str], impression: int) -> Seen:
    """Look at the person before the wall of a studio; colour, as the record keeps it."""
    pixels = portrait(person, impression % POSES, size=PORTRAIT).pixels
    gray = np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)
    height, width = gray.shape
    seen = Picture("FACE", lossless(np.asarray(pixels[:, :, ::-1])), width, height, 90)
    return Seen({"FACE": seen}, _live(np.asarray(pixels, np.uint8)))


def _picture(part: str, pixels: Gray, score: float) -> Picture:
    height, width = pixels.shape
    return Picture(part, lossless(pixels), width, height, int(np.clip(round(score), 1, 100)))


def _live(pixels: Gray | Bgr) -> Gray | Bgr:
    height, width = pixels.shape[:2]
    size = (width * LIVE_HEIGHT // height, LIVE_HEIGHT)
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def live_jpeg(picture: Gray | Bgr | None, arrived: float) -> bytes:
    """Encode one picture of the live view; ``arrived`` 0..1 fades the person in."""
    blank = np.full((LIVE_HEIGHT, LIVE_HEIGHT), 235, np.uint8) if picture is None else None
    shown = np.asarray(blank if picture is None else _fade(picture, arrived), np.uint8)
    at = (12, shown.shape[0] - 14)
    cv2.putText(shown, WATERMARK, at, cv2.FONT_HERSHEY_SIMPLEX, 1.0, 128, 2, cv2.LINE_AA)
    _, jpeg = cv2.imencode(".jpg", shown, [cv2.IMWRITE_JPEG_QUALITY, 80])
    return bytes(jpeg)


def _fade(picture: Gray | Bgr, arrived: float) -> Gray | Bgr:
    glass = float(picture[0, 0].mean())
    return np.asarray(cv2.convertScaleAbs(picture, alpha=arrived, beta=glass * (1 - arrived)))


class Gallery:
    """Remembers looks, so that a live view and the capture after it cost one rendering."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._seen: OrderedDict[tuple[Look, Person, tuple[str, ...], int], Seen] = OrderedDict()
        self._ahead = ThreadPoolExecutor(1, thread_name_prefix="emulator-pictures")

    def see(self, look: Look, person: Person, parts: Sequence[str], impression: int) -> Seen:
        """Return a look, rendering it when it is new: some tenths of a second for a slap."""
        key = (look, person, tuple(parts), impression)
        with self._lock:
            if key not in self._seen:
                self._seen[key] = look(person, parts, impression)
            self._seen.move_to_end(key)
            while len(self._seen) > KEPT:
                self._seen.popitem(last=False)
            return self._seen[key]

    def prepare(self, look: Look, person: Person, parts: Sequence[str]) -> None:
        """Render a first look in the background."""
        self._ahead.submit(self.see, look, person, parts, 0)

    def close(self) -> None:
        """End the background thread; what it has not begun is dropped."""
        self._ahead.shutdown(wait=True, cancel_futures=True)
