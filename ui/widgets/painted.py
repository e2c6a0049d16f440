"""How rows of the kiosk's lists are painted: their ground, and words that never run over."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from ui.application import FAMILY
from ui.theme import Theme
from ui.widgets.icon import renderer

ROW_HEIGHT: Final = 64


@dataclass(frozen=True)
class RowBrush:
    """Paints one row in one look."""

    painter: QPainter
    theme: Theme

    def ground(self, place: QRectF, *, chosen: bool) -> None:
        """Paint the card; the chosen one has a thick edge."""
        theme = self.theme
        self.painter.setBrush(QColor(theme.ground if chosen else theme.surface))
        edge = QPen(QColor(theme.brand if chosen else theme.line), 3 if chosen else 1)
        self.painter.setPen(edge)
        self.painter.drawRoundedRect(place, 8, 8)

    def symbol(self, name: str, colour: str, spot: QRectF) -> None:
        """Paint a symbol."""
        renderer(name, colour).render(self.painter, spot)

    def write(
        self, room: QRectF, words: str, colour: str, pixels: int, *, bold: bool = False
    ) -> None:
        """Write one line into a room; what does not fit ends in dots."""
        font = QFont(FAMILY)
        font.setPixelSize(pixels)
        font.setBold(bold or self.theme.weight > 400)
        self.painter.setFont(font)
        self.painter.setPen(QColor(colour))
        short = self.painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(room.width())
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        self.painter.drawText(room, flags, short)
