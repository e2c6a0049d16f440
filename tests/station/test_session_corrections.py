"""Biodata are corrected by an own finger and two people, sealed as corrected, and never lost."""

import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest

from packets.proof.corrections import corrections as proven_corrections
from packets.proof.rules import Rules
from station.audit.acts import Act
from station.body import Modality, Target
from station.citizen.biodata import Marital
from station.citizen.correcting import Change, Field
from station.devices.messages import Begin, Lamp, Verdict
from station.errors import Code
from station.operators.credentials import Credentials
from station.reasons import Reason
from station.session.view import DeskView, OwnFinger, Screen, Step
from tests.fakes.day import SOMEBODY, at, now
from tests.fakes.office import BUDI, PEOPLE, PIN, SITI, TONO, Office

TEMPLATES: Final = (b"own finger",)
PLACE: Final = Change(field=Field.BIRTH_PLACE, value="CIREBON")
FAITH: Final = Change(field=Field.RELIGION, value="KATOLIK")
BORN: Final = Change(field=Field.BIRTH_DATE, value="1990-01-02")
BEFORE: Final = SOMEBODY.biodata


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path)
    yield made
    made.close()


@pytest.fixture
def own(tmp_path: Path) -> Iterator[Office]:
    """An office in which whoever signs in has given their fingers."""
    made = Office(tmp_path)
    made.close()
    made.tools = replace(made.tools, prints=lambda _: TEMPLATES)
    made.open()
    yield made
    made.close()


def propose(office: Office, *changes: Change) -> DeskView:
    office.desk.propose_corrections(changes)
    return office.settle()


def agree(office: Office, who: Credentials = BUDI) -> DeskView:
    office.desk.correct(who)
    return office.settle()


def corrected(office: Office, *changes: Change) -> DeskView:
    propose(office, *changes)
    return agree(office)


def line(view: DeskView, field: Field) -> tuple[str, str | None, str | None, str]:
    assert view.citizen
    (found,) = (each for each in view.citizen.lines if each.field is field)
    return found.value, found.was, found.noted, found.finger


def noted(office: Office, act: Act) -> list[dict[str, str]]:
    return [details for a, _, _, details in office.trail.noted if a is act]


def events(office: Office) -> list[tuple[str, str]]:
    record = office.record()
    return [(each.event, each.detail) for each in record.trail] if record else []


def asked(office: Office) -> list[Begin]:
    sent = [m for m in office.devices.sent if isinstance(m, Begin)]
    return [each for each in sent if each.target is Target.OWN_FINGER]


# --- the own finger ---------------------------------------------------------------------------


def test_the_finger_is_compared_with_the_templates_and_comes_before_the_second_person(
    own: Office,
) -> None:
    at(own, Step.BIODATA)
    own.devices.will(Target.OWN_FINGER, None)
    view = propose(own, PLACE)
    assert view.proposal
    assert (view.proposal.finger, view.proposal.may_ask) == (OwnFinger.AWAITED, False)
    assert view.capture is None, "the operator's finger is no capture of the person"
    (begin,) = asked(own)
    assert (begin.operator, begin.whose, begin.references) == (TEMPLATES, "", {})
    assert agree(own).trouble is Code.NOT_ALLOWED_NOW
    own.devices.answer(begin, Verdict.GOOD)
    view = own.settle()
    assert view.proposal
    assert (view.proposal.finger, view.proposal.may_ask) == (OwnFinger.PASSED, True)
    view = agree(own)
    assert view.proposal is None
    assert line(view, Field.BIRTH_PLACE) == ("CIREBON", BEFORE.birth_place, None, "passed")
    record = own.record()
    assert record
    assert record.attempts == (), "nothing of the finger is kept"


def test_a_finger_of_somebody_else_is_refused_said_and_noted(own: Office) -> None:
    at(own, Step.BIODATA)
    own.devices.will(Target.OWN_FINGER, Verdict.RETRY)
    view = propose(own, PLACE)
    assert view.proposal
    assert (view.proposal.finger, view.proposal.may_ask) == (OwnFinger.OTHER_PERSON, False)
    assert view.proposal.reason is Reason.FINGER_OTHER_PERSON
    assert agree(own).trouble is Code.NOT_ALLOWED_NOW
    assert ("correction_refused", "FINGER") in events(own)
    assert noted(own, Act.CORRECTION_REFUSED) == [{"reason": "FINGER"}]
    own.desk.lay_own_finger()
    view = own.settle()
    assert view.proposal
    assert view.proposal.finger is OwnFinger.PASSED
    assert line(agree(own), Field.BIRTH_PLACE)[0] == "CIREBON"


