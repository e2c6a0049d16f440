"""The order of the recording steps: one row each, moved up and down by buttons of its own."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from station.session.view import Step
from ui.messages import name
from ui.theme import SMALL_TARGET
from ui.widgets.parts import button, card, column, label, row

translate = QCoreApplication.translate


class Order(QWidget):
    """Shows an order and hands on the one that a press makes of it."""

    def __init__(self, chosen: Callable[[tuple[str, ...]], None]) -> None:
        super().__init__()
        self._chosen = chosen
        self._steps: tuple[str, ...] = ()
        self._names: list[QLabel] = []
        self.ups: list[QPushButton] = []
        self.downs: list[QPushButton] = []
        self._box = column(self, spacing=8)
        self._box.addStretch(1)

    def names(self, steps: tuple[str, ...]) -> list[str]:
        """Return what the steps are called."""
        return [name(Step(each)) for each in steps]

    def show_steps(self, steps: tuple[str, ...]) -> None:
        """Show an order."""
        self._steps = steps
        while len(self._names) < len(steps):
            self._add(len(self._names))
        for place, text in enumerate(self.names(steps)):
            self._names[place].setText(f"{place + 1}   {text}")
            up, down = self.ups[place], self.downs[place]
            up.setText(translate("Settings", "Up"))
            down.setText(translate("Settings", "Down"))
            up.setAccessibleName(f"{text}: {up.text()}")
            down.setAccessibleName(f"{text}: {down.text()}")
            up.setEnabled(place > 0)
            down.setEnabled(place < len(steps) - 1)

    def arrive(self) -> None:
        """Put the focus on the first row that can be moved."""
        self.downs[0].setFocus()

    def go(self, steps: int) -> None:
        """Move the focus a row up or down."""
        for each in (self.ups, self.downs):
            for place, made in enumerate(each):
                if made.hasFocus():
                    each[max(0, min(place + steps, len(each) - 1))].setFocus()
                    return

    def _add(self, place: int) -> None:
        frame, inside = card()
        inside.setContentsMargins(16, 8, 12, 8)
        words = label("value")
        up, down = button(lambda: self._move(place, -1)), button(lambda: self._move(place, 1))
        line = row()
        line.addWidget(words, 1)
        for made in (up, down):
            made.setMinimumHeight(SMALL_TARGET)
            line.addWidget(made)
        inside.addLayout(line)
        self._names.append(words)
        self.ups.append(up)
        self.downs.append(down)
        self._box.insertWidget(place, frame)

    def _move(self, place: int, by: int) -> None:
        steps, other = list(self._steps), place + by
        if 0 <= other < len(steps):
            steps[place], steps[other] = steps[other], steps[place]
            self._chosen(tuple(steps))
