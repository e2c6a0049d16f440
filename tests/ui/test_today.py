"""Today: search, filters, and whom the button starts."""

from datetime import timedelta

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from station.assembly.fitness import Dates
from station.assembly.fitness import fitness as judged
from station.body import Modality
from station.citizen.listing import Flaw, Problem
from station.devices.messages import Lamp
from station.errors import Code
from station.media import MediaFile
from station.operators.credentials import Credentials
from station.register.day_entries import Absence
from station.session.enlisting import Enlisted
from station.session.outlook import Fitness
from station.session.view import Screen
from tests.fakes import views
from tests.fakes.clock import MORNING
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from tests.ui.fingers import click, guide_of, type_into
from ui.messages import name, say
from ui.screens.enlisting import EnlistDialog, problem_words
from ui.screens.person_day import PersonDialog
from ui.screens.readiness import ENDS
from ui.screens.second_person import SecondPerson
from ui.screens.today import Today
from ui.theme import Tone
from ui.widgets.banner import OfflineBanner, banner_words
from ui.widgets.queue_line import QueueLine
from ui.widgets.roster import state_words
from ui.widgets.tally import tally_words
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()


def _today(window: Window) -> Today:
    window.show_view(SCENES["today"])
    assert isinstance(window.work, Today)
    return window.work


def test_a_waiting_person_is_started_and_a_draft_is_resumed(window: Window, desk: FakeDesk) -> None:
    _today(window)
    click(window.panel.primary)
    QTest.keyClick(window, Qt.Key.Key_Down)
    QTest.keyClick(window, Qt.Key.Key_Down)
    click(window.panel.primary)
    rows = SCENES["today"].roster
    assert desk.told == [("start", rows[0].nik), ("resume", rows[2].nik)]


def test_a_recorded_person_is_not_recorded_again(window: Window, desk: FakeDesk) -> None:
    _today(window)
    type_into(window.work, "ratna")
    assert not window.panel.primary.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert desk.told == []
    assert window.panel.guide is not None
    assert window.panel.guide.tone is Tone.BAD
    assert "NOT record again" in window.panel.guide.advice


@pytest.mark.parametrize("asked", ["dewi", "DEWI per", "3273 0157 0892 0004", "0004"])
def test_search_finds_by_name_and_by_nik(window: Window, asked: str) -> None:
    today = _today(window)
    type_into(today, asked)
    assert window.panel.guide is not None
    assert window.panel.guide.note.startswith("DEWI PERCOBAAN")


def test_a_search_without_a_hit_says_so_and_offers_nothing(window: Window) -> None:
    today = _today(window)
    type_into(today, "zzz")
    assert not window.panel.primary.isEnabled()
    assert window.panel.guide is not None
    assert window.panel.guide.headline == "Not on today's list"
    assert "biodata counter" in window.panel.guide.advice


def test_an_empty_day_says_whom_to_ask(window: Window) -> None:
    window.show_view(SCENES["today-empty"])
    said = [label.text() for label in window.work.findChildren(QLabel) if label.isVisible()]
    assert any("Ask the supervisor" in each for each in said)


def test_after_a_person_the_next_one_who_waits_is_chosen(window: Window, desk: FakeDesk) -> None:
    rows = views.roster(8)
    _today(window)
    window.show_view(replace(SCENES["today"], roster=rows))
    QTest.keyClick(window, Qt.Key.Key_Down)
    window.show_view(SCENES["done"])
    recorded = (rows[0], replace(rows[1], state="BIO_CAPTURED"), *rows[2:])
    window.show_view(replace(SCENES["today"], roster=recorded))
    click(window.panel.primary)
    assert desk.told == [("start", rows[6].nik)]


