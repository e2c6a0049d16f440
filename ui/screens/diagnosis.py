"""Device diagnostics: every device examined, what was found in plain words, and a ticket of it."""

from collections.abc import Callable
from functools import partial
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QProgressBar, QScrollArea, QWidget

from station.board.line import Line
from station.board.view import BoardView, Question
from station.body import Modality
from station.devices.findings import Finding, Outcome
from station.session.view import DeskView
from station.workshop import Exam, Phase, WorkshopView
from ui.messages import name, say, say_finding
from ui.screens.actions import space
from ui.screens.aside import Aside
from ui.screens.diagnosis_words import (
    device_facts,
    device_name,
    device_symbol,
    good_words,
    judged,
    machine_words,
    ticket_words,
)
from ui.sides import Side
from ui.surroundings import Surroundings
from ui.theme import Theme, Tone
from ui.widgets.device_card import DeviceCard, Shown
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import card, column, label

translate = QCoreApplication.translate
TONES: Final = {
    Outcome.PASS: Tone.OK,
    Outcome.WARN: Tone.WARN,
    Outcome.FAIL: Tone.BAD,
    Outcome.NOT_CHECKED: Tone.PLAIN,
}
_BUSY: Final = (Phase.LETTING_GO, Phase.RUNNING)
_GUIDED: Final = MappingProxyType(
    {Modality.FINGER.value: Exam.TARGET, Modality.SIGNATURE.value: Exam.CORNERS}
)
_DEVICES: Final = tuple(each.value for each in Modality)
_REFRESH: Final = Question(limit=0)


