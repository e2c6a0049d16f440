"""Every single-finger sensor with every trouble; a new driver adds its row to ``ROWS``."""

import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from drivers.emulators.glass import GlassScript
from drivers.emulators.pty_line import LineScript
from drivers.protocol import Delivery, FingerScanner, Frame, Pixels, ScanRequest
from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode, Retry, RetryReason
from tests.fakes.readers import READERS, ReaderBench, ReaderRow
from tests.fakes.sensors import MEMORY, OUTCOMES, ROWS, Row, SensorBench, Trouble

SOON = 1.0
"""Seconds within which a cancelled call is back on a busy machine; the promise is 0.2."""
ONE = ScanRequest(("RIGHT_INDEX",))
OPEN_FILES = Path("/proc/self/fd")
NEVER = GlassScript(looks_before=-1)
FEW = ("zfm-r503", "sfm")
"""Rows for what does not depend on a model."""
EACH = (*FEW, *READERS)
"""The same with those on USB."""

Bench = SensorBench | ReaderBench
Make = Callable[..., Any]
"""Makes a bench; those of serial sensors have a line as well."""


ALL: dict[str, Row | ReaderRow] = {**ROWS, **READERS}


def handles() -> int:
    return sum(1 for _ in OPEN_FILES.iterdir()) if OPEN_FILES.exists() else 0


@pytest.fixture
def make() -> Iterator[Make]:
    """Make benches; see that no thread and no open file stays behind."""
    made: list[Bench] = []
    threads, files = set(threading.enumerate()), handles()

    def maker(name: str, **how: object) -> Bench:
        build: Callable[..., Bench] = ReaderBench if name in READERS else SensorBench
        made.append(build(ALL[name], **how))
        return made[-1]

    yield maker
    for bench in made:
        bench.close()
    assert set(threading.enumerate()) <= threads
    assert handles() <= files


def record(device: FingerScanner, seconds: float = 10, request: ScanRequest = ONE) -> list[Pixels]:
    return [pixels(each) for each in device.scan(request, lambda _: None, Stop(seconds))]


def pixels(delivery: Delivery) -> Pixels:
    assert isinstance(delivery.image, Pixels)
    return delivery.image


def outcome(device: FingerScanner, seconds: float) -> FaultCode | RetryReason | None:
    """Open and record twice: how it ends first, None where it goes well."""
    try:
        device.open()
        record(device, seconds)
        record(device, seconds)
    except Fault as fault:
        return fault.code
    except Retry as retry:
        return retry.reason
    finally:
        device.close()
    return None


@pytest.mark.parametrize("name", ALL)
def test_it_says_who_it_is_and_delivers_what_its_row_promises(make: Make, name: str) -> None:
    bench, row = make(name), ALL[name]
    device = bench.driver()
    identity = device.open()
    assert identity.driver == row.name
    assert identity.make
    assert identity.model
    assert identity.serial
    shown: list[Frame] = []
    wanted = ScanRequest(("RIGHT_INDEX", "RIGHT_MIDDLE", "RIGHT_RING"), missing=("RIGHT_MIDDLE",))
    came = device.scan(wanted, shown.append, Stop(10))
    assert [each.part for each in came] == ["RIGHT_INDEX", "RIGHT_RING"]
    for image in map(pixels, came):
        assert image.array.shape == row.shape
        assert image.array.dtype == np.uint8
        assert image.ppi == row.ppi
        assert image.array.std() > 30
        assert row.steps // 2 < len(np.unique(image.array)) <= row.steps
    assert [frame.pixels.shape for frame in shown][-1] == row.shape
    device.close()


@pytest.mark.parametrize("name", FEW)
def test_it_works_where_there_are_no_terminals(make: Make, name: str) -> None:
    bench = make(name, cable=MEMORY)
    device = bench.driver()
    device.open()
    assert record(device)[0].array.shape == ROWS[name].shape
    bench.unplug()
    with pytest.raises(Fault) as caught:
        record(device)
    assert caught.value.code is FaultCode.GONE
    device.close()


@pytest.mark.parametrize(
    ("name", "trouble"), [(name, each) for name in ALL for each in sorted(ALL[name].troubles)]
)
def test_each_trouble_ends_as_it_should_and_leaves_nothing_behind(
    make: Make, name: str, trouble: Trouble
) -> None:
    bench = make(name, trouble=trouble)
    device = bench.driver()
    wanted = OUTCOMES[trouble]
    seconds = 0.3 if wanted is RetryReason.TIMED_OUT else 10
    assert outcome(device, seconds) is wanted
    bench.heal()
    device.open()
    assert record(device)
    device.close()


