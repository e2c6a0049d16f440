"""The seam between the session and whatever drives the devices."""

from collections.abc import Callable
from typing import Protocol

from station.devices.messages import FromHost, ToHost


class Devices(Protocol):
    """A device host, in another process or in a thread of this one."""

    def start(self, listener: Callable[[FromHost], None]) -> None:
        """Begin; ``listener`` is called from a thread of the link and returns at once."""
        ...

    def send(self, message: ToHost) -> None:
        """Hand over a request; returns at once, also when the host is away."""
        ...

    def frame(self, slot: int) -> memoryview:
        """Return the bytes of a ring slot: RGB32 (B, G, R, 255), width x height of its notice."""
        ...

    def close(self) -> None:
        """End the host and wait for it. Never raises."""
        ...
