"""Start slots: who may begin an upload now, and when the others may come. No network, no thread.

A loaded centre does not slow everybody to a crawl: it lets as many send at once as its line carries
and tells each other station its own moment, one after the other at the pace at which uploads
finish. Stations that obey come once more and are let in; none is turned away twice for nothing.
"""

import math
from collections import OrderedDict, deque
from typing import Final

from station.clock import Clock

_FIRST_GUESS: Final = 10.0  # seconds an upload takes, until one has finished
_SMOOTHING: Final = 0.1  # weight of the newest upload in the mean
_IDLE: Final = 30.0  # seconds after which a place is free again that its station does not use
_PATIENCE: Final = 60.0  # seconds for which a moment is kept for a station that is late
_LONGEST: Final = 3600.0
_SLACK: Final = 1.1  # a moment too late costs a place some seconds, one too early a request


class Admission:
    """Places for ``capacity`` uploads at once; a station has one place, and one moment to come.

    Who has begun is never turned away: it only takes a place more than there should be. Who has
    finished and wants to send more waits behind all others that wait.
    """

    def __init__(self, capacity: int, clock: Clock) -> None:
        self._capacity = capacity
        self._clock = clock
        self._seconds = 0.0
        self._finished = 0
        self._sending: OrderedDict[str, float] = OrderedDict()
        self._begun: dict[str, float] = {}
        self._moments: dict[str, float] = {}
        self._later: deque[tuple[float, str]] = deque()
        self._due: OrderedDict[str, float] = OrderedDict()
        self._last = 0.0

    def ask(self, station: str, *, started: bool = False) -> float:
        """Return 0.0 for "now", or the seconds until this station may come."""
        now = self._clock.monotonic()
        self._pass_time(now)
        ahead, expected = self._ahead(station, now)
        free = self._capacity - len(self._sending)
        if started or station in self._sending or free > expected:
            self._begin(station, now)
            return 0.0
        if station in self._due:
            return self._soon(station, ahead + 1, now)
        return self._moment(station, now) - now

    def moved(self, station: str) -> None:
        """Note that bytes of a station have arrived."""
        if station in self._sending:
            self._sending[station] = self._clock.monotonic()
            self._sending.move_to_end(station)

    def done(self, station: str) -> None:
        """Note that a station has finished an upload: its place is free."""
        if self._sending.pop(station, None) is None:
            return
        took = self._clock.monotonic() - self._begun.pop(station)
        self._finished += 1
        weight = max(_SMOOTHING, 1.0 / self._finished)
        self._seconds += weight * (took - self._seconds)

    @property
    def pace(self) -> float:
        """Uploads that finish in a second, when every place is taken.

        Until one has finished, the oldest on its way says how long they take at least.
        """
        seconds = self._seconds
        if not self._finished:
            oldest = next(iter(self._begun.values()), self._clock.monotonic())
            seconds = max(_FIRST_GUESS, self._clock.monotonic() - oldest)
        return self._capacity / max(seconds, 1e-3)

    @property
    def sending(self) -> int:
        """How many places are taken."""
        return len(self._sending)

    @property
    def waiting(self) -> int:
        """How many stations have a moment to come."""
        return len(self._moments)

    def _ahead(self, station: str, now: float) -> tuple[int, int]:
        """Return how many whose moment has come are before a station, and how many may be here."""
        ahead = expected = 0
        for each, moment in self._due.items():
            if each == station:
                break
            ahead += 1
            expected += moment <= now
        return ahead, expected

    def _begin(self, station: str, now: float) -> None:
        self._begun.setdefault(station, now)
        self._sending[station] = now
        self._sending.move_to_end(station)
        self._moments.pop(station, None)
        self._due.pop(station, None)

    def _moment(self, station: str, now: float) -> float:
        """Return the moment of a station, a new one behind all others if it has none."""
        if station not in self._moments:
            self._last = max(self._last, now) + _SLACK / self.pace
            self._moments[station] = self._last
            self._later.append((self._last, station))
        return min(self._moments[station], now + _LONGEST)

    def _soon(self, station: str, rank: int, now: float) -> float:
        """Keep the place in line of a station that came in time and found no place free."""
        wait = min(max(1.0, (rank + 1) / self.pace), _LONGEST)
        self._due[station] = now + wait
        return wait

    def _pass_time(self, now: float) -> None:
        while self._later and self._later[0][0] <= now:
            moment, station = self._later.popleft()
            if self._moments.get(station) == moment:
                self._due[station] = moment
        while self._due and (first := next(iter(self._due.items())))[1] + _PATIENCE < now:
            del self._due[first[0]], self._moments[first[0]]
        while self._sending and (idle := next(iter(self._sending.items())))[1] + _IDLE < now:
            del self._sending[idle[0]], self._begun[idle[0]]


def whole_seconds(wait: float) -> int:
    """Return a wait as ``Retry-After`` says it: never shorter, at least a second."""
    return max(1, math.ceil(wait))