def test_who_laid_a_strange_finger_does_not_get_by_with_the_cable_out(own: Office) -> None:
    at(own, Step.BIODATA)
    own.devices.will(Target.OWN_FINGER, Verdict.RETRY)
    propose(own, PLACE)
    own.devices.lamp(Modality.FINGER, Lamp.GONE)
    own.settle()
    own.desk.lay_own_finger()
    view = own.settle()
    assert view.proposal
    assert not view.proposal.may_ask
    own.kill()
    own.sign_in()
    own.desk.resume(SOMEBODY.nik)
    own.settle()
    own.devices.lamp(Modality.FINGER, Lamp.GONE)
    view = propose(own, PLACE)
    assert view.proposal
    assert view.proposal.finger is OwnFinger.OTHER_PERSON, "not after a power cut either"
    own.devices.lamp(Modality.FINGER, Lamp.READY)
    view = own.settle()
    assert view.proposal
    assert view.proposal.finger is OwnFinger.PASSED, "the own finger still is"


def test_without_templates_nothing_was_checked_and_that_is_recorded(office: Office) -> None:
    at(office, Step.BIODATA)
    view = propose(office, PLACE)
    assert asked(office) == []
    assert view.proposal
    assert (view.proposal.finger, view.proposal.may_ask) == (OwnFinger.NO_TEMPLATES, True)
    assert line(agree(office), Field.BIRTH_PLACE)[3] == "not_checked"


def test_a_scanner_that_is_away_is_not_waited_for_and_asked_when_it_comes(own: Office) -> None:
    at(own, Step.BIODATA)
    own.devices.lamp(Modality.FINGER, Lamp.GONE)
    view = propose(own, PLACE)
    assert view.proposal
    assert (view.proposal.finger, view.proposal.may_ask) == (OwnFinger.NO_SCANNER, True)
    own.devices.lamp(Modality.FINGER, Lamp.READY)
    view = own.settle()
    assert view.proposal
    assert view.proposal.finger is OwnFinger.PASSED


def test_a_scanner_that_dies_under_the_finger_leaves_nothing_hanging(own: Office) -> None:
    at(own, Step.BIODATA)
    own.devices.will(Target.OWN_FINGER, None, None)
    propose(own, PLACE)
    own.devices.die()
    view = own.settle()
    assert view.proposal
    assert view.proposal.finger is OwnFinger.NO_SCANNER


@pytest.mark.parametrize(
    ("answer", "finger"),
    [
        (Reason.FINGER_NONE, OwnFinger.NOT_READ),
        (Verdict.NOT_CHECKED, OwnFinger.NOT_COMPARED),
        (Code.DEVICE_TIMEOUT, OwnFinger.NOT_READ),
        (Code.DEVICE_GONE, OwnFinger.NO_SCANNER),
    ],
)
def test_whatever_the_scanner_says_is_shown(
    own: Office, answer: Reason | Verdict | Code, finger: OwnFinger
) -> None:
    at(own, Step.BIODATA)
    own.devices.will(Target.OWN_FINGER, answer)
    view = propose(own, PLACE)
    assert view.proposal
    assert view.proposal.finger is finger


# --- the second person ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "code"),
    [
        (SITI, Code.SECOND_PERSON_NEEDED),
        (Credentials("budi", "999999"), Code.LOGIN_REFUSED),
        (TONO, Code.SECOND_PERSON_NEEDED),
    ],
)
def test_a_second_person_refused_is_said_and_noted_and_nothing_is_corrected(
    office: Office, who: Credentials, code: Code
) -> None:
    at(office, Step.BIODATA)
    propose(office, PLACE)
    view = agree(office, who)
    assert view.trouble is code
    assert view.proposal, "a slip in a PIN costs nothing that was typed"
    assert line(view, Field.BIRTH_PLACE) == (BEFORE.birth_place, None, None, "")
    assert ("correction_refused", "SECOND_PERSON") in events(office)
    assert noted(office, Act.CORRECTION_REFUSED) == [{"reason": "SECOND_PERSON"}]
    (refused,) = noted(office, Act.SECOND_REFUSED)
    assert refused["matter"] == "CORRECTION"
    assert line(agree(office), Field.BIRTH_PLACE)[0] == "CIREBON"


