"""The demo before the window: people of the stage's list, recorded by the real kiosk, pictured."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from station.assembly import provision
from station.board.board import Board
from station.commands import output
from station.commands.demo.operator import Performance, part
from station.home import Home
from station.session.view import DeskView
from station.settings import Settings
from station.workshop import Lender, Workshop
from ui.demonstration import Demonstration
from ui.kiosk import Kiosk, Station
from ui.languages import Language

SIZE: Final = (1366, 768)


class Seated(Station, Lender, Protocol):
    """A desk that lends its devices too."""


class Stage(Protocol):
    """What stands ready: a desk that is open, and who comes next."""

    @property
    def desk(self) -> Seated: ...
    @property
    def board(self) -> Board: ...
    @property
    def home(self) -> Home: ...
    @property
    def settings(self) -> Settings: ...
    def next_in_line(self) -> str: ...


def perform(stage: Stage, number: int, folder: Path) -> list[Performance]:
    """Record ``number`` people through the window; a PNG per screen in ``folder``."""
    if sys.platform == "linux" and not (os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    board = stage.board
    board.open()
    workshop = Workshop(
        stage.settings.folder,
        stage.home.root,
        stage.desk,
        accessories=stage.settings.devices.accessories,
    )
    workshop.open()
    language = Language(stage.settings.station.station.language)
    kiosk = Kiosk(stage.desk, board, stage.home.slips, language=language, workshop=workshop)
    kiosk.window.resize(*SIZE)
    kiosk.window.show()
    try:
        demonstration = Demonstration(
            kiosk.window,
            provision.OPERATOR,
            provision.SUPERVISOR,
            folder,
            lambda name: output.progress(f"demo: picture {name}"),
        )
        demonstration.sign_in()
        done = [_one(demonstration, stage.next_in_line()) for _ in range(number)]
        demonstration.look_at_day()
        demonstration.look_into_outbox()
        demonstration.look_at_report()
        demonstration.look_at_devices()
        demonstration.look_at_settings()
        return done
    finally:
        kiosk.close()
        workshop.close()
        board.close()


def _one(demonstration: Demonstration, nik: str) -> Performance:
    performance = Performance(nik)
    done = demonstration.record(nik, Watch(performance).see)
    performance.packet_id, performance.number = done.packet_id, done.number
    performance.bytes = done.bytes
    output.progress(f"demo: {done.number} sealed")
    return performance


class Watch:
    """Notes in a performance the masked NIK and the seconds that each screen stood."""

    def __init__(self, performance: Performance, now: Callable[[], float] = time.monotonic) -> None:
        self._performance = performance
        self._now = now
        self._part, self._since = "", 0.0

    def see(self, view: DeskView) -> None:
        """Book the screen before, where another one stands now; the last one seen is not booked."""
        if view.citizen:
            self._performance.nik_masked = view.citizen.nik_masked
        if part(view) == self._part:
            return
        now, seconds = self._now(), self._performance.seconds
        if self._part:
            seconds[self._part] = round(seconds.get(self._part, 0.0) + now - self._since, 3)
        self._part, self._since = part(view), now
