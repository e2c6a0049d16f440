"""``perekaman devices list``: what should be there, what answers, and what to do about the rest."""

import json
import shutil
import threading
from pathlib import Path

import msgspec
import pytest

from drivers.protocol import Device, Identity
from drivers.trouble import Fault, FaultCode
from station import settings
from station.body import Modality
from station.commands import default_config, main
from station.commands.devices.listing import NEXT_STEP, look
from station.devices.messages import Lamp, Seat
from station.errors import Code
from station.host.worker import CODES

REAL = settings.load(default_config()).devices


class Plug:
    """A device that opens, raises, or never comes back."""

    def __init__(self, outcome: Identity | Exception | threading.Event) -> None:
        self._outcome = outcome

    def open(self) -> Identity:
        if isinstance(self._outcome, threading.Event):
            self._outcome.wait(30)
            raise Fault(FaultCode.CANCELLED)
        if isinstance(self._outcome, Exception):
            raise self._outcome
        return self._outcome

    def close(self) -> None:
        """Nothing is held."""


class Shelf:
    """A bench with one outcome for every device."""

    def __init__(self, outcome: Identity | Exception | threading.Event) -> None:
        self._outcome = outcome

    def create(self, modality: Modality) -> Device:  # noqa: ARG002 - all are the same
        return Plug(self._outcome)

    def seat(self, seat: Seat) -> None:
        """Nobody sits here."""

    def close(self) -> None:
        """Nothing runs."""


def test_all_emulated_devices_answer(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["devices", "list", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["devices"]
    assert [each["modality"] for each in found] == ["CAMERA", "FINGER", "IRIS", "SIGNATURE"]
    assert {each["lamp"] for each in found} == {"READY"}
    assert all(each["emulated"] and each["make"] and each["serial"] for each in found)


def test_plain_lines_name_each_device(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["devices", "list"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 4
    assert any("sbi-finger" in line and "LATIHAN SLAP-442" in line for line in lines)


def test_a_station_without_its_devices_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = shutil.copytree(default_config(), tmp_path / "config")
    text = (folder / "devices.toml").read_text(encoding="utf-8")
    bare = "\n".join(line for line in text.splitlines() if not line.startswith("emulate"))
    bare = bare.replace('driver = "sbi-iris"', 'driver = "sbi-irs"')
    bare = bare.replace('driver = "frames"', 'driver = "frames"\noptions = { film = "none.avi" }')
    (folder / "devices.toml").write_text(bare, encoding="utf-8")
    assert main(["devices", "list", "--json", "--config", str(folder)]) == 1
    found = {each["modality"]: each for each in json.loads(capsys.readouterr().out)["devices"]}
    assert found["CAMERA"]["code"] == "DEVICE_GONE"
    assert found["IRIS"]["code"] == "SETTINGS_INVALID"
    assert "did you mean sbi-iris?" in found["IRIS"]["detail"]
    assert "devices.toml" in found["IRIS"]["next_step"]
    assert not any(each["emulated"] for each in found.values())


@pytest.mark.parametrize("fault", CODES)
def test_every_fault_has_a_code_and_a_next_step(fault: FaultCode) -> None:
    for line in look(Shelf(Fault(fault, "detail")), REAL):
        assert line.code is CODES[fault]
        assert line.next_step == NEXT_STEP[CODES[fault]]
        assert line.lamp is (Lamp.GONE if fault is FaultCode.GONE else Lamp.FAULT)
        assert line.detail == "detail"


def test_a_driver_of_another_kind_of_device_is_a_fault_of_the_settings() -> None:
    identity = Identity("sbi-finger", "Maker", "Model", "Serial", "1.0")
    mixed = msgspec.structs.replace(REAL, iris=REAL.finger)
    found = {line.modality: line for line in look(Shelf(identity), mixed)}
    assert found[Modality.IRIS].code is Code.SETTINGS_INVALID
    assert found[Modality.IRIS].lamp is Lamp.FAULT
    assert "sbi-finger" in found[Modality.IRIS].detail
    assert found[Modality.FINGER].lamp is Lamp.READY


def test_a_device_that_hangs_is_reported_and_left_behind() -> None:
    release = threading.Event()
    lines = look(Shelf(release), REAL, seconds=0.05)
    assert {line.code for line in lines} == {Code.DEVICE_TIMEOUT}
    release.set()


def test_a_driver_that_breaks_is_a_fault_of_its_device_alone() -> None:
    for line in look(Shelf(ZeroDivisionError()), REAL):
        assert (line.code, line.detail) == (Code.DEVICE_FAULT, "ZeroDivisionError")


def test_an_identity_is_told_as_it_is() -> None:
    identity = Identity("frames", "Maker", "Model", "Serial", "1.0")
    for line in look(Shelf(identity), REAL):
        assert (line.make, line.model, line.serial, line.firmware) == (
            "Maker",
            "Model",
            "Serial",
            "1.0",
        )
