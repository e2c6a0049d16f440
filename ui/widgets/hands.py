"""Two drawn hands, as they lie on the scanner: which fingers are due, how each one stands."""

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from station.body import Part
from station.devices.messages import Verdict
from station.session.view import PartView
from ui.theme import Theme
from ui.widgets.icon import renderer
from ui.widgets.parts import Themed


class Finger(Enum):
    """How one finger is drawn."""

    RESTING = "RESTING"
    DUE = "DUE"
    GOOD = "GOOD"
    WEAK = "WEAK"
    EXEMPT = "EXEMPT"
    """It will never be recorded."""
    RESTS = "RESTS"
    """It cannot be recorded for a time."""


@dataclass(frozen=True)
class _Shape:
    """One finger of the right hand on a board of 100 x 100: root, length, width, lean."""

    x: float
    y: float
    length: float
    width: float
    lean: float


_RIGHT = {
    Part.RIGHT_THUMB: _Shape(27, 74, 36, 14, -48),
    Part.RIGHT_INDEX: _Shape(36, 50, 40, 12.5, -8),
    Part.RIGHT_MIDDLE: _Shape(50, 47, 45, 12.5, -1),
    Part.RIGHT_RING: _Shape(64, 49, 41, 12.5, 6),
    Part.RIGHT_LITTLE: _Shape(77, 56, 31, 11.5, 14),
}
_TWIN = {
    Part.RIGHT_THUMB: Part.LEFT_THUMB,
    Part.RIGHT_INDEX: Part.LEFT_INDEX,
    Part.RIGHT_MIDDLE: Part.LEFT_MIDDLE,
    Part.RIGHT_RING: Part.LEFT_RING,
    Part.RIGHT_LITTLE: Part.LEFT_LITTLE,
}


def standing(view: PartView) -> Finger:
    """Say how a part is to be drawn."""
    if view.exempt:
        return Finger.EXEMPT if view.permanent else Finger.RESTS
    if view.score is None:
        return Finger.DUE
    return Finger.WEAK if view.verdict is Verdict.RETRY else Finger.GOOD


_LEFT_OUT = {Finger.EXEMPT: "cross", Finger.RESTS: "wait"}