def test_every_trouble_happens_to_some_sensor() -> None:
    assert set(OUTCOMES) == set(Trouble) == {each for row in ROWS.values() for each in row.troubles}


def said_by(name: str) -> tuple[int, int]:
    """Return how many bytes a sensor says until it is open, and until a finger is recorded."""
    bench = SensorBench(ROWS[name])
    device = bench.driver()
    device.open()
    opened = bench.line.sent
    record(device)
    recorded = bench.line.sent
    bench.close()
    device.close()
    return opened, recorded


@pytest.mark.parametrize("name", ROWS)
def test_a_plug_pulled_at_any_byte_is_gone_and_back_again(make: Make, name: str) -> None:
    opened, recorded = said_by(name)
    headers = (1, 8, 11, opened - 1, opened + 1, opened + 8) if name in FEW else ()
    for at in (0, *headers, opened, recorded - 2000, recorded - 1):
        bench = make(name, line_script=LineScript(unplug_at=at))
        device = bench.driver()
        assert outcome(device, 10) is FaultCode.GONE, at
        bench.plug()
        device.open()
        assert record(device)
        device.close()
        bench.close()


@pytest.mark.parametrize("name", EACH)
def test_an_open_port_is_busy_to_others(make: Make, name: str) -> None:
    bench = make(name)
    first, second = bench.driver(), bench.driver()
    first.open()
    with pytest.raises(Fault) as caught:
        second.open()
    assert caught.value.code is FaultCode.BUSY
    first.close()
    second.open()
    assert record(second)
    second.close()


@pytest.mark.parametrize("name", EACH)
@pytest.mark.parametrize("seconds", [0.0, 0.005, 0.05])
def test_a_cancel_ends_the_wait_and_the_next_capture_works(
    make: Make, name: str, seconds: float
) -> None:
    bench = make(name, glass=NEVER)
    device = bench.driver()
    device.open()
    stop = Stop(30)
    timer = threading.Timer(seconds, stop.cancel)
    start = time.monotonic()
    timer.start()
    with pytest.raises(Fault) as caught:
        device.scan(ONE, lambda _: None, stop)
    assert caught.value.code is FaultCode.CANCELLED
    assert time.monotonic() - start < seconds + SOON
    timer.join()
    bench.glass = GlassScript(looks_before=1)
    bench.heal()
    device.open()
    assert record(device)
    device.close()


@pytest.mark.parametrize("name", FEW)
def test_a_cancel_in_the_middle_of_a_picture_leaves_the_line_usable(make: Make, name: str) -> None:
    opened, recorded = said_by(name)
    bench = make(name, line_script=LineScript(rate=100_000))
    device = bench.driver()
    device.open()
    stop = Stop(30)
    bench.line.when(opened + (recorded - opened) // 2, stop.cancel)
    with pytest.raises(Fault) as caught:
        device.scan(ONE, lambda _: None, stop)
    assert caught.value.code is FaultCode.CANCELLED
    assert record(device)[0].array.shape == ROWS[name].shape
    device.close()


@pytest.mark.parametrize("name", EACH)
def test_the_deadline_ends_the_wait(make: Make, name: str) -> None:
    bench = make(name, glass=NEVER)
    device = bench.driver()
    device.open()
    with pytest.raises(Retry) as caught:
        record(device, 0.2)
    assert caught.value.reason is RetryReason.TIMED_OUT
    device.close()


@pytest.mark.parametrize("name", EACH)
def test_a_part_that_is_no_finger_is_unsupported(make: Make, name: str) -> None:
    device = make(name).driver()
    device.open()
    with pytest.raises(Fault) as caught:
        record(device, request=ScanRequest(("LEFT_EYE",)))
    assert caught.value.code is FaultCode.UNSUPPORTED
    device.close()


@pytest.mark.parametrize("name", EACH)
def test_many_openings_and_captures_hold_no_more_than_one(make: Make, name: str) -> None:
    bench = make(name)
    device = bench.driver()
    device.open()
    record(device)
    threads, files = threading.active_count(), handles()
    for _ in range(10):
        device.open()
        record(device)
    assert threading.active_count() <= threads
    assert handles() <= files
    device.close()
