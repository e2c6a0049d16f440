"""Paints frames into the ring of the live view and announces them."""

from collections.abc import Callable
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.protocol import Frame
from station.devices.messages import FrameReady, FromHost
from station.devices.ring import SLOT_BYTES, SLOTS, WIDEST, Ring
from station.host.pace import Pace


class LiveView:
    """The writing end of a ring; safe to use from the threads of all devices."""

    def __init__(
        self, ring: Ring, tell: Callable[[FromHost], None], pace: Pace | None = None
    ) -> None:
        self.pace = pace or Pace()
        self._ring = ring
        self._tell = tell
        self._shown_ns: dict[int, int] = {}
        self._lock = Lock()
        self._painted = 0

    def show(self, request: int, frame: Frame) -> None:
        """Scale a frame into the next slot and tell that it stands there, if its turn has come."""
        if not self._due(request, frame.at_ns):
            return
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

    def forget(self) -> None:
        """Wipe the last frames: they would stand in the ring until newer ones come."""
        with self._lock:
            for slot in range(SLOTS):
                self._ring.slot(slot)[:] = bytes(SLOT_BYTES)

    def _due(self, request: int, at_ns: int) -> bool:
        """Say whether enough time has gone by since the last picture of this request."""
        if not self.pace.sparing:
            return True
        with self._lock:
            since = at_ns - self._shown_ns.get(request, 0)
            # Frames come at steps of their own: one that is nearly due is due.
            due = request not in self._shown_ns or since >= 0.75e9 * self.pace.frame_seconds
            if due:
                self._shown_ns = {request: at_ns}
            return due


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
