"""The device host: one worker for each device, requests handed to the one they are for."""

from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType
from typing import Final, cast

from drivers.opencv import cv2
from drivers.protocol import Device
from drivers.transports import plugs as plugs_module
from station.body import MODALITY, PARTS, Modality, Target
from station.devices.messages import (
    Begin,
    Cancel,
    Finish,
    Forget,
    FromHost,
    Leave,
    Print,
    Regime,
    Seat,
    Shoot,
    ToHost,
)
from station.devices.ring import Ring
from station.host.bench import Accessories, Bench, Rehearsing, WiredBench
from station.host.fingers import RecordFingers
from station.host.index_check import index_check, own_finger
from station.host.irises import irises
from station.host.job import Capture
from station.host.pace import Pace
from station.host.photo import photo
from station.host.preview import LiveView
from station.host.receipts import Receipts
from station.host.remembered import Remembered
from station.host.signature import signature
from station.host.watch import MakePlugs, PlugWatch
from station.host.whereabouts import Whereabouts
from station.host.worker import Worker
from station.settings import Settings

CAPTURES: Final[Mapping[Target, Capture]] = MappingProxyType(
    {
        Target.PHOTO: cast("Capture", photo),
        Target.IRISES: cast("Capture", irises),
        Target.SIGNATURE: cast("Capture", signature),
        Target.INDEX_CHECK: cast("Capture", index_check),
        Target.STATEMENT: cast("Capture", signature),
        Target.OWN_FINGER: cast("Capture", own_finger),
    }
)
"""What drives a device for each target, but for fingers: those are compared with what this host
remembers. The casts say what ``MODALITY`` ensures: each capture is given the kind of device that it
asks for."""

SLAPS: Final = (Target.RIGHT_FOUR, Target.LEFT_FOUR, Target.THUMBS)

CLOSE_SECONDS: Final = 2.0


class Host:
    """Implements ``station.devices.inthread.HostInThreads``; ``tell`` is called from any thread."""

    def __init__(
        self,
        settings: Settings,
        bench: Bench,
        tell: Callable[[FromHost], None],
        ring: Ring,
        plugs: MakePlugs = plugs_module.of_this_machine,
    ) -> None:
        self._pace = Pace()
        self._view = LiveView(ring, tell, self._pace)
        self._bench = bench
        self._remembered = Remembered()
        fingers = cast("Capture", RecordFingers(self._remembered))
        captures = {**CAPTURES, **dict.fromkeys(SLAPS, fingers)}
        self._workers = {
            modality: Worker(
                modality,
                create=_maker(bench, modality),
                capture=lambda begin: captures[begin.target],
                settings=settings.enrollment,
                view=self._view,
                tell=tell,
            )
            for modality in Modality
        }
        self._receipts = Receipts(_printer(settings, bench), tell)
        self._watch = PlugWatch(plugs, self._look)
        self._whereabouts = _whereabouts(settings, bench, tell)

    def start(self) -> None:
        # The workers are the parallel part: more threads inside OpenCV only take turns with them.
        cv2.setNumThreads(1)
        for worker in self._workers.values():
            worker.start()
        self._receipts.start()
        self._watch.start()
        if self._whereabouts:
            self._whereabouts.start()

    def _look(self) -> None:
        for worker in self._workers.values():
            worker.look()

    def take(self, message: ToHost) -> None:
        """Act on one message of the kiosk; returns at once."""
        match message:
            case Begin():
                self._rehearse(message)
                self._workers[MODALITY[message.target]].begin(message)
            case Shoot() | Finish():
                for worker in self._workers.values():
                    worker.finish(message.request)
            case Cancel():
                for worker in self._workers.values():
                    worker.cancel(message.request)
            case Forget():
                self._remembered.forget(message.but)
                self._view.forget()
            case Regime():
                self._pace.sparing = message.sparing
                for worker in self._workers.values():
                    worker.lend(lent=message.lent)
            case Seat():
                self._bench.seat(message)
            case Print():
                self._receipts.print_out(message)
            case Leave():
                pass  # the process ends; there is nothing to hand over

    def _rehearse(self, begin: Begin) -> None:
        if MODALITY[begin.target] is Modality.FINGER and isinstance(self._bench, Rehearsing):
            self._bench.expect([p for p in PARTS[begin.target] if p not in begin.missing])

    def close(self) -> None:
        self._watch.close()
        self._receipts.close(CLOSE_SECONDS)
        if self._whereabouts:
            self._whereabouts.close()
            self._whereabouts.join(CLOSE_SECONDS)
        for worker in self._workers.values():
            worker.close()
        for worker in self._workers.values():
            worker.join(CLOSE_SECONDS)
        self._bench.close()


def _printer(settings: Settings, bench: Bench) -> Callable[[], Device] | None:
    device = settings.devices.printer
    if device is None or not isinstance(bench, Accessories):
        return None
    return partial(bench.accessory, device)


def factory(settings: Settings) -> Callable[[Callable[[FromHost], None], Ring], Host]:
    """Return what ``station.devices.inthread.InThread`` makes its host with."""

    def make(tell: Callable[[FromHost], None], ring: Ring) -> Host:
        return Host(settings, WiredBench(settings), tell, ring)

    return make


def _maker(bench: Bench, modality: Modality) -> Callable[[], Device]:
    return lambda: bench.create(modality)


def _whereabouts(
    settings: Settings, bench: Bench, tell: Callable[[FromHost], None]
) -> Whereabouts | None:
    """Return what looks for the station's place, where it has a receiver."""
    device = settings.devices.position
    if device is None or not isinstance(bench, Accessories):
        return None
    return Whereabouts(lambda: bench.accessory(device), tell)
