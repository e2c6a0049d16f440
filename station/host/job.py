"""One request on its way through a device: what was asked, how it ends early, what it tells."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from drivers.protocol import Frame
from drivers.stop import Stop
from station.devices.messages import Attempt, Begin, DeviceIdentity, FromHost
from station.host.preview import LiveView
from station.settings import EnrollmentSettings

Tell = Callable[[FromHost], None]


@dataclass(frozen=True)
class Job:
    """A request while it runs. Its :class:`Stop` is the only part that other threads touch."""

    begin: Begin
    stop: Stop
    tell: Tell
    view: LiveView
    device: DeviceIdentity
    settings: EnrollmentSettings
    at_once: int = 0
    """How many parts the device takes in one scan; 0 for all that are asked for."""
    started: float = field(default_factory=time.monotonic)

    @property
    def request(self) -> int:
        return self.begin.request

    @property
    def seconds(self) -> float:
        """How long it has been running."""
        return time.monotonic() - self.started

    def show(self, frame: Frame) -> None:
        """Put a picture into the live view, until the job is over."""
        if not self.stop.cancelled:
            self.view.show(self.request, frame)


Capture = Callable[[object, Job], Attempt]
"""Drives a device through one job. Raises ``Retry`` and ``Fault`` of ``drivers.trouble``."""


def now_unix_ms() -> int:
    """Return the wall time as samples carry it."""
    return time.time_ns() // 1_000_000
