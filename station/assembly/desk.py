"""Puts the desk together: devices, register, outbox, sealing; everything but the window."""

import hashlib
import importlib
from collections.abc import Callable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any, Final

from station import media, supplies
from station.assembly import records, retention
from station.assembly.clock_guard import ClockGuard
from station.assembly.older import OlderRegister
from station.assembly.reach import online
from station.assembly.standpoint import Standpoint
from station.assembly.trail import trail
from station.citizen.biodata import Citizen
from station.citizen.source import CitizenSource
from station.clock import Clock, SystemClock, iso
from station.devices.messages import Seat
from station.devices.process import HostProcess
from station.devices.protocol import Devices
from station.errors import Refused, Trouble
from station.home import Home
from station.lifecycle import AT_STATION, Status
from station.operators.accounts import Accounts
from station.outbox.entries import Entry
from station.outbox.handover import Handover, Handovers, Settled
from station.outbox.lists import Listing, Lists
from station.outbox.reader import Reader
from station.outbox.spool import Outbox, Place, Spool
from station.outbox.switches import Moment
from station.preferences import Shelf
from station.register.opening import Access
from station.register.register import Register
from station.session.collaborators import Collaborators
from station.session.desk import Desk
from station.session.draft import any_draft
from station.session.outlook import Forecast, OutboxGlance
from station.session.recapture import Outlet
from station.settings import Line, Settings

_SECONDS_PER_HOUR: Final = 3600.0
_MEASURED: Final = 30


def desk(
    home: Home,
    settings: Settings,
    source: CitizenSource,
    *,
    devices: Devices | None = None,
    clock: Clock | None = None,
    haste: float = 1.0,
    admit: Callable[[Access | None, str], None] = lambda _register, _who: None,
) -> Desk:
    """Return a desk that is not yet open. Emulated wires make every recording a training one.

    ``admit`` is told who may read the register, see ``Board.admit``. ``haste`` is how many times
    faster than life the emulated people write.
    """
    host = devices or HostProcess(settings.folder, home.logs)
    training = bool(settings.devices.emulate)
    moment = clock or SystemClock()
    notes = trail(home, moment)
    guard = ClockGuard(home, notes, moment)
    standpoint = Standpoint(moment, guard, believed="nmea" not in settings.devices.emulate)

    older = OlderRegister(home, notes)

    def opening(key: bytes) -> Register:
        guard.looked()
        register = records.register(home, key, lambda: used(home))
        try:
            older.look(register)
        except Trouble:
            register.close()
            raise
        return register

    return Desk(
        Collaborators(
            settings=settings,
            devices=host,
            source=source,
            accounts=Accounts(home.accounts),
            open_register=opening,
            drafts=home.drafts,
            seal=_late("sealer", home, settings, moment, guard, standpoint),
            put=_late("handover", home, moment),
            holds=_late("holding", home),
            fitness=older.saying(
                guard.guarding(_late("fitness", home, settings.station.station.id, moment))
            ),
            clockwork=guard.seen,
            has_room=lambda: Outbox(home.outbox).free() >= _room(settings),
            obstacle=_late("obstacle", home, settings, moment),
            clock=moment,
            admit=admit,
            outlet=outlet(home),
            trail=notes,
            placed=standpoint.take,
            preferences=Shelf(settings, home.preferences),
            glance=lambda: _glance(home, settings.station.line, moment),
            statuses=Statuses(home),
            forecast=lambda: forecast(home, _room(settings)),
            prints=_late("prints", home),
            tidy=retention.of_people(home, settings.station.retention, moment, notes, home.drafts),
            seat=(lambda citizen: host.send(seat(citizen, haste))) if training else None,
            places=media.places,
            training=training,
            software=f"perekaman {version('perekaman')}",
        )
    )


