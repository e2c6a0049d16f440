"""Best of N up to the packet: whatever the order of the tries, each part is its best one."""

from itertools import chain
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from packets.enrollment import FingerPosition, Gate, ImageCodec
from station.body import PARTS, Part, Target
from station.devices.messages import (
    Attempt,
    Begin,
    Forget,
    Guard,
    ImageSample,
    Sample,
    SlapPicture,
    Verdict,
)
from station.errors import Code
from station.reasons import SUSPICIONS, Reason
from station.session import attempts, changes, gates, offer, picture
from station.session.record import Decision, Record
from station.session.sealing import Circumstances, recording
from station.session.view import Screen, Step
from station.settings import load
from tests.fakes.day import at
from tests.fakes.devices import IDENTITY, attempt, sample
from tests.fakes.office import BUDI, CONFIG, PEOPLE, Office
from tests.fakes.recordings import encoded

SETTINGS: Final = load(CONFIG)
BY: Final = Decision(at="2026-11-21T02:00:00.000Z", by="op-1")
EMPTY: Final = Record(
    session="0" * 32, citizen=PEOPLE[0], findings=(), started_at=BY.at, printable=True
)
RIGHT: Final = PARTS[Target.RIGHT_FOUR]
AROUND: Final = Circumstances(
    settings=SETTINGS,
    operator="op-1",
    software="test",
    training=True,
    sealed_at=BY.at,
    trail=(7, "ab" * 32),
)


def print_of(part: Part, verdict: Verdict, score: int, *reasons: Reason) -> ImageSample:
    made = sample(part, verdict, score)
    assert isinstance(made, ImageSample)
    return replace(made, reasons=reasons or made.reasons)


def slap_with(*samples: Sample) -> Attempt:
    good = all(each.verdict is Verdict.GOOD for each in samples)
    whole = attempt(Target.RIGHT_FOUR, Verdict.GOOD if good else Verdict.RETRY)
    return replace(whole, samples=samples)


def record_of(*made: Attempt) -> Record:
    record = EMPTY
    for each in made:
        record = changes.recorded(record, each, BY.at, SETTINGS.enrollment)
    return record


@st.composite
def prints(draw: st.DrawFn, part: Part) -> ImageSample:
    verdict = draw(st.sampled_from((Verdict.GOOD, Verdict.RETRY)))
    score = draw(st.integers(0, 100))
    if verdict is Verdict.GOOD:
        return print_of(part, verdict, score)
    reason = draw(st.sampled_from((Reason.FINGER_DRY, *sorted(SUSPICIONS))))
    return print_of(part, verdict, score, reason)


slaps = st.tuples(*(prints(part) for part in RIGHT)).map(lambda samples: slap_with(*samples))


def rank(one: ImageSample) -> tuple[bool, bool, int]:
    """Say anew, without the code under test, what is better: good, then undoubted, then sharp."""
    return one.verdict is Verdict.GOOD, not SUSPICIONS & set(one.reasons), one.score


@settings(deadline=None, max_examples=60)
@given(made=st.lists(slaps, min_size=1, max_size=5), data=st.data())
def test_the_packet_holds_the_best_of_every_finger_in_whatever_order_they_came(
    made: list[Attempt], data: st.DataObject
) -> None:
    order = data.draw(st.permutations(made))
    record = changes.forced(record_of(*order), Target.RIGHT_FOUR, BY)
    sealed = recording(record, AROUND)
    assert len(sealed.fingers) == len(RIGHT)
    for finger in sealed.fingers:
        part = Part(finger.position.name)
        every = [s for s in chain(*(a.samples for a in made)) if s.part is part]
        every_print = [s for s in every if isinstance(s, ImageSample)]
        best = max(map(rank, every_print))
        assert finger.image.quality == best[2]
        assert finger.image.forced is not best[0]
        chosen = attempts.best(record)[part]
        assert isinstance(chosen, ImageSample)
        assert rank(chosen) == best
    assert len(record.attempts) == len(made), "none is thrown away before sealing"


