"""The line below the work area: every key that does something now, by name."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from ui.widgets.panel import Action
from ui.widgets.parts import label, row

translate = QCoreApplication.translate


class KeyLine(QFrame):
    """Built from the actions of the moment, so it cannot promise a key that does nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("keys")
        self._words = label("quiet")
        box = row(self)
        box.addWidget(self._words, 1)
        self.setFixedHeight(28)

    def show_actions(self, actions: tuple[Action, ...]) -> None:
        """Show the keys of these actions."""
        keys = [f"{each.key} = {each.text}" for each in actions if each.key and each.enabled]
        self._words.setText("     ".join(keys))
