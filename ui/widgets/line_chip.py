"""The line and the outbox at a glance, on every screen; on the day's list it opens the outbox."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from station.board.line import Line, Standing
from station.board.view import BoardView
from station.session.outlook import OutboxGlance
from ui.messages import short_standing
from ui.theme import RAIL_WIDTH, Theme
from ui.widgets.icon import renderer
from ui.widgets.line_card import line_symbol
from ui.widgets.packets import percent
from ui.widgets.parts import Wearer
from ui.words.counts import COUNTS

translate = QCoreApplication.translate
_HEIGHT: Final = 52
_PX: Final = 16


class LineChip(Wearer, QAbstractButton):
    """How the line stands and how many packets wait, told calmly: offline is no fault."""

    def __init__(self, theme: Theme, press: Callable[[], None]) -> None:
        super().__init__()
        self.theme = theme
        self._line = Line()
        self._outbox = OutboxGlance()
        self._waiting: int | None = None
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        def pressed() -> None:  # not `press` itself: Qt would hand it `checked`
            press()

        self.clicked.connect(pressed)

    def sizeHint(self) -> QSize:
        return QSize(RAIL_WIDTH - 24, _HEIGHT)

    def show_outbox(self, outbox: OutboxGlance, *, pressable: bool) -> None:
        """Show other counts."""
        self._outbox = outbox
        self.setEnabled(pressable)
        shape = Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor
        self.setCursor(shape)
        self._say()

    def show_board(self, answer: BoardView) -> None:
        """Show another state of the line, and the counts that were read with it."""
        self._line = answer.line
        self._waiting = None if answer.trouble else answer.tally.waiting
        self._say()

    def words(self) -> tuple[str, str]:
        """Return both lines."""
        waiting = self._outbox.waiting if self._waiting is None else self._waiting
        return self._stands(), COUNTS.waiting(waiting)

    def _stands(self) -> str:
        line = self._line
        if line.standing is Standing.UNKNOWN:
            return _reached(self._outbox.online)
        said = short_standing(line.standing)
        if line.standing is Standing.SENDING:
            return f"{said} {percent(line.acknowledged, line.size)} %"
        return said

    def _say(self) -> None:
        self.setAccessibleName(", ".join(each for each in self.words() if each))
        self.setToolTip(self.accessibleName())
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour, middle = self.theme.on_rail, self.height() / 2
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.theme.focus), 3))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 2, -1, -2), 8, 8)
        symbol = renderer(self._symbol(), colour)
        symbol.render(painter, QRectF(4, middle - 12, 24, 24))
        font = painter.font()
        font.setPixelSize(_PX)
        painter.setPen(QColor(colour))
        line = painter.fontMetrics().height()
        for place, text in enumerate(each for each in self.words() if each):
            font.setBold(place == 0)  # as wide in every look as the rail has room for
            painter.setFont(font)
            room = QRectF(36, middle - line + place * line, self.width() - 38, line)
            short = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, int(room.width())
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, short)

    def _symbol(self) -> str:
        if self._line.standing is Standing.UNKNOWN:
            return "line-off" if self._outbox.online is False else "line"
        return line_symbol(self._line)


def _reached(online: bool | None) -> str:
    if online is None:
        return ""
    return translate("Lamps", "Online") if online else translate("Lamps", "Offline")
