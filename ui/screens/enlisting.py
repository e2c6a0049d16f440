"""Takes a list of people in: choose a file by arrow keys, then read what came of each line."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale, QSize, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QWidget,
)

from station.citizen.listing import Problem
from station.media import MediaFile
from station.session.enlisting import Enlisted
from ui.messages import column_name, say
from ui.theme import Theme, Tone
from ui.widgets.icon import Symbol
from ui.widgets.parts import button, column, label, row
from ui.words.counts import COUNTS

translate = QCoreApplication.translate
_FILE = Qt.ItemDataRole.UserRole


class EnlistDialog(QDialog):
    """Asks for the files it may choose from with ``look``, and hands one over with ``take``."""

    def __init__(
        self,
        theme: Theme,
        look: Callable[[], None],
        take: Callable[[str], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._look, self._take = theme, look, take
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedSize(880, 600)
        self._symbol, self._headline = Symbol(28), label("h2", wrap=True)
        self._advice = label(wrap=True)
        self.files, self.lines = _list(), _list()
        self._pages = QStackedWidget()
        self.again = button(self._search)
        self.close_button = button(self.reject)
        self.primary = button(self._press)
        self.primary.setObjectName("primary")
        self.primary.setDefault(True)
        self._lay_out()
        self._search()

    def _lay_out(self) -> None:
        self._pages.addWidget(self.files)
        self._pages.addWidget(self.lines)
        self.files.itemActivated.connect(lambda _: self._press())
        self.files.currentRowChanged.connect(lambda _: self._dress())
        box = column(self, margins=20, spacing=12)
        top = row(spacing=10)
        top.addWidget(self._symbol)
        top.addWidget(self._headline, 1)
        box.addLayout(top)
        box.addWidget(self._advice)
        box.addWidget(self._pages, 1)
        buttons = row()
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.again)
        buttons.addWidget(self.primary, 1)
        box.addLayout(buttons)

    def _search(self) -> None:
        self.setWindowTitle(translate("Enlist", "Take in a list of people"))
        self.files.clear()
        self._pages.setCurrentWidget(self.files)
        self.again.setText(translate("Enlist", "Look again"))
        self.close_button.setText(translate("Enlist", "Close"))
        self.files.setAccessibleName(translate("Enlist", "Files"))
        self.lines.setAccessibleName(translate("Enlist", "Lines that did not come in"))
        self._say(Tone.PLAIN, translate("Enlist", "Looking for lists"), "")
        self._dress()
        self._look()

    def show_files(self, found: tuple[MediaFile, ...]) -> None:
        """Offer these files, the newest first."""
        self.files.clear()
        for each in found:
            item = QListWidgetItem(_file_words(each))
            item.setData(_FILE, each.path)
            item.setSizeHint(QSize(300, 64))
            self.files.addItem(item)
        if found:
            self.files.setCurrentRow(0)
            self.files.setFocus()
            headline = translate("Enlist", "Which list?")
            advice = translate("Enlist", "Choose with the arrow keys. Enter takes it in.")
            self._say(Tone.PLAIN, headline, advice)
        else:
            headline = translate("Enlist", "No list found")
            advice = translate(
                "Enlist",
                "Plug in the USB stick with the list (a file ending in .csv), then look again.",
            )
            self._say(Tone.WARN, headline, advice)
        self._dress()

    def show_outcome(self, outcome: Enlisted) -> None:
        """Say who came in, and of every other line why not and what to do."""
        self.lines.clear()
        for each in outcome.problems:
            item = QListWidgetItem(problem_words(each))
            item.setSizeHint(QSize(300, 100))
            self.lines.addItem(item)
        headline, tone, advice = outcome_words(outcome)
        self._say(tone, headline, advice)
        self._pages.setCurrentWidget(self.lines)
        self._pages.setVisible(bool(outcome.problems))
        self.lines.setFocus()
        self._dress()

    def _say(self, tone: Tone, headline: str, advice: str) -> None:
        symbol = {Tone.OK: "check", Tone.WARN: "warn", Tone.BAD: "cross", Tone.PLAIN: "list"}
        self._symbol.show_symbol(symbol[tone], self._theme.tone(tone)[0])
        self._headline.setText(headline)
        self._advice.setText(advice)
        self._advice.setVisible(bool(advice))

    @property
    def _choosing(self) -> bool:
        return self._pages.currentWidget() is self.files

    def _dress(self) -> None:
        chosen = self.files.currentItem() is not None
        self.primary.setVisible(not self._choosing or chosen)
        self.again.setVisible(True)
        self.close_button.setVisible(self._choosing)
        take, done = translate("Enlist", "Take in this list"), translate("Enlist", "Done")
        self.primary.setText(take if self._choosing else done)
        self._pages.setVisible(self._pages.isVisible() or self._choosing)

    def _press(self) -> None:
        item = self.files.currentItem()
        if not self._choosing:
            self.accept()
        elif item is not None:
            self._say(Tone.PLAIN, translate("Enlist", "Reading the list"), "")
            self.primary.hide()
            self._take(str(item.data(_FILE)))


def outcome_words(outcome: Enlisted) -> tuple[str, Tone, str]:
    """Return headline, tone and advice of what came of a list."""
    if outcome.trouble:
        trouble = say(outcome.trouble)
        return trouble.text, Tone.BAD, trouble.advice
    if not outcome.people:
        return (
            translate("Enlist", "Nobody came in"),
            Tone.BAD,
            translate("Enlist", "Put the file right, then take it in again."),
        )
    came = COUNTS.came_in(outcome.people)
    known = outcome.people - outcome.fresh
    advice = COUNTS.known_before(known) if known else ""
    if not outcome.refused:
        return came, Tone.OK, advice
    left = COUNTS.left_out(outcome.refused)
    again = translate(
        "Enlist", "Put these lines right and take the same file in again: nobody comes in twice."
    )
    return f"{came} · {left}", Tone.WARN, f"{advice} {again}".strip()


def problem_words(problem: Problem) -> str:
    """Return which line, what is wrong, and what to do."""
    words = say(problem.flaw)
    fields = {
        "column": column_name(problem.column),
        "found": problem.found,
        "expected": problem.expected,
    }
    where = translate("Enlist", "Line {line}").format(line=problem.line)
    text = words.text.format(**fields)
    return f"{f'{where}: ' if problem.line else ''}{text}\n{words.advice.format(**fields)}"


def _file_words(found: MediaFile) -> str:
    at = QDateTime.fromSecsSinceEpoch(int(found.changed))
    when = QLocale().toString(at, QLocale.FormatType.ShortFormat)
    size = QLocale().formattedDataSize(found.size)
    return f"{Path(found.path).name}\n{found.place} · {when} · {size}"


def _list() -> QListWidget:
    made = QListWidget()
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.setWordWrap(True)
    return made
