"""The line below the work area: every key that does something now, by name."""

from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame

from ui.widgets.panel import Action
from ui.widgets.parts import label, row

translate = QCoreApplication.translate

_GAP: Final = "     "


class KeyLine(QFrame):
    """Built from the actions of the moment, so it cannot promise a key that does nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keys")
        self._words = label("quiet")
        self._words.setMinimumWidth(1)
        self._keys: list[str] = []
        box = row(self)
        box.addWidget(self._words, 1)
        self.setFixedHeight(28)

    def show_actions(self, actions: tuple[Action, ...]) -> None:
        """Show the keys of these actions: as many as there is room for, F1 tells of all."""
        self._keys = [f"{each.key} = {each.text}" for each in actions if each.key and each.enabled]
        self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fill()

    def _fill(self) -> None:
        last = translate("KeyLine", "F1 = Help")
        shown, wide = list(self._keys), self._words.fontMetrics().horizontalAdvance
        while shown and wide(_GAP.join((*shown, last))) > self.width():
            shown.pop()
        self._words.setText(_GAP.join((*shown, last)))