@pytest.mark.parametrize("doubt", sorted(SUSPICIONS))
def test_a_blurred_print_of_the_right_finger_beats_a_sharp_one_of_another(doubt: Reason) -> None:
    right = [print_of(part, Verdict.RETRY, 20, Reason.FINGER_DRY) for part in RIGHT]
    other = [print_of(part, Verdict.RETRY, 95, doubt) for part in RIGHT]
    for tries in ((slap_with(*right), slap_with(*other)), (slap_with(*other), slap_with(*right))):
        best = attempts.best(record_of(*tries))
        assert [best[part] for part in RIGHT] == right


def test_doubted_prints_are_no_references_for_others() -> None:
    samples = [print_of(part, Verdict.GOOD, 80) for part in RIGHT[1:]]
    doubted = print_of(RIGHT[0], Verdict.RETRY, 90, Reason.FINGER_TWICE)
    assert set(attempts.fingers(record_of(slap_with(doubted, *samples)))) == set(RIGHT[1:])


LEFT: Final = PARTS[Target.LEFT_FOUR]


def left_that_is(like: tuple[Part, ...], score: int) -> Attempt:
    """The left hand, the same as fingers recorded before: it came twice, or they were not right."""
    reasons = (Reason.FINGER_TWICE,) if like else ()
    verdict = Verdict.RETRY if like else Verdict.GOOD
    samples = []
    for part, before in zip(LEFT, like or LEFT, strict=True):
        one = print_of(part, verdict, score, *reasons)
        samples.append(replace(one, like=(before,) if like else ()))
    return replace(attempt(Target.LEFT_FOUR, verdict), samples=tuple(samples))


def right(score: int) -> Attempt:
    return slap_with(*(print_of(part, Verdict.GOOD, score) for part in RIGHT))


def test_a_left_hand_recorded_as_the_right_gives_way_once_the_right_one_is_recorded() -> None:
    wrong, alarm, redone = right(95), left_that_is(RIGHT, 90), right(60)
    before = attempts.best(record_of(wrong, alarm))
    assert [before[part].score for part in RIGHT] == [95] * 4, "which of both is wrong is not known"
    record = record_of(wrong, alarm, redone, left_that_is((), 85))
    best = attempts.best(record)
    assert [best[part].score for part in RIGHT] == [60] * 4
    assert [best[part].score for part in LEFT] == [85] * 4
    assert len(attempts.tries(record, RIGHT[0])) == 2, "the wrong one stays to be seen"


def test_a_right_hand_laid_down_twice_costs_nothing_of_the_first() -> None:
    record = record_of(right(95), left_that_is(RIGHT, 99), left_that_is((), 70))
    best = attempts.best(record)
    assert [best[part].score for part in RIGHT] == [95] * 4
    assert [best[part].score for part in LEFT] == [70] * 4


# --- what two people must agree to ----------------------------------------------------------------


def test_a_doubted_print_is_accepted_by_two_people_only(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    doubted = slap_with(*(print_of(p, Verdict.RETRY, 90, Reason.FINGER_HAND) for p in RIGHT))
    sitting = office.desk._clerk._sitting
    assert sitting is not None
    limit = SETTINGS.enrollment.finger.attempts
    sitting.record = record_of(*([doubted] * limit))
    assert offer.may_force(sitting.record, Target.RIGHT_FOUR, SETTINGS.enrollment)
    office.desk.force()
    assert office.settle().trouble is Code.SECOND_PERSON_NEEDED
    office.desk.force(BUDI)
    view = office.settle()
    assert view.trouble is None
    decision = sitting.record.forced[Target.RIGHT_FOUR]
    assert decision.second
    (part, *_) = [p for p in picture.review(sitting.record, sitting.chain) if p.part is RIGHT[0]]
    assert part.forced_by == decision.by


# --- what the centre is told ----------------------------------------------------------------------


def gate(record: Record, name: str) -> Gate:
    (found,) = [each for each in gates.gates(record) if each.name == name]
    return found


def guarded(verdict: Verdict, part: Part = RIGHT[0]) -> Attempt:
    reasons = (Reason.FINGER_PREVIOUS,) if verdict is Verdict.RETRY else ()
    seen = Verdict.RETRY if reasons else Verdict.GOOD
    samples = []
    for each in RIGHT:
        mine = verdict if each is part else Verdict.GOOD
        one = print_of(each, seen if each is part else Verdict.GOOD, 80, *reasons)
        samples.append(replace(one, guards={Guard.PREVIOUS: mine}, device_score=66))
    return slap_with(*samples)


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [
        (Verdict.GOOD, "passed"),
        (Verdict.NOT_CHECKED, "not_checked"),
        (Verdict.RETRY, "overridden"),
    ],
)
def test_the_manifest_tells_of_every_finger_how_the_guard_came_out(
    verdict: Verdict, outcome: str
) -> None:
    by = replace(BY, second="op-2")
    record = changes.forced(record_of(guarded(verdict)), Target.RIGHT_FOUR, by)
    told = gate(record, "guard:PREVIOUS")
    assert told.outcome == outcome
    assert f"RIGHT_INDEX:{verdict.value}" in told.value.split()
    assert told.second == ("op-2" if verdict is Verdict.RETRY else "")
    assert gate(record, "guard:OPERATOR").outcome == "not_checked", "nobody gave a finger"


