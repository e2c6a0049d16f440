"""Writes the figures of the day as they happen; a figure that cannot be written stops nobody."""

import logging
from collections.abc import Callable, Iterable
from typing import Final

from station import clock as times
from station.clock import Clock
from station.daybook.stopwatch import Stopwatch
from station.errors import Broken
from station.register.day_entries import ClosingEntry, FaultEntry, RecordingEntry
from station.register.days import Days

_log: Final = logging.getLogger(__name__)


class Daybook:
    """Open while somebody is signed in."""

    def __init__(self, days: Days, clock: Clock, account: str) -> None:
        self._days = days
        self._clock = clock
        self._account = account
        self._watch = Stopwatch(clock)

    @property
    def today(self) -> str:
        """The date on the wall of the office, as ``2026-11-21``."""
        return self._clock.now().astimezone().date().isoformat()

    def stand_at(self, at: tuple[str, str] | None) -> None:
        """Somebody stands at this step of this session now, or nobody sits at the desk."""
        spent = self._watch.turn(at)
        if spent is not None:
            self._write(lambda: self._days.spent(spent.session, spent.step, spent.seconds))

    def recorded(self, entry: RecordingEntry, tries: Iterable[tuple[str, int]]) -> None:
        """A packet is kept: note it and what it took."""
        self.stand_at(None)
        self._write(lambda: self._days.recorded(entry, tries))

    def failed(self, modality: str, code: str) -> None:
        """A device that was there is gone, or does not work."""
        entry = FaultEntry(
            at=self._now(), day=self.today, operator=self._account, modality=modality, code=code
        )
        self._write(lambda: self._days.failed(entry))

    def close_day(self, day: str, *, drafts: int, unsent: int) -> None:
        """Somebody says that a day is over, and saw what was still open. Raises ``Broken``."""
        at, who = self._now(), self._account
        self._days.close(ClosingEntry(day=day, at=at, who=who, drafts=drafts, unsent=unsent))

    def _now(self) -> str:
        return times.iso(self._clock.now())

    def _write(self, work: Callable[[], None]) -> None:
        # What a person gave is worth more than the figure about it.
        try:
            work()
        except Broken as broken:
            _log.warning("figures_lost", extra={"code": broken.code.value})
