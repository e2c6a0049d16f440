"""The desk: what an operator meets in a day, step by step, with devices that obey a script."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from station.body import PARTS, Modality, Part, Target
from station.citizen.biodata import Citizen
from station.citizen.fictitious import people
from station.citizen.nik import NikFinding, Sex
from station.citizen.roster import Roster
from station.devices.messages import Cancel, Captured, Lamp, Live, Seat, Verdict
from station.errors import Broken, Code
from station.lifecycle import Status
from station.operators.accounts import TRIES
from station.operators.credentials import Credentials
from station.reasons import Reason
from station.session.exemptions import Presence
from station.session.view import CaptureState, DeskView, Mark, Screen, Step
from tests.fakes.clock import MORNING
from tests.fakes.devices import attempt
from tests.fakes.office import BUDI, PEOPLE, PIN, SITI, TONO, Office

SOMEBODY = PEOPLE[0]


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path)
    office.settle()
    yield office
    office.close()


def at(office: Office, step: Step, citizen: Citizen = SOMEBODY) -> DeskView:
    """Go straight to a step, everything before it good."""
    office.sign_in()
    office.start(citizen)
    if step is Step.BIODATA:
        return office.desk.view
    office.desk.confirm_biodata()
    view = office.settle()
    while now(view) is not step:
        view = office.press() if view.screen is Screen.CAPTURE else office.advance()
    return view


def now(view: DeskView) -> Step:
    return next(row.step for row in view.rail if row.mark is Mark.NOW)


def marks(view: DeskView) -> dict[Step, Mark]:
    return {row.step: row.mark for row in view.rail}


# --- who is there ---------------------------------------------------------------------------------


def test_a_wrong_pin_is_told_with_what_is_left(office: Office) -> None:
    office.desk.sign_in("siti", "000000")
    view = office.settle()
    assert (view.screen, view.trouble, view.tries_left) == (
        Screen.LOGIN,
        Code.LOGIN_REFUSED,
        TRIES - 1,
    )
    view = office.sign_in()
    assert (view.screen, view.trouble, view.operator) == (Screen.TODAY, None, "siti")


def test_a_technician_does_not_get_to_the_citizens(office: Office) -> None:
    view = office.sign_in(TONO)
    assert (view.screen, view.trouble) == (Screen.LOGIN, Code.NOT_ALLOWED_NOW)
    assert view.roster == ()


def test_a_locked_screen_shows_nobody(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    office.desk.lock()
    view = office.settle()
    assert view.screen is Screen.LOGIN
    assert (view.roster, view.citizen, view.capture, view.rail, view.operator) == (
        (),
        None,
        None,
        (),
        "",
    )


def test_a_relief_operator_goes_on_where_it_was_locked(office: Office) -> None:
    at(office, Step.LEFT_FOUR)
    office.desk.lock()
    office.settle()
    view = office.sign_in(BUDI)
    assert view.screen is Screen.CAPTURE
    assert view.capture is not None
    assert view.capture.target is Target.LEFT_FOUR
    assert view.operator == "budi"


def test_signing_out_leaves_a_draft_on_the_list(office: Office) -> None:
    at(office, Step.LEFT_FOUR)
    office.desk.sign_out()
    office.settle()
    row = office.sign_in().roster[0]
    assert (row.state, row.draft_step) == ("DRAFT", Step.LEFT_FOUR)


# --- who is recorded ------------------------------------------------------------------------------


def test_nobody_unknown_and_nobody_twice(office: Office) -> None:
    office.sign_in()
    office.desk.start("3273011708950001")
    assert office.settle().trouble is Code.CITIZEN_UNKNOWN
    office.start()
    office.record_everything()
    office.finish()
    office.desk.next_person()
    office.settle()
    assert office.start().trouble is Code.CITIZEN_ALREADY_RECORDED


@pytest.mark.parametrize(
    ("citizen", "code"),
    [
        (replace(SOMEBODY, status=Status.DUPLICATE_RECORD), Code.CITIZEN_NOT_ELIGIBLE),
        (replace(SOMEBODY, status=Status.PRINT_READY_RECORD), Code.CITIZEN_ALREADY_RECORDED),
        (
            replace(SOMEBODY, biodata=replace(SOMEBODY.biodata, nik=f"{SOMEBODY.nik[:12]}0000")),
            Code.NIK_REFUSED,
        ),
        (
            replace(SOMEBODY, biodata=replace(SOMEBODY.biodata, nationality="JEPANG")),
            Code.CITIZEN_NOT_ELIGIBLE,
        ),
    ],
)
def test_who_is_turned_away(tmp_path: Path, citizen: Citizen, code: Code) -> None:
    office = Office(tmp_path, (citizen,))
    office.sign_in()
    view = office.start(citizen)
    assert (view.screen, view.trouble, office.devices.sent) == (Screen.TODAY, code, [])
    assert not list((tmp_path / "drafts").iterdir())
    office.close()


def other_sex() -> Citizen:
    biodata = SOMEBODY.biodata
    wrong = Sex.MALE if biodata.sex is Sex.FEMALE else Sex.FEMALE
    return replace(SOMEBODY, biodata=replace(biodata, sex=wrong))


def test_a_nik_against_the_sex_takes_two(tmp_path: Path) -> None:
    office = Office(tmp_path, (other_sex(),))
    office.sign_in()
    view = office.start(other_sex())
    assert view.citizen is not None
    assert view.citizen.findings == (NikFinding.SEX_DIFFERS,)
    assert view.citizen.needs_second_person
    for second in (None, SITI, TONO):
        office.desk.confirm_biodata(second)
        view = office.settle()
        assert (view.screen, view.trouble) == (Screen.BIODATA, Code.SECOND_PERSON_NEEDED)
    office.desk.confirm_biodata(BUDI)
    view = office.settle()
    assert view.screen is Screen.CAPTURE
    office.close()


def test_a_sixteen_year_old_is_recorded_and_not_printed(tmp_path: Path) -> None:
    young = people(7, 12, today=MORNING.date())[9]
    office = Office(tmp_path, (young,))
    view = at(office, Step.BIODATA, young)
    assert view.citizen is not None
    assert not view.citizen.printable
    office.close()


def test_training_seats_the_citizen_before_any_device_is_asked(tmp_path: Path) -> None:
    office = Office(tmp_path, seated=True)
    at(office, Step.RIGHT_FOUR)
    kinds = [type(message) for message in office.devices.sent]
    assert kinds[0] is Seat
    assert kinds.count(Seat) == 1
    office.close()


# --- recording ------------------------------------------------------------------------------------


def test_arriving_shows_the_live_view_and_the_primary_press_takes_it(office: Office) -> None:
    office.devices.will(Target.PHOTO, None)
    at(office, Step.PHOTO)
    view = office.desk.view
    assert view.capture is not None
    assert view.capture.state is CaptureState.LIVE
    assert view.capture.request == office.devices.begun().request
    office.desk.capture()
    office.desk.capture()
    view = office.settle()
    assert view.capture is not None
    assert (view.capture.state, view.capture.may_go_on) == (CaptureState.JUDGED, True)
    assert view.capture.parts[0].attempts == 1


def test_live_notices_change_the_live_part_only(office: Office) -> None:
    office.devices.will(Target.PHOTO, None)
    before = at(office, Step.PHOTO)
    request = office.devices.begun().request
    office.devices.tell(
        Live(request=request, verdict=Verdict.RETRY, reasons=(Reason.FACE_DARK,), hold=0.5)
    )
    office.devices.tell(Live(request=request + 7, verdict=Verdict.GOOD, reasons=()))
    after = office.settle()
    assert after.capture is not None
    assert (after.capture.reasons, after.capture.hold) == ((Reason.FACE_DARK,), 0.5)
    assert after.rail is before.rail
    assert after.citizen is before.citizen


def test_poor_tries_are_counted_then_the_best_may_be_forced(office: Office) -> None:
    office.devices.will(Target.PHOTO, Verdict.RETRY, Reason.TIMED_OUT, Verdict.RETRY)
    view = at(office, Step.PHOTO)
    seen = []
    for _ in range(3):
        assert view.capture is not None
        seen.append((view.capture.attempt, view.capture.attempts_allowed, view.capture.may_force))
        office.desk.go_on()
        assert office.settle().trouble is Code.NOT_ALLOWED_NOW
        if len(seen) < 3:
            office.desk.retake()
            view = office.settle()
    assert seen == [(1, 3, False), (2, 3, False), (3, 3, True)]
    office.desk.force()
    office.settle()
    office.desk.go_on()
    assert now(office.settle()) is Step.RIGHT_FOUR


def test_forcing_too_early_is_refused(office: Office) -> None:
    office.devices.will(Target.PHOTO, Verdict.RETRY)
    at(office, Step.PHOTO)
    office.desk.force()
    assert office.settle().trouble is Code.NOT_ALLOWED_NOW


def test_back_loses_nothing(office: Office) -> None:
    at(office, Step.THUMBS)
    for step in (Step.LEFT_FOUR, Step.RIGHT_FOUR, Step.PHOTO, Step.BIODATA, Step.BIODATA):
        office.desk.back()
        view = office.settle()
        assert now(view) is step
    office.desk.go_on()
    view = office.settle()
    assert now(view) is Step.IRISES
    done = (Step.PHOTO, Step.RIGHT_FOUR, Step.LEFT_FOUR, Step.THUMBS)
    assert {marks(view)[step] for step in done} == {Mark.DONE}


def test_a_capture_that_comes_in_after_back_is_kept(office: Office) -> None:
    office.devices.will(Target.RIGHT_FOUR, None)
    at(office, Step.RIGHT_FOUR)
    begin = office.devices.begun()
    office.desk.back()
    office.settle()
    assert Cancel(request=begin.request) in office.devices.sent
    office.devices.answer(begin, Verdict.GOOD)
    assert marks(office.settle())[Step.RIGHT_FOUR] is Mark.DONE


def test_a_capture_nobody_asked_for_is_ignored(office: Office) -> None:
    office.devices.will(Target.PHOTO, None)
    before = at(office, Step.PHOTO)
    request = office.devices.begun().request
    office.devices.tell(Captured(request=request + 9, attempt=attempt(Target.PHOTO)))
    office.devices.tell(Captured(request=request, attempt=attempt(Target.THUMBS)))
    after = office.settle()
    assert marks(after) == marks(before)


def test_the_rail_reaches_back_and_not_ahead(office: Office) -> None:
    view = at(office, Step.RIGHT_FOUR)
    reachable = [row.step for row in view.rail if row.reachable]
    assert Step.PHOTO in reachable
    assert Step.THUMBS not in reachable
    office.desk.step_to(Step.THUMBS)
    assert office.settle().trouble is Code.NOT_ALLOWED_NOW
    office.desk.step_to(Step.PHOTO)
    assert now(office.settle()) is Step.PHOTO


# --- exceptions -----------------------------------------------------------------------------------


def exempt(office: Office, part: Part, presence: Presence) -> DeskView:
    office.desk.exempt(part, presence, True, "", BUDI)
    return office.settle()


def test_an_exempted_finger_is_not_waited_for(office: Office) -> None:
    office.devices.will(Target.RIGHT_FOUR, None)
    at(office, Step.RIGHT_FOUR)
    view = exempt(office, Part.RIGHT_RING, Presence.AMPUTATED)
    assert office.devices.begun().missing == (Part.RIGHT_RING,)
    assert view.capture is not None
    assert view.capture.parts[2].exempt == "AMPUTATED"
    assert view.capture.may_go_on


@pytest.mark.parametrize(
    ("part", "presence", "second", "code"),
    [
        (Part.RIGHT_RING, Presence.AMPUTATED, SITI, Code.SECOND_PERSON_NEEDED),
        (Part.RIGHT_RING, Presence.AMPUTATED, TONO, Code.SECOND_PERSON_NEEDED),
        (Part.RIGHT_RING, Presence.AMPUTATED, Credentials("budi", "000000"), Code.LOGIN_REFUSED),
        (Part.FACE, Presence.BANDAGED, BUDI, Code.NOT_ALLOWED_NOW),
        (Part.RIGHT_RING, Presence.BLIND, BUDI, Code.NOT_ALLOWED_NOW),
        (Part.LEFT_EYE, Presence.AMPUTATED, BUDI, Code.NOT_ALLOWED_NOW),
        (Part.SIGNATURE, Presence.BLIND, BUDI, Code.NOT_ALLOWED_NOW),
    ],
)
def test_exceptions_that_are_refused(
    office: Office, part: Part, presence: Presence, second: Credentials, code: Code
) -> None:
    before = at(office, Step.RIGHT_FOUR)
    office.desk.exempt(part, presence, True, "", second)
    view = office.settle()
    assert view.trouble is code
    assert view.rail == before.rail


def test_a_withdrawn_exemption_is_recorded_after_all(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    exempt(office, Part.RIGHT_EYE, Presence.BANDAGED)
    office.desk.withdraw_exemption(Part.RIGHT_EYE)
    office.settle()
    office.desk.withdraw_exemption(Part.RIGHT_EYE)
    assert office.settle().trouble is Code.NOT_ALLOWED_NOW


def test_a_blind_person_without_hands_who_cannot_sign(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    fingers = (Target.RIGHT_FOUR, Target.LEFT_FOUR, Target.THUMBS)
    for part in (part for target in fingers for part in PARTS[target]):
        exempt(office, part, Presence.AMPUTATED)
    for part in PARTS[Target.IRISES]:
        exempt(office, part, Presence.BLIND)
    exempt(office, Part.SIGNATURE, Presence.AMPUTATED)
    office.desk.go_on()
    view = office.settle()
    assert view.screen is Screen.REVIEW
    exempted = (Step.RIGHT_FOUR, Step.LEFT_FOUR, Step.THUMBS, Step.IRISES, Step.SIGNATURE)
    assert {marks(view)[step] for step in exempted} == {Mark.EXEMPT}
    office.desk.go_on()
    office.settle()
    office.desk.approve_photo()
    assert office.settle().screen is Screen.STATEMENT
    office.desk.seal()
    assert office.settle().screen is Screen.DONE
    (recording,) = office.outbox.recordings
    assert recording.consent.statement is None
    assert len(recording.exemptions) == 13
    assert {each.confirmed_by for each in recording.exemptions} != {recording.origin.operator}
    outcomes = {gate.name: gate.outcome for gate in recording.gates}
    assert outcomes["index_check"] == outcomes["statement"] == "not_checked"


# --- a day of degraded devices --------------------------------------------------------------------


def test_a_device_that_is_gone_is_deferred_and_the_rest_goes_on(office: Office) -> None:
    office.devices.lamp(Modality.IRIS, Lamp.GONE)
    view = at(office, Step.IRISES)
    assert view.capture is not None
    assert view.capture.state is CaptureState.DEVICE_GONE
    office.desk.defer()
    office.settle()
    office.press()
    view = office.desk.view
    assert view.screen is Screen.REVIEW
    assert marks(view)[Step.IRISES] is Mark.DEFERRED
    office.desk.go_on()
    assert office.settle().trouble is Code.NOT_ALLOWED_NOW
    office.desk.leave()
    row = office.settle().roster[0]
    assert (row.state, row.draft_step) == ("DRAFT", Step.REVIEW)
    office.devices.lamp(Modality.IRIS, Lamp.READY)
    office.desk.resume(SOMEBODY.nik)
    view = office.settle()
    assert now(view) is Step.IRISES
    office.desk.go_on()
    assert office.settle().screen is Screen.REVIEW
    assert office.finish().screen is Screen.DONE


@pytest.mark.parametrize("code", [Code.DEVICE_GONE, Code.HOST_GONE, Code.DEVICE_PERMISSION])
def test_a_device_that_goes_and_comes_back_goes_on_by_itself(office: Office, code: Code) -> None:
    office.devices.will(Target.PHOTO, code)
    view = at(office, Step.PHOTO)
    assert view.capture is not None
    assert view.capture.state is CaptureState.DEVICE_GONE
    assert view.capture.attempt == 1
    office.devices.lamp(Modality.CAMERA, Lamp.READY)
    view = office.settle()
    assert view.capture is not None
    assert view.capture.may_go_on


def test_a_host_that_dies_mid_capture_is_asked_again(office: Office) -> None:
    office.devices.will(Target.PHOTO, None)
    at(office, Step.PHOTO)
    first = office.devices.begun().request
    office.devices.die()
    view = office.settle()
    assert view.capture is not None
    assert view.capture.state is CaptureState.DEVICE_GONE
    assert {device.lamp for device in view.devices} == {Lamp.STARTING}
    office.devices.all_there()
    view = office.settle()
    assert view.capture is not None
    assert view.capture.may_go_on
    assert office.devices.begun().request != first


def test_a_fault_is_told_by_its_code_and_the_try_does_not_count(office: Office) -> None:
    office.devices.will(Target.PHOTO, Code.DEVICE_BUSY)
    view = at(office, Step.PHOTO)
    assert view.trouble is Code.DEVICE_BUSY
    assert view.capture is not None
    assert (view.capture.state, view.capture.attempt) == (CaptureState.READY, 1)


def test_what_could_not_be_checked_is_shown_and_goes_into_the_packet(office: Office) -> None:
    office.devices.will(Target.IRISES, Verdict.NOT_CHECKED)
    view = at(office, Step.IRISES)
    assert view.capture is not None
    assert {part.verdict for part in view.capture.parts} == {Verdict.NOT_CHECKED}
    assert {part.score for part in view.capture.parts} == {None}
    assert not view.capture.may_go_on
    office.desk.force()
    office.settle()
    office.desk.go_on()
    office.settle()
    office.press()
    office.finish()
    (recording,) = office.outbox.recordings
    outcomes = {gate.name: gate.outcome for gate in recording.gates}
    assert outcomes["quality:IRISES"] == "not_checked"
    assert outcomes["quality:PHOTO"] == "passed"
    assert [iris.image.quality for iris in recording.irises] == [None, None]


# --- the end --------------------------------------------------------------------------------------


def test_a_rejected_photo_is_taken_again_and_never_sent(office: Office) -> None:
    at(office, Step.APPROVAL)
    office.desk.reject_photo()
    view = office.settle()
    assert now(view) is Step.PHOTO
    assert marks(view)[Step.RIGHT_FOUR] is Mark.DONE
    photos = [m for m in office.devices.sent if getattr(m, "target", None) is Target.PHOTO]
    assert len(photos) == 2
    office.desk.go_on()
    assert office.settle().screen is Screen.REVIEW
    office.finish()
    (recording,) = office.outbox.recordings
    assert recording.face is not None
    assert recording.face.image.attempts == 1
    assert "photo_rejected" in [line.event for line in recording.audit]


def test_another_persons_index_finger_stops_it_until_two_decide(office: Office) -> None:
    at(office, Step.INDEX_CHECK)
    office.devices.match = 0.01
    for _ in range(3):
        office.desk.check_index()
        view = office.settle()
        office.desk.go_on()
        assert office.settle().trouble is Code.NOT_ALLOWED_NOW
    assert view.capture is not None
    assert [(part.verdict, part.score) for part in view.capture.parts] == [(Verdict.RETRY, 1)] * 2
    office.desk.force()
    assert office.settle().trouble is Code.SECOND_PERSON_NEEDED
    office.desk.force(BUDI)
    office.settle()
    office.desk.go_on()
    office.settle()
    office.desk.sign_statement()
    office.settle()
    office.desk.seal()
    office.settle()
    (recording,) = office.outbox.recordings
    (gate,) = (gate for gate in recording.gates if gate.name == "index_check")
    assert (gate.outcome, gate.second != "") == ("overridden", True)


def test_the_index_check_gets_the_best_pictures_as_references(office: Office) -> None:
    at(office, Step.INDEX_CHECK)
    exempt(office, Part.LEFT_INDEX, Presence.BANDAGED)
    office.desk.check_index()
    office.settle()
    begin = office.devices.begun()
    assert set(begin.references) == {Part.RIGHT_INDEX}
    assert begin.missing == (Part.LEFT_INDEX,)


def test_nothing_is_sealed_without_a_signed_statement(office: Office) -> None:
    office.devices.will(Target.STATEMENT, None)
    at(office, Step.STATEMENT)
    office.desk.seal()
    view = office.settle()
    assert (view.screen, view.trouble) == (Screen.STATEMENT, Code.NOT_ALLOWED_NOW)
    office.desk.sign_statement()
    office.settle()
    office.desk.finish_pen()
    view = office.settle()
    assert view.capture is not None
    assert view.capture.may_go_on
    office.desk.seal()
    assert office.settle().screen is Screen.DONE


def test_a_second_seal_press_makes_no_second_packet(office: Office) -> None:
    at(office, Step.STATEMENT)
    office.desk.sign_statement()
    office.settle()
    office.desk.seal()
    office.desk.seal()
    view = office.settle()
    assert (view.screen, view.trouble) == (Screen.DONE, None)
    assert len(office.outbox.packets) == 1


def test_a_second_press_of_on_does_not_skip_the_review(office: Office) -> None:
    at(office, Step.SIGNATURE)
    office.desk.go_on()
    office.desk.go_on()
    view = office.settle()
    assert (view.screen, view.trouble) == (Screen.REVIEW, None)


def test_a_full_disk_keeps_the_person_at_the_desk(office: Office) -> None:
    office.outbox.broken = Broken(Code.DISK_FULL)
    at(office, Step.STATEMENT)
    office.desk.sign_statement()
    office.settle()
    office.desk.seal()
    view = office.settle()
    assert (view.screen, view.trouble) == (Screen.STATEMENT, Code.DISK_FULL)
    office.outbox.broken = None
    office.desk.seal()
    assert office.settle().screen is Screen.DONE
    assert len(office.outbox.packets) == 1


def test_a_packet_that_lies_there_after_all_is_not_made_again(office: Office) -> None:
    at(office, Step.STATEMENT)
    office.desk.sign_statement()
    office.settle()
    office.outbox.breaks_after_putting = True
    office.desk.seal()
    assert office.settle().trouble is Code.DISK_UNWRITABLE
    office.desk.seal()
    view = office.settle()
    assert view.done is not None
    assert set(office.outbox.packets) == {view.done.packet_id}


@pytest.mark.expects_warnings
def test_a_bug_is_told_and_the_desk_goes_on(office: Office) -> None:
    at(office, Step.STATEMENT)
    office.desk.sign_statement()
    office.settle()
    office.outbox.broken = RuntimeError("nobody foresaw this")
    office.desk.seal()
    view = office.settle()
    assert (view.screen, view.trouble) == (Screen.STATEMENT, Code.BUG)
    office.outbox.broken = None
    office.desk.seal()
    assert office.settle().screen is Screen.DONE


# --- drafts ---------------------------------------------------------------------------------------


def test_an_unreadable_draft_blocks_nobody_for_ever(office: Office) -> None:
    at(office, Step.THUMBS)
    office.desk.leave()
    office.settle()
    (draft,) = (office.folder / "drafts").iterdir()
    draft.write_bytes(b"gone")
    assert office.start().trouble is Code.DRAFT_UNREADABLE
    office.desk.discard(SOMEBODY.nik, SITI)
    assert office.settle().trouble is Code.SECOND_PERSON_NEEDED
    office.desk.discard(SOMEBODY.nik, BUDI)
    assert office.settle().roster[0].state == "WAITING"
    assert office.start().screen is Screen.BIODATA


def test_two_people_wait_with_a_draft_each(office: Office) -> None:
    at(office, Step.THUMBS)
    office.desk.leave()
    office.settle()
    office.start(PEOPLE[1])
    office.desk.leave()
    rows = office.settle().roster
    assert [row.draft_step for row in rows[:3]] == [Step.THUMBS, Step.BIODATA, None]


def test_a_draft_from_another_days_list_still_waits(office: Office) -> None:
    at(office, Step.THUMBS)
    office.desk.leave()
    office.settle()
    office.tools = dataclasses.replace(office.tools, source=Roster(PEOPLE[5:7]))
    office.kill()
    rows = office.sign_in().roster
    assert [(row.name, row.draft_step) for row in rows[2:]] == [
        (SOMEBODY.biodata.name, Step.THUMBS)
    ]
    assert now(office.start()) is Step.THUMBS


def test_a_press_meant_for_another_screen_is_refused(office: Office) -> None:
    office.sign_in()
    commands = [
        office.desk.go_on, office.desk.back, office.desk.capture, office.desk.shoot,
        office.desk.retake, office.desk.finish_pen, office.desk.defer, office.desk.approve_photo,
        office.desk.reject_photo, office.desk.check_index, office.desk.sign_statement,
        office.desk.seal, office.desk.leave, office.desk.next_person, office.desk.force,
        office.desk.confirm_biodata, office.desk.begin,
    ]  # fmt: skip
    for command in commands:
        command()
        view = office.settle()
        assert (view.screen, view.trouble) == (Screen.TODAY, Code.NOT_ALLOWED_NOW), command


def test_a_refresh_leaves_the_trouble_to_be_read(office: Office) -> None:
    office.sign_in()
    office.desk.seal()
    office.settle()
    office.desk.refresh()
    assert office.settle().trouble is Code.NOT_ALLOWED_NOW


def test_no_personal_data_in_any_log_line(office: Office, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    office.sign_in()
    office.start()
    office.record_everything()
    office.finish()
    for secret in (SOMEBODY.nik, SOMEBODY.biodata.name, PIN):
        assert secret not in caplog.text
