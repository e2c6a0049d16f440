"""The device host in threads of this process: for tests, and where shared memory is missing."""

from collections.abc import Callable
from typing import Protocol

from station.devices import ring
from station.devices.messages import FromHost, ToHost
from station.devices.ring import Ring


class HostInThreads(Protocol):
    """What is needed of a host; made by the caller, so that this room need not import it."""

    def start(self) -> None:
        """Start the device threads."""
        ...

    def take(self, message: ToHost) -> None:
        """Act on one message; returns at once."""
        ...

    def close(self) -> None:
        """Stop all captures and threads, and wait for them. Never raises."""
        ...


HostFactory = Callable[[Callable[[FromHost], None], Ring], HostInThreads]
"""Makes a host that tells its news to the first argument and paints into the second."""


class InThread:
    """A ``Devices`` whose messages travel as plain objects."""

    def __init__(self, host_factory: HostFactory) -> None:
        self._factory = host_factory
        self._ring = ring.private()
        self._host: HostInThreads | None = None

    def start(self, listener: Callable[[FromHost], None]) -> None:
        self._host = self._factory(listener, self._ring)
        self._host.start()

    def send(self, message: ToHost) -> None:
        if self._host is not None:
            self._host.take(message)

    def frame(self, slot: int) -> memoryview:
        return self._ring.slot(slot)

    def close(self) -> None:
        host, self._host = self._host, None
        if host is not None:
            host.close()
