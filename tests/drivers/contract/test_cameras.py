"""Every camera with every trouble; a new driver adds its row to ``tests.fakes.cameras.ROWS``."""

import random
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from drivers.protocol import Camera
from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode, Retry, RetryReason
from tests.fakes.cameras import OUTCOMES, ROWS, Bench, Trouble

SOON = 1.0
"""Seconds within which a cancelled call is back on a busy machine; the promise is 0.2."""
OPEN_FILES = Path("/proc/self/fd")
LOOKS = 4

Make = Callable[..., Bench]


def handles() -> int:
    return sum(1 for _ in OPEN_FILES.iterdir()) if OPEN_FILES.exists() else 0


@pytest.fixture
def make() -> Iterator[Make]:
    """Make benches; see that no thread and no open file stays behind."""
    made: list[Bench] = []
    threads, files = set(threading.enumerate()), handles()

    def maker(name: str, trouble: Trouble | None = None) -> Bench:
        made.append(ROWS[name].bench(trouble))
        return made[-1]

    yield maker
    for bench in made:
        bench.close()
    assert set(threading.enumerate()) <= threads
    assert handles() <= files


def use(camera: Camera, looks: int = LOOKS) -> None:
    for _ in range(looks):
        camera.frame(Stop(10))
    camera.still(Stop(10))


def outcome(camera: Camera, seconds: float = 5.0) -> FaultCode | None:
    """Open it, take a picture, look on for so long: how it ends first, None for well."""
    until = time.monotonic() + seconds
    try:
        camera.open()
        use(camera)
        while time.monotonic() < until:
            camera.frame(Stop(10))
    except Fault as fault:
        return fault.code
    finally:
        camera.close()
    return None


def until_it_fails(camera: Camera) -> FaultCode:
    with pytest.raises(Fault) as caught:
        over_and_over(camera.frame, Stop(10))
    return caught.value.code


def over_and_over(call: Callable[[Stop], object], stop: Stop) -> None:
    for _ in range(1000):
        call(stop)


@pytest.mark.parametrize("name", ROWS)
def test_it_says_who_it_is_and_shows_who_sits_there(make: Make, name: str) -> None:
    camera, row = make(name).driver(), ROWS[name]
    identity = camera.open()
    assert identity.driver == row.name
    assert identity.make
    assert identity.model
    assert identity.serial
    frames = [camera.frame(Stop(10)) for _ in range(3)]
    assert [each.pixels.shape for each in frames] == [(*row.seen, 3)] * 3
    assert frames[0].at_ns < frames[1].at_ns < frames[2].at_ns
    assert len({each.pixels.tobytes() for each in frames}) == 3
    before = time.monotonic_ns()
    still = camera.still(Stop(10))
    assert still.pixels.shape == (*row.whole, 3)
    assert still.pixels.dtype == np.uint8
    assert not still.pixels.flags.writeable
    assert still.at_ns > before
    assert camera.frame(Stop(10)).pixels.shape == (*row.seen, 3)
    camera.close()


@pytest.mark.parametrize(
    ("name", "trouble"), [(name, each) for name in ROWS for each in sorted(ROWS[name].troubles)]
)
def test_each_trouble_ends_as_it_should_and_leaves_nothing_behind(
    make: Make, name: str, trouble: Trouble
) -> None:
    bench = make(name, trouble)
    camera = bench.driver()
    wanted = OUTCOMES[trouble]
    assert outcome(camera, 5.0 if wanted else 0.3) is wanted
    bench.heal()
    camera.open()
    use(camera, 1)
    camera.close()


def test_every_trouble_happens_to_some_camera() -> None:
    assert set(OUTCOMES) == set(Trouble) == {each for row in ROWS.values() for each in row.troubles}


@pytest.mark.parametrize("name", ROWS)
def test_a_plug_pulled_at_any_byte_is_gone_and_back_again(make: Make, name: str) -> None:
    bench = make(name)
    camera = bench.driver()
    camera.open()
    opened = bench.sent()
    use(camera, 2)
    used = bench.sent()
    camera.close()
    rng = random.Random(name)
    edges = {1, 4, 7, 11, opened - 1, opened, opened + 1}
    anywhere = {rng.randrange(1, used) for _ in range(6)}
    for at in sorted(each for each in edges | anywhere if 0 < each < used):
        bench.unplug()
        bench.pull_at(at)
        bench.plug()
        assert outcome(camera) is FaultCode.GONE, at
        bench.heal()
        camera.open()
        camera.frame(Stop(10))
    camera.close()


@pytest.mark.parametrize("name", ROWS)
def test_absence_is_gone_and_plugging_in_heals_it(make: Make, name: str) -> None:
    bench = make(name)
    bench.unplug()
    camera = bench.driver()
    with pytest.raises(Fault) as caught:
        camera.open()
    assert caught.value.code is FaultCode.GONE
    bench.plug()
    camera.open()
    use(camera, 1)
    camera.close()


@pytest.mark.parametrize("name", ROWS)
def test_it_comes_back_each_time_it_is_unplugged_while_it_films(make: Make, name: str) -> None:
    bench = make(name)
    camera = bench.driver()
    for _ in range(4):
        camera.open()
        camera.frame(Stop(10))
        bench.unplug()
        assert until_it_fails(camera) is FaultCode.GONE
        bench.plug()
    camera.open()
    use(camera, 1)
    camera.close()


@pytest.mark.parametrize("name", ROWS)
def test_what_is_cancelled_before_it_begins_does_not_begin(make: Make, name: str) -> None:
    camera = make(name).driver()
    camera.open()
    stop = Stop(5)
    stop.cancel()
    for call in (camera.frame, camera.still):
        with pytest.raises(Fault) as caught:
            call(stop)
        assert caught.value.code is FaultCode.CANCELLED
    use(camera, 1)
    camera.close()


@pytest.mark.parametrize("call", ["frame", "still"])
@pytest.mark.parametrize(("name", "trouble"), [("mjpeg", "SILENT"), ("canon", "DUMB_FINDER")])
def test_a_cancel_or_a_deadline_ends_the_wait(
    make: Make, name: str, trouble: Trouble, call: str
) -> None:
    bench = make(name, Trouble(trouble)) if call == "frame" else make(name)
    camera = bench.driver()
    camera.open()
    for seconds in (0.0, 0.01, 0.05):
        stop = Stop(30)
        timer = threading.Timer(seconds, stop.cancel)
        timer.start()
        start = time.monotonic()
        with pytest.raises(Fault) as caught:
            over_and_over(getattr(camera, call), stop)
        assert caught.value.code in {FaultCode.CANCELLED, FaultCode.TIMEOUT}
        assert time.monotonic() - start < seconds + SOON
        timer.join()
    with pytest.raises(Retry) as late:
        camera.frame(Stop(0.0))
    assert late.value.reason is RetryReason.TIMED_OUT
    bench.heal()
    camera.open()
    use(camera, 1)
    camera.close()


@pytest.mark.parametrize("name", ROWS)
def test_many_openings_and_pictures_hold_no_more_than_one(make: Make, name: str) -> None:
    camera = make(name).driver()
    camera.open()
    use(camera, 2)
    threads, files = threading.active_count(), handles()
    tracemalloc.start()
    try:
        sizes = []
        for _ in range(4):
            camera.open()
            use(camera, 3)
            sizes.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    assert threading.active_count() <= threads + 1  # a network camera ends its thread a bit later
    assert handles() <= files + 1
    assert sizes[-1] - sizes[0] < 8 << 20  # a single picture more or less is three
    camera.close()
