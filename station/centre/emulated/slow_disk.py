"""A disk whose syncs take their time when the script says so."""

from collections.abc import Callable

from station.centre.emulated.faults import Kind, Script
from station.durable import LocalDisk


class SlowDisk(LocalDisk):
    """This machine's disk; ``pause`` is called with the seconds that a sync is to take longer."""

    def __init__(self, script: Script, pause: Callable[[float], object]) -> None:
        self._script = script
        self._pause = pause

    def sync(self, handle: int) -> None:
        fault = self._script.take(Kind.SLOW_DISK)
        if fault:
            self._pause(float(fault.at or 0))
        super().sync(handle)
