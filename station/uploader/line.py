"""The state of the shared line: up, or down until a moment. Kept in memory only."""

import random
from dataclasses import dataclass

from station.centre.answers import CentreTrouble, Treatment
from station.outbox.entries import Blocked
from station.settings import Line
from station.uploader.backoff import ceiling, delay, obeyed
from station.uploader.policy import COURSES, retry_after


@dataclass(frozen=True)
class LineState:
    """``until`` is monotonic; a new process begins with a line that is up."""

    failures: int = 0
    until: float = 0.0
    blocked: Blocked | None = None

    def open_at(self, monotonic: float) -> bool:
        """Say whether the line may be tried now."""
        return monotonic >= self.until


def after_trouble(
    state: LineState, trouble: CentreTrouble, line: Line, chance: random.Random, monotonic: float
) -> LineState:
    """Return the line's state after a shared trouble."""
    failures = state.failures + 1
    wait = _wait(failures, trouble, line, chance)
    return LineState(failures, monotonic + wait, COURSES[trouble.treatment].blocked)


def _wait(failures: int, trouble: CentreTrouble, line: Line, chance: random.Random) -> float:
    floor, cap = line.retry_floor_seconds, line.retry_cap_seconds
    if trouble.treatment is Treatment.WAIT:
        return obeyed(retry_after(trouble.retry_after, floor), chance=chance)
    if trouble.treatment is Treatment.FIX_HERE:  # nothing heals by itself: knock rarely
        return ceiling(failures + 3, floor=floor, cap=cap)
    return delay(failures, floor=floor, cap=cap, chance=chance)
