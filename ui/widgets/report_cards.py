"""The report on the screen: large figures, the day's curve, bars, and short tables."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from station.daybook.report import Report
from ui.report import words
from ui.report.charts import Chart
from ui.report.paper import age_rows, step_rows
from ui.theme import Theme
from ui.widgets.parts import Themed, card, label, row

translate = QCoreApplication.translate
_UNIT = 16.0


class Figures(Themed):
    """Large figures in a row."""

    def __init__(self, theme: Theme, count: int = 5) -> None:
        super().__init__()
        self.theme = theme
        self._cells: list[tuple[QLabel, QLabel]] = []
        box = row(self)
        for _ in range(count):
            frame, inside = card()
            inside.setContentsMargins(12, 6, 12, 6)
            inside.setSpacing(0)
            value, said = label("h1"), label("quiet")
            inside.addWidget(value)
            inside.addWidget(said)
            box.addWidget(frame, 1)
            self._cells.append((value, said))

    def show_report(self, report: Report) -> None:
        """Show a day's figures."""
        for (value, said), figure in zip(self._cells, words.figures(report), strict=True):
            value.setText(figure.value)
            said.setText(figure.label)


class Picture(Themed):
    """One painted chart with its title; a screen reader hears what it shows."""

    def __init__(self, theme: Theme, height: int) -> None:
        super().__init__()
        self.theme = theme
        self.report: Report | None = None
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(300, self._height)

    def show_report(self, report: Report) -> None:
        """Show a day."""
        self.report = report
        self.setAccessibleName(self.title())
        self.setAccessibleDescription(self.told(report))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self.report is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chart = Chart(painter, self.theme, _UNIT)
        top = QRectF(0, 0, self.width(), 24)
        chart.write(top, self.title(), self.theme.quiet, bold=True)
        self.paint(chart, QRectF(2, 28, self.width() - 4, self.height() - 30), self.report)

    def title(self) -> str:
        """Return what stands above it."""
        raise NotImplementedError

    def told(self, report: Report) -> str:
        """Return the figures as words."""
        raise NotImplementedError

    def paint(self, chart: Chart, room: QRectF, report: Report) -> None:
        """Paint it."""
        raise NotImplementedError


class Curve(Picture):
    """How many were recorded in each hour."""

    def title(self) -> str:
        return translate("Report", "Recorded hour by hour")

    def told(self, report: Report) -> str:
        return ", ".join(f"{hour:02d}: {n}" for hour, n in enumerate(report.by_hour) if n)

    def paint(self, chart: Chart, room: QRectF, report: Report) -> None:
        chart.curve(room, report.by_hour)


class AgeBars(Picture):
    """The packets that have not arrived, by age."""

    def title(self) -> str:
        return translate("Report", "Packets on their way to the centre")

    def told(self, report: Report) -> str:
        return ", ".join(f"{said}: {count}" for said, count, _ in age_rows(report))

    def paint(self, chart: Chart, room: QRectF, report: Report) -> None:
        chart.bars(room, age_rows(report), alarmed=2)


class StepBars(Picture):
    """What each step took, and how often it was tried again."""

    def title(self) -> str:
        return translate("Report", "Time per step, and retakes")

    def told(self, report: Report) -> str:
        return ", ".join(f"{said}: {figure}" for said, figure, _ in step_rows(report))

    def paint(self, chart: Chart, room: QRectF, report: Report) -> None:
        rows = step_rows(report)
        if not rows:
            nothing = translate("Report", "Nobody was recorded.")
            chart.write(
                QRectF(room.left(), room.top(), room.width(), 24), nothing, self.theme.quiet
            )
        chart.bars(room, rows)


class Tables(Picture):
    """The short tables below each other; what has no room stands in the table that is exported."""

    def title(self) -> str:
        return ""

    def told(self, report: Report) -> str:
        return ". ".join(
            f"{table.title}: " + ", ".join(f"{what} {count}" for what, count in table.rows)
            for table in words.tables(report)
        )

    def paint(self, chart: Chart, _room: QRectF, report: Report) -> None:
        top, line = 0.0, 22.0
        for table in words.tables(report):
            rows = table.rows[:_MOST]
            if top + line * 2 > self.height():
                return
            where = QRectF(0, top, self.width(), line)
            chart.write(where, table.title, self.theme.quiet, bold=True)
            top += line + 2
            for what, count in rows:
                if top + line > self.height():
                    return
                chart.write(QRectF(0, top, self.width() - 60, line), what, self.theme.ink)
                right = QRectF(self.width() - 60, top, 60, line)
                chart.write(right, count, self.theme.ink, bold=True, right=True)
                top += line
            top += 8


_MOST = 4
"""Rows of a table that are shown on the screen."""