def test_at_the_end_of_the_list_the_next_one_is_looked_for_from_the_top(
    window: Window, desk: FakeDesk
) -> None:
    rows = views.roster(2)
    window.show_view(replace(SCENES["today"], roster=rows))
    QTest.keyClick(window, Qt.Key.Key_Down)
    window.show_view(SCENES["done"])
    window.show_view(
        replace(SCENES["today"], roster=(rows[0], replace(rows[1], state="BIO_CAPTURED")))
    )
    click(window.panel.primary)
    assert desk.told == [("start", rows[0].nik)]


def test_a_draft_is_destroyed_with_a_second_officer(window: Window, desk: FakeDesk) -> None:
    _today(window)
    QTest.keyClick(window, Qt.Key.Key_Down)
    QTest.keyClick(window, Qt.Key.Key_Down)
    found = [
        b
        for b in window.panel.findChildren(QPushButton)
        if b.accessibleName() == "Destroy the draft"
    ]
    click(found[0])
    dialog = window.findChild(SecondPerson)
    assert isinstance(dialog, SecondPerson)
    type_into(dialog, "budi", "246801")
    click(dialog.confirm)
    draft = SCENES["today"].roster[2]
    assert desk.told == [("discard", draft.nik, Credentials("budi", "246801"))]
    window.show_view(SCENES["today"])
    assert dialog.isVisible()
    left = tuple(replace(r, state="WAITING") if r is draft else r for r in SCENES["today"].roster)
    window.show_view(replace(SCENES["today"], roster=left))
    assert not dialog.isVisible()


def test_who_waits_has_no_draft_to_destroy(window: Window) -> None:
    _today(window)
    shown = [b.accessibleName() for b in window.panel.findChildren(QPushButton) if b.isVisible()]
    assert "Destroy the draft" not in shown


def test_letters_typed_into_the_search_press_nothing(window: Window, desk: FakeDesk) -> None:
    _today(window)
    type_into(window.work, "rx r x")
    assert desk.told == []
    assert window.work.findChildren(QLineEdit)[0].text() == "rx r x"


def test_the_filters_count_and_filter(window: Window) -> None:
    today = _today(window)
    assert [chip.text().split()[-1] for chip in today.chips] == ["24", "8", "4", "12", "0", "0"]
    click(today.chips[2])
    assert window.panel.guide is not None
    assert window.panel.guide.primary is not None
    assert window.panel.guide.primary.text == "Continue"


def test_a_refresh_keeps_the_chosen_person(window: Window) -> None:
    _today(window)
    QTest.keyClick(window, Qt.Key.Key_Down)
    before = window.panel.guide
    window.show_view(replace(SCENES["today"], roster=views.roster(30)))
    assert before is not None
    assert window.panel.guide is not None
    assert window.panel.guide.note == before.note


# --- whether anything could be sealed ------------------------------------------------------------


def test_a_key_that_ended_is_said_first_and_nobody_can_be_begun(
    window: Window, desk: FakeDesk
) -> None:
    window.show_view(SCENES["today-key-ended"])
    guide = window.panel.guide
    assert guide is not None
    assert (guide.tone, guide.headline) == (Tone.BAD, say(Code.RECIPIENT_EXPIRED).text)
    assert "technician" in guide.advice
    assert not window.panel.primary.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Return)
    type_into(window.work, "zzz")
    assert window.panel.guide is not None
    assert window.panel.guide.headline == guide.headline, "also where nobody is chosen"
    assert desk.told == []


def test_a_key_that_ends_soon_is_said_and_does_not_block(window: Window, desk: FakeDesk) -> None:
    window.show_view(SCENES["today-key-ending"])
    guide = window.panel.guide
    assert guide is not None
    assert guide.tone is Tone.WARN
    assert "9 days" in guide.advice
    assert name(Modality.IRIS) in guide.advice, "the missing device is said as well"
    click(window.panel.primary)
    assert desk.told[0][0] == "start"


@pytest.mark.parametrize("code", [each for each in Code if each in ENDS])
def test_every_end_is_said_in_both_numbers(window: Window, code: Code) -> None:
    for days in (0, 1, 14):
        fitness = Fitness(code=code, days=days)
        window.show_view(replace(SCENES["today-key-ending"], fitness=fitness))
        guide = window.panel.guide
        assert guide is not None
        assert f"{days} day" in guide.advice


