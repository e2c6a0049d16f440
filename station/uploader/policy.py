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
        Treatment.WAIT: Course(Blocked.CENTRE_BUSY, shared=True),
        Treatment.FIX_HERE: Course(Blocked.TRUST, shared=True),
        Treatment.RESEND: Course(None, verdict=True),
        Treatment.ANNOUNCE: Course(None),
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
    return entry.next_try_at <= now or entry.next_try_at > now + horizon(cap, _LONGEST_WAIT)


_LONGEST_WAIT: Final = 3600.0


def retry_after(asked: float | None, floor: float) -> float:
    """Return the wait a busy centre asked for, within an hour; ``floor`` where it named none."""
    return min(asked if asked is not None else floor, _LONGEST_WAIT)


def order(entries: Iterable[Entry]) -> list[Entry]:
    """Return who goes first: those that did not fail last time, then the urgent, then the oldest.

    A packet on which the line always breaks thus lets all others pass.
    """
    return sorted(entries, key=lambda e: (e.line_failures, -e.priority, e.sealed_at, e.packet_id))


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
    reach = now + horizon(cap, _LONGEST_WAIT)
    return [e for e in entries if e.open and not _waits_well(e, reach)]


def _waits_well(entry: Entry, reach: datetime) -> bool:
    if entry.blocked_on in _PERSON:
        return True
    return entry.next_try_at is not None and entry.next_try_at <= reach
