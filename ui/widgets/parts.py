"""Labels, buttons, cards and stacks with the look of the kiosk, for every screen."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme import THEMES, Look, Theme

Box = TypeVar("Box", bound=QBoxLayout)


class Wearer:
    """Something that paints itself and so must be told which colours are worn."""

    theme: Theme = THEMES[Look.OFFICE]

    def wear(self, theme: Theme) -> None:
        """Take on another look."""
        self.theme = theme
        if isinstance(self, QWidget):
            self.update()

    def let_go(self) -> None:
        """Hold no picture of the person any more who has left; most hold none."""


def let_go(window: QWidget) -> None:
    """Have everything in a window let go of the person who has left."""
    for each in (window, *window.findChildren(QWidget)):
        if isinstance(each, Wearer):
            each.let_go()


class Themed(Wearer, QWidget):
    """A plain widget that wears a theme."""


def label(kind: str = "", text: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label; ``kind`` names its look in the style sheet."""
    made = QLabel(text)
    made.setProperty("kind", kind)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    return made


def button(run: Callable[[], None], *, kind: str = "", text: str = "") -> QPushButton:
    """Return a button that takes the focus by Tab only, so that a click never moves it."""
    made = QPushButton(text)
    made.setProperty("kind", kind)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    made.setAutoDefault(False)
    made.setIconSize(QSize(24, 24))

    def pressed() -> None:  # not `run` itself: Qt would hand it `checked` as its first argument
        run()

    made.clicked.connect(pressed)
    return made


def card() -> tuple[QFrame, QVBoxLayout]:
    """Return a framed box and the column inside it."""
    frame = QFrame()
    frame.setProperty("kind", "card")
    inside = QVBoxLayout(frame)
    inside.setContentsMargins(16, 14, 16, 14)
    inside.setSpacing(8)
    return frame, inside


def column(parent: QWidget | None = None, *, margins: int = 0, spacing: int = 8) -> QVBoxLayout:
    """Return a column without the style's own margins."""
    return _tidy(QVBoxLayout(parent) if parent else QVBoxLayout(), margins, spacing)


def row(parent: QWidget | None = None, *, margins: int = 0, spacing: int = 8) -> QHBoxLayout:
    """Return a row without the style's own margins."""
    return _tidy(QHBoxLayout(parent) if parent else QHBoxLayout(), margins, spacing)


def _tidy(box: Box, margins: int, spacing: int) -> Box:
    box.setContentsMargins(margins, margins, margins, margins)
    box.setSpacing(spacing)
    return box
