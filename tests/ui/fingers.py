"""What a test does with its hands: click and type as a person would."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget

from ui.widgets.panel import Guide
from ui.window import Window


def click(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_into(owner: QWidget, *words: str) -> None:
    lines = [line for line in owner.findChildren(QLineEdit) if line.isVisible()]
    for line, text in zip(lines, words, strict=False):
        QTest.keyClicks(line, text)


def guide_of(window: Window) -> Guide:
    """Return what the right column says."""
    assert window.panel.guide is not None
    return window.panel.guide
