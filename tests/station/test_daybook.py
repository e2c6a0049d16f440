"""The figures of a day as a real desk writes them, and the report made of them."""

import io
import json
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.body import Modality, Part
from station.commands import main
from station.daybook.report import Asked, Question, Report, initials
from station.daybook.report import report as made
from station.daybook.stopwatch import Stopwatch
from station.devices.messages import DeviceState, Lamp
from station.errors import Code
from station.lifecycle import Status
from station.register.day_entries import Absence
from station.session.exemptions import Presence
from station.session.view import Screen, Step
from tests.fakes.clock import MORNING, StillClock
from tests.fakes.office import BUDI, PEOPLE, PIN, SITI, Office

DAY = MORNING.astimezone().date().isoformat()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = Office(tmp_path)
    made.sign_in()
    return made


def report(office: Office, question: Question | None = None) -> Report:
    told: list[Report | None] = []
    office.desk.report(question or Question(), told.append)
    office.settle()
    (found,) = told
    assert found is not None
    return found


def record(office: Office, place: int) -> None:
    office.start(PEOPLE[place])
    office.clock.advance(20)
    office.record_everything()
    office.clock.advance(60)
    assert office.finish().screen is Screen.DONE
    office.desk.next_person()
    office.settle()


def test_a_recording_stands_in_the_report_with_what_it_took(office: Office) -> None:
    office.desk.give_number(PEOPLE[0].nik)
    record(office, 0)
    found = report(office)
    assert (found.day, found.recorded, found.drafts) == (DAY, 1, 0)
    assert found.seconds == 80
    took = {each.step: each.seconds for each in found.efforts}
    assert list(took)[:2] == [Step.BIODATA.value, Step.PHOTO.value]
    assert took[Step.BIODATA.value] == 20
    assert took[Step.REVIEW.value] == 60
    (line,) = found.lines
    assert line.queue == 1
    assert line.initials == initials(PEOPLE[0].biodata.name)
    assert PEOPLE[0].nik not in line.nik_masked
    assert sum(found.by_hour) == 1
    assert found.ages.total == 1
    assert [(each.what, each.count) for each in found.villages] == [(PEOPLE[0].biodata.village, 1)]


def test_seconds_outlast_a_power_cut_but_for_the_step_it_came_at(office: Office) -> None:
    office.start(PEOPLE[0])
    office.clock.advance(20)
    office.desk.confirm_biodata()
    office.settle()
    office.clock.advance(500)
    office.kill()
    office.sign_in()
    office.desk.resume(PEOPLE[0].nik)
    view = office.settle()
    while view.screen is Screen.CAPTURE:
        view = office.press()
    office.finish()
    found = report(office)
    assert found.seconds == 20
    assert found.recorded == 1


def test_the_same_seal_twice_is_one_recording(office: Office) -> None:
    office.start(PEOPLE[0])
    office.record_everything()
    office.outbox.breaks_after_putting = True
    office.finish()
    office.outbox.breaks_after_putting = False
    office.desk.seal()
    office.settle()
    assert report(office).recorded == 1


def test_an_exception_is_counted_by_its_part(office: Office) -> None:
    office.start(PEOPLE[0])
    office.desk.confirm_biodata()
    office.settle()
    office.desk.exempt_all((Part.LEFT_RING,), Presence.AMPUTATED, True, "", BUDI)
    view = office.settle()
    while view.screen is Screen.CAPTURE:
        view = office.press()
    office.finish()
    office.desk.next_person()
    view = office.settle()
    found = report(office)
    assert found.with_exceptions == 1
    assert [each.what for each in found.exceptions] == [Part.LEFT_RING.value]
    assert [each.exempted for each in view.roster if each.nik == PEOPLE[0].nik] == [True]


def test_days_and_operators_are_told_apart(office: Office) -> None:
    record(office, 0)
    office.desk.sign_out()
    office.settle()
    office.sign_in(BUDI)
    record(office, 1)
    everybody = report(office)
    mine = {name: account for account, name in everybody.names.items()}
    assert [each.count for each in everybody.operators] == [1, 1]
    assert report(office, Question(operator=mine[SITI.user])).recorded == 1
    office.clock.advance(timedelta(days=1).total_seconds())
    assert report(office).recorded == 0
    assert report(office, Question(day=DAY)).recorded == 2
    assert DAY in report(office).days


def test_a_device_that_falls_out_is_counted_once_for_each_time(office: Office) -> None:
    for lamp in (Lamp.READY, Lamp.GONE, Lamp.GONE, Lamp.READY, Lamp.GONE):
        code = Code.DEVICE_GONE if lamp is Lamp.GONE else None
        office.devices.tell(DeviceState(modality=Modality.IRIS, lamp=lamp, code=code))
    office.settle()
    (fault,) = report(office).faults
    assert (fault.modality, fault.count) == (Modality.IRIS.value, 2)