def test_the_manifest_tells_what_the_device_thought_and_that_nothing_hung_on_it() -> None:
    told = gate(record_of(guarded(Verdict.GOOD)), "device_score:RIGHT_FOUR")
    assert told.outcome == "not_checked"
    assert told.value == " ".join(f"{part.value}:66" for part in RIGHT)


def whole(number: int) -> SlapPicture:
    return SlapPicture(
        width=64,
        height=80,
        ppi=500,
        data=encoded(ImageCodec.WSQ, 64, 80, 1),
        device_score=number,
        device=IDENTITY,
        source_sha256="",
        capture_unix_ms=1_700_000_000_000 + number,
    )


def test_the_best_whole_slap_is_sealed_where_slaps_are_kept() -> None:
    scores = ((80, 20), (60, 55), (90, 10))
    made = []
    for number, (most, least) in enumerate(scores):
        samples = [print_of(part, Verdict.GOOD, most) for part in RIGHT[:3]]
        samples.append(print_of(RIGHT[3], Verdict.GOOD, least))
        made.append(replace(slap_with(*samples), slap=whole(number)))
    sealed = recording(record_of(*made), AROUND)
    assert [each.position for each in sealed.fingers][-1] is FingerPosition.RIGHT_FOUR
    slap = sealed.fingers[-1].image
    assert (slap.quality, slap.attempts) == (55, 3)
    assert len(sealed.fingers) == 5
    assert len(recording(record_of(slap_with(*samples)), AROUND).fingers) == 4


# --- what is shown, and what stays ----------------------------------------------------------------


def test_every_try_is_shown_and_the_chosen_one_is_marked() -> None:
    scores = (30, 85, 60)
    made = [slap_with(*(print_of(part, Verdict.GOOD, n) for part in RIGHT)) for n in scores]
    (view,) = picture.part_views(record_of(*made), RIGHT[:1])
    assert [each.score for each in view.tries] == list(scores)
    assert [each.chosen for each in view.tries] == [False, True, False]
    assert (view.score, view.attempts) == (85, 3)
    assert set(view.unchecked) == set(Guard), "these prints were compared with nothing"


def test_nothing_of_a_person_is_kept_once_the_packet_is_there(office: Office) -> None:
    view = at(office, Step.STATEMENT)
    office.desk.sign_statement()
    office.settle()
    whose = {m.whose for m in office.devices.sent if isinstance(m, Begin)}
    assert len(whose) == 1
    assert PEOPLE[0].nik not in "".join(whose)
    office.desk.seal()
    view = office.settle()
    assert view.screen is Screen.DONE
    assert not list((office.folder / "drafts").iterdir())
    assert office.desk._clerk._sitting is None
    assert office.devices.sent[-1] == Forget(but=whose.pop())


def test_who_signs_out_leaves_nobodys_fingers_behind(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    office.desk.sign_out()
    office.settle()
    assert office.devices.sent[-1] == Forget()
