"""A source of frames that a test drives by hand: each picture comes when the test says so."""

from queue import Empty, Queue
from threading import Event

import numpy as np
from numpy.typing import NDArray

from drivers.transports.frames import FrameOrigin

Picture = NDArray[np.uint8]


class HandFedFrames:
    """A ``FrameSource`` and its stream in one; pictures and troubles are fed one by one."""

    def __init__(self, *, buffered: int = 0) -> None:
        self.origin = FrameOrigin("test", "by hand", "1", 8, 4, 30.0, buffered)
        self.opened = 0
        self.closed = Event()
        self.waiting = Event()
        self._fed: Queue[Picture | Exception] = Queue()

    def feed(self, value: int) -> None:
        """Let a picture of this gray come."""
        self._fed.put(np.full((4, 8), value, np.uint8))

    def fail(self, trouble: Exception) -> None:
        """Let the next read raise."""
        self._fed.put(trouble)

    def open(self) -> "HandFedFrames":
        self.opened += 1
        self.closed.clear()
        return self

    def read(self, halt: Event) -> Picture | None:
        while not halt.is_set():
            try:
                fed = self._fed.get(timeout=0.01)
            except Empty:
                self.waiting.set()
                continue
            self.waiting.clear()
            if isinstance(fed, Exception):
                raise fed
            return fed
        return None

    def close(self) -> None:
        self.closed.set()
