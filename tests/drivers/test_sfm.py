"""Suprema modules that know less than the newest of them."""

import numpy as np
import pytest

from drivers.emulators.chair import Chair
from drivers.emulators.pty_cable import MemoryCable
from drivers.emulators.pty_line import EmulatedLine, EmulatedSerialBus, LineScript
from drivers.emulators.sfm import EmulatedSfm, SfmScript
from drivers.protocol import Pixels, ScanRequest
from drivers.sfm import line as sfm_line
from drivers.sfm.sensor import Module, SfmSensor
from drivers.stop import Stop
from drivers.transports.serial_port import Wanted
from tests.fakes.sensors import EAGER, SITTER

SCAN, SCAN_IN_BLOCKS = 0x15, 0x83


@pytest.mark.parametrize("refusal", [0x75, 0x69, 0x82, 0], ids=hex)
def test_a_module_without_blocks_is_asked_for_them_once(
    refusal: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sfm_line, "BLOCKS_SILENCE", 0.1)
    module = EmulatedSfm(Chair(SITTER), script=SfmScript(EAGER, older=True, refusal=refusal))
    line = EmulatedLine("sfm", module, LineScript(), MemoryCable)
    sensor = SfmSensor(EmulatedSerialBus(line), Module(Wanted("sfm")))
    assert sensor.open().driver == "sfm"
    request = ScanRequest(("RIGHT_INDEX", "RIGHT_MIDDLE"))
    came = [each.image for each in sensor.scan(request, lambda _: None, Stop(10))]
    sensor.close()
    line.close()
    assert all(isinstance(each, Pixels) and np.ptp(each.array) for each in came)
    heard = list(module.heard)
    assert (heard.count(SCAN_IN_BLOCKS), SCAN in heard) == (1, True)
