"""Whoever lacks a part is recorded without it: nobody is sent away, and the packet says why."""

import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from packets.enrollment import Presence
from station.body import EYES, FINGERS, PARTS, Modality, Part, Target
from station.devices.messages import Lamp, Verdict
from station.errors import Code
from station.session.view import DeskView, Mark, PhotoItem, Screen, Step
from tests.fakes.day import at, marks
from tests.fakes.office import BUDI, PEOPLE, SITI, Office

SIX = (*PARTS[Target.LEFT_FOUR], Part.LEFT_THUMB, Part.RIGHT_LITTLE)
Note = tuple[tuple[Part, ...], Presence, bool, str]

PEOPLE_WITHOUT: dict[str, tuple[Note, ...]] = {
    "no hands": ((FINGERS, Presence.AMPUTATED, True, "sejak lahir"),),
    "six fingers": ((SIX, Presence.AMPUTATED, True, ""),),
    "a bandage": (((Part.RIGHT_INDEX,), Presence.BANDAGED, False, "luka bakar"),),
    "one eye": (((Part.LEFT_EYE,), Presence.BLIND, True, ""),),
    "both eyes": ((EYES, Presence.BLIND, True, ""),),
    "no writing": (((Part.SIGNATURE,), Presence.UNABLE, True, "gemetar"),),
    "not read": ((FINGERS, Presence.UNREADABLE, False, ""), (EYES, Presence.UNABLE, False, "")),
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.close()


def _note(office: Office, *notes: Note) -> DeskView:
    for parts, presence, permanent, words in notes:
        office.desk.exempt_all(parts, presence, permanent, words, BUDI)
        office.settle()
    return office.desk.view


def _to_the_end(office: Office) -> DeskView:
    view = office.record_everything()
    while view.screen not in (Screen.STATEMENT, Screen.LOGIN):
        view = office.advance()
    if not any(each.part is Part.SIGNATURE for each in view.exempted):
        office.desk.sign_statement()
        office.settle()
    office.desk.seal()
    return office.settle()


@pytest.mark.parametrize("notes", PEOPLE_WITHOUT.values(), ids=PEOPLE_WITHOUT.keys())
def test_what_cannot_be_recorded_stands_in_the_packet_with_reason_time_and_note(
    office: Office, notes: tuple[Note, ...], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    office.sign_in()
    office.start()
    view = _note(office, *notes)
    left_out = {part for parts, *_ in notes for part in parts}
    assert {each.part for each in view.exempted} == left_out
    assert _to_the_end(office).screen is Screen.DONE
    (recording,) = office.outbox.recordings
    told = {(e.part, e.presence, e.permanent, e.note) for e in recording.exemptions}
    assert told == {
        (part.value, presence, permanent, words)
        for parts, presence, permanent, words in notes
        for part in parts
    }
    assert len(recording.fingers) == len(set(FINGERS) - left_out)
    assert len(recording.irises) == len(set(EYES) - left_out)
    assert (recording.signature is None) is (Part.SIGNATURE in left_out)
    confirmed = {each.confirmed_by for each in recording.exemptions}
    assert len(confirmed) == 1
    assert recording.origin.operator not in confirmed
    for *_, words in notes:
        assert not words or words not in caplog.text
        assert not any(words and words in line.detail for line in recording.audit)


def test_a_step_without_a_part_left_asks_no_device(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    view = _note(office, (FINGERS, Presence.AMPUTATED, True, ""))
    assert view.capture is not None
    assert view.capture.may_go_on
    office.desk.go_on()
    view = office.settle()
    assert view.capture is not None
    assert view.capture.target is Target.IRISES
    rail = marks(view)
    assert [rail[step] for step in (Step.RIGHT_FOUR, Step.LEFT_FOUR, Step.THUMBS)] == [
        Mark.EXEMPT
    ] * 3


def test_all_of_them_or_none(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    office.desk.exempt_all((Part.RIGHT_INDEX, Part.LEFT_EYE), Presence.BLIND, True, "", BUDI)
    view = office.settle()
    assert view.trouble is Code.NOT_ALLOWED_NOW
    assert view.exempted == ()
    office.desk.exempt_all((Part.RIGHT_INDEX,), Presence.AMPUTATED, True, "", SITI)
    view = office.settle()
    assert view.trouble is not None, "the same person confirms nothing"
    assert view.exempted == ()


def test_an_exception_is_altered_and_taken_back(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    _note(office, (SIX, Presence.AMPUTATED, True, "lama"))
    view = _note(office, ((Part.LEFT_RING,), Presence.BANDAGED, False, "jahitan"))
    altered = {each.part: (each.exempt, each.permanent, each.note) for each in view.exempted}
    assert altered[Part.LEFT_RING] == ("BANDAGED", False, "jahitan")
    assert altered[Part.LEFT_INDEX] == ("AMPUTATED", True, "lama")
    office.desk.withdraw_exemptions((Part.LEFT_RING, Part.RIGHT_LITTLE))
    view = office.settle()
    assert {each.part for each in view.exempted} == set(SIX) - {Part.LEFT_RING, Part.RIGHT_LITTLE}
    office.desk.withdraw_exemptions((Part.LEFT_RING,))
    assert office.settle().trouble is Code.NOT_ALLOWED_NOW


def test_exceptions_come_back_with_the_draft(office: Office) -> None:
    at(office, Step.LEFT_FOUR)
    _note(office, ((Part.LEFT_THUMB,), Presence.BANDAGED, False, "gips"))
    office.kill()
    office.sign_in()
    office.desk.resume(PEOPLE[0].nik)
    (left_out,) = office.settle().exempted
    assert (left_out.part, left_out.permanent, left_out.note) == (Part.LEFT_THUMB, False, "gips")


# --- what drafts wait for


def test_a_draft_says_how_old_it_is_and_for_which_device_it_waits(office: Office) -> None:
    at(office, Step.THUMBS)
    office.devices.lamp(Modality.IRIS, Lamp.GONE)
    office.settle()
    office.press()
    assert office.step() is Step.IRISES
    office.desk.defer()
    office.settle()
    office.desk.leave()
    row = office.settle().roster[0]
    assert row.draft_lacks == (Modality.IRIS,)
    assert row.draft_hours == 0
    office.clock.advance(26 * 3600)
    office.desk.refresh()
    row = office.settle().roster[0]
    assert row.draft_hours == pytest.approx(26)
    assert not row.draft_ready
    office.devices.lamp(Modality.IRIS, Lamp.READY)
    office.settle()
    office.desk.refresh()
    assert office.settle().roster[0].draft_ready, "its device is back: it can be finished now"


# --- the photo, item by item


@pytest.mark.parametrize("approve", [True, False])
def test_the_items_of_the_approval_are_gates(office: Office, approve: bool) -> None:
    view = at(office, Step.APPROVAL)
    assert [each.item for each in view.photo_checks] == list(PhotoItem)
    by_hand = {PhotoItem.GLASSES, PhotoItem.SELF}
    assert all(
        each.verdict is Verdict.NOT_CHECKED for each in view.photo_checks if each.item in by_hand
    )
    if not approve:
        office.desk.reject_photo()
        assert office.settle().screen is Screen.CAPTURE
        return
    office.desk.person_answers(agrees=True)
    office.settle()
    view = office.advance()
    while view.screen is not Screen.STATEMENT:
        view = office.advance()
    office.desk.sign_statement()
    office.settle()
    office.desk.seal()
    office.settle()
    (recording,) = office.outbox.recordings
    gates = {gate.name: gate for gate in recording.gates}
    for item in PhotoItem:
        gate = gates[f"photo:{item.value}"]
        assert gate.outcome == "passed"
        assert gate.by == gates["photo_approval"].by != ""
    assert gates["photo:SELF"].value == "NOT_CHECKED"
    assert ("person_agreed", "APPROVAL") in {(e.event, e.detail) for e in recording.audit}


# --- pressed twice

PRESSED: dict[Step, tuple[Callable[[Office], None], Step, int]] = {
    Step.BIODATA: (lambda office: office.desk.confirm_biodata(), Step.PHOTO, 1),
    Step.PHOTO: (lambda office: office.desk.capture(), Step.PHOTO, 1),
    Step.REVIEW: (lambda office: office.desk.go_on(), Step.APPROVAL, 0),
    Step.APPROVAL: (lambda office: office.desk.approve_photo(), Step.INDEX_CHECK, 0),
    Step.INDEX_CHECK: (lambda office: office.desk.check_index(), Step.INDEX_CHECK, 1),
    Step.STATEMENT: (lambda office: office.desk.sign_statement(), Step.STATEMENT, 1),
}
"""What the primary button does at a step, where one press leads, and how many tries it makes."""


@pytest.mark.parametrize("step", PRESSED)
def test_a_primary_action_pressed_three_times_at_once_counts_once(
    office: Office, step: Step
) -> None:
    press, leads_to, tries = PRESSED[step]
    at(office, step)
    before = office.record()
    assert before is not None
    for _ in range(3):
        press(office)
    office.settle()
    after = office.record()
    assert after is not None
    assert office.step() is leads_to
    assert len(after.attempts) - len(before.attempts) == tries
    assert office.desk.view.trouble is None


def test_sealing_pressed_three_times_makes_one_packet(office: Office) -> None:
    at(office, Step.STATEMENT)
    office.desk.sign_statement()
    office.settle()
    for _ in range(3):
        office.desk.seal()
    assert office.settle().screen is Screen.DONE
    assert len(office.outbox.packets) == 1
