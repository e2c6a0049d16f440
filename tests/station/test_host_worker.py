"""What the host makes of devices that fail, hang up, come back or get in each other's way."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event

import pytest

from drivers.protocol import Delivery, Device, Identity, Preview, ScanRequest
from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode, Retry, RetryReason
from station.body import Modality, Target
from station.devices import ring
from station.devices.messages import (
    Begin,
    Cancel,
    DeviceState,
    Failed,
    FrameReady,
    FromHost,
    Lamp,
    Regime,
    Seat,
)
from station.errors import Code
from station.host import worker
from station.host.host import Host
from station.log import JsonLines
from station.reasons import Reason
from tests.fakes.bench import (
    ScriptedBench,
    ScriptedScanner,
    delivering,
    raising,
    wait_for_stop,
)
from tests.fakes.hearing import SECONDS, Hearing, demo_settings

FINGER = Modality.FINGER


@pytest.fixture(autouse=True)
def quick_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "PAUSES", (0.01,))


@contextmanager
def hosting(
    hearing: Callable[[FromHost], None], **devices: Device
) -> Iterator[tuple[Host, ScriptedBench]]:
    bench = ScriptedBench({Modality[name.upper()]: each for name, each in devices.items()})
    host = Host(demo_settings(), bench, hearing, ring.private())
    host.start()
    try:
        yield host, bench
    finally:
        host.close()


def begin(request: int = 1, *, seconds: float = 30.0) -> Begin:
    return Begin(request=request, target=Target.RIGHT_FOUR, seconds=seconds)


def test_a_device_that_is_not_there_is_told_by_its_lamp_and_fails_at_once() -> None:
    hearing = Hearing()
    with hosting(hearing) as (host, _):
        assert hearing.lamp(FINGER, Lamp.GONE).code is Code.DEVICE_GONE
        host.take(begin())
        assert hearing.end_of(1) == Failed(request=1, code=Code.DEVICE_GONE)


def test_a_lent_device_is_closed_before_that_is_told_and_opened_again_when_it_comes_back() -> None:
    hearing = Hearing()
    scanner = ScriptedScanner(script=[delivering()])
    with hosting(hearing, finger=scanner) as (host, _):
        hearing.lamp(FINGER, Lamp.READY)
        host.take(Regime(lent=True))
        hearing.until(DeviceState, lambda s: (s.modality, s.code) == (FINGER, Code.DEVICE_LENT))
        assert (scanner.opened, scanner.closed) == (1, 1)
        host.take(begin())
        assert hearing.end_of(1) == Failed(request=1, code=Code.DEVICE_LENT)
        host.take(Regime())
        hearing.lamp(FINGER, Lamp.READY)
        assert scanner.opened == 2
        host.take(begin(2))
        hearing.captured(2)


def test_what_runs_is_cancelled_when_its_device_is_lent() -> None:
    hearing = Hearing()
    with hosting(hearing, finger=ScriptedScanner(script=[wait_for_stop])) as (host, _):
        hearing.lamp(FINGER, Lamp.READY)
        host.take(begin())
        hearing.lamp(FINGER, Lamp.WORKING)
        host.take(Regime(lent=True))
        assert hearing.end_of(1) == Failed(request=1)
        hearing.until(DeviceState, lambda s: (s.modality, s.code) == (FINGER, Code.DEVICE_LENT))


def test_a_device_that_comes_back_is_opened_without_being_asked() -> None:
    hearing = Hearing()
    scanner = ScriptedScanner(
        open_faults=[Fault(FaultCode.GONE), Fault(FaultCode.GONE)], script=[delivering()]
    )
    with hosting(hearing, finger=scanner):
        hearing.lamp(FINGER, Lamp.GONE)
        assert hearing.lamp(FINGER, Lamp.READY).identity is not None
    assert scanner.opened == 1


def test_a_device_that_stays_away_is_told_once() -> None:
    hearing = Hearing()
    scanner = ScriptedScanner(open_faults=[Fault(FaultCode.GONE)] * 5, script=[delivering()])
    with hosting(hearing, finger=scanner):
        hearing.lamp(FINGER, Lamp.READY)
    told = [each for each in hearing.heard if isinstance(each, DeviceState)]
    assert [each.lamp for each in told if each.modality is FINGER] == [
        Lamp.STARTING,
        Lamp.GONE,
        Lamp.READY,
    ]


def test_a_request_made_while_a_device_starts_is_carried_out_when_it_is_ready() -> None:
    hearing = Hearing()
    scanner = ScriptedScanner(script=[raising(Retry(RetryReason.FINGER_NONE))])
    with hosting(hearing, finger=scanner) as (host, _):
        host.take(begin())
        assert hearing.end_of(1) == Failed(request=1, reason=Reason.FINGER_NONE)


@pytest.mark.parametrize(
    ("fault", "code", "lamp"),
    [
        (FaultCode.GONE, Code.DEVICE_GONE, Lamp.GONE),
        (FaultCode.BUSY, Code.DEVICE_BUSY, Lamp.FAULT),
        (FaultCode.PERMISSION, Code.DEVICE_PERMISSION, Lamp.FAULT),
        (FaultCode.TIMEOUT, Code.DEVICE_TIMEOUT, Lamp.FAULT),
        (FaultCode.PROTOCOL, Code.DEVICE_FAULT, Lamp.FAULT),
        (FaultCode.UNTRUSTED, Code.DEVICE_UNTRUSTED, Lamp.FAULT),
        (FaultCode.HARDWARE, Code.DEVICE_FAULT, Lamp.FAULT),
        (FaultCode.UNSUPPORTED, Code.DEVICE_FAULT, Lamp.FAULT),
    ],
)
def test_a_fault_fails_the_request_turns_the_lamp_and_opens_the_device_again(
    fault: FaultCode, code: Code, lamp: Lamp
) -> None:
    hearing = Hearing()
    scanner = ScriptedScanner(script=[raising(Fault(fault)), delivering()])
    with hosting(hearing, finger=scanner) as (host, _):
        hearing.lamp(FINGER, Lamp.READY)
        host.take(begin())
        assert hearing.end_of(1) == Failed(request=1, code=code)
        assert hearing.lamp(FINGER, lamp).code is code
        hearing.lamp(FINGER, Lamp.READY)
    assert (scanner.opened, scanner.closed) == (2, 2)


def test_what_the_person_can_put_right_leaves_the_device_open() -> None:
    hearing = Hearing()
    scanner = ScriptedScanner(script=[raising(Retry(RetryReason.FINGER_COUNT))])
    with hosting(hearing, finger=scanner) as (host, _):
        host.take(begin())
        assert hearing.end_of(1) == Failed(request=1, reason=Reason.FINGER_COUNT)
        hearing.lamp(FINGER, Lamp.READY)
    assert scanner.opened == 1


@pytest.mark.expects_warnings
def test_a_capture_that_crashes_is_a_bug_of_one_device_and_the_host_lives_on() -> None:
    hearing = Hearing()
    scanner = ScriptedScanner(script=[raising(ZeroDivisionError()), wait_for_stop])
    with hosting(hearing, finger=scanner) as (host, _):
        host.take(begin())
        assert hearing.end_of(1) == Failed(request=1, code=Code.BUG)
        hearing.lamp(FINGER, Lamp.FAULT)
        hearing.lamp(FINGER, Lamp.READY)
        host.take(begin(2))
        hearing.lamp(FINGER, Lamp.WORKING)
        host.take(Cancel(request=2))
        assert hearing.end_of(2) == Failed(request=2)


@pytest.mark.expects_warnings
def test_a_driver_that_breaks_while_it_opens_is_a_fault_and_is_tried_again() -> None:
    hearing = Hearing()
    scanner = ScriptedScanner(open_faults=[ZeroDivisionError()], script=[delivering()])
    with hosting(hearing, finger=scanner):
        assert hearing.lamp(FINGER, Lamp.FAULT).code is Code.BUG
        hearing.lamp(FINGER, Lamp.READY)


def test_a_cancelled_request_ends_with_nothing() -> None:
    hearing = Hearing()
    scanner = ScriptedScanner(script=[wait_for_stop])
    with hosting(hearing, finger=scanner) as (host, _):
        host.take(begin())
        hearing.lamp(FINGER, Lamp.WORKING)
        host.take(Cancel(request=1))
        assert hearing.end_of(1) == Failed(request=1)


def test_a_newer_request_takes_the_place_of_the_older_one() -> None:
    hearing = Hearing()
    scanner = ScriptedScanner(script=[wait_for_stop, raising(Retry(RetryReason.FINGER_NONE))])
    with hosting(hearing, finger=scanner) as (host, _):
        host.take(begin(1))
        hearing.lamp(FINGER, Lamp.WORKING)
        host.take(begin(2))
        assert hearing.end_of(1) == Failed(request=1)
        assert hearing.end_of(2) == Failed(request=2, reason=Reason.FINGER_NONE)


def test_a_request_that_takes_too_long_says_so() -> None:
    hearing = Hearing()
    scanner = ScriptedScanner(script=[wait_for_stop])
    with hosting(hearing, finger=scanner) as (host, _):
        host.take(begin(seconds=0.05))
        assert hearing.end_of(1) == Failed(request=1, reason=Reason.TIMED_OUT)


@pytest.mark.expects_warnings
def test_a_driver_that_hangs_is_told_in_time_and_its_device_opened_anew_when_it_wakes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "GRACE_SECONDS", 0.05)
    hearing, wake = Hearing(), Event()

    def hang(_request: ScanRequest, _preview: Preview, _stop: Stop) -> tuple[Delivery, ...]:
        assert wake.wait(SECONDS)
        return ()

    scanner = ScriptedScanner(script=[hang, raising(Retry(RetryReason.FINGER_NONE))])
    with hosting(hearing, finger=scanner) as (host, _):
        host.take(begin(seconds=0.01))
        assert hearing.end_of(1) == Failed(request=1, code=Code.DEVICE_TIMEOUT)
        hearing.lamp(FINGER, Lamp.FAULT)
        host.take(begin(2))
        assert hearing.end_of(2) == Failed(request=2, code=Code.DEVICE_TIMEOUT)
        wake.set()
        hearing.lamp(FINGER, Lamp.READY)
        host.take(begin(3))
        assert hearing.end_of(3) == Failed(request=3, reason=Reason.FINGER_NONE)
    assert scanner.opened == 2


def test_a_cancel_is_answered_before_a_slow_device_lets_go() -> None:
    hearing, wake = Hearing(), Event()

    def slow(_request: ScanRequest, _preview: Preview, _stop: Stop) -> tuple[Delivery, ...]:
        assert wake.wait(SECONDS)
        raise Fault(FaultCode.CANCELLED)

    scanner = ScriptedScanner(script=[slow, raising(Retry(RetryReason.FINGER_NONE))])
    with hosting(hearing, finger=scanner) as (host, _):
        host.take(begin())
        hearing.lamp(FINGER, Lamp.WORKING)
        host.take(Cancel(request=1))
        assert hearing.end_of(1) == Failed(request=1)
        host.take(begin(2))
        wake.set()
        assert hearing.end_of(2) == Failed(request=2, reason=Reason.FINGER_NONE)
    assert scanner.opened == 1


@pytest.mark.expects_warnings
def test_what_waits_behind_a_driver_that_hangs_is_answered_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The first request was cancelled, so nobody waits for it: the second one must not starve."""
    monkeypatch.setattr(worker, "GRACE_SECONDS", 0.05)
    hearing, wake = Hearing(), Event()

    def hang(_request: ScanRequest, _preview: Preview, _stop: Stop) -> tuple[Delivery, ...]:
        assert wake.wait(SECONDS)
        raise Fault(FaultCode.CANCELLED)

    scanner = ScriptedScanner(script=[hang, raising(Retry(RetryReason.FINGER_NONE))])
    with hosting(hearing, finger=scanner) as (host, _):
        host.take(begin())
        hearing.lamp(FINGER, Lamp.WORKING)
        host.take(Cancel(request=1))
        host.take(begin(2, seconds=0.01))
        assert hearing.end_of(2) == Failed(request=2, code=Code.DEVICE_TIMEOUT)
        assert hearing.lamp(FINGER, Lamp.FAULT).code is Code.DEVICE_TIMEOUT
        wake.set()
        hearing.lamp(FINGER, Lamp.READY)
        host.take(begin(3))
        assert hearing.end_of(3) == Failed(request=3, reason=Reason.FINGER_NONE)
    assert scanner.opened == 2


