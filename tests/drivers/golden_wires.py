"""Whole sessions on wires of bytes, always the same: open, identify, capture, close.

Nothing here waits or chooses: the devices are asked in lock step, and the person writes two points.
"""

import itertools
from collections.abc import Callable, Mapping
from hashlib import sha256
from types import MappingProxyType
from typing import Any, Final

import numpy as np

from drivers import registry
from drivers.accessories import QrCode, TextLine
from drivers.canon.camera import CanonEos
from drivers.ccid.reader import CcidReader
from drivers.emulators.barcode import BarcodeScript, EmulatedBarcode
from drivers.emulators.camera import CameraTrouble
from drivers.emulators.ccid import EmulatedCcid
from drivers.emulators.chair import Chair
from drivers.emulators.eos import EmulatedEos, EosScript
from drivers.emulators.escpos import EmulatedEscPos
from drivers.emulators.glass import GlassScript
from drivers.emulators.nmea import EmulatedNmea, NmeaScript
from drivers.emulators.pty_line import SerialDevice
from drivers.emulators.topaz import EmulatedTopaz, TopazScript
from drivers.emulators.uareu import LINES, WIDTH, EmulatedUareu, UareuScript
from drivers.emulators.usb import EmulatedBus, EmulatedUsbDevice
from drivers.emulators.wacom_stu.models import STU_430
from drivers.emulators.wacom_stu.pad import EmulatedPad
from drivers.emulators.wacom_stu.script import PadScript
from drivers.population.pen import PenSample
from drivers.population.person import Person
from drivers.protocol import ScanRequest
from drivers.registry import Wiring
from drivers.stop import Stop
from drivers.transports.recording import RecordedBus, Recorder
from drivers.transports.serial_port import Mode, SerialPort, Wanted
from drivers.transports.transcript import Way
from drivers.transports.usb import UsbBus
from drivers.transports.usb_recording import RecordedUsbBus
from drivers.uareu.sensor import UareU
from drivers.wacom_stu.pad import WacomStu

KEPT: Final = 512
"""Bytes of a transfer that stand there; of longer ones the rest is a hash."""
KEPT_OF: Final = MappingProxyType({"canon": 240, "uareu": 80, "wacom-stu": 48})
DARK: Final = MappingProxyType({CameraTrouble.BLANK: 0})
HASTE: Final = 1e9
SECONDS: Final = 30.0
RECEIPT: Final = (TextLine("BUKTI PEREKAMAN", bold=True), QrCode("LATIHAN-0001"))
PATH: Final = (PenSample(0.25, 0.5, 0.5, 0, touching=True), PenSample(0.5, 0.75, 0.0, 5, False))


class Writer(Chair):
    """A person who draws one line and lifts the pen."""

    def path(self, _person: Person) -> tuple[PenSample, ...]:
        return PATH


class InStep:
    """A ``SerialBus`` with one device that lives only while it is heard."""

    def __init__(self, device: SerialDevice) -> None:
        self._device = device
        self._said = b""

    def open(self, _wanted: Wanted, _mode: Mode) -> SerialPort:
        self._said = self._device.power_up()
        return self

    def receive(self, most: int, _seconds: float, stop: Stop) -> bytes:
        stop.check()
        self._said = self._said or self._device.tick() or b""
        data, self._said = self._said[:most], self._said[most:]
        return data

    def send(self, data: bytes) -> None:
        self._said += self._device.hear(data)

    def set_baud(self, baud: int) -> None:
        """Speed means nothing here; it is recorded."""

    def flush(self) -> None:
        self._said = b""

    def close(self) -> None:
        """Nothing is held."""


Session = Callable[[Recorder], None]
"""Opens a driver at its recorded wire, lets it work once, and closes it."""


def run(device: Any, work: Callable[[Any], object]) -> None:
    """Open, work, close."""
    device.open()
    work(device)
    device.close()


def fingers(scanner: Any) -> object:
    """Record two fingers, so that the first is lifted."""
    parts = ("RIGHT_INDEX", "RIGHT_MIDDLE")
    return scanner.scan(ScanRequest(parts), lambda _: None, Stop(SECONDS))


