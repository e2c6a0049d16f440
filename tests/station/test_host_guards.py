"""The wrong-person guard: the person before, the operator, a ghost on the glass, the other hand."""

from dataclasses import replace
from typing import Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.population.fingerprint import finger
from drivers.population.person import Person
from drivers.protocol import Delivery, Pixels
from station.body import PARTS, Part, Target
from station.devices.messages import Begin, Guard, Verdict
from station.host import codec, guards
from station.host.delivery import Received
from station.host.fingers import RecordFingers
from station.host.guards import Compared
from station.host.remembered import PEOPLE, PRINTS, Remembered
from station.quality import match
from station.quality.packing import NoTemplate, packed, unpacked
from station.reasons import Reason
from tests.fakes.bench import ScriptedScanner, delivering
from tests.fakes.jobs import job

LIMIT: Final = 0.42
SITI: Final = Person(21)
BUDI: Final = Person(22)
RIGHT: Final = PARTS[Target.RIGHT_FOUR]


def print_of(
    person: Person, part: Part, impression: int = 0, named: Part | None = None
) -> Received:
    return shown(finger(person, part.value, impression).pixels, named or part)


def shown(gray: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], part: Part) -> Received:
    return Received(
        gray=gray,
        ppi=500,
        device_score=None,
        source_sha256="",
        digital_id="",
        checks=(),
        part=part,
    )


def seated(remembered: Remembered, whose: str, person: Person, *parts: Part) -> None:
    remembered.sit_down(whose)
    for part in parts:
        pixels = finger(person, part.value).pixels
        remembered.keep(whose, part, codec.wsq(pixels), match.template(pixels))


def compared(*prints: Received, remembered: Remembered | None = None, **begin: object) -> Compared:
    asked = Begin(request=1, target=Target.RIGHT_FOUR, **begin)  # type: ignore[arg-type]  # as given
    return guards.compare(prints, asked, remembered or Remembered(), limit=LIMIT)


def test_a_finger_of_the_person_before_is_noticed_whichever_finger_it_is_called() -> None:
    remembered = Remembered()
    seated(remembered, "siti", SITI, *RIGHT)
    remembered.sit_down("budi")
    lent = print_of(SITI, Part.RIGHT_MIDDLE, 3, named=Part.RIGHT_RING)
    own = print_of(BUDI, Part.RIGHT_INDEX)
    found = compared(lent, own, remembered=remembered, whose="budi")
    assert found.reasons(Part.RIGHT_RING) == (Reason.FINGER_PREVIOUS,)
    assert found.reasons(Part.RIGHT_INDEX) == ()
    assert found.verdicts[Part.RIGHT_INDEX][Guard.PREVIOUS] is Verdict.GOOD


def test_what_the_last_finger_left_on_the_glass_is_not_taken_for_a_finger_of_the_next() -> None:
    remembered = Remembered()
    seated(remembered, "siti", SITI, Part.RIGHT_INDEX)
    remembered.sit_down("budi")
    whole = finger(SITI, "RIGHT_INDEX").pixels
    ghost = np.asarray(238 - (238 - whole.astype(np.int16)) // 3, np.uint8)
    found = compared(shown(ghost, Part.RIGHT_INDEX), remembered=remembered, whose="budi")
    assert found.reasons(Part.RIGHT_INDEX) == (Reason.FINGER_PREVIOUS,)


def test_whoever_is_tried_again_is_not_the_person_before() -> None:
    remembered = Remembered()
    seated(remembered, "siti", SITI, Part.RIGHT_INDEX)
    again = print_of(SITI, Part.RIGHT_INDEX, 2)
    found = compared(again, remembered=remembered, whose="siti")
    assert found.reasons(Part.RIGHT_INDEX) == ()
    assert found.verdicts[Part.RIGHT_INDEX][Guard.PREVIOUS] is Verdict.NOT_CHECKED


def test_a_draft_that_is_gone_on_with_is_compared_with_whoever_came_between() -> None:
    remembered = Remembered()
    seated(remembered, "siti", SITI, Part.RIGHT_INDEX)
    seated(remembered, "budi", BUDI, Part.RIGHT_INDEX)
    remembered.sit_down("siti")
    own = print_of(SITI, Part.RIGHT_INDEX, 2)
    lent = print_of(BUDI, Part.RIGHT_INDEX, 2, named=Part.RIGHT_RING)
    found = compared(own, lent, remembered=remembered, whose="siti")
    assert found.verdicts[Part.RIGHT_INDEX][Guard.PREVIOUS] is Verdict.GOOD
    assert found.reasons(Part.RIGHT_RING) == (Reason.FINGER_PREVIOUS,)


def test_the_operators_finger_is_noticed() -> None:
    template = packed(match.template(finger(BUDI, "LEFT_INDEX").pixels))
    helping = print_of(BUDI, Part.LEFT_INDEX, 4, named=Part.RIGHT_RING)
    found = compared(helping, print_of(SITI, Part.RIGHT_INDEX), operator=(template,))
    assert found.reasons(Part.RIGHT_RING) == (Reason.FINGER_OPERATOR,)
    assert found.verdicts[Part.RIGHT_INDEX][Guard.OPERATOR] is Verdict.GOOD


def test_where_nobody_is_known_nothing_is_called_good() -> None:
    found = compared(print_of(SITI, Part.RIGHT_INDEX), whose="siti")
    verdicts = found.verdicts[Part.RIGHT_INDEX]
    assert verdicts[Guard.PREVIOUS] is Verdict.NOT_CHECKED
    assert verdicts[Guard.OPERATOR] is Verdict.NOT_CHECKED
    assert verdicts[Guard.HAND] is Verdict.NOT_CHECKED
    assert verdicts[Guard.TWICE] is Verdict.GOOD


def test_a_print_with_too_little_in_it_is_not_called_somebody_elses_nor_not() -> None:
    bare = shown(np.full((400, 300), 238, np.uint8), Part.RIGHT_INDEX)
    template = packed(match.template(finger(BUDI, "LEFT_INDEX").pixels))
    found = compared(bare, operator=(template,))
    assert set(found.verdicts[Part.RIGHT_INDEX].values()) == {Verdict.NOT_CHECKED}


def test_the_left_hand_recorded_as_the_right_is_noticed_by_the_ridges() -> None:
    """Where the scanner cuts the fingers out itself, no arc of tips tells the hand."""
    left = PARTS[Target.LEFT_FOUR]
    recorded = {part: codec.wsq(finger(SITI, part.value).pixels) for part in left}
    swapped = [
        print_of(SITI, there, 2, named=here) for there, here in zip(left, RIGHT, strict=True)
    ]
    found = compared(*swapped, references=recorded)
    assert all(found.reasons(part) == (Reason.FINGER_TWICE,) for part in RIGHT)


@pytest.mark.expects_warnings
def test_a_template_that_cannot_be_read_leaves_everything_not_checked() -> None:
    found = compared(print_of(SITI, Part.RIGHT_INDEX), operator=(b"PRKT1",))
    assert found.failed
    assert set(found.verdicts[Part.RIGHT_INDEX].values()) == {Verdict.NOT_CHECKED}


# --- what the host remembers ----------------------------------------------------------------------

TEMPLATE: Final = match.template(finger(SITI, "RIGHT_INDEX").pixels)


@settings(deadline=None, max_examples=60)
@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from(RIGHT), st.integers(0, 60)), max_size=60
    )
)
def test_nobody_but_the_last_two_people_is_ever_remembered(
    came: list[tuple[str, Part, int]],
) -> None:
    remembered = Remembered()
    order: list[str] = []
    for whose, part, number in came:
        remembered.sit_down(whose)
        remembered.keep(whose, part, bytes([number]), TEMPLATE)
        order = [*(each for each in order if each != whose), whose]
        assert (remembered.before(whose) is None) == (len(order) < PEOPLE)
        known = [n for n in range(61) if remembered.of(bytes([n])) is not None]
        last = {n for who, _, n in came if who in order[-PEOPLE:]}
        assert set(known) <= last
        assert len(known) <= PEOPLE * PRINTS