def test_the_trail_names_lines_and_people_and_never_what_was_written(
    own: Office, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    at(own, Step.BIODATA)
    corrected(own, PLACE, BORN)
    assert noted(own, Act.BIODATA_CORRECTED) == [
        {"field": "BIRTH_PLACE", "status": "PASSED"},
        {"field": "BIRTH_DATE", "status": "PASSED"},
    ]
    (given,) = noted(own, Act.SECOND_GIVEN)
    assert given["matter"] == "CORRECTION"
    told = repr(own.trail.noted) + repr(events(own)) + caplog.text
    for each in ("CIREBON", BEFORE.birth_place, "1990-01-02"):
        assert each not in told


# --- what follows -----------------------------------------------------------------------------


def test_corrected_biodata_are_read_aloud_again_and_signed_for_anew(office: Office) -> None:
    at(office, Step.STATEMENT)
    office.desk.sign_statement()
    office.settle()
    office.desk.step_to(Step.BIODATA)
    office.settle()
    corrected(office, PLACE)
    record = office.record()
    assert record
    assert (record.confirmed, record.statement, record.reviewed) == (None, None, False)
    assert len(record.attempts) >= 6, "nothing recorded is lost by it"
    office.desk.confirm_biodata()
    assert now(office.settle()) is Step.REVIEW


def test_a_birth_date_is_noted_and_held_against_the_nik_and_not_changed(office: Office) -> None:
    at(office, Step.BIODATA)
    view = corrected(office, BORN)
    assert line(view, Field.BIRTH_DATE) == (
        BEFORE.birth_date.isoformat(), None, "1990-01-02", "not_checked",
    )  # fmt: skip
    assert view.citizen
    assert [each.value for each in view.citizen.findings] == ["BIRTH_DATE_DIFFERS"]
    office.desk.withdraw_correction(Field.BIRTH_DATE)
    view = office.settle()
    assert view.citizen
    assert view.citizen.findings == ()


def test_a_disputed_sex_takes_two_to_go_on(office: Office) -> None:
    at(office, Step.BIODATA)
    other = "P" if BEFORE.sex.value == "L" else "L"
    view = corrected(office, Change(field=Field.SEX, value=other))
    assert view.citizen
    assert view.citizen.needs_second_person
    assert view.citizen.sex == BEFORE.sex.value
    office.desk.confirm_biodata()
    assert office.settle().trouble is Code.SECOND_PERSON_NEEDED
    office.desk.confirm_biodata(BUDI)
    assert office.settle().screen is Screen.CAPTURE


def test_papers_of_somebody_too_young_stop_the_recording(office: Office) -> None:
    single = next(
        each for each in PEOPLE
        if each.biodata.marital_status is Marital.SINGLE and not each.biodata.foreign
    )  # fmt: skip
    at(office, Step.BIODATA, single)
    view = propose(office, Change(field=Field.BIRTH_DATE, value="2015-01-02"))
    assert view.trouble is Code.CITIZEN_NOT_ELIGIBLE
    assert view.proposal is None


@pytest.mark.parametrize(
    "changes",
    [
        (),
        (PLACE, PLACE),
        (Change(field=Field.NIK, value="3273010101900001"),),
        (Change(field=Field.NAME, value="SOMEBODY ELSE"),),
        (Change(field=Field.BIRTH_PLACE, value=BEFORE.birth_place),),
    ],
    ids=["nothing", "twice", "the NIK", "another name", "no change"],
)
def test_what_is_no_correction_is_refused(office: Office, changes: tuple[Change, ...]) -> None:
    at(office, Step.BIODATA)
    view = propose(office, *changes)
    assert view.trouble is Code.NOT_ALLOWED_NOW
    assert view.proposal is None


def test_it_is_corrected_at_the_biodata_alone(office: Office) -> None:
    at(office, Step.PHOTO)
    assert propose(office, PLACE).trouble is Code.NOT_ALLOWED_NOW
    assert agree(office).trouble is Code.NOT_ALLOWED_NOW


# --- nothing is lost --------------------------------------------------------------------------


def test_a_second_correction_still_knows_how_the_list_had_it(office: Office) -> None:
    at(office, Step.BIODATA)
    corrected(office, PLACE, FAITH)
    again = Change(field=Field.BIRTH_PLACE, value="CILACAP")
    assert line(corrected(office, again), Field.BIRTH_PLACE)[:2] == ("CILACAP", BEFORE.birth_place)
    back = Change(field=Field.BIRTH_PLACE, value=BEFORE.birth_place)
    view = corrected(office, back)
    assert line(view, Field.BIRTH_PLACE) == (BEFORE.birth_place, None, None, "")
    assert line(view, Field.RELIGION)[0] == "KATOLIK"


def test_a_correction_is_withdrawn_and_the_line_is_as_it_was(office: Office) -> None:
    at(office, Step.BIODATA)
    corrected(office, PLACE, FAITH)
    office.desk.withdraw_correction(Field.BIRTH_PLACE)
    view = office.settle()
    assert line(view, Field.BIRTH_PLACE) == (BEFORE.birth_place, None, None, "")
    assert line(view, Field.RELIGION)[:2] == ("KATOLIK", BEFORE.religion)
    assert noted(office, Act.CORRECTION_WITHDRAWN) == [{"field": "BIRTH_PLACE"}]
    office.desk.withdraw_correction(Field.BIRTH_PLACE)
    assert office.settle().trouble is Code.NOT_ALLOWED_NOW


def test_power_cut_and_relief_lose_no_correction_and_finish_none_that_was_begun(
    own: Office,
) -> None:
    at(own, Step.BIODATA)
    corrected(own, PLACE)
    propose(own, FAITH)
    own.kill()
    own.sign_in(BUDI)
    own.desk.resume(SOMEBODY.nik)
    view = own.settle()
    assert view.proposal is None
    assert line(view, Field.BIRTH_PLACE)[:2] == ("CIREBON", BEFORE.birth_place)
    assert line(view, Field.RELIGION)[0] == BEFORE.religion
    propose(own, FAITH)
    own.desk.lock()
    own.settle()
    view = own.sign_in(SITI)
    assert (view.screen, view.proposal) == (Screen.BIODATA, None)
    assert line(view, Field.BIRTH_PLACE)[0] == "CIREBON"


@pytest.mark.parametrize("leave", ["leave", "confirm_biodata", "drop_corrections"])
def test_whoever_goes_elsewhere_has_corrected_nothing(own: Office, leave: str) -> None:
    at(own, Step.BIODATA)
    own.devices.will(Target.OWN_FINGER, None)
    propose(own, PLACE)
    getattr(own.desk, leave)()
    view = own.settle()
    assert view.proposal is None
    (begin,) = asked(own)
    own.devices.answer(begin, Verdict.GOOD)
    assert own.settle().proposal is None
    stored = own.stored(SOMEBODY.nik)
    assert stored
    assert stored[0].corrections == ()


# --- the packet -------------------------------------------------------------------------------


def test_what_was_corrected_is_sealed_with_old_value_people_and_finger(own: Office) -> None:
    at(own, Step.BIODATA)
    corrected(own, PLACE, BORN)
    own.record_everything()
    assert own.finish().screen is Screen.DONE
    (recording,) = own.outbox.recordings
    assert recording.biodata.birth_place == "CIREBON"
    assert recording.biodata.birth_date == BEFORE.birth_date.isoformat()
    told = {each.field: each for each in recording.corrections}
    assert (told["birth_place"].was, told["birth_place"].noted) == (BEFORE.birth_place, False)
    assert (told["birth_date"].now, told["birth_date"].noted) == ("1990-01-02", True)
    assert {each.finger for each in recording.corrections} == {"passed"}
    assert {each.by for each in recording.corrections} == {recording.origin.operator}
    assert all(each.second not in ("", each.by) for each in recording.corrections)
    (gate,) = (each for each in recording.gates if each.name == "corrections")
    assert gate.value == "birth_place:passed birth_date:passed"
    assert list(proven_corrections(recording, gate, Rules(corrected_by_finger=True))) == []


def test_nothing_corrected_leaves_no_gate(office: Office) -> None:
    at(office, Step.REVIEW)
    office.finish()
    (recording,) = office.outbox.recordings
    assert recording.corrections == ()
    assert "corrections" not in {each.name for each in recording.gates}
    assert PIN not in repr(recording)
