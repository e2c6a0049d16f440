"""The kiosk put together: application, window, bridge, idle lock and the person's display."""

import gc
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QScreen

from station.board.view import BoardView
from station.devices.messages import FrameReady
from station.events import Publisher
from station.session.view import DeskView
from station.workshop import WorkshopView
from ui.application import make_application
from ui.board_port import BoardPort
from ui.bridge import Bridge, Relay
from ui.complaints_port import ComplaintsPort
from ui.desk_port import DeskPort
from ui.idle import IdleWatch
from ui.languages import Language, Speech
from ui.person_display import PersonDisplay
from ui.reconcile_port import ReconcilePort
from ui.slip.counter import Counter, open_printing, to_receipts
from ui.sounds import Sounds
from ui.surroundings import Surroundings
from ui.taste import Taste
from ui.theme import Look
from ui.window import Window
from ui.workshop_port import WorkshopPort


class Station(DeskPort, Protocol):
    """A desk that also publishes: what the kiosk stands on."""

    @property
    def views(self) -> Publisher[DeskView]: ...
    @property
    def frames(self) -> Publisher[FrameReady]: ...
    @property
    def view(self) -> DeskView: ...
    def frame(self, slot: int) -> memoryview: ...


class Outlook(BoardPort, Protocol):
    """A board that also publishes."""

    @property
    def views(self) -> Publisher[BoardView]: ...


class Examiner(WorkshopPort, Protocol):
    """A workshop that also publishes."""

    @property
    def views(self) -> Publisher[WorkshopView]: ...


class Kiosk:
    """Everything on the screen. ``close`` before desk and board are closed."""

    def __init__(
        self,
        desk: Station,
        board: Outlook,
        slips: Path,
        *,
        language: Language = Language.INDONESIAN,
        look: Look = Look.OFFICE,
        size: int = 100,
        sounds: Sounds | None = None,
        workshop: Examiner | None = None,
        complaints: Callable[[], ComplaintsPort] | None = None,
        reconcile: Callable[[], ReconcilePort] | None = None,
        idle_minutes: float = 0.0,
        receipts: bool = False,
        notice: Callable[[str], str] | None = None,
    ) -> None:
        self.application = make_application(size)
        self.speech = Speech(language)
        self.desk = desk
        opener = to_receipts(desk.print_receipt) if receipts else open_printing
        self.counter = Counter(slips, opener)
        self.window = Window(
            Surroundings(
                desk,
                board,
                desk.frame,
                self.speech,
                look,
                size,
                notice=notice,
                reports=slips.with_name("reports"),
                counter=self.counter,
                complaints=complaints,
                reconcile=reconcile,
                workshop=workshop,
            )
        )
        self.bridge = Bridge(desk)
        self.bridge.arrived.connect(self.window.show_view)
        self.bridge.frame_came.connect(self.window.show_frame)
        self.relay = Relay(board.views)
        self.relay.arrived.connect(self.window.show_board)
        self._examined = Relay(workshop.views) if workshop else None
        if self._examined:
            self._examined.arrived.connect(self.window.show_workshop)
        self.idle = IdleWatch(idle_minutes, desk.lock, self.window)
        self.person: PersonDisplay | None = None
        self._person_wanted = False
        self.screens: Callable[[], list[QScreen]] = self.application.screens
        self.application.screenAdded.connect(lambda _: self.follow_screens())
        self.application.screenRemoved.connect(lambda _: self.follow_screens())
        self._sounds = sounds or Sounds(None)
        self.bridge.arrived.connect(self._sounds.hear)
        # The person's display must not keep the kiosk alive when the operator closes it.
        self.window.closed.connect(self.application.quit)
        self._notice = notice
        chosen = desk.view.preferences
        self.taste = Taste(self.window, self.speech, self._sounds, self.show_person, chosen)
        self.window.teach_pedal(chosen.pedal)
        self.bridge.arrived.connect(self.taste.hear)
        self.window.show_view(desk.view)
        # What stands by now stays: looking through all of it again would hold the screen for 20 ms.
        gc.freeze()

    def show_person(self, wanted: bool) -> None:
        """Open the person's display, or hide it."""
        self._person_wanted = wanted
        if wanted and self.person:
            self.person.place(self.screens())
        elif wanted:
            self.open_person_display()
        elif self.person:
            self.person.hide()

    def open_person_display(self) -> PersonDisplay:
        """Open the second window, on the second screen where there is one."""
        display = PersonDisplay(self.window.theme, self.speech, self._notice)
        self._person_wanted = True
        self.bridge.arrived.connect(display.show_view)
        self.bridge.frame_came.connect(
            lambda notice: display.show_frame(notice, self.desk.frame(notice.slot))
        )
        self.window.dressed.connect(display.wear)
        display.answered.connect(self.window.person.hear)
        display.show_view(self.window.view)
        display.place(self.screens())
        self.person = display
        return display

    def follow_screens(self) -> None:
        """Take the display away with its screen; bring it back when there is a second one again.

        Without it the operator turns the own screen to the person.
        """
        screens = self.screens()
        if self.person and self._person_wanted:
            if len(screens) > 1:
                self.person.place(screens)
            else:
                self.person.hide()

    def close(self) -> None:
        """Take the windows away."""
        self.bridge.close()
        self.relay.close()
        if self._examined:
            self._examined.close()
        if self.person:
            self.person.close()
        self.window.close()
        self.counter.close()
        self._sounds.close()
        self.speech.fall_silent()