def test_refusals_stand_in_the_report_of_their_day(office: Office) -> None:
    office.desk.excuse(PEOPLE[3].nik, Absence.REFUSED, "menunggu suami")
    office.desk.excuse(PEOPLE[4].nik, Absence.COME_AGAIN, "sakit")
    office.desk.excuse(PEOPLE[4].nik, None)
    office.settle()
    found = report(office)
    assert [(each.what, each.count) for each in found.absences] == [(Absence.REFUSED.value, 1)]
    assert [each.reason for each in found.absent] == ["menunggu suami"]


def test_closing_a_day_keeps_what_was_open(office: Office) -> None:
    record(office, 0)
    office.start(PEOPLE[1])
    office.desk.leave()
    office.settle()
    office.desk.close_day(DAY)
    office.kill()
    office.sign_in()
    closing = report(office).closing
    assert closing is not None
    assert (closing.drafts, closing.unsent) == (1, 1)


def test_recordings_of_before_are_in_the_report_too(office: Office) -> None:
    record(office, 0)
    office.close()
    session = office.tools.accounts.sign_in(SITI.user, PIN, office.clock.now())
    register = office.open_register(session.data_key or b"")
    register._base.change(("DELETE FROM recording", ()))
    register.close()
    office.open()
    office.sign_in()
    assert report(office).recorded == 1


def test_nobody_signed_in_sees_nothing(office: Office) -> None:
    office.desk.sign_out()
    told: list[Report | None] = []
    office.desk.report(Question(), told.append)
    office.settle()
    assert told == [None]


@settings(deadline=None, max_examples=40)
@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz"), st.integers(0, 90))))
def test_a_stopwatch_tells_every_second_once(walk: list[tuple[str, str, int]]) -> None:
    clock = StillClock()
    watch, found = Stopwatch(clock), []
    for session, step, seconds in walk:
        found.append(watch.turn((session, step)))
        clock.advance(seconds)
    found.append(watch.turn(None))
    assert sum(each.seconds for each in found if each) == sum(s for _, _, s in walk)


def command(office: Office, monkeypatch: pytest.MonkeyPatch, *words: str, pin: str = PIN) -> int:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{pin}\n".encode())))
    home = str(office.folder)
    return main(["--home", home, "report", "--as", SITI.user, "--pin-stdin", *words])


def test_the_command_tells_the_same_day(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    record(office, 0)
    at = office.folder / "day.csv"
    office.close()
    words = ("--day", DAY, "--csv", str(at), "--json")
    assert command(office, monkeypatch, *words) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["recorded"] == 1
    assert PEOPLE[0].nik not in json.dumps(told)
    assert "recorded;;1" in at.read_text(encoding="utf-8-sig")
    assert at.stat().st_mode & 0o077 == 0
    assert command(office, monkeypatch, "--day", DAY) == 0
    assert f"{DAY}: 1 recorded" in capsys.readouterr().out


@pytest.mark.parametrize("words", [("--day", "kemarin"), ("--operator", "nobody")])
def test_the_command_says_what_it_does_not_know(
    office: Office, monkeypatch: pytest.MonkeyPatch, words: tuple[str, str]
) -> None:
    office.close()
    assert command(office, monkeypatch, *words) == 1


def test_the_command_tells_nobody_without_a_pin(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.close()
    assert command(office, monkeypatch, pin="000000") == 1


def test_a_device_lent_for_an_examination_is_no_fault(office: Office) -> None:
    office.devices.tell(DeviceState(modality=Modality.IRIS, lamp=Lamp.READY))
    lent = DeviceState(modality=Modality.IRIS, lamp=Lamp.GONE, code=Code.DEVICE_LENT)
    office.devices.tell(lent)
    office.settle()
    assert report(office).faults == ()


def test_the_outbox_is_believed_where_it_is_newer_than_the_register(office: Office) -> None:
    record(office, 0)
    office.close()
    session = office.tools.accounts.sign_in(SITI.user, SITI.pin, MORNING)
    assert session.data_key is not None
    come = Status.RECEIVED_AT_CENTRAL.value
    with closing(office.open_register(session.data_key)) as register:
        old = made(register, Question(day=DAY), Asked(MORNING, {}))
        newer = Asked(MORNING, {}, lambda ids: dict.fromkeys(ids, come))
        new = made(register, Question(day=DAY), newer)
    assert [each.what for each in old.statuses] == [Status.BIO_CAPTURED.value]
    assert [each.what for each in new.statuses] == [come]
    assert (old.ages.total, new.ages.total) == (1, 0)
