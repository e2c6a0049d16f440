"""Quality bars: a figure, a mark where it is enough, and a word for those who do not see colour."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from station.devices.messages import Measure
from ui.messages import say_measure
from ui.theme import Theme
from ui.widgets.icon import renderer
from ui.widgets.parts import Themed, Wearer, column

_TRACK = 14


class Bar(Wearer, QProgressBar):
    """One figure of 0..100. A progress bar underneath, so that screen readers tell its value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._limit = 0
        self.setRange(0, 100)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() + _TRACK + 14)

    def show_measure(self, measure: Measure) -> None:
        """Show another figure."""
        self._limit = measure.limit
        self.setAccessibleName(say_measure(measure.name))
        self.setValue(max(0, min(100, measure.value)))
        self.update()

    @property
    def enough(self) -> bool:
        """Whether the figure reaches its mark."""
        return self.value() >= self._limit

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        text_height = self.fontMetrics().height()
        self._paint_words(painter, text_height)
        self._paint_track(painter, QRectF(1, text_height + 5, self.width() - 2, _TRACK))

    def _paint_words(self, painter: QPainter, height: int) -> None:
        theme = self.theme
        colour = theme.ok if self.enough else theme.bad
        number = str(self.value())
        painter.setPen(QColor(theme.ink))
        flags = Qt.AlignmentFlag.AlignVCenter
        room = self.width() - 70
        words = self.fontMetrics().elidedText(
            self.accessibleName(), Qt.TextElideMode.ElideRight, room
        )
        painter.drawText(QRectF(0, 0, room, height), flags, words)
        bold = painter.font()
        bold.setBold(True)
        painter.setFont(bold)
        painter.setPen(QColor(colour))
        right = QRectF(self.width() - 44, 0, 44, height)
        painter.drawText(right, flags | Qt.AlignmentFlag.AlignRight, number)
        symbol = "check" if self.enough else "cross"
        side = height * 0.72
        place = QRectF(self.width() - 44 - side, (height - side) / 2, side, side)
        renderer(symbol, colour).render(painter, place)

    def _paint_track(self, painter: QPainter, track: QRectF) -> None:
        theme = self.theme
        painter.setPen(QPen(QColor(theme.line), 1.5))
        painter.setBrush(QColor(theme.ground))
        painter.drawRoundedRect(track, 7, 7)
        filled = QRectF(track)
        filled.setWidth(max(track.height(), track.width() * self.value() / 100))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.ok if self.enough else theme.bad))
        painter.drawRoundedRect(filled.adjusted(1, 1, -1, -1), 6, 6)
        mark = track.left() + track.width() * self._limit / 100
        painter.setPen(QPen(QColor(theme.ink), 3))
        painter.drawLine(
            round(mark), round(track.top() - 4), round(mark), round(track.bottom() + 4)
        )


class Bars(Themed):
    """The figures of the moment, at most four; bars are kept, so nothing flickers."""

    MOST = 4

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        box = column(self, spacing=10)
        self._bars = [Bar() for _ in range(self.MOST)]
        for bar in self._bars:
            bar.theme = theme
            box.addWidget(bar)

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        for bar in self._bars:
            bar.wear(theme)

    def show_measures(self, measures: tuple[Measure, ...]) -> None:
        """Show these figures; those that are not enough come first where there is no room."""
        if len(measures) > self.MOST:
            measures = tuple(sorted(measures, key=lambda m: m.value >= m.limit))[: self.MOST]
        for place, bar in enumerate(self._bars):
            bar.setVisible(place < len(measures))
            if place < len(measures):
                bar.show_measure(measures[place])
        self.setVisible(bool(measures))
