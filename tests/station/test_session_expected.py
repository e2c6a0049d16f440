"""An outreach day at a real desk: lists, turns and marks that outlast a power cut."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from station.citizen import roster
from station.citizen.biodata import Citizen
from station.citizen.eligibility import assess
from station.citizen.fictitious import people
from station.errors import Code
from station.media import TABLES, files
from station.register.day_entries import Absence
from station.session.enlisting import Enlisted
from station.session.view import DeskView, RosterRow, Screen
from tests.fakes.clock import MORNING
from tests.fakes.office import PEOPLE, Office

GUESTS = people(99, 5, today=MORNING.date())


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    made.sign_in()
    return made


def row(view: DeskView, citizen: Citizen) -> RosterRow:
    return next(each for each in view.roster if each.nik == citizen.nik)


def enlist(office: Office, path: Path) -> Enlisted:
    told: list[Enlisted] = []
    office.desk.enlist(str(path), told.append)
    office.settle()
    return told[0]


def test_a_list_comes_in_and_is_there_after_a_power_cut(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "warga.csv"
    lines = roster.write([*GUESTS, PEOPLE[0]]).splitlines()
    path.write_text("\n".join([*lines[:3], "rusak", *lines[3:]]), encoding="utf-8")
    came = enlist(office, path)
    assert (came.people, came.fresh, came.refused) == (6, 5, 1)
    assert came.problems[0].line == 4
    office.kill()
    view = office.sign_in()
    assert {each.nik for each in view.roster} == {each.nik for each in (*PEOPLE, *GUESTS)}
    assert office.start(GUESTS[2]).screen is Screen.BIODATA


def test_the_same_list_twice_is_nobody_twice(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "warga.csv"
    path.write_text(roster.write(GUESTS), encoding="utf-8")
    assert enlist(office, path).fresh == 5
    assert enlist(office, path).fresh == 0
    assert len(office.settle().roster) == len(PEOPLE) + len(GUESTS)


def test_nobodys_name_lies_in_the_clear(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "warga.csv"
    path.write_text(roster.write(GUESTS), encoding="utf-8")
    enlist(office, path)
    office.desk.excuse(GUESTS[0].nik, Absence.REFUSED, "menunggu suami")
    office.settle()
    path.unlink()
    office.close()
    words = [b"menunggu suami"]
    for each in GUESTS:
        words += [each.nik.encode(), each.biodata.name.encode()]
    for file in filter(Path.is_file, tmp_path.rglob("*")):
        data = file.read_bytes()
        assert not any(word in data for word in words), file.name


def test_a_list_that_is_gone_says_so(office: Office, tmp_path: Path) -> None:
    assert enlist(office, tmp_path / "none.csv").trouble is Code.FILE_UNREADABLE


def test_lists_are_found_on_sticks_the_newest_first(tmp_path: Path) -> None:
    deep = tmp_path / "stick" / "desa" / "sukamaju"
    deep.mkdir(parents=True)
    names = ("warga.csv", "photo.jpg", ".hidden.csv", "old.TSV")
    for name in names:
        (deep / name).write_text("x", encoding="utf-8")
    (deep / "too").mkdir()
    (deep / "too" / "deep.csv").write_text("x", encoding="utf-8")
    found = files((tmp_path / "stick", tmp_path / "nowhere"), TABLES)
    assert {Path(each.path).name for each in found} == {"warga.csv", "old.TSV"}
    assert all(each.place == "stick" for each in found)
    assert [each.changed for each in found] == sorted((e.changed for e in found), reverse=True)


def test_numbers_are_given_in_order_and_the_queue_stands_first(office: Office) -> None:
    for each in (PEOPLE[5], PEOPLE[2], PEOPLE[7]):
        office.desk.give_number(each.nik)
    office.desk.give_number(PEOPLE[2].nik)
    view = office.settle()
    numbers = {each.nik: each.number for each in view.roster if each.number}
    assert sorted(numbers.values()) == [1, 2, 3]
    assert numbers[PEOPLE[5].nik] == 1
    assert {each.nik for each in view.roster[:3]} == set(numbers)


def test_who_is_let_ahead_is_called_first(office: Office) -> None:
    young = [each for each in PEOPLE if each.biodata.birth_date.year > 1970][:3]
    for each in young:
        office.desk.give_number(each.nik)
    office.desk.give_number(young[2].nik, True)
    office.desk.call_next()
    view = office.settle()
    assert row(view, young[2]).called_at
    assert row(view, young[2]).ahead
    assert not row(view, young[0]).called_at


def test_the_elderly_need_not_ask(tmp_path: Path) -> None:
    old = PEOPLE[0].biodata.birth_date.replace(year=1950)
    elder = replace(PEOPLE[0], biodata=replace(PEOPLE[0].biodata, birth_date=old))
    office = Office(tmp_path, (*PEOPLE[1:], elder))
    office.sign_in()
    for each in (PEOPLE[1], elder):
        office.desk.give_number(each.nik)
    view = office.settle()
    assert view.roster[0].nik == elder.nik
    assert view.roster[0].ahead


def test_turns_outlast_a_power_cut_and_can_be_changed(office: Office) -> None:
    for each in PEOPLE[3:6]:
        office.desk.give_number(each.nik)
    before = [each.nik for each in office.settle().roster[:3]]
    office.desk.move_turn(before[2], -1)
    office.desk.move_turn(before[0], -1)  # the first stays the first
    office.kill()
    view = office.sign_in()
    assert [each.nik for each in view.roster[:3]] == [before[0], before[2], before[1]]


def test_calling_goes_on_to_the_next_and_ends(office: Office) -> None:
    for each in PEOPLE[3:5]:
        office.desk.give_number(each.nik)
    office.desk.call_next()
    office.desk.call_next()
    view = office.settle()
    assert sum(bool(each.called_at) for each in view.roster) == 2
    office.desk.call_next()
    assert office.settle().trouble is Code.NOT_ALLOWED_NOW


def test_who_is_not_here_is_not_called_and_comes_back(office: Office) -> None:
    for each in PEOPLE[3:5]:
        office.desk.give_number(each.nik)
    first = office.settle().roster[0]
    office.desk.excuse(first.nik, Absence.NOT_HERE)
    office.desk.call_next()
    view = office.settle()
    marked = next(each for each in view.roster if each.nik == first.nik)
    assert (marked.absence, marked.called_at) == (Absence.NOT_HERE, "")
    office.desk.give_number(first.nik)
    view = office.settle()
    again = next(each for each in view.roster if each.nik == first.nik)
    assert (again.absence, again.number) == (None, first.number)


def test_marks_stay_another_day_but_not_that_somebody_was_not_here(office: Office) -> None:
    kinds = (Absence.REFUSED, Absence.COME_AGAIN, Absence.NOT_HERE)
    for each, kind in zip(PEOPLE, kinds, strict=False):
        office.desk.excuse(each.nik, kind, "sebab")
    office.desk.give_number(PEOPLE[5].nik)
    office.settle()
    office.clock.advance(24 * 3600)
    office.kill()
    view = office.sign_in()
    assert [row(view, each).absence for each in PEOPLE[:3]] == [*kinds[:2], None]
    assert row(view, PEOPLE[5]).number == 0
    office.desk.excuse(PEOPLE[0].nik, None)
    assert row(office.settle(), PEOPLE[0]).absence is None


@pytest.mark.parametrize("reason", ["x" * 121, "baris\nbaru"])
def test_a_reason_is_short_and_one_line(office: Office, reason: str) -> None:
    office.desk.excuse(PEOPLE[0].nik, Absence.REFUSED, reason)
    assert office.settle().trouble is Code.NOT_ALLOWED_NOW
    assert row(office.settle(), PEOPLE[0]).absence is None


def test_a_strangers_nik_gets_no_number(office: Office) -> None:
    office.desk.give_number("3273015708950001")
    assert office.settle().trouble is Code.CITIZEN_UNKNOWN


def test_a_thousand_people_are_dressed_in_a_moment(tmp_path: Path) -> None:
    crowd = people(5, 1000, today=MORNING.date())
    office = Office(tmp_path, crowd)
    view = office.sign_in()
    assert len(view.roster) == 1000
    young = [
        not assess(each, today=MORNING.date(), record_age=16, print_age=17).printable
        for each in crowd
    ]
    assert 0 < sum(each.young for each in view.roster) == sum(young)
