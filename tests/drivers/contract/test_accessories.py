"""Every serial device that records nobody, and the Topaz pad: each trouble, each pulled plug."""

import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from drivers.accessories import CodeReader, PositionReceiver, ReceiptPrinter, TextLine
from drivers.barcode.reader import BarcodeReader
from drivers.emulators.barcode import BarcodeScript, EmulatedBarcode
from drivers.emulators.chair import Chair
from drivers.emulators.escpos import EmulatedEscPos, EscPosScript
from drivers.emulators.nmea import EmulatedNmea, NmeaScript
from drivers.emulators.pty_line import EmulatedLine, EmulatedSerialBus, LineScript, SerialDevice
from drivers.emulators.topaz import EmulatedTopaz, TopazScript
from drivers.escpos.printer import EscPosPrinter
from drivers.nmea.receiver import NmeaReceiver
from drivers.protocol import SignaturePad
from drivers.stop import Stop
from drivers.topaz.models import MODELS
from drivers.topaz.pad import TopazPad
from drivers.transports.serial_port import Wanted
from drivers.trouble import Fault, FaultCode, Retry, RetryReason
from tests.fakes.benches import SITTER

RECEIPT = (TextLine("BUKTI PEREKAMAN"), TextLine("NIK 3171**********01"))
Outcome = FaultCode | RetryReason | None


@dataclass(frozen=True)
class Row:
    """One wire: how its driver and emulator are made, and what is done with them."""

    kind: str
    protocol: Any
    driver: Callable[[EmulatedSerialBus], Any]
    good: Callable[[], SerialDevice]
    idle: Callable[[], SerialDevice]
    act: Callable[[Any, Stop], object]


def sign(pad: SignaturePad, stop: Stop) -> object:
    seen: list[object] = []

    def enough(points: Any) -> None:
        seen.extend(points)
        if len(seen) > 50:
            stop.finish()

    return pad.write(enough, stop)


def quick_nmea(**how: Any) -> EmulatedNmea:
    return EmulatedNmea(NmeaScript(ticks=2, **how))


def topaz(**how: Any) -> EmulatedTopaz:
    return EmulatedTopaz(Chair(SITTER), TopazScript(speed=50, begin_seconds=0, **how))


ROWS = {
    "nmea": Row(
        "nmea", PositionReceiver, lambda bus: NmeaReceiver(bus, Wanted("nmea"), (9600,)),
        quick_nmea, lambda: quick_nmea(quality=0), lambda device, stop: device.locate(stop),
    ),
    "escpos": Row(
        "escpos", ReceiptPrinter, lambda bus: EscPosPrinter(bus, Wanted("escpos")),
        EmulatedEscPos, lambda: EmulatedEscPos(EscPosScript(slow=1 << 30)),
        lambda device, stop: device.print_receipt(RECEIPT, stop) or True,
    ),
    "barcode": Row(
        "barcode", CodeReader, lambda bus: BarcodeReader(bus, Wanted("barcode")),
        lambda: EmulatedBarcode(BarcodeScript(ticks=2)),
        lambda: EmulatedBarcode(BarcodeScript(mute=True)),
        lambda device, stop: device.read_code(stop),
    ),
    "topaz": Row(
        "topaz", SignaturePad,
        lambda bus: TopazPad(bus, Wanted("topaz"), MODELS["siglite-lcd-1x5"]),
        topaz, lambda: topaz(away=True), sign,
    ),
}  # fmt: skip


@pytest.fixture
def plug() -> Iterator[Callable[..., EmulatedLine]]:
    lines: list[EmulatedLine] = []
    threads = set(threading.enumerate())

    def make(kind: str, device: SerialDevice, script: LineScript | None = None) -> EmulatedLine:
        lines.append(EmulatedLine(kind, device, script))
        return lines[-1]

    yield make
    for line in lines:
        line.close()
    assert set(threading.enumerate()) <= threads


Plug = Callable[..., EmulatedLine]


def outcome(row: Row, device: Any, seconds: float = 5) -> Outcome:
    try:
        device.open()
        assert row.act(device, Stop(seconds))
    except Fault as fault:
        return fault.code
    except Retry as retry:
        return retry.reason
    finally:
        device.close()
    return None


@pytest.mark.parametrize("name", ROWS)
def test_it_opens_works_and_opens_again(plug: Plug, name: str) -> None:
    row = ROWS[name]
    line = plug(row.kind, row.good())
    device = row.driver(EmulatedSerialBus(line))
    assert isinstance(device, row.protocol)
    identity = device.open()
    assert (identity.driver, bool(identity.make), bool(identity.model)) == (name, True, True)
    for _ in range(3):
        assert outcome(row, device) is None


