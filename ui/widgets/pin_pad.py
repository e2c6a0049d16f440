"""Number keys for PIN and NIK, large enough for a finger in the sun."""

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ui.theme import Theme
from ui.widgets.icon import icon
from ui.widgets.parts import Themed, button

translate = QCoreApplication.translate


class PinPad(Themed):
    """Writes into a line of text; keys are pressed, never focused."""

    def __init__(self, theme: Theme, line: QLineEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line = line
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        for place, digit in enumerate("123456789"):
            grid.addWidget(self._key(digit), place // 3, place % 3)
        self._clear = button(self._clear_line, kind="key")
        self._erase = button(self._erase_digit, kind="key")
        grid.addWidget(self._clear, 3, 0)
        grid.addWidget(self._key("0"), 3, 1)
        grid.addWidget(self._erase, 3, 2)
        self.wear(theme)
        self._name_keys()

    def write_into(self, line: QLineEdit) -> None:
        """Write into another line from now on."""
        self._line = line

    def _clear_line(self) -> None:
        self._line.clear()

    def _erase_digit(self) -> None:
        self._line.backspace()

    def _key(self, digit: str) -> QWidget:
        made = button(lambda: self._line.insert(digit), kind="key", text=digit)
        made.setAccessibleName(digit)
        return made

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        self._erase.setIcon(icon("erase", theme.ink))
        self._clear.setIcon(icon("again", theme.ink))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._name_keys()
        super().changeEvent(event)

    def _name_keys(self) -> None:
        self._clear.setAccessibleName(translate("PinPad", "Clear"))
        self._erase.setAccessibleName(translate("PinPad", "Erase last digit"))
