"""Pure decisions: backoff by table, order, turn, and the liveness invariant."""

import itertools
import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from station.centre.answers import (
    BY_REASON,
    CentreTrouble,
    Reason,
    Treatment,
    refusal,
    trouble_of,
)
from station.errors import Code
from station.lifecycle import AT_STATION, Status
from station.outbox.entries import NEEDS_A_PERSON, Blocked, Entry
from station.settings import Line
from station.uploader import policy
from station.uploader.backoff import ceiling, delay, obeyed
from station.uploader.breaker import Breaker, Phase, spread

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
CAP = 300.0
LINE = Line(url="unused")
CLOSED = Breaker()
MIB = 1 << 20


def entry(
    *,
    state: Status = Status.PROCESSING,
    next_try: float | None = 0.0,
    blocked: Blocked | None = None,
    age: float = 0.0,
    line_failures: int = 0,
    priority: int = 0,
    size: int = 1,
) -> Entry:
    return Entry(
        packet_id=f"{age}", number="", station="", area_code="", size=size, sha256="", state=state,
        sealed_at=NOW - timedelta(seconds=age), since=NOW - timedelta(seconds=age), attempt=1,
        verdicts=0, line_failures=line_failures, blocked_on=blocked, blocked_since=None, cause="",
        next_try_at=None if next_try is None else NOW + timedelta(seconds=next_try), stated="",
        announced_at=None, acknowledged=0, priority=priority,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("failures", "seconds"),
    [(1, 8), (2, 16), (3, 32), (4, 64), (5, 128), (6, 256), (7, 300), (8, 300), (10_000, 300)],
)
def test_the_ceiling_doubles_up_to_the_cap(failures: int, seconds: float) -> None:
    assert ceiling(failures, floor=8, cap=300) == seconds


@given(st.integers(1, 2000), st.integers())
def test_jitter_is_full_and_within_the_ceiling(failures: int, seed: int) -> None:
    wait = delay(failures, floor=8, cap=300, chance=random.Random(seed))
    assert 0 <= wait <= ceiling(failures, floor=8, cap=300)


def test_stations_that_failed_together_do_not_come_back_together() -> None:
    waits = sorted(delay(3, floor=8, cap=300, chance=random.Random(s)) for s in range(1000))
    in_quarters = [sum(q * 8 <= w < q * 8 + 8 for w in waits) for q in range(4)]
    assert all(190 < n < 310 for n in in_quarters)


@given(st.floats(0, 3600), st.integers())
def test_retry_after_is_obeyed_and_never_shortened(asked: float, seed: int) -> None:
    assert asked <= obeyed(asked, chance=random.Random(seed)) <= asked + 2


def opened(trouble: CentreTrouble, breaker: Breaker = CLOSED, seed: int = 1) -> Breaker:
    return breaker.failed(trouble, LINE, random.Random(seed), 1000.0)


def test_a_busy_centre_is_left_alone_as_long_as_it_asked() -> None:
    breaker = opened(trouble_of(503, retry_after=120))
    assert breaker.blocked is Blocked.CENTRE_BUSY
    assert breaker.phase(1119.9) is Phase.OPEN
    assert breaker.phase(1122.1) is Phase.HALF_OPEN


def test_a_window_of_a_night_is_obeyed_whole_and_an_absurd_one_parks_nobody_for_ever() -> None:
    night = opened(trouble_of(503, retry_after=8 * 3600))
    assert night.phase(1000.0 + 8 * 3600 - 1) is Phase.OPEN
    absurd = opened(trouble_of(503, retry_after=1e9))
    assert absurd.until <= 1000.0 + policy.LONGEST_WAIT + 2


@pytest.mark.parametrize(
    ("treatment", "blocked"),
    [(t, c.blocked) for t, c in policy.COURSES.items() if c.shared],
)
def test_every_shared_trouble_opens_the_breaker_within_the_cap(
    treatment: Treatment, blocked: Blocked
) -> None:
    trouble = CentreTrouble(Code.LINE_DOWN, treatment)
    breaker = CLOSED
    for failures in range(1, 40):
        breaker = opened(trouble, breaker, seed=failures)
        assert (breaker.failures, breaker.blocked) == (failures, blocked)
        assert 1000.0 <= breaker.until <= 1000.0 + LINE.retry_cap_seconds
        assert breaker.phase(breaker.until) is Phase.HALF_OPEN, "one probe, not all packets"


def test_an_outage_spreads_the_stations_over_the_whole_cap_from_the_first_failure() -> None:
    trouble = trouble_of(502)
    waits = [opened(trouble, seed=s).until - 1000.0 for s in range(400)]
    in_thirds = [sum(t * 100 <= w < t * 100 + 100 for w in waits) for t in range(3)]
    assert all(90 < n < 180 for n in in_thirds)


def test_a_link_that_comes_up_shortens_a_wait_for_the_line_and_none_else() -> None:
    busy = opened(trouble_of(503, retry_after=120))
    assert busy.link_up(LINE, random.Random(1), 1001.0) == busy
    down = Breaker(9, until=1300.0, blocked=Blocked.LINE)
    waits = [down.link_up(LINE, random.Random(s), 1001.0).until - 1001.0 for s in range(100)]
    assert 0 <= min(waits) < 5
    assert 25 < max(waits) <= LINE.spread_seconds
    soon = Breaker(1, until=1001.5, blocked=Blocked.LINE)
    assert soon.link_up(LINE, random.Random(1), 1001.0).until <= soon.until


def test_a_station_begins_at_a_moment_of_its_own() -> None:
    starts = [spread(LINE, random.Random(s), 5.0) for s in range(100)]
    assert {s.phase(5.0 + LINE.spread_seconds) for s in starts} == {Phase.CLOSED}
    assert len({round(s.until) for s in starts}) > 15


