"""Prints how long each driver takes from the moment something lies before the device to delivery.

Beside it stands the limit: the bytes that went over the wire at the speed of that wire, and the
time for which the emulated device itself was at work or was waiting for its sensor. What is above
it is the driver's: waiting loops, decoding, Python.
"""

import argparse
import itertools
import random
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Timer
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from drivers import registry
from drivers.accessories import QrCode, TextLine
from drivers.emulators.barcode import BarcodeScript, EmulatedBarcode
from drivers.emulators.camera import EmulatedFrames
from drivers.emulators.ccid import CcidScript, EmulatedCard, EmulatedCcid
from drivers.emulators.chair import Chair
from drivers.emulators.eos import EmulatedEos, EosScript
from drivers.emulators.escpos import EmulatedEscPos
from drivers.emulators.glass import GlassScript, print_of
from drivers.emulators.mjpeg import EmulatedMjpeg, MjpegScript
from drivers.emulators.nir import EmulatedNir, NirScript
from drivers.emulators.nmea import EmulatedNmea, NmeaScript
from drivers.emulators.pty_line import (
    LIFE,
    EmulatedLine,
    EmulatedSerialBus,
    LineScript,
    SerialDevice,
)
from drivers.emulators.sbi.mishaps import SbiScript
from drivers.emulators.sbi.server import HOST, SbiEmulator
from drivers.emulators.sfm import SHAPE, EmulatedSfm, SfmScript
from drivers.emulators.topaz import EmulatedTopaz, TopazScript
from drivers.emulators.uareu import LINES, PPI, WIDTH, EmulatedUareu, UareuScript
from drivers.emulators.usb import EmulatedUsbDevice
from drivers.emulators.video import EmulatedVideo
from drivers.emulators.wacom_stu.pad import EmulatedPad
from drivers.emulators.wacom_stu.script import PadScript
from drivers.emulators.zfm import R503, EmulatedZfm, ZfmScript
from drivers.iris.nir import SETTLE
from drivers.opencv import cv2
from drivers.population.person import Person
from drivers.protocol import ScanRequest
from drivers.registry import Option, Wiring
from drivers.stop import Stop
from drivers.transports.video_device import IN_FLIGHT
from scripts.bench.paced import (
    FULL,
    HIGH,
    Clock,
    CountedDevice,
    PacedBus,
    Speed,
    Stamped,
    Telling,
)

TOPAZ_PACKET: Final = 5
SITTER: Final = Person(7)
SECONDS: Final = 30.0
AT_ONCE: Final = GlassScript(looks_before=0, looks_after=0)
RECEIPT: Final = (
    *(TextLine(f"BUKTI PEREKAMAN baris {number}") for number in range(12)),
    QrCode("LATIHAN-0001"),
)


@dataclass(frozen=True)
class Timing:
    """Seconds that a delivery took, and below which nobody can be."""

    took: float
    limit: float


Once = Callable[[random.Random], Timing]
"""Lets something happen at some moment, and tells what came of it."""
Make = Callable[[ExitStack, Clock], Once]


@dataclass(frozen=True)
class Row:
    """One driver on one wire."""

    driver: str
    wire: str
    what: str
    make: Make


def opened(held: ExitStack, name: str, wiring: Wiring) -> Any:
    """Open a driver of the registry."""
    device: Any = registry.create(name, wiring)
    device.open()
    held.callback(device.close)
    return device


def waited(clock: Clock, event: Callable[[], object], work: Callable[[], object]) -> Once:
    """Return what waits for an event that comes while ``work`` is waiting for it."""

    def once(chance: random.Random) -> Timing:
        began: list[float] = []

        def happen() -> None:
            began.append(clock.event())
            event()

        timer = Timer(chance.uniform(0.2, 0.4), happen)
        timer.start()
        work()
        ended = time.monotonic()
        timer.join()
        return Timing(ended - began[0], clock.limit)

    return once


