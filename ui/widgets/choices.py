"""One line of the settings: a name, and beside it the buttons of which one is down."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame, QPushButton

from station.preferences import Choice
from ui.messages import choice_value, name
from ui.theme import SMALL_TARGET
from ui.widgets.lists import Chips
from ui.widgets.parts import button, label, row
from ui.words.settings import VALUES

NAME_WIDTH = 190


class Line(QFrame):
    """Name to the left, whatever can be pressed to the right. ``touched`` says: explain this."""

    touched = Signal(object)

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice
        self._name = label("value", wrap=True)
        self._name.setFixedWidth(NAME_WIDTH)
        self.box = row(self, spacing=10)
        self.box.addWidget(self._name)

    def say(self) -> None:
        """Say the name in the language of the moment."""
        self._name.setText(name(self.choice))
        self.setAccessibleName(self._name.text())

    def explain_on_focus(self, made: QPushButton) -> None:
        """Explain this line as soon as one of its buttons has the focus."""
        made.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn:
            self.touched.emit(self.choice)
        return super().eventFilter(watched, event)


class ChoiceLine(Line):
    """A line with a button for each value."""

    def __init__(self, choice: Choice, chosen: Callable[[Choice, object], None]) -> None:
        super().__init__(choice)
        self._values = [value for value, _ in VALUES[choice]]
        self.chips = Chips(len(self._values), lambda: chosen(choice, self.value))
        self.box.addWidget(self.chips, 1)
        for each in self.chips.buttons:
            self.explain_on_focus(each)

    @property
    def value(self) -> object:
        """What is down."""
        return self._values[self.chips.place]

    def show_value(self, value: object) -> None:
        """Put the button of a value down, and say all of them."""
        self.say()
        self.chips.say([choice_value(self.choice, each) for each in self._values])
        if value in self._values:
            self.chips.choose(self._values.index(value))
        for each in self.chips.buttons:
            each.setAccessibleName(f"{name(self.choice)}: {each.text()}")


class ButtonLine(Line):
    """A line with words and some buttons of its own."""

    def __init__(self, choice: Choice, *runs: Callable[[], None]) -> None:
        super().__init__(choice)
        self.words = label(wrap=True)
        self.box.addWidget(self.words, 1)
        self.buttons = [button(run) for run in runs]
        for each in self.buttons:
            each.setMinimumHeight(SMALL_TARGET)
            self.explain_on_focus(each)
            self.box.addWidget(each)

    def show_words(self, words: str, *texts: str) -> None:
        """Say what is, and what the buttons do; a button without words is not there."""
        self.say()
        self.words.setText(words)
        for made, text in zip(self.buttons, texts, strict=True):
            made.setText(text)
            made.setAccessibleName(f"{name(self.choice)}: {text}")
            made.setVisible(bool(text))
