"""The person's side: answers, the screen turned round and locked, the second screen that goes."""

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from station.body import Part
from station.session.view import Screen
from tests.fakes import pictures, views
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from tests.ui.fingers import click, guide_of
from ui.languages import Speech
from ui.person_display import PersonDisplay
from ui.theme import THEMES, Look
from ui.turned import Turned
from ui.widgets.hands import Finger
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()
ASKED = ("biodata", "approval")


@pytest.fixture
def display(qtbot: QtBot, speech: Speech) -> PersonDisplay:
    shown = PersonDisplay(THEMES[Look.OFFICE], speech, lambda language: f"notice {language}")
    qtbot.addWidget(shown)
    shown.place([])
    return shown


def _turned(window: Window, scene: str) -> Turned:
    window.show_view(SCENES[scene])
    QTest.keyClick(window, Qt.Key.Key_T)
    turned = window.person.turned
    assert turned is not None
    assert turned.isVisible()
    return turned


@pytest.mark.parametrize("scene", ASKED)
def test_the_person_says_yes_or_no_with_an_own_press(display: PersonDisplay, scene: str) -> None:
    said: list[bool] = []
    display.answered.connect(said.append)
    display.show_view(SCENES[scene])
    click(display.yes)
    assert said == [True]
    assert not display.yes.isVisible()
    display.show_view(SCENES[scene])  # the operator's list is read again meanwhile
    assert not display.no.isVisible()
    display.show_view(SCENES["review"])
    display.show_view(SCENES[scene])
    click(display.no)
    assert said == [True, False]


def test_a_new_photo_is_asked_about_anew(display: PersonDisplay) -> None:
    view = SCENES["approval"]
    display.show_view(view)
    click(display.no)
    other = tuple(
        replace(each, thumbnail=pictures.one_eye()) if each.part is Part.FACE else each
        for each in view.review
    )
    display.show_view(replace(view, review=other))
    assert display.yes.isVisible()


@pytest.mark.parametrize("scene", [each for each in SCENES if each not in ASKED])
def test_nothing_is_to_be_pressed_where_nothing_is_asked(
    display: PersonDisplay, scene: str
) -> None:
    display.show_view(SCENES[scene])
    asked = SCENES[scene].screen in (Screen.BIODATA, Screen.APPROVAL)
    assert display.yes.isVisible() is asked
    assert display.no.isVisible() is asked


def test_the_hands_show_what_is_due_and_what_is_not_there(display: PersonDisplay) -> None:
    gone = views.left_out(Part.RIGHT_RING)
    display.show_view(replace(SCENES["right-four"], exempted=gone))
    assert display.hands.standing_of(Part.RIGHT_RING) is Finger.EXEMPT
    assert display.hands.standing_of(Part.RIGHT_INDEX) is Finger.DUE
    capture = SCENES["right-four"].capture
    assert capture is not None
    one = replace(capture, wanted=(Part.RIGHT_MIDDLE,))
    display.show_view(replace(SCENES["right-four"], capture=one))
    assert display.hands.standing_of(Part.RIGHT_INDEX) is Finger.RESTING
    assert display.hands.standing_of(Part.RIGHT_MIDDLE) is Finger.DUE


def test_who_cannot_write_is_told_to_listen(display: PersonDisplay) -> None:
    display.show_view(SCENES["statement-left-out"])
    assert display.heading.text() == "Listen. You need not sign"
    assert display.pages.currentWidget() is not display.ink


def test_training_is_written_on_every_picture_of_the_person(display: PersonDisplay) -> None:
    for view in SCENES.values():
        display.show_view(replace(view, training=True))
        assert display.training.isVisible()
        display.show_view(replace(view, training=False))
        assert not display.training.isVisible()


def test_a_screen_turned_round_takes_no_act_of_the_operator(window: Window, desk: FakeDesk) -> None:
    turned = _turned(window, "approval")
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_R, Qt.Key.Key_X,
                Qt.Key.Key_Escape, Qt.Key.Key_F6):  # fmt: skip
        QTest.keyClick(turned, key)
    assert desk.told == []
    assert turned.isVisible()
    click(turned.display.yes)
    assert desk.told == [("person_answers", True)]
    QTest.keyClick(turned, Qt.Key.Key_T)
    assert window.person.turned is None
    assert guide_of(window).note.startswith("The person pressed: it is right.")
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert desk.told[-1] == ("approve_photo",)


def test_the_screen_comes_back_by_touch_when_held(window: Window) -> None:
    turned = _turned(window, "biodata")
    click(turned.back)
    assert turned.isVisible()
    QTest.mousePress(turned.back, Qt.MouseButton.LeftButton)
    turned._held.timeout.emit()
    assert window.person.turned is None


def test_a_lock_takes_the_turned_screen_away(window: Window) -> None:
    turned = _turned(window, "biodata")
    window.show_view(SCENES["login"])
    assert not turned.isVisible()
    assert window.person.turned is None


def test_the_turned_screen_follows_the_desk(window: Window) -> None:
    turned = _turned(window, "approval")
    window.show_view(SCENES["statement"])
    assert turned.display.words.text() == SCENES["statement"].statement
    assert not turned.display.yes.isVisible()
    said = " ".join(each.text() for each in turned.findChildren(QLabel))
    assert "3273015708950001" not in said


def test_an_answer_is_about_one_screen_only(window: Window) -> None:
    window.show_view(SCENES["biodata"])
    window.person.hear(agrees=False)
    assert "not right" in guide_of(window).note
    window.show_view(SCENES["photo-ready"])
    assert "not right" not in guide_of(window).note


TWO_SCREENS = """
import sys
from pathlib import Path
from PySide6.QtCore import QRect
from tests.fakes.boards import FakeBoard
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from ui.kiosk import Kiosk
from station.session.view import DeskView, Screen

desk = FakeDesk()
desk.view = DeskView(screen=Screen.LOGIN)
kiosk = Kiosk(desk, FakeBoard(), Path(sys.argv[1]))
screens = kiosk.application.screens()
assert len(screens) == 2, screens
kiosk.window.show()
display = kiosk.open_person_display()
kiosk.application.processEvents()
assert display.screen() is screens[1], display.screen().name()
assert display.geometry() == screens[1].geometry(), display.geometry()
assert kiosk.window.screen() is screens[0]
assert display.isVisible()
kiosk.show_person(False)
assert not display.isVisible()
kiosk.show_person(True)
kiosk.screens = lambda: screens[:1]
kiosk.application.screenRemoved.emit(screens[1])  # Qt takes a screen off its list, then says so
assert not display.isVisible()
kiosk.screens = lambda: screens
kiosk.application.screenAdded.emit(screens[1])
assert display.isVisible()
kiosk.close()
print("two screens")
"""


def test_the_display_stands_on_the_second_screen_and_goes_with_it(tmp_path: Path) -> None:
    screens = [
        {"name": name, "x": x, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96,
         "logicalBaseDpi": 96, "dpr": 1}
        for name, x in (("OPERATOR", 0), ("PERSON", 1366))
    ]  # fmt: skip
    layout = tmp_path / "two.json"
    layout.write_bytes(
        msgspec.json.encode(
            {
                "synchronousWindowSystemEvents": False,
                "windowFrameMargins": False,
                "screens": screens,
            }
        )
    )
    done = subprocess.run(
        (sys.executable, "-c", TWO_SCREENS, str(tmp_path)),
        env={"QT_QPA_PLATFORM": f"offscreen:configfile={layout}", "HOME": str(tmp_path)},
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.strip() == "two screens", done.stderr
