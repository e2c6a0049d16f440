"""Place and clock from the receiver on the wire to the origin of a packet."""

from datetime import timedelta
from pathlib import Path
from queue import Queue

import pytest

from drivers import registry
from drivers.emulators import Emulation
from drivers.protocol import Device
from drivers.trouble import Fault, FaultCode
from station import clock as times
from station.assembly.clock_guard import ClockGuard
from station.assembly.origin import witnessed
from station.assembly.standpoint import Standpoint
from station.assembly.trail import trail
from station.audit.acts import Act
from station.devices.messages import FromHost, Placed
from station.errors import Broken, Code
from station.home import Home
from station.host.whereabouts import Whereabouts
from station.session.outlook import Fitness
from station.timekeeping import reading
from station.timekeeping.guard import Judged, Sight
from station.timekeeping.reading import Timekeeper
from tests.fakes.clock import StillClock
from tests.fakes.proven import proven
from tests.fakes.ticks import Ticking

HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)


@pytest.fixture
def told() -> Queue[FromHost]:
    return Queue()


def test_a_receiver_on_the_wire_tells_the_place(told: Queue[FromHost]) -> None:
    emulation = Emulation(("nmea",))
    here = Whereabouts(lambda: registry.create("nmea", emulation.wiring({})), told.put)
    try:
        here.start()
        placed = told.get(timeout=20)
    finally:
        here.close()
        here.join(5)
        emulation.close()
    assert isinstance(placed, Placed)
    assert (round(placed.latitude, 3), round(placed.longitude, 3)) == (-6.175, 106.827)
    assert 0 < placed.accuracy_m < 50
    assert times.parse(placed.measured_at)


@pytest.mark.expects_warnings
def test_what_goes_wrong_is_tried_again_and_disturbs_nobody(told: Queue[FromHost]) -> None:
    emulation, tries = Emulation(("nmea",)), list[int]()

    def create() -> Device:
        tries.append(1)
        if len(tries) == 1:
            raise Fault(FaultCode.GONE)
        if len(tries) == 2:
            raise RuntimeError("a driver of strangers")
        return registry.create("nmea", emulation.wiring({}))

    here = Whereabouts(create, told.put, pauses=(60.0, 0.01))
    try:
        here.start()
        assert isinstance(told.get(timeout=20), Placed)
    finally:
        here.close()
        here.join(5)
        emulation.close()
    assert len(tries) == 3


class Desk:
    """A station's clock, trail and guard, with ticks a test moves."""

    def __init__(self, folder: Path) -> None:
        self.home = Home(folder).make()
        self.clock, self.ticks = StillClock(), Ticking()
        self.trail = trail(self.home, self.clock)
        self.guard = ClockGuard(self.home, self.trail, self.clock, self.ticks)
        self.standpoint = Standpoint(self.clock, self.guard, believed=True, ticks=self.ticks)

    def passes(self, by: timedelta) -> None:
        self.clock.advance(by.total_seconds())
        self.ticks.move(by)

    def is_set(self, by: timedelta) -> None:
        self.clock.advance(by.total_seconds())

    def placed(self, off: timedelta = timedelta(0), **members: str) -> Placed:
        now = self.clock.now()
        said = {"measured_at": times.iso(now - off), "arrived_at": times.iso(now)} | members
        return Placed(latitude=-6.9, longitude=107.6, accuracy_m=7.5, **said)

    def code(self) -> Code | None:
        return self.guard.guarding(Fitness)().code


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_satellites_tell_place_and_time(desk: Desk) -> None:
    desk.standpoint.take(desk.placed(off=10 * MINUTE))
    assert desk.code() is Code.CLOCK_OFF
    with pytest.raises(Broken) as caught:
        desk.guard.check()
    assert caught.value.code is Code.CLOCK_OFF
    desk.is_set(-10 * MINUTE)
    measured = desk.guard.check()
    assert measured.sight is Sight.SOUND
    origin = witnessed(proven(), {}, measured, "ab" * 32, desk.placed()).origin
    assert origin.position == (-6.9, 107.6, 7.5)
    assert origin.position_at
    assert origin.clock_measured_by == "satellites"
    assert origin.clock_offset_ms is not None
    assert abs(origin.clock_offset_ms) <= 1000
    assert origin.clock_uncertainty_ms == 751


def test_emulated_satellites_are_not_believed_about_the_time(desk: Desk) -> None:
    emulated = Standpoint(desk.clock, desk.guard, believed=False, ticks=desk.ticks)
    emulated.take(desk.placed(off=10 * HOUR))
    assert desk.code() is None
    assert emulated.placed() is not None


def test_a_place_grows_old(desk: Desk) -> None:
    desk.standpoint.take(desk.placed(measured_at=""))
    assert desk.standpoint.placed() is not None
    desk.passes(61 * MINUTE)
    assert desk.standpoint.placed() is None
    nothing = witnessed(proven(), {}, Judged(Sight.UNMEASURED), "ab" * 32, None).origin
    assert nothing.position == proven().origin.position


def test_the_newest_reading_of_this_start_counts(desk: Desk) -> None:
    now = desk.clock.now()
    wrong = reading.taken(Timekeeper.CENTRE, now - HOUR, now, now, desk.ticks)
    reading.keep(desk.home.outbox / "clock.json", wrong)
    assert desk.code() is Code.CLOCK_OFF
    desk.passes(MINUTE)
    desk.standpoint.take(desk.placed())
    assert desk.code() is None


def test_a_clock_set_back_is_found_at_sign_in_by_the_trail(desk: Desk) -> None:
    desk.trail.note(Act.TRAIL_BEGUN, who="")
    desk.guard.looked()
    assert desk.code() is None
    desk.is_set(-24 * HOUR)
    assert desk.code() is Code.CLOCK_BEHIND


def test_a_clock_set_forward_after_sign_in_signs_nothing_until_somebody_looks(desk: Desk) -> None:
    desk.guard.looked()
    desk.is_set(3 * HOUR)
    with pytest.raises(Broken) as caught:
        desk.guard.check()
    assert caught.value.code is Code.CLOCK_JUMPED
    assert caught.value.detail == "10800 s"
    desk.guard.looked()
    assert desk.code() is None