def test_after_sealing_only_the_one_who_was_sealed_stays_until_the_next_is() -> None:
    remembered = Remembered()
    seated(remembered, "siti", SITI, Part.RIGHT_INDEX)
    seated(remembered, "budi", BUDI, Part.RIGHT_INDEX)
    remembered.forget(but="budi")
    assert remembered.of(codec.wsq(finger(SITI, "RIGHT_INDEX").pixels)) is None
    assert remembered.before("next") is not None
    remembered.forget()
    assert remembered.before("next") is None


def test_without_a_token_nobody_is_remembered() -> None:
    remembered = Remembered()
    seated(remembered, "", SITI, Part.RIGHT_INDEX)
    assert remembered.before("budi") is None


# --- templates as bytes ---------------------------------------------------------------------------


def test_a_template_comes_back_as_it_was() -> None:
    data = packed(TEMPLATE)
    back = unpacked(data)
    assert len(data) < 4096
    assert np.array_equal(back.found.places, TEMPLATE.found.places)
    assert np.array_equal(back.readable, TEMPLATE.readable)
    assert match.similarity(back, TEMPLATE) == match.similarity(TEMPLATE, TEMPLATE)


@settings(deadline=None, max_examples=100)
@given(st.binary(max_size=40), st.integers(0, 3000), st.integers(1, 255))
def test_other_bytes_are_no_template(tail: bytes, at: int, change: int) -> None:
    data = bytearray(packed(TEMPLATE))
    data[at % len(data)] ^= change
    for wrong in (b"PRKT1" + tail, bytes(data[: at % len(data)]), bytes(data)):
        try:
            unpacked(wrong)
        except NoTemplate:
            continue
        assert len(wrong) == len(data), "only what has the right length may still be one"


def test_a_finger_that_somebody_lent_is_not_remembered_as_the_persons_own() -> None:
    remembered = Remembered()
    seated(remembered, "siti", SITI, Part.RIGHT_INDEX)
    prints = {part: print_of(BUDI, part).gray for part in RIGHT}
    prints[Part.RIGHT_INDEX] = print_of(SITI, Part.RIGHT_INDEX, 3).gray
    deliveries = [Delivery(part.value, Pixels(gray, 500)) for part, gray in prints.items()]
    asked = replace(
        job(Target.RIGHT_FOUR),
        begin=Begin(request=1, target=Target.RIGHT_FOUR, whose="budi"),
    )
    attempt = RecordFingers(remembered)(ScriptedScanner(script=[delivering(*deliveries)]), asked)
    assert Reason.FINGER_PREVIOUS in attempt.reasons
    remembered.forget(but="budi")
    kept = remembered.before("somebody new") or ()
    lent = match.template(print_of(SITI, Part.RIGHT_INDEX, 1).gray)
    assert len(kept) == len(RIGHT) - 1
    assert max(match.similarity(lent, each) for each in kept) < LIMIT
