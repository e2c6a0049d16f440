"""Opens the kiosk: desk, uploader, windows, and their end in the right order."""

import importlib
import logging
import signal
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSocketNotifier
from PySide6.QtWidgets import QWidget

from station.assembly.board import board as assemble_board
from station.assembly.desk import desk as assemble_desk
from station.citizen import fictitious, roster
from station.citizen.roster import Roster
from station.clock import SystemClock
from station.errors import Broken, Code, Refused
from station.home import Home
from station.keys import kept
from station.session.desk import Desk
from station.session.statement import notice
from station.settings import Settings
from station.uploader.keeper import Keeper
from station.workshop import Workshop
from ui.application import SMALLEST
from ui.complaints_port import ComplaintsPort
from ui.kiosk import Kiosk
from ui.languages import Language
from ui.reconcile_port import ReconcilePort
from ui.sounds import Sounds, player
from ui.start_marks import tell_start
from ui.theme import Look

_log: Final = logging.getLogger(__name__)
_TRAINING_PEOPLE: Final = 24
_TRAINING_SEED: Final = 1945
_FRAME: Final = 40
"""Pixels of a title bar."""
_TRUST: Final = ("root.pem", "recipients.jws")


def run(
    home: Home,
    settings: Settings,
    *,
    config: Path,
    people: Path | None,
    training: bool,
    person_display: bool,
) -> int:
    """Show the kiosk until it is closed; returns what Qt's loop returned."""
    need_provisioned(home)
    board = assemble_board(home)
    day = the_day(settings, people, training=training)
    desk = assemble_desk(home, settings, day, admit=board.admit)
    uploader = _uploader(home, config)
    workshop = Workshop(config, home.root, desk, accessories=settings.devices.accessories)
    desk.open()
    board.open()
    workshop.open()
    chosen = desk.view.preferences
    kiosk = Kiosk(
        desk,
        board,
        home.slips,
        language=Language(chosen.language),
        look=Look(chosen.look),
        size=chosen.size,
        workshop=workshop,
        sounds=Sounds(player(), on=chosen.sounds),
        complaints=lambda: _late_complaints(home, settings, desk),
        reconcile=lambda: _late_reconcile(home, desk),
        idle_minutes=settings.station.idle_lock_minutes,
        receipts=settings.devices.printer is not None,
        notice=lambda language: notice("en" if language == "en" else "id"),
    )
    try:
        with _ended_by_signals(kiosk):
            tell_start(kiosk.window)
            fill_screen(kiosk.window, kiosk.window.screen().size().height())
            if person_display or chosen.person_display:
                kiosk.open_person_display()
            _log.info("kiosk_opened")
            return kiosk.application.exec()
    finally:
        kiosk.close()
        workshop.close()
        board.close()
        desk.close()
        uploader.close()


def fill_screen(window: QWidget, height: int) -> None:
    """Fill a screen of this height; without a frame where a frame would push something off it."""
    if height < SMALLEST[1] + _FRAME:
        window.showFullScreen()
    else:
        window.showMaximized()


def need_provisioned(home: Home) -> None:
    """Raise ``Broken`` with a KEY_ code where nobody could sign in or nothing could be sealed.

    Only looks for the files: reading them needs cryptography, which the first screen can spare.
    """
    kept.require(home)
    files = (home.accounts, *(home.trust / each for each in _TRUST))
    if not all(each.exists() for each in files):
        raise Broken(Code.KEY_MISSING, "run perekaman station provision")


def the_day(settings: Settings, people: Path | None, *, training: bool) -> Roster:
    """Return who is expected: the list given, or in training people who do not exist.

    Raises ``Refused`` with ``SETTINGS_INVALID`` for training on real devices, where nothing would
    mark the packets as training, and ``Broken`` with ``ROSTER_INVALID`` for a faulty list.
    """
    if training and not settings.devices.emulate:
        raise Refused(Code.SETTINGS_INVALID, "--training needs emulated devices (devices.toml)")
    if people is not None:
        return roster.read(people)
    if not training:
        return Roster(())
    today = SystemClock().now().date()
    area = settings.station.station.area_code
    return Roster(fictitious.people(_TRAINING_SEED, _TRAINING_PEOPLE, today=today, area=area))


def _late_complaints(home: Home, settings: Settings, desk: Desk) -> ComplaintsPort:
    # Loaded with its screen: the first one can spare it.
    made: ComplaintsPort = importlib.import_module("station.assembly.complaints").office(
        home, settings, desk
    )
    return made


def _late_reconcile(home: Home, desk: Desk) -> ReconcilePort:
    made: ReconcilePort = importlib.import_module("station.assembly.reconcile").office(home, desk)
    return made


def _uploader(home: Home, config: Path) -> Keeper:
    def wanted() -> bool:
        # Loaded on the keeper's thread: it brings cryptography, which the first screen can spare.
        module = importlib.import_module("station.uploader.lock")
        keys = importlib.import_module("station.keys")
        return keys.provisioned(home) and not module.uploader_running(home.outbox)

    words = ("upload", "--home", str(home.root), "--config", str(config))
    return Keeper(words, wanted=wanted).start()


@contextmanager
def _ended_by_signals(kiosk: Kiosk) -> Iterator[None]:
    """Close the window on SIGINT and SIGTERM; Qt's loop would not let Python see them."""
    ours, woken = socket.socketpair()
    woken.setblocking(False)
    ours.setblocking(False)
    before = signal.set_wakeup_fd(woken.fileno())
    handlers = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM)}
    for each in handlers:
        signal.signal(each, lambda *_: None)
    notifier = QSocketNotifier(ours.fileno(), QSocketNotifier.Type.Read)
    notifier.activated.connect(kiosk.window.close)
    try:
        yield
    finally:
        notifier.setEnabled(False)
        signal.set_wakeup_fd(before)
        for each, handler in handlers.items():
            signal.signal(each, handler)
        ours.close()
        woken.close()
