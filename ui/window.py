"""The kiosk window: rail, work area and right column, the screens between them, and the keys."""

import importlib
from dataclasses import replace
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from station.board.view import BoardView, Question
from station.devices.messages import FrameReady
from station.preferences import Choice
from station.session.view import DeskView, Screen
from station.workshop import WorkshopView
from ui.application import SMALLEST
from ui.asking import Asking
from ui.keys import bind
from ui.messages import say
from ui.person_side import PersonSide
from ui.press import Gate
from ui.pressing import Pressing
from ui.screens.approval import Approval
from ui.screens.asides import Asides, offered
from ui.screens.biodata import Biodata
from ui.screens.capture import Capture
from ui.screens.done import Done, Sealing
from ui.screens.index_check import IndexCheck
from ui.screens.login import Login
from ui.screens.review import Review
from ui.screens.statement import Statement
from ui.screens.today import Today
from ui.screens.work import Work
from ui.screens.workshop import Workshop
from ui.sides import Side
from ui.surroundings import Surroundings
from ui.theme import Look, Tone, dressed, following, style_sheet
from ui.widgets.header import Header, Tools
from ui.widgets.key_line import KeyLine
from ui.widgets.panel import Panel
from ui.widgets.parts import column, let_go, row
from ui.widgets.rail import Rail

REFRESH_MS: Final = 5000
AT_REST: Final = (Screen.TODAY, Screen.WORKSHOP)
"""Where somebody is signed in and nobody sits at the desk: there is time for other screens."""


