"""Help: words for every screen, every key that works, and nothing that stops for it."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from station.body import Target
from station.session.view import Screen
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from ui.languages import Language, Speech
from ui.screens.help import Help
from ui.sides import Side
from ui.window import Window
from ui.words.help import HELP

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()


def _help(window: Window) -> Help:
    QTest.keyClick(window, Qt.Key.Key_F1)
    found = [each for each in window.findChildren(Help) if each.isVisible()]
    assert len(found) == 1
    return found[0]


def _said(dialog: Help) -> str:
    return "\n".join(each.text() for each in dialog.findChildren(QLabel))


def test_every_screen_every_capture_and_everything_in_the_menu_has_help() -> None:
    beside = {Screen.CAPTURE, Side.HELP, Target.OWN_FINGER}  # the last is asked at the biodata
    places = {*Screen, *Target, *Side} - beside
    assert set(HELP) == places
    assert all("\n" in str(words) for words in HELP.values())


@pytest.mark.parametrize("language", Language)
def test_every_line_says_what_happens_and_what_to_do(speech: Speech, language: Language) -> None:
    speech.speak(language)
    for words in HELP.values():
        _, *cases = QCoreApplication.translate("Words", str(words)).split("\n")
        assert all(": " in case for case in cases), cases


@pytest.mark.parametrize("scene", SCENES)
def test_one_key_helps_on_every_screen_and_one_leads_back(window: Window, scene: str) -> None:
    window.show_view(SCENES[scene])
    dialog = _help(window)
    assert window.work.title(SCENES[scene]) in _said(dialog)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not any(each.isVisible() for each in window.findChildren(Help))


def test_the_keys_of_the_screen_and_of_the_pedal_are_told(window: Window) -> None:
    window.show_view(SCENES["photo-taken"])
    said = _said(_help(window))
    assert window.panel.guide is not None
    for action in window.panel.guide.actions():
        if action.key and action.enabled:
            assert action.key in said
            assert action.text in said


def test_a_capture_goes_on_behind_it(window: Window, desk: FakeDesk) -> None:
    window.show_view(SCENES["photo-dark"])
    dialog = _help(window)
    window.show_view(SCENES["photo-taken"])
    assert dialog.isVisible()
    assert desk.told == []
    QTest.keyClick(dialog, Qt.Key.Key_Space)
    assert desk.told == [], "what closes the help presses nothing behind it"


def test_a_lock_takes_it_away(window: Window) -> None:
    window.show_view(SCENES["photo-dark"])
    dialog = _help(window)
    window.show_view(SCENES["login"])
    assert not dialog.isVisible()
