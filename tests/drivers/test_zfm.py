"""Fingerprint modules of the ZFM family that do not know all that their family knows."""

import numpy as np
import pytest

from drivers.emulators.chair import Chair
from drivers.emulators.pty_cable import MemoryCable
from drivers.emulators.pty_line import EmulatedLine, EmulatedSerialBus, LineScript
from drivers.emulators.zfm import R503, EmulatedZfm, ZfmScript
from drivers.protocol import Pixels, ScanRequest
from drivers.stop import Stop
from drivers.transports.serial_port import Wanted
from drivers.zfm.sensor import HOME_BAUD, Module, ZfmSensor
from tests.fakes.sensors import EAGER, SITTER

PRODUCT, LOOK, JUDGE, LIGHT = 0x3C, 0x01, 0x28, 0x35


@pytest.mark.parametrize("unlearned", [False, True])
def test_what_a_module_does_not_know_is_asked_once_and_done_without(*, unlearned: bool) -> None:
    module = EmulatedZfm(Chair(SITTER), R503, ZfmScript(EAGER, unlearned=unlearned))
    line = EmulatedLine("zfm", module, LineScript(), MemoryCable)
    sensor = ZfmSensor(EmulatedSerialBus(line), Module(Wanted("zfm"), poll=0.002))
    assert sensor.open().model == "R503"
    request = ScanRequest(("RIGHT_INDEX", "RIGHT_MIDDLE"))
    came = [each.image for each in sensor.scan(request, lambda _: None, Stop(10))]
    sensor.close()
    line.close()
    assert all(isinstance(each, Pixels) and np.ptp(each.array) for each in came)
    heard = list(module.heard)
    assert (heard.count(JUDGE) == 1, heard.count(LIGHT) == 1) == (unlearned, unlearned)
    assert (LOOK in heard) is unlearned
    assert module.baud == HOME_BAUD
