"""A clock that stands still until it is told to go on."""

from datetime import UTC, datetime, timedelta
from typing import Final

MORNING: Final = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


class StillClock:
    """Wall time and monotonic time of a test."""

    def __init__(self, now: datetime = MORNING) -> None:
        self._now = now
        self._monotonic = 1000.0

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, seconds: float) -> None:
        """Let time pass on both."""
        self._now += timedelta(seconds=seconds)
        self._monotonic += seconds
