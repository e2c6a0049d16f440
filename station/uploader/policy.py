"""What to do next with a packet: pure decisions over its row and an answer's class.

Two layers of failure. The *line* is shared: its trouble puts everything off and counts against
nobody. A *verdict* is the centre's word on one packet: only those use up its attempts.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from station.centre.answers import Treatment
from station.lifecycle import Status
from station.outbox.entries import NEEDS_A_PERSON, Blocked, Entry

VERDICTS: Final = 5
"""Faulty in the centre's eyes this often: a person must look."""

_PERSON: Final = NEEDS_A_PERSON | {Blocked.PAUSED}
_SLACK: Final = timedelta(seconds=5)
LONGEST_WAIT: Final = 43_200.0
"""Seconds. A centre that asks for more is asked again then: a window of a night is obeyed whole."""

_MIB: Final = 1 << 20
_HANDICAP: Final = timedelta(hours=6)
_URGENT: Final = timedelta(hours=24)
_MOST_URGENT: Final = 2
_TURNS: Final = 8
HEAD_START: Final = _HANDICAP + _MOST_URGENT * _URGENT
"""The longest by which a packet sealed later may go before one sealed earlier."""


@dataclass(frozen=True)
class Course:
    """What a treatment means: for the packet, and for all others."""

    blocked: Blocked | None
    shared: bool = False
    """The trouble is the line's: the round ends and everything open is put off."""
    verdict: bool = False
    """Counts against the packet."""


COURSES: Final = MappingProxyType(
    {
        Treatment.LINE: Course(Blocked.LINE, shared=True),
        Treatment.OUTAGE: Course(Blocked.LINE, shared=True),
        Treatment.WAIT: Course(Blocked.CENTRE_BUSY, shared=True),
        Treatment.FIX_HERE: Course(Blocked.TRUST, shared=True),
        Treatment.RESEND: Course(None, verdict=True),
        Treatment.ANNOUNCE: Course(None),
        Treatment.RECAPTURE: Course(Blocked.RECAPTURE),
        Treatment.REGIONAL: Course(Blocked.AREA_CODE),
        Treatment.DEAD: Course(Blocked.CENTRE_REFUSED),
    }
)


def horizon(cap: float, retry_after: float = 0.0) -> timedelta:
    """Return the furthest a next try may lie ahead."""
    return timedelta(seconds=max(cap, retry_after)) + _SLACK


def due(entry: Entry, now: datetime, cap: float) -> bool:
    """Say whether an open packet's turn has come.

    A next try further ahead than any wait this program makes means that the clock jumped back: it
    is due.
    """
    if not entry.open or entry.blocked_on in _PERSON or entry.next_try_at is None:
        return False
    return entry.next_try_at <= now or too_far(entry, now, cap)


def too_far(entry: Entry, now: datetime, cap: float) -> bool:
    """Say whether a next try lies further ahead than any wait this program makes."""
    longest = LONGEST_WAIT if entry.blocked_on is Blocked.CENTRE_BUSY else 0.0
    return entry.next_try_at is not None and entry.next_try_at > now + horizon(cap, longest)


def rank(entry: Entry) -> float:
    """Return a packet's place among those that wait: its age, with a head start that has an end.

    In seconds since 1970, the lowest first.

    A large packet counts as younger by an hour for each MiB, six at most: a counter's day of small
    ones gets through first. An urgent one (1: hospital, event) counts as older by a day, one that a
    person pushed (2) by two. So nobody is ever passed by a packet that was sealed more than
    :data:`HEAD_START` after it.
    """
    handicap = min(timedelta(hours=entry.size / _MIB), _HANDICAP)
    head_start = handicap - min(entry.priority, _MOST_URGENT) * _URGENT
    return entry.sealed_at.timestamp() + head_start.total_seconds()


def next_up(entries: Iterable[Entry], now: datetime, turn: int) -> Entry | None:
    """Return who is sent next, of those whose turn has come.

    Who failed last time lets all others pass, as does a packet sealed by a clock that was ahead;
    but every eighth turn is theirs, so that they get through where new ones never cease.
    """
    first: dict[bool, Entry] = {}
    for entry in entries:
        late = bool(entry.line_failures) or entry.sealed_at > now
        if late not in first or _place(entry) < _place(first[late]):
            first[late] = entry
    theirs = False not in first or turn % _TURNS == _TURNS - 1
    return first.get(True, first.get(False)) if theirs else first[False]


def _place(entry: Entry) -> tuple[int, float, str]:
    return entry.line_failures, rank(entry), entry.packet_id


def to_announce(entry: Entry) -> bool:
    """Say whether the centre should hear of a packet, whether or not it can be sent now."""
    told_off = NEEDS_A_PERSON - {Blocked.FILE}
    return entry.open and entry.announced_at is None and entry.blocked_on not in told_off


def to_ask(entry: Entry) -> bool:
    """Say whether the centre is to be asked about a packet before anything is sent."""
    return entry.announced_at is None or entry.state is not Status.PROCESSING


def receipt_overdue(entry: Entry, now: datetime, hours: float) -> bool:
    """Say whether a packet sent whole has waited too long for its receipt."""
    return entry.state is Status.SENT_FOR_ENROLLMENT and now - entry.since > timedelta(hours=hours)


def stuck(entries: Iterable[Entry], now: datetime, cap: float) -> list[Entry]:
    """Return the open packets that nobody will ever try and nobody was told about.

    The liveness invariant: every open packet has a next try within reach, or a reason that names
    who must act. Empty at every moment between two steps of the uploader, or it is a bug.
    """
    reach = now + horizon(cap, LONGEST_WAIT)
    return [e for e in entries if e.open and not _waits_well(e, reach)]


def _waits_well(entry: Entry, reach: datetime) -> bool:
    if entry.blocked_on in _PERSON:
        return True
    return entry.next_try_at is not None and entry.next_try_at <= reach
