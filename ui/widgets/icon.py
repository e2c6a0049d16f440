"""The kiosk's own symbols: small SVG drawings in the colour asked for, at any size.

Noto Sans has no check mark, cross or arrow, so every symbol is drawn from ``ui/icons``.
"""

from functools import lru_cache
from importlib.resources import files
from typing import Final

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

_SIDE: Final = 24
_GAP: Final = 6
BESIDE: Final = _SIDE + _GAP + 4
"""Pixels that a symbol takes from the words of its button; 4 are the style's own."""


@lru_cache(maxsize=256)
def pixmap(name: str, colour: str, size: int) -> QPixmap:
    """Return a symbol as a square picture of ``size`` logical pixels, sharp up to scale 2."""
    picture = QPixmap(QSize(size * 2, size * 2))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    renderer(name, colour).render(painter, QRectF(0, 0, size * 2, size * 2))
    painter.end()
    picture.setDevicePixelRatio(2)
    return picture


def icon(name: str, colour: str, size: int = 24) -> QIcon:
    """Return a symbol for a button."""
    return QIcon(pixmap(name, colour, size))


def show_beside(button: QAbstractButton, name: str, colour: str) -> None:
    """Show a symbol before a button's words, a gap between them; none where it has no name."""
    if not name:
        button.setIcon(QIcon())
        return
    symbol = pixmap(name, colour, _SIDE)
    wide = QPixmap(symbol.size() + QSize(2 * _GAP, 0))
    wide.fill(Qt.GlobalColor.transparent)
    painter = QPainter(wide)
    painter.drawPixmap(QRectF(0, 0, 2 * _SIDE, 2 * _SIDE), symbol, QRectF(symbol.rect()))
    painter.end()
    wide.setDevicePixelRatio(2)
    button.setIcon(QIcon(wide))
    button.setIconSize(QSize(_SIDE + _GAP, _SIDE))


@lru_cache(maxsize=256)
def renderer(name: str, colour: str) -> QSvgRenderer:
    """Return the drawing itself, for painting inside other widgets."""
    drawing = (files("ui") / "icons" / f"{name}.svg").read_bytes()
    return QSvgRenderer(QByteArray(drawing.replace(b"currentColor", colour.encode())))


class Symbol(QLabel):
    """One symbol on a screen. It repeats what a word beside it says, so it has no name itself."""

    def __init__(self, size: int = 24, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._size = size
        self.setFixedSize(size, size)

    def show_symbol(self, name: str, colour: str) -> None:
        """Draw another symbol."""
        self.setPixmap(pixmap(name, colour, self._size))
