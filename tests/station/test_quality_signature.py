"""The signature's judge: a line will do, a dot will not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.population.pen import signature as signed
from drivers.population.person import Person
from station.quality import signature
from station.quality.judgement import Judgement
from station.quality.signature import PenReport
from station.reasons import Reason
from tests.fakes.hearing import demo_settings

LIMITS = demo_settings().enrollment.signature
WIDE, HIGH, HARD = 9600, 6000, 1023


def judged(series: list[PenReport], lost: int = 0) -> Judgement:
    return signature.judge(series, max_x=WIDE, max_y=HIGH, lost=lost, limits=LIMITS)


def line(points: int, x1: int = 3000, x2: int = 6000, pressure: int = 300) -> list[PenReport]:
    step = (x2 - x1) / max(1, points - 1)
    return [(round(x1 + i * step), 3000, pressure, 5 * i) for i in range(points)]


@pytest.mark.parametrize("seed", range(8))
def test_a_signature_is_taken(seed: int) -> None:
    truth = signed(Person(seed))
    series = [
        (round(p.x * WIDE), round(p.y * HIGH), round(p.pressure * HARD) * p.touching, p.at_ms)
        for p in truth.points
    ]
    assert judged(series).good


def test_a_straight_line_is_taken() -> None:
    assert judged(line(60)).good


@pytest.mark.parametrize("seed", range(8))
def test_the_first_tenth_of_a_second_of_a_signature_is_none(seed: int) -> None:
    truth = signed(Person(seed))
    ink = [
        (round(p.x * WIDE), round(p.y * HIGH), max(1, round(p.pressure * HARD)), p.at_ms)
        for p in truth.points
        if p.touching
    ]
    assert judged(ink[:20]).reasons == (Reason.SIGNATURE_SHORT,)
    assert judged(ink[:40]).reasons == (Reason.SIGNATURE_SHORT,)


@pytest.mark.parametrize("width", [0.1, 0.15])
def test_a_slow_stroke_that_gets_nowhere_is_none(width: float) -> None:
    assert judged(line(200, 3000, round(3000 + width * WIDE))).reasons == (Reason.SIGNATURE_SHORT,)


@pytest.mark.parametrize(
    ("series", "lost", "reason"),
    [
        pytest.param([], 0, Reason.SIGNATURE_NONE, id="nothing"),
        pytest.param(line(60, pressure=0), 0, Reason.SIGNATURE_NONE, id="in the air"),
        pytest.param(line(60, 3000, 3010), 0, Reason.SIGNATURE_SHORT, id="dot"),
        pytest.param(line(8), 0, Reason.SIGNATURE_SHORT, id="flick"),
        pytest.param(line(240, 6000, WIDE) + [(WIDE, 3000, 300, 1200 + 5 * i) for i in range(60)],
                     0, Reason.SIGNATURE_SHORT, id="over the border"),
        pytest.param([(*report[:3], 0) for report in line(60)], 0, Reason.SIGNATURE_GAPS,
                     id="a clock that stands still"),
        pytest.param([(*report[:3], -report[3]) for report in line(60)], 0, Reason.SIGNATURE_GAPS,
                     id="a clock that runs backwards"),
        pytest.param(line(60), 20, Reason.SIGNATURE_GAPS, id="gaps"),
    ],
)  # fmt: skip
def test_each_flaw_has_its_reason(series: list[PenReport], lost: int, reason: Reason) -> None:
    assert judged(series, lost).reasons == (reason,)


def test_holes_in_time_are_gaps_that_no_pad_counted() -> None:
    holed = [each for n, each in enumerate(line(160)) if n % 40 >= 12]
    assert judged(holed).reasons == (Reason.SIGNATURE_GAPS,)


def test_a_pad_that_reports_too_seldom_draws_no_signature() -> None:
    slow = [(x, y, pressure, 12 * at) for x, y, pressure, at in line(60)]
    assert judged(slow).reasons == (Reason.SIGNATURE_GAPS,)


def test_lifting_the_pen_between_strokes_is_no_hole() -> None:
    one, two = line(60, 2000, 4000), line(60, 5000, 7000)
    lifted = [*one, (4000, 3000, 0, 300), *((x, y, p, at + 3000) for x, y, p, at in two)]
    assert judged(lifted).good


def test_a_trembling_hand_on_one_spot_is_a_dot() -> None:
    trembling = [(3000 + 20 * (i % 2), 3000, 300, 5 * i) for i in range(400)]
    assert judged(trembling).reasons == (Reason.SIGNATURE_SHORT,)


@given(
    st.lists(
        st.tuples(
            st.integers(0, WIDE), st.integers(0, HIGH), st.integers(0, HARD), st.integers(0, 60000)
        ),
        max_size=60,
    ),
    st.integers(0, 100),
)
def test_any_series_gets_a_verdict(series: list[PenReport], lost: int) -> None:
    judgement = judged(series, lost)
    assert 0 <= judgement.score <= 100
    assert judgement.good == (not judgement.reasons)