@pytest.mark.parametrize("name", ROWS)
def test_nothing_works_before_it_is_open_or_without_a_device(name: str) -> None:
    row = ROWS[name]
    device = row.driver(EmulatedSerialBus())
    with pytest.raises(Fault) as caught:
        row.act(device, Stop(1))
    assert caught.value.code is FaultCode.GONE
    assert outcome(row, device) is FaultCode.GONE


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("at", [0, 1, 3, 4, 5, 30, 150])
def test_a_plug_pulled_at_any_byte_is_gone_and_back_again(plug: Plug, name: str, at: int) -> None:
    row = ROWS[name]
    line = plug(row.kind, row.good(), LineScript(unplug_at=at))
    device = row.driver(EmulatedSerialBus(line))
    # Few bytes are said for a receipt or a code: it may take many to come so far.
    assert FaultCode.GONE in (outcome(row, device) for _ in range(40))
    line.script = LineScript()
    line.plug()
    assert outcome(row, device) is None


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("seconds", [0.0, 0.05])
def test_a_cancel_ends_the_wait_and_the_next_call_works(
    plug: Plug, name: str, seconds: float
) -> None:
    row = ROWS[name]
    line = plug(row.kind, row.idle())
    device = row.driver(EmulatedSerialBus(line))
    device.open()
    stop = Stop(30)
    timer = threading.Timer(seconds, stop.cancel)
    began = time.monotonic()
    timer.start()
    with pytest.raises(Fault) as caught:
        row.act(device, stop)
    assert caught.value.code is FaultCode.CANCELLED
    assert time.monotonic() - began < seconds + 1.0
    timer.join()
    line.unplug()
    line.device = row.good()
    line.plug()
    assert outcome(row, device) is None


@pytest.mark.parametrize("name", ROWS)
def test_the_deadline_ends_the_wait(plug: Plug, name: str) -> None:
    row = ROWS[name]
    device = row.driver(EmulatedSerialBus(plug(row.kind, row.idle())))
    assert outcome(row, device, 0.3) is RetryReason.TIMED_OUT


@pytest.mark.parametrize("name", ROWS)
def test_an_open_line_is_busy_to_others(plug: Plug, name: str) -> None:
    row = ROWS[name]
    bus = EmulatedSerialBus(plug(row.kind, row.good()))
    first, second = row.driver(bus), row.driver(bus)
    first.open()
    with pytest.raises(Fault) as caught:
        second.open()
    assert caught.value.code is FaultCode.BUSY
    first.close()
    assert outcome(row, second) is None


@pytest.mark.parametrize(
    ("name", "device", "expected"),
    [
        ("nmea", lambda: quick_nmea(mute=True), FaultCode.TIMEOUT),
        ("nmea", lambda: quick_nmea(wrong_sums=-1), FaultCode.PROTOCOL),
        ("nmea", lambda: quick_nmea(wrong_sums=2), None),
        ("nmea", lambda: quick_nmea(stands=True), FaultCode.HARDWARE),
        ("nmea", lambda: quick_nmea(quality=8), RetryReason.TIMED_OUT),
        ("nmea", lambda: quick_nmea(hdop=7.5), RetryReason.TIMED_OUT),
        ("nmea", lambda: quick_nmea(warns=True), RetryReason.TIMED_OUT),
        ("nmea", lambda: quick_nmea(kinds=("GGA", "RMC")), None),
        ("nmea", lambda: quick_nmea(kinds=("GGA",)), None),
        ("nmea", lambda: quick_nmea(kinds=("GSV",)), RetryReason.TIMED_OUT),
        ("escpos", lambda: EmulatedEscPos(EscPosScript(mute=True)), FaultCode.TIMEOUT),
        ("escpos", lambda: EmulatedEscPos(EscPosScript(garbled=True)), FaultCode.PROTOCOL),
        ("escpos", lambda: EmulatedEscPos(EscPosScript(lines_left=0)), FaultCode.HARDWARE),
        ("escpos", lambda: EmulatedEscPos(EscPosScript(lines_left=2)), FaultCode.HARDWARE),
        ("escpos", lambda: EmulatedEscPos(EscPosScript(cover_open=True)), FaultCode.HARDWARE),
        ("escpos", lambda: EmulatedEscPos(EscPosScript(broken=True)), FaultCode.HARDWARE),
        ("escpos", lambda: EmulatedEscPos(EscPosScript(low=True)), None),
        ("escpos", lambda: EmulatedEscPos(EscPosScript(slow=1)), None),
        ("topaz", lambda: topaz(lose_every=7), None),
        ("topaz", lambda: topaz(pressure=True), None),
        ("topaz", lambda: topaz(stall_at=10), RetryReason.TIMED_OUT),
    ],
)
def test_each_trouble_ends_as_it_should(
    plug: Plug, name: str, device: Callable[[], SerialDevice], expected: Outcome
) -> None:
    row = ROWS[name]
    driver = row.driver(EmulatedSerialBus(plug(row.kind, device())))
    seconds = 0.6 if expected is RetryReason.TIMED_OUT else 10
    assert outcome(row, driver, seconds) is expected


@pytest.mark.parametrize("name", ["nmea", "barcode", "topaz"])
def test_noise_before_what_is_said_does_no_harm(plug: Plug, name: str) -> None:
    row = ROWS[name]
    script = LineScript(noise=b"\x00\xff\x7f\r\n" if name != "topaz" else b"\x12\x01")
    assert outcome(row, row.driver(EmulatedSerialBus(plug(row.kind, row.good(), script)))) is None
