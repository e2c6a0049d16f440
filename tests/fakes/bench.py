"""Devices that do what a test says, on a bench that hands them to a host."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from queue import Queue
from threading import Thread, current_thread

import numpy as np

from drivers.protocol import (
    Delivery,
    Device,
    Frame,
    Identity,
    PadGeometry,
    PenPoint,
    Preview,
    ScanRequest,
    Strokes,
)
from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode
from station.body import Modality
from station.devices.messages import Seat

GLASS = Frame(np.full((300, 400), 200, np.uint8), at_ns=1)


@dataclass
class ScriptedDevice:
    """Opens and closes as told, and remembers which threads called it."""

    name: str = "scripted"
    open_faults: list[Exception] = field(default_factory=list)
    threads: set[Thread] = field(default_factory=set)
    opened: int = 0
    closed: int = 0

    def open(self) -> Identity:
        self.threads.add(current_thread())
        if self.open_faults:
            raise self.open_faults.pop(0)
        self.opened += 1
        return Identity(driver=self.name, make="Test", model="Bench", serial="1")

    def close(self) -> None:
        self.threads.add(current_thread())
        self.closed += 1


Scan = Callable[[ScanRequest, Preview, Stop], tuple[Delivery, ...]]


@dataclass
class ScriptedScanner(ScriptedDevice):
    """A finger or iris scanner: each scan does the next thing of its script; the last one stays."""

    script: list[Scan] = field(default_factory=list)
    requests: list[ScanRequest] = field(default_factory=list)

    def scan(self, request: ScanRequest, preview: Preview, stop: Stop) -> tuple[Delivery, ...]:
        self.threads.add(current_thread())
        self.requests.append(request)
        act = self.script.pop(0) if len(self.script) > 1 else self.script[0]
        return act(request, preview, stop)


@dataclass
class ScriptedCamera(ScriptedDevice):
    """A camera whose pictures come from a queue; the last one stays."""

    pictures: "Queue[Frame]" = field(default_factory=Queue)
    last: Frame = GLASS

    def frame(self, stop: Stop) -> Frame:
        self.threads.add(current_thread())
        stop.check()
        self.last = self.pictures.get(timeout=10.0)
        return self.last

    def still(self, stop: Stop) -> Frame:
        self.threads.add(current_thread())
        stop.check()
        return self.last


@dataclass
class ScriptedPad(ScriptedDevice):
    """A pad on which these points are written as soon as somebody listens."""

    points: Sequence[PenPoint] = ()
    lost: int = 0

    def geometry(self) -> PadGeometry:
        return PadGeometry(
            max_x=9600, max_y=6000, max_pressure=1023, units_per_mm=100.0, rate_hz=200
        )

    def write(self, on_points: Callable[[Sequence[PenPoint]], None], stop: Stop) -> Strokes:
        self.threads.add(current_thread())
        on_points(self.points)
        while not stop.finished:
            stop.check()
            stop.wait(0.01)
        return Strokes(tuple(self.points), self.geometry(), self.lost)


@dataclass
class ScriptedBench:
    """Hands out the devices it was given; what it was not given is not plugged in."""

    devices: dict[Modality, Device] = field(default_factory=dict)
    seated: list[Seat] = field(default_factory=list)
    closed: bool = False

    def create(self, modality: Modality) -> Device:
        if modality not in self.devices:
            raise Fault(FaultCode.GONE, "not plugged in")
        return self.devices[modality]

    def seat(self, seat: Seat) -> None:
        self.seated.append(seat)

    def close(self) -> None:
        self.closed = True


def wait_for_stop(_request: ScanRequest, _preview: Preview, stop: Stop) -> tuple[Delivery, ...]:
    """Scan nothing until cancelled or too late."""
    while True:
        stop.check()
        stop.wait(5.0)


def raising(error: Exception) -> Scan:
    """Fail as told."""

    def fail(_request: ScanRequest, _preview: Preview, _stop: Stop) -> tuple[Delivery, ...]:
        raise error

    return fail


def delivering(*deliveries: Delivery) -> Scan:
    """Deliver these parts, showing a picture of the glass first."""

    def deliver(_request: ScanRequest, preview: Preview, _stop: Stop) -> tuple[Delivery, ...]:
        preview(GLASS)
        return deliveries

    return deliver
