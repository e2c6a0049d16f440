"""Lists of the kiosk: the view that holds painted rows, and the filters above it."""

from collections.abc import Callable

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QListView,
    QPushButton,
    QStyledItemDelegate,
    QWidget,
)

from ui.theme import SMALL_TARGET
from ui.widgets.parts import button, row


def list_view(model: QAbstractListModel, delegate: QStyledItemDelegate) -> QListView:
    """Return a list of painted rows that takes the focus by Tab."""
    made = QListView()
    made.setModel(model)
    made.setItemDelegate(delegate)
    made.setUniformItemSizes(True)
    made.setFrameShape(QListView.Shape.NoFrame)
    made.setStyleSheet("QListView { background: transparent; border: none; }")
    made.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return made


class Chips(QWidget):
    """Buttons of which one is down: what a list shows."""

    def __init__(self, count: int, chosen: Callable[[], None]) -> None:
        super().__init__()
        self.buttons: list[QPushButton] = []
        group = QButtonGroup(self)
        self._fitted: tuple[object, ...] = ()
        self._box = box = row(self, spacing=6)
        for _ in range(count):
            made = button(chosen, kind="chip")
            made.setCheckable(True)
            made.setMinimumHeight(SMALL_TARGET)
            group.addButton(made)
            box.addWidget(made)
            self.buttons.append(made)
        box.addStretch(1)
        self.buttons[0].setChecked(True)

    @property
    def place(self) -> int:
        """Which one is down."""
        return next((i for i, each in enumerate(self.buttons) if each.isChecked()), 0)

    def choose(self, place: int) -> None:
        """Put another one down."""
        self.buttons[place].setChecked(True)

    def say(self, words: list[str]) -> None:
        """Write what stands on them."""
        for each, text in zip(self.buttons, words, strict=True):
            each.setText(text)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Write smaller where all of them would not fit side by side."""
        letters = self.font()
        now = (self.width(), letters.pixelSize(), letters.weight(), *map(_words, self.buttons))
        if now == self._fitted:
            return
        self._fitted = now
        self._dress("chip")
        shown = [each for each in self.buttons if not each.isHidden()]
        wanted = sum(each.sizeHint().width() + self._box.spacing() for each in shown)
        if wanted > self.width():
            self._dress("tight-chip")

    def _dress(self, kind: str) -> None:
        for each in self.buttons:
            if each.property("kind") != kind:
                each.setProperty("kind", kind)
                each.style().polish(each)
                each.updateGeometry()


def _words(chip: QPushButton) -> str:
    return chip.text()
