"""The daily report: one day's figures, the *buku harian*, on paper or as a table; the day's end."""

import importlib
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QPushButton,
    QStackedWidget,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from station.daybook.report import Question, Report
from station.session.view import DeskView
from ui.desk_port import DeskPort
from ui.messages import say
from ui.report import words
from ui.report.delivery import Delivery
from ui.report.paper import Sheet
from ui.report.sent import Form, Sent
from ui.screens.actions import primary
from ui.screens.aside import Aside
from ui.surroundings import Surroundings
from ui.theme import SMALL_TARGET, Theme, Tone
from ui.widgets.lists import Chips
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import button, card, column, label, row
from ui.widgets.report_cards import AgeBars, Curve, Figures, StepBars, Tables

translate = QCoreApplication.translate
REFRESH_MS: Final = 5000
_MOST_OPERATORS: Final = 4
_LOOKS_BACK: Final = timedelta(days=400)


class DailyReport(Aside):
    """Asked for again every few seconds while it is seen; nothing here waits."""

    _told = Signal(object)

    def __init__(
        self, theme: Theme, desk: DeskPort, delivery: Delivery, leave: Callable[[], None]
    ) -> None:
        super().__init__(theme, desk, leave)
        self._delivery = delivery
        self._question = Question()
        self._report: Report | None = None
        self._sent: Sent | None = None
        self._closing = False
        self._view: DeskView | None = None
        self._day = label("h2")
        self._earlier, self._later = button(partial(self.turn, -1)), button(partial(self.turn, 1))
        self._chips = Chips(_MOST_OPERATORS + 1, self._choose_operator)
        self._figures, self._curve, self._ages = (
            Figures(theme),
            Curve(theme, 150),
            AgeBars(theme, 150),
        )
        self._steps, self._tables = StepBars(theme, 280), Tables(theme, 280)
        self._note = label("quiet", wrap=True)
        self._table = _table()
        self._pages = QStackedWidget()
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self._ask)
        self._told.connect(self._hear)
        delivery.done.connect(self._hear_sent)
        self._lay_out()

    def _lay_out(self) -> None:
        choose = row()
        choose.addWidget(self._earlier)
        choose.addWidget(self._day, 1, Qt.AlignmentFlag.AlignCenter)
        choose.addWidget(self._later)
        sheet = QWidget()
        inside = column(sheet, spacing=10)
        inside.addWidget(self._figures)
        for left, right in ((self._curve, self._ages), (self._steps, self._tables)):
            both = row(spacing=10)
            for each in (left, right):
                frame, within = card()
                within.setContentsMargins(12, 8, 12, 8)
                within.addWidget(each)
                both.addWidget(frame, 1)
            inside.addLayout(both)
        inside.addStretch(1)
        book = QWidget()
        below = column(book, spacing=8)
        below.addWidget(self._table, 1)
        below.addWidget(self._note)
        self._pages.addWidget(sheet)
        self._pages.addWidget(book)
        box = column(self, spacing=10)
        box.addLayout(choose)
        box.addWidget(self._chips)
        box.addWidget(self._pages, 1)

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        for each in (self._figures, self._curve, self._ages, self._steps, self._tables):
            each.wear(theme)

    # --- what is asked ----------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    @property
    def up_to_date(self) -> bool:
        """Whether what was asked for last is on the screen."""
        return self._report is not None and self._report.question == self._question

    def _ask(self) -> None:
        self.desk.report(self._question, self._told.emit)

    def _hear(self, report: Report | None) -> None:
        if report is not None and report.question == self._question:
            self._report = report
            self._show()
            self.changed.emit()

    def turn(self, pages: int) -> None:
        """Go to the day after or before."""
        if self._report is None:
            return
        today = date.fromisoformat(max(self._report.days))
        day = date.fromisoformat(self._report.day) + timedelta(days=pages)
        if today - _LOOKS_BACK <= day <= today:
            self._go(Question(day="" if day == today else day.isoformat()))

    def _choose_operator(self) -> None:
        place = self._chips.place
        accounts = self._accounts()
        chosen = accounts[place - 1] if 0 < place <= len(accounts) else ""
        self._go(Question(day=self._question.day, operator=chosen))

    def _go(self, question: Question) -> None:
        self._question, self._sent, self._closing = question, None, False
        self._ask()
        self.changed.emit()

    def _accounts(self) -> tuple[str, ...]:
        shares = self._report.operators if self._report else ()
        return tuple(each.what for each in shares[:_MOST_OPERATORS])

    # --- what is shown ----------------------------------------------------------------------------

    def arrive(self) -> None:
        self._chips.choose(0)
        self._pages.setCurrentIndex(0)
        self._go(Question())

    def forget(self) -> None:
        self._report, self._sent, self._closing = None, None, False
        self._table.setRowCount(0)

    def title(self, _view: DeskView) -> str:
        return translate("Report", "Daily report")

    def show_view(self, view: DeskView) -> None:
        self._view = view
        self._show()

    def _show(self) -> None:
        self._earlier.setText(translate("Report", "Day before"))
        self._later.setText(translate("Report", "Day after"))
        self._earlier.setAccessibleDescription("PgUp")
        self._later.setAccessibleDescription("PgDown")
        report = self._report
        if report is None:
            self._chips.hide()  # they have no words yet
            return
        self._day.setText(words.heading(report))
        self._later.setEnabled(report.day != max(report.days))
        self._show_operators(report)
        for each in (self._figures, self._curve, self._ages, self._steps, self._tables):
            each.show_report(report)
        self._show_book(report)

    def _show_operators(self, report: Report) -> None:
        accounts = self._accounts()
        said = [translate("Report", "Everybody"), *(report.names.get(a, a) for a in accounts)]
        self._chips.say(said + [""] * (len(self._chips.buttons) - len(said)))
        for place, each in enumerate(self._chips.buttons):
            each.setVisible(place < len(said))
        self._chips.setVisible(len(accounts) > 1)

    def _show_book(self, report: Report) -> None:
        self._table.setAccessibleName(translate("Report", "Day book"))
        self._table.setHorizontalHeaderLabels(list(words.book_heading()))
        self._table.setRowCount(len(report.lines))
        for place, line in enumerate(report.lines):
            for across, cell in enumerate(words.book_line(report, line)):
                self._table.setItem(place, across, QTableWidgetItem(cell))
        self._note.setText(words.privacy())

    # --- what can be done -------------------------------------------------------------------------

    def guide(self, _view: DeskView) -> Guide:
        report = self._report
        if report is None:
            reading = translate("Report", "Reading the day. One moment.")
            return Guide(Tone.PLAIN, reading, "", None, (self._back(),))
        headline, tone, advice = self._said(report)
        return Guide(tone, headline, advice, self._end(report), self._others())

    def _said(self, report: Report) -> tuple[str, Tone, str]:
        if self._sent:
            told = say(self._sent)
            bad = self._sent in {Sent.FAILED, Sent.NO_PRINTER}
            return told.text, Tone.BAD if bad else Tone.OK, told.advice
        if self._closing:
            left = words.still_open(report)
            ask = translate("Report", "Still open: {left}. Close the day all the same?")
            return translate("Report", "Close this day?"), Tone.WARN, ask.format(left=left)
        return words.standing(report)

    def _end(self, report: Report) -> Action:
        """Return what comes last on a day: closing it; on a closed one, paper."""
        if report.closing:
            return primary(translate("Report", "Print"), partial(self._send, Form.PAPER))
        close = translate("Report", "Close all the same") if self._closing else ""
        return primary(close or translate("Report", "Close the day"), partial(self._close, report))

    def _close(self, report: Report) -> None:
        if words.still_open(report) and not self._closing:
            self._closing, self._sent = True, None
            self.changed.emit()
            return
        self._closing = False
        self.desk.close_day(report.day)
        self._ask()
        self.changed.emit()

    def _others(self) -> tuple[Action, ...]:
        if self._closing:
            return (Action(translate("Report", "Not yet"), self._not_yet, "Esc", symbol="back"),)
        free = self._sent is not Sent.WRITING
        shown = self._pages.currentIndex() == 0
        book = translate("Report", "Day book") if shown else translate("Report", "Figures")
        paper, pdf = translate("Report", "Print"), translate("Report", "Keep as PDF")
        table = translate("Report", "Table (CSV)")
        send = self._send
        return (
            Action(book, self._turn_over, "H", symbol="list"),
            Action(paper, partial(send, Form.PAPER), "P", free, symbol="print"),
            Action(pdf, partial(send, Form.PDF), "X", free, symbol="seal"),
            Action(table, partial(send, Form.TABLE), "D", free, symbol="clipboard"),
            self._back(),
        )

    def _back(self) -> Action:
        return Action(translate("Report", "To today"), self.leave, "Esc", symbol="back")

    def _not_yet(self) -> None:
        self._closing = False
        self.changed.emit()

    def _turn_over(self) -> None:
        self._pages.setCurrentIndex(1 - self._pages.currentIndex())
        self.changed.emit()

    def _send(self, form: Form) -> None:
        if self._report is None or self._view is None:
            return
        self._sent = Sent.WRITING
        sheet = Sheet(self._view.station, training=self._view.training)
        self._delivery.send(form, self._report, sheet)
        self.desk.note_export(self._report.day, form.value.lower())
        self.changed.emit()

    def _hear_sent(self, _form: Form, became: Sent, _path: str) -> None:
        self._sent = became
        self.changed.emit()

    @property
    def chips(self) -> list[QPushButton]:
        """The operators' buttons, everybody first."""
        return self._chips.buttons


def aside(around: Surroundings, theme: Theme, leave: Callable[[], None]) -> Aside:
    """Return the screen for the table of asides."""
    return DailyReport(theme, around.desk, deliver(around.reports), leave)


def deliver(folder: Path, parent: QObject | None = None) -> Delivery:
    """Return a delivery that loads Qt's printing with the first sheet of paper."""

    def print_out(report: Report, sheet: Sheet) -> Sent:
        module = importlib.import_module("ui.report.printing")
        became: Sent = module.print_out(report, sheet)
        return became

    return Delivery(folder, print_out, parent)


def _table() -> QTableWidget:
    made = QTableWidget(0, len(words.book_heading()))
    made.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    made.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    made.setShowGrid(False)
    made.setTabKeyNavigation(False)  # Tab goes on to the buttons, arrows from cell to cell
    made.setStyleSheet("* { font-size: 15px; }")
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    made.verticalHeader().hide()
    made.verticalHeader().setDefaultSectionSize(SMALL_TARGET - 8)
    made.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    made.horizontalHeader().setStretchLastSection(True)
    made.setMinimumSize(QSize(200, 100))
    return made
