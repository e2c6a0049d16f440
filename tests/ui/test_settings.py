"""Settings: what is pressed is asked of the desk, what the desk says takes effect, the pedal."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from station.errors import Code
from station.operators.roles import Role
from station.preferences import Choice
from station.session.view import DeskView
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from tests.ui.fingers import click
from ui.languages import Language, Speech
from ui.screens.settings import SettingsScreen
from ui.screens.today import Today
from ui.sides import Side
from ui.sounds import Cue, Sounds
from ui.taste import Taste
from ui.theme import Look, Tone, dressed
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()


def _settings(window: Window, role: Role = Role.SUPERVISOR) -> SettingsScreen:
    window.show_view(replace(SCENES["today"], role=role))
    QTest.keyClick(window, Qt.Key.Key_F8)
    assert isinstance(window.work, SettingsScreen)
    return window.work


def _chosen(**changes: object) -> DeskView:
    view = SCENES["today"]
    return replace(view, preferences=replace(view.preferences, **changes))


def _button(screen: SettingsScreen, choice: Choice, words: str) -> QPushButton:
    buttons = screen.lines[choice].chips.buttons
    return next(each for each in buttons if each.text() == words)


@pytest.mark.parametrize(
    ("choice", "words", "value"),
    [
        (Choice.LANGUAGE, "Bahasa Indonesia", "id"),
        (Choice.LOOK, "Night", "NIGHT"),
        (Choice.SIZE, "115 %", 115),
        (Choice.SOUNDS, "Off", False),
        (Choice.AUTOMATIC, "No", False),
        (Choice.SAVER, "Always", "ALWAYS"),
        (Choice.PERSON_DISPLAY, "Open", True),
    ],
)
def test_a_press_asks_the_desk_for_one_change_and_is_explained(
    window: Window, desk: FakeDesk, choice: Choice, words: str, value: object
) -> None:
    screen = _settings(window)
    view = SCENES["today"]
    window.show_view(replace(view, preferences=replace(view.preferences, language="en")))
    click(_button(screen, choice, words))
    assert desk.told == [("choose", choice, value)]
    assert window.panel.guide is not None
    assert window.panel.guide.advice


def test_what_is_so_already_is_not_asked_for_again(window: Window, desk: FakeDesk) -> None:
    screen = _settings(window)
    click(_button(screen, Choice.LOOK, "Office"))
    assert desk.told == []


def test_a_refusal_is_said_and_the_old_value_stays_down(window: Window, desk: FakeDesk) -> None:
    screen = _settings(window)
    click(_button(screen, Choice.LOOK, "Night"))
    window.show_view(replace(SCENES["today"], trouble=Code.DISK_FULL))
    assert window.panel.guide is not None
    assert window.panel.guide.tone is Tone.BAD
    assert screen.lines[Choice.LOOK].value == "OFFICE"
    assert desk.told


def test_choices_that_were_lost_are_told(window: Window) -> None:
    _settings(window)
    window.show_view(replace(SCENES["today"], forgotten=Code.PREFERENCES_DAMAGED))
    assert window.panel.guide is not None
    assert window.panel.guide.tone is Tone.WARN


def test_the_order_is_moved_by_who_may_and_only_shown_to_others(
    window: Window, desk: FakeDesk
) -> None:
    screen = _settings(window)
    click(screen.steps.buttons[0])
    click(screen.order.downs[0])
    first, second, *rest = SCENES["today"].preferences.steps
    assert desk.told == [("choose", Choice.STEPS, (second, first, *rest))]
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.aside is Side.SETTINGS
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert isinstance(window.work, Today)
    assert not _settings(window, Role.OPERATOR).steps.buttons[0].isVisible()


def test_the_pedal_is_learnt_from_one_step_on_it(window: Window, desk: FakeDesk) -> None:
    screen = _settings(window)
    click(screen.pedal.buttons[1])
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert window.theme == dressed(Look.OFFICE), "while it is learnt no key does what it does"
    assert desk.told == []
    assert window.panel.guide is not None
    assert window.panel.guide.headline == "Not that key"
    click(screen.pedal.buttons[1])
    QTest.keyClick(window, Qt.Key.Key_F13)
    assert desk.told == [("choose", Choice.PEDAL, "F13")]
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert window.theme == dressed(Look.SUN), "and afterwards all do again"


def test_escape_gives_the_lesson_up_and_a_lock_ends_it(window: Window, desk: FakeDesk) -> None:
    screen = _settings(window)
    click(screen.pedal.buttons[1])
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.aside is Side.SETTINGS
    assert desk.told == []
    click(screen.pedal.buttons[1])
    window.show_view(SCENES["login"])
    assert not screen.lesson.going_on


def test_the_pedal_presses_the_primary_action_and_a_taught_one_only(
    window: Window, desk: FakeDesk
) -> None:
    window.show_view(SCENES["biodata"])
    QTest.keyClick(window, Qt.Key.Key_F13)
    assert desk.told == []
    window.teach_pedal("F13")
    QTest.keyClick(window, Qt.Key.Key_F13)
    assert desk.told == [("confirm_biodata",)]
    window.teach_pedal("F14")
    QTest.keyClick(window, Qt.Key.Key_F13)
    assert len(desk.told) == 1


def test_a_foot_sees_no_focus_the_pedal_presses_the_big_button(
    window: Window, desk: FakeDesk
) -> None:
    screen = _settings(window)
    window.teach_pedal("F13")
    screen.lines[Choice.LOOK].chips.buttons[2].setFocus()
    QTest.keyClick(window, Qt.Key.Key_F13)
    assert isinstance(window.work, Today)
    assert desk.told == []


def test_a_letter_pedal_types_nothing_into_the_packets_but_stays_a_letter_in_a_text(
    window: Window,
) -> None:
    window.teach_pedal("B")
    window.show_view(SCENES["today"])
    line = window.work.findChild(QLineEdit)
    assert isinstance(line, QLineEdit)
    QTest.keyClick(line, Qt.Key.Key_B)
    assert line.text() == "b"


def test_what_the_desk_says_takes_effect_once(window: Window, speech: Speech) -> None:
    played: list[bytes] = []
    shown: list[bool] = []
    sounds = Sounds(played.append)
    taste = Taste(window, speech, sounds, shown.append, SCENES["today"].preferences)
    taste.hear(SCENES["today"])
    assert (window.theme, speech.language) == (dressed(Look.OFFICE), Language.ENGLISH)
    view = _chosen(look="NIGHT", size=115, language="en", sounds=False, person_display=True)
    taste.hear(view)
    assert window.theme == dressed(Look.NIGHT, 115)
    assert speech.language is Language.ENGLISH
    assert shown == [True]
    sounds.sound(Cue.WRONG)
    sounds.close()
    assert played == []
    window.wear(Look.SUN)
    taste.hear(view)
    assert window.theme.look is Look.SUN, "what was not chosen anew is not put on again"


def test_the_keys_for_look_and_language_are_kept_for_who_is_signed_in(
    window: Window, desk: FakeDesk
) -> None:
    window.show_view(SCENES["login"])
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert desk.told == []
    window.show_view(SCENES["today"])
    QTest.keyClick(window, Qt.Key.Key_F9)
    QTest.keyClick(window, Qt.Key.Key_F10)
    assert desk.told == [("choose", Choice.LOOK, "NIGHT"), ("choose", Choice.LANGUAGE, "id")]


def test_letters_of_115_percent_are_the_suns_own() -> None:
    assert dressed(Look.SUN, 115) == dressed(Look.SUN)
    assert dressed(Look.OFFICE, 115).px(20) == 23 == dressed(Look.OFFICE, 130).px(20)
