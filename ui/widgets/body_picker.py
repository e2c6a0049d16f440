"""Picks parts of the body: drawn hands whose fingers are buttons, the eyes, the signature."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QWidget

from station.body import EYES, FINGERS, PARTS, Part, Target
from station.session.view import PartView
from ui.messages import name
from ui.theme import SMALL_TARGET, TARGET_HEIGHT, Theme
from ui.widgets.hands import Hands
from ui.widgets.icon import icon
from ui.widgets.parts import Themed, Wearer, button, column, row

LEFT_HAND: Final = (*reversed(PARTS[Target.LEFT_FOUR]), Part.LEFT_THUMB)
RIGHT_HAND: Final = (Part.RIGHT_THUMB, *PARTS[Target.RIGHT_FOUR])
DIGITS: Final = dict(zip("1234567890", (*LEFT_HAND, *RIGHT_HAND), strict=True))
"""The keys of the fingers as they lie: 1 is the left little finger, 0 the right one."""
_OTHERS: Final = (*EYES, Part.SIGNATURE)


class FingerSpot(Wearer, QAbstractButton):
    """The end of one drawn finger as a button: the drawing shows its state, this its focus."""

    def __init__(self, part: Part, parent: QWidget) -> None:
        super().__init__(parent)
        self.part = part
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(SMALL_TARGET, 64)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.hasFocus():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self.theme.brand), 3, Qt.PenStyle.DotLine))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 10, 10)


class PickableHands(Hands):
    """Hands with a button on each finger."""

    def __init__(self, theme: Theme, pressed: Callable[[], None]) -> None:
        super().__init__(theme)
        self.spots = {part: FingerSpot(part, self) for part in (*LEFT_HAND, *RIGHT_HAND)}
        for spot in self.spots.values():
            spot.clicked.connect(pressed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for part, spot in self.spots.items():
            place = QRectF(0, 0, SMALL_TARGET, 64)
            place.moveCenter(self.tip_of(part))
            room = QRectF(self.rect())
            place.moveLeft(min(max(place.left(), 0), room.right() - place.width()))
            place.moveTop(min(max(place.top() + 14, 0), room.bottom() - place.height()))
            spot.setGeometry(place.toRect())


class BodyPicker(Themed):
    """Any number of parts. ``changed`` after every press; :meth:`chosen` in the body's order."""

    changed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._exempted: tuple[PartView, ...] = ()
        self.hands = PickableHands(theme, self._pressed)
        self.hands.setMinimumHeight(270)
        self._other = {part: _toggle(self._pressed) for part in _OTHERS}
        self.buttons: dict[Part, QAbstractButton] = {**self.hands.spots, **self._other}
        box = column(self, spacing=10)
        box.setContentsMargins(0, 0, 0, 4)  # the sun's thicker borders need the room
        box.addWidget(self.hands, 1)
        line = row(spacing=8)
        for each in self._other.values():
            line.addWidget(each, 1)
        box.addLayout(line)
        self.say()
        self._draw()

    def say(self) -> None:
        """Write the words in the language of the moment."""
        for part, each in self.buttons.items():
            each.setAccessibleName(name(part))
        for part, each in self._other.items():
            each.setText(name(part))

    def chosen(self) -> tuple[Part, ...]:
        """Return the parts that are picked."""
        return tuple(p for p in (*FINGERS, *_OTHERS) if self.buttons[p].isChecked())

    def toggle(self, *parts: Part) -> None:
        """Pick these parts, or none of them where all are picked."""
        wanted = not all(self.buttons[part].isChecked() for part in parts)
        for part in parts:
            self.buttons[part].setChecked(wanted)
        self._pressed()

    def pick(self, parts: tuple[Part, ...]) -> None:
        """Pick these parts and no others."""
        for part, each in self.buttons.items():
            each.setChecked(part in parts)
        self._pressed()

    def show_exempted(self, exempted: tuple[PartView, ...]) -> None:
        """Cross out what is left out already."""
        self._exempted = exempted
        self._draw()

    def _pressed(self) -> None:
        self._draw()
        self.changed.emit()

    def _draw(self) -> None:
        self.hands.choose(frozenset(self.chosen()), self._exempted)
        crossed = {each.part: each.permanent for each in self._exempted}
        for part, each in self._other.items():
            symbol, colour = "pen" if part is Part.SIGNATURE else "eye", self.theme.brand
            if part in crossed:
                symbol, colour = "exempt" if crossed[part] else "wait", self.theme.warn
            each.setIcon(icon(symbol, self.theme.on_brand if each.isChecked() else colour))


def _toggle(run: Callable[[], None]) -> QPushButton:
    made = button(run)
    made.setCheckable(True)
    made.setFixedHeight(TARGET_HEIGHT)
    return made
