"""The centre's status file beside the outbox: choose it, see what differs, confirm."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QStackedWidget

from station.errors import Code
from station.media import MediaFile
from station.reconcile.view import Comparison, Kind, Outcome
from station.session.view import DeskView
from ui.desk_port import DeskPort
from ui.messages import say
from ui.reconcile_port import ReconcilePort
from ui.screens.actions import space
from ui.screens.aside import Aside
from ui.surroundings import Surroundings
from ui.theme import Theme, Tone
from ui.widgets.lists import list_view
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import card, column, label
from ui.widgets.told_rows import ToldDelegate, ToldModel
from ui.words import reconcile as words
from ui.words.spans import number

translate = QCoreApplication.translate


class Reconcile(Aside):
    """A list of files, then of kinds of differences; the chosen one is told beside and below."""

    _found = Signal(int, object)
    _heard = Signal(int, object)

    def __init__(
        self,
        theme: Theme,
        desk: DeskPort,
        reconcile: ReconcilePort | None,
        leave: Callable[[], None],
    ) -> None:
        super().__init__(theme, desk, leave)
        self.asked = reconcile
        self._turn = 0
        self._waiting = False
        self._confirming = False
        self._files: tuple[MediaFile, ...] = ()
        self._outcome: Outcome | None = None
        self._model = ToldModel()
        self._delegate = ToldDelegate(theme)
        self.list = list_view(self._model, self._delegate)
        self._empty = label("large", wrap=True)
        self._pages = QStackedWidget()
        self._card, self._inside = card()
        self._lines = label("quiet", wrap=True)
        self._found.connect(self._take_files)
        self._heard.connect(self._hear)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.list.doubleClicked.connect(lambda _: self._press())
        self._lay_out()

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self.list)
        self._pages.addWidget(self._empty)
        self._inside.addWidget(self._lines)
        box = column(self, spacing=10)
        box.addWidget(self._pages, 1)
        box.addWidget(self._card)

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        self._delegate.theme = theme
        self.list.viewport().update()

    # --- what is asked ------------------------------------------------------------------------

    def arrive(self) -> None:
        self._look()
        self.list.setFocus()

    def forget(self) -> None:
        self._turn += 1
        self._waiting = self._confirming = False
        self._files, self._outcome = (), None
        self._show()

    def _look(self) -> None:
        self.forget()
        if self.asked:
            turn, self._waiting = self._turn, True
            self.asked.find(lambda found: self._found.emit(turn, found))
        self.changed.emit()

    def _take_files(self, turn: int, found: tuple[MediaFile, ...]) -> None:
        if turn == self._turn:
            self._waiting, self._files = False, found
            self._show_anew()

    def _compare(self) -> None:
        chosen = self._file()
        if chosen and self.asked:
            turn = self._wait()
            self.asked.compare(chosen.path, lambda came: self._heard.emit(turn, came))

    def _take_over(self) -> None:
        outcome = self._outcome
        if outcome and outcome.comparison and self.asked:
            turn, digest = self._wait(), outcome.comparison.digest
            self.asked.take_over(outcome.path, digest, lambda came: self._heard.emit(turn, came))

    def _wait(self) -> int:
        self._turn += 1
        self._waiting, self._confirming = True, False
        self.changed.emit()
        return self._turn

    def _hear(self, turn: int, outcome: Outcome) -> None:
        if turn == self._turn:
            self._waiting, self._outcome = False, outcome
            self._show_anew()

    # --- what is shown ------------------------------------------------------------------------

    def title(self, _view: DeskView) -> str:
        return translate("Reconcile", "The centre's status file")

    def show_view(self, _view: DeskView) -> None:
        self.list.setAccessibleName(translate("Reconcile", "Files and differences"))
        self._show()

    def _show_anew(self) -> None:
        self._show()
        self._select(0)
        self.list.setFocus()
        self.changed.emit()

    def _show(self) -> None:
        place = self.list.currentIndex().row()
        found = self._comparison
        rows = (
            [words.kind_row(found, kind) for kind in words.kinds(found)]
            if found
            else [words.file_row(each) for each in self._files]
        )
        self._model.show_rows(tuple(rows))
        self._select(place)
        self._empty.setText(
            translate("Reconcile", "Put in the stick with the file: CSV, JSON or text.")
        )
        self._pages.setCurrentIndex(0 if rows else 1)
        self._show_lines()

    def _show_lines(self) -> None:
        found, kind = self._comparison, self._kind()
        told = "\n".join(words.lines(found, kind)) if found and kind else ""
        self._lines.setText(told)
        self._card.setVisible(bool(told))

    def go(self, steps: int) -> None:
        self._select(self.list.currentIndex().row() + steps)

    def _select(self, place: int) -> None:
        index = self._model.index(place, 0)
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_lines()
        self.changed.emit()

    @property
    def _comparison(self) -> Comparison | None:
        return self._outcome.comparison if self._outcome else None

    def _file(self) -> MediaFile | None:
        place = self.list.currentIndex().row()
        there = self._outcome is None and 0 <= place < len(self._files)
        return self._files[place] if there else None

    def _kind(self) -> Kind | None:
        found, place = self._comparison, self.list.currentIndex().row()
        there = words.kinds(found) if found else ()
        return there[place] if 0 <= place < len(there) else None

    # --- what can be done ---------------------------------------------------------------------

    def guide(self, _view: DeskView) -> Guide:
        if self._waiting:
            return Guide(Tone.PLAIN, translate("Reconcile", "One moment"), "", self._back())
        if self._outcome is None:
            return self._choosing()
        if self._outcome.trouble:
            return self._troubled(self._outcome.trouble)
        if self._outcome.handed_over is not None:
            return self._done(self._outcome.handed_over)
        return self._asking() if self._confirming else self._compared()

    def _choosing(self) -> Guide:
        if not self._files:
            headline = translate("Reconcile", "No file found")
            advice = translate("Reconcile", "Put the stick in, then look again.")
            return Guide(Tone.WARN, headline, advice, self._again(), (self._back(),))
        advice = translate("Reconcile", "Comparing changes nothing.")
        compare = Action(translate("Reconcile", "Compare"), self._compare, space())
        others = (self._again(), self._back())
        return Guide(Tone.PLAIN, translate("Reconcile", "Which file?"), advice, compare, others)

    def _troubled(self, trouble: Code) -> Guide:
        said = say(trouble)
        return Guide(Tone.BAD, said.text, said.advice, self._other_file(), (self._back(),))

    def _done(self, count: int) -> Guide:
        headline = translate("Reconcile", "{count} taken over").format(count=number(count))
        advice = translate(
            "Reconcile",
            "The outbox (F6) shows them in a moment. The centre's own word still counts.",
        )
        return Guide(Tone.OK, headline, advice, self._back(), (self._other_file(),))

    def _compared(self) -> Guide:
        found, kind = self._comparison, self._kind()
        if found is None or kind is None:
            text = translate("Reconcile", "Nothing differs")
            return Guide(Tone.OK, text, "", self._back(), (self._other_file(),))
        meaning, advice = words.kind_words(kind)
        actions = (self._other_file(), self._back())
        primary, *others = (self._ask(found), *actions) if found.to_do else actions
        note = words.tally(found, self._outcome.path if self._outcome else "")
        return Guide(words.tone(kind), meaning, advice, primary, tuple(others), note=note)

    def _asking(self) -> Guide:
        found = self._comparison
        count = number(len(found.to_do)) if found else ""
        headline = translate("Reconcile", "Take over {count} packets?").format(count=count)
        advice = translate(
            "Reconcile",
            "Nobody signed the file: it is shown, and proves nothing. Noted with your name.",
        )
        yes = Action(translate("Reconcile", "Yes, take over"), self._take_over, space())
        no = Action(translate("Reconcile", "Not yet"), self._not_yet, "Esc", symbol="back")
        shown = words.digest(found) if found else ""
        return Guide(Tone.WARN, headline, f"{shown}\n{advice}", yes, (no,))

    def _ask(self, found: Comparison) -> Action:
        text = translate("Reconcile", "Take over {count}").format(count=number(len(found.to_do)))
        return Action(text, self._confirm, space())

    def _confirm(self) -> None:
        self._confirming = True
        self.changed.emit()

    def _not_yet(self) -> None:
        self._confirming = False
        self.changed.emit()

    def _press(self) -> None:
        if self._outcome is None and not self._waiting:
            self._compare()

    def _again(self) -> Action:
        return Action(translate("Reconcile", "Look again"), self._look, "R", symbol="search")

    def _other_file(self) -> Action:
        return Action(translate("Reconcile", "Another file"), self._look, "R", symbol="clipboard")

    def _back(self) -> Action:
        return Action(translate("Outbox", "To today"), self.leave, "Esc", symbol="back")


def aside(around: Surroundings, theme: Theme, leave: Callable[[], None]) -> Aside:
    """Return the screen for the table of asides."""
    asked = around.reconcile() if around.reconcile else None
    return Reconcile(theme, around.desk, asked, leave)
