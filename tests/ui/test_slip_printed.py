"""Printing a slip from the screens: one press one slip, what became of it, and once more."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from tests.fakes import boards, views
from tests.fakes.printers import FakePrinter
from tests.fakes.scenes import scenes
from ui.messages import say
from ui.sides import Side
from ui.slip.counter import Counter
from ui.slip.outcome import Outcome
from ui.slip.words import slip
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
SCENES = scenes()
ANSWER = boards.scenes()["returned"]


def said(window: Window) -> set[str]:
    return {each.text() for each in window.work.findChildren(QLabel) if each.isVisible()}


def offered(window: Window, key: str) -> tuple[str, bool]:
    guide = window.panel.guide
    assert guide is not None
    (found,) = (each for each in guide.actions() if each.key == key)
    return found.text, found.enabled


def test_one_press_is_one_slip_and_it_says_what_the_screen_says(
    window: Window, printer: FakePrinter
) -> None:
    window.show_view(SCENES["done-16"])
    assert not said(window) & {say(each).text for each in Outcome}
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_P)
    (made,) = printer.slips
    assert (made.number, made.packet_id) == (views.done().number, views.done().packet_id)
    assert {made.number, made.when, made.follows, made.warning} <= said(window)
    assert say(Outcome.PRINTING).text in said(window)
    assert offered(window, "P") == ("Print again", False)


@pytest.mark.parametrize("outcome", [Outcome.PRINTED, Outcome.FILED, Outcome.FAILED])
def test_what_became_of_it_is_said_and_it_can_be_printed_again(
    window: Window, printer: FakePrinter, outcome: Outcome
) -> None:
    window.show_view(SCENES["done"])
    QTest.keyClick(window, Qt.Key.Key_P)
    printer.say(outcome)
    assert {say(outcome).text, say(outcome).advice} <= said(window)
    assert offered(window, "P") == ("Print again", True)
    QTest.keyClick(window, Qt.Key.Key_P)
    assert len(printer.slips) == 2


def test_neither_name_nor_nik_stands_on_a_slip(window: Window, printer: FakePrinter) -> None:
    window.show_view(SCENES["done"])
    QTest.keyClick(window, Qt.Key.Key_P)
    words = " ".join(vars(printer.slips[0]).values()).replace(" ", "")
    assert views.CITIZEN.nik not in words
    assert views.CITIZEN.name.replace(" ", "") not in words


def test_the_history_of_a_packet_prints_its_slip_again(
    window: Window, printer: FakePrinter, counter: Counter
) -> None:
    window.show_view(SCENES["today"])
    window.go_aside(Side.OUTBOX)
    window.show_board(ANSWER)
    QTest.keyClick(window, Qt.Key.Key_R)
    assert printer.slips == []
    QTest.keyClick(window, Qt.Key.Key_H)
    window.show_board(boards.opened(ANSWER, ANSWER.rows[0]))
    QTest.keyClick(window, Qt.Key.Key_R)
    assert printer.slips[0].packet_id == ANSWER.rows[0].packet_id
    printer.say(Outcome.FAILED)
    assert say(Outcome.FAILED).text in said(window)
    assert counter.became(ANSWER.rows[0].packet_id) is Outcome.FAILED


def test_the_window_waits_for_a_slip_under_way(printer: FakePrinter, counter: Counter) -> None:
    counter.close()
    assert not printer.finished
    counter.hand_in(slip(views.done(), station="Kecamatan Contoh", training=False))
    counter.close()
    assert printer.finished