def called(clock: Clock, work: Callable[[], object]) -> Once:
    """Return what begins with the call."""

    def once(chance: random.Random) -> Timing:
        time.sleep(chance.uniform(0, 0.05))
        began = clock.event()
        work()
        return Timing(time.monotonic() - began, clock.limit)

    return once


def serial(
    name: str,
    device: SerialDevice,
    held: ExitStack,
    clock: Clock,
    *,
    telling: Telling = len,
    baud: int = 0,
) -> Any:
    """Open a driver on a line that takes its time."""
    counted = CountedDevice(device, clock, telling)
    line = EmulatedLine(name, counted, LineScript(rate=LIFE))
    held.callback(line.close)
    options: dict[str, Option] = {"baud": baud} if baud else {}
    return opened(held, name, Wiring(serial=EmulatedSerialBus(line), options=options))


def finger(scanner: Any) -> object:
    return scanner.scan(ScanRequest(("RIGHT_INDEX",)), lambda _: None, Stop(SECONDS))


def fingers(
    chair: Chair, clock: Clock, scanner: Any, shape: tuple[int, int], ppi: int = 500
) -> Once:
    """Put a finger on the glass, each time another one; both are drawn before."""
    both = ("RIGHT_INDEX", "LEFT_INDEX")
    for each in both:
        print_of(SITTER, each, 0, shape, ppi)
    turn = itertools.cycle(both)

    def come() -> None:
        chair.seat(SITTER)

    def work() -> None:
        finger(scanner)
        chair.seat(None)
        chair.tell((next(turn),))

    chair.tell((next(turn),))
    return waited(clock, come, work)


def zfm(held: ExitStack, clock: Clock) -> Once:
    chair = Chair()
    device = EmulatedZfm(chair, R503, ZfmScript(AT_ONCE))
    return fingers(chair, clock, serial("zfm", device, held, clock), R503.shape)


def sfm(baud: int) -> Make:
    def make(held: ExitStack, clock: Clock) -> Once:
        chair = Chair()
        device = EmulatedSfm(chair, script=SfmScript(AT_ONCE, baud=baud))
        scanner = serial("sfm", device, held, clock, baud=baud)
        return fingers(chair, clock, scanner, SHAPE)

    return make


def usb(name: str, device: EmulatedUsbDevice, speed: Speed, held: ExitStack, clock: Clock) -> Any:
    """Open a driver on a USB bus that takes its time."""
    return opened(held, name, Wiring(usb=PacedBus([device], speed, clock)))


def uareu(held: ExitStack, clock: Clock) -> Once:
    chair = Chair()
    reader = EmulatedUareu(chair, UareuScript(AT_ONCE))
    scanner = usb("uareu", reader, FULL, held, clock)
    return fingers(chair, clock, scanner, (LINES, WIDTH), PPI)


def canon(held: ExitStack, clock: Clock) -> Once:
    camera = usb("canon", EmulatedEos(Chair(SITTER), EosScript()), HIGH, held, clock)
    camera.frame(Stop(SECONDS))
    return called(clock, lambda: camera.still(Stop(SECONDS)))


def ccid(held: ExitStack, clock: Clock) -> Once:
    reader = EmulatedCcid(CcidScript(card=None))
    driver = usb("ccid", reader, FULL, held, clock)

    def work() -> None:
        driver.read_card(Stop(SECONDS))
        reader.lay(None)

    return waited(clock, lambda: reader.lay(EmulatedCard()), work)


def told(clock: Clock, work: Callable[[], object], number: int = 1) -> Once:
    """Return what begins with the ``number``-th thing that the device says unasked."""

    def once(chance: random.Random) -> Timing:
        time.sleep(chance.uniform(0, 0.05))
        clock.arm(number)
        work()
        return Timing(time.monotonic() - clock.begun, clock.limit)

    return once


def ink(pad: Any, clock: Clock) -> Once:
    """Let the pen come down, and see its first point shown."""

    def work() -> None:
        stop = Stop(SECONDS)

        def shown(points: Sequence[Any]) -> None:
            if any(point.touching for point in points):
                stop.finish()

        pad.write(shown, stop)

    return told(clock, work)


