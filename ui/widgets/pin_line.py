"""The line for a PIN: digits alone, hidden, of a length that no slip of the hand exceeds."""

from typing import Final

from PySide6.QtCore import QRegularExpression, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit

LONGEST_PIN: Final = 12


class PinLine(QLineEdit):
    """Takes digits from keys, number pad and clipboard, and nothing else."""

    def __init__(self) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.setMaxLength(LONGEST_PIN)
        self.setValidator(QRegularExpressionValidator(QRegularExpression("[0-9]*"), self))


def then(line: QLineEdit, following: QLineEdit) -> None:
    """Let Enter lead from one line to the next, as on any counter's form."""
    line.returnPressed.connect(following.setFocus)
