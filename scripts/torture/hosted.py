"""Every driver on its emulated wire, under the worker of the product's own device host.

Nothing waits as people do, and a person shows few pictures over and over: what is left is the cost
of the driver, of the wire and of the host.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from queue import Queue
from types import MappingProxyType
from typing import Any, Final, Protocol

from drivers import registry
from drivers.accessories import QrCode, TextLine
from drivers.emulators.barcode import BarcodeScript, EmulatedBarcode
from drivers.emulators.camera import EmulatedFrames
from drivers.emulators.ccid import EmulatedCcid
from drivers.emulators.chair import Chair
from drivers.emulators.eos import EmulatedEos, EosScript
from drivers.emulators.escpos import EmulatedEscPos
from drivers.emulators.glass import GlassScript
from drivers.emulators.mjpeg import EmulatedMjpeg, MjpegScript
from drivers.emulators.nir import EmulatedNir, NirScript
from drivers.emulators.nmea import EmulatedNmea, NmeaScript
from drivers.emulators.pty_line import EmulatedLine, EmulatedSerialBus, LineScript, SerialDevice
from drivers.emulators.sbi.mishaps import SbiScript
from drivers.emulators.sbi.server import HOST, SbiEmulator
from drivers.emulators.sfm import EmulatedSfm, SfmScript
from drivers.emulators.topaz import EmulatedTopaz, TopazScript
from drivers.emulators.uareu import EmulatedUareu, UareuScript
from drivers.emulators.usb import EmulatedBus, EmulatedUsbDevice
from drivers.emulators.video import EmulatedVideo
from drivers.emulators.wacom_stu.pad import EmulatedPad
from drivers.emulators.wacom_stu.script import PadScript
from drivers.emulators.zfm import EmulatedZfm, ZfmScript
from drivers.iris.nir import NirIris
from drivers.population.person import Person
from drivers.protocol import Device, PenPoint, Preview, ScanRequest
from drivers.registry import Wiring
from drivers.stop import Stop
from drivers.transports.video_device import Mode, VideoDevice, VideoWire
from station import settings
from station.body import Modality, Target
from station.devices.messages import (
    Attempt,
    Begin,
    Captured,
    Failed,
    FromHost,
    Verdict,
)
from station.devices.ring import private
from station.host.job import Job
from station.host.preview import LiveView
from station.host.worker import Worker

CONFIG: Final = Path(__file__).resolve().parents[2] / "config"
SECONDS: Final = 20.0
"""How long a single capture may take."""
FPS: Final = 500.0
POINTS: Final = 20
IMPRESSIONS: Final = 2
AT_ONCE: Final = GlassScript(looks_before=0, looks_after=0)
RECEIPT: Final = (TextLine("BUKTI PEREKAMAN", bold=True), QrCode("LATIHAN-0001"))


class Again(Chair):
    """A chair whose sitter shows the same few pictures of each part over and over."""

    def impression(self, part: str) -> int:
        return super().impression(part) % IMPRESSIONS


class Plug(Protocol):
    """What can be pulled out and put in again."""

    def unplug(self) -> None: ...

    def plug(self) -> None: ...


@dataclass(frozen=True)
class Wired:
    """An emulated device on its wire: what a driver is connected to, and the plug."""

    wiring: Wiring
    plug: Plug
    close: Callable[[], None]


Work = Callable[[Any, Preview, Stop], object]


@dataclass(frozen=True)
class Row:
    """One driver: how its wire is made, and what one capture is."""

    wire: Callable[[LineScript], Wired]
    work: Work
    driver: Callable[[Wiring], Device] | None = None
    """Where another than the registry's stands in, which would wait."""


def _serial(kind: str, make: Callable[[Chair], SerialDevice]) -> Callable[[LineScript], Wired]:
    def wire(script: LineScript) -> Wired:
        line = EmulatedLine(kind, make(Again(Person(7))), script)
        return Wired(Wiring(serial=EmulatedSerialBus(line)), line, line.close)

    return wire


def _usb(make: Callable[[Chair], EmulatedUsbDevice]) -> Callable[[LineScript], Wired]:
    def wire(_script: LineScript) -> Wired:
        device = make(Again(Person(7)))
        return Wired(Wiring(usb=EmulatedBus([device])), device, device.unplug)

    return wire


def _video(_script: LineScript) -> Wired:
    video = EmulatedVideo(EmulatedFrames(Chair(Person(7)), FPS))
    return Wired(Wiring(video=video.wire()), video, video.unplug)


def _mjpeg(_script: LineScript) -> Wired:
    camera = EmulatedMjpeg(Chair(Person(7)), MjpegScript(fps=FPS))
    return Wired(Wiring(mjpeg=camera.url), camera, camera.close)


def _nir(_script: LineScript) -> Wired:
    camera = EmulatedNir(Chair(Person(7)), NirScript(fps=FPS, before=0))
    return Wired(Wiring(video=camera.node.wire()), camera.node, camera.node.unplug)


def _sbi(_script: LineScript) -> Wired:
    script = SbiScript(place_seconds=0.01, frame_seconds=0.005)
    service = SbiEmulator(Again(Person(7)), script=script)
    roots = (service.keys.root_pem,)
    wiring = Wiring(sbi_host=HOST, sbi_ports=(service.port,), sbi_roots=roots)
    return Wired(wiring, service, service.close)


def _still(camera: Any, show: Preview, stop: Stop) -> object:
    show(camera.frame(stop))
    return camera.still(stop)


def _scan(*parts: str, missing: tuple[str, ...] = ()) -> Work:
    return lambda scanner, show, stop: scanner.scan(ScanRequest(parts, missing), show, stop)


