"""The circuit breaker of one centre: closed, open until a moment, half open for one probe. Pure.

CLOSED      packets are sent.
OPEN        nothing is tried before ``until``; a shared trouble opens it, each one for longer.
HALF_OPEN   the wait is over: one small question (the feed's next page) is asked. Its answer closes
            the breaker, its failure opens it again, and no packet is blamed for either.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from station.centre.answers import CentreTrouble, Treatment
from station.outbox.entries import Blocked
from station.settings import Line
from station.uploader.backoff import ceiling, delay, obeyed
from station.uploader.policy import COURSES, LONGEST_WAIT


class Phase(StrEnum):
    """What the breaker lets through."""

    CLOSED = "CLOSED"
    OPEN = "OPEN"
    HALF_OPEN = "HALF_OPEN"


@dataclass(frozen=True)
class Breaker:
    """``until`` is monotonic. Kept in memory only: a new process begins with a closed one."""

    failures: int = 0
    until: float = 0.0
    blocked: Blocked | None = None

    def phase(self, monotonic: float) -> Phase:
        """Return what may be tried at this moment."""
        if monotonic < self.until:
            return Phase.OPEN
        return Phase.HALF_OPEN if self.failures else Phase.CLOSED

    def failed(
        self, trouble: CentreTrouble, line: Line, chance: random.Random, monotonic: float
    ) -> "Breaker":
        """Return the breaker after a shared trouble: open, for as long as its class demands."""
        failures = self.failures + 1
        wait = _WAITS[trouble.treatment](failures, trouble, line, chance)
        return Breaker(failures, monotonic + wait, COURSES[trouble.treatment].blocked)

    def link_up(self, line: Line, chance: random.Random, monotonic: float) -> "Breaker":
        """Return the breaker after the network came up: a wait for the line is over soon.

        Soon and not at once: the power, or the mast, came back for all stations around.
        """
        if self.blocked is not Blocked.LINE:
            return self
        soon = monotonic + chance.uniform(0.0, line.spread_seconds)
        return replace(self, until=min(self.until, soon))


def spread(line: Line, chance: random.Random, monotonic: float) -> Breaker:
    """Return the breaker of a process that has just started with the machine, as its neighbours."""
    wait = chance.uniform(0.0, line.spread_seconds)
    return Breaker(until=monotonic + wait, blocked=Blocked.LINE)


_Wait = Callable[[int, CentreTrouble, Line, random.Random], float]


def _line(failures: int, _: CentreTrouble, line: Line, chance: random.Random) -> float:
    floor, cap = line.retry_floor_seconds, line.retry_cap_seconds
    return delay(failures, floor=floor, cap=cap, chance=chance)


def _outage(_failures: int, _: CentreTrouble, line: Line, chance: random.Random) -> float:
    # Every station met it in the same minute: spread over the whole cap from the first failure on.
    return chance.uniform(0.0, line.retry_cap_seconds)


def _busy(failures: int, trouble: CentreTrouble, line: Line, chance: random.Random) -> float:
    if trouble.retry_after is None:
        return _outage(failures, trouble, line, chance)
    return obeyed(min(trouble.retry_after, LONGEST_WAIT), chance=chance)


def _fix_here(failures: int, _: CentreTrouble, line: Line, _chance: random.Random) -> float:
    # Nothing heals by itself: knock rarely.
    return ceiling(failures + 3, floor=line.retry_floor_seconds, cap=line.retry_cap_seconds)


_WAITS: Final = MappingProxyType[Treatment, _Wait](
    {
        Treatment.LINE: _line,
        Treatment.OUTAGE: _outage,
        Treatment.WAIT: _busy,
        Treatment.FIX_HERE: _fix_here,
    }
)
"""How long each shared trouble keeps the breaker open."""