class Window(QWidget):
    """Renders one :class:`DeskView` at a time; what is pressed becomes a command of the desk."""

    shown = Signal(object)
    """A view stands on the screen, whole."""

    dressed = Signal(object)
    """Another look is worn; the theme."""

    closed = Signal()
    """The window goes, and the kiosk with it."""

    def __init__(self, around: Surroundings) -> None:
        super().__init__()
        self.setObjectName("window")
        self.setWindowTitle("Perekaman KTP-el")
        self.setMinimumSize(*SMALLEST)
        self.desk = around.desk
        self.speech = around.speech
        self.gate = around.gate or Gate()
        self.theme = dressed(around.look, around.size)
        self._size = around.size
        self._frame = around.frame
        self.counter = around.counter
        self.view = DeskView(screen=Screen.LOGIN)
        self.person = PersonSide(self, self.desk, self.speech, around.notice, self._guide)
        self.rail = Rail(self.theme, self.desk.step_to, self.go_aside)
        self.header = Header(self.theme, Tools(self.next_look, self.next_language, self.desk.lock))
        self.header.speak(self.speech.language)
        self.key_line = KeyLine()
        self.pressing = Pressing(self, self)
        self.panel = Panel(self.theme, self.pressing.press)
        self.asking = Asking(self, self.desk, self.theme)
        self._board = around.board
        self._side: Side | None = None
        self.asides = Asides(around, self.leave_aside, self._add)
        self.pages = QStackedWidget()
        self.screens = self._make_screens()
        self.pages.addWidget(QWidget())  # so that the first screen arrives like every other
        for screen in self.screens.values():
            self._add(screen)
        self._lay_out()
        self._bind_keys()
        self._refresher = QTimer(self, interval=REFRESH_MS)
        self._refresher.timeout.connect(self._refresh)
        self._refresher.start()
        self.setStyleSheet(style_sheet(self.theme))

    def _add(self, screen: Work) -> None:
        self.pages.addWidget(screen)
        screen.changed.connect(self._guide)

    def _make_screens(self) -> dict[Screen, Work]:
        theme, desk, ask = self.theme, self.desk, self.asking
        return {
            Screen.LOGIN: Login(theme, desk),
            Screen.TODAY: Today(theme, desk, ask.discard),
            Screen.WORKSHOP: Workshop(theme, desk, self.go_aside),
            Screen.BIODATA: Biodata(theme, desk, ask.second, ask.exception, ask.correct),
            Screen.CAPTURE: Capture(theme, desk, ask.exception, ask.accept),
            Screen.REVIEW: Review(theme, desk, ask.exception),
            Screen.APPROVAL: Approval(theme, desk, ask.exception),
            Screen.INDEX_CHECK: IndexCheck(theme, desk, ask.force, ask.exception),
            Screen.STATEMENT: Statement(theme, desk, ask.exception, self._spoken),
            Screen.SEALING: Sealing(theme, desk),
            Screen.DONE: Done(theme, desk, self.counter),
        }

    def _lay_out(self) -> None:
        middle = column(spacing=10)
        middle.setContentsMargins(16, 12, 16, 12)
        middle.addWidget(self.header)
        middle.addWidget(self.pages, 1)
        middle.addWidget(self.key_line)
        box = row(self, spacing=0)
        box.addWidget(self.rail)
        box.addLayout(middle, 1)
        box.addWidget(self.panel)

    def _bind_keys(self) -> None:
        bind(self, ("F9",), self.next_look)
        bind(self, ("F10",), self.next_language)
        bind(self, ("Ctrl+L",), self.desk.lock)
        for side in Side:
            bind(self, (side.value,), partial(self.go_aside, side))

    def _spoken(self) -> str:
        return self.speech.language.value

    # --- what is shown ------------------------------------------------------------------------

    @property
    def work(self) -> Work:
        """The screen of the moment."""
        if self._side:
            return self.asides.open(self._side, self.theme)
        return self.screens[self.view.screen]

    @property
    def aside(self) -> Side | None:
        """Which screen beside the day's list is open, if one is."""
        return self._side

    def go_aside(self, side: Side) -> None:
        """Open a screen beside the day's list; nowhere else is there time for one."""
        if side is Side.HELP:
            self.help()
        elif self.view.screen in AT_REST and side in offered(self.view.role):
            self._side = side
            self.show_view(self.view)

    def help(self) -> None:
        """Lay the help over whatever is shown; nothing stops for it."""
        module = importlib.import_module("ui.screens.help")
        guide, pedal = self.panel.guide, self.view.preferences.pedal
        keys = module.all_keys(guide.actions() if guide else (), pedal)
        place = module.place_of(self.view, self._side)
        made = module.Help(self.theme, place, self.work.title(self.view), keys, self)
        made.show_view(self.view)
        self.shown.connect(made.show_view)
        made.open()

    def leave_aside(self) -> None:
        """Go back to the day's list."""
        self._side = None
        self.show_view(self.view)

    def show_board(self, answer: BoardView) -> None:
        """Show an answer of the board; the slot of its relay."""
        self.rail.show_board(answer)
        for each in self.asides:
            each.show_board(answer)

    def show_workshop(self, view: WorkshopView) -> None:
        """Show how far an examination is; the slot of its relay."""
        for each in self.asides:
            each.show_workshop(view)

    def show_view(self, view: DeskView) -> None:
        """Show this view; the slot of the bridge."""
        if self._side not in offered(view.role) or view.screen not in AT_REST:
            self._side = None
        arrived = view.screen is not self.view.screen or self.pages.currentWidget() is not self.work
        gone = self.view.citizen is not None and view.citizen is None
        left, self.view = self.view.screen, view
        if left is not view.screen:
            self.work.follow(left)
        if view.screen is Screen.LOGIN:
            self.asides.forget()
        self.person.show_view(view, self.theme)
        self.work.show_view(view)
        self.rail.show_view(view)
        self.rail.show_menu(offered(view.role) if view.screen in AT_REST else (), self._side)
        self.header.show_state(
            self.work.title(view), training=view.training, locked=view.screen is Screen.LOGIN
        )
        if arrived:
            self.pages.setCurrentWidget(self.work)
            self.setFocus()
            self.work.arrive()
        self._guide()
        self.asking.show_view(view, self.theme)
        if gone:
            let_go(self)
        self.shown.emit(view)

    def _guide(self) -> None:
        guide = self.person.along(self.work.guide(self.view))
        if self.view.trouble and self.view.screen is not Screen.LOGIN and not self._side:
            words = say(self.view.trouble)
            guide = replace(
                guide, tone=Tone.BAD, headline=words.text, advice=words.advice, live=False
            )
        self.panel.show_guide(guide)
        self.key_line.show_actions(guide.actions())

    def show_frame(self, notice: FrameReady) -> None:
        """Paint the newest live picture; the slot of the bridge."""
        pixels = self._frame(notice.slot)
        self.work.show_frame(notice, pixels)
        self.person.show_frame(notice, pixels)

    def next_look(self) -> None:
        """Wear the next look: office, sun, night; whoever is signed in keeps it."""
        self.wear(following(self.theme.look))
        if self.view.role:
            self.desk.choose(Choice.LOOK, self.theme.look.value)

    def next_language(self) -> None:
        """Speak the other language; whoever is signed in keeps it."""
        self.speech.next()
        if self.view.role:
            self.desk.choose(Choice.LANGUAGE, self.speech.language.value)

    def teach_pedal(self, key: str) -> None:
        """Let the pedal send another key."""
        self.pressing.pedal.teach(key)

    def wear(self, look: Look, size: int | None = None) -> None:
        """Wear a look, with letters of ``size`` percent."""
        self._size = size or self._size
        self.theme = dressed(look, self._size)
        self.setStyleSheet(style_sheet(self.theme))
        for each in (
            self.rail,
            self.header,
            self.panel,
            *self.screens.values(),
            *self.asides,
        ):
            each.wear(self.theme)
        self.dressed.emit(self.theme)
        self.show_view(self.view)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.header.speak(self.speech.language)
            self.show_view(self.view)
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._refresher.stop()
        self.closed.emit()
        super().closeEvent(event)

    def _refresh(self) -> None:
        # Before a sign-in the clock is judged, too.
        if self.view.screen in (*AT_REST, Screen.LOGIN):
            self.desk.refresh()
        if self.view.screen in AT_REST and not self._side:  # a screen beside it asks for itself
            self._board.look(Question(limit=0))
