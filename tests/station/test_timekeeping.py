"""The clock guard: measured by the centre's pages, carried on by ticks, guarded without either."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station import clock
from station.timekeeping import reading
from station.timekeeping.guard import LIMIT, Anchor, Judged, Sight, judge
from station.timekeeping.reading import Reading, Timekeeper
from station.timekeeping.ticks import SystemTicks
from station.uploader.timing import Timing
from tests.fakes.ticks import Ticking

NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)
HOUR, MINUTE, SECOND = timedelta(hours=1), timedelta(minutes=1), timedelta(seconds=1)
spans = st.timedeltas(-timedelta(days=400), timedelta(days=400))


@dataclass
class Machine:
    """A clock that can be set, ticks that cannot, and what was measured and has happened."""

    now: datetime = NOW
    ticks: Ticking = field(default_factory=Ticking)
    reading: Reading | None = None
    happened: datetime | None = None
    anchor: Anchor | None = None

    def passes(self, by: timedelta) -> None:
        self.now += by
        self.ticks.move(by)

    def is_set(self, by: timedelta) -> None:
        self.now += by

    def measured(self, off: timedelta = timedelta(0), way: timedelta = SECOND / 10) -> None:
        asked, told = self.now, self.now + way / 2 - off
        self.passes(way)
        self.reading = reading.taken(Timekeeper.CENTRE, told, asked, self.now, self.ticks)

    def judged(self) -> Judged:
        return judge(
            self.now,
            self.ticks,
            reading=self.reading,
            happened=self.happened,
            anchor=self.anchor,
        )

    def sight(self) -> Sight:
        return self.judged().sight


@given(off=spans, way=st.timedeltas(timedelta(0), timedelta(seconds=30)), where=st.floats(0, 1))
@settings(deadline=None, max_examples=200)
def test_the_truth_lies_within_the_uncertainty(
    off: timedelta, way: timedelta, where: float
) -> None:
    told = NOW - off + way * where  # when the answer was given, by a true clock
    found = reading.taken(Timekeeper.CENTRE, told, NOW, NOW + way, Ticking())
    truth = round(off.total_seconds() * 1000)
    assert abs(found.offset_ms - truth) <= found.uncertainty_ms


def test_a_measured_clock_is_sound_or_off() -> None:
    machine = Machine()
    assert machine.sight() is Sight.UNMEASURED
    machine.measured(off=4 * MINUTE)
    assert machine.judged().off == 4 * MINUTE
    assert machine.sight() is Sight.SOUND
    machine.measured(off=-6 * MINUTE)
    assert machine.sight() is Sight.OFF
    machine.measured(off=4 * MINUTE, way=3 * MINUTE)
    assert machine.sight() is Sight.OFF  # it may be


@given(by=spans)
@settings(deadline=None, max_examples=100)
def test_what_is_set_after_a_measurement_is_seen_to_the_second(by: timedelta) -> None:
    machine = Machine()
    machine.measured()
    machine.passes(3 * HOUR)
    machine.is_set(by)
    found = machine.judged()
    assert found.off is not None
    assert abs(found.off - by) <= 2 * SECOND
    assert (found.sight is Sight.OFF) == (abs(found.off) + SECOND / 10 > LIMIT)


def test_setting_a_wrong_clock_right_makes_it_sound_without_a_line() -> None:
    machine = Machine()
    machine.measured(off=timedelta(days=-2))
    assert machine.sight() is Sight.OFF
    machine.is_set(timedelta(days=2))
    assert machine.sight() is Sight.SOUND


def test_a_sleeping_machine_has_not_jumped() -> None:
    machine = Machine()
    machine.anchor = Anchor.drop(machine.now, machine.ticks)
    machine.passes(9 * HOUR)
    assert machine.sight() is Sight.UNMEASURED


def test_a_clock_set_while_somebody_is_signed_in_jumped() -> None:
    machine = Machine()
    machine.anchor = Anchor.drop(machine.now, machine.ticks)
    machine.is_set(4 * MINUTE)
    assert machine.sight() is Sight.UNMEASURED
    machine.is_set(2 * MINUTE)
    assert machine.sight() is Sight.JUMPED
    assert machine.judged().off == 6 * MINUTE
    machine.anchor = Anchor.drop(machine.now, machine.ticks)  # signed in again: looked at it
    assert machine.sight() is Sight.UNMEASURED


def test_a_clock_before_what_has_happened_is_behind() -> None:
    machine = Machine(happened=NOW)
    machine.is_set(-4 * MINUTE)
    assert machine.sight() is Sight.UNMEASURED
    machine.is_set(-2 * HOUR)
    assert machine.sight() is Sight.BEHIND
    assert machine.judged().blocks


def test_a_reading_does_not_outlive_the_start_it_was_made_in_nor_two_days() -> None:
    machine = Machine(happened=NOW)
    machine.measured()
    machine.ticks.restart()
    machine.is_set(-timedelta(days=4000))
    assert machine.sight() is Sight.BEHIND
    machine = Machine()
    machine.measured()
    machine.passes(timedelta(days=1))
    assert machine.sight() is Sight.SOUND
    machine.passes(timedelta(days=2))
    assert machine.sight() is Sight.UNMEASURED


def test_the_machines_own_ticks_run_on() -> None:
    ticks = SystemTicks()
    assert ticks.boot() == SystemTicks().boot() != ""
    first = ticks.ms()
    assert ticks.ms() >= first > 0


def test_readings_are_kept_where_they_say_something_new(tmp_path: Path) -> None:
    ticks, file = Ticking(), tmp_path / "clock.json"
    timing = Timing(tmp_path, ticks)
    timing.told(clock.iso(NOW), NOW, NOW + SECOND)
    first = reading.kept(file)
    assert first is not None
    assert first.uncertainty_ms == 501
    timing.told(clock.iso(NOW), NOW, NOW + SECOND)
    assert reading.kept(file) == first
    timing.told(clock.iso(NOW), NOW, NOW + SECOND / 10)
    sharper = reading.kept(file)
    assert sharper is not None
    assert sharper.uncertainty_ms == 51
    ticks.move(11 * MINUTE)
    timing.told(clock.iso(NOW), NOW, NOW + SECOND)
    assert reading.kept(file) != sharper


@pytest.mark.parametrize(
    ("before", "after"), [(NOW, NOW + MINUTE), (NOW, NOW - SECOND)], ids=["slow", "set back"]
)
def test_an_answer_that_says_too_little_is_no_reading(
    tmp_path: Path, before: datetime, after: datetime
) -> None:
    Timing(tmp_path, Ticking()).told(clock.iso(NOW), before, after)
    assert reading.kept(tmp_path / "clock.json") is None


@pytest.mark.parametrize(
    "text", ["", "{}", "null", '{"offset_ms": "1"}', "\x00", '{"at": "never"}', "[" * 9000]
)
def test_a_damaged_reading_is_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "clock.json"
    file.write_text(text)
    assert reading.kept(file) is None