@pytest.mark.expects_warnings
def test_what_waits_for_a_device_that_never_finishes_opening_is_answered(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(worker, "GRACE_SECONDS", 0.05)
    hearing, wake = Hearing(), Event()

    class Sleeper(ScriptedScanner):
        def open(self) -> Identity:
            assert wake.wait(SECONDS)
            return super().open()

    scanner = Sleeper(script=[raising(Retry(RetryReason.FINGER_NONE))])
    with hosting(hearing, finger=scanner) as (host, _):
        host.take(begin(seconds=0.01))
        assert hearing.end_of(1) == Failed(request=1, code=Code.DEVICE_TIMEOUT)
        wake.set()
        hearing.lamp(FINGER, Lamp.READY)
        host.take(begin(2))
        assert hearing.end_of(2) == Failed(request=2, reason=Reason.FINGER_NONE)


def test_the_log_tells_of_every_request_how_it_began_and_ended(
    caplog: pytest.LogCaptureFixture,
) -> None:
    hearing = Hearing()
    scanner = ScriptedScanner(script=[raising(Retry(RetryReason.FINGER_NONE)), wait_for_stop])
    with caplog.at_level(logging.INFO, worker.__name__), hosting(hearing, finger=scanner) as pair:
        host, _ = pair
        host.take(begin(1))
        hearing.end_of(1)
        host.take(begin(2))
        host.take(Cancel(request=2))
        hearing.end_of(2)
    lines = [json.loads(JsonLines().format(record)) for record in caplog.records]
    told = [
        (line["event"], line["request"], line["target"], line.get("status"))
        for line in lines
        if line["event"].startswith("request_")
    ]
    assert told == [
        ("request_begun", 1, "RIGHT_FOUR", None),
        ("request_ended", 1, "RIGHT_FOUR", "FINGER_NONE"),
        ("request_begun", 2, "RIGHT_FOUR", None),
        ("request_ended", 2, "RIGHT_FOUR", "CANCELLED"),
    ]


def test_all_calls_of_a_driver_come_from_one_named_thread() -> None:
    hearing = Hearing()
    scanner = ScriptedScanner(script=[raising(Fault(FaultCode.GONE)), delivering()])
    with hosting(hearing, finger=scanner) as (host, _):
        host.take(begin())
        hearing.end_of(1)
        hearing.lamp(FINGER, Lamp.READY)
    assert [thread.name for thread in scanner.threads] == ["device-finger"]


def test_closing_ends_a_running_capture_and_lets_go_of_the_device() -> None:
    hearing = Hearing()
    scanner = ScriptedScanner(script=[wait_for_stop])
    with hosting(hearing, finger=scanner) as (host, bench):
        host.take(begin())
        hearing.lamp(FINGER, Lamp.WORKING)
    assert scanner.closed == 1
    assert bench.closed
    assert not any(thread.is_alive() for thread in scanner.threads)


def test_the_person_who_sits_down_is_told_to_the_bench() -> None:
    with hosting(Hearing()) as (host, bench):
        host.take(Seat(seed=4, birth_year=1980))
    assert bench.seated == [Seat(seed=4, birth_year=1980)]


def test_previews_carry_the_request_they_belong_to() -> None:
    hearing = Hearing()
    scanner = ScriptedScanner(script=[delivering()])
    with hosting(hearing, finger=scanner) as (host, _):
        host.take(begin(9))
        shown = hearing.until(FrameReady)
    assert (shown.request, shown.width, shown.height) == (9, 400, 300)
