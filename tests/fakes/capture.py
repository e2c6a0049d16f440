"""A camera as OpenCV hands it out, without a camera: notes what it is asked, gives plain frames."""

from collections.abc import Callable
from threading import Event

import cv2
import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]


class FakeCapture:
    """Fulfils ``drivers.transports.video_device.Capture``.

    ``size`` is what it really gives, whatever it is asked for. Each ``read`` waits for ``pulse``
    when one is given, so a test decides when a frame comes.
    """

    def __init__(
        self,
        *,
        opened: bool = True,
        size: tuple[int, int] = (1280, 720),
        frames: int | None = None,
        pulse: Callable[[], bool] | None = None,
    ) -> None:
        self.asked: list[int] = []
        self.released = Event()
        self._opened = opened
        self._left = frames
        self._pulse = pulse
        self._picture: Picture = np.zeros((size[1], size[0], 3), np.uint8)
        self._settings: dict[int, float] = {}

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's own name
        return self._opened

    def set(self, setting: int, value: float, /) -> bool:
        self.asked.append(setting)
        self._settings[setting] = value
        return True

    def get(self, setting: int, /) -> float:
        return self._settings.get(setting, 0.0)

    def read(self) -> tuple[bool, Picture | None]:
        if self._left == 0 or (self._pulse is not None and not self._pulse()):
            return False, None
        if self._left is not None:
            self._left -= 1
        self._picture = np.asarray(cv2.add(self._picture, np.ones_like(self._picture)), np.uint8)
        return True, self._picture.copy()

    def release(self) -> None:
        self.released.set()
