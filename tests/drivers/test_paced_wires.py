"""The wires of ``scripts/bench/drivers`` take the time of real ones, and count it."""

import time

import pytest

from drivers import registry
from drivers.emulators.pty_cable import MemoryCable
from drivers.emulators.pty_line import LIFE, EmulatedLine, LineScript
from drivers.stop import Stop
from drivers.transports.serial_port import Mode
from scripts.bench.drivers import ROWS, line, measured
from scripts.bench.paced import Clock, CountedDevice

BAUD = 115200


class Parrot:
    """Says a hundred times what it hears."""

    baud = BAUD

    def power_up(self) -> bytes:
        return b""

    def tick(self) -> bytes | None:
        return None

    def hear(self, data: bytes) -> bytes:
        return 100 * data


class Talker(Parrot):
    """Says something unasked."""

    def tick(self) -> bytes | None:
        return b"oh! and more"


@pytest.mark.parametrize("at_a_time", [1, 24])
def test_a_paced_line_is_never_faster_than_its_speed(at_a_time: int) -> None:
    emulated = EmulatedLine("parrot", Parrot(), LineScript(rate=LIFE), MemoryCable)
    port = emulated.connect(Mode(BAUD))
    wanted, got, began = 100 * at_a_time, 0, time.monotonic()
    port.send(bytes(at_a_time))
    while got < wanted:
        got += len(port.receive(4096, 5.0, Stop(20)))
    assert time.monotonic() - began >= 10 * (wanted + at_a_time) / BAUD
    port.close()
    emulated.close()


def test_bytes_count_from_the_event_on_at_the_speed_of_the_line() -> None:
    clock = Clock()
    device = CountedDevice(Parrot(), clock)
    device.hear(b"before")
    assert clock.wire == 0
    clock.event()
    device.hear(b"ab")
    assert clock.wire == pytest.approx(10 * 202 / BAUD)
    assert clock.limit >= clock.wire


def test_what_a_device_says_unasked_is_the_event_and_all_that_counts() -> None:
    clock = Clock()
    device = CountedDevice(Parrot(), clock)
    clock.arm(2)
    for _ in range(2):
        clock.noticed()
    device.hear(b"a")
    device.hear(b"later")
    assert clock.wire == pytest.approx(10 * 101 / BAUD)


def test_what_is_at_work_at_the_same_time_counts_once() -> None:
    clock = Clock()
    began = clock.event()
    with clock.working(), clock.passing():
        while time.monotonic() - began < 0.01:
            pass
    assert 0.009 < clock.limit <= time.monotonic() - began


def test_only_what_tells_of_the_event_counts() -> None:
    clock = Clock()
    device = CountedDevice(Talker(), clock, telling=lambda said: said.find(b"!") + 1)
    clock.arm()
    device.tick()
    assert clock.wire == pytest.approx(10 * 3 / BAUD)


def test_no_driver_is_left_out() -> None:
    assert {row.driver for row in ROWS} == set(registry.DRIVERS)


@pytest.mark.parametrize("driver", ["barcode", "ccid", "topaz"])
def test_a_driver_is_measured_against_its_wire(driver: str) -> None:
    row = next(each for each in ROWS if each.driver == driver)
    (timing,) = measured(row, 1, 1)
    assert timing.took > 0
    assert timing.limit > 0
    assert line(row, (timing,)).startswith(driver)
