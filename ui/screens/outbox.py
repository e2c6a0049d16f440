"""The outbox: which packet is where, why, who must act; push, pause, and what happened to one."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QPushButton, QStackedWidget, QWidget

from station.board.packet import Row
from station.board.view import PAGE, BoardView, Filter, Question
from station.outbox.lists import Listing
from station.session.view import DeskView, Whose
from ui.board_port import BoardPort
from ui.desk_port import DeskPort
from ui.screens import outbox_words as words
from ui.screens.aside import Aside
from ui.screens.outbox_orders import Orders
from ui.slip.counter import Counter
from ui.slip.outcome import Outcome
from ui.surroundings import Surroundings
from ui.theme import Theme
from ui.widgets.fate import Fate
from ui.widgets.filters import Filters
from ui.widgets.line_card import LineCard
from ui.widgets.lists import Chips, list_view
from ui.widgets.packets import PacketDelegate, PacketModel, row_words
from ui.widgets.pager import Pager
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import column, label
from ui.widgets.sentences import Sentences
from ui.widgets.timeline import Timeline

translate = QCoreApplication.translate
REFRESH_MS: Final = 1000


class Outbox(Aside):
    """A page of one list, asked for again every second while it is seen; nothing here waits."""

    _named = Signal(object)

    def __init__(
        self,
        theme: Theme,
        desk: DeskPort,
        board: BoardPort,
        counter: Counter,
        leave: Callable[[], None],
    ) -> None:
        super().__init__(theme, desk, leave)
        self._counter = counter
        counter.told.connect(self._hear_slip)
        self._board = board
        self._answer = BoardView()
        self._keys: list[str | None] = [None]
        self._opened = ""
        self._whose: dict[str, Whose] = {}
        self._asked_for: set[str] = set()
        self._orders = Orders(board, counter, self.changed.emit)
        self._model = PacketModel()
        self._delegate = PacketDelegate(theme, self._model)
        self._list = list_view(self._model, self._delegate)
        self._line = LineCard(theme, self._heading)
        self._empty = label("large", wrap=True)
        self._pager = Pager(theme, self.turn)
        self._timeline = Timeline(theme)
        self._fate = Fate(theme)
        self._pages = QStackedWidget()
        self._whole = QStackedWidget()
        self._chips = Chips(len(Listing), self._choose_list)
        self.filters = Filters(theme, self._choose_list, self._sought)
        self._sentences = Sentences()
        self._timer = QTimer(self, interval=REFRESH_MS)
        self._timer.timeout.connect(self._ask)
        self._named.connect(self._take_names)
        self._list.selectionModel().currentChanged.connect(self._choose)
        self._list.doubleClicked.connect(lambda _: self._open())
        self._lay_out()

    def _lay_out(self) -> None:
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._empty)
        packets = QWidget()
        inside = column(packets, spacing=10)
        inside.addWidget(self._chips)
        inside.addWidget(self.filters)
        inside.addWidget(self._pages, 1)
        inside.addWidget(self._pager)
        self._whole.addWidget(packets)
        opened = QWidget()
        told = column(opened, spacing=4)
        told.addWidget(self._sentences)
        told.addWidget(self._timeline, 1)
        self._whole.addWidget(opened)
        box = column(self, spacing=8)
        box.addWidget(self._line)
        box.addWidget(self._whole, 1)
        box.addWidget(self._fate)

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        self._delegate.theme = theme
        self._show()

    # --- what is asked ------------------------------------------------------------------------

    @property
    def _listing(self) -> Listing:
        return tuple(Listing)[self._chips.place]

    @property
    def question(self) -> Question:
        """What this screen wants to know now."""
        return Question(
            listing=self._listing,
            after=self._keys[-1],
            packet_id=self._opened,
            filter=self.filters.chosen,
        )

    @property
    def up_to_date(self) -> bool:
        """Whether what was asked for last is on the screen, and everybody's name."""
        there = {each.packet_id for each in self._answer.rows} <= self._whose.keys()
        return self.isVisible() and self._answer.question == self.question and there

    @property
    def sending(self) -> bool:
        """Whether a packet is under way, as far as the last answer knows."""
        return bool(self._answer.line.sending)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._timer.stop()
        super().hideEvent(event)

    def _ask(self) -> None:
        self._board.look(self.question)

    def show_board(self, answer: BoardView) -> None:
        """Take an answer in; one to another question than the present tells only of the line."""
        self._orders.hear(answer)
        if _page(answer.question) == _page(self.question):
            self._answer = answer
        self._ask_names(answer.rows)
        self._show()
        self.changed.emit()

    def _ask_names(self, rows: tuple[Row, ...]) -> None:
        unknown = tuple(r.packet_id for r in rows if r.packet_id not in self._asked_for)
        if unknown:
            self._asked_for.update(unknown)
            self.desk.whose(unknown, self._named.emit)

    def _take_names(self, whose: dict[str, Whose]) -> None:
        self._whose.update(whose)
        self._show()
        self.changed.emit()

    def forget(self) -> None:
        self.filters.clear()
        self._whose.clear()
        self._asked_for.clear()
        self._opened = ""
        self._orders.forget()

    # --- what is shown ------------------------------------------------------------------------

    def arrive(self) -> None:
        self._orders.forget()
        self.filters.clear()
        self._chips.choose(0)
        self._choose_list()
        self._list.setFocus()

    def title(self, _view: DeskView) -> str:
        return translate("Outbox", "Outbox")

    def show_view(self, _view: DeskView) -> None:
        self._list.setAccessibleName(translate("Outbox", "Packets"))
        self._show()

    def _show(self) -> None:
        answer = self._answer
        chosen = self._chosen()
        self._line.show_line(answer.line, answer.at)
        self.filters.show_choices(answer.choices, datetime.now().astimezone().date())
        self._chips.say([words.list_words(each, answer.tally) for each in Listing])
        self._model.show_packets(answer.rows, self._whose)
        place = self._model.place_of(chosen.packet_id) if chosen else -1
        self._select(max(place, 0))
        self._empty.setText(words.empty_words(answer))
        self._pages.setCurrentIndex(0 if answer.rows else 1)
        first = PAGE * (len(self._keys) - 1)
        total = answer.tally.of(self._listing)
        self._pager.show_place(first, len(answer.rows), total, more=answer.after is not None)
        self._show_history()

    def _show_history(self) -> None:
        history = self._answer.history
        shown = history is not None and history.row.packet_id == self._opened
        if history and shown:
            facts = (self._model.below(history.row), row_words(history.row), words.link(history))
            below = " · ".join(each for each in facts if each)
            self._sentences.show_status(history.row.state)
            self._timeline.show_history(history, self._model.heading(history.row), below)
        self._whole.setCurrentIndex(int(shown))
        self._fate.show_outcome(self._counter.became(self._opened) if shown else None)

    def _hear_slip(self, packet_id: str, _outcome: Outcome) -> None:
        if packet_id == self._opened:
            self._show_history()
            self.changed.emit()

    def _heading(self, packet_id: str) -> str:
        owner, place = self._whose.get(packet_id), self._model.place_of(packet_id)
        shown = self._model.at(place)
        return owner.name if owner else shown.number if shown else packet_id[:8]

    # --- what is chosen -----------------------------------------------------------------------

    def _choose_list(self) -> None:
        self._keys, self._opened = [None], ""
        self._start_over()

    def _sought(self) -> None:
        """Look through all packets for what was typed; the answer has the keys."""
        self._chips.choose(list(Listing).index(Listing.ALL))
        self._choose_list()
        self._list.setFocus()

    def _seek(self) -> None:
        self.filters.words.setFocus()
        self.filters.words.selectAll()

    def turn(self, pages: int) -> None:
        """Go to the next page or to the one before."""
        if pages > 0 and self._answer.after and not self._opened:
            self._keys.append(self._answer.after)
            self._start_over()
        elif pages < 0 and len(self._keys) > 1 and not self._opened:
            self._keys.pop()
            self._start_over()

    def _start_over(self) -> None:
        self._orders.hush()
        self._list.scrollToTop()
        self._select(0)
        self._ask()
        self.changed.emit()

    def go(self, steps: int) -> None:
        self._orders.hush()
        self._select(self._list.currentIndex().row() + steps)

    def _select(self, place: int) -> None:
        index = self._model.index(place, 0)
        if index.isValid():
            self._list.setCurrentIndex(index)

    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.changed.emit()

    def _chosen(self) -> Row | None:
        return self._model.at(self._list.currentIndex().row())

    # --- what can be done ---------------------------------------------------------------------

    def guide(self, view: DeskView) -> Guide:
        shown = self._chosen()
        headline, tone, advice = self._orders.said(shown)
        note = words.packet_note(shown, self._whose.get(shown.packet_id)) if shown else ""
        primary = self._orders.most(shown) or self._look_or_leave(shown)
        others = tuple(a for a in self._others(shown, view) if a.run != primary.run)
        find = () if self._opened else (Action(words.find(), self._seek, "F", symbol="search"),)
        return Guide(tone, headline, advice, primary, others, note=note, tools=find)

    def _look_or_leave(self, shown: Row | None) -> Action:
        if shown and not self._opened and not words.unseen(shown):
            return Action(words.history(), self._open, "H", symbol="history")
        return Action(words.back(opened=bool(self._opened)), self._back, "Esc", symbol="back")

    def _others(self, shown: Row | None, view: DeskView) -> tuple[Action, ...]:
        found = [*self._orders.more(), self._look_or_leave(shown)]
        if not self._opened and self._answer.rows:
            found.insert(-1, self._orders.export(self.question))
        if shown and self._opened:
            found.insert(-1, self._orders.slip_again(shown, view))
        if not self._opened:
            found.append(Action(words.back(opened=False), self._back, "Esc", symbol="back"))
        return tuple(dict.fromkeys(found))

    def _open(self) -> None:
        shown = self._chosen()
        if shown and not words.unseen(shown):
            self._opened = shown.packet_id
            self._ask()
            self.changed.emit()

    def _back(self) -> None:
        if not self._opened:
            self.leave()
            return
        self._opened = ""
        self._show()
        self.changed.emit()

    @property
    def chips(self) -> list[QPushButton]:
        """The filter buttons, in the order of ``Listing``."""
        return self._chips.buttons


def aside(around: Surroundings, theme: Theme, leave: Callable[[], None]) -> Aside:
    """Return the screen for the table of asides."""
    return Outbox(theme, around.desk, around.board, around.counter, leave)


def _page(question: Question) -> tuple[Listing, str | None, Filter]:
    return question.listing, question.after, question.filter
