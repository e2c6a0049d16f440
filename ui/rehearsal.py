"""The demo before the window: people of the stage's list, recorded by the real kiosk, pictured."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, Protocol

from station.assembly import provision
from station.commands import output
from station.commands.demo.operator import Performance
from station.session.view import DeskView, Screen
from station.settings import Settings
from ui.demonstration import Demonstration
from ui.kiosk import Kiosk, Station
from ui.languages import Language

SIZE: Final = (1366, 768)


class Stage(Protocol):
    """What stands ready: a desk that is open, and who comes next."""

    @property
    def desk(self) -> Station: ...
    @property
    def settings(self) -> Settings: ...
    def next_in_line(self) -> str: ...


def perform(stage: Stage, number: int, folder: Path) -> list[Performance]:
    """Record ``number`` people through the window; a PNG per screen in ``folder``."""
    if sys.platform == "linux" and not (os.environ.keys() & {"DISPLAY", "WAYLAND_DISPLAY"}):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    kiosk = Kiosk(stage.desk, language=Language(stage.settings.station.station.language))
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
        return [_one(demonstration, stage.next_in_line()) for _ in range(number)]
    finally:
        kiosk.close()


def _one(demonstration: Demonstration, nik: str) -> Performance:
    performance = Performance(nik)
    watch = _watch(performance)
    done = demonstration.record(nik, watch)
    performance.packet_id, performance.number = done.packet_id, done.number
    performance.bytes = done.bytes
    output.progress(f"demo: {done.number} sealed")
    return performance


def _watch(performance: Performance) -> Callable[[DeskView], None]:
    """Return what notes the seconds spent on each screen and the masked NIK."""
    since, part = time.monotonic(), ""

    def seen(view: DeskView) -> None:
        nonlocal since, part
        now = time.monotonic()
        if part:
            performance.seconds[part] = round(performance.seconds.get(part, 0.0) + now - since, 3)
        since, part = now, _part(view)
        if view.citizen:
            performance.nik_masked = view.citizen.nik_masked

    return seen


def _part(view: DeskView) -> str:
    if view.screen is Screen.CAPTURE and view.capture:
        return view.capture.target.value.lower()
    return view.screen.value.lower()
