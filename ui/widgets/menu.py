"""The menu in the rail: the screens beside the day's list, each with its key."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from ui.messages import name
from ui.sides import Side
from ui.theme import RAIL_WIDTH, SMALL_TARGET, Theme
from ui.widgets.icon import renderer
from ui.widgets.parts import Themed, Wearer, column

WORDS_PX: Final = 17
WORDS_ROOM: Final = RAIL_WIDTH - 24 - 38 - 36
KEY_PX: Final = 16
_KEY_ROOM: Final = 54
_SYMBOLS: Final = {
    Side.HELP: "help",
    Side.RECAPTURE: "again",
    Side.COMPLAINTS: "complaint",
    Side.RECONCILE: "clipboard",
    Side.REPORT: "report",
    Side.OUTBOX: "outbox",
    Side.DIAGNOSIS: "pulse",
    Side.SETTINGS: "settings",
}


class MenuRow(Wearer, QAbstractButton):
    """One entry: symbol, name, key. It keeps its size in every look, as the rail does."""

    def __init__(self, side: Side, press: Callable[[Side], None]) -> None:
        super().__init__()
        self.side = side
        self._open = False
        self.setFixedHeight(SMALL_TARGET)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda: press(side))

    def sizeHint(self) -> QSize:
        return QSize(RAIL_WIDTH - 24, SMALL_TARGET)

    def show_state(self, *, open_now: bool) -> None:
        """Say the name in the language of the moment, and whether this screen is open."""
        self._open = open_now
        self.setText(name(self.side))
        self.setAccessibleName(self.text())
        self.setAccessibleDescription(self.side.value)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        if self._open:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.theme.rail_now))
            painter.drawRoundedRect(ground, 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.theme.focus), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 8, 8)
        self._paint_words(painter, self.theme.on_rail_now if self._open else self.theme.on_rail)

    def _paint_words(self, painter: QPainter, colour: str) -> None:
        middle = self.height() / 2
        symbol = renderer(_SYMBOLS[self.side], colour)
        symbol.render(painter, QRectF(7, middle - 12, 24, 24))
        painter.setPen(QColor(colour))
        words = QRectF(38, 0, WORDS_ROOM, self.height())
        key = QRectF(self.width() - 6 - _KEY_ROOM, 0, _KEY_ROOM, self.height())
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        for text, room, pixels, side in (
            (self.text(), words, WORDS_PX, left),
            (self.side.value, key, KEY_PX, right),
        ):
            font = painter.font()
            font.setPixelSize(pixels)
            font.setBold(self._open and room is words)
            painter.setFont(font)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | side, text)


class Menu(Themed):
    """The entries that somebody may open, one below the other."""

    def __init__(self, theme: Theme, press: Callable[[Side], None]) -> None:
        super().__init__()
        self.theme = theme
        self.rows = {side: MenuRow(side, press) for side in Side}
        box = column(self, spacing=0)
        for row in self.rows.values():
            row.theme = theme
            row.hide()
            box.addWidget(row)

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        for row in self.rows.values():
            row.wear(theme)

    def show_sides(self, offered: tuple[Side, ...], open_now: Side | None) -> None:
        """Show these entries, one of them as the screen that is open."""
        for side, row in self.rows.items():
            row.setVisible(side in offered)
            row.show_state(open_now=side is open_now)