def signature(pad: Any) -> object:
    """Write until the pen was lifted."""
    stop = Stop(SECONDS)

    def seen(points: Any) -> None:
        if not points[-1].touching:
            stop.finish()

    return pad.write(seen, stop)


def pictures(camera: Any) -> object:
    return camera.frame(Stop(SECONDS)), camera.still(Stop(SECONDS))


Work = Callable[[Any], object]
"""What a driver that is open does once."""
WORK: Final[Mapping[str, Work]] = MappingProxyType(
    {
        "barcode": lambda reader: reader.read_code(Stop(SECONDS)),
        "canon": pictures,
        "ccid": lambda reader: reader.read_card(Stop(SECONDS)),
        "escpos": lambda printer: printer.print_receipt(RECEIPT, Stop(SECONDS)),
        "nmea": lambda receiver: receiver.locate(Stop(SECONDS)),
        "topaz": signature,
        "uareu": fingers,
        "wacom-stu": signature,
    }
)


def serial(name: str, make: Callable[[], SerialDevice]) -> Session:
    def session(recorder: Recorder) -> None:
        bus = RecordedBus(InStep(make()), recorder)
        run(registry.create(name, Wiring(serial=bus)), WORK[name])

    return session


def usb(
    name: str, make: Callable[[], EmulatedUsbDevice], driver: Callable[[UsbBus], object]
) -> Session:
    def session(recorder: Recorder) -> None:
        run(driver(RecordedUsbBus(EmulatedBus([make()]), recorder)), WORK[name])

    return session


class Striped(EmulatedUareu):
    """A reader that sees stripes and no finger: they are the same on every machine."""

    def __init__(self, chair: Chair, script: UareuScript) -> None:
        super().__init__(chair, script)
        self._turns = itertools.count(3)

    def _expose(self) -> bytes:
        self._glass.take()
        rows, columns = np.indices((LINES, WIDTH))
        return self._sent(np.asarray((rows * next(self._turns) + columns * 5) % 256, np.uint8))


def _uareu() -> EmulatedUareu:
    return Striped(Chair(Person(5)), UareuScript(GlassScript(looks_before=1, looks_after=1)))


def pad() -> EmulatedPad:
    return EmulatedPad(Writer(Person(5)), PadScript(speed=HASTE, begin_seconds=0), STU_430)


def _topaz() -> EmulatedTopaz:
    return EmulatedTopaz(Writer(Person(5)), TopazScript(speed=HASTE, begin_seconds=0))


def eos() -> EmulatedEos:
    return EmulatedEos(Chair(), EosScript(still=(648, 432), not_ready=1, camera=DARK))


SESSIONS: Final[Mapping[str, Session]] = MappingProxyType(
    {
        "barcode": serial("barcode", lambda: EmulatedBarcode(BarcodeScript(ticks=1))),
        "canon": usb("canon", eos, CanonEos),
        "ccid": usb("ccid", EmulatedCcid, CcidReader),
        "escpos": serial("escpos", EmulatedEscPos),
        "nmea": serial("nmea", lambda: EmulatedNmea(NmeaScript(ticks=1))),
        "topaz": serial("topaz", _topaz),
        "uareu": usb("uareu", _uareu, lambda bus: UareU(bus, event_ms=20)),
        "wacom-stu": usb("wacom-stu", pad, WacomStu),
    }
)


class Shortened:
    """Makes lines of a transcript; of a long transfer it keeps its beginning and a hash."""

    def __init__(self, kept: int) -> None:
        self.lines: list[str] = []
        self._kept = kept

    def __call__(self, line: str) -> None:
        words = line.split(" ")
        if words[1:2] in ([Way.IN], [Way.OUT]) and len(words[2]) > 2 * self._kept:
            head, rest = words[2][: 2 * self._kept], bytes.fromhex(words[2])[self._kept :]
            words[2] = f"{head} #{len(rest)}:{sha256(rest).hexdigest()} +0"
        self.lines.append(" ".join(words))


def recorded(name: str) -> list[str]:
    """Return the lines of a session's transcript, at a standing clock."""
    taken = Shortened(KEPT_OF.get(name, KEPT))
    recorder = Recorder(taken, hashed=False, clock=lambda: 0.0)
    SESSIONS[name](recorder)
    recorder.turn()
    return taken.lines
