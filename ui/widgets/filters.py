"""Narrows the board's lists: by day, village, operator, status. One line of choices."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QComboBox

from station.board.view import Choices, Filter
from station.lifecycle import Status
from ui.messages import name
from ui.theme import SMALL_TARGET, Theme
from ui.widgets.parts import Themed, Wearer, row

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
    """Four boxes; the first line of each lets everything through."""

    def __init__(self, theme: Theme, changed: Callable[[], None]) -> None:
        super().__init__()
        self.theme = theme
        self.day, self.village, self.operator, self.status = (Box() for _ in range(4))
        self.boxes: Final = (self.day, self.village, self.operator, self.status)
        line = row(self, spacing=8)
        for each in self.boxes:
            each.theme = theme
            each.setMinimumHeight(SMALL_TARGET)
            each.setSizeAdjustPolicy(
                QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            each.setMinimumContentsLength(6)
            each.activated.connect(lambda _: changed())
            line.addWidget(each, 1)

    @property
    def chosen(self) -> Filter:
        """What is let through."""
        return Filter(
            day=self.day.currentData(),
            village=self.village.currentData() or "",
            operator=self.operator.currentData() or "",
            status=self.status.currentData(),
        )

    def clear(self) -> None:
        """Let everything through, and forget who there is."""
        for each in self.boxes:
            each.setCurrentIndex(0)
        self.show_choices(Choices(), date.today())  # noqa: DTZ011  the day on this wall

    def show_choices(self, choices: Choices, today: date) -> None:
        """Offer what there is, in the language of the moment; what is chosen stays chosen."""
        days = [today - timedelta(days=back) for back in range(_DAYS)]
        villages = [(each, each) for each in choices.villages]
        operators = [(user, each) for each, user in choices.operators]
        _fill(self.day, translate("Filters", "Any day"), [(_day(d, today), d) for d in days])
        _fill(self.village, translate("Filters", "Any village"), villages)
        _fill(self.operator, translate("Filters", "Any operator"), operators)
        states = [(name(each), each) for each in Status if each is not Status.UNREGISTERED]
        _fill(self.status, translate("Filters", "Any status"), states)
        titles = (
            translate("Filters", "Day"), translate("Filters", "Village"),
            translate("Filters", "Operator"), translate("Filters", "Status"),
        )  # fmt: skip
        for box, title in zip(self.boxes, titles, strict=True):
            box.setAccessibleName(title)


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
