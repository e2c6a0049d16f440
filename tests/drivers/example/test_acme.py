"""The seven steps of ``drivers/README.md``, walked by a stranger: found, made, used, unplugged."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from drivers import registry
from drivers.emulators.chair import Chair
from drivers.emulators.pty_line import EmulatedLine, EmulatedSerialBus, LineScript
from drivers.protocol import FingerScanner, Pixels, ScanRequest, Watched
from drivers.registry import Wiring, create, entries
from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode
from tests.drivers.example.acme import AcmeOne, picture
from tests.drivers.example.emulator import AcmeScript, EmulatedAcme
from tests.fakes.benches import SITTER

ENTRY = """[perekaman.drivers]
finger.acme-one = tests.drivers.example.acme:make
"""
FEW = ScanRequest(("RIGHT_INDEX", "RIGHT_MIDDLE"))


@pytest.fixture(autouse=True)
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install the package as pip does: a folder of metadata with its entry points."""
    folder = tmp_path / "acme_perekaman-1.0.dist-info"
    folder.mkdir()
    (folder / "METADATA").write_text("Metadata-Version: 2.1\nName: acme-perekaman\nVersion: 1.0\n")
    (folder / "entry_points.txt").write_text(ENTRY)
    monkeypatch.syspath_prepend(str(tmp_path))


def line(script: AcmeScript | None = None, wire: LineScript | None = None) -> EmulatedLine:
    return EmulatedLine("acme-one", EmulatedAcme(Chair(SITTER), script), wire)


@pytest.fixture
def plugged() -> Iterator[EmulatedLine]:
    made = line()
    yield made
    made.close()


def driver(on: EmulatedLine) -> AcmeOne:
    device = create("acme-one", Wiring(serial=EmulatedSerialBus(on)))
    assert isinstance(device, AcmeOne)
    return device


def test_it_is_found_by_its_entry_point_and_loaded_when_asked_for() -> None:
    assert "acme-one" not in registry.DRIVERS
    assert entries()["acme-one"].modality == "FINGER"


def test_it_fulfils_the_protocol_and_records(plugged: EmulatedLine) -> None:
    device = driver(plugged)
    assert isinstance(device, FingerScanner)
    assert isinstance(device, Watched)
    who = device.open()
    assert (who.make, who.serial, who.at_once) == ("ACME", "ACME0001", 1)
    came = device.scan(FEW, lambda _: None, Stop(10))
    assert [each.part for each in came] == list(FEW.parts)
    for each in came:
        assert isinstance(each.image, Pixels)
        assert each.image.array.shape == (96, 80)
        assert each.image.ppi == 500
    device.close()


def test_a_wrong_sum_is_the_operators_and_the_next_capture_is_good() -> None:
    spoilt = line(AcmeScript(bad_sums=1))
    device = driver(spoilt)
    device.open()
    with pytest.raises(Fault) as caught:
        device.scan(FEW, lambda _: None, Stop(10))
    assert (caught.value.code, caught.value.detail) == (FaultCode.PROTOCOL, "checksum")
    assert device.scan(FEW, lambda _: None, Stop(10))
    device.close()
    spoilt.close()


def test_a_silent_one_is_told_in_time() -> None:
    silent = line(AcmeScript(silent=True))
    with pytest.raises(Fault) as caught:
        driver(silent).open()
    assert caught.value.code is FaultCode.TIMEOUT
    silent.close()


def test_a_plug_pulled_in_a_picture_is_gone_and_comes_back() -> None:
    cut = line(wire=LineScript(unplug_at=500))
    device = driver(cut)
    device.open()
    with pytest.raises(Fault) as caught:
        device.scan(FEW, lambda _: None, Stop(10))
    assert caught.value.code is FaultCode.GONE
    assert not device.there()
    cut.plug()
    device.open()
    assert device.there()
    assert device.scan(FEW, lambda _: None, Stop(10))
    device.close()
    cut.close()


def test_golden_bytes() -> None:
    assert picture((1, 2), b"\x10\x20", 0x30).array.tolist() == [[16, 32]]
    assert picture((1, 2), b"\xff\xff", 0xFE).array.dtype == np.uint8