def wacom(held: ExitStack, clock: Clock) -> Once:
    pad = EmulatedPad(Chair(SITTER), PadScript(begin_seconds=0.1))
    bus = PacedBus([pad], FULL, clock, lambda report: len(report) * bool(report[1] & 0x10))
    return ink(opened(held, "wacom-stu", Wiring(usb=bus)), clock)


def topaz(held: ExitStack, clock: Clock) -> Once:
    device = EmulatedTopaz(Chair(SITTER), TopazScript(begin_seconds=0.1))
    return ink(serial("topaz", device, held, clock, telling=_touches), clock)


def _touches(packets: bytes) -> int:
    """Return how long it takes to the end of the first packet with the pen down."""
    touching = (at for at, byte in enumerate(packets) if byte & 0xC1 == 0xC1)
    return next((at + TOPAZ_PACKET for at in touching), 0)


def nmea(held: ExitStack, clock: Clock) -> Once:
    receiver = serial(
        "nmea", EmulatedNmea(NmeaScript(ticks=100, kinds=("RMC", "GGA"))), held, clock
    )
    # The first moment may have lain in a buffer: the receiver waits for the second.
    return told(clock, lambda: receiver.locate(Stop(SECONDS)), 2)


def barcode(held: ExitStack, clock: Clock) -> Once:
    device = EmulatedBarcode(BarcodeScript(ticks=40))
    reader = serial("barcode", device, held, clock, telling=lambda line: line.find(b"\r") + 1)
    return told(clock, lambda: reader.read_code(Stop(SECONDS)))


def escpos(held: ExitStack, clock: Clock) -> Once:
    printer = serial("escpos", EmulatedEscPos(), held, clock)
    return called(clock, lambda: printer.print_receipt(RECEIPT, Stop(SECONDS)))


def frames(held: ExitStack, _clock: Clock) -> Once:
    source = Stamped(EmulatedFrames(Chair(SITTER)))
    wiring = Wiring(video=EmulatedVideo(source).wire())
    return still(opened(held, "frames", wiring), source, IN_FLIGHT)


def mjpeg(held: ExitStack, _clock: Clock) -> Once:
    camera = StampedMjpeg(Chair(SITTER), MjpegScript())
    held.callback(camera.close)
    return still(opened(held, "mjpeg", Wiring(mjpeg=camera.url)), camera.sent_at, 1)


class StampedMjpeg(EmulatedMjpeg):
    """A network camera that notes when each picture was on its line."""

    def __init__(self, chair: Chair, script: MjpegScript) -> None:
        self.sent_at = Stamped(EmulatedFrames(chair))
        super().__init__(chair, script)

    def stream(self) -> Any:
        for part in super().stream():
            self.sent_at.at.append(time.monotonic())
            yield part


def still(camera: Any, source: Stamped, buffered: int) -> Once:
    """Take pictures; those that may have been exposed before the call do not count."""

    def once(chance: random.Random) -> Timing:
        camera.frame(Stop(SECONDS))
        time.sleep(chance.uniform(0, 0.05))
        began = time.monotonic()
        camera.still(Stop(SECONDS))
        ended = time.monotonic()
        return Timing(ended - began, source.nth_after(began, 1 + buffered) - began)

    return once


def nir(held: ExitStack, _clock: Clock) -> Once:
    chair = Chair(SITTER)
    camera = EmulatedNir(chair, NirScript(before=0))
    source = Stamped(camera)
    camera.node.frames = source
    driver = opened(held, "nir", Wiring(video=camera.node.wire()))
    eyes = ScanRequest(("LEFT_EYE", "RIGHT_EYE"))

    def once(_: random.Random) -> Timing:
        began = time.monotonic()
        driver.scan(eyes, lambda _: None, Stop(SECONDS))
        ended = time.monotonic()
        return Timing(ended - began, source.nth_after(began, 1) - began + SETTLE)

    return once


