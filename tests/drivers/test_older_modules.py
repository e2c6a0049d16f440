"""Serial fingerprint modules that know less than their family: asked once, and done without."""

import numpy as np
import pytest

from drivers.emulators.chair import Chair
from drivers.emulators.pty_cable import MemoryCable
from drivers.emulators.pty_line import EmulatedLine, EmulatedSerialBus, LineScript, SerialDevice
from drivers.emulators.sfm import EmulatedSfm, SfmScript
from drivers.emulators.zfm import R503, EmulatedZfm, ZfmScript
from drivers.protocol import Pixels, ScanRequest
from drivers.sfm import line as sfm_line
from drivers.stop import Stop
from drivers.zfm.sensor import HOME_BAUD
from tests.fakes.sensors import EAGER, SITTER, sfm_driver, zfm_driver

ZFM_LOOK, ZFM_JUDGE, ZFM_LIGHT = 0x01, 0x28, 0x35
SFM_SCAN, SFM_SCAN_IN_BLOCKS = 0x15, 0x83
DRIVERS = {"zfm": zfm_driver, "sfm": sfm_driver}


def record(name: str, module: SerialDevice) -> None:
    """Open a module, record two fingers, and close it."""
    line = EmulatedLine(name, module, LineScript(), MemoryCable)
    sensor = DRIVERS[name](EmulatedSerialBus(line))
    assert sensor.open().driver == name
    request = ScanRequest(("RIGHT_INDEX", "RIGHT_MIDDLE"))
    came = [each.image for each in sensor.scan(request, lambda _: None, Stop(10))]
    sensor.close()
    line.close()
    assert len(came) == 2
    assert all(isinstance(each, Pixels) and np.ptp(each.array) for each in came)


@pytest.mark.parametrize("unlearned", [False, True])
def test_a_zfm_module_without_light_or_judgement_records(*, unlearned: bool) -> None:
    module = EmulatedZfm(Chair(SITTER), R503, ZfmScript(EAGER, unlearned=unlearned))
    record("zfm", module)
    heard = list(module.heard)
    assert (heard.count(ZFM_JUDGE) == 1, heard.count(ZFM_LIGHT) == 1) == (unlearned, unlearned)
    assert (ZFM_LOOK in heard) is unlearned
    assert module.baud == HOME_BAUD


@pytest.mark.parametrize("refusal", [0x75, 0x69, 0x82, 0], ids=hex)
def test_an_sfm_module_without_blocks_records(
    refusal: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sfm_line, "BLOCKS_SILENCE", 0.1)
    module = EmulatedSfm(Chair(SITTER), script=SfmScript(EAGER, older=True, refusal=refusal))
    record("sfm", module)
    heard = list(module.heard)
    assert (heard.count(SFM_SCAN_IN_BLOCKS), SFM_SCAN in heard) == (1, True)
