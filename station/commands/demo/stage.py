"""The demo's stage: a provisioned station, an emulated centre and an uploader as real processes."""

import re
import socket
import threading
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from station import settings as station_settings
from station.assembly import provision
from station.assembly.board import board
from station.assembly.desk import desk
from station.centre.emulated import faults
from station.citizen.biodata import Citizen
from station.citizen.fictitious import people
from station.citizen.roster import Roster
from station.clock import SystemClock
from station.durable import write
from station.errors import Broken, Code, Refused
from station.home import Home
from station.lifecycle import AT_STATION, Status
from station.log import to_file
from station.outbox.entries import NEEDS_A_PERSON, Blocked, Shown
from station.outbox.reader import Reader
from station.session.desk import Desk
from station.settings import Settings
from station.uploader import control
from station.uploader.keeper import Keeper

_LISTEN_SECONDS: Final = 30.0
_LOOK_SECONDS: Final = 0.1
_URL: Final = re.compile(r"https://\S+:\d+")
_FAULT: Final = re.compile(r"fault: (?P<kind>[a-z-]+)")
_MOVING: Final = AT_STATION | {Status.RECEIVED_AT_CENTRAL, Status.SENT_FOR_DEDUP}
_HELPED: Final = frozenset({Blocked.LINE, Blocked.TRUST})
_PUSH_SECONDS: Final = 2.0
_STILL_TO_COME: Final = 6
"""People on the list whom nobody records: a day's list is never all done."""


class Stage:
    """Everything the demo needs, up while the ``with`` block lasts."""

    def __init__(
        self, home: Home, config: Path, *, seed: int, people: int, faults: str, haste: float
    ) -> None:
        self.home = home.make()
        self.settings = station_settings.load(config)
        self.reader = Reader(home.outbox)
        self._words = ("--home", str(home.root), "--config", str(config))
        self._faults = faults
        self._happened: Counter[str] = Counter()
        self._listening = threading.Event()
        self._kept: list[Keeper] = []
        self.board = board(self.home)
        # Who was recorded in this home before stays recorded: the list is long enough for others.
        number = people + self._packets() + _STILL_TO_COME
        crowd = people_of(seed, number, self.settings)
        self.desk = self.furnish(crowd, haste)

    def furnish(self, crowd: Sequence[Citizen], haste: float) -> Desk:
        """Return the desk, not yet open, at which these people are recorded."""
        return desk(self.home, self.settings, Roster(crowd), haste=haste, admit=self.board.admit)

    def __enter__(self) -> Self:
        to_file(self.home.logs / "demo.jsonl")
        provision.demonstration(self.home, self.settings)
        self._start_centre()
        self._kept.append(Keeper(("upload", *self._words), tied=True).start())
        self.desk.open()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.desk.close()
        for keeper in reversed(self._kept):
            keeper.close()

    def next_in_line(self) -> str:
        """Return the NIK of the next person to record: those with a draft first."""
        waiting = [row for row in self.desk.view.roster if row.state in {"DRAFT", "WAITING"}]
        waiting.sort(key=lambda row: row.state)
        if not waiting:
            raise Broken(Code.CITIZEN_UNKNOWN, "nobody is left on the list of the day")
        return waiting[0].nik

    def await_final(self, packet_ids: Sequence[str], seconds: float) -> bool:
        """Wait until the centre has said its last word on every packet and every fault happened.

        The emulated line and certificates are in order again as soon as they have failed, and what
        the centre has forgotten would be found out at night: the waiting is cut short as a person
        would, with a push, which takes the inventory too. False when it is late.
        """
        until, pause = time.monotonic() + seconds, threading.Event()
        pushed = time.monotonic()
        while self.missing_faults() or any(self._moving(each) for each in packet_ids):
            now = time.monotonic()
            if now > until:
                return False
            if now - pushed > _PUSH_SECONDS:
                pushed = now
                self._help(packet_ids)
            pause.wait(_LOOK_SECONDS)
        return True

    def missing_faults(self) -> tuple[str, ...]:
        """Return the faults that were asked for and have not happened, with repetitions."""
        wanted = Counter(fault.kind.value for fault in faults.parse(self._faults))
        return tuple(sorted((wanted - self._happened).elements()))

    def happened(self) -> dict[str, int]:
        """Return how often each fault has happened."""
        return dict(sorted(self._happened.items()))

    def shown(self, packet_id: str) -> Shown | None:
        """Return what the outbox knows of a packet; None while it was not taken in yet."""
        try:
            return self.reader.show(packet_id)
        except Refused:
            return None

    def _help(self, packet_ids: Sequence[str]) -> None:
        found = [shown for each in packet_ids if (shown := self.shown(each))]
        if any(each.entry.blocked_on in _HELPED or _unheard_of(each) for each in found):
            control.tell(self.home.outbox, control.Verb.PUSH)

    def _moving(self, packet_id: str) -> bool:
        shown = self.shown(packet_id)
        if shown is None:
            return True
        return shown.entry.state in _MOVING and shown.entry.blocked_on not in NEEDS_A_PERSON

    def _packets(self) -> int:
        counts = self.reader.counts()
        return sum(counts.by_state.values())

    def _start_centre(self) -> None:
        wrong = ("--faults", self._faults) if self._faults else ()
        words = ("centre", "serve", "--port", str(_free_port()), *wrong, *self._words)
        centre = Keeper(words, on_line=self._heard, tied=True)
        self._kept.append(centre.start())
        if not self._listening.wait(_LISTEN_SECONDS):
            raise Broken(Code.LINE_DOWN, "the emulated centre does not start; see its messages")

    def _heard(self, line: str) -> None:
        found = _URL.search(line)
        if found:
            write(self.home.trust / "centre.url", found.group().encode())
            self._listening.set()
        fault = _FAULT.fullmatch(line)
        if fault:
            self._happened[fault["kind"]] += 1


def _unheard_of(shown: Shown) -> bool:
    """Whether the centre has said nothing of a packet since its receipt."""
    return shown.entry.state is Status.RECEIVED_AT_CENTRAL


def people_of(seed: int, number: int, settings: Settings) -> tuple[Citizen, ...]:
    """Return the fictitious people of a seed, registered in the station's own area."""
    today = SystemClock().now().date()
    return people(seed, number, today=today, area=settings.station.station.area_code)


def _free_port() -> int:
    """Ask the system for a port that stays the same when the centre is started again."""
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])