class Hands(Themed):
    """Both hands, backs up; a finger can be pressed to say that it cannot be recorded."""

    pressed = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._fingers: dict[Part, Finger] = {}
        self._scores: dict[Part, int] = {}
        self._outlines: dict[Part, QPainterPath] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(440, 210)

    def show_parts(
        self,
        parts: tuple[PartView, ...],
        due: tuple[Part, ...],
        exempted: tuple[PartView, ...] = (),
    ) -> None:
        """Show how these parts stand; ``due`` are lit although nothing is recorded of them yet.

        ``exempted`` are all that cannot be recorded, at whatever step.
        """
        told = (*parts, *exempted)
        self._fingers = dict.fromkeys(due, Finger.DUE) | {p.part: standing(p) for p in told}
        self._scores = {p.part: p.score for p in parts if p.score is not None}
        self.update()

    def choose(self, chosen: frozenset[Part], exempted: tuple[PartView, ...] = ()) -> None:
        """Light the chosen fingers; those that cannot be recorded are crossed out."""
        crossed = {each.part: standing(each) for each in exempted}
        self._fingers = crossed | dict.fromkeys(chosen, Finger.DUE)
        self._scores = {}
        self.update()

    def standing_of(self, part: Part) -> Finger:
        """Return how a finger is drawn."""
        return self._fingers.get(part, Finger.RESTING)

    def tip_of(self, part: Part) -> QPointF:
        """Return where a finger ends, in pixels of this widget."""
        left = part in _TWIN.values()
        right = next(r for r, twin in _TWIN.items() if part in (r, twin))
        return self._onto(left=left).map(_tip(_RIGHT[right]))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for part, outline in self._outlines.items():
            if outline.contains(event.position()):
                self.pressed.emit(part)
                return

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_hand(painter, left=True)
        self._paint_hand(painter, left=False)

    def _side(self) -> float:
        return min(self.height(), (self.width() - 16) / 2)

    def _onto(self, *, left: bool) -> QTransform:
        """Return the way from a board of 100 x 100 to where a hand is drawn."""
        side, middle = self._side(), self.width() / 2
        onto = QTransform()
        onto.translate(middle - 8 if left else middle + 8, (self.height() - side) / 2)
        onto.scale((-1 if left else 1) * side / 100, side / 100)
        return onto

    def _paint_hand(self, painter: QPainter, *, left: bool) -> None:
        onto, scale = self._onto(left=left), self._side() / 100
        painter.setPen(QPen(QColor(self.theme.line), 2))
        painter.setBrush(QColor(self.theme.surface))
        painter.drawPath(onto.map(_palm()))
        for right, shape in _RIGHT.items():
            part = _TWIN[right] if left else right
            self._outlines[part] = onto.map(_finger(shape))
            self._paint_finger(painter, part, onto.map(_tip(shape)), scale)

    def _paint_finger(self, painter: QPainter, part: Part, tip: QPointF, scale: float) -> None:
        state = self._fingers.get(part, Finger.RESTING)
        edge, ground, width, dashed = self._dress(state)
        style = Qt.PenStyle.DashLine if dashed else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(edge), width, style))
        painter.setBrush(QColor(ground))
        painter.drawPath(self._outlines[part])
        self._paint_tip(painter, part, state, tip, scale)

    def _dress(self, state: Finger) -> tuple[str, str, float, bool]:
        theme = self.theme
        return {
            Finger.RESTING: (theme.line, theme.surface, 2, False),
            Finger.DUE: (theme.brand, theme.focus, 3, False),
            Finger.GOOD: (theme.ok, theme.ok_ground, 3, False),
            Finger.WEAK: (theme.bad, theme.bad_ground, 3, False),
            Finger.EXEMPT: (theme.quiet, theme.ground, 2, True),
            Finger.RESTS: (theme.warn, theme.warn_ground, 2, True),
        }[state]

    def _paint_tip(
        self, painter: QPainter, part: Part, state: Finger, tip: QPointF, scale: float
    ) -> None:
        score = self._scores.get(part)
        if state in _LEFT_OUT:
            side = max(14.0, 9 * scale)
            place = QRectF(tip.x() - side / 2, tip.y() - side / 2, side, side)
            renderer(_LEFT_OUT[state], self._dress(state)[0]).render(painter, place)
        elif score is not None:
            font = painter.font()
            font.setPixelSize(max(12, round(7.5 * scale)))
            font.setBold(True)
            painter.setFont(font)
            painter.setPen(QColor(self.theme.ok if state is Finger.GOOD else self.theme.bad))
            place = QRectF(tip.x() - 30, tip.y() - 14, 60, 28)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(score))


def _palm() -> QPainterPath:
    path = QPainterPath()
    path.moveTo(30, 48)
    path.cubicTo(44, 40, 70, 42, 84, 54)
    path.cubicTo(88, 70, 84, 84, 74, 99)
    path.lineTo(40, 99)
    path.cubicTo(36, 90, 22, 84, 20, 72)
    path.cubicTo(22, 62, 28, 58, 30, 48)
    return path


def _finger(shape: _Shape) -> QPainterPath:
    path = QPainterPath()
    half = shape.width / 2
    path.addRoundedRect(QRectF(-half, -shape.length, shape.width, shape.length + half), half, half)
    return _stand(shape).map(path)


def _tip(shape: _Shape) -> QPointF:
    return _stand(shape).map(QPointF(0, -shape.length + shape.width * 0.62))


def _stand(shape: _Shape) -> QTransform:
    stand = QTransform()
    stand.translate(shape.x, shape.y)
    stand.rotate(shape.lean)
    return stand
