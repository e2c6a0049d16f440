"""Puts the uploader together: the line to the centre, the station's certificate, the outbox."""

import random
from collections.abc import Callable, Sequence
from typing import Final

from station import keys
from station.assembly import appointed
from station.assembly.renewal import Renewing
from station.assembly.renewing import RenewingCentre
from station.assembly.retention import FileTimer
from station.assembly.trail import trail
from station.audit.acts import Act
from station.audit.trail import Deed
from station.backup.schedule import Schedule
from station.centre.connection import Address
from station.centre.https import HttpsCentre
from station.clock import Clock, SystemClock
from station.home import Home
from station.settings import Backup, Line, Retention, Storage
from station.uploader.heartbeat import Heartbeat
from station.uploader.pace import Pace
from station.uploader.uploader import Uploader

_STORAGE: Final = Storage()
_NO_BACKUP: Final = Backup()
_RETENTION: Final = Retention()
_ANSWERS: Final = 4
"""Stall times to wait for an answer; asking again is harmless, the centre knows the packet."""


def uploader(
    home: Home,
    line: Line,
    *,
    storage: Storage = _STORAGE,
    backup: Backup = _NO_BACKUP,
    retention: Retention = _RETENTION,
    heartbeat: Heartbeat | None = None,
) -> Uploader:
    """Return the uploader of a station. Raises ``Broken`` with a KEY_ code."""
    files = keys.client_files(home)
    clock = SystemClock()
    address = Address(
        url=centre_url(home, line),
        key=files.key,
        certificate=files.chain,
        root=files.root,
        password=files.password,
        stall=line.stall_seconds,
        patience=_ANSWERS * line.stall_seconds,
        congestion=line.congestion,
    )
    pace = Pace(line, clock)

    def centre() -> RenewingCentre:
        watched = (files.key, files.chain, files.root)
        have = appointed.serial(home)
        return RenewingCentre(lambda: HttpsCentre(address, clock, pace, staff=have), watched)

    return Uploader(
        home.outbox,
        centre(),
        keys.trust(home),
        clock,
        line,
        random.Random(),
        storage=storage,
        destroyed=destruction(home, clock),
        staff=appointed.Appointments(home, clock),
        backup=_each(
            Schedule(home, backup, clock),
            Renewing(home, address, clock),
            FileTimer(home, retention, clock, trail(home, clock)),
        ),
        side_line=centre(),
        heartbeat=heartbeat,
    )


def destruction(home: Home, clock: Clock) -> Callable[[Sequence[str]], None]:
    """Return what notes that packets were destroyed, because they were received and it was time."""
    noted = trail(home, clock)

    def destroyed(packet_ids: Sequence[str]) -> None:
        noted.note_all([Deed(Act.DESTROYED, "uploader", each) for each in packet_ids])

    return destroyed


def _each(*jobs: Callable[[], None]) -> Callable[[], None]:
    """Return what does each job when it is its time; each has a thread of its own."""

    def upkeep() -> None:
        for job in jobs:
            job()

    return upkeep


def centre_url(home: Home, line: Line) -> str:
    """Return where the centre is: as left by whoever provisioned this home, or as configured."""
    noted = home.trust / "centre.url"
    return noted.read_text(encoding="utf-8").strip() if noted.exists() else line.url
