"""The line for a PIN: digits alone, hidden, of a length that no slip of the hand exceeds."""

from typing import Final

from PySide6.QtCore import QRegularExpression, Qt, Signal
from PySide6.QtGui import QFocusEvent, QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit

LONGEST_PIN: Final = 12


class PinLine(QLineEdit):
    """Takes digits from keys, number pad and clipboard, and nothing else."""

    entered = Signal()
    """The cursor came here: the number keys write into this line."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setMaxLength(LONGEST_PIN)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))

    def focusInEvent(self, event: QFocusEvent) -> None:
        self.entered.emit()
        super().focusInEvent(event)


def then(line: QLineEdit, following: QLineEdit) -> None:
    """Let Enter lead from one line to the next, as on any counter's form."""
    line.returnPressed.connect(following.setFocus)