@pytest.mark.parametrize(
    ("status", "treatment"),
    [(500, Treatment.OUTAGE), (502, Treatment.OUTAGE), (504, Treatment.OUTAGE),
     (404, Treatment.LINE), (409, Treatment.LINE), (418, Treatment.LINE),
     (429, Treatment.WAIT), (503, Treatment.WAIT), (401, Treatment.FIX_HERE),
     (403, Treatment.FIX_HERE), (413, Treatment.DEAD)],
)  # fmt: skip
def test_answers_are_classed_by_status(status: int, treatment: Treatment) -> None:
    assert trouble_of(status).treatment is treatment


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_class_and_it_wins_over_the_status(reason: Reason) -> None:
    assert (trouble_of(500, reason).code, trouble_of(500, reason).treatment) == BY_REASON[reason]


def test_a_reason_nobody_has_named_needs_a_person_and_never_the_text() -> None:
    assert refusal("duplicate! already there").treatment is Treatment.DEAD
    assert trouble_of(409, "duplicate").treatment is Treatment.LINE


@pytest.mark.parametrize("treatment", Treatment)
def test_every_treatment_has_a_course(treatment: Treatment) -> None:
    course = policy.COURSES[treatment]
    assert not (course.shared and course.verdict), "a line failure never counts against a packet"


def in_order(entries: list[Entry]) -> list[Entry]:
    """Return the order in which these would be sent, one after the other."""
    left, sent = list(entries), []
    while (chosen := policy.next_up(left, NOW, turn=0)) is not None:
        left.remove(chosen)
        sent.append(chosen)
    return sent


def test_failing_packets_let_the_others_pass() -> None:
    failing, urgent = entry(age=900, line_failures=1), entry(age=10, priority=1)
    old, young = entry(age=500), entry(age=20)
    assert in_order([failing, young, urgent, old]) == [urgent, old, young, failing]


def test_small_ones_go_first_and_a_large_one_not_last_for_ever() -> None:
    small, large = entry(age=10), entry(age=20, size=4 * MIB)
    waited = entry(age=7 * 3600, size=40 * MIB)
    assert in_order([large, small, waited]) == [waited, small, large]


def test_a_pushed_packet_goes_before_an_urgent_one() -> None:
    pushed, urgent = entry(age=1, priority=2), entry(age=3600, priority=1)
    assert in_order([urgent, pushed]) == [pushed, urgent]


@given(st.lists(st.builds(
    entry, age=st.floats(0, 1e6), size=st.integers(1, 64 * MIB), priority=st.integers(0, 3),
    line_failures=st.just(0),
), min_size=2, max_size=6))  # fmt: skip
def test_nobody_is_passed_by_one_sealed_much_later(entries: list[Entry]) -> None:
    sent = in_order(entries)
    for earlier, later in itertools.combinations(sent, 2):
        assert earlier.sealed_at - later.sealed_at <= policy.HEAD_START


def test_every_eighth_turn_is_for_those_who_failed() -> None:
    well, late = entry(age=1), entry(age=9, line_failures=3)
    chosen = [policy.next_up([well, late], NOW, turn) for turn in range(16)]
    assert [turn for turn, each in enumerate(chosen) if each is late] == [7, 15]


def test_a_packet_of_a_clock_that_was_ahead_waits_its_turn_and_gets_it() -> None:
    ahead, now = entry(age=-86400.0), entry(age=1)
    assert in_order([ahead, now]) == [now, ahead]


@pytest.mark.parametrize(
    ("each", "turn"),
    [
        (entry(next_try=0), True),
        (entry(next_try=-5), True),
        (entry(next_try=5), False),
        (entry(next_try=None), False),
        (entry(next_try=0, blocked=Blocked.LINE), True),
        (entry(next_try=0, blocked=Blocked.CENTRE_REFUSED), False),
        (entry(next_try=0, blocked=Blocked.PAUSED), False),
        (entry(next_try=0, state=Status.PRINT_READY_RECORD), False),
        (entry(next_try=365 * 86400), True),
    ],
)
def test_whose_turn_it_is(each: Entry, turn: bool) -> None:
    assert policy.due(each, NOW, CAP) is turn


@pytest.mark.parametrize("state", sorted(AT_STATION))
def test_an_open_packet_without_try_or_reason_is_stuck(state: Status) -> None:
    assert policy.stuck([entry(state=state, next_try=None)], NOW, CAP)
    assert policy.stuck([entry(state=state, next_try=None, blocked=Blocked.LINE)], NOW, CAP)
    assert policy.stuck([entry(state=state, next_try=365 * 86400)], NOW, CAP)
    assert not policy.stuck([entry(state=state, next_try=CAP)], NOW, CAP)


@pytest.mark.parametrize("reason", sorted(NEEDS_A_PERSON))
def test_a_packet_that_waits_for_a_person_is_not_stuck(reason: Blocked) -> None:
    assert not policy.stuck([entry(next_try=None, blocked=reason)], NOW, CAP)


def test_a_receipt_is_overdue_only_after_its_hours() -> None:
    waiting = entry(state=Status.SENT_FOR_ENROLLMENT, age=24 * 3600 + 1)
    assert policy.receipt_overdue(waiting, NOW, 24)
    assert not policy.receipt_overdue(waiting, NOW, 25)
    assert not policy.receipt_overdue(entry(age=24 * 3600 + 1), NOW, 24)


def test_a_trouble_carries_its_code() -> None:
    assert CentreTrouble(Code.LINE_DOWN, Treatment.LINE).code is Code.LINE_DOWN
