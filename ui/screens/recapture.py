"""Recordings that came back: why, who acts, when somebody comes; unlocked by two, decided here."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget

from station.board.packet import Row
from station.board.view import PAGE, BoardView, Question
from station.operators.credentials import Credentials
from station.outbox.lists import Listing
from station.register.case import Case, Way
from station.register.recaptures import Deed
from station.session.recapture import LONGEST, Appoint, ConfirmDeletion, Decide, Order, Tick
from station.session.view import DeskView, Whose
from ui.board_port import BoardPort
from ui.desk_port import DeskPort
from ui.screens import recapture_words as words
from ui.screens.actions import space
from ui.screens.aside import Aside
from ui.screens.deletion import DeletionDialog
from ui.screens.outbox_words import packet_note
from ui.surroundings import Surroundings
from ui.theme import TARGET_HEIGHT, Theme, Tone
from ui.widgets.lists import list_view
from ui.widgets.packets import PacketDelegate, PacketModel, row_tone
from ui.widgets.pager import Pager
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import button, card, column, label, row
from ui.widgets.sentences import Sentences
from ui.widgets.typed_line import TypedLine

REFRESH_MS: Final = 1000
_TICKS: Final = ((Deed.ASKED, "A"), (Deed.CONTACTED, "C"))


class Recapture(Aside):
    """The list, and what is known about the chosen one; nothing here waits."""

    def __init__(
        self, theme: Theme, desk: DeskPort, board: BoardPort, leave: Callable[[], None]
    ) -> None:
        super().__init__(theme, desk, leave)
        self._board = board
        self._answer = BoardView()
        self._keys: list[str | None] = [None]
        self._shown = ""
        self._dialog: DeletionDialog | None = None
        self._view: DeskView | None = None
        self._model = PacketModel()
        self._delegate = PacketDelegate(theme, self._model)
        self._list = list_view(self._model, self._delegate)
        self._list.selectionModel().currentChanged.connect(self._choose)
        self._empty = label("large", wrap=True)
        self._pages = QStackedWidget()
        self._pager = Pager(theme, self.turn)
        self._sentences = Sentences(lines=1)
        self._card, self._inside = card()
        self._done = label("quiet", wrap=True)
        self.day, self.contact = TypedLine(), TypedLine()
        self.save = button(self._appoint)
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self._ask)
        self._lay_out()

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._empty)
        self.contact.setMaxLength(LONGEST)
        line = row(spacing=8)
        for each, share in ((self.day, 2), (self.contact, 4)):
            each.setFixedHeight(TARGET_HEIGHT)
            each.textEdited.connect(self._typed)
            each.returnPressed.connect(self._appoint)
            line.addWidget(each, share)
        line.addWidget(self.save)
        self._inside.addWidget(self._done)
        self._inside.addLayout(line)
        box = column(self, spacing=10)
        box.addWidget(self._pages, 1)
        box.addWidget(self._pager)
        box.addWidget(self._sentences)
        box.addWidget(self._card)

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        self._delegate.theme = theme
        self._show()

    # --- what is asked ------------------------------------------------------------------------

    @property
    def question(self) -> Question:
        """What this screen wants to know now."""
        return Question(listing=Listing.RECAPTURE, after=self._keys[-1])

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def _ask(self) -> None:
        self._board.look(self.question)

    def show_board(self, answer: BoardView) -> None:
        """Take an answer in; one to another question is another screen's."""
        if answer.question != self.question:
            return
        self._answer = answer
        self._show()
        if self._dialog:
            self._dialog.settle()
        self.changed.emit()

    def forget(self) -> None:
        if self._dialog:
            self._dialog.reject()
        self._answer, self._shown, self._keys = BoardView(), "", [None]
        self.day.clear()
        self.contact.clear()
        self._show()

    # --- what is shown ------------------------------------------------------------------------

    def arrive(self) -> None:
        self._ask()
        self._list.setFocus()

    def title(self, _view: DeskView) -> str:
        return words.title()

    def show_view(self, view: DeskView) -> None:
        self._view = view
        if self._dialog:
            self._dialog.show_view(view)
        self._show()

    def _show(self) -> None:
        answer = self._answer
        chosen = self._chosen()
        whose = {
            i: Whose(name=each.name, nik_masked=each.nik_masked) for i, each in answer.facts.items()
        }
        self._model.show_packets(answer.rows, whose)
        place = self._model.place_of(chosen.packet_id) if chosen else -1
        self._select(max(place, 0))
        self._list.setAccessibleName(words.title())
        self._empty.setText(words.empty())
        self._pages.setCurrentIndex(0 if answer.rows else 1)
        first, total = PAGE * (len(self._keys) - 1), answer.tally.recapture
        self._pager.show_place(first, len(answer.rows), total, more=answer.after is not None)
        self._show_case()

    def _show_case(self) -> None:
        shown = self._chosen()
        self._card.setVisible(shown is not None)
        self._sentences.setVisible(shown is not None)
        if shown is None:
            return
        case = self._case(shown)
        self._sentences.show_status(shown.state)
        self._done.setText("\n".join(map(words.done_words, case.deeds[-4:])))
        self._done.setVisible(bool(case.deeds))
        if self._shown != shown.packet_id:  # what is being typed is not typed over
            self._shown = shown.packet_id
            self.day.setText(_told(case.day))
            self.contact.setText(case.contact)
        self.day.setPlaceholderText(words.day_hint())
        self.contact.setPlaceholderText(words.contact_hint())
        self.day.setAccessibleName(words.day_hint())
        self.contact.setAccessibleName(words.contact_hint())
        self.save.setText(words.save())
        self._typed()

    # --- what is chosen -----------------------------------------------------------------------

    def turn(self, pages: int) -> None:
        """Go to the next page or to the one before."""
        if pages > 0 and self._answer.after:
            self._keys.append(self._answer.after)
        elif pages < 0 and len(self._keys) > 1:
            self._keys.pop()
        self._ask()

    def go(self, steps: int) -> None:
        self._select(self._list.currentIndex().row() + steps)

    def _select(self, place: int) -> None:
        index = self._model.index(place, 0)
        if index.isValid():
            self._list.setCurrentIndex(index)

    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._show_case()
        self.changed.emit()

    def _chosen(self) -> Row | None:
        return self._model.at(self._list.currentIndex().row())

    def _case(self, shown: Row) -> Case:
        return self._answer.cases.get(shown.packet_id) or Case(
            state=shown.state, attempt=shown.attempt
        )

    # --- what can be done ---------------------------------------------------------------------

    def guide(self, _view: DeskView) -> Guide:
        shown = self._chosen()
        leave = Action(words.back(), self.leave, "Esc", symbol="back")
        if shown is None:
            return Guide(Tone.OK, words.nothing_said(), words.empty(), leave)
        case = self._case(shown)
        facts = self._answer.facts.get(shown.packet_id)
        owner = Whose(name=facts.name, nik_masked=facts.nik_masked) if facts else None
        ways = self._ways(shown, case)
        primary = ways[0] if ways else leave
        others = (*ways[1:], *self._ticks(case), *((leave,) if ways else ()))
        tone = Tone.WARN if case.expected or case.decided else row_tone(shown)
        return Guide(
            tone,
            words.headline(shown, case),
            words.advice(shown, case),
            primary,
            others,
            note=packet_note(shown, owner),
        )

    def _ways(self, shown: Row, case: Case) -> tuple[Action, ...]:
        """Return what moves it on: unlocking first, then the lifecycle's own ways."""
        if case.locked:
            return (Action(words.confirm(), self._unlock, space(), symbol="lock"),)
        open_ways = [w for w in case.ways if w is not Way.RESEND or not shown.destroyed]
        keys = (space(), "R")
        return tuple(
            Action(words.way_words(way), self._deciding(shown, way), key, symbol="again")
            for way, key in zip(open_ways, keys, strict=False)
        )

    def _ticks(self, case: Case) -> tuple[Action, ...]:
        if case.decided:
            return ()
        return tuple(
            Action(words.deed_words(deed), self._ticking(deed), key, case.last(deed) is None,
                   symbol="check")
            for deed, key in _TICKS
        )  # fmt: skip

    def _deciding(self, shown: Row, way: Way) -> Callable[[], None]:
        return lambda: self._order(Decide(shown.packet_id, way))

    def _ticking(self, deed: Deed) -> Callable[[], None]:
        def tick() -> None:
            shown = self._chosen()
            if shown:
                self._order(Tick(shown.packet_id, deed))

        return tick

    def _order(self, order: Order) -> None:
        self.desk.recapture(order)
        self._ask()

    def _unlock(self) -> None:
        shown = self._chosen()
        if shown is None:
            return
        packet_id = shown.packet_id

        def confirmed(reference: str, second: Credentials) -> None:
            self._order(ConfirmDeletion(packet_id, reference, second))

        def settled() -> bool:
            case = self._answer.cases.get(packet_id)
            return case is not None and not case.locked

        self._dialog = DeletionDialog(self.theme, confirmed, settled, self.window())
        self._dialog.finished.connect(self._dialog_gone)
        if self._view:
            self._dialog.stand_on(self._view)
        self._dialog.open()

    def _dialog_gone(self) -> None:
        self._dialog = None

    # --- appointments -------------------------------------------------------------------------

    def _typed(self) -> None:
        self.save.setEnabled(_day(self.day.text()) is not None)

    def _appoint(self) -> None:
        shown, day = self._chosen(), _day(self.day.text())
        if shown and day is not None:
            self.setFocus()  # the letters are keys again
            agreed = None if day == _NO_DAY else day
            self._order(Appoint(shown.packet_id, agreed, self.contact.text()))


_NO_DAY: Final = date.min
"""Nothing was typed: nothing is agreed yet."""


def _day(text: str) -> date | None:
    """Return the day that was typed, or None for what is no day."""
    if not text.strip():
        return _NO_DAY
    try:
        return datetime.strptime(text.strip().replace("/", "-"), "%d-%m-%Y").date()  # noqa: DTZ007
    except ValueError:
        return None


def _told(day: str) -> str:
    return date.fromisoformat(day).strftime("%d-%m-%Y") if day else ""


def aside(around: Surroundings, theme: Theme, leave: Callable[[], None]) -> Recapture:
    """Return the screen, for the table of them all."""
    return Recapture(theme, around.desk, around.board, leave)
