"""The complaint desk's screen: paste, answers, what is said, and nothing left behind."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from station.complaints.view import Written
from station.errors import Code
from station.operators.roles import Role
from station.session.view import DeskView, Screen
from tests.fakes.complaints import TEXT, FakeComplaints, scenes
from tests.fakes.scenes import scenes as desk_scenes
from ui.screens.complaints import Complaints
from ui.sides import Side
from ui.theme import Tone
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
TODAY = desk_scenes()["today"]
SCENES = scenes()


@pytest.fixture(autouse=True)
def signed_in(window: Window) -> None:
    window.show_view(TODAY)


def _open(window: Window) -> Complaints:
    QTest.keyClick(window, Qt.Key.Key_F4)
    screen = window.work
    assert isinstance(screen, Complaints)
    return screen


def _paste(screen: Complaints, text: str) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(screen.paper, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def _asked(window: Window, complaints: FakeComplaints, scene: str) -> Complaints:
    screen = _open(window)
    _paste(screen, TEXT)
    complaints.answer(SCENES[scene])
    QApplication.processEvents()
    return screen


def test_what_is_pasted_is_asked_at_once(window: Window, complaints: FakeComplaints) -> None:
    _asked(window, complaints, "many")
    assert complaints.asked == [TEXT]
    assert window.panel.guide is not None
    assert "no receipt" in window.panel.guide.headline
    assert "Say to the person" in window.panel.guide.note


def test_a_scanner_ends_with_enter_and_asks(window: Window, complaints: FakeComplaints) -> None:
    screen = _open(window)
    QTest.keyClicks(screen.paper, "3273010101900001")
    assert complaints.asked == []
    QTest.keyClick(screen.paper, Qt.Key.Key_Return)
    assert complaints.asked == ["3273010101900001"]


def test_nothing_is_asked_of_an_empty_paper(window: Window, complaints: FakeComplaints) -> None:
    screen = _open(window)
    QTest.keyClick(screen.paper, Qt.Key.Key_Return)
    assert complaints.asked == []


def test_the_arrows_go_from_answer_to_answer(window: Window, complaints: FakeComplaints) -> None:
    _asked(window, complaints, "many")
    first = window.panel.guide
    QTest.keyClick(window, Qt.Key.Key_Down)
    assert window.panel.guide is not None
    assert window.panel.guide != first
    assert "Received at the centre" in window.panel.guide.headline


def test_the_next_complaint_begins_on_an_empty_paper(
    window: Window, complaints: FakeComplaints
) -> None:
    screen = _asked(window, complaints, "many")
    QTest.keyClick(window, Qt.Key.Key_R)
    assert screen.paper.toPlainText() == ""
    assert screen.list.model().rowCount() == 0


def test_a_lock_takes_everything_away(window: Window, complaints: FakeComplaints) -> None:
    screen = _asked(window, complaints, "many")
    window.show_view(DeskView(screen=Screen.LOGIN))
    assert screen.paper.toPlainText() == ""
    assert screen.list.model().rowCount() == 0
    assert not screen.paper.document().isUndoAvailable()
    complaints.answer(SCENES["many"])  # what was still under way comes too late
    QApplication.processEvents()
    assert screen.list.model().rowCount() == 0


def test_an_answer_to_an_earlier_text_is_not_shown(
    window: Window, complaints: FakeComplaints
) -> None:
    screen = _open(window)
    _paste(screen, TEXT)
    _paste(screen, TEXT)
    complaints.answer(SCENES["many"], 0)
    QApplication.processEvents()
    assert screen.list.model().rowCount() == 0


def test_a_technician_never_comes_here(window: Window) -> None:
    QTest.keyClick(window, Qt.Key.Key_Escape)
    technician = DeskView(screen=Screen.WORKSHOP, operator="tono", role=Role.TECHNICIAN)
    window.show_view(technician)
    QTest.keyClick(window, Qt.Key.Key_F4)
    assert window.aside is not Side.COMPLAINTS


def test_a_refusal_is_said(window: Window, complaints: FakeComplaints) -> None:
    _asked(window, complaints, "spent")
    assert window.panel.guide is not None
    assert window.panel.guide.headline == "Enough people were looked up for today."


def test_the_answers_go_onto_a_stick(window: Window, complaints: FakeComplaints) -> None:
    _asked(window, complaints, "many")
    QTest.keyClick(window, Qt.Key.Key_X)
    assert complaints.handed == [SCENES["many"]]
    complaints.tell_written(Written(path="/media/adb/complaints-1.csv", rows=8))
    QApplication.processEvents()
    assert window.panel.guide is not None
    assert window.panel.guide.headline == "8 answers written"
    assert "/media/adb/complaints-1.csv" in window.panel.guide.advice
    QTest.keyClick(window, Qt.Key.Key_Down)
    assert "Received at the centre" in window.panel.guide.headline


@pytest.mark.parametrize(
    ("written", "said"),
    [(Written(), "No stick is in"), (Written(trouble=Code.DISK_FULL), "disk is full")],
)
def test_a_table_that_was_not_written_is_said(
    window: Window, complaints: FakeComplaints, written: Written, said: str
) -> None:
    _asked(window, complaints, "many")
    QTest.keyClick(window, Qt.Key.Key_X)
    complaints.tell_written(written)
    QApplication.processEvents()
    assert window.panel.guide is not None
    assert window.panel.guide.tone is Tone.BAD
    assert said in window.panel.guide.headline


def test_a_table_written_after_a_lock_is_not_told(
    window: Window, complaints: FakeComplaints
) -> None:
    _asked(window, complaints, "many")
    QTest.keyClick(window, Qt.Key.Key_X)
    window.show_view(DeskView(screen=Screen.LOGIN))
    complaints.tell_written(Written(path="/media/adb/complaints-1.csv", rows=8))
    QApplication.processEvents()
    window.show_view(TODAY)
    _open(window)
    assert window.panel.guide is not None
    assert "written" not in window.panel.guide.headline
