"""Every wire's golden bytes: a whole session each, the same every time, and played again."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from drivers.accessories import Card
from drivers.ccid.reader import CcidReader
from drivers.emulators.ccid import ACR122U
from drivers.emulators.usb import EmulatedBus
from drivers.emulators.usb_replay import ReplayedUsbDevice, recorded
from drivers.registry import DRIVERS, Wiring, create
from drivers.stop import Stop
from drivers.transports.replaying import ReplayedBus
from drivers.transports.usb import UsbBus
from drivers.trouble import DeviceTrouble
from tests.drivers import golden_http, golden_wires
from tests.drivers.make_transcripts import FOLDER, FRAMINGS, checked, unremarked

ELSEWHERE = {"frames", "nir"}
"""Video nodes have no bytes of ours: their controls are in ``test_video_controls``."""
BY_ANOTHER = {"sbi-face": "sbi", "sbi-finger": "sbi", "sbi-iris": "sbi"}


def golden(name: str) -> list[str]:
    return unremarked(FOLDER.joinpath(f"{name}.txt").read_text("ascii"))


def by_pipe(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part what a U.are.U's interrupts said: they are heard by a thread of their own."""
    unasked = [line for line in lines if " < 81" in line]
    return [line for line in lines if line not in unasked], unasked


@pytest.mark.parametrize("name", golden_wires.SESSIONS)
def test_a_session_has_the_bytes_of_its_golden_transcript(name: str) -> None:
    came = golden_wires.recorded(name)
    if name == "uareu":
        assert by_pipe(came) == by_pipe(golden(name))
    else:
        assert came == golden(name)


@pytest.mark.parametrize("name", golden_http.SESSIONS)
def test_a_session_has_the_words_of_its_golden_transcript(name: str) -> None:
    assert list(golden_http.SESSIONS[name]()) == golden(name)


def test_each_driver_has_a_golden_transcript() -> None:
    known = {BY_ANOTHER.get(name, name) for name in DRIVERS if name not in ELSEWHERE}
    assert known == {*golden_wires.SESSIONS, *golden_http.SESSIONS, *FRAMINGS}
    remarked = [name for name in golden_wires.SESSIONS if "\n; " in _text(name)]
    assert remarked == list(golden_wires.SESSIONS)


def _text(name: str) -> str:
    return FOLDER.joinpath(f"{name}.txt").read_text("ascii")


@pytest.mark.parametrize("name", ["barcode", "escpos", "nmea", "topaz"])
def test_a_golden_transcript_of_a_line_is_its_device(name: str) -> None:
    bus = ReplayedBus(_text(name))
    golden_wires.run(create(name, Wiring(serial=bus)), golden_wires.WORK[name])
    assert bus.replay.finished


def test_a_golden_transcript_of_a_card_reader_is_its_device() -> None:
    device = ReplayedUsbDevice(ACR122U, recorded(FOLDER / "ccid.txt"))
    device.kernel = False
    reader = CcidReader(UsbBus(EmulatedBus([device])))
    reader.open()
    card = reader.read_card(Stop(5))
    reader.close()
    assert isinstance(card, Card)
    assert (card.atr[:4], card.uid) == ("3b8f", "04a1b2c3")
    assert (device.strange, device.left) == (0, 0)


def test_one_other_byte_is_noticed(tmp_path: Path) -> None:
    path = tmp_path / "ccid.txt"
    path.write_text(_text("ccid").replace("ffca000000", "ffca000001"), encoding="ascii")
    device = ReplayedUsbDevice(ACR122U, recorded(path))
    device.kernel = False
    reader = CcidReader(UsbBus(EmulatedBus([device])))
    reader.open()
    stop = Stop(0.2)
    with pytest.raises(DeviceTrouble):
        reader.read_card(stop)
    assert device.strange == 1


def test_remarks_stay_with_their_lines() -> None:
    old = "; about one\none\n; about two\ntwo\n"
    assert checked(old, ["zero", "one", "two", "one"]) == (
        "zero\n; about one\none\n; about two\ntwo\none\n"
    )
    assert unremarked(old) == ["one", "two"]
