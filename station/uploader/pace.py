"""How fast the line may be used now: a cap by day, so that counters keep working, none by night."""

from datetime import time
from typing import Final

from station.clock import Clock
from station.settings import Line

_BYTES_PER_KILOBIT: Final = 125.0


class Pace:
    """Asked before every record; cheap."""

    def __init__(self, line: Line, clock: Clock) -> None:
        self._cap = line.cap_kbps * _BYTES_PER_KILOBIT or None
        self._cheap = hours(line.cheap_hours)
        self._clock = clock

    def __call__(self) -> float | None:
        """Return bytes per second, or None for as fast as the line carries."""
        if self._cap is None or self._cheap is None:
            return self._cap
        return None if within(self._clock.now().astimezone().time(), *self._cheap) else self._cap


def hours(text: str) -> tuple[time, time] | None:
    """Read ``22:00-05:00`` as the settings have checked it; None for an empty text."""
    if not text:
        return None
    begin, end = (time.fromisoformat(each) for each in text.split("-"))
    return begin, end


def within(now: time, begin: time, end: time) -> bool:
    """Say whether a time of day lies in hours that may go over midnight; equal ends: all day."""
    return begin <= now < end if begin < end else now >= begin or now < end
