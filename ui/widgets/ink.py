"""The pen's ink, live, on a sheet with a line to sign on."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme
from ui.widgets.parts import Themed

translate = QCoreApplication.translate
_WIDEST = 5.0


class Ink(Themed):
    """Shows pen points as fractions of the pad; pressure makes the stroke wider, 0 lifts the pen.

    ``ratio`` is width to height of the pad's writing area.
    """

    def __init__(
        self, theme: Theme, *, ratio: float = 5 / 3, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._ratio = ratio
        self._points: tuple[tuple[float, float, float], ...] = ()
        self._hint = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(600, 240)

    def show_ink(self, points: tuple[tuple[float, float, float], ...], hint: str = "") -> None:
        """Show these points; the hint stands there while nothing is written."""
        self._points, self._hint = points, hint
        self.setAccessibleName(translate("Ink", "Signature"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = self._sheet()
        painter.setPen(QPen(QColor(self.theme.line), 2))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(sheet, 8, 8)
        base = sheet.top() + sheet.height() * 0.78
        painter.setPen(QPen(QColor("#7A8794"), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(sheet.left() + 32, base), QPointF(sheet.right() - 32, base))
        if self._points:
            self._paint_strokes(painter, sheet)
        else:
            painter.setPen(QColor("#46525F"))
            painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, self._hint)

    def _sheet(self) -> QRectF:
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        width = min(room.width(), room.height() * self._ratio)
        sheet = QRectF(0, 0, width, width / self._ratio)
        sheet.moveCenter(room.center())
        return sheet

    def _paint_strokes(self, painter: QPainter, sheet: QRectF) -> None:
        before: QPointF | None = None
        for x, y, pressure in self._points:
            here = QPointF(sheet.left() + x * sheet.width(), sheet.top() + y * sheet.height())
            if pressure <= 0:
                before = None
                continue
            if before is not None:
                width = 1.5 + (_WIDEST - 1.5) * min(1.0, pressure)
                pen = QPen(QColor("#0A1E50"), width, c=Qt.PenCapStyle.RoundCap)
                painter.setPen(pen)
                painter.drawLine(before, here)
            before = here
