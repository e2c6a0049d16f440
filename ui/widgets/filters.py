"""Narrows the board's lists: by day, village, operator, status, or to who is looked for."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QComboBox

from station.board.view import Choices, Filter
from station.board.wanted import LONGEST
from station.lifecycle import Status
from ui.messages import name
from ui.theme import SMALL_TARGET, Theme
from ui.widgets.parts import Themed, Wearer, row
from ui.widgets.typed_line import TypedLine

translate = QCoreApplication.translate
_DAYS: Final = 14
"""Days that can be chosen by name; further back the command line asks."""


class Box(Wearer, QComboBox):
    """A choice that opens; the style sheet takes the style's own arrow away, so it is drawn."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self.theme.quiet))
        right, middle = self.width() - 18.0, self.height() / 2
        corners = ((right - 6, middle - 3), (right + 6, middle - 3), (right, middle + 4))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        painter.end()


class Filters(Themed):
    """What is looked for, and four boxes; the first line of each, its title, lets all through."""

    def __init__(
        self, theme: Theme, changed: Callable[[], None], sought: Callable[[], None]
    ) -> None:
        """``sought`` is called when Enter ends what is looked for, ``changed`` at all else."""
        super().__init__()
        self.theme = theme
        self._changed, self._found = changed, sought
        self._sought = ""
        self.day, self.village, self.operator, self.status = (Box() for _ in range(4))
        self.boxes: Final = (self.day, self.village, self.operator, self.status)
        self.words = TypedLine()
        self.words.setMaxLength(LONGEST)
        self.words.setMinimumHeight(SMALL_TARGET)
        self.words.setClearButtonEnabled(True)
        self.words.returnPressed.connect(self._seek)
        self.words.textChanged.connect(self._typed)
        line = row(self, spacing=8)
        line.addWidget(self.words, 3)
        for each in self.boxes:
            each.theme = theme
            each.setMinimumHeight(SMALL_TARGET)
            each.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            each.setMinimumContentsLength(6)
            each.activated.connect(lambda _: changed())
            line.addWidget(each, 2)

    @property
    def chosen(self) -> Filter:
        """What is let through."""
        return Filter(
            day=self.day.currentData(),
            village=self.village.currentData() or "",
            operator=self.operator.currentData() or "",
            status=self.status.currentData(),
            words=self._sought,
        )

    def _seek(self) -> None:
        self._sought = self.words.text().strip()
        self._found()

    def _typed(self, text: str) -> None:
        if self._sought and not text:
            self._sought = ""
            self._changed()

    def clear(self) -> None:
        """Let everything through, and forget who there is."""
        for each in self.boxes:
            each.setCurrentIndex(0)
        self._sought = ""
        self.words.clear()
        self.show_choices(Choices(), date.today())  # noqa: DTZ011  the day on this wall

    def show_choices(self, choices: Choices, today: date) -> None:
        """Offer what there is, in the language of the moment; what is chosen stays chosen."""
        days = [today - timedelta(days=back) for back in range(_DAYS)]
        villages = [(each, each) for each in choices.villages]
        operators = [(user, each) for each, user in choices.operators]
        states = [(name(each), each) for each in Status if each is not Status.UNREGISTERED]
        offered: tuple[tuple[Box, str, Sequence[tuple[str, object]]], ...] = (
            (self.day, translate("Filters", "Day"), [(_day(d, today), d) for d in days]),
            (self.village, translate("Filters", "Village"), villages),
            (self.operator, translate("Filters", "Operator"), operators),
            (self.status, translate("Filters", "Status"), states),
        )
        for box, title, those in offered:
            _fill(box, title, those)
            box.setAccessibleName(title)
        self.words.setPlaceholderText(translate("Filters", "No., NIK, name"))
        self.words.setAccessibleName(self.words.placeholderText())


def _day(day: date, today: date) -> str:
    if day == today:
        return translate("Filters", "Today")
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd d MMM")


def _fill(box: QComboBox, everything: str, offered: Sequence[tuple[str, object]]) -> None:
    wanted = [(everything, None), *offered]
    if [(box.itemText(i), box.itemData(i)) for i in range(box.count())] == wanted:
        return
    if box.view().isVisible():
        return  # somebody is choosing
    kept = box.currentData()
    box.clear()
    for text, data in wanted:
        box.addItem(text, data)
    values = [data for _, data in wanted]
    box.setCurrentIndex(values.index(kept) if kept in values else 0)
