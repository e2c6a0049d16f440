"""Paints frames into the ring of the live view and announces them."""

from collections.abc import Callable
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.protocol import Frame
from station.devices.messages import FrameReady, FromHost
from station.devices.ring import SLOTS, WIDEST, Ring


class LiveView:
    """The writing end of a ring; safe to use from the threads of all devices."""

    def __init__(self, ring: Ring, tell: Callable[[FromHost], None]) -> None:
        self._ring = ring
        self._tell = tell
        self._lock = Lock()
        self._painted = 0

    def show(self, request: int, frame: Frame) -> None:
        """Scale a frame into the next slot and tell that it stands there."""
        small = _fitted(frame.pixels)
        height, width = small.shape[:2]
        with self._lock:
            slot = self._painted % SLOTS
            self._painted += 1
            _paint(small, self._ring.slot(slot))
            self._tell(
                FrameReady(
                    request=request, slot=slot, width=width, height=height, at_ns=frame.at_ns
                )
            )


def _fitted(pixels: NDArray[np.uint8]) -> NDArray[np.uint8]:
    height, width = pixels.shape[:2]
    scale = WIDEST / max(height, width)
    if scale >= 1.0:
        return pixels
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _paint(pixels: NDArray[np.uint8], slot: memoryview) -> None:
    height, width = pixels.shape[:2]
    room = np.frombuffer(slot, np.uint8, height * width * 4).reshape(height, width, 4)
    code = cv2.COLOR_GRAY2BGRA if pixels.ndim == 2 else cv2.COLOR_BGR2BGRA
    cv2.cvtColor(pixels, code, dst=room)
