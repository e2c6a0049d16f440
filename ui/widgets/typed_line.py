"""A line in which Enter keeps what was typed, and does not press the primary button."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit


class TypedLine(QLineEdit):
    """A line of text; ``returnPressed`` says that it is finished."""

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and _enters(event):
            event.accept()
            return True
        return super().event(event)


def _enters(event: QKeyEvent) -> bool:
    enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
    return enter and event.type() is QEvent.Type.ShortcutOverride
