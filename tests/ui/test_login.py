"""Login: name, PIN, what a wrong one costs."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from station.errors import Code
from station.session.outlook import ClockView
from station.session.view import Screen
from tests.fakes import views
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from tests.ui.fingers import click, guide_of, type_into
from ui.messages import say
from ui.theme import Tone
from ui.widgets.pin_line import PinLine
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()


def test_login_needs_name_and_pin(window: Window, desk: FakeDesk) -> None:
    window.show_view(SCENES["login"])
    assert not window.panel.primary.isEnabled()
    type_into(window.work, "siti", "135790")
    assert window.panel.primary.isEnabled()
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert desk.told == [("sign_in", "siti", "135790")]


def test_the_number_keys_write_the_pin(window: Window, desk: FakeDesk) -> None:
    window.show_view(SCENES["login"])
    type_into(window.work, "siti")
    keys = {b.accessibleName(): b for b in window.work.findChildren(QPushButton)}
    for name in ("1", "2", "9", "Erase last digit", "3"):
        click(keys[name])
    click(window.panel.primary)
    assert desk.told == [("sign_in", "siti", "123")]


def test_a_refused_pin_is_wiped_and_the_tries_left_are_told(window: Window) -> None:
    window.show_view(SCENES["login"])
    type_into(window.work, "siti", "000000")
    window.show_view(SCENES["login-refused"])
    name, pin = window.work.findChildren(QLineEdit)
    assert (name.text(), pin.text()) == ("siti", "")
    assert window.panel.guide is not None
    assert window.panel.guide.advice == "3 tries left."


def test_nobody_signs_in_while_the_station_waits(window: Window, desk: FakeDesk) -> None:
    window.show_view(SCENES["login-wait"])
    type_into(window.work, "siti", "135790")
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert desk.told == []


def test_enter_leads_from_the_name_to_the_pin(window: Window, desk: FakeDesk) -> None:
    window.show_view(SCENES["login"])
    name, pin = window.work.findChildren(QLineEdit)
    QTest.keyClicks(name, "siti")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert window.focusWidget() is pin
    assert desk.told == []


def test_a_pin_is_digits_and_no_longer_than_twelve(window: Window) -> None:
    window.show_view(SCENES["login"])
    name, pin = window.work.findChildren(QLineEdit)
    QTest.keyClicks(pin, "siti 1357 902468 13579")
    assert (name.text(), pin.text()) == ("", "135790246813")


def test_a_locked_recording_is_said_to_be_kept(window: Window) -> None:
    window.show_view(SCENES["photo-good"])
    window.show_view(SCENES["login"])
    assert window.panel.guide is not None
    assert window.panel.guide.headline == "Locked"
    assert "recording is kept" in window.panel.guide.advice


def test_who_signs_out_from_the_list_is_not_told_of_a_recording(window: Window) -> None:
    window.show_view(SCENES["today"])
    window.show_view(SCENES["login"])
    assert window.panel.guide is not None
    assert window.panel.guide.headline == "Who is working?"


def test_the_station_says_which_one_it_is(window: Window) -> None:
    window.show_view(replace(SCENES["login"], station="Kecamatan Contoh"))
    said = {label.text() for label in window.work.findChildren(QLabel) if label.isVisible()}
    assert "Kecamatan Contoh" in said


def choosing(window: Window, desk: FakeDesk) -> tuple[PinLine, PinLine]:
    """Sign in with a one-time code; return the two lines for a PIN of one's own."""
    window.show_view(SCENES["login"])
    type_into(window.work, "dewi", "4473783470")
    click(window.panel.primary)
    window.show_view(replace(SCENES["login"], trouble=Code.PIN_MUST_CHANGE))
    desk.told.clear()
    lines = [line for line in window.work.findChildren(PinLine) if not line.isHidden()]
    first, second = (line for line in lines if "New PIN" in line.accessibleName())
    return first, second