def outlet(home: Home) -> Outlet:
    """Return what the desk asks of the outbox; what people settle wakes the uploader."""
    reader, handovers = Reader(home.outbox), Handovers(home.outbox)

    def standing(packet_id: str) -> Entry | None:
        try:
            return reader.find(packet_id)
        except Refused:
            return None

    def settle(settled: Settled) -> None:
        handovers.put(Handover(settled=(settled,)))  # the uploader looks at the folder by itself

    return Outlet(standing, settle)


def _room(settings: Settings) -> int:
    return settings.station.outbox.min_free_mb << 20


def used(home: Home) -> bool:
    """Say whether this station has recorded anything: then it has a register, or has lost it."""
    spool = Spool(home.outbox).make()
    places = (Place.NEW, Place.DONE, Place.QUARANTINE, Place.GONE)
    return any_draft(home.drafts) or any(spool.names(place) for place in places)


def _glance(home: Home, line: Line, clock: Clock) -> OutboxGlance:
    """Look, and let an uploader in that waits for what this sign-in opens."""
    if (home.outbox / "keys.sock").exists():
        importlib.import_module("station.keys.doorbell").ring(home)
    return glance(home, line, clock)


def glance(home: Home, line: Line, clock: Clock) -> OutboxGlance:
    """Count the outbox for the first screen; stuck is what waits for a person, or for a day."""
    counts, now = Reader(home.outbox).counts(), clock.now()
    oldest = counts.oldest_open
    hours = (now - oldest).total_seconds() / _SECONDS_PER_HOUR if oldest else 0.0
    received = sum(n for state, n in counts.by_state.items() if state not in AT_STATION)
    there = online(home, line, clock)
    reached = None if there else Reader(home.outbox).moment(Moment.REACHED)
    return OutboxGlance(
        waiting=counts.waiting,
        sent=counts.by_state.get(Status.SENT_FOR_ENROLLMENT.value, 0),
        received=received,
        stuck=Lists(home.outbox).count(Listing.ATTENTION, now),
        oldest_hours=round(max(0.0, hours), 1),
        online=there,
        since=iso(reached) if reached else "",
    )


def forecast(home: Home, kept_free: int, power: Path = supplies.POWER) -> Forecast:
    """Say for how many more people it is enough, as the last thirty took."""
    taken = supplies.pace(Reader(home.outbox).latest(_MEASURED))
    return Forecast(
        clock_set=supplies.clock_set(),
        charge=supplies.battery_percent(power),
        free_mb=Outbox(home.outbox).free() >> 20,
        battery=supplies.people_by_battery(supplies.battery_minutes(power), taken),
        disk=supplies.people_by_disk(Outbox(home.outbox).free(), kept_free, taken),
    )


class Statuses:
    """Where packets stand, for the list of the day: the first time all, then what has changed.

    What changed is told twice, in case the register could not be written the first time.
    """

    def __init__(self, home: Home) -> None:
        self._reader = Reader(home.outbox)
        self._last = self._before_last = 0

    def __call__(self) -> Mapping[str, str]:
        seq, found = self._reader.changed(self._before_last)
        self._before_last, self._last = self._last, seq
        return found


def seat(citizen: Citizen, haste: float) -> Seat:
    """Tell the emulators who sits down: the same NIK is the same synthetic body."""
    digest = hashlib.sha256(citizen.nik.encode()).digest()
    return Seat(
        seed=int.from_bytes(digest[:4], "big"),
        birth_year=citizen.biodata.birth_date.year,
        foreign=citizen.biodata.foreign,
        haste=haste,
    )


def _late(module: str, *parts: object) -> Callable[..., Any]:
    """Return what a module's ``make`` returns, made when it is first called, on the desk's thread.

    Those modules bring cryptography, which the first screen can spare.
    """
    made: list[Callable[..., Any]] = []

    def call(*words: object) -> Any:
        if not made:
            made.append(importlib.import_module(f"station.assembly.{module}").make(*parts))
        return made[0](*words)

    return call
