"""One line of the biodata: how it stands, what may be done about it, and what the papers say."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QLineEdit, QPushButton

from station.citizen.correcting import RULES, Fault, Field, Remedy, fault, tidy
from station.session.view import LineView
from ui.messages import name, say
from ui.theme import TARGET_HEIGHT, Theme, Tone
from ui.widgets.corrected import day, written
from ui.widgets.parts import Themed, button, card, column, label

translate = QCoreApplication.translate
_FEW, _MANY = 3, 5
"""Choices in a row; the shortest stand closer."""
_SHORT, _LONG = 3, 12
"""Letters; a choice of more than the second figure takes a whole row."""


class LineEditor(Themed):
    """Edits one line after the other; ``changed`` is called with every letter and every choice."""

    def __init__(self, theme: Theme, changed: Callable[[], None]) -> None:
        super().__init__()
        self.theme = theme
        self._changed = changed
        self.line: LineView | None = None
        self._name, self._why = label("h2"), label(wrap=True)
        self._now_label, self._now = label("note"), label("read", wrap=True)
        self._was = label("note", wrap=True)
        self._ask = label("note")
        self.text = QLineEdit()
        self.text.setFixedHeight(TARGET_HEIGHT)
        self.text.textChanged.connect(self._typed)
        self.choices: dict[str, QPushButton] = {}
        self._group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self.fault = label("value", wrap=True)
        self.fault.setStyleSheet(f"color: {theme.tone(Tone.WARN)[0]}")
        self._frame, inside = card()
        for each in (self._now_label, self._now, self._was):
            inside.addWidget(each)
        box = column(self, spacing=10)
        for widget in (self._name, self._why, self._frame, self._ask, self.text):
            box.addWidget(widget)
        box.addLayout(self._grid)
        box.addWidget(self.fault)
        box.addStretch(1)

    # --- what is edited ---------------------------------------------------------------------------

    def edit(self, line: LineView, staged: str | None) -> None:
        """Show a line; ``staged`` is what was typed for it before, None where nothing was."""
        self.line = line
        rule = RULES[line.field]
        self._make_choices(rule.choices)
        shown = line.noted or line.value if staged is None else staged
        self.text.blockSignals(True)
        self.text.setMaxLength(rule.longest or len("17-08-1995"))
        self.text.setText(day(shown) if rule.day else shown)
        self.text.blockSignals(False)
        if shown in self.choices:
            self.choices[shown].setChecked(True)
        self.say()
        self._judge()

    def value(self) -> str:
        """Return what the papers say, written as a card has it."""
        if self.line is None:
            return ""
        chosen = next((each for each, b in self.choices.items() if b.isChecked()), None)
        return tidy(self.line.field, self.text.text()) if chosen is None else chosen

    def verdict(self) -> Fault | None:
        """Say what is wrong with what the papers say; None where it can be taken."""
        if self.line is None or RULES[self.line.field].remedy is Remedy.ELSEWHERE:
            return Fault.EMPTY
        return fault(self.line.field, self.line.value, self.value())

    def _make_choices(self, choices: tuple[str, ...]) -> None:
        for old in self.choices.values():
            self._group.removeButton(old)
            self._grid.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.choices = {}
        across = _MANY if max(map(len, choices), default=0) <= _SHORT else _FEW
        place = 0
        for each in choices:
            made = button(self._chose, kind="line")
            made.setCheckable(True)
            self._group.addButton(made)
            wide = len(each) > _LONG
            place += -place % across if wide else 0
            self._grid.addWidget(made, *divmod(place, across), 1, across if wide else 1)
            place += across if wide else 1
            self.choices[each] = made

    def _typed(self, typed: str) -> None:
        if typed != typed.upper():  # as it will stand on the card
            place = self.text.cursorPosition()
            self.text.setText(typed.upper())
            self.text.setCursorPosition(place)
            return
        self._judge()
        self._changed()

    def _chose(self) -> None:
        self._judge()
        self._changed()

    def _judge(self) -> None:
        wrong = self.verdict()
        # What stands there already is where everybody begins: no fault to be told of.
        shown = wrong not in (None, Fault.SAME) and self._takes_values()
        self.fault.setText(say(wrong).text if wrong and shown else "")
        self.fault.setVisible(shown)

    def _takes_values(self) -> bool:
        return self.line is not None and RULES[self.line.field].remedy is not Remedy.ELSEWHERE

    # --- words ------------------------------------------------------------------------------------

    def say(self) -> None:
        """Write the words in the language of the moment."""
        line = self.line
        if line is None:
            return
        rule = RULES[line.field]
        self._name.setText(name(line.field))
        self._why.setText(say(line.field).advice)
        self._frame.setVisible(line.field is not Field.PERSON)
        self._now_label.setText(translate("LineEditor", "As it stands"))
        self._now.setText(written(line.field, line.value))
        words = translate("LineEditor", "The list had: {was}")
        was = "" if line.was is None else words.format(was=written(line.field, line.was))
        self._was.setText(was)
        self._was.setVisible(bool(was))
        self._ask.setText(translate("LineEditor", "As the papers have it"))
        self._ask.setVisible(self._takes_values())
        self.text.setVisible(self._takes_values() and not rule.choices)
        self.text.setAccessibleName(self._ask.text())
        for value, each in self.choices.items():
            each.setText(written(line.field, value))
            each.setAccessibleName(each.text())
