"""One life of the kiosk, as a process: an operator works at its window until the plug is pulled.

    python tests/fakes/kiosk_life.py STOP HOME CONFIG

``STOP`` is where everything of this life is killed at once: a step (``THUMBS``), a step and the
state of its capture (``THUMBS-LIVE``), or the sealing and how many steps of the disk it may take
(``SEALING-3``). What happens is told line by line: the step at which the life begins, and, where it
is not killed, whose packet was sealed.
"""

import os
import signal
import sys
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from station.assembly import desk as assembly
from station.assembly import provision
from station.citizen.biodata import Citizen
from station.commands import main as perekaman
from station.devices.messages import Seat
from station.durable import LocalDisk
from station.session.view import DeskView, Screen
from tests.fakes.hands import Hands, step
from ui.application import make_application
from ui.window import Window

HASTE: Final = 40.0
_DISK: Final = ("create", "write", "sync", "close", "rename", "remove", "sync_folder")
_OPEN: Final = frozenset({"WAITING", "DRAFT"})


def die() -> None:
    """Pull the plug: this process, the device host and the uploader end without a word."""
    os.killpg(0, signal.SIGKILL)


class Life:
    """Works at the window; ends where it was told to."""

    def __init__(self, stop: str) -> None:
        self._stop = stop
        self._disk_left = -1  # no limit before the sealing begins

    def begin(self) -> None:
        """Look for the window, and begin when it stands."""
        windows = [each for each in QApplication.topLevelWidgets() if isinstance(each, Window)]
        if not windows or not windows[0].isActiveWindow():
            QTimer.singleShot(10, self.begin)
            return
        try:
            self._work(Hands(windows[0], bilingual=False))
        except BaseException:
            sys.excepthook(*sys.exc_info())
            os._exit(1)
        windows[0].close()

    def _work(self, hands: Hands) -> None:
        view = hands.sign_in(provision.OPERATOR)
        row = hands.until(lambda now: bool(now.roster)).roster[0]
        if row.state not in _OPEN:
            tell(f"recorded {row.state}")
            return
        view = hands.open(row.nik)
        tell(f"at {step(view)}")
        hands.window.shown.connect(self._look)
        self._look(view)
        while hands.view.screen is not Screen.DONE:
            self._before_sealing(hands.view)
            hands.one_step()
        if hands.view.done:
            tell(f"done {hands.view.done.packet_id}")

    def _look(self, view: DeskView) -> None:
        state = view.capture.state.value if view.capture else ""
        if self._stop in {step(view), f"{step(view)}-{state}"}:
            die()

    def _before_sealing(self, view: DeskView) -> None:
        signed = view.capture is not None and view.capture.may_go_on
        if view.screen is Screen.STATEMENT and signed and self._stop.startswith("SEALING"):
            self._disk_left = int(self._stop.partition("-")[2])

    def watch_disk(self) -> None:
        """Die before a step of the disk, once they are counted."""
        for name in _DISK:
            _before(name, self._count)

    def _count(self) -> None:
        if self._disk_left == 0:
            die()
        self._disk_left -= 1


def _before(name: str, run: Any) -> None:
    plain = getattr(LocalDisk, name)

    def counted(self: object, *words: Any) -> Any:
        run()
        return plain(self, *words)

    setattr(LocalDisk, name, counted)


def tell(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def hurry() -> None:
    """Let people write fast: nobody watches."""
    plain = assembly.seat

    def seat(citizen: Citizen, haste: float) -> Seat:
        return plain(citizen, haste * HASTE)

    assembly.seat = seat


if __name__ == "__main__":
    stop, home, config = sys.argv[1:]
    hurry()
    make_application()
    life = Life(stop)
    life.watch_disk()
    QTimer.singleShot(0, life.begin)
    sys.exit(perekaman(["kiosk", "--training", "--home", home, "--config", config]))