def test_all_that_can_end_has_words_before_it_does() -> None:
    dates = Dates(MORNING, MORNING + timedelta(days=5), MORNING + timedelta(days=9))
    other = Dates(MORNING, MORNING + timedelta(days=9), MORNING + timedelta(days=5))
    assert {judged(each, MORNING).code for each in (dates, other)} == set(ENDS)


@pytest.mark.parametrize(
    ("lamp", "headline"),
    [
        (Lamp.READY, "Ready to record"),
        (Lamp.STARTING, "Devices are starting"),
        (Lamp.GONE, "You can record"),
    ],
)
def test_what_is_said_of_the_devices_is_what_their_lamps_say(
    window: Window, lamp: Lamp, headline: str
) -> None:
    view = SCENES["today"]
    devices = tuple(replace(device, lamp=Lamp.READY) for device in view.devices)
    window.show_view(replace(view, devices=(replace(devices[0], lamp=lamp), *devices[1:])))
    assert window.panel.guide is not None
    assert window.panel.guide.headline == headline


def test_an_offline_day_says_since_when_and_that_nothing_is_lost(window: Window) -> None:
    window.show_view(SCENES["today-outreach"])
    (banner,) = window.work.findChildren(OfflineBanner)
    assert banner.isVisible()
    assert "47 packets wait" in banner_words(SCENES["today-outreach"].outbox)
    never = banner_words(replace(SCENES["today-outreach"].outbox, since=""))
    assert never == "Offline - the data are safe, 47 packets wait"
    window.show_view(SCENES["today"])
    assert not banner.isVisible()


def test_the_tally_leaves_out_what_there_is_none_of() -> None:
    assert tally_words(SCENES["today"].roster) == ""
    told = tally_words(SCENES["today-outreach"].roster)
    assert told == (
        "1 under 17  ·  1 with exceptions  ·  1 refused  ·  1 comes again  ·  1 not here"
    )


def test_the_next_person_is_called_by_key_and_by_touch(window: Window, desk: FakeDesk) -> None:
    window.show_view(SCENES["today-outreach"])
    QTest.keyClick(window, Qt.Key.Key_F11)
    (line,) = window.work.findChildren(QueueLine)
    click(line.call)
    assert desk.told == [("call_next",), ("call_next",)]


def test_filters_are_chosen_by_key(window: Window) -> None:
    window.show_view(SCENES["today-outreach"])
    assert isinstance(window.work, Today)
    for place, chip in enumerate(window.work.chips):
        QTest.keyClick(window, Qt.Key(Qt.Key.Key_1 + place), Qt.KeyboardModifier.AltModifier)
        assert chip.isChecked()


