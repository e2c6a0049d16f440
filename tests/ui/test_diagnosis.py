"""Diagnostics: what is pressed is asked of the workshop; what it finds is said in plain words."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from station.body import Modality
from station.devices.findings import Outcome
from station.diagnosis.words import WORDS
from station.errors import Code
from station.session.view import DeskView
from station.workshop import Exam, Phase, WorkshopView
from tests.fakes import workshops
from tests.fakes.scenes import scenes
from tests.fakes.workshops import FakeWorkshop, found
from tests.ui.fingers import click
from ui.messages import say_finding
from ui.screens.diagnosis import Diagnosis
from ui.sides import Side
from ui.theme import Tone
from ui.widgets.panel import Guide
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()
EXAMS = workshops.scenes()


def _diagnosis(window: Window, scene: str = "mixed", view: DeskView | None = None) -> Diagnosis:
    window.show_view(view or SCENES["workshop"])
    QTest.keyClick(window, Qt.Key.Key_F7)
    assert isinstance(window.work, Diagnosis)
    window.show_workshop(EXAMS[scene])
    return window.work


def _guide(window: Window) -> Guide:
    assert window.panel.guide is not None
    return window.panel.guide


def _said(screen: Diagnosis) -> str:
    return "\n".join(each.text() for each in screen.findChildren(QLabel) if each.isVisible())


def test_one_press_examines_all_and_the_same_press_cancels(
    window: Window, workshop: FakeWorkshop
) -> None:
    _diagnosis(window, "idle")
    QTest.keyClick(window, Qt.Key.Key_Space)
    window.show_workshop(EXAMS["running"])
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert workshop.told == [("examine", "ALL"), ("cancel",)]


def test_each_device_is_tested_by_its_own_button(window: Window, workshop: FakeWorkshop) -> None:
    screen = _diagnosis(window)
    assert list(screen.cards) == [*(each.value for each in Modality), "PRINTER", "POSITION"]
    for about, each in screen.cards.items():
        click(each.test)
        assert workshop.told[-1] == ("examine", about)


def test_what_a_technician_does_has_buttons_of_its_own(
    window: Window, workshop: FakeWorkshop
) -> None:
    screen = _diagnosis(window, "mixed")
    guided = {"FINGER": Exam.TARGET, "SIGNATURE": Exam.CORNERS}
    for about, each in screen.cards.items():
        assert each.more.isVisible() is (about in guided)
        click(each.more)
        assert workshop.told[-1:] == ([("examine", guided[about])] if about in guided else [])
        workshop.told.clear()


def test_plugs_are_pulled_where_an_emulator_pulls_them(
    window: Window, workshop: FakeWorkshop
) -> None:
    _diagnosis(window, "mixed")
    QTest.keyClick(window, Qt.Key.Key_D)
    assert workshop.told == []
    window.show_view(replace(SCENES["workshop"], training=True))
    QTest.keyClick(window, Qt.Key.Key_D)
    assert workshop.told == [("examine", Exam.DRILL)]


def test_an_accessory_says_what_is_wrong_with_it(window: Window) -> None:
    screen = _diagnosis(window, "mixed")
    assert "no paper" in screen.cards["PRINTER"].accessibleName()
    QTest.mouseClick(screen.cards["PRINTER"], Qt.MouseButton.LeftButton)
    guide = window.panel.guide
    assert guide is not None
    assert (guide.headline, guide.tone) == ("Receipt printer: out of order", Tone.BAD)


def test_nothing_is_tested_while_something_is(window: Window, workshop: FakeWorkshop) -> None:
    screen = _diagnosis(window, "running")
    for each in screen.cards.values():
        click(each.test)
    assert workshop.told == []
    assert screen.progress.isVisible()
    assert (screen.progress.value(), screen.progress.maximum()) == (2, 6)
    assert "2 of 6" in _said(screen)


@pytest.mark.parametrize(
    ("downs", "key", "exam"),
    [(2, Qt.Key.Key_H, Exam.TARGET), (4, Qt.Key.Key_H, Exam.CORNERS), (1, Qt.Key.Key_R, "CAMERA")],
)
def test_what_is_chosen_is_tested_again_or_with_a_guide(
    window: Window, workshop: FakeWorkshop, downs: int, key: Qt.Key, exam: str
) -> None:
    _diagnosis(window)
    for _ in range(downs):
        QTest.keyClick(window, Qt.Key.Key_Down)
    QTest.keyClick(window, key)
    assert workshop.told == [("examine", exam)]


def test_a_guided_test_says_what_to_do_meanwhile(window: Window) -> None:
    _diagnosis(window, "corners")
    assert "four corners" in _guide(window).advice


def test_the_gravest_is_told_first_then_what_the_chosen_one_needs(window: Window) -> None:
    screen = _diagnosis(window)
    assert _guide(window).tone is Tone.BAD
    QTest.mouseClick(screen.cards[Modality.FINGER], Qt.MouseButton.LeftButton)
    guide = _guide(window)
    assert guide.tone is Tone.WARN
    words = say_finding("DIRTY_GLASS")
    assert guide.advice == f"{words.text}\n{words.advice}"
    assert "DIRTY_GLASS" in guide.note, "to be read out by telephone"
    assert "0042" in guide.note


def test_a_device_that_nobody_examined_is_not_called_good(window: Window) -> None:
    screen = _diagnosis(window, "idle")
    assert _said(screen).count("not examined") == len(screen.cards)


@pytest.mark.parametrize("verdict", Outcome)
def test_every_code_is_said_in_words(window: Window, verdict: Outcome) -> None:
    screen = _diagnosis(window)
    for code in WORDS:
        view = WorkshopView(phase=Phase.DONE, findings=(found(Modality.CAMERA, code, verdict),))
        window.show_workshop(view)
        screen.go(-9)
        guide = _guide(window)
        assert code not in guide.headline + guide.advice


def test_a_ticket_is_written_and_its_path_shown(window: Window, workshop: FakeWorkshop) -> None:
    screen = _diagnosis(window)
    screen.go(1)
    QTest.keyClick(window, Qt.Key.Key_P)
    assert workshop.told == [("save_ticket",)]
    window.show_workshop(EXAMS["saved"])
    assert _guide(window).headline == "Ticket saved"
    path = EXAMS["saved"].ticket
    assert path in _guide(window).note.replace("\u200b", "")


def test_a_ticket_that_cannot_be_written_says_so(window: Window) -> None:
    _diagnosis(window, "unsaved")
    assert EXAMS["unsaved"].ticket_trouble is Code.DISK_UNWRITABLE
    assert _guide(window).tone is Tone.BAD


def test_nothing_is_saved_before_anything_is_known(window: Window, workshop: FakeWorkshop) -> None:
    _diagnosis(window, "idle")
    QTest.keyClick(window, Qt.Key.Key_P)
    assert workshop.told == []


def test_who_leaves_and_comes_back_sees_how_far_it_is(
    window: Window, workshop: FakeWorkshop
) -> None:
    screen = _diagnosis(window, "running")
    workshop.view = EXAMS["mixed"]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    window.leave_aside()
    window.show_workshop(EXAMS["mixed"])
    window.go_aside(Side.DIAGNOSIS)
    assert window.work is screen
    assert not screen.progress.isVisible()


def test_what_could_not_be_examined_is_counted_and_makes_nothing_good(window: Window) -> None:
    screen = _diagnosis(window)
    unseen = found(Modality.FINGER, "GLASS_UNSEEN", Outcome.NOT_CHECKED)
    good = found(Modality.FINGER, "LINK_GOOD", Outcome.PASS)
    window.show_workshop(WorkshopView(phase=Phase.DONE, findings=(unseen, good)))
    assert "in order; not examined: 1" in _said(screen)
    QTest.mouseClick(screen.cards[Modality.FINGER], Qt.MouseButton.LeftButton)
    assert say_finding("GLASS_UNSEEN").text in _guide(window).advice
    window.show_workshop(WorkshopView(phase=Phase.DONE, findings=(unseen,)))
    assert _guide(window).tone is Tone.PLAIN
    assert "in order" not in _said(screen)
