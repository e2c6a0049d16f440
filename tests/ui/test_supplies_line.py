"""The forecast on the day's list: seen when it is a question, a warning when the list is longer."""

import pytest

from station.session.outlook import Forecast
from station.session.view import DeskView, Screen
from tests.fakes import views
from ui.widgets.supplies_line import DISK_MATTERS, SuppliesLine, still_to_come
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own


def today(battery: int | None = None, disk: int | None = None, people: int = 24) -> DeskView:
    return views.desk(
        Screen.TODAY,
        roster=views.roster(people),
        forecast=Forecast(battery=battery, disk=disk),
    )


def said(window: Window) -> str:
    (line,) = window.work.findChildren(SuppliesLine)
    return line._words.text() if line.isVisible() else ""


def test_on_mains_with_room_on_the_disk_nothing_is_said(window: Window) -> None:
    window.show_view(today(disk=DISK_MATTERS + 1))
    assert said(window) == ""


def test_a_battery_that_lasts_is_told_and_one_that_does_not_warns(window: Window) -> None:
    window.show_view(today(battery=60))
    assert said(window) == "Battery for about 60 more people"
    window.show_view(today(battery=1, disk=40))
    assert said(window) == f"Battery for about 1 more person · {still_to_come(today())} to come"
    window.show_view(today())
    assert said(window) == ""


def test_a_disk_that_ends_before_the_list_warns_too(window: Window) -> None:
    window.show_view(today(disk=0))
    assert said(window).startswith("Disk for about 0 more people · ")
