"""Recorded traffic of a U.are.U reader: another program's capture, and our own transcripts."""

import struct
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.emulators.uareu import EmulatedUareu
from drivers.emulators.usb import EmulatedBus
from drivers.emulators.usb_replay import ReplayedUareu, recorded
from drivers.protocol import Gray, Pixels, ScanRequest
from drivers.registry import Wiring, create
from drivers.stop import Stop
from drivers.transports.recording import Recorder
from drivers.transports.transcript import Line, read
from drivers.transports.usb import UsbBus
from drivers.transports.usb_recording import RecordedUsbBus
from drivers.transports.usbmon import transfers
from drivers.trouble import Fault, FaultCode
from drivers.uareu.framing import UareuFraming
from drivers.uareu.sensor import UareU
from tests.drivers.uareu.test_sensor import ONE, reader, shown, taken
from tests.fakes.usbmon import BULK, INTERRUPT, Usbmon

POWER, QUESTION, ANSWER, MODE, ABOUT = 0x07, 0x33, 0x34, 0x4E, 0xF0


class Capture:
    """What usbmon sees of the open driver of the sources at a reader."""

    def __init__(self, device: EmulatedUareu, mon: Usbmon) -> None:
        self.device, self.mon = device, mon
        self.listening = mon.submit(INTERRUPT, 0x81)

    def get(self, register: int, size: int) -> bytes:
        data = self.device.control_in(0xC0, 0x04, register)
        self.mon.asked(struct.pack("<BBHHH", 0xC0, 0x04, register, 0, size), data)
        return data

    def set(self, register: int, data: bytes) -> None:
        self.device.control_out(0x40, 0x04, register, data)
        self.mon.told(struct.pack("<BBHHH", 0x40, 0x04, register, 0, len(data)), data)

    def event(self) -> None:
        data = self.device.interrupt_in(5)
        self.mon.complete(self.listening, INTERRUPT, 0x81, data)
        self.listening = self.mon.submit(INTERRUPT, 0x81)

    def frame(self) -> bytes:
        pending = self.mon.submit(BULK, 0x82)
        self.set(MODE, b"\x20")
        data = self.device.bulk_in(0x82, 111_424, 5)
        self.mon.complete(pending, BULK, 0x82, data)
        return data


def another_programs_session() -> Usbmon:
    """Return one finger as the open driver records it, the system's own requests among it."""
    mon = Usbmon()
    mon.asked(struct.pack("<BBHHH", 0x80, 0x06, 0x0100, 0, 18), bytes(18))
    mon.told(struct.pack("<BBHHH", 0x00, 0x09, 1, 0, 0), b"")
    capture = Capture(reader(), mon)
    for register, data in ((POWER, b""), (POWER, b"\x81"), (POWER, b"\x01"), (POWER, b"")):
        capture.set(register, data) if data else capture.get(register, 1)
    capture.event()
    capture.get(ABOUT, 16)
    capture.set(MODE, b"\x10")
    capture.event()
    frame = capture.frame()
    number = frame[6]
    for each, seed in ((number, 1_374_298_404), (number + 1, 1_935_290_656)):
        capture.set(QUESTION, struct.pack("<BI", each, seed))
        capture.get(ANSWER, 4)
    capture.set(MODE, b"\x12")
    capture.event()
    capture.set(MODE, b"\x70")
    mon.complete(capture.listening, INTERRUPT, 0x81, status=-2)
    return mon


def replayed(lines: tuple[Line, ...]) -> tuple[ReplayedUareu, Gray]:
    device = ReplayedUareu(lines)
    scanner = UareU(UsbBus(EmulatedBus([device])), event_ms=20)
    scanner.open()
    try:
        (came,) = scanner.scan(ONE, lambda _: None, Stop(5))
    finally:
        scanner.close()
    assert isinstance(came.image, Pixels)
    return device, came.image.array


@pytest.mark.parametrize("form", [Usbmon.pcapng, Usbmon.pcap])
def test_what_usbmon_saw_of_another_program_gives_the_same_picture(
    tmp_path: Path, form: Callable[[Usbmon], bytes]
) -> None:
    path = tmp_path / "capture"
    path.write_bytes(form(another_programs_session()))
    device, pixels = replayed(recorded(path))
    assert np.array_equal(pixels, shown("RIGHT_INDEX"))
    assert device.strange == 1  # the light is put out once more at the end
    assert device.left <= 1  # that the finger was lifted, nobody asked


