"""The pen's ink, live, on a sheet with a line to sign on."""

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from station.session.view import CaptureState, CaptureView
from ui.theme import Theme
from ui.widgets.parts import Themed

translate = QCoreApplication.translate
Points = tuple[tuple[float, float, float], ...]
PAD_RATIO = 5 / 3
INK = "#0A1E50"
_WIDEST = 5.0


def ink_of(capture: CaptureView | None) -> Points:
    """Return what to show of the pen: what is being written, or the best of what was."""
    if capture is None:
        return ()
    if capture.ink or capture.state is CaptureState.LIVE:
        return capture.ink
    return next((part.ink for part in capture.parts if part.ink), ())


class Ink(Themed):
    """Shows pen points as fractions of the pad; pressure makes the stroke wider, 0 lifts the pen.

    ``ratio`` is width to height of the pad's writing area.
    """

    def __init__(
        self, theme: Theme, *, ratio: float = PAD_RATIO, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._ratio = ratio
        self._points: Points = ()
        self._hint = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def let_go(self) -> None:
        self._points = ()

    def sizeHint(self) -> QSize:
        return QSize(600, 240)

    def show_ink(self, points: Points, hint: str = "") -> None:
        """Show these points; the hint stands there while nothing is written."""
        self._points, self._hint = points, hint
        self.setAccessibleName(translate("Ink", "Signature"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = sheet_in(QRectF(self.rect()).adjusted(2, 2, -2, -2), self._ratio)
        painter.setPen(QPen(QColor(self.theme.line), 2))
        painter.setBrush(QColor("#FFFFFF"))
        painter.drawRoundedRect(sheet, 8, 8)
        base = sheet.top() + sheet.height() * 0.78
        painter.setPen(QPen(QColor("#7A8794"), 2, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(sheet.left() + 32, base), QPointF(sheet.right() - 32, base))
        if self._points:
            paint_strokes(painter, sheet, self._points)
        else:
            painter.setPen(QColor("#46525F"))
            painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, self._hint)


def paint_strokes(
    painter: QPainter, sheet: QRectF, points: Points, colour: str = INK, widest: float = _WIDEST
) -> None:
    """Draw pen points, fractions of the sheet, as lines that pressure makes wider."""
    before: QPointF | None = None
    for x, y, pressure in points:
        here = QPointF(sheet.left() + x * sheet.width(), sheet.top() + y * sheet.height())
        if pressure > 0 and before is not None:
            width = widest * (0.3 + 0.7 * min(1.0, pressure))
            painter.setPen(QPen(QColor(colour), width, c=Qt.PenCapStyle.RoundCap))
            painter.drawLine(before, here)
        before = here if pressure > 0 else None


def sheet_in(room: QRectF, ratio: float = PAD_RATIO) -> QRectF:
    """Return the largest sheet of a pad's shape in the middle of a room."""
    width = min(room.width(), room.height() * ratio)
    sheet = QRectF(0, 0, width, width / ratio)
    sheet.moveCenter(room.center())
    return sheet
