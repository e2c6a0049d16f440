"""The list of what came back: one primary action, two people to unlock, notes that stay typed."""

from datetime import date

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from station.board.view import BoardView, Question
from station.errors import Code
from station.lifecycle import Status
from station.operators.credentials import Credentials
from station.outbox.lists import Listing
from station.register.case import Case, Way
from station.register.recaptures import Deed, DeedEntry
from station.session.recapture import Appoint, ConfirmDeletion, Decide, Tick
from tests.fakes import boards
from tests.fakes.boards import FakeBoard
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from tests.ui.fingers import click
from ui.languages import Language, Speech
from ui.messages import sentence
from ui.screens.deletion import DeletionDialog
from ui.screens.recapture import Recapture
from ui.theme import Tone
from ui.widgets.panel import Guide
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
DESK = scenes()
BOARD = boards.returned_scenes()
FIRST = BOARD["locked"].rows[0].packet_id


def opened(window: Window, scene: str = "locked") -> Recapture:
    window.activateWindow()
    window.show_view(DESK["today"])
    QTest.keyClick(window, Qt.Key.Key_F3)
    assert isinstance(window.work, Recapture)
    window.show_board(BOARD[scene])
    return window.work


def guide(window: Window) -> Guide:
    assert window.panel.guide is not None
    return window.panel.guide


def said(window: Window) -> str:
    return "\n".join(b.text() for b in window.work.findChildren(QLabel) if b.isVisible())


def orders(desk: FakeDesk) -> list[object]:
    return [words[1] for words in desk.told if words[0] == "recapture"]


def test_it_asks_for_what_came_back_and_says_why_and_who_acts(
    window: Window, board: FakeBoard
) -> None:
    opened(window)
    assert board.asked[-1] == Question(listing=Listing.RECAPTURE)
    assert guide(window).tone is Tone.BAD
    assert "Locked" in guide(window).headline
    assert "Acts: ADB" in guide(window).advice
    assert sentence(Status.ENROLL_FAILURE_AT_CENTRAL).citizen in said(window)
    assert "SITI" in guide(window).note


def test_what_is_locked_offers_no_way_but_the_key(window: Window, desk: FakeDesk) -> None:
    opened(window)
    assert window.panel.primary.text() == "Confirm deletion"
    QTest.keyClick(window, Qt.Key.Key_R)
    assert orders(desk) == []


def test_two_people_and_a_reference_unlock(window: Window, desk: FakeDesk) -> None:
    opened(window)
    click(window.panel.primary)
    dialog = window.findChild(DeletionDialog)
    assert isinstance(dialog, DeletionDialog)
    dialog.form.user.setText("budi")
    dialog.form.pin.setText("135790")
    assert not dialog.confirm.isEnabled(), "without a reference"
    dialog.reference.setText("471.13/3256")
    click(dialog.confirm)
    second = Credentials("budi", "135790")
    assert orders(desk) == [ConfirmDeletion(FIRST, "471.13/3256", second)]
    window.show_view(replace(DESK["today"], trouble=Code.LOGIN_REFUSED, tries_left=3))
    assert dialog.isVisible(), "a slip in a PIN costs nothing that was typed"
    assert dialog.reference.text() == "471.13/3256"
    window.show_board(BOARD["unlocked"])
    assert not dialog.isVisible()


def test_a_lock_takes_the_dialog_and_the_names_away(window: Window) -> None:
    screen = opened(window, "agreed")
    assert screen.contact.text() == "0812 0000 0000"
    click(window.panel.primary)
    window.show_view(DESK["login"])
    assert not any(each.isVisible() for each in window.findChildren(DeletionDialog))
    assert screen.contact.text() == ""
    assert screen.question.after is None


@pytest.mark.parametrize(
    ("key", "way"), [(Qt.Key.Key_Space, Way.RESEND), (Qt.Key.Key_R, Way.RECORD)]
)
def test_unlocked_it_is_sent_again_or_recorded_again(
    window: Window, desk: FakeDesk, key: Qt.Key, way: Way
) -> None:
    opened(window, "unlocked")
    assert window.panel.primary.text() == "Send again"
    QTest.keyClick(window, key)
    assert orders(desk) == [Decide(FIRST, way)]


