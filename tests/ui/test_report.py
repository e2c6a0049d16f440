"""The daily report: what it says, whose, of which day; paper, PDF, table; and the day's end."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from station.daybook import table
from station.daybook.report import Question, Report
from station.operators.roles import Role
from tests.fakes import reports
from tests.fakes.desk import FakeDesk
from tests.fakes.scenes import scenes
from tests.ui.fingers import click
from ui.report.delivery import Delivery, write_pdf
from ui.report.paper import Sheet
from ui.report.sent import Form, Sent
from ui.screens.report import DailyReport
from ui.sides import Side
from ui.theme import Tone
from ui.window import Window

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin's own
TODAY = replace(scenes()["today"], role=Role.OPERATOR, station="Kec. Contoh")


def asked(desk: FakeDesk) -> tuple[Question, Callable[[Report | None], None]]:
    _, question, hear = [each for each in desk.told if each[0] == "report"][-1]
    assert isinstance(question, Question)
    assert callable(hear)
    return question, hear


def opened(window: Window, desk: FakeDesk, report: Report) -> DailyReport:
    window.show_view(TODAY)
    window.go_aside(Side.REPORT)
    question, hear = asked(desk)
    hear(replace(report, question=question))
    assert isinstance(window.work, DailyReport)
    return window.work


def test_it_says_what_is_still_open(window: Window, desk: FakeDesk) -> None:
    opened(window, desk, reports.report())
    guide = window.panel.guide
    assert guide is not None
    assert guide.tone is Tone.WARN
    assert "2 drafts" in guide.advice
    assert "13 packets" in guide.advice


def test_a_day_with_open_things_is_closed_by_a_second_press(window: Window, desk: FakeDesk) -> None:
    opened(window, desk, reports.report())
    click(window.panel.primary)
    assert ("close_day", reports.DAY) not in desk.told
    assert window.panel.primary.text() == "Close all the same"
    click(window.panel.primary)
    assert ("close_day", reports.DAY) in desk.told


def test_a_day_is_not_closed_by_going_back(window: Window, desk: FakeDesk) -> None:
    opened(window, desk, reports.report())
    click(window.panel.primary)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    assert window.aside is Side.REPORT
    assert window.panel.primary.text() == "Close the day"


def test_a_closed_day_says_by_whom(window: Window, desk: FakeDesk) -> None:
    opened(window, desk, replace(reports.report(), closing=reports.CLOSED))
    guide = window.panel.guide
    assert guide is not None
    assert guide.tone is Tone.OK
    assert "siti" in guide.advice


def test_other_days_and_operators_are_asked_for(window: Window, desk: FakeDesk) -> None:
    screen = opened(window, desk, reports.report())
    click(screen.chips[2])
    assert asked(desk)[0] == Question(operator="op-2")
    QTest.keyClick(window, Qt.Key.Key_PageUp)
    assert asked(desk)[0] == Question(day="2026-11-20")
    before = len(desk.told)
    QTest.keyClick(window, Qt.Key.Key_PageDown)
    assert len(desk.told) == before  # there is no tomorrow yet


def test_an_answer_to_an_older_question_is_not_shown(window: Window, desk: FakeDesk) -> None:
    screen = opened(window, desk, reports.report())
    _, hear = asked(desk)
    hear(replace(reports.NOTHING, question=Question(operator="op-1")))
    assert screen.up_to_date


@pytest.mark.parametrize(
    ("key", "form"),
    [(Qt.Key.Key_P, Form.PAPER), (Qt.Key.Key_X, Form.PDF), (Qt.Key.Key_D, Form.TABLE)],
)
def test_what_leaves_the_screen_is_noted(
    window: Window, desk: FakeDesk, key: Qt.Key, form: Form, tmp_path: Path
) -> None:
    screen = opened(window, desk, reports.report())
    sent: list[Form] = []
    screen._delivery.folder = tmp_path / "reports"

    def print_out(_report: Report, _sheet: Sheet) -> Sent:
        sent.append(Form.PAPER)
        return Sent.NO_PRINTER

    screen._delivery.print_out = print_out
    QTest.keyClick(window, key)
    screen._delivery.finish()
    assert ("note_export", reports.DAY, form.value.lower()) in desk.told
    files = sorted(each.name for each in tmp_path.rglob("*.*"))
    there = {Form.PDF: ["2026-11-21.pdf"], Form.PAPER: []}
    tables = ["2026-11-21-buku-harian.csv", "2026-11-21.csv"]
    assert files == there.get(form, tables)
    assert all(each.stat().st_mode & 0o077 == 0 for each in tmp_path.rglob("*.*"))


def test_without_a_printer_it_says_which_key_helps(
    qtbot: QtBot, window: Window, desk: FakeDesk
) -> None:
    screen = opened(window, desk, reports.report())
    screen._delivery.print_out = lambda *_: Sent.NO_PRINTER
    with qtbot.waitSignal(screen._delivery.done):
        QTest.keyClick(window, Qt.Key.Key_P)
    assert window.panel.guide is not None
    assert "Press X" in window.panel.guide.advice


def test_a_lock_takes_the_day_book_away(window: Window, desk: FakeDesk) -> None:
    screen = opened(window, desk, reports.report())
    QTest.keyClick(window, Qt.Key.Key_H)
    assert screen._table.rowCount() == 42
    window.show_view(scenes()["login"])
    assert screen._table.rowCount() == 0


def test_an_empty_day_is_no_error(window: Window, desk: FakeDesk) -> None:
    opened(window, desk, reports.NOTHING)
    assert window.panel.guide is not None
    assert window.panel.guide.headline == "Nothing is open"


def test_the_pdf_has_a_page_of_figures_and_pages_of_the_day_book(tmp_path: Path) -> None:
    sizes = []
    for people in (0, 20, 120):
        path = tmp_path / f"{people}.pdf"
        assert write_pdf(reports.report(people), Sheet("Kec. Contoh", training=True), path)
        data = path.read_bytes()
        assert data.startswith(b"%PDF-")
        sizes.append(data.count(b"/Type /Page\n") or data.count(b"/Type /Page "))
    assert sizes == [1, 2, 5]


def test_a_disk_that_takes_nothing_is_told(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "reports").write_text("a file stands in the way", encoding="utf-8")
    delivery = Delivery(tmp_path / "reports", lambda *_: Sent.PRINTED)
    for form in (Form.PDF, Form.TABLE):
        with qtbot.waitSignal(delivery.done) as told:
            delivery.send(form, reports.report(), Sheet(""))
        assert told.args is not None
        assert told.args[1] is Sent.FAILED


def test_the_table_keeps_a_spreadsheet_from_calculating() -> None:
    evil = replace(reports.line(1), village="=HYPERLINK(1)")
    text = table.book(replace(reports.report(), lines=(evil,))).decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert "siti" in text
    figures = table.figures(reports.report()).decode("utf-8-sig")
    assert "recorded;;42" in figures
    assert "3273" not in figures
