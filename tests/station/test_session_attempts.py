"""Best of N: no try is lost, and no worse sample takes the place of a better one."""

from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from station.body import PARTS, Part, Target
from station.citizen.fictitious import people
from station.devices.messages import Attempt, PenSample, Sample, Verdict
from station.session import attempts, changes, offer, progress
from station.session.exemptions import Exemption, Presence
from station.session.matters import Matter
from station.session.record import Decision, Outcome, Record
from station.session.steps import RECORDING
from station.session.view import Step
from station.settings import load
from tests.fakes.clock import MORNING
from tests.fakes.devices import attempt, sample
from tests.fakes.office import CONFIG

SETTINGS: Final = load(CONFIG).enrollment
BY: Final = Decision(at="2026-11-21T02:00:00.000Z", by="op-1")
EMPTY: Final = Record(
    session="0" * 32,
    citizen=people(1, 1, today=MORNING.date())[0],
    findings=(),
    started_at=BY.at,
    printable=True,
)
SAMPLE_VERDICTS = st.sampled_from(Verdict)


def recorded(record: Record, made: Attempt) -> Record:
    return changes.recorded(record, made, BY.at, SETTINGS)


def exempt(record: Record, part: Part) -> Record:
    exemption = Exemption(
        part=part, presence=Presence.BANDAGED, permanent=False, note="", confirmed_by="op-2",
        at=BY.at,
    )  # fmt: skip
    return changes.exempted(record, exemption)


@st.composite
def tries(draw: st.DrawFn) -> Attempt:
    target = draw(st.sampled_from(tuple(RECORDING.values())))
    parts = draw(st.sets(st.sampled_from(PARTS[target]), min_size=1))
    samples = []
    for part in sorted(parts):
        verdict = draw(SAMPLE_VERDICTS)
        score = 0 if verdict is Verdict.NOT_CHECKED else draw(st.integers(0, 100))
        samples.append(sample(part, verdict, score))
    whole = Verdict.GOOD if all(s.verdict is Verdict.GOOD for s in samples) else Verdict.RETRY
    return replace(attempt(target), samples=tuple(samples), verdict=whole)


def worth(one: Sample) -> tuple[bool, int]:
    written = isinstance(one, PenSample) and one.verdict is Verdict.GOOD
    return one.verdict is Verdict.GOOD, 0 if written else one.score


@settings(deadline=None, max_examples=80)
@given(made=st.lists(tries(), max_size=8))
def test_the_best_never_gets_worse_and_every_try_is_kept(made: list[Attempt]) -> None:
    record = EMPTY
    for number, each in enumerate(made, 1):
        before, record = attempts.best(record), recorded(record, each)
        after = attempts.best(record)
        assert all(worth(after[part]) >= worth(one) for part, one in before.items())
        assert len(record.attempts) == number
    for part, one in attempts.best(record).items():
        everything = [s for each in made for s in each.samples if s.part is part]
        assert one in everything
        assert worth(one) == max(map(worth, everything))
        assert one == [each for each in everything if worth(each) == worth(one)][-1]


@settings(deadline=None, max_examples=40)
@given(made=st.lists(tries(), max_size=6))
def test_a_settled_step_stays_settled_whatever_is_tried_again(made: list[Attempt]) -> None:
    record = EMPTY
    done: set[Step] = set()
    for each in made:
        record = recorded(record, each)
        now = {step for step in RECORDING if progress.settled(record, step)}
        assert now >= done
        done = now


def test_of_equals_the_newer_counts_as_somebody_asked_for_it() -> None:
    first, second = sample(Part.FACE), sample(Part.FACE)
    assert attempts.better(first, second) is second
    assert attempts.better(first, sample(Part.FACE, Verdict.GOOD, 79)) is first


def written(target: Target, verdict: Verdict, score: int) -> Attempt:
    return replace(attempt(target, verdict), samples=(sample(Part.SIGNATURE, verdict, score),))


def test_a_stub_that_was_good_gives_way_to_the_signature_written_after_it() -> None:
    stub = written(Target.SIGNATURE, Verdict.GOOD, 100)
    whole = written(Target.SIGNATURE, Verdict.GOOD, 90)
    record = recorded(recorded(EMPTY, stub), whole)
    assert attempts.best(record)[Part.SIGNATURE] == whole.samples[0]
    scribble = written(Target.SIGNATURE, Verdict.RETRY, 20)
    assert attempts.best(recorded(record, scribble))[Part.SIGNATURE] == whole.samples[0]