def test_what_was_decided_is_not_decided_again(window: Window, desk: FakeDesk) -> None:
    opened(window, "decided")
    assert window.panel.primary.text() == "To today"
    for key in (Qt.Key.Key_R, Qt.Key.Key_A, Qt.Key.Key_C):
        QTest.keyClick(window, key)
    assert orders(desk) == []


def test_a_destroyed_packet_is_recorded_again_only(window: Window) -> None:
    opened(window)
    answer = BOARD["unlocked"]
    window.show_board(replace(answer, rows=(replace(answer.rows[0], destroyed=True),)))
    assert window.panel.primary.text() == "Record again"


def test_ticks_are_told_once(window: Window, desk: FakeDesk) -> None:
    opened(window)
    QTest.keyClick(window, Qt.Key.Key_A)
    QTest.keyClick(window, Qt.Key.Key_C)
    assert orders(desk) == [Tick(FIRST, Deed.ASKED), Tick(FIRST, Deed.CONTACTED)]
    window.show_board(BOARD["agreed"])
    QTest.keyClick(window, Qt.Key.Key_A)
    assert len(orders(desk)) == 2
    assert "ADB asked" in said(window)


@pytest.mark.parametrize(
    ("typed", "day"),
    [("01-12-2026", date(2026, 12, 1)), ("1/12/2026", date(2026, 12, 1)), ("", None)],
)
def test_an_appointment_is_kept(
    window: Window, desk: FakeDesk, typed: str, day: date | None
) -> None:
    screen = opened(window)
    screen.day.setText(typed)
    screen.contact.setText("lewat Pak RT")
    click(screen.save)
    assert orders(desk) == [Appoint(FIRST, day, "lewat Pak RT")]


def test_enter_in_a_line_keeps_it_and_presses_nothing_else(window: Window, desk: FakeDesk) -> None:
    screen = opened(window, "unlocked")
    screen.contact.setFocus()
    QTest.keyClick(screen.contact, Qt.Key.Key_Return)
    contact = "0812 0000 0000"
    assert orders(desk) == [Appoint(FIRST, date(2026, 12, 1), contact)]


@pytest.mark.parametrize("typed", ["besok", "31-02-2027", "2026-12-01x"])
def test_what_is_no_day_cannot_be_kept(window: Window, desk: FakeDesk, typed: str) -> None:
    screen = opened(window)
    screen.day.setFocus()
    QTest.keyClicks(screen.day, typed)
    assert not screen.save.isEnabled()
    QTest.keyClick(screen.day, Qt.Key.Key_Return)
    assert orders(desk) == []


def test_a_refresh_does_not_type_over_what_is_being_typed(window: Window) -> None:
    screen = opened(window)
    QTest.keyClicks(screen.contact, "0813")
    window.show_board(BOARD["agreed"])
    assert screen.contact.text() == "0813"
    screen.go(1)
    assert screen.contact.text() == ""


def test_an_answer_to_another_screen_is_not_shown(window: Window) -> None:
    opened(window)
    window.show_board(replace(boards.scenes()["sending"], question=Question()))
    assert "Locked" in guide(window).headline


def test_who_is_to_come_again_is_said_until_they_came(window: Window) -> None:
    opened(window, "expected")
    assert "recorded again" in guide(window).headline
    answer: BoardView = BOARD["expected"]
    first = answer.rows[0]
    came = DeedEntry(packet_id=first.packet_id, deed=Deed.REPLACED, at="2026-11-20T03:10:00.000Z",
                     who="op-1", reference="new")  # fmt: skip
    done = Case(state=first.state, attempt=1, deeds=(came,))
    window.show_board(replace(answer, cases=dict(answer.cases) | {first.packet_id: done}))
    assert "recorded again" not in guide(window).headline


def test_nothing_that_came_back_is_said(window: Window) -> None:
    opened(window, "none")
    assert guide(window).tone is Tone.OK
    assert "Nothing came back" in said(window)


def test_every_status_has_three_sentences_in_both_languages(speech: Speech) -> None:
    for language in Language:
        speech.speak(language)
        told = [sentence(each) for each in Status]
        assert all(each.meaning and each.operator and each.citizen for each in told)
        assert len({each.meaning for each in told}) == len(Status)
    speech.speak(Language.INDONESIAN)
    assert "Kartu Keluarga" in sentence(Status.DUPLICATE_RECORD).citizen
