"""The status file's screen: choose, compare, confirm what was shown; never for an operator."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from station.operators.roles import Role
from station.session.view import DeskView, Screen
from tests.fakes.reconciling import DIGEST, FILES, FakeReconcile, scenes
from tests.fakes.scenes import scenes as desk_scenes
from ui.screens.reconcile import Reconcile
from ui.sides import Side
from ui.theme import Tone
from ui.widgets.panel import Guide
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
TODAY = replace(desk_scenes()["today"], role=Role.SUPERVISOR)
SCENES = scenes()


def _opened(window: Window) -> Reconcile:
    window.show_view(TODAY)
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert isinstance(window.work, Reconcile)
    return window.work


def _compared(window: Window, reconcile: FakeReconcile, scene: str = "every kind") -> Reconcile:
    screen = _opened(window)
    reconcile.tell_files(FILES)
    QApplication.processEvents()
    QTest.keyClick(window, Qt.Key.Key_Space)
    reconcile.tell(SCENES[scene])
    QApplication.processEvents()
    return screen


def _guide(window: Window) -> Guide:
    assert window.panel.guide is not None
    return window.panel.guide


def _said(window: Window) -> str:
    return "\n".join(b.text() for b in window.work.findChildren(QLabel) if b.isVisible())


def test_the_chosen_file_is_compared_and_nothing_else_is_told(
    window: Window, reconcile: FakeReconcile
) -> None:
    _opened(window)
    reconcile.tell_files(FILES)
    QApplication.processEvents()
    QTest.keyClick(window, Qt.Key.Key_Down)
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert reconcile.told == [("find",), ("compare", FILES[1].path)]


def test_each_kind_says_how_many_what_it_means_and_which_lines(
    window: Window, reconcile: FakeReconcile
) -> None:
    screen = _compared(window, reconcile)
    assert _guide(window).headline == "The centre is further on."
    assert "12,345 lines, 780 say the same" in _guide(window).note
    assert "Line 3: 1003-2345-6789" in _said(window)
    assert "and 2 more" in _said(window)
    shown = [screen.list.model().index(row, 0).data() for row in range(12)]
    assert all(shown)


def test_exactly_the_digest_that_was_shown_is_confirmed(
    window: Window, reconcile: FakeReconcile
) -> None:
    _compared(window, reconcile)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert "0123 4567 89ab cdef" in _guide(window).advice
    assert len(reconcile.told) == 2, "nothing is taken over by one press"
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert reconcile.told[-1] == ("take over", FILES[0].path, DIGEST)
    reconcile.tell(SCENES["taken over"])
    QApplication.processEvents()
    assert _guide(window).headline == "1,234 taken over"


def test_not_yet_takes_nothing_over(window: Window, reconcile: FakeReconcile) -> None:
    _compared(window, reconcile)
    QTest.keyClick(window, Qt.Key.Key_Space)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert "Take over" in _guide(window).primary.text  # type: ignore[union-attr]
    assert len(reconcile.told) == 2


@pytest.mark.parametrize("scene", ["agree", "conflict", "behind", "impossible", "locked"])
def test_what_is_only_listed_offers_nothing_to_take_over(
    window: Window, reconcile: FakeReconcile, scene: str
) -> None:
    _compared(window, reconcile, scene)
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert not any(each[0] == "take over" for each in reconcile.told)


def test_a_refusal_is_said_and_another_file_can_be_chosen(
    window: Window, reconcile: FakeReconcile
) -> None:
    _compared(window, reconcile, "changed")
    assert _guide(window).tone is Tone.BAD
    QTest.keyClick(window, Qt.Key.Key_R)
    assert reconcile.told[-1] == ("find",)


def test_a_lock_takes_it_away_and_what_comes_late_is_not_shown(
    window: Window, reconcile: FakeReconcile
) -> None:
    screen = _compared(window, reconcile)
    window.show_view(DeskView(screen=Screen.LOGIN))
    assert screen.list.model().rowCount() == 0
    reconcile.tell(SCENES["every kind"])
    reconcile.tell_files(FILES)
    QApplication.processEvents()
    assert screen.list.model().rowCount() == 0


@pytest.mark.parametrize("role", [Role.OPERATOR, Role.TECHNICIAN])
def test_who_may_not_take_over_does_not_even_look(window: Window, role: Role) -> None:
    window.show_view(replace(TODAY, role=role))
    QTest.keyClick(window, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert window.aside is not Side.RECONCILE
    assert not window.rail.menu.rows[Side.RECONCILE].isVisible()
