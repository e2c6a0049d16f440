"""The foot pedal: a key that presses the primary action, and learning which key it is."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from ui.keys import LETTERS

TAKEN: Final = frozenset(
    {f"F{number}" for number in range(1, 13)}
    | {"Tab", "Backtab", "Up", "Down", "PgUp", "PgDown", "Left", "Right", "Backspace", "Del"}
    | set("0123456789")
    | set(LETTERS)
)
"""Keys that do something else: a pedal that sends one of them must be set otherwise."""
_MODIFIERS: Final = frozenset(
    {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr}
)


class Pedal:
    """A shortcut whose key can be taught. A pedal that is held down presses once."""

    def __init__(self, window: QWidget, press: Callable[[], None]) -> None:
        self._shortcut = QShortcut(window)
        self._shortcut.setAutoRepeat(False)
        self._shortcut.activated.connect(press)
        self._shortcut.activatedAmbiguously.connect(press)

    def teach(self, key: str) -> None:
        """Take another key, by the name Qt has for it; none where it is empty."""
        self._shortcut.setKey(QKeySequence(key))


class Lesson(QObject):
    """Waits for the next key, whatever it would do otherwise. Esc gives up."""

    def __init__(self, heard: Callable[[str], None]) -> None:
        super().__init__()
        self._heard = heard
        self.going_on = False

    def begin(self) -> None:
        """Take the next key; nothing else in the kiosk sees it."""
        application = QApplication.instance()
        if application and not self.going_on:
            self.going_on = True
            application.installEventFilter(self)

    def end(self) -> None:
        """Let the keys do again what they do."""
        application = QApplication.instance()
        if application and self.going_on:
            self.going_on = False
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and watched.isWidgetType():
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()  # so that no shortcut takes it before us
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() or event.key() in _MODIFIERS:
            return
        self.end()
        escaped = event.key() == Qt.Key.Key_Escape
        self._heard("" if escaped else QKeySequence(event.keyCombination()).toString())
