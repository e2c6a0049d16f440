"""The complaint desk: paste, type or scan NIK and family card; what is known, and what to say."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QWidget

from station.board.sentences import Sentence
from station.complaints.persons import Decided
from station.complaints.view import Answer, Answers, Standing, Written
from station.errors import Code
from station.session.view import DeskView
from ui.complaints_port import ComplaintsPort
from ui.desk_port import DeskPort
from ui.messages import say
from ui.screens.aside import Aside
from ui.surroundings import Surroundings
from ui.theme import SMALL_TARGET, Theme, Tone
from ui.widgets.answers import AnswerDelegate, AnswerModel
from ui.widgets.lists import list_view
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import button, column, label, row
from ui.words import complaints as words
from ui.words.tables import table_text

translate = QCoreApplication.translate
_DOUBTED: Final = frozenset({Decided.ORDER, Decided.AMBIGUOUS, Decided.KNOWN})
_PAPER_HEIGHT: Final = 132


def aside(around: Surroundings, theme: Theme, leave: Callable[[], None]) -> Aside:
    """Make the screen."""
    answering = around.complaints() if around.complaints else _Nobody()
    return Complaints(theme, around.desk, answering, leave)


class _Nobody:
    """Answers where the kiosk was put together without a complaint desk."""

    def ask(self, _text: str, hear: Callable[[Answers], None]) -> None:
        hear(Answers(trouble=Code.NOT_ALLOWED_NOW))

    def hand_out(
        self, _answers: Answers, _say: Callable[[str], str], hear: Callable[[Written], None]
    ) -> None:
        hear(Written(trouble=Code.NOT_ALLOWED_NOW))


class Paper(QPlainTextEdit):
    """Where complaints are pasted, typed or scanned. Enter asks; with Shift it is a new line."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(_PAPER_HEIGHT)
        self.setUndoRedoEnabled(False)  # what was cleared is gone

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.asked.emit()
        else:
            super().keyPressEvent(event)
            if event.matches(QKeySequence.StandardKey.Paste):
                self.asked.emit()


