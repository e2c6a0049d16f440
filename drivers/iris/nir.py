"""Irises through a near-infrared video camera: both in one picture, or one eye after the other.

Source: the camera is a UVC device (``drivers.transports.video_device``) that gives GREY, Y8, Y10 or
Y16; ISO/IEC 19794-6:2011 for what is delivered: 640 x 480 for each eye, right eye on the left.
Verified on hardware: none. Verified against: ``drivers.emulators.nir``.

The driver chooses the sharpest of the pictures in which something stands out of the dark; whether
that is an eye, and whose side, and how good, is judged by whoever asked.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np

from drivers.camera.frames import FramesCamera
from drivers.examined import LampPair
from drivers.iris.lamp import Always, Lamp
from drivers.opencv import cv2
from drivers.protocol import Delivery, Frame, Gray, Identity, Pixels, Preview, ScanRequest
from drivers.stop import Stop
from drivers.transports.frames import FrameSource
from drivers.trouble import DeviceTrouble, Fault, FaultCode, Retry, RetryReason

EYES: Final = ("RIGHT_EYE", "LEFT_EYE")
STANDS_OUT: Final = 14.0
"""Standard deviation of gray from which a picture holds more than the dark room."""
SETTLE: Final = 0.8
"""Seconds over which the sharpest picture is chosen, from the first that holds something."""


class Layout(StrEnum):
    """How many eyes a picture holds."""

    BOTH = "both"
    ONE = "one"


@dataclass(frozen=True)
class Placing:
    """Where the eyes are. ``mirrored``: the person's right eye is on the right of the picture."""

    layout: Layout = Layout.BOTH
    mirrored: bool = False

    def eyes(self, pixels: Gray) -> Mapping[str, Gray]:
        """Cut a picture of both eyes in the middle."""
        middle = pixels.shape[1] // 2
        halves = (pixels[:, :middle], pixels[:, middle : 2 * middle])
        return dict(zip(EYES, halves[::-1] if self.mirrored else halves, strict=True))


@dataclass(frozen=True)
class _Best:
    """The sharpest picture of an eye so far."""

    pixels: Gray
    sharpness: float


class NirIris:
    """Implements ``drivers.protocol.IrisScanner``."""

    def __init__(
        self,
        source: FrameSource,
        *,
        lamp: Lamp | None = None,
        placing: Placing | None = None,
        settle: float = SETTLE,
    ) -> None:
        self._camera = FramesCamera(source, name="nir")
        self._lamp = lamp or Always()
        self._placing = placing or Placing()
        self._settle = settle

    def open(self) -> Identity:
        """Open the camera, see that its lamp can be switched, leave it dark. Raises ``Fault``."""
        identity = self._camera.open()
        try:
            self._lamp.light(on=True)
            self._lamp.light(on=False)
        except Fault:
            self._camera.close()
            raise
        return identity

    def close(self) -> None:
        with suppress(DeviceTrouble):
            self._lamp.light(on=False)
        self._camera.close()

    def lamp_pair(self, stop: Stop) -> LampPair | None:
        """Look in the dark and lit; None for a lamp that nobody switches. Raises ``Fault``."""
        if isinstance(self._lamp, Always):
            return None
        dark = self._still(stop, on=False)
        try:
            return LampPair(self._still(stop, on=True), dark)
        finally:
            with suppress(DeviceTrouble):
                self._lamp.light(on=False)

    def _still(self, stop: Stop, *, on: bool) -> Gray:
        self._lamp.light(on=on)
        return _gray(self._camera.still(stop).pixels)

    def scan(self, request: ScanRequest, preview: Preview, stop: Stop) -> tuple[Delivery, ...]:
        """Record the requested eyes, with the lamp lit for as long as that takes.

        Raises:
            Retry: IRIS_NONE when it is to be taken and nothing is there; TIMED_OUT.
            Fault: as ``FramesCamera``; UNSUPPORTED for parts that are no eyes.
        """
        stop.check()
        wanted = [part for part in request.parts if part not in request.missing]
        if strange := set(wanted) - set(EYES):
            raise Fault(FaultCode.UNSUPPORTED, f"part {min(strange)}")
        self._lamp.light(on=True)
        try:
            if self._placing.layout is Layout.BOTH:
                found = self._sharpest(wanted, preview, stop)
            else:
                found = self._one_by_one(wanted, preview, stop)
        finally:
            with suppress(DeviceTrouble):
                self._lamp.light(on=False)
        return tuple(Delivery(part, Pixels(found[part])) for part in wanted)

    def _one_by_one(self, wanted: list[str], preview: Preview, stop: Stop) -> dict[str, Gray]:
        """Record one eye after the other; it is dark between two, else one would count for both."""
        found: dict[str, Gray] = {}
        for part in wanted:
            while found and _stands_out(_gray(self._next(preview, stop).pixels)):
                stop.check()
            found |= self._sharpest([part], preview, stop)
        return found

    def _sharpest(self, wanted: list[str], preview: Preview, stop: Stop) -> dict[str, Gray]:
        """Return the sharpest of the pictures that come while the eyes are there.

        What is asked to be taken is taken at once.
        """
        best: dict[str, _Best] = {}
        settling: Stop | None = None
        while settling is None or (settling.remaining and not stop.finished):
            frame = self._next(preview, stop)
            eyes = self._eyes(frame, wanted)
            there = {part: eye for part, eye in eyes.items() if _stands_out(eye)}
            for part, eye in there.items():
                best[part] = _sharper(best.get(part), eye)
            if set(wanted) <= best.keys():
                settling = settling or Stop(self._settle)
            elif stop.finished:
                raise Retry(RetryReason.IRIS_NONE, "dark")
        return {part: np.ascontiguousarray(best[part].pixels) for part in wanted}

    def _next(self, preview: Preview, stop: Stop) -> Frame:
        frame = self._camera.frame(stop)
        preview(replace(frame, mirrored=self._placing.mirrored))
        return frame

    def _eyes(self, frame: Frame, wanted: list[str]) -> Mapping[str, Gray]:
        gray = _gray(frame.pixels)
        if self._placing.layout is Layout.ONE:
            return dict.fromkeys(wanted, gray)
        return {part: eye for part, eye in self._placing.eyes(gray).items() if part in wanted}


def _gray(pixels: Gray) -> Gray:
    if pixels.ndim == 2:
        return pixels
    return np.asarray(cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY), np.uint8)


def _stands_out(eye: Gray) -> bool:
    return float(eye[::8, ::8].std()) >= STANDS_OUT


def _sharper(best: _Best | None, eye: Gray) -> _Best:
    """Return the sharper of two, by the energy of edges wider than the noise of the sensor."""
    calm = cv2.GaussianBlur(eye, (0, 0), 1.2)
    sharpness = float(cv2.Laplacian(calm, cv2.CV_32F).var())
    return best if best is not None and best.sharpness >= sharpness else _Best(eye, sharpness)