class Diagnosis(Aside):
    """A card for each device and accessory; the right column tells of all, or of the chosen one."""

    def __init__(self, theme: Theme, around: Surroundings, leave: Callable[[], None]) -> None:
        super().__init__(theme, around.desk, leave)
        self._workshop = around.workshop
        self._board = around.board
        self._exam = around.workshop.view if around.workshop else WorkshopView()
        self._line = Line()
        self._chosen = ""
        self.cards = {
            each: self._card(each, theme) for each in (*_DEVICES, *self._exam.accessories)
        }
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(14)
        self._how_far = label("quiet")
        self._machine_box, inside = card()
        inside.setContentsMargins(14, 8, 14, 8)
        self._machine = [label(wrap=True) for _ in range(4)]
        cells = QGridLayout()
        for place, each in enumerate(self._machine):
            cells.addWidget(each, *divmod(place, 2))
            cells.setColumnStretch(place % 2, 1)
        inside.addLayout(cells)
        self._lay_out()

    def _lay_out(self) -> None:
        all_cards = QWidget()
        inside = column(all_cards, spacing=8)
        for about in _DEVICES:
            inside.addWidget(self.cards[about])
        inside.addLayout(self._others_two_by_two())
        inside.addWidget(self._machine_box)
        inside.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidget(all_cards)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        box = column(self, spacing=8)
        box.addWidget(self._scroll, 1)
        box.addWidget(self._how_far)
        box.addWidget(self.progress)

    def _card(self, about: str, theme: Theme) -> DeviceCard:
        guided = _GUIDED.get(about)
        made = DeviceCard(
            partial(self._choose, about),
            partial(self._test, about),
            partial(self._examine, guided) if guided else lambda: None,
        )
        made.theme = theme
        return made

    def _others_two_by_two(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(8)
        for place, each in enumerate(self._exam.accessories):
            grid.addWidget(self.cards[each], *divmod(place, 2))
            grid.setColumnStretch(place % 2, 1)
        return grid

    @property
    def examined(self) -> bool:
        """Whether an examination has come to its end."""
        return self._exam.phase in (Phase.DONE, Phase.FAILED, Phase.CANCELLED)

    # --- what is shown ------------------------------------------------------------------------

    def title(self, _view: DeskView) -> str:
        return name(Side.DIAGNOSIS)

    def arrive(self) -> None:
        self._board.look(_REFRESH)
        self.setFocus()

    def forget(self) -> None:
        self._chosen = ""

    def show_board(self, answer: BoardView) -> None:
        """Take in how the line stands."""
        self._line = answer.line

    def show_workshop(self, view: WorkshopView) -> None:
        """Take in how far the examination is."""
        self._exam = view
        self._show_cards()
        self.changed.emit()

    def show_view(self, view: DeskView) -> None:
        if self.isVisible():
            self._board.look(_REFRESH)
        said = machine_words(view, self._line)
        for words, text in zip(self._machine, said, strict=True):
            words.setText(text)
        self._machine_box.setAccessibleName(", ".join(said))
        self._show_cards()

    def _show_cards(self) -> None:
        exam, busy = self._exam, self._exam.phase in _BUSY
        may_test = not busy and self._workshop is not None
        for about, each in self.cards.items():
            each.show_state(self._state(about), chosen=about == self._chosen, may_test=may_test)
        self.progress.setVisible(busy)
        self._how_far.setVisible(busy)
        self.progress.setRange(0, len(exam.planned))
        self.progress.setValue(len(exam.answered))
        self._how_far.setText(self._progress_words())
        self.progress.setAccessibleName(self._how_far.text())

    def _progress_words(self) -> str:
        exam = self._exam
        if not exam.planned:
            return say(exam.phase).text
        words = translate("Diagnosis", "%1 of %2 examined")
        return words.replace("%1", str(len(exam.answered))).replace("%2", str(len(exam.planned)))

    def _state(self, about: str) -> Shown:
        found, title, exam = self._found(about), device_name(about), self._exam
        guided = _GUIDED.get(about)
        more = name(guided) if guided else ""
        waits = exam.phase in _BUSY and exam.what in (about, Exam.ALL, Exam.DRILL, guided)
        if waits and about not in exam.answered:
            text = translate("Diagnosis", "Being examined ...")
            return Shown(title, text, Tone.PLAIN, "wait", more)
        if not found:
            unknown = name(Outcome.NOT_CHECKED)
            return Shown(title, unknown, Tone.PLAIN, device_symbol(about), more)
        verdict, unseen = judged(found)
        told = say_finding(_first(found, verdict).code).text
        words = good_words(unseen) if verdict is Outcome.PASS else told
        return Shown(title, words, TONES[verdict], more=more)

    def _found(self, about: str) -> list[Finding]:
        if about in self._exam.accessories:
            return list(self._exam.others.get(about, ()))
        return [each for each in self._exam.findings if each.modality == about]

    # --- what is chosen -----------------------------------------------------------------------

    def _choose(self, about: str) -> None:
        self._chosen = about
        self._show_cards()
        self.changed.emit()

    def go(self, steps: int) -> None:
        order = list(self.cards)
        at = order.index(self._chosen) if self._chosen else -1 if steps > 0 else len(order)
        self._choose(order[max(0, min(at + steps, len(order) - 1))])
        self._scroll.ensureWidgetVisible(self.cards[self._chosen])

    def _test(self, about: str) -> None:
        self._chosen = about
        self._examine(about)

    def _examine(self, what: str) -> None:
        if self._workshop and self._exam.phase not in _BUSY:
            self._workshop.examine(what)

    def _save_ticket(self) -> None:
        self._choose("")  # so that the right column tells of the ticket
        if self._workshop:
            self._workshop.save_ticket()

    # --- what can be done ---------------------------------------------------------------------

    def guide(self, view: DeskView) -> Guide:
        exam = self._exam
        if self._workshop is None:
            words = say(Phase.FAILED)
            return Guide(Tone.WARN, words.text, words.advice, self._back())
        if exam.phase in _BUSY:
            words = say(exam.phase)
            told = say(Exam(exam.what)).advice if exam.what in tuple(Exam) else ""
            stop = Action(translate("Diagnosis", "Cancel"), self._workshop.cancel, space())
            return Guide(Tone.PLAIN, words.text, told or words.advice, stop)
        headline, tone, advice = self._said(view)
        primary = Action(name(Exam.ALL), partial(self._examine, Exam.ALL), space())
        note = device_facts(self._found(self._chosen)) if self._chosen else ticket_words(exam)
        return Guide(tone, headline, advice, primary, self._others(view), note=note)

    def _said(self, view: DeskView) -> tuple[str, Tone, str]:
        exam = self._exam
        if view.trouble:
            words = say(view.trouble)
            return words.text, Tone.BAD, words.advice
        if exam.ticket_trouble and not exam.saving:
            advice = translate("Diagnosis", "Plug in another stick, then save the ticket again.")
            return translate("Diagnosis", "No ticket written"), Tone.BAD, advice
        if exam.ticket and not self._chosen:
            advice = translate("Diagnosis", "Give it to the workshop.")
            return translate("Diagnosis", "Ticket saved"), Tone.OK, advice
        if self._chosen and self._found(self._chosen):
            return self._said_of(self._chosen)
        if exam.phase is Phase.DONE:
            grave, _ = judged(list(exam.findings))
            marked = translate("Diagnosis", "Touch a marked device: what to do is told here.")
            advice = marked if grave in (Outcome.WARN, Outcome.FAIL) else say(exam.phase).advice
            return _whole(grave), TONES[grave], advice
        words = say(exam.phase)
        return words.text, Tone.WARN if exam.phase is Phase.FAILED else Tone.PLAIN, words.advice

    def _said_of(self, about: str) -> tuple[str, Tone, str]:
        found, title = self._found(about), device_name(about)
        verdict, unseen = judged(found)
        if verdict is Outcome.PASS:
            advice = "\n".join(say_finding(each.code).text for each in unseen)
            return f"{title}: {name(verdict)}", Tone.OK, advice
        words = say_finding(_first(found, verdict).code)
        return f"{title}: {name(verdict)}", TONES[verdict], f"{words.text}\n{words.advice}"

    def _others(self, view: DeskView) -> tuple[Action, ...]:
        found: list[Action] = []
        if self._chosen:
            again = translate("Diagnosis", "Try again")
            found.append(Action(again, partial(self._test, self._chosen), "R", symbol="again"))
            guided = _GUIDED.get(self._chosen)
            if guided:
                found.append(Action(name(guided), partial(self._examine, guided), "H"))
        elif view.training:  # nobody but an emulator can pull a plug by itself
            found.append(Action(name(Exam.DRILL), partial(self._examine, Exam.DRILL), "D"))
        if self._workshop:
            save = translate("Diagnosis", "Save ticket")
            may = bool(self._exam.findings) and not self._exam.saving
            found.append(Action(save, self._save_ticket, "P", may, symbol="clipboard"))
        found.append(self._back())
        return tuple(found)

    def _back(self) -> Action:
        return Action(translate("Diagnosis", "Back"), self.leave, "Esc", symbol="back")


def _first(found: list[Finding], verdict: Outcome) -> Finding:
    return next(each for each in found if each.verdict is verdict)


def _whole(grave: Outcome) -> str:
    return {
        Outcome.PASS: translate("Diagnosis", "All devices are in order"),
        Outcome.NOT_CHECKED: translate("Diagnosis", "Nothing is out of order"),
        Outcome.WARN: translate("Diagnosis", "Something is to be looked at"),
        Outcome.FAIL: translate("Diagnosis", "A device is out of order"),
    }[grave]


def aside(around: Surroundings, theme: Theme, leave: Callable[[], None]) -> Aside:
    """Return the screen for the table of asides."""
    return Diagnosis(theme, around, leave)
