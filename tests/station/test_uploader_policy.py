"""Pure decisions: backoff by table, order, turn, and the liveness invariant."""

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
from station.uploader.line import LineState, after_trouble

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
CAP = 300.0
LINE = Line(url="unused")


def entry(
    *,
    state: Status = Status.PROCESSING,
    next_try: float | None = 0.0,
    blocked: Blocked | None = None,
    age: float = 0.0,
    line_failures: int = 0,
    priority: int = 0,
) -> Entry:
    return Entry(
        packet_id=f"{age}", number="", station="", area_code="", size=1, sha256="", state=state,
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


def test_a_busy_centre_is_left_alone_as_long_as_it_asked() -> None:
    trouble = trouble_of(503, retry_after=120)
    state = after_trouble(LineState(), trouble, LINE, random.Random(1), monotonic=1000.0)
    assert state.blocked is Blocked.CENTRE_BUSY
    assert not state.open_at(1119.9)
    assert state.open_at(1122.1)


def test_an_absurd_retry_after_does_not_park_a_station_for_ever() -> None:
    state = after_trouble(LineState(), trouble_of(503, retry_after=1e9), LINE, random.Random(1), 0)
    assert state.open_at(3700)


@pytest.mark.parametrize(
    ("status", "treatment"),
    [(500, Treatment.LINE), (404, Treatment.LINE), (409, Treatment.LINE), (502, Treatment.LINE),
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
    assert trouble_of(500, "duplicate").treatment is Treatment.LINE


@pytest.mark.parametrize("treatment", Treatment)
def test_every_treatment_has_a_course(treatment: Treatment) -> None:
    course = policy.COURSES[treatment]
    assert not (course.shared and course.verdict), "a line failure never counts against a packet"


def test_failing_packets_let_the_others_pass() -> None:
    failing, urgent = entry(age=900, line_failures=1), entry(age=10, priority=1)
    old, young = entry(age=500), entry(age=20)
    assert policy.order([failing, young, urgent, old]) == [urgent, old, young, failing]


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
