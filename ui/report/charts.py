"""Paints the report's pictures, on a screen or on paper: bars that carry their figures in words."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ui.application import FAMILY
from ui.theme import Theme

_FIRST_HOUR: Final = 7
_LAST_HOUR: Final = 17
"""Hours that are shown although nobody came: the day of an office."""


@dataclass(frozen=True)
class Chart:
    """Paints in one look; ``unit`` is the height of the letters, in the painter's units."""

    painter: QPainter
    theme: Theme
    unit: float

    def curve(self, room: QRectF, by_hour: tuple[int, ...]) -> None:
        """Paint how many were recorded in each hour of the day, the busiest hour the highest."""
        busy = [hour for hour, count in enumerate(by_hour) if count]
        first = min([_FIRST_HOUR, *busy])
        hours = range(first, max([_LAST_HOUR, *busy]) + 1)
        most = max(1, *by_hour)
        width = room.width() / len(hours)
        floor = room.bottom() - 1.5 * self.unit
        highest = floor - room.top() - 1.5 * self.unit
        for place, hour in enumerate(hours):
            left = room.left() + place * width
            count = by_hour[hour]
            bar = QRectF(left + 0.15 * width, floor, 0.7 * width, 0)
            bar.setTop(floor - highest * count / most)
            self._bar(bar, self.theme.brand)
            if count:
                over = QRectF(left, bar.top() - 1.4 * self.unit, width, 1.3 * self.unit)
                self.write(over, str(count), self.theme.ink, bold=True, middle=True)
            below = QRectF(left, floor + 0.2 * self.unit, width, 1.3 * self.unit)
            self.write(below, f"{hour:02d}", self.theme.quiet, middle=True)
        self.painter.setPen(QPen(QColor(self.theme.line), max(1.0, self.unit / 12)))
        self.painter.drawLine(QPointF(room.left(), floor), QPointF(room.right(), floor))

    def bars(
        self, room: QRectF, rows: tuple[tuple[str, str, float], ...], alarmed: int | None = None
    ) -> None:
        """Paint rows of words, figure and length; ``alarmed``: from this row on in warning."""
        if not rows:
            return
        most = max(length for _, _, length in rows) or 1.0
        height = min(room.height() / len(rows), 2.1 * self.unit)
        for place, (words, figure, length) in enumerate(rows):
            top = room.top() + place * height
            late = alarmed is not None and place >= alarmed and length > 0
            colour = self.theme.bad if late else self.theme.brand
            size = min(1.0, height / (1.4 * self.unit))
            label = QRectF(room.left(), top, 0.42 * room.width(), height)
            self.write(label, words, self.theme.bad if late else self.theme.ink, size=size)
            track = QRectF(room.left() + 0.44 * room.width(), top, 0.30 * room.width(), height)
            track.adjust(0, 0.25 * height, 0, -0.25 * height)
            track.setWidth(max(track.width() * length / most, 0.0))
            self._bar(track, colour)
            value = QRectF(room.right() - 0.25 * room.width(), top, 0.25 * room.width(), height)
            ink = colour if late else self.theme.ink
            self.write(value, figure, ink, bold=True, right=True, size=size)

    def write(
        self,
        room: QRectF,
        words: str,
        colour: str,
        *,
        bold: bool = False,
        middle: bool = False,
        right: bool = False,
        size: float = 1.0,
    ) -> None:
        """Write one line; what does not fit ends in dots."""
        font = QFont(FAMILY)
        font.setPixelSize(max(1, round(self.unit * size)))
        font.setBold(bold or self.theme.weight > 400)
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour))
        short = self.painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(room.width())
        )
        side = Qt.AlignmentFlag.AlignLeft
        if middle:
            side = Qt.AlignmentFlag.AlignHCenter
        elif right:
            side = Qt.AlignmentFlag.AlignRight
        self.painter.drawText(room, int(side | Qt.AlignmentFlag.AlignVCenter), short)

    def _bar(self, bar: QRectF, colour: str) -> None:
        if bar.isEmpty():
            return
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colour))
        self.painter.drawRect(bar)
