"""Two drawn eyes, as they look at the operator: which are due, how each one stands."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from station.body import EYES, Part
from station.session.view import PartView
from ui.messages import name
from ui.theme import Theme
from ui.widgets.hands import Finger, standing
from ui.widgets.icon import renderer
from ui.widgets.parts import Themed

_SYMBOL = {Finger.EXEMPT: "cross", Finger.RESTS: "wait", Finger.GOOD: "check", Finger.WEAK: "cross"}


class Eyes(Themed):
    """Right eye on the left, as the person sits there; an eye can be pressed."""

    pressed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._states: dict[Part, Finger] = {}
        self._scores: dict[Part, int] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(440, 120)

    def minimumSizeHint(self) -> QSize:
        return QSize(300, 96)

    def show_parts(
        self,
        parts: tuple[PartView, ...],
        due: tuple[Part, ...],
        exempted: tuple[PartView, ...] = (),
    ) -> None:
        """Show how the eyes stand; ``due`` are lit although nothing is recorded of them yet."""
        told = (*parts, *exempted)
        self._states = dict.fromkeys(due, Finger.DUE) | {p.part: standing(p) for p in told}
        self._scores = {p.part: p.score for p in parts if p.score is not None}
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, part in enumerate(EYES):
            if self._place(place).contains(event.position()):
                self.pressed.emit(part)
                return

    def _place(self, number: int) -> QRectF:
        width = min(max(260.0, self.height() * 1.1), (self.width() - 24) / 2)
        height = min(float(self.height()), width * 0.6)
        left = self.width() / 2 - width - 12 if number == 0 else self.width() / 2 + 12
        return QRectF(left, (self.height() - height) / 2, width, height)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, part in enumerate(EYES):
            self._paint_eye(painter, self._place(number).adjusted(2, 2, -2, -2), part)

    def _paint_eye(self, painter: QPainter, place: QRectF, part: Part) -> None:
        theme, state = self.theme, self._states.get(part, Finger.RESTING)
        edge, ground, dashed = {
            Finger.RESTING: (theme.line, theme.surface, False),
            Finger.DUE: (theme.brand, theme.focus, False),
            Finger.GOOD: (theme.ok, theme.ok_ground, False),
            Finger.WEAK: (theme.bad, theme.bad_ground, False),
            Finger.EXEMPT: (theme.quiet, theme.ground, True),
            Finger.RESTS: (theme.warn, theme.warn_ground, True),
        }[state]
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(edge), 2, style))
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(place, 10, 10)
        ink = theme.focus_edge if state is Finger.DUE else edge
        side = min(place.height() * 0.62, place.width() * 0.36)
        spot = QRectF(place.left() + 14, place.center().y() - side / 2, side, side)
        renderer("eye", ink).render(painter, spot)
        self._paint_words(painter, place, part, ink, spot.right() + 12)

    def _paint_words(
        self, painter: QPainter, place: QRectF, part: Part, ink: str, left: float
    ) -> None:
        state = self._states.get(part, Finger.RESTING)
        font = painter.font()
        font.setPixelSize(18)
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        score = self._scores.get(part)
        symbol = _SYMBOL.get(state)
        lines = 2 if symbol else 1
        top = place.center().y() - 13 * lines
        room = QRectF(left, top, place.right() - left - 6, 26)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        words = painter.fontMetrics().elidedText(
            name(part), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, flags, words)
        if symbol:
            room.translate(0, 26)
            renderer(symbol, ink).render(painter, QRectF(room.left(), room.top() + 2, 22, 22))
            room.setLeft(room.left() + 28)
            painter.drawText(room, flags, "" if score is None else str(score))