def test_the_statement_signed_last_counts() -> None:
    stub = written(Target.STATEMENT, Verdict.GOOD, 100)
    whole = written(Target.STATEMENT, Verdict.GOOD, 90)
    record = recorded(recorded(EMPTY, stub), whole)
    assert record.statement == whole.samples[0]
    scribble = written(Target.STATEMENT, Verdict.RETRY, 20)
    assert recorded(record, scribble).statement == whole.samples[0]


def test_what_was_signed_in_another_language_counts_no_more() -> None:
    record = recorded(changes.statement_shown(EMPTY, "id"), attempt(Target.STATEMENT))
    assert progress.settled(changes.statement_shown(record, "id"), Step.STATEMENT)
    other = changes.statement_shown(record, "en")
    assert other.statement_language == "en"
    assert not progress.settled(other, Step.STATEMENT)
    assert attempts.made(other, Target.STATEMENT) == 0


def test_each_finger_comes_from_its_own_best_try() -> None:
    one, two = attempt(Target.THUMBS), attempt(Target.THUMBS, Verdict.RETRY)
    mixed = replace(one, samples=(one.samples[0], two.samples[1]))
    other = replace(one, samples=(two.samples[0], attempt(Target.THUMBS).samples[1]))
    record = recorded(recorded(EMPTY, mixed), other)
    assert progress.settled(record, Step.THUMBS)
    best = attempts.best(record)
    assert (best[Part.LEFT_THUMB], best[Part.RIGHT_THUMB]) == (mixed.samples[0], other.samples[1])


def test_forcing_needs_all_tries_and_stores_the_best() -> None:
    record = EMPTY
    poor = [
        replace(
            attempt(Target.PHOTO, Verdict.RETRY), samples=(sample(Part.FACE, Verdict.RETRY, n),)
        )
        for n in (20, 45, 10)
    ]
    for each in poor:
        assert not offer.may_force(record, Target.PHOTO, SETTINGS)
        record = recorded(record, each)
    assert offer.may_force(record, Target.PHOTO, SETTINGS)
    record = changes.forced(record, Target.PHOTO, BY)
    assert progress.settled(record, Step.PHOTO)
    assert attempts.best(record)[Part.FACE].score == 45


def test_a_try_that_recorded_nothing_counts_but_gives_nothing_to_accept() -> None:
    record = EMPTY
    for _ in range(5):
        record = changes.failed(record, Target.RIGHT_FOUR, BY.at)
    assert attempts.made(record, Target.RIGHT_FOUR) == 5
    assert not offer.may_force(record, Target.RIGHT_FOUR, SETTINGS)


def test_a_finger_never_seen_cannot_be_forced_only_exempted() -> None:
    record = EMPTY
    for _ in range(3):
        record = recorded(
            record,
            attempt(Target.RIGHT_FOUR, Verdict.RETRY, missing=(Part.RIGHT_RING,)),
        )
    assert not offer.may_force(record, Target.RIGHT_FOUR, SETTINGS)
    assert offer.may_force(exempt(record, Part.RIGHT_RING), Target.RIGHT_FOUR, SETTINGS)


def test_what_could_not_be_checked_is_not_good_and_may_be_accepted_knowingly() -> None:
    record = recorded(EMPTY, attempt(Target.IRISES, Verdict.NOT_CHECKED))
    assert not progress.settled(record, Step.IRISES)
    assert offer.may_force(record, Target.IRISES, SETTINGS)


def test_an_exempted_hand_is_settled_at_once() -> None:
    record = EMPTY
    for part in PARTS[Target.LEFT_FOUR]:
        record = exempt(record, part)
    assert progress.settled(record, Step.LEFT_FOUR)
    assert attempts.expected(record, Target.INDEX_CHECK) == (Part.RIGHT_INDEX,)


def test_a_rejected_photo_is_kept_and_never_counts_again() -> None:
    record = recorded(EMPTY, attempt(Target.PHOTO))
    record = changes.photo_approved(record, BY)
    assert progress.settled(record, Step.APPROVAL)
    record = changes.photo_rejected(record, BY.at)
    assert len(record.attempts) == 1
    assert Part.FACE not in attempts.best(record)
    worse = recorded(record, attempt(Target.PHOTO, Verdict.RETRY))
    assert attempts.best(worse)[Part.FACE].verdict is Verdict.RETRY
    assert attempts.made(worse, Target.PHOTO) == 1
    assert not progress.settled(worse, Step.APPROVAL)


