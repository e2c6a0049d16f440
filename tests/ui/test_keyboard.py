"""Hands on the keyboard alone: Tab comes to everything on every screen, and goes on from there."""

from functools import partial

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from station.body import PARTS, Target
from station.citizen.correcting import Field
from station.operators.roles import Role
from station.session.matters import Matter
from tests.ui import test_fit
from tests.ui.test_fit import PLACES, SCENES
from ui.languages import Language, Speech
from ui.screens.asides import offered
from ui.screens.correction import CorrectionDialog
from ui.screens.exemption import ExemptionDialog
from ui.screens.second_person import SecondPerson, why_force
from ui.sides import Side
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
show = test_fit._show
MOST = 200
"""More stops than any screen has."""
CONTROLS = (QAbstractButton, QLineEdit, QAbstractItemView)


@pytest.fixture
def active(window: Window, qtbot: QtBot) -> Window:
    """Return the window as the one that has the keys."""
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


def walk(window: QWidget) -> list[QWidget]:
    """Press Tab until it comes round; return where it stopped."""
    stops: list[QWidget] = []
    for _ in range(MOST):
        QTest.keyClick(window.focusWidget() or window, Qt.Key.Key_Tab)
        now = window.focusWidget()
        assert now is not None, "Tab leads nowhere"
        if now in stops:
            return stops
        stops.append(now)
    raise AssertionError("Tab never comes round")


def controls(window: QWidget) -> set[QWidget]:
    """Return what can be pressed, typed into or chosen from now."""
    shown = [each for kind in CONTROLS for each in window.findChildren(kind)]
    return {
        each
        for each in shown
        if each.window() is window
        and each.isVisible()
        and each.isEnabled()
        and each.focusPolicy() is not Qt.FocusPolicy.NoFocus
    }


def words(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName() or text


def assert_walkable(window: QWidget, place: str) -> None:
    stops = walk(window)
    missed = [f"{type(e).__name__} {words(e)!r}" for e in controls(window) - set(stops)]
    assert (place, missed) == (place, [])
    nameless = [type(each).__name__ for each in stops if not words(each)]
    assert (place, nameless) == (place, [])
    # And back: the way in is a way out.
    before = window.focusWidget()
    QTest.keyClick(before or window, Qt.Key.Key_Backtab)
    assert window.focusWidget() is not before or len(stops) == 1


@pytest.mark.parametrize("place", PLACES)
def test_tab_comes_to_everything_and_goes_on(active: Window, place: str) -> None:
    show(active, place)
    QApplication.processEvents()
    assert_walkable(active, place)


@pytest.mark.parametrize("role", Role)
def test_tab_walks_every_screen_beside_the_list(active: Window, role: Role) -> None:
    active.show_view(replace(SCENES["today"], role=role))
    day = active.work
    sides = [each for each in offered(role) if each is not Side.HELP]
    for side in sides:
        active.leave_aside()
        active.go_aside(side)
        QApplication.processEvents()
        assert active.work is not day, side
        assert_walkable(active, f"{role} {side.name}")


@pytest.mark.parametrize("place", SCENES)
def test_every_action_has_a_key_or_a_stop(active: Window, place: str) -> None:
    show(active, place)
    QApplication.processEvents()
    guide = active.panel.guide
    assert guide is not None
    stops = {words(each) for each in walk(active)}
    unreachable = [
        each.text
        for each in guide.actions()
        if each.enabled and not each.key and each.text not in stops
    ]
    assert unreachable == []


@pytest.mark.parametrize("target", [Target.RIGHT_FOUR, Target.IRISES, Target.SIGNATURE])
def test_dialogs_hold_the_keys_and_let_them_go(active: Window, target: Target) -> None:
    view = replace(SCENES["right-four"])
    active.show_view(view)
    exemption = ExemptionDialog(active.theme, active.desk, PARTS[target], None, active)
    why = partial(why_force, Matter.DOUBTED)
    second = SecondPerson(active.theme, why, active.desk.force, active)
    for dialog in (exemption, second):
        dialog.stand_on(view)
        dialog.open()
        QApplication.processEvents()
        assert_walkable(dialog, type(dialog).__name__)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()


def test_corrections_are_walked_by_keys(active: Window) -> None:
    view = SCENES["biodata"]
    active.show_view(view)
    for field in Field:
        dialog = CorrectionDialog(active.theme, active.desk, active)
        dialog.stand_on(view)
        dialog.open()
        dialog.fields[field].click()
        QApplication.processEvents()
        assert_walkable(dialog, field.value)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()


def test_what_is_named_is_named_in_both_languages(active: Window, speech: Speech) -> None:
    for language in Language:
        speech.speak(language)
        QApplication.processEvents()
        for place in PLACES:
            show(active, place)
            assert [type(each).__name__ for each in walk(active) if not words(each)] == []