def test_the_queue_is_put_in_another_order_by_key(window: Window, desk: FakeDesk) -> None:
    rows = SCENES["today-outreach"].roster
    window.show_view(SCENES["today-outreach"])
    QTest.keyClick(window, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert desk.told == []  # whoever was called stands before the desk already
    QTest.keyClick(window, Qt.Key.Key_Down)
    QTest.keyClick(window, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert desk.told == [("move_turn", rows[1].nik, 1)]


def test_a_number_is_given_by_two_keys(window: Window, desk: FakeDesk) -> None:
    today = _today(window)
    QTest.keyClick(window, Qt.Key.Key_F2)
    dialog = window.findChild(PersonDialog)
    assert isinstance(dialog, PersonDialog)
    QTest.keyClick(dialog, Qt.Key.Key_1)
    assert desk.told == [("give_number", SCENES["today"].roster[0].nik)]
    assert today.isVisible()
    assert not dialog.isVisible()


@pytest.mark.parametrize(
    ("place", "absence"), [(3, Absence.COME_AGAIN), (4, Absence.REFUSED), (2, Absence.NOT_HERE)]
)
def test_a_mark_takes_a_reason_where_there_is_one(
    window: Window, desk: FakeDesk, place: int, absence: Absence
) -> None:
    _today(window)
    QTest.keyClick(window, Qt.Key.Key_F2)
    dialog = window.findChild(PersonDialog)
    assert isinstance(dialog, PersonDialog)
    click(dialog.buttons[place])
    reason = ""
    if absence is not Absence.NOT_HERE:
        assert desk.told == []
        assert not dialog.save.isEnabled()
        reason = "kartu di rumah 12"
        QTest.keyClicks(dialog.reason, reason)
        QTest.keyClick(dialog.reason, Qt.Key.Key_Return)
    assert desk.told == [("excuse", SCENES["today"].roster[0].nik, absence, reason)]


def test_a_lock_takes_the_dialog_with_the_name_away(window: Window) -> None:
    _today(window)
    QTest.keyClick(window, Qt.Key.Key_F2)
    dialog = window.findChild(PersonDialog)
    assert isinstance(dialog, PersonDialog)
    window.show_view(SCENES["login"])
    assert not dialog.isVisible()


def test_a_list_is_chosen_and_its_faulty_lines_are_told(window: Window, desk: FakeDesk) -> None:
    _today(window)
    QTest.keyClick(window, Qt.Key.Key_F12)
    dialog = window.findChild(EnlistDialog)
    assert isinstance(dialog, EnlistDialog)
    ((command, hear),) = desk.told
    assert command == "find_lists"
    assert callable(hear)
    hear((MediaFile(path="/media/stick/warga.csv", place="stick", size=4711, changed=1e9),))
    QTest.keyClick(dialog.files, Qt.Key.Key_Return)
    command, path, hear = desk.told[-1]
    assert (command, path) == ("enlist", "/media/stick/warga.csv")
    assert callable(hear)
    flaws = (Problem(line=5, flaw=Flaw.NIK_NUMBER, column="nik"),)
    hear(Enlisted(path="warga.csv", people=37, fresh=30, problems=flaws, refused=1))
    assert dialog.lines.count() == 1
    assert dialog.lines.item(0).text().startswith("Line 5: The spreadsheet made a number")
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert any(each.startswith("37 people came in · 1 line") for each in said)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not dialog.isVisible()


def test_without_a_stick_it_says_what_to_plug_in(window: Window, desk: FakeDesk) -> None:
    _today(window)
    QTest.keyClick(window, Qt.Key.Key_F12)
    dialog = window.findChild(EnlistDialog)
    assert isinstance(dialog, EnlistDialog)
    hear = desk.told[0][1]
    assert callable(hear)
    hear(())
    assert any("USB stick" in label.text() for label in dialog.findChildren(QLabel))
    assert not dialog.primary.isVisible()
    click(dialog.again)
    assert len(desk.told) == 2


@pytest.mark.parametrize("flaw", Flaw)
def test_every_flaw_tells_what_to_do(flaw: Flaw) -> None:
    words = problem_words(Problem(line=3, flaw=flaw, column="name", found=5, expected=18))
    what, _, advice = words.partition("\n")
    assert what.startswith("Line 3: ")
    assert advice
    assert "{" not in words


def test_a_draft_says_how_old_it_is_and_whether_it_can_be_finished_now(window: Window) -> None:
    rows = [row for row in views.roster(24) if row.state == "DRAFT"]
    begun, waits, ready = rows[:3]
    assert state_words(begun) == "Not finished: Both thumbs"
    assert state_words(waits) == "Waits for: Iris scanner, 27 hours"
    assert state_words(ready) == "Can be finished now, 2 days"
    for row, tone in ((waits, Tone.WARN), (ready, Tone.OK)):
        window.show_view(views.desk(Screen.TODAY, roster=(row,)))
        guide = guide_of(window)
        assert (guide.headline, guide.tone) == (state_words(row), tone)
        assert "Iris scanner" in guide.advice