def test_an_approval_is_of_one_photo() -> None:
    record = changes.photo_approved(recorded(EMPTY, attempt(Target.PHOTO)), BY)
    same = recorded(record, attempt(Target.PHOTO, Verdict.RETRY))
    assert progress.settled(same, Step.APPROVAL)
    better = replace(attempt(Target.PHOTO), samples=(sample(Part.FACE, Verdict.GOOD, 99),))
    assert not progress.settled(recorded(record, better), Step.APPROVAL)


def with_indexes() -> Record:
    return recorded(recorded(EMPTY, attempt(Target.RIGHT_FOUR)), attempt(Target.LEFT_FOUR))


@pytest.mark.parametrize(
    ("verdict", "match", "outcome"),
    [
        (Verdict.GOOD, 0.9, Outcome.PASSED),
        (Verdict.RETRY, 0.9, Outcome.PASSED),
        (Verdict.GOOD, 0.05, Outcome.FAILED),
        (Verdict.NOT_CHECKED, 0.9, Outcome.NOT_CHECKED),
    ],
)
def test_the_match_decides_the_index_check(
    verdict: Verdict, match: float, outcome: Outcome
) -> None:
    record = recorded(with_indexes(), attempt(Target.INDEX_CHECK, verdict, match=match))
    assert record.index_check is not None
    assert record.index_check.outcome is outcome
    assert progress.settled(record, Step.INDEX_CHECK) == (outcome is Outcome.PASSED)
    assert offer.may_force(record, Target.INDEX_CHECK, SETTINGS) == (outcome is Outcome.NOT_CHECKED)


def test_one_finger_without_a_match_is_not_checked() -> None:
    half = replace(attempt(Target.INDEX_CHECK), matches={Part.RIGHT_INDEX: 0.9})
    record = recorded(with_indexes(), half)
    assert record.index_check is not None
    assert record.index_check.outcome is Outcome.NOT_CHECKED


def test_a_failed_index_check_may_be_overridden_by_two_after_all_tries() -> None:
    record = with_indexes()
    for _ in range(SETTINGS.finger.attempts):
        assert not offer.may_force(record, Target.INDEX_CHECK, SETTINGS)
        record = recorded(record, attempt(Target.INDEX_CHECK, match=0.01))
    assert offer.may_force(record, Target.INDEX_CHECK, SETTINGS)
    assert offer.matter(record, Target.INDEX_CHECK) is Matter.DOUBTED
    assert offer.takes_two(record, Target.INDEX_CHECK, SETTINGS)
    record = changes.forced(record, Target.INDEX_CHECK, replace(BY, second="op-2"))
    assert progress.settled(record, Step.INDEX_CHECK)


def test_a_passed_index_check_holds_until_a_finger_is_better() -> None:
    record = recorded(with_indexes(), attempt(Target.INDEX_CHECK))
    record = recorded(record, attempt(Target.INDEX_CHECK, match=0.01))
    assert progress.settled(record, Step.INDEX_CHECK)
    better = replace(
        attempt(Target.RIGHT_FOUR), samples=(sample(Part.RIGHT_INDEX, Verdict.GOOD, 99),)
    )
    assert not progress.settled(recorded(record, better), Step.INDEX_CHECK)


def test_the_statement_is_about_the_record_as_it_was_signed() -> None:
    record = recorded(EMPTY, attempt(Target.STATEMENT))
    assert progress.settled(record, Step.STATEMENT)
    record = recorded(record, attempt(Target.THUMBS))
    assert not progress.settled(record, Step.STATEMENT)
    assert attempts.made(record, Target.STATEMENT) == 0
    assert len(record.attempts) == 2


def test_a_line_is_accepted_as_a_signature_after_all_tries() -> None:
    record = EMPTY
    for _ in range(SETTINGS.signature.attempts):
        assert not offer.may_force(record, Target.STATEMENT, SETTINGS)
        record = recorded(record, attempt(Target.STATEMENT, Verdict.RETRY))
    record = changes.forced(record, Target.STATEMENT, BY)
    assert record.statement is not None
    assert progress.settled(record, Step.STATEMENT)


def test_fingers_that_are_not_read_again_are_not_checked_after_all_tries() -> None:
    record = with_indexes()
    for _ in range(SETTINGS.finger.attempts):
        assert not offer.may_force(record, Target.INDEX_CHECK, SETTINGS)
        record = changes.failed(record, Target.INDEX_CHECK, BY.at)
    assert offer.may_force(record, Target.INDEX_CHECK, SETTINGS)
    assert offer.matter(record, Target.INDEX_CHECK) is Matter.FORCED
    record = changes.forced(record, Target.INDEX_CHECK, BY)
    assert progress.settled(record, Step.INDEX_CHECK)
    assert record.index_check is not None
    assert record.index_check.outcome is Outcome.NOT_CHECKED
