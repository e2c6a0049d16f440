"""Who is expected: the source's people and the imported list, their turns, who is not recorded."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Final

import msgspec
from msgspec.structs import replace

from station import clock as times
from station.citizen.biodata import Citizen
from station.citizen.nik import age
from station.citizen.source import CitizenSource
from station.clock import Clock
from station.errors import Broken, Code, Refused
from station.register.day_entries import Absence, AbsenceEntry, TurnEntry
from station.register.register import Register
from station.session.view import RosterRow

ELDERLY: Final = 60
"""Years; UU 13/1998 on the welfare of the elderly, art. 1(2). They need not stand in a queue."""
REASON_LENGTH: Final = 120
_OPEN: Final = frozenset({"WAITING", "UNREGISTERED"})


class Expected:
    """Open while somebody is signed in; everything here is in the register when it returns."""

    def __init__(
        self,
        source: CitizenSource,
        register: Register,
        clock: Clock,
        account: str,
        printable: Callable[[Citizen], bool],
    ) -> None:
        self._source = source
        self._register = register
        self._outreach = register.outreach
        self._clock = clock
        self._account = account
        self._printable = printable
        self._imported: dict[str, Citizen] | None = None

    # --- the list ---------------------------------------------------------------------------------

    def today(self) -> tuple[Citizen, ...]:
        """Return everybody: first the source's people, then those of imported lists."""
        people = {each.nik: each for each in self._source.today()}
        return tuple((self._listed() | people).values())

    def find(self, nik: str) -> Citizen | None:
        """Return a person of the source or of the list."""
        return self._source.find(nik) or self._listed().get(nik)

    def enlist(self, citizens: Sequence[Citizen]) -> int:
        """Take people into the list; return how many of them it did not hold before."""
        known = {each.nik for each in self.today()}
        packed = ((each.nik, msgspec.msgpack.encode(each)) for each in citizens)
        self._outreach.enlist(packed, times.iso(self._clock.now()))
        self._imported = None
        return sum(each.nik not in known for each in citizens)

    def _listed(self) -> dict[str, Citizen]:
        if self._imported is None:
            found = map(_unpacked, self._outreach.listed())
            self._imported = {each.nik: each for each in found}
        return self._imported

    # --- the day ----------------------------------------------------------------------------------

    @property
    def day(self) -> str:
        """The date on the wall of the office."""
        return self._date().isoformat()

    def number_of(self, nik: str) -> int:
        """Return somebody's queue number of today, 0 without one."""
        return next((each.number for each in self._outreach.turns(self.day) if each.nik == nik), 0)

    def dress(self, rows: Iterable[RosterRow]) -> tuple[RosterRow, ...]:
        """Add turns, absences and who is under 17; the queue stands first, in its order."""
        turns = {each.nik: each for each in self._outreach.turns(self.day)}
        places = {nik: place for place, nik in enumerate(turns)}
        absences, exempted = self._absences(), self._register.days.exceptions()
        people = self._listed()
        dressed = [
            replace(
                row,
                **_turn(turns.get(row.nik)),
                **_absence(absences.get(row.nik)),
                young=self._young(people.get(row.nik) or self._source.find(row.nik)),
                exempted=row.nik in exempted,
            )
            for row in rows
        ]
        return tuple(sorted(dressed, key=lambda row: _order(row, places)))

    def _absences(self) -> Mapping[str, AbsenceEntry]:
        """Return who is marked; whoever was not here another day may be here today."""
        return {
            nik: each
            for nik, each in self._outreach.absences().items()
            if each.kind != Absence.NOT_HERE or each.day == self.day
        }

    def _young(self, citizen: Citizen | None) -> bool:
        return citizen is not None and not self._printable(citizen)

    # --- turns ------------------------------------------------------------------------------------

    def give_number(self, nik: str, *, ahead: bool) -> None:
        """Give the next queue number; the elderly, and whoever is let ahead, stand before others.

        Somebody who has a number keeps it, and is let ahead where asked. Whoever was marked as not
        here is here now.
        """
        citizen = self.find(nik)
        if citizen is None:
            raise Refused(Code.CITIZEN_UNKNOWN)
        turns = list(self._outreach.turns(self.day))
        mine = next((each for each in turns if each.nik == nik), None)
        first = ahead or age(citizen.biodata.birth_date, self._date()) >= ELDERLY
        if mine is None:
            number = max((each.number for each in turns), default=0) + 1
            mine = TurnEntry(day=self.day, nik=nik, number=number, rank=0, ahead=first)
        elif first == bool(mine.ahead) and not mine.called_at:
            self._take_back(nik)
            return
        others = [each for each in turns if each.nik != nik]
        self._keep(_put(others, replace(mine, ahead=int(first), called_at="")))
        self._take_back(nik)

    def call_next(self) -> None:
        """Call whoever is first of those who wait."""
        done = (
            self._register.recorded(each.nik for each in self.today()).keys()
            | self._absences().keys()
        )
        waiting = (each for each in self._outreach.turns(self.day) if each.nik not in done)
        turn = next((each for each in waiting if not each.called_at), None)
        if turn is None:
            raise Refused(Code.NOT_ALLOWED_NOW, "nobody waits with a number")
        self._outreach.put_turns([replace(turn, called_at=self._now())])

    def move(self, nik: str, steps: int) -> None:
        """Move somebody up (-1) or down (1) among those who were not called yet."""
        turns = [each for each in self._outreach.turns(self.day) if not each.called_at]
        place = next((i for i, each in enumerate(turns) if each.nik == nik), None)
        if place is None:
            raise Refused(Code.NOT_ALLOWED_NOW, "without a number, or called already")
        other = place + steps
        if 0 <= other < len(turns):
            one, two = turns[place], turns[other]
            self._outreach.put_turns([replace(one, rank=two.rank), replace(two, rank=one.rank)])

    def _keep(self, turns: Sequence[TurnEntry]) -> None:
        self._outreach.put_turns(replace(each, rank=rank) for rank, each in enumerate(turns))

    # --- who is not recorded ----------------------------------------------------------------------

    def excuse(self, nik: str, absence: Absence | None, reason: str) -> None:
        """Note why somebody is not recorded, or take that back."""
        if self.find(nik) is None:
            raise Refused(Code.CITIZEN_UNKNOWN)
        if len(reason) > REASON_LENGTH or not (reason.isprintable()):
            raise Refused(Code.NOT_ALLOWED_NOW, "the reason is too long")
        self._note(nik, absence.value if absence else "", reason.strip())

    def _take_back(self, nik: str) -> None:
        if nik in self._absences():
            self._note(nik, "", "")

    def _note(self, nik: str, kind: str, reason: str) -> None:
        self._outreach.excuse(
            AbsenceEntry(
                at=self._now(),
                day=self.day,
                nik=nik,
                kind=kind,
                reason=reason,
                who=self._account,
            )
        )

    def _date(self) -> date:
        return self._clock.now().astimezone().date()

    def _now(self) -> str:
        return times.iso(self._clock.now())