class Complaints(Aside):
    """Text above, answers below; the chosen one is told in the right column."""

    _heard = Signal(int, object)
    _handed_out = Signal(int, object)

    def __init__(
        self,
        theme: Theme,
        desk: DeskPort,
        complaints: ComplaintsPort,
        leave: Callable[[], None],
    ) -> None:
        super().__init__(theme, desk, leave)
        self.asked = complaints
        self._turn = 0
        self._waiting = False
        self._answers = Answers()
        self._written: Written | None = None
        self.paper = Paper()
        self._counted = QWidget()
        self._tally = label("quiet", wrap=True)
        self._table = button(self._hand_out)
        self._model = AnswerModel()
        self._delegate = AnswerDelegate(theme)
        self.list = list_view(self._model, self._delegate)
        self._empty = label(wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._pages = QStackedWidget()
        self._lay_out()
        self.paper.asked.connect(self._ask)
        self.paper.textChanged.connect(self.changed.emit)
        self._heard.connect(self._hear)
        self._handed_out.connect(self._hear_written)
        self.list.selectionModel().currentChanged.connect(self._choose)

    def _lay_out(self) -> None:
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        line = row(self._counted)
        line.addWidget(self._tally, 1)
        line.addWidget(self._table)
        self._table.setMinimumHeight(SMALL_TARGET)
        box = column(self, spacing=10)
        box.addWidget(self.paper)
        box.addWidget(self._counted)
        box.addWidget(self._pages, 1)

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        self._delegate.theme = theme
        self.list.viewport().update()

    def forget(self) -> None:
        """Everything typed and everything answered goes, and what is still under way."""
        self._turn += 1
        self._waiting = False
        self._answers, self._written = Answers(), None
        self.paper.clear()
        self._show()

    # --- what is asked ------------------------------------------------------------------------

    def _ask(self) -> None:
        text = self.paper.toPlainText()
        if not text.strip():
            return
        self._turn += 1
        turn, self._waiting, self._written = self._turn, True, None
        self.asked.ask(text, lambda answers: self._heard.emit(turn, answers))
        self.changed.emit()

    def _hear(self, turn: int, answers: Answers) -> None:
        if turn != self._turn:
            return
        self._waiting, self._answers = False, answers
        self._show()
        if answers.rows:
            self.go(1)
            self.list.setFocus()
        self.changed.emit()

    def _hand_out(self) -> None:
        if self._waiting:
            return
        turn, self._waiting = self._turn, True
        self.asked.hand_out(
            self._answers, table_text, lambda written: self._handed_out.emit(turn, written)
        )
        self.changed.emit()

    def _hear_written(self, turn: int, written: Written) -> None:
        if turn == self._turn:
            self._waiting, self._written = False, written
            self.changed.emit()

    # --- what is shown ------------------------------------------------------------------------

    def arrive(self) -> None:
        self.paper.setFocus()

    def title(self, _view: DeskView) -> str:
        return translate("Complaints", "Complaints: NIK not online")

    def show_view(self, _view: DeskView) -> None:
        self.paper.setPlaceholderText(
            translate("Complaints", "Paste, type or scan NIK and family card, as they come.")
        )
        self.paper.setAccessibleName(self.paper.placeholderText())
        self.list.setAccessibleName(translate("Complaints", "Answers"))
        self._show()

    def _show(self) -> None:
        place = self.list.currentIndex().row()
        self._model.show_rows(self._answers.rows)
        self._select(place)
        self._tally.setText(words.tally(self._answers))
        self._table.setText(words.to_stick())
        self._counted.setVisible(bool(self._answers.rows))
        self._empty.setText(words.scope())
        self._pages.setCurrentIndex(0 if self._answers.rows else 1)

    def go(self, steps: int) -> None:
        self._written = None
        self._select(self.list.currentIndex().row() + steps)

    def _select(self, place: int) -> None:
        index = self._model.index(place, 0)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.changed.emit()

    # --- what can be done ---------------------------------------------------------------------

    def guide(self, _view: DeskView) -> Guide:
        shown = self._model.at(self.list.currentIndex().row())
        if self._answers.trouble:
            trouble = say(self._answers.trouble)
            return Guide(Tone.BAD, trouble.text, trouble.advice, self._primary(), self._others())
        if self._written:
            tone, headline, advice = words.written(self._written)
            return Guide(
                tone, headline, advice, self._primary(), self._others(), tools=self._tools()
            )
        if shown is None:
            return self._nothing()
        told = words.sentences(shown)
        note = translate("Complaints", "Say to the person:\n{text}").format(text=told.citizen)
        return Guide(
            words.tone(shown), words.headline(shown), _advice(shown, told), self._primary(),
            self._others(), note=note, tools=self._tools(),
        )  # fmt: skip

    def _nothing(self) -> Guide:
        if self._waiting:
            headline = translate("Complaints", "Looking…")
        elif self._answers.at.year > 1970:
            headline = translate("Complaints", "No NIK in this text")
        else:
            headline = translate("Complaints", "Paste the complaints")
        advice = translate(
            "Complaints",
            "Names and telephone numbers are not kept. Every look-up is noted with your name.",
        )
        return Guide(Tone.PLAIN, headline, advice, self._primary(), self._others())

    def _primary(self) -> Action:
        may = bool(self.paper.toPlainText().strip()) and not self._waiting
        return Action(translate("Complaints", "Look up"), self._ask, "Enter", may)

    def _others(self) -> tuple[Action, ...]:
        clear = Action(translate("Complaints", "Next"), self._next, "R", symbol="erase")
        back = Action(translate("Complaints", "Back"), self.leave, "Esc",
                      symbol="back")  # fmt: skip
        return (clear, back) if self._answers.rows or self._answers.trouble else (back,)

    def _tools(self) -> tuple[Action, ...]:
        may = not self._waiting
        return (Action(words.to_stick(), self._hand_out, "X", may),) if self._answers.rows else ()

    def _next(self) -> None:
        """Clear everything and begin with the next text."""
        self.forget()
        self.paper.setFocus()
        self.changed.emit()


def _advice(shown: Answer, told: Sentence) -> str:
    doubted = shown.decided in _DOUBTED and shown.standing is not Standing.AMBIGUOUS
    how = [f"NIK: {words.decided(shown)}."] if doubted else []
    return "\n\n".join([told.operator, *how])
