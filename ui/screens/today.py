"""Today: who is expected, who is done, whether recording can start, what waits to be sent."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QStackedWidget

from station.lifecycle import Status
from station.session.view import DeskView, RosterRow
from ui.desk_port import DeskPort
from ui.keys import bind
from ui.messages import name, say
from ui.screens.enlisting import EnlistDialog
from ui.screens.person_day import PersonDialog
from ui.screens.readiness import readiness
from ui.screens.work import Work
from ui.theme import TARGET_HEIGHT, Theme, Tone
from ui.widgets.banner import OfflineBanner
from ui.widgets.glance import Glance
from ui.widgets.icon import show_beside
from ui.widgets.lists import Chips, list_view
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import button, column, label, row
from ui.widgets.queue_line import QueueLine
from ui.widgets.roster import (
    DRAFT,
    RosterDelegate,
    RosterModel,
    open_to_record,
    state_tone,
    state_words,
)
from ui.widgets.supplies_line import SuppliesLine
from ui.widgets.tally import TallyLine

translate = QCoreApplication.translate
_FILTERS: tuple[Callable[[RosterRow], bool], ...] = (
    lambda _: True,
    lambda shown: open_to_record(shown) and shown.absence is None,
    lambda shown: shown.state == DRAFT,
    lambda shown: not open_to_record(shown) and shown.state != DRAFT,
    lambda shown: shown.exempted,
    lambda shown: open_to_record(shown) and shown.absence is not None,
)


class Today(Work):
    """The day's list with search, filters, queue and tally, and the state of the outbox."""

    _found = Signal(object)
    _taken = Signal(object)

    def __init__(
        self,
        theme: Theme,
        desk: DeskPort,
        discard: Callable[[str], None],
    ) -> None:
        super().__init__(theme, desk)
        self._discard = discard
        self._glance, self._supplies = Glance(theme), SuppliesLine(theme)
        self._banner, self._tally = OfflineBanner(theme), TallyLine(theme)
        self._queue = QueueLine(theme, desk.call_next)
        self._enlist = button(self._ask_list)
        self._dialog: QDialog | None = None
        self._search = QLineEdit()
        self._search.setFixedHeight(TARGET_HEIGHT)
        self._search.textChanged.connect(self._filter)
        self._chips = Chips(len(_FILTERS), self._filter)
        self._model = RosterModel()
        self._delegate = RosterDelegate(theme)
        self._list = list_view(self._model, self._delegate)
        self._empty = label("large", wrap=True)
        self._pages = QStackedWidget()
        self._rows: tuple[RosterRow, ...] = ()
        self._arrange_list()
        self._lay_out()
        self._bind_keys()

    def _arrange_list(self) -> None:
        self._list.selectionModel().currentChanged.connect(self._choose)
        self._list.doubleClicked.connect(lambda _: self._open_chosen())
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages.addWidget(self._list)
        self._pages.addWidget(self._empty)

    def _lay_out(self) -> None:
        box = column(self, spacing=8)
        search = row()
        search.addWidget(self._search, 1)
        search.addWidget(self._enlist)
        box.addWidget(self._banner)
        box.addWidget(self._glance)
        box.addWidget(self._tally)
        box.addWidget(self._supplies)
        box.addWidget(self._queue)
        box.addLayout(search)
        box.addWidget(self._chips)
        box.addWidget(self._pages, 1)

    def _bind_keys(self) -> None:
        for place in range(len(_FILTERS)):
            bind(self, (f"Alt+{place + 1}",), partial(self._choose_filter, place))
        bind(self, ("F2",), self._ask_person)
        bind(self, ("F11",), self._queue.call.click)
        bind(self, ("F12",), self._ask_list)
        bind(self, ("Alt+Up",), lambda: self._move(-1))
        bind(self, ("Alt+Down",), lambda: self._move(1))

    def _choose_filter(self, place: int) -> None:
        self._chips.choose(place)
        self._filter()

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        for each in (self._glance, self._supplies, self._banner, self._tally, self._queue):
            each.wear(theme)
        self._delegate.theme = theme
        self._list.viewport().update()

    # --- what is shown ------------------------------------------------------------------------

    def arrive(self) -> None:
        self._search.clear()
        self._search.setFocus()
        chosen = self._chosen()
        if chosen and not _can_open(chosen):
            self._select(self._next_waiting(self._list.currentIndex().row()))

    def _next_waiting(self, place: int) -> int:
        """Return who is next to be recorded after a place, from the top again at the end."""
        count = self._model.rowCount()
        around = ((place + step) % count for step in range(count))
        rows = ((each, self._model.at(each)) for each in around)
        return next((each for each, found in rows if found and open_to_record(found)), place)

    def title(self, view: DeskView) -> str:
        return name(view.screen)

    def show_view(self, view: DeskView) -> None:
        self._rows = view.roster
        self._search.setPlaceholderText(translate("Today", "Search by name or NIK"))
        self._search.setAccessibleName(self._search.placeholderText())
        self._list.setAccessibleName(translate("Today", "People expected today"))
        self._glance.show_day(view)
        self._supplies.show_day(view)
        self._banner.show_outbox(view.outbox)
        self._tally.show_rows(view.roster)
        self._queue.show_rows(view.roster)
        self._enlist.setText(translate("Today", "List") + "  (F12)")
        self._enlist.setAccessibleName(translate("Today", "Take in a list of people"))
        show_beside(self._enlist, "list", self.theme.brand)
        counts = (sum(map(passes, view.roster)) for passes in _FILTERS)
        self._chips.say([f"{w}  {n}" for w, n in zip(_filter_words(), counts, strict=True)])
        self._filter()

    def _filter(self) -> None:
        chosen = self._chosen()
        passes = _FILTERS[self._chips.place]
        asked = self._search.text().strip().casefold()
        rows = tuple(r for r in self._rows if passes(r) and _matches(r, asked))
        self._model.show_rows(rows)
        keep = self._model.place_of(chosen.nik) if chosen else -1
        self._select(max(keep, 0))
        self._empty.setText(self._empty_words())
        self._pages.setCurrentIndex(0 if rows else 1)
        self.changed.emit()

    def _empty_words(self) -> str:
        if not self._rows:
            return translate(
                "Today",
                "No one on today's list yet. Ask the supervisor for the list, plug in its stick, "
                "then press F12.",
            )
        return translate("Today", "Nobody on today's list matches.")

    def _select(self, place: int) -> None:
        index = self._model.index(place, 0)
        if index.isValid():
            self._list.setCurrentIndex(index)

    def _choose(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self.changed.emit()

    def go(self, steps: int) -> None:
        self._select(self._list.currentIndex().row() + steps)

    def _chosen(self) -> RosterRow | None:
        return self._model.at(self._list.currentIndex().row())

    # --- what can be done ---------------------------------------------------------------------

    def guide(self, view: DeskView) -> Guide:
        shown = self._chosen()
        others = self._others(shown)
        headline, tone, advice = readiness(view)
        if not self._rows and not view.fitness.blocks:
            return self._without_list(headline, tone, others)
        if shown is None:
            nobody = Action(translate("Today", "Start"), self._open_chosen, "Enter", enabled=False)
            if not view.fitness.blocks:
                headline, tone, advice = self._nobody()
            return Guide(tone, headline, advice, nobody, others)
        if not _can_open(shown) and not view.fitness.blocks:
            headline, tone, advice = state_words(shown), state_tone(shown), _next_step(shown)
        elif shown.draft_lacks and tone is not Tone.BAD:
            headline, tone, advice = state_words(shown), state_tone(shown), _draft_advice(shown)
        primary = self._primary(shown, may=_can_open(shown) and not view.fitness.blocks)
        return Guide(tone, headline, advice, primary, others, note=_person_words(shown))

    def _without_list(self, headline: str, tone: Tone, others: tuple[Action, ...]) -> Guide:
        """Lead to the list of the day: without one there is nobody to record."""
        words = translate(
            "Today", "Plug in the stick with the list of people. The queue opens next."
        )
        take = Action(translate("Today", "Take in the list"), self._ask_list, "Enter")
        if tone is Tone.OK:
            headline, tone = translate("Today", "No list yet"), Tone.PLAIN
        return Guide(tone, headline, words, take, others)

    def _nobody(self) -> tuple[str, Tone, str]:
        if self._search.text().strip():
            return (
                translate("Today", "Not on today's list"),
                Tone.WARN,
                translate(
                    "Today",
                    "Compare name and NIK with the family card. If they are right, send the person "
                    "to the biodata counter.",
                ),
            )
        return (
            translate("Today", "Choose a person"),
            Tone.PLAIN,
            translate("Today", "Search by name or NIK, as on the family card."),
        )

    def _primary(self, shown: RosterRow, *, may: bool) -> Action:
        draft = shown.state == DRAFT
        words = translate("Today", "Continue") if draft else translate("Today", "Start")
        return Action(words, self._open_chosen, "Enter", may)

    def _others(self, shown: RosterRow | None) -> tuple[Action, ...]:
        sign_out = Action(
            translate("Today", "Sign out"), self.desk.sign_out, "Ctrl+Q", symbol="lock"
        )
        if shown is None:
            return (sign_out,)
        if shown.state != DRAFT:
            return (self._marks(), sign_out) if open_to_record(shown) else (sign_out,)
        discard = Action(
            translate("Today", "Destroy the draft"),
            partial(self._discard, shown.nik),
            "Ctrl+D",
            danger=True,
            symbol="cross",
        )
        return (discard, sign_out)

    def _marks(self) -> Action:
        words = translate("Today", "Queue, marks")
        return Action(words, self._ask_person, "F2", symbol="people")

    def _move(self, steps: int) -> None:
        shown = self._chosen()
        if shown and shown.number and not shown.called_at:
            self.desk.move_turn(shown.nik, steps)

    def _ask_person(self) -> None:
        shown = self._chosen()
        if shown and open_to_record(shown):
            self._open(PersonDialog(self.desk, shown, self.window()))

    def _ask_list(self) -> None:
        def look() -> None:
            self.desk.find_lists(self._found.emit)

        def take(path: str) -> None:
            self.desk.enlist(path, self._taken.emit)

        dialog = EnlistDialog(self.theme, look, take, self.window())
        self._found.connect(dialog.show_files)
        self._taken.connect(dialog.show_outcome)
        self._open(dialog)

    def _open(self, dialog: QDialog) -> None:
        self._close_dialog()
        self._dialog = dialog
        dialog.destroyed.connect(self._forget_dialog)
        dialog.open()

    def _forget_dialog(self) -> None:
        self._dialog = None

    def _close_dialog(self) -> None:
        if self._dialog is not None:
            self._dialog.reject()

    def hideEvent(self, event: QHideEvent) -> None:
        self._close_dialog()  # the idle lock, too: no name stays on the screen
        super().hideEvent(event)

    def _open_chosen(self) -> None:
        shown = self._chosen()
        if shown and shown.state == DRAFT:
            self.desk.resume(shown.nik)
        elif shown and open_to_record(shown):
            self.desk.start(shown.nik)

    @property
    def chips(self) -> list[QPushButton]:
        """The filter buttons, all first."""
        return self._chips.buttons


def _can_open(shown: RosterRow) -> bool:
    return shown.state == DRAFT or open_to_record(shown)


def _filter_words() -> tuple[str, ...]:
    return (
        translate("Today", "All"),
        translate("Today", "Not yet"),
        translate("Today", "Draft"),
        translate("Today", "Recorded"),
        translate("Today", "Exception"),
        translate("Today", "Marked"),
    )


def _matches(shown: RosterRow, asked: str) -> bool:
    digits = "".join(asked.split())
    return not asked or asked in shown.name.casefold() or (digits.isdigit() and digits in shown.nik)


def _person_words(shown: RosterRow) -> str:
    return f"{shown.name}\nNIK {shown.nik_masked}\n{shown.village}"


def _draft_advice(shown: RosterRow) -> str:
    """Return what is left to do of a draft, and whether that can be done now."""
    devices = ", ".join(map(name, shown.draft_lacks))
    if shown.draft_ready:
        words = translate("Today", "{devices} is there: what was left can be recorded now.")
        return words.format(devices=devices)
    if shown.draft_lacks:
        words = translate("Today", "Still to do once {devices} is back. The draft is safe.")
        return words.format(devices=devices)
    return ""


def _next_step(shown: RosterRow) -> str:
    return say(Status(shown.state)).advice if shown.state in Status.__members__ else ""
