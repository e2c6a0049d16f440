"""Rows of the kiosk's lists: what a model holds, their ground, and words that never run over."""

from dataclasses import dataclass
from typing import Any, Final, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.application import FAMILY
from ui.theme import Theme
from ui.widgets.icon import renderer

ROW_HEIGHT: Final = 64
Index = QModelIndex | QPersistentModelIndex
Shown = TypeVar("Shown")
_ROOT: Final = QModelIndex()


class RowModel(QAbstractListModel, Generic[Shown]):
    """Rows of one kind, shown all at once."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Shown, ...] = ()

    def words(self, shown: Shown) -> str:
        """Return all that a row says, for screen readers."""
        raise NotImplementedError

    def show_rows(self, rows: tuple[Shown, ...]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def at(self, place: int) -> Shown | None:
        """Return a row, or None beyond the end."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = self.at(index.row())
        if shown is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.words(shown)
        return shown if role == Qt.ItemDataRole.UserRole else None


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


class RowDelegate(QStyledItemDelegate):
    """Paints one kind of row: its ground, and what :meth:`write_row` writes on it."""

    kind: type[object] = object
    """What a row's user data must be to be painted."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme

    def write_row(self, brush: RowBrush, place: QRectF, shown: Any) -> None:
        """Write a row of :attr:`kind` into its place."""
        raise NotImplementedError

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(300, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        shown = index.data(Qt.ItemDataRole.UserRole)
        if not isinstance(shown, self.kind):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect).adjusted(2, 3, -2, -3)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        brush = RowBrush(painter, self.theme)
        brush.ground(place, chosen=chosen)
        self.write_row(brush, place, shown)
        painter.restore()