def test_a_one_time_code_asks_for_a_pin_of_ones_own_twice(window: Window, desk: FakeDesk) -> None:
    first, second = choosing(window, desk)
    assert window.panel.guide is not None
    assert window.panel.guide.headline == "This is a one-time code."
    QTest.keyClicks(first, "918273")
    assert not window.panel.primary.isEnabled()
    QTest.keyClicks(second, "918274")
    assert window.panel.guide.headline == "The two are not the same."
    second.clear()
    QTest.keyClicks(second, "918273")
    QTest.keyClick(window, Qt.Key.Key_Return)
    assert desk.told == [("sign_in", "dewi", "4473783470", "918273")]


def test_the_number_keys_write_the_new_pin_where_the_cursor_is(
    window: Window, desk: FakeDesk
) -> None:
    first, second = choosing(window, desk)
    keys = {b.accessibleName(): b for b in window.work.findChildren(QPushButton)}
    for line in (first, second):
        line.entered.emit()
        for digit in "918273":
            click(keys[digit])
    click(window.panel.primary)
    assert desk.told == [("sign_in", "dewi", "4473783470", "918273")]


def test_a_weak_pin_is_chosen_anew_and_a_wrong_code_begins_anew(
    window: Window, desk: FakeDesk
) -> None:
    first, second = choosing(window, desk)
    for line in (first, second):
        QTest.keyClicks(line, "123456")
    click(window.panel.primary)
    window.show_view(replace(SCENES["login"], trouble=Code.PIN_TOO_WEAK))
    assert window.panel.guide is not None
    assert window.panel.guide.headline == "This PIN will not do."
    assert first.text() == second.text() == ""
    window.show_view(SCENES["login-refused"])
    shown = [line for line in window.work.findChildren(QLineEdit) if not line.isHidden()]
    assert [line.accessibleName() for line in shown] == ["Officer", "PIN"]


@pytest.mark.parametrize(
    "code",
    [Code.ACCOUNT_LOCKED, Code.ACCOUNT_ENDED, Code.ACCOUNTS_CHANGED, Code.ACCOUNTS_OLDER,
     Code.AUDIT_UNWRITABLE, Code.REGISTER_LOCKED],
)  # fmt: skip
def test_why_nobody_comes_in_is_said_in_words(window: Window, code: Code) -> None:
    window.show_view(replace(SCENES["login"], trouble=code))
    assert window.panel.guide is not None
    words = say(code)
    assert (window.panel.guide.headline, window.panel.guide.advice) == (words.text, words.advice)


@pytest.mark.parametrize(
    ("clock", "words"),
    [
        (
            ClockView(code=Code.CLOCK_OFF, off_seconds=-11_520, by="centre"),
            "3 hours behind the data centre's clock.",
        ),
        (
            ClockView(code=Code.CLOCK_BEHIND, off_seconds=-172_800),
            "2 days before what was written here last.",
        ),
    ],
)
def test_a_wrong_clock_is_told_before_anybody_signs_in_and_is_no_wrong_pin(
    window: Window, clock: ClockView, words: str
) -> None:
    window.show_view(views.desk(Screen.LOGIN, operator="", clock=clock))
    guide = guide_of(window)
    assert clock.code is not None
    assert guide.tone is Tone.WARN
    assert guide.headline == say(clock.code).text
    assert words in guide.advice
    window.show_view(
        views.desk(Screen.LOGIN, operator="", clock=clock, trouble=Code.LOGIN_REFUSED, tries_left=3)
    )
    guide = guide_of(window)
    assert guide.headline == say(Code.LOGIN_REFUSED).text
    assert words in guide.note


def test_a_clock_that_jumped_is_mended_by_signing_in(window: Window) -> None:
    jumped = ClockView(code=Code.CLOCK_JUMPED, off_seconds=900)
    window.show_view(views.desk(Screen.LOGIN, operator="", clock=jumped))
    assert guide_of(window).headline == "Who is working?"
