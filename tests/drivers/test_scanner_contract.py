"""What every scanner, pad and card reader must do: one suite over driver and emulator."""

import threading
import time
from collections.abc import Callable, Iterator
from typing import cast

import pytest

from drivers.emulators.sbi.handler import CALL
from drivers.protocol import (
    FingerScanner,
    Record,
    ScanRequest,
)
from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode, Retry, RetryReason
from tests.fakes.scanner_benches import MAKERS, Bench, SbiBench

SOON = 1.0
"""Seconds within which a cancelled call is back on a busy machine; the promise is 0.3."""


@pytest.fixture(params=MAKERS)
def make(request: pytest.FixtureRequest) -> Iterator[Callable[..., Bench]]:
    """Make benches of one driver; close them, and see that no thread stays behind."""
    made: list[Bench] = []
    before = set(threading.enumerate())

    def maker(*, present: bool = True, slow: bool = False) -> Bench:
        made.append(MAKERS[request.param](present=present, slow=slow))
        return made[-1]

    yield maker
    for bench in made:
        bench.close()
    assert set(threading.enumerate()) <= before


@pytest.fixture
def bench(make: Callable[..., Bench]) -> Bench:
    return make()


@pytest.fixture
def slow(make: Callable[..., Bench]) -> Bench:
    """A bench whose person takes an hour."""
    return make(slow=True)


def fault_of(action: Callable[[], object]) -> FaultCode:
    with pytest.raises(Fault) as caught:
        action()
    return caught.value.code


def test_it_fulfils_the_protocol_of_its_modality(bench: Bench) -> None:
    assert isinstance(bench.driver(), bench.protocol)


def test_it_says_which_device_it_is(bench: Bench) -> None:
    device = bench.driver()
    identity = device.open()
    assert identity.driver == bench.name
    assert identity.make
    assert identity.model
    assert identity.serial
    device.close()


def test_it_records(bench: Bench) -> None:
    device = bench.driver()
    device.open()
    assert bench.record(device, Stop(10))
    device.close()


def test_it_records_again_and_again_without_growing(bench: Bench) -> None:
    device = bench.driver()
    device.open()
    bench.record(device, Stop(10))
    before = standing()
    for _ in range(4):
        bench.record(device, Stop(10))
        assert not [each for each in threading.enumerate() if each.name.startswith("sbi-stream")]
    assert standing() <= before
    device.close()


def standing() -> set[threading.Thread]:
    """Return the threads there are once those of the emulator that answered a call have ended.

    They end after the driver has read the answer, when the machine comes to it; a driver's own
    threads are waited for by nobody but the driver.
    """
    for each in threading.enumerate():
        if each.name == CALL:
            each.join(10)
    return set(threading.enumerate())


def test_it_opens_many_times(bench: Bench) -> None:
    device = bench.driver()
    identities = set()
    for _ in range(25):
        identities.add(device.open())
        device.close()
    assert len(identities) == 1


def test_opening_twice_is_opening_afresh(bench: Bench) -> None:
    device = bench.driver()
    assert device.open() == device.open()
    assert bench.record(device, Stop(10))
    device.close()


def test_two_drivers_share_or_the_second_is_told_that_it_is_busy(bench: Bench) -> None:
    first, second = bench.driver(), bench.driver()
    first.open()
    if bench.exclusive:
        assert fault_of(second.open) is FaultCode.BUSY
        first.close()
    assert second.open()
    second.close()
    first.close()


def test_closing_never_raises(bench: Bench) -> None:
    device = bench.driver()
    device.close()
    device.open()
    bench.unplug()
    device.close()
    device.close()


def test_nothing_works_before_it_is_open(bench: Bench) -> None:
    device = bench.driver()
    assert fault_of(lambda: bench.record(device, Stop(5))) is FaultCode.GONE


def test_absence_is_gone_and_plugging_in_heals_it(bench: Bench) -> None:
    bench.unplug()
    device = bench.driver()
    assert fault_of(device.open) is FaultCode.GONE
    bench.plug()
    assert device.open()
    assert bench.record(device, Stop(10))
    device.close()


def test_an_unplugged_device_is_gone_and_works_again_after_reopening(bench: Bench) -> None:
    device = bench.driver()
    device.open()
    bench.unplug()
    assert fault_of(lambda: bench.record(device, Stop(5))) is FaultCode.GONE
    bench.plug()
    device.open()
    assert bench.record(device, Stop(10))
    device.close()


@pytest.mark.parametrize("seconds", [0.0, 0.02, 0.1, 0.25])
def test_a_cable_pulled_in_the_middle_is_gone(slow: Bench, seconds: float) -> None:
    device = slow.driver()
    device.open()
    timer = threading.Timer(seconds, slow.unplug)
    timer.start()
    assert fault_of(lambda: slow.record(device, Stop(5))) is FaultCode.GONE
    timer.join()
    device.close()


@pytest.mark.parametrize("seconds", [0.0, 0.005, 0.02, 0.1, 0.25])
def test_a_cancel_ends_it_soon_at_any_moment(slow: Bench, seconds: float) -> None:
    device = slow.driver()
    device.open()
    stop = Stop(30)
    timer = threading.Timer(seconds, stop.cancel)
    start = time.monotonic()
    timer.start()
    assert fault_of(lambda: slow.record(device, stop)) is FaultCode.CANCELLED
    assert time.monotonic() - start < seconds + SOON
    timer.join()
    device.close()


def test_what_is_cancelled_before_it_begins_does_not_begin(bench: Bench) -> None:
    device = bench.driver()
    device.open()
    stop = Stop(5)
    stop.cancel()
    assert fault_of(lambda: bench.record(device, stop)) is FaultCode.CANCELLED
    assert bench.record(device, Stop(10))
    device.close()


def test_the_deadline_ends_it(slow: Bench) -> None:
    device = slow.driver()
    device.open()
    with pytest.raises(Retry) as caught:
        slow.record(device, Stop(1.3))
    assert caught.value.reason is RetryReason.TIMED_OUT
    device.close()


def test_an_empty_chair_is_a_matter_for_the_person(make: Callable[..., Bench]) -> None:
    empty = make(present=False)
    device = empty.driver()
    device.open()
    with pytest.raises(Retry) as caught:
        empty.record(device, Stop(10))
    assert caught.value.reason is empty.nothing
    device.close()


def test_a_scanner_delivers_the_parts_asked_for_as_records() -> None:
    for name in ("sbi-finger", "sbi-iris"):
        bench = cast("SbiBench", MAKERS[name](present=True, slow=False))
        device = bench.driver()
        device.open()
        delivered = cast("FingerScanner", device).scan(
            ScanRequest(bench.parts), lambda _: None, Stop(10)
        )
        assert {each.part for each in delivered} == set(bench.parts)
        assert all(isinstance(each.image, Record) and each.evidence.sha256 for each in delivered)
        bench.close()