def _sign(pad: Any, _show: Preview, stop: Stop) -> object:
    """Write until there are some points; only the capture that asked is finished."""
    seen: list[PenPoint] = []

    def enough(points: Any) -> None:
        seen.extend(point for point in points if point.touching)
        if len(seen) >= POINTS:
            stop.finish()

    return pad.write(enough, stop)


def _hasty_iris(wiring: Wiring) -> Device:
    """Return a driver that does not look on for the sharpest picture."""
    mode = Mode(1280, 480, FPS, "GREY")
    source = VideoDevice("/dev/video0", mode, wire=wiring.video or VideoWire())
    return NirIris(source, settle=0.005)


_FINGER: Final = _scan("RIGHT_INDEX")
ROWS: Final[Mapping[str, Row]] = MappingProxyType(
    {
        "barcode": Row(
            _serial("barcode", lambda _: EmulatedBarcode(BarcodeScript(ticks=1))),
            lambda reader, _, stop: reader.read_code(stop),
        ),
        "canon": Row(
            _usb(lambda chair: EmulatedEos(chair, EosScript(still=(1296, 864), fps=FPS))), _still
        ),
        "ccid": Row(_usb(lambda _: EmulatedCcid()), lambda reader, _, stop: reader.read_card(stop)),
        "escpos": Row(
            _serial("escpos", lambda _: EmulatedEscPos()),
            lambda printer, _, stop: printer.print_receipt(RECEIPT, stop),
        ),
        "frames": Row(_video, _still),
        "mjpeg": Row(_mjpeg, _still),
        "nir": Row(_nir, _scan("LEFT_EYE", "RIGHT_EYE"), _hasty_iris),
        "nmea": Row(
            _serial("nmea", lambda _: EmulatedNmea(NmeaScript(ticks=1))),
            lambda receiver, _, stop: receiver.locate(stop),
        ),
        "sbi-face": Row(_sbi, _still),
        "sbi-finger": Row(_sbi, _scan("LEFT_THUMB", "RIGHT_THUMB", missing=("LEFT_THUMB",))),
        "sbi-iris": Row(_sbi, _scan("LEFT_EYE", "RIGHT_EYE")),
        "sfm": Row(
            _serial("sfm", lambda chair: EmulatedSfm(chair, script=SfmScript(AT_ONCE))), _FINGER
        ),
        "topaz": Row(
            _serial(
                "topaz", lambda chair: EmulatedTopaz(chair, TopazScript(speed=100, begin_seconds=0))
            ),
            _sign,
        ),
        "uareu": Row(_usb(lambda chair: EmulatedUareu(chair, UareuScript(AT_ONCE))), _FINGER),
        "wacom-stu": Row(
            _usb(lambda chair: EmulatedPad(chair, PadScript(speed=100, begin_seconds=0))), _sign
        ),
        "zfm": Row(
            _serial("zfm", lambda chair: EmulatedZfm(chair, script=ZfmScript(AT_ONCE))), _FINGER
        ),
    }
)
"""All drivers of the registry."""


NETWORK: Final = frozenset({"mjpeg", "sbi-face", "sbi-finger", "sbi-iris"})
"""Devices of which no system says that they came or went."""


class Hosted:
    """A driver on its wire under a worker; requests are made one after the other."""

    def __init__(self, name: str, line: LineScript | None = None) -> None:
        row = ROWS[name]
        self.name = name
        self.wired = row.wire(line or LineScript())
        self._ends: Queue[Captured | Failed] = Queue()
        self._number = 0
        make = row.driver or partial(registry.create, name)
        self._worker = Worker(
            Modality.FINGER,
            create=lambda: make(self.wired.wiring),
            capture=lambda _begin: _capture(row.work),
            settings=settings.load(CONFIG).enrollment,
            view=LiveView(private(), lambda _: None),
            tell=self._told,
        )
        self._worker.start()

    def begin(self) -> int:
        """Ask for a capture; return its number."""
        self._number += 1
        self._worker.begin(Begin(request=self._number, target=Target.THUMBS, seconds=SECONDS))
        return self._number

    def end(self, number: int) -> Captured | Failed:
        """Wait for the end of a request."""
        while (end := self._ends.get(timeout=2 * SECONDS)).request != number:
            pass
        return end

    def record(self) -> Captured | Failed:
        """Record once, however it ends."""
        return self.end(self.begin())

    def until_it_works(self, seconds: float) -> float:
        """Ask again and again; return when the request came that was fulfilled.

        Raises ``TimeoutError`` where none was for so long.
        """
        until = time.monotonic() + seconds
        while (asked := time.monotonic()) < until:
            if isinstance(self.record(), Captured):
                return asked
            time.sleep(0.005)
        raise TimeoutError(self.name)

    def look(self) -> None:
        """Tell the worker, as the system does, that something was plugged in or out."""
        if self.name not in NETWORK:
            self._worker.look()

    def close(self) -> None:
        """End the worker, the driver and the emulator."""
        self._worker.close()
        self._worker.join(SECONDS)
        self.wired.close()

    def _told(self, message: FromHost) -> None:
        if isinstance(message, Captured | Failed):
            self._ends.put(message)


def _capture(work: Work) -> Callable[[object, Job], Attempt]:
    def act(device: object, job: Job) -> Attempt:
        work(device, job.show, job.stop)
        return Attempt(
            target=job.begin.target,
            samples=(),
            verdict=Verdict.NOT_CHECKED,
            reasons=(),
            seconds=job.seconds,
        )

    return act
