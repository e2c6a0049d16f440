"""The desk: who signs in, who is recorded, whose draft waits."""

import dataclasses
from pathlib import Path

import pytest
from msgspec.structs import replace

from station.body import Target
from station.citizen.biodata import Citizen
from station.citizen.fictitious import people
from station.citizen.nik import NikFinding, Sex, mask
from station.citizen.roster import Roster
from station.devices.messages import Seat
from station.errors import Code
from station.lifecycle import Status
from station.operators.accounts import TRIES
from station.session.view import Screen, Step, Whose
from tests.fakes.clock import MORNING
from tests.fakes.day import SOMEBODY, at, now
from tests.fakes.office import BUDI, PEOPLE, PIN, SITI, TONO, Office


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
    assert (view.screen, view.trouble) == (Screen.WORKSHOP, None)
    assert view.roster == ()
    office.desk.start(PEOPLE[0].nik)
    view = office.settle()
    assert (view.screen, view.trouble) == (Screen.WORKSHOP, Code.NOT_ALLOWED_NOW)
    heard: list[object] = []
    office.desk.whose(("a" * 52,), heard.append)
    office.settle()
    assert heard == [{}]


def test_a_technician_in_between_does_not_end_a_locked_enrollment(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    office.desk.lock()
    office.settle()
    assert office.sign_in(TONO).screen is Screen.WORKSHOP
    office.desk.lock()
    office.settle()
    view = office.sign_in()
    assert view.screen is Screen.CAPTURE


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


def test_a_list_of_packets_is_told_whose_they_are_while_somebody_is_signed_in(
    office: Office,
) -> None:
    office.sign_in()
    citizen = PEOPLE[0]
    office.start(citizen)
    office.record_everything()
    office.finish()
    (packet_id,) = office.outbox.packets
    heard: list[dict[str, Whose]] = []
    office.desk.whose((packet_id, "a packet of an earlier register"), heard.append)
    office.settle()
    owner = heard[0][packet_id]
    assert list(heard[0]) == [packet_id]
    assert owner.name == citizen.biodata.name
    assert owner.nik_masked == mask(citizen.nik) != citizen.nik
    office.desk.sign_out()
    office.desk.whose((packet_id,), heard.append)
    office.settle()
    assert heard[1] == {}