class TimedSbi(SbiEmulator):
    """A service that tells for how long it was taking, coding and signing."""

    clock: Clock

    def capture(self, request: Any, absent: Any) -> object:
        with self.clock.working():
            return super().capture(request, absent)


def sbi(name: str, work: Callable[[Any], object]) -> Make:
    def make(held: ExitStack, clock: Clock) -> Once:
        service = TimedSbi(Chair(SITTER), script=SbiScript())
        service.clock = clock
        held.callback(service.close)
        roots = (service.keys.root_pem,)
        wiring = Wiring(sbi_host=HOST, sbi_ports=(service.port,), sbi_roots=roots)
        driver = opened(held, name, wiring)
        return called(clock, lambda: work(driver))

    return make


def _slap(scanner: Any) -> object:
    parts = ("RIGHT_INDEX", "RIGHT_MIDDLE", "RIGHT_RING", "RIGHT_LITTLE")
    return scanner.scan(ScanRequest(parts), lambda _: None, Stop(SECONDS))


def _eyes(scanner: Any) -> object:
    return scanner.scan(ScanRequest(("LEFT_EYE", "RIGHT_EYE")), lambda _: None, Stop(SECONDS))


ROWS: Final = (
    Row("zfm", "57600 raised to 115200", "finger to picture, R503", zfm),
    Row("sfm", "serial 115200", "finger to picture", sfm(115200)),
    Row("sfm", "serial 921600", "finger to picture", sfm(921600)),
    Row("uareu", "USB full speed", "finger to picture", uareu),
    Row("sbi-finger", "HTTP", "asked to four fingers", sbi("sbi-finger", _slap)),
    Row("sbi-iris", "HTTP", "asked to both eyes", sbi("sbi-iris", _eyes)),
    Row("sbi-face", "HTTP", "asked to still", sbi("sbi-face", lambda c: c.still(Stop(SECONDS)))),
    Row("nir", "30 pictures a second", "asked to both eyes", nir),
    Row("frames", "30 pictures a second", "asked to still", frames),
    Row("mjpeg", "HTTP, 25 a second", "asked to still", mjpeg),
    Row("canon", "USB high speed", "button to whole picture", canon),
    Row("wacom-stu", "USB full speed", "pen down to ink", wacom),
    Row("topaz", "serial 19200", "pen down to ink", topaz),
    Row("ccid", "USB full speed", "card to its number", ccid),
    Row("nmea", "serial 9600", "fix to place", nmea),
    Row("barcode", "serial 9600", "shown to code", barcode),
    Row("escpos", "serial 9600", "asked to cut", escpos),
)


def measured(row: Row, rounds: int, seed: int) -> Sequence[Timing]:
    """Measure a row so many times."""
    chance = random.Random(f"{row.driver} {seed}")
    with ExitStack() as held:
        once = row.make(held, Clock())
        once(chance)  # draws pictures, fills caches
        return [once(chance) for _ in range(rounds)]


HEAD: Final = (
    f"{'driver':11}{'wire':24}{'from what to what':26}{'ms':>8}{'limit ms':>10}{'ratio':>7}"
)


def line(row: Row, timings: Sequence[Timing]) -> str:
    took, limit = (1000 * median(values) for values in zip(*map(_pair, timings), strict=True))
    ratio = median(each.took / each.limit for each in timings)
    return f"{row.driver:11}{row.wire:24}{row.what:26}{took:8.1f}{limit:10.1f}{ratio:7.2f}"


def _pair(timing: Timing) -> tuple[float, float]:
    return timing.took, timing.limit


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", choices=sorted({row.driver for row in ROWS}))
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    cv2.setNumThreads(1)  # as the host does
    sys.stdout.write(HEAD + "\n")
    for row in ROWS:
        if not options.only or row.driver in options.only:
            sys.stdout.write(line(row, measured(row, options.rounds, options.seed)) + "\n")
            sys.stdout.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
