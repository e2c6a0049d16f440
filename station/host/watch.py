"""Tells the devices' threads when something is plugged in or out, so that they look at once."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Final

from drivers.transports.plugs import Plugs

SLICE: Final = 0.25
"""Seconds within which the watch ends when it is told to."""
MakePlugs = Callable[[Callable[[float], object]], Plugs]


class PlugWatch:
    """A thread that waits for news and calls ``look``."""

    def __init__(self, make: MakePlugs, look: Callable[[], None]) -> None:
        self._make = make
        self._look = look
        self._over = Event()
        self._thread = Thread(target=self._run, name="plug-watch", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def close(self) -> None:
        """End the thread and wait for it."""
        self._over.set()
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        plugs = self._make(self._over.wait)
        try:
            while not self._over.is_set():
                if plugs.wait(SLICE):
                    self._look()
        finally:
            plugs.close()
