"""The report of one day, made of the figures in the register: for a screen, a PDF, a table."""

import statistics
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import msgspec

from station import clock as times
from station.citizen.nik import mask
from station.lifecycle import AT_STATION
from station.register.day_entries import ClosingEntry, EffortEntry, RecordingEntry
from station.register.entries import PacketEntry
from station.register.register import Register

HOURS: Final = 24


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A day (empty: the present one) and an account (empty: everybody)."""

    day: str = ""
    operator: str = ""


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """How many of something there are."""

    what: str
    count: int


class Effort(msgspec.Struct, frozen=True, kw_only=True):
    """One step over a day: the median of its seconds, and the tries beyond the first."""

    step: str
    seconds: float
    retakes: int
    people: int
    """Who had to try more than once."""


class DeviceFault(msgspec.Struct, frozen=True, kw_only=True):
    """How often a device failed, and when last."""

    modality: str
    code: str
    count: int
    last_at: str


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the *buku harian*. No name: the register and the packet hold it."""

    queue: int
    at: str
    number: str
    initials: str
    nik_masked: str
    village: str
    operator: str
    status: str
    exceptions: tuple[str, ...]
    young: bool


class Absent(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody of the list who was not recorded: why, in the operator's words."""

    kind: str
    reason: str
    queue: int


class Ages(msgspec.Struct, frozen=True, kw_only=True):
    """The packets that have not arrived at the centre, by their age."""

    hour: int = 0
    day: int = 0
    three_days: int = 0
    older: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.hour + self.day + self.three_days + self.older


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """One day, whole."""

    question: Question
    day: str
    made_at: str
    days: tuple[str, ...] = ()
    """The days there are figures of, the newest first."""
    operators: tuple[Share, ...] = ()
    """Accounts and what each recorded, of everybody, also where one is asked for."""
    names: dict[str, str] = {}
    """User names by account."""
    recorded: int = 0
    young: int = 0
    with_exceptions: int = 0
    seconds: float = 0.0
    """The median of what one person took; 0 where that is not known."""
    by_hour: tuple[int, ...] = (0,) * HOURS
    statuses: tuple[Share, ...] = ()
    villages: tuple[Share, ...] = ()
    exceptions: tuple[Share, ...] = ()
    absences: tuple[Share, ...] = ()
    efforts: tuple[Effort, ...] = ()
    faults: tuple[DeviceFault, ...] = ()
    ages: Ages = Ages()
    drafts: int = 0
    closing: ClosingEntry | None = None
    lines: tuple[Line, ...] = ()
    absent: tuple[Absent, ...] = ()

    @property
    def retakes(self) -> int:
        """All tries beyond the first."""
        return sum(each.retakes for each in self.efforts)


@dataclass(frozen=True)
class Asked:
    """What a report is made with besides the register: the time, and names by account.

    ``states`` tells the statuses of packets by id where they may be newer than the register's,
    which only an open kiosk keeps up; what it leaves out stands as the register has it.
    """

    now: datetime
    names: Mapping[str, str]
    states: Callable[[Iterable[str]], Mapping[str, str]] = lambda _: {}


def report(register: Register, question: Question, asked: Asked) -> Report:
    """Make the report of a day. Raises ``Broken`` where the register cannot be read."""
    today = asked.now.astimezone().date().isoformat()
    day, days = question.day or today, register.days
    everything = days.recordings(day)
    mine = [each for each in everything if question.operator in {"", each.operator}]
    packets = _brought_up(days.packets(day), asked)
    absent = [
        each for each in register.outreach.absences_of(day) if question.operator in {"", each.who}
    ]
    turns = {each.nik: each.number for each in register.outreach.turns(day)}
    efforts = _of(mine, days.efforts(day))
    return Report(
        question=question,
        day=day,
        made_at=times.iso(asked.now),
        days=tuple(dict.fromkeys((today, *days.days()))),
        operators=_shares(each.operator for each in everything),
        names=dict(asked.names),
        recorded=len(mine),
        young=sum(each.young for each in mine),
        with_exceptions=sum(bool(each.exceptions) for each in mine),
        seconds=_typical(efforts),
        by_hour=_by_hour(mine),
        statuses=_shares(_status(each, packets) for each in mine),
        villages=_shares(each.village for each in mine),
        exceptions=_shares(part for each in mine for part in each.exceptions.split()),
        absences=_shares(each.kind for each in absent),
        efforts=_efforts(efforts),
        faults=_faults(register, day, question.operator),
        ages=_ages(register, asked),
        drafts=len(register.drafts()),
        closing=days.closing(day),
        lines=tuple(_line(each, packets.get(each.session)) for each in mine),
        absent=tuple(
            Absent(kind=each.kind, reason=each.reason, queue=turns.get(each.nik, 0))
            for each in absent
        ),
    )


def _brought_up(packets: Mapping[str, PacketEntry], asked: Asked) -> dict[str, PacketEntry]:
    states = asked.states([each.packet_id for each in packets.values()])
    return {
        session: msgspec.structs.replace(each, status=states.get(each.packet_id, each.status))
        for session, each in packets.items()
    }


def _of(mine: Iterable[RecordingEntry], efforts: Iterable[EffortEntry]) -> list[EffortEntry]:
    sessions = {each.session for each in mine}
    return [each for each in efforts if each.session in sessions]


def _shares(found: Iterable[str]) -> tuple[Share, ...]:
    """Count, the most first, of equals by name."""
    counted = sorted(Counter(found).items(), key=lambda each: (-each[1], each[0]))
    return tuple(Share(what=what, count=count) for what, count in counted)


def _typical(efforts: Iterable[EffortEntry]) -> float:
    sums: dict[str, float] = {}
    for each in efforts:
        sums[each.session] = sums.get(each.session, 0.0) + each.seconds
    took = [seconds for seconds in sums.values() if seconds > 0]
    return float(statistics.median(took)) if took else 0.0


def _by_hour(mine: Iterable[RecordingEntry]) -> tuple[int, ...]:
    hours = Counter(times.parse(each.at).astimezone().hour for each in mine)
    return tuple(hours[hour] for hour in range(HOURS))


def _status(entry: RecordingEntry, packets: Mapping[str, PacketEntry]) -> str:
    packet = packets.get(entry.session)
    return packet.status if packet else ""


def _efforts(efforts: Iterable[EffortEntry]) -> tuple[Effort, ...]:
    """Return the steps in the order in which they were first met."""
    steps: dict[str, list[EffortEntry]] = {}
    for each in efforts:
        steps.setdefault(each.step, []).append(each)
    return tuple(
        Effort(
            step=step,
            seconds=float(statistics.median(each.seconds for each in found)),
            retakes=sum(max(0, each.tries - 1) for each in found),
            people=sum(each.tries > 1 for each in found),
        )
        for step, found in steps.items()
    )


def _faults(register: Register, day: str, operator: str) -> tuple[DeviceFault, ...]:
    found: dict[tuple[str, str], list[str]] = {}
    for each in register.days.faults(day):
        if operator in {"", each.operator}:
            found.setdefault((each.modality, each.code), []).append(each.at)
    return tuple(
        DeviceFault(modality=modality, code=code, count=len(moments), last_at=moments[-1])
        for (modality, code), moments in found.items()
    )


def _ages(register: Register, asked: Asked) -> Ages:
    waiting = register.days.unsettled(AT_STATION)
    states = asked.states(waiting)
    hours = [
        (asked.now - times.parse(at)).total_seconds() / 3600
        for packet_id, at in waiting.items()
        if states.get(packet_id, "") in {"", *AT_STATION}
    ]
    return Ages(
        hour=sum(each < 1 for each in hours),
        day=sum(1 <= each < 24 for each in hours),
        three_days=sum(24 <= each < 72 for each in hours),
        older=sum(each >= 72 for each in hours),
    )


def _line(entry: RecordingEntry, packet: PacketEntry | None) -> Line:
    return Line(
        queue=entry.queue,
        at=entry.at,
        number=entry.number,
        initials=initials(packet.name) if packet else "",
        nik_masked=mask(packet.nik) if packet else "",
        village=entry.village,
        operator=entry.operator,
        status=packet.status if packet else "",
        exceptions=tuple(entry.exceptions.split()),
        young=bool(entry.young),
    )


def initials(name: str) -> str:
    """Return the first letters of a name, such as ``S. C.``: enough to find a line, no name."""
    return " ".join(f"{word[0]}." for word in name.upper().split()[:3] if word[0].isalpha())
