"""Choosing a PIN of one's own in place of a one-time code: typed twice."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ui.theme import TARGET_HEIGHT
from ui.widgets.parts import column, label
from ui.widgets.pin_line import PinLine, then

translate = QCoreApplication.translate
SHORTEST: int = 6


class OwnPin(QWidget):
    """Two lines; ``chosen`` is empty until both hold the same PIN of enough digits."""

    def __init__(
        self, changed: Callable[[], object], write_into: Callable[[PinLine], None]
    ) -> None:
        super().__init__()
        self.first, self.second = PinLine(), PinLine()
        self._first_label, self._second_label = label(), label()
        box = column(self)
        for words, line in (
            (self._first_label, self.first),
            (self._second_label, self.second),
        ):
            line.setFixedHeight(TARGET_HEIGHT)
            line.textChanged.connect(lambda _: changed())
            line.entered.connect(lambda line=line: write_into(line))
            box.addWidget(words)
            box.addWidget(line)
        then(self.first, self.second)

    def say(self) -> None:
        """Write the words in the language of the moment."""
        self._first_label.setText(translate("Login", "New PIN"))
        self._second_label.setText(translate("Login", "New PIN once more"))
        self.first.setAccessibleName(self._first_label.text())
        self.second.setAccessibleName(self._second_label.text())

    def clear(self) -> None:
        """Begin anew."""
        self.first.clear()
        self.second.clear()
        self.first.setFocus()

    @property
    def chosen(self) -> str:
        """The PIN, once it stands there twice."""
        pin = self.first.text()
        return pin if len(pin) >= SHORTEST and pin == self.second.text() else ""

    @property
    def differ(self) -> bool:
        """Whether two PINs stand there that are not the same."""
        first, second = self.first.text(), self.second.text()
        return len(second) >= len(first) > 0 and first != second
