"""The Canon driver and what a camera is told: destination, presets, its buttons, other devices."""

import logging
from collections.abc import Callable
from dataclasses import replace

import pytest

from drivers.canon.camera import CanonEos
from drivers.emulators.chair import Chair
from drivers.emulators.eos import EmulatedEos, EosScript
from drivers.emulators.uareu import EmulatedUareu
from drivers.emulators.usb import EmulatedBus
from drivers.registry import Wiring, create
from drivers.stop import Stop
from drivers.transports.usb import UsbBus
from drivers.trouble import Fault, FaultCode
from tests.fakes.cameras import FPS, PATIENCE, SITTER, WHOLE

GOOD = EosScript(still=WHOLE, fps=FPS)


@pytest.fixture
def eos() -> EmulatedEos:
    return EmulatedEos(Chair(SITTER), GOOD)


def camera(eos: EmulatedEos, *others: EmulatedUareu, **how: object) -> CanonEos:
    make: Callable[..., CanonEos] = CanonEos
    return make(UsbBus(EmulatedBus([*others, eos])), patience=PATIENCE, **how)


def test_it_names_the_camera_by_what_the_camera_says(eos: EmulatedEos) -> None:
    identity = camera(eos).open()
    assert (identity.make, identity.model) == ("Canon", "Canon EOS 200D LATIHAN")
    assert (identity.serial, identity.firmware) == ("0123456789abcdef", "3-1.0.1")


def test_pictures_go_to_the_host_and_the_finder_is_off_afterwards(eos: EmulatedEos) -> None:
    driver = camera(eos)
    driver.open()
    assert eos.properties[0xD11C] == 4
    driver.frame(Stop(5))
    assert eos.properties[0xD1B0] == 2
    driver.close()
    assert eos.properties[0xD1B0] == 0


def test_a_preset_is_set_and_read_back(eos: EmulatedEos) -> None:
    wiring = Wiring(usb=EmulatedBus([eos]), options={"iso": 0x50, "av": "40"})
    driver = create("canon", wiring)
    driver.open()
    assert (eos.properties[0xD103], eos.properties[0xD101]) == (0x50, 40)
    driver.close()


def test_what_the_camera_keeps_to_itself_is_said(
    eos: EmulatedEos, caplog: pytest.LogCaptureFixture
) -> None:
    eos.script = replace(GOOD, deaf=frozenset({0xD105}))
    with caplog.at_level(logging.INFO):
        camera(eos, preset={0xD105: 1, 0xD103: 0x50}).open()
    told = [vars(each)["step"] for each in caplog.records if each.msg == "camera_not_set"]
    assert told == ["0xd105"]


def test_a_technician_is_told_battery_shots_and_card(eos: EmulatedEos) -> None:
    driver = camera(eos)
    driver.open()
    conditions = driver.conditions(Stop(5))
    assert conditions.properties[0xD111] == 3
    assert conditions.properties[0xD11B] == 742
    assert [card.free_images for card in conditions.cards] == [4213]
    driver.close()


def test_other_devices_on_the_bus_are_left_alone(eos: EmulatedEos) -> None:
    driver = camera(eos, EmulatedUareu(Chair(SITTER)))
    assert driver.open().make == "Canon"
    driver.close()


@pytest.mark.parametrize(("serial", "there"), [("LATIHAN-EOS-1", True), ("another", False)])
def test_one_of_several_is_chosen_by_its_serial_number(
    eos: EmulatedEos, serial: str, there: bool
) -> None:
    driver = camera(eos, serial=serial)
    if there:
        assert driver.open()
    else:
        with pytest.raises(Fault) as caught:
            driver.open()
        assert caught.value.code is FaultCode.GONE
    driver.close()


def test_the_camera_is_busy_to_others_while_it_is_open(eos: EmulatedEos) -> None:
    bus = UsbBus(EmulatedBus([eos]))
    first, second = CanonEos(bus, patience=PATIENCE), CanonEos(bus, patience=PATIENCE)
    first.open()
    with pytest.raises(Fault) as caught:
        second.open()
    assert caught.value.code is FaultCode.BUSY
    first.close()
    second.open()
    second.close()


def test_what_a_cancelled_transfer_still_sends_is_passed_over(eos: EmulatedEos) -> None:
    eos.script = replace(GOOD, fragment=512)
    driver = camera(eos)
    driver.open()
    driver.frame(Stop(5))
    for after in (700, 5_000, 20_000):
        stop = Stop(5)
        eos.when(eos.sent + after, stop.cancel)
        with pytest.raises(Fault) as caught:
            driver.still(stop)
        assert caught.value.code is FaultCode.CANCELLED
        assert driver.frame(Stop(5)).pixels.shape == (640, 960, 3)
        assert driver.still(Stop(5)).pixels.shape == (*WHOLE[::-1], 3)
    driver.close()
