"""What the kiosk has handed over: taken into the index by whichever thread notices it first."""

import threading

from station.clock import Clock
from station.outbox.index import Index
from station.outbox.recovery import Found, take_in
from station.outbox.spool import Place, Spool


class Arrivals:
    """New files of the spool. Two threads look; none is taken in, or put aside, twice."""

    def __init__(self, spool: Spool, index: Index, clock: Clock) -> None:
        self._spool = spool
        self._index = index
        self._clock = clock
        self._guard = threading.Lock()
        self._seen = 0
        self._added = 0
        self._found: list[Found] = []

    def take_in(self) -> int:
        """Take in what is there; return how many packets were new to the index."""
        with self._guard:
            self._seen = self.mark()
            added, found = take_in(self._spool, self._index, self._clock.now())
            self._added += len(added)
            self._found += found
            return len(added)

    def noticed(self) -> bool:
        """Say whether the folder has changed since it was last taken in."""
        return self.mark() != self._seen

    def mark(self) -> int:
        """Return a number that changes when the kiosk hands a packet over."""
        return (self._spool.folder / Place.NEW.value).stat().st_mtime_ns

    def told(self) -> tuple[int, list[Found]]:
        """Return how many came in, and what could not, since this was last asked."""
        with self._guard:
            added, found = self._added, self._found
            self._added, self._found = 0, []
            return added, found
