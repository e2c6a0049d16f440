"""The menu: who finds which screen, by key and by touch; a technician never meets a citizen."""

import subprocess
import sys

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from station.operators.roles import RIGHTS, Right, Role
from tests.fakes.scenes import scenes
from tests.ui.fingers import click
from ui.screens.asides import ASIDES, offered
from ui.screens.outbox import Outbox
from ui.screens.today import Today
from ui.screens.workshop import Workshop
from ui.sides import Side
from ui.theme import Look
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()


def _entries(window: Window) -> list[Side]:
    return [side for side, row in window.rail.menu.rows.items() if row.isVisible()]


@pytest.mark.parametrize("role", Role)
def test_the_menu_holds_what_the_role_may_open_and_nothing_that_is_not_there(
    window: Window, role: Role
) -> None:
    window.show_view(replace(SCENES["today"], role=role))
    entries = _entries(window)
    assert entries[0] is Side.HELP
    assert set(entries[1:]) == {s for s, entry in ASIDES.items() if entry.right in RIGHTS[role]}


def test_nobody_opens_anything_before_signing_in_or_with_a_person_at_the_desk(
    window: Window,
) -> None:
    assert offered(None) == ()
    for scene in ("login", "biodata", "photo-good", "done"):
        window.show_view(SCENES[scene])
        assert _entries(window) == [], scene
        QTest.keyClick(window, Qt.Key.Key_F6)
        assert window.aside is None


def test_what_opens_a_citizens_data_is_not_for_a_technician() -> None:
    shown = offered(Role.TECHNICIAN)
    assert Right.RECORD not in RIGHTS[Role.TECHNICIAN]
    assert all(ASIDES[side].right is Right.TEST_DEVICES for side in shown if side in ASIDES)
    assert Side.OUTBOX not in shown


def test_a_technician_lands_in_the_workshop_and_the_outbox_stays_shut(window: Window) -> None:
    window.show_view(SCENES["workshop"])
    assert isinstance(window.work, Workshop)
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert isinstance(window.work, Workshop)


def test_a_screen_is_made_when_it_is_opened_first_in_the_look_of_the_moment(
    window: Window,
) -> None:
    window.show_view(SCENES["today"])
    assert list(window.asides) == []
    window.wear(Look.NIGHT)
    click(window.rail.menu.rows[Side.OUTBOX])
    assert isinstance(window.work, Outbox)
    assert window.work.theme is window.theme
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert isinstance(window.work, Today)
    window.go_aside(Side.OUTBOX)
    assert list(window.asides) == [window.work]


def test_a_lock_leads_back_to_the_list(window: Window) -> None:
    window.show_view(SCENES["today"])
    window.go_aside(Side.OUTBOX)
    window.show_view(SCENES["login"])
    window.show_view(SCENES["today"])
    assert isinstance(window.work, Today)


def test_the_first_screen_loads_no_screen_of_the_menu() -> None:
    modules = [entry.module for entry in ASIDES.values()]
    code = f"import sys, ui.opening; print([m for m in {modules!r} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_a_technicians_one_press_leads_to_the_devices(window: Window) -> None:
    window.show_view(SCENES["workshop"])
    QTest.keyClick(window, Qt.Key.Key_Space)
    assert window.aside is Side.DIAGNOSIS
