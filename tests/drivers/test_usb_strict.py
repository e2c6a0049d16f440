"""A transcript of a USB device, recorded by the setting, is the device by the other setting."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.accessories import Card
from drivers.ccid import atr
from drivers.ccid.reader import CcidReader
from drivers.emulators.ccid import EmulatedCcid
from drivers.emulators.usb import EmulatedBus, EmulatedUsbDevice
from drivers.emulators.usb_filling import answer_to_reset
from drivers.emulators.usb_strict import StrictUsbDevice
from drivers.registry import Wiring, create
from drivers.stop import Stop
from drivers.transports.recording import Recorder
from drivers.transports.transcript import HEAD, Unframed, read
from drivers.transports.usb import UsbBus
from drivers.transports.usb_recording import RecordedUsbBus
from drivers.trouble import Fault, FaultCode
from drivers.wacom_stu.pad import WacomStu
from tests.drivers import golden_wires

DRIVERS: Final[Mapping[str, Callable[[UsbBus], Any]]] = {"ccid": CcidReader, "wacom-stu": WacomStu}
DEVICES: Final[Mapping[str, Callable[[], EmulatedUsbDevice]]] = {
    "ccid": EmulatedCcid,
    "wacom-stu": golden_wires.pad,
}


def in_full(name: str) -> tuple[object, str]:
    """Return what a session gave, and its transcript with nothing left out."""
    lines: list[str] = []
    recorder = Recorder(lines.append, hashed=False)
    driver = DRIVERS[name](RecordedUsbBus(EmulatedBus([DEVICES[name]()]), recorder))
    return worked(name, driver), "\n".join(lines)


def worked(name: str, driver: Any) -> object:
    driver.open()
    came = golden_wires.WORK[name](driver)
    driver.close()
    return came


def device(text: str) -> StrictUsbDevice:
    return StrictUsbDevice(tuple(read(text, Unframed())))


@pytest.mark.parametrize("name", DRIVERS)
def test_a_record_is_its_device(name: str) -> None:
    came, text = in_full(name)
    played = device(text)
    assert worked(name, DRIVERS[name](UsbBus(EmulatedBus([played])))) == came
    assert played.finished


def changed(text: str, way: str, nth: int) -> tuple[str, int]:
    """Change the last byte of a transfer; return the text and the number of its entry."""
    lines = text.splitlines()
    at = [number for number, line in enumerate(lines) if f" {way} " in line][nth]
    lines[at] = lines[at][:-2] + f"{int(lines[at][-2:], 16) ^ 1:02x}"
    return "\n".join(lines), sum("= claim" not in line for line in lines[1 : at + 1])


@pytest.mark.parametrize(("name", "nth"), [("ccid", 0), ("ccid", 2), ("wacom-stu", 3)])
def test_another_command_is_a_fault_that_names_the_entry(name: str, nth: int) -> None:
    text, entry = changed(in_full(name)[1], ">", nth)
    played = device(text)
    with pytest.raises(Fault) as caught:
        worked(name, DRIVERS[name](UsbBus(EmulatedBus([played]))))
    assert caught.value.code is FaultCode.PROTOCOL
    assert caught.value.detail == f"replay differs at entry {entry}"
    assert not played.finished


def test_after_its_end_the_device_is_gone() -> None:
    reader = CcidReader(UsbBus(EmulatedBus([device(in_full("ccid")[1])])))
    worked("ccid", reader)
    with pytest.raises(Fault) as caught:
        reader.open()
    assert (caught.value.code, caught.value.detail) == (FaultCode.GONE, "end of transcript")


def recorded(name: str, path: Path) -> object:
    """Work with a device as the setting ``record`` has it; people are hashed in the file."""
    bus = EmulatedBus([DEVICES[name]()])
    return worked(name, create(name, Wiring(usb=bus, options={"record": str(path)})))


def test_a_card_named_in_the_settings_is_another_card_of_the_same_form(tmp_path: Path) -> None:
    path = tmp_path / "ccid.txt"
    card = recorded("ccid", path)
    played = worked("ccid", create("ccid", Wiring(options={"replay": str(path)})))
    assert isinstance(card, Card)
    assert isinstance(played, Card)
    assert card.uid not in path.read_text("ascii")
    assert card.atr not in path.read_text("ascii")
    assert (len(played.atr), len(played.uid)) == (len(card.atr), len(card.uid))
    assert played.uid != card.uid
    assert played == worked("ccid", create("ccid", Wiring(options={"replay": str(path)})))


def test_a_pad_named_in_the_settings_opens_and_where_the_pen_was_is_hashed(tmp_path: Path) -> None:
    path = tmp_path / "pad.txt"
    recorded("wacom-stu", path)
    pen = [line for line in path.read_text("ascii").splitlines() if " < 81" in line]
    assert pen
    assert all(" #" in line and len(line.split()[2]) == 4 for line in pen)
    pad: Any = create("wacom-stu", Wiring(options={"replay": str(path)}))
    assert pad.open().model == "STU-430"
    assert pad.geometry().max_x == 9600
    pad.close()


def test_a_transfer_that_failed_fails_again() -> None:
    text = "\n".join(
        (
            HEAD,
            "0.0 = claim 056a:00a4 03 81.3.64",
            "0.0 = fault PROTOCOL 00a1010a03000000",
            "0.0 < 00a101090300000000ff",
        )
    )
    played = device(text)
    (pad,) = UsbBus(EmulatedBus([played])).find(0x056A, {0x00A4})
    pad.claim(0)
    with pytest.raises(Fault) as caught:
        pad.ask(0xA1, 0x01, 0x030A, 16, timeout=10)
    assert (caught.value.code, caught.value.detail) == (FaultCode.PROTOCOL, "usb errno 32")
    assert pad.ask(0xA1, 0x01, 0x0309, 16, timeout=10) == b"\xff"
    assert played.finished


@pytest.mark.parametrize("words", ["", "= claim", "= claim 1 2 3", "= claim 056a:00a4 03 81"])
def test_a_transcript_of_no_known_device_is_refused(words: str, tmp_path: Path) -> None:
    path = tmp_path / "none.txt"
    path.write_text(f"{HEAD}\n" + (f"0.0 {words}\n" if words else ""), encoding="ascii")
    with pytest.raises(Fault) as caught:
        create("ccid", Wiring(options={"replay": str(path)}))
    assert caught.value.detail == "transcript without a claimed device"


@settings(deadline=None, max_examples=50)
@given(st.binary(min_size=2, max_size=33))
def test_noise_of_any_length_becomes_an_answer_to_reset(noise: bytes) -> None:
    told = answer_to_reset(noise)
    assert len(told) == len(noise)
    assert atr.protocols(told) == (0,)


def test_a_longer_wait_ends_at_the_stop() -> None:
    reader = CcidReader(UsbBus(EmulatedBus([device(in_full("ccid")[1])])))
    reader.open()
    stop = Stop(5)
    stop.cancel()
    with pytest.raises(Fault) as caught:
        reader.read_card(stop)
    assert caught.value.code is FaultCode.CANCELLED
