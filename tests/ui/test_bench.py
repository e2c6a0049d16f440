"""The bench of the kiosk counts what it says: painted steps after a press, pictures, ticks."""

import time

import pytest
from pytestqt.qtbot import QtBot

from scripts.bench.screen_watch import Live, Steps, Ticks
from scripts.bench.ui import Line
from station.devices.messages import FrameReady
from station.session.view import Screen
from tests.fakes import views
from tests.fakes.scenes import scenes
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()


def test_a_step_is_counted_when_it_is_painted_and_only_after_a_press(
    window: Window, qtbot: QtBot
) -> None:
    window.show_view(SCENES["today"])
    steps = Steps()
    steps.watch(window)
    window.show_view(SCENES["biodata"])
    steps.press()
    window.show_view(SCENES["photo-ready"])
    qtbot.waitUntil(lambda: len(steps.spent) > 0)
    ((name, spent),) = steps.spent
    assert name == f"{Screen.BIODATA}>{Screen.CAPTURE}"
    assert spent > 0


def test_a_change_within_a_step_is_no_step(window: Window, qtbot: QtBot) -> None:
    steps = Steps()
    steps.watch(window)
    window.show_view(SCENES["photo-ready"])
    steps.press()
    window.show_view(SCENES["photo-taken"])
    steps.press()
    window.show_view(views.desk(Screen.REVIEW, review=views.reviewed()))
    qtbot.waitUntil(lambda: len(steps.spent) > 0)
    assert [name for name, _ in steps.spent] == [f"{Screen.CAPTURE}>{Screen.REVIEW}"]


def test_a_picture_is_counted_once_however_often_it_is_painted() -> None:
    live = Live()
    live.painted()
    live.show(FrameReady(request=1, slot=0, width=2, height=2, at_ns=time.monotonic_ns()))
    live.painted()
    live.painted()
    assert len(live.behind) == 1


def test_ticks_are_booked_to_the_screen_that_stood(window: Window, qtbot: QtBot) -> None:
    window.show_view(SCENES["review"])
    ticks = Ticks(window)
    qtbot.waitUntil(lambda: Screen.REVIEW in ticks.late)
    assert set(ticks.late) == {Screen.REVIEW}
    ticks.forget()
    assert ticks.late == {}


def test_a_goal_is_met_up_to_its_figure() -> None:
    assert "met" in str(Line("x", 50.0, 50.0, "ms"))
    assert "MISSED" in str(Line("x", 50.1, 50.0, "ms"))
