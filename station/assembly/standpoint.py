"""Where the station stands, as its receiver told it last; and the time that came with it."""

from datetime import datetime, timedelta
from typing import Final

from station import clock as times
from station.assembly.clock_guard import ClockGuard
from station.clock import Clock
from station.devices.messages import Placed
from station.timekeeping import reading
from station.timekeeping.reading import Timekeeper
from station.timekeeping.ticks import SystemTicks, Ticks

_FRESH: Final = timedelta(hours=1)
"""A backpack moves on: an older place says nothing of this recording."""
_LATE: Final = timedelta(seconds=1.5)
"""A receiver speaks once a second, of a moment that has passed."""
_TICKS: Final = SystemTicks()


class Standpoint:
    """The last place told. ``believed``: its time too, which an emulated receiver makes up."""

    def __init__(
        self, clock: Clock, guard: ClockGuard, *, believed: bool, ticks: Ticks = _TICKS
    ) -> None:
        self._clock = clock
        self._guard = guard
        self._believed = believed
        self._ticks = ticks
        self._placed: Placed | None = None

    def take(self, placed: Placed) -> None:
        """Keep a place, and hold the clock against the time that came with it."""
        self._placed = placed
        told = _moment(placed.measured_at)
        if self._believed and told is not None:
            arrived = times.parse(placed.arrived_at)
            self._guard.told(
                reading.taken(Timekeeper.SATELLITES, told, arrived - _LATE, arrived, self._ticks)
            )

    def placed(self) -> Placed | None:
        """Return the place, while it may still be this one."""
        found = self._placed
        if found is None or abs(self._clock.now() - times.parse(found.arrived_at)) > _FRESH:
            return None
        return found


def _moment(text: str) -> datetime | None:
    try:
        return times.parse(text)
    except ValueError:
        return None
