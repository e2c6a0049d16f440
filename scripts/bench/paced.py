"""Emulated wires that take the time of real ones, and tell how long wire and device were at work.

A serial line is paced by its emulator; here its bytes are counted. A USB bus is paced here: what a
transfer costs at most speeds stands in USB 2.0 clause 5 (frames of 1 ms, packets in each).
"""

import threading
import time
from array import array
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from threading import Event
from typing import Any, Final

from drivers.emulators.pty_line import SerialDevice
from drivers.emulators.usb import EmulatedBus, EmulatedUsbDevice
from drivers.transports.frames import FrameSource, FrameStream, Pixels

BITS: Final = 10
"""Of a byte on a serial line: with start and stop."""


class Clock:
    """Adds up, from an event on, how long wire and device were at work.

    What was at work at the same time counts once: a reader scrambles its picture while the transfer
    that will bring it is pending.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._busy = 0
        """How many of wire and device are at work."""
        self._since = 0.0
        self.begun = float("inf")
        self._awaited = 0
        self._only = False
        """What the device has said unasked is all that is waited for."""
        self.wire = self.device = 0.0

    def event(self) -> float:
        """It happened: begin to count; return when."""
        self._awaited, self._only = 0, False
        self.wire = self.device = 0.0
        self.begun = time.monotonic()
        return self.begun

    def arm(self, number: int = 1) -> None:
        """Let the event be what the device says next unasked, or the ``number``-th such thing."""
        self._awaited = number
        self.begun = float("inf")

    def noticed(self) -> None:
        """The device is about to say something unasked."""
        if self._awaited:
            self._awaited -= 1
            if not self._awaited:
                self.event()
                self._only = True

    def sent(self, seconds: float) -> None:
        """Count time on the wire."""
        if time.monotonic() >= self.begun and not (self._only and self.wire):
            self.wire += seconds

    @contextmanager
    def working(self) -> Iterator[None]:
        """Count the time for which the device works, or waits for what it measures."""
        with self._lock:
            self._since = self._since if self._busy else time.monotonic()
            self._busy += 1
        try:
            yield
        finally:
            with self._lock:
                self._busy -= 1
                ended = time.monotonic()
                if ended > self.begun and not self._only:
                    self.device += ended - max(self._since, self.begun)
                self._since = ended

    @contextmanager
    def passing(self) -> Iterator[None]:
        """Count the time for which something is on the wire."""
        if self._only:
            began = time.monotonic()
            yield
            self.sent(time.monotonic() - began)
        else:
            with self.working():
                yield

    @property
    def limit(self) -> float:
        """Seconds below which nobody can be."""
        return self.wire + self.device


Telling = Callable[[bytes], int]
"""How many bytes it takes until what a device says unasked tells what is waited for; 0: never."""


class CountedDevice:
    """A ``SerialDevice`` whose bytes are counted at the speed of the line."""

    def __init__(self, device: SerialDevice, clock: Clock, telling: Telling = len) -> None:
        self._telling = telling
        self._device = device
        self._clock = clock

    @property
    def baud(self) -> int:
        return self._device.baud

    def power_up(self) -> bytes:
        return self._device.power_up()

    def hear(self, data: bytes) -> bytes:
        baud = self.baud
        with self._clock.working():
            said = self._device.hear(data)
        self._clock.sent(BITS * (len(data) + len(said)) / baud)
        return said

    def tick(self) -> bytes | None:
        said = self._device.tick()
        if said and (told := self._telling(said)):
            self._clock.noticed()
            self._clock.sent(BITS * told / self.baud)
        return said


@dataclass(frozen=True)
class Speed:
    """What a USB bus carries: bytes a second in bulk, and seconds of a frame.

    A transfer waits for a frame to begin; a control transfer takes one at least.
    """

    bulk: float
    frame: float


FULL: Final = Speed(19 * 64 * 1000.0, 0.001)
HIGH: Final = Speed(13 * 512 * 8000.0, 0.000125)


class PacedBus(EmulatedBus):
    """A USB bus whose transfers take their time."""

    def __init__(
        self,
        devices: Sequence[EmulatedUsbDevice],
        speed: Speed,
        clock: Clock,
        telling: Telling = len,
    ) -> None:
        super().__init__(devices)
        self._thread = threading.get_ident()
        self._telling = telling
        self._speed = speed
        self._clock = clock

    def ctrl_transfer(
        self,
        handle: Any,
        kind: int,
        request: int,
        value: int,
        _index: int,
        data: "array[int]",
        _timeout: int,
    ) -> int:
        with self._clock.working():
            count = super().ctrl_transfer(handle, kind, request, value, _index, data, _timeout)
        self._pass(max(self._speed.frame, count / self._speed.bulk))
        return count

    def intr_read(
        self, handle: Any, endpoint: int, interface: int, data: "array[int]", timeout: int
    ) -> int:
        alone = threading.get_ident() == self._thread
        # Some drivers listen in a thread of their own, while the bus does something else.
        with self._clock.working() if alone else nullcontext():
            count = super().intr_read(handle, endpoint, interface, data, timeout)
        if self._telling(data[:count].tobytes()):
            self._clock.noticed()
        found = handle.device.descriptors.endpoints
        interval = next(each.interval for each in found if each.address == endpoint) / 1000
        self._pass(interval - time.monotonic() % interval, counted=alone)
        return count

    def bulk_read(
        self, handle: Any, endpoint: int, interface: int, data: "array[int]", timeout: int
    ) -> int:
        with self._clock.working():
            count = super().bulk_read(handle, endpoint, interface, data, timeout)
        self._pass(max(self._speed.frame / 2, count / self._speed.bulk))
        return count

    def bulk_write(
        self, handle: Any, endpoint: int, interface: int, data: "array[int]", timeout: int
    ) -> int:
        with self._clock.working():
            count = super().bulk_write(handle, endpoint, interface, data, timeout)
        self._pass(max(self._speed.frame / 2, count / self._speed.bulk))
        return count

    def _pass(self, seconds: float, *, counted: bool = True) -> None:
        """Keep the bus busy for so long; what a sleep takes more is the machine's, not ours."""
        with self._clock.passing() if counted else nullcontext():
            time.sleep(seconds)


FPS: Final = 30.0


class Stamped:
    """A ``FrameSource`` that notes when each picture left the sensor."""

    def __init__(self, source: FrameSource) -> None:
        self._source = source
        self.at: list[float] = []

    def open(self) -> FrameStream:
        return _StampedStream(self._source.open(), self.at)

    def nth_after(self, moment: float, number: int) -> float:
        """Return when the ``number``-th picture after a moment left the sensor."""
        later = [each for each in self.at if each > moment]
        if not later:  # all of them were on their way already
            return moment + 1 / FPS
        return later[min(number, len(later)) - 1]


class _StampedStream:
    def __init__(self, stream: FrameStream, at: list[float]) -> None:
        self._stream = stream
        self._at = at
        self.origin = stream.origin

    def read(self, halt: Event) -> Pixels | None:
        picture = self._stream.read(halt)
        self._at.append(time.monotonic())
        return picture

    def close(self) -> None:
        self._stream.close()