def _unpacked(data: bytes) -> Citizen:
    try:
        return msgspec.msgpack.decode(data, type=Citizen)
    except msgspec.MsgspecError as error:
        raise Broken(Code.REGISTER_LOCKED, "the list of people") from error


def _put(turns: list[TurnEntry], mine: TurnEntry) -> list[TurnEntry]:
    """Put a turn behind the last that was called or let ahead; without that right, at the end."""
    if not mine.ahead:
        return [*turns, mine]
    before = (i for i, each in enumerate(turns, 1) if each.ahead or each.called_at)
    place = max(before, default=0)
    return [*turns[:place], mine, *turns[place:]]


def _turn(turn: TurnEntry | None) -> dict[str, object]:
    if turn is None:
        return {}
    return {"number": turn.number, "ahead": bool(turn.ahead), "called_at": turn.called_at}


def _absence(entry: AbsenceEntry | None) -> dict[str, object]:
    return {"absence": Absence(entry.kind), "reason": entry.reason} if entry else {}


def _order(row: RosterRow, places: Mapping[str, int]) -> tuple[int, int]:
    """Return where a row stands: those who wait with a number first, then as the list has it."""
    if row.nik in places and row.state in _OPEN and row.absence is None:
        return 0, places[row.nik]
    return 1, 0
