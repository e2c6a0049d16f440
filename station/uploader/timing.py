"""Measures this machine's clock by the pages the centre signs, for whoever seals on it."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from station import clock
from station.timekeeping import reading
from station.timekeeping.reading import Reading, Timekeeper
from station.timekeeping.ticks import SystemTicks, Ticks

FILE: Final = "clock.json"
_TICKS: Final = SystemTicks()
_LONGEST: Final = timedelta(seconds=30)
"""An answer that took longer says too little of the time."""
_STALE_MS: Final = 10 * 60 * 1000
_MOVED_MS: Final = 1000


class Timing:
    """Keeps the newest reading in the outbox. The disk is written when there is something new."""

    def __init__(self, folder: Path, ticks: Ticks = _TICKS) -> None:
        self._file = folder / FILE
        self._ticks = ticks
        self._last: Reading | None = None

    def told(self, issued_at: str, before: datetime, after: datetime) -> None:
        """Take a reading from a page that was verified: asked ``before``, here ``after``."""
        if not timedelta(0) <= after - before <= _LONGEST:
            return  # also where the clock was set meanwhile
        centre = Timekeeper.CENTRE
        found = reading.taken(centre, clock.parse(issued_at), before, after, self._ticks)
        if self._last is None or self._news(self._last, found):
            reading.keep(self._file, found)
            self._last = found

    def _news(self, last: Reading, found: Reading) -> bool:
        moved = abs(found.offset_ms - last.offset_ms) > _MOVED_MS
        sharper = found.uncertainty_ms * 4 < last.uncertainty_ms
        return moved or sharper or found.ticks_ms - last.ticks_ms > _STALE_MS
