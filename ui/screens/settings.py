"""Settings: what the people of this station choose for themselves; held at once, kept for good."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QStackedWidget, QWidget

from station.operators.roles import RIGHTS, Right
from station.preferences import Choice, Preferences
from station.session.view import DeskView
from ui.messages import name, say
from ui.pedal import TAKEN, Lesson
from ui.screens.aside import Aside
from ui.sides import Side
from ui.surroundings import Surroundings
from ui.theme import Theme, Tone
from ui.widgets.choices import ButtonLine, ChoiceLine, Line
from ui.widgets.order import Order
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import column

translate = QCoreApplication.translate
CHOSEN_BY_BUTTON: Final = (
    Choice.LANGUAGE,
    Choice.LOOK,
    Choice.SIZE,
    Choice.SOUNDS,
    Choice.AUTOMATIC,
    Choice.SAVER,
    Choice.PERSON_DISPLAY,
)


class SettingsScreen(Aside):
    """A line for each choice; the right column explains the one that has the focus."""

    def __init__(
        self,
        theme: Theme,
        around: Surroundings,
        leave: Callable[[], None],
    ) -> None:
        super().__init__(theme, around.desk, leave)
        self._explained = Choice.LANGUAGE
        self._refused = ""
        self._preferences = Preferences()
        self.lines = {each: ChoiceLine(each, self._choose) for each in CHOSEN_BY_BUTTON}
        self.lesson = Lesson(self._hear_key)
        self.pedal = ButtonLine(Choice.PEDAL, self._forget_pedal, self._learn)
        self.steps = ButtonLine(Choice.STEPS, self._open_order)
        self.order = Order(self._choose_order)
        self._pages = QStackedWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        choices = QWidget()
        box = column(choices, spacing=4)
        lines: tuple[Line, ...] = (*self.lines.values(), self.pedal, self.steps)
        for each in lines:
            each.touched.connect(self._explain)
            box.addWidget(each)
        box.addStretch(1)
        self._pages.addWidget(choices)
        self._pages.addWidget(self.order)
        column(self).addWidget(self._pages, 1)

    # --- what is shown ------------------------------------------------------------------------

    def title(self, _view: DeskView) -> str:
        return name(Side.SETTINGS)

    def arrive(self) -> None:
        self._refused = ""
        self._pages.setCurrentIndex(0)
        self.lines[self._explained].chips.buttons[0].setFocus() if (
            self._explained in self.lines
        ) else None

    def show_view(self, view: DeskView) -> None:
        self._preferences = view.preferences
        for choice, line in self.lines.items():
            line.show_value(getattr(view.preferences, choice.value))
        self._show_pedal()
        may = view.role is not None and Right.ARRANGE_STEPS in RIGHTS[view.role]
        self.steps.show_words("", translate("Settings", "Change") if may else "")
        self.steps.words.setText(" · ".join(self.order.names(view.preferences.steps)))
        self.order.show_steps(view.preferences.steps)

    def _show_pedal(self) -> None:
        key = self._preferences.pedal
        if self.lesson.going_on:
            words = translate("Settings", "Step on the pedal now. Esc gives up.")
        elif key:
            words = translate("Settings", "Sends the key %1.").replace("%1", key)
        else:
            words = translate("Settings", "None taught.")
        forget = translate("Settings", "Forget") if key else ""
        self.pedal.show_words(words, forget, translate("Settings", "Teach"))

    def forget(self) -> None:
        self.lesson.end()
        self._refused = ""

    # --- what is chosen -----------------------------------------------------------------------

    def _explain(self, choice: Choice) -> None:
        self._explained = choice
        self.changed.emit()

    def _choose(self, choice: Choice, value: object) -> None:
        self._refused = ""
        self._explained = choice
        if value != getattr(self._preferences, choice.value):
            self.desk.choose(choice, value)
        self.changed.emit()

    def _learn(self) -> None:
        self._refused = ""
        self._explained = Choice.PEDAL
        self.lesson.begin()
        self._show_pedal()
        self.changed.emit()

    def _hear_key(self, key: str) -> None:
        if key in TAKEN:
            self._refused = translate(
                "Settings", "The key %1 has a meaning already. Set the pedal to another one."
            ).replace("%1", key)
        elif key:
            self._choose(Choice.PEDAL, key)
        self._show_pedal()
        self.changed.emit()

    def _forget_pedal(self) -> None:
        self._choose(Choice.PEDAL, "")

    def _open_order(self) -> None:
        self._explained = Choice.STEPS
        self._pages.setCurrentIndex(1)
        self.order.arrive()
        self.changed.emit()

    def _choose_order(self, steps: tuple[str, ...]) -> None:
        self._choose(Choice.STEPS, steps)

    def go(self, steps: int) -> None:
        if self._pages.currentIndex():
            self.order.go(steps)

    # --- what can be done ---------------------------------------------------------------------

    def guide(self, view: DeskView) -> Guide:
        back = Action(translate("Settings", "Back"), self._back, "Esc", symbol="back")
        if self.lesson.going_on:
            told = translate("Settings", "Step on the pedal"), Tone.WARN, say(Choice.PEDAL).advice
        elif self._refused:
            told = translate("Settings", "Not that key"), Tone.WARN, self._refused
        elif view.trouble:
            words = say(view.trouble)
            told = words.text, Tone.BAD, words.advice
        elif view.forgotten:
            words = say(view.forgotten)
            told = words.text, Tone.WARN, words.advice
        else:
            words = say(self._explained)
            told = words.text, Tone.PLAIN, words.advice
        headline, tone, advice = told
        return Guide(tone, headline, advice, back, note=self._note(view))

    def _note(self, view: DeskView) -> str:
        if self._explained is Choice.PEDAL and len(self._preferences.pedal) == 1:
            return translate(
                "Settings",
                "A pedal that sends a letter types it while you search. Set it to F13 with its "
                "maker's program.",
            )
        return translate("Settings", "The battery is being spared now.") if view.sparing else ""

    def _back(self) -> None:
        if self._pages.currentIndex():
            self._pages.setCurrentIndex(0)
            self.changed.emit()
        else:
            self.leave()


def aside(around: Surroundings, theme: Theme, leave: Callable[[], None]) -> Aside:
    """Return the screen for the table of asides."""
    return SettingsScreen(theme, around, leave)