def test_a_capture_of_usbmon_is_the_device_by_its_setting(tmp_path: Path) -> None:
    path = tmp_path / "capture.pcapng"
    path.write_bytes(another_programs_session().pcapng())
    scanner = create("uareu", Wiring(options={"replay": str(path)}))
    assert isinstance(scanner, UareU)
    for _ in range(2):  # whenever it is opened, the record begins anew
        assert scanner.open().model == "U.are.U 4000B/4500"
    (pixels,) = taken(scanner)
    assert np.array_equal(pixels, shown("RIGHT_INDEX"))
    scanner.close()


class Literal(ReplayedUareu):
    """A replay that takes nothing but the bytes of the record, as one by the kernel's side does."""

    def same(self, about: bytes, sent: bytes, recorded: bytes) -> bool:
        super().same(about, sent, recorded)
        return sent == recorded


def test_the_driver_sends_the_very_bytes_that_the_open_driver_sends() -> None:
    lines = tuple(transfers(another_programs_session().pcapng()))
    device = Literal(lines)
    scanner = UareU(UsbBus(EmulatedBus([device])), event_ms=20)
    scanner.open()
    (pixels,) = taken(scanner)
    assert (device.strange, np.array_equal(pixels, shown("RIGHT_INDEX"))) == (0, True)
    scanner.close()


def own(*, hashed: bool) -> tuple[str, list[Gray]]:
    lines: list[str] = []
    recorder = Recorder(lines.append, UareuFraming(), hashed=hashed, clock=lambda: 0.0)
    device = UareU(RecordedUsbBus(EmulatedBus([reader()]), recorder), event_ms=20)
    device.open()
    pixels = taken(device, ScanRequest(("RIGHT_INDEX", "RIGHT_MIDDLE")))
    device.close()
    return "\n".join(lines), pixels


def test_an_own_transcript_replays_to_the_same_pictures(tmp_path: Path) -> None:
    text, pixels = own(hashed=False)
    path = tmp_path / "uareu.txt"
    path.write_text(text, encoding="ascii")
    device = ReplayedUareu(recorded(path))
    scanner = UareU(UsbBus(EmulatedBus([device])), event_ms=20)
    scanner.open()
    again = taken(scanner, ScanRequest(("RIGHT_INDEX", "RIGHT_MIDDLE")))
    scanner.close()
    assert all(np.array_equal(a, b) for a, b in zip(pixels, again, strict=True))
    assert (device.strange, device.left) == (0, 0)


def test_a_hashed_transcript_holds_no_line_of_a_picture_and_its_noise_is_taken_for_none() -> None:
    text, _ = own(hashed=True)
    assert max(map(len, text.splitlines())) < 400
    assert text.count(" #110976:") == 2
    with pytest.raises(Fault) as caught:  # a third picture was not recorded
        replayed(tuple(read(text, UareuFraming())))
    assert (caught.value.code, caught.value.detail) == (FaultCode.TIMEOUT, "no frame")


def test_the_bytes_of_waking_are_those_of_a_real_reader() -> None:
    """As a real one was seen: 01, write 81, write 01, 56AA, then 01 is read."""
    text = "\n".join(
        (
            "perekaman transcript 1",
            "0.0 < 00c00407000000010001",
            "0.0 > 00400407000000010081",
            "0.0 > 00400407000000010001",
            "0.0 < 8156aa" + "00" * 62,
            "0.0 < 00c00407000000010001",
            "0.0 < 00c004f000000010000000000001030000" + "0000010a00000000",
        )
    )
    device = ReplayedUareu(tuple(read(text, UareuFraming())))
    scanner = UareU(UsbBus(EmulatedBus([device])), event_ms=20)
    assert scanner.open().firmware == "010a-0103"
    assert (device.strange, device.left) == (0, 0)
    scanner.close()


@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=300), cut=st.integers(0, 400))
def test_any_bytes_are_read_as_traffic_or_refused(data: bytes, cut: int) -> None:
    mon = Usbmon()
    mon.told(struct.pack("<BBHHH", 0x40, 0x04, 0x4E, 0, 1), b"\x10")
    for spoilt in (data, mon.pcapng()[:cut] + data, mon.pcap()[:cut] + data):
        with suppress(Fault):
            assert all(line.frame.head for line in transfers(spoilt))
