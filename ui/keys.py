"""The keyboard and the foot pedal: which key does what, one press at a time."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

PRIMARY: Final = ("Space", "Return", "Enter")

LETTERS: Final = MappingProxyType(
    {letter: letter for letter in "ACDFHNPRSTXZ"}
    | {"Esc": "Esc", "Ctrl+D": "Ctrl+D", "Ctrl+Q": "Ctrl+Q"}
    | {"Alt+Left": "Esc"}
)
"""Keys that press the action showing this key. Letters live only while no text is being typed."""


def bind(window: QWidget, keys: tuple[str, ...], run: Callable[[], None]) -> None:
    """Let each key call ``run``, never by autorepeat: a held pedal would fire 15 times."""
    for key in keys:
        shortcut = QShortcut(QKeySequence(key), window)
        shortcut.setAutoRepeat(False)
        shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
        shortcut.activated.connect(run)
        shortcut.activatedAmbiguously.connect(run)
