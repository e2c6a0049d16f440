"""Virtual time, and a line that flows share in it as TCP flows share a bottleneck."""

import heapq
import itertools
from collections import Counter
from collections.abc import Callable, Sequence

from station.clock import SystemClock


class World:
    """The clock and what happens next."""

    def __init__(self, start: float) -> None:
        self.now = start
        self._order = itertools.count()
        self._events: list[tuple[float, int, Callable[[], None]]] = []

    def monotonic(self) -> float:
        return self.now

    def after(self, seconds: float, happens: Callable[[], None]) -> None:
        heapq.heappush(self._events, (self.now + seconds, next(self._order), happens))

    def step(self) -> bool:
        """Let the next thing happen; False when there is none."""
        if not self._events:
            return False
        self.now, _, happens = heapq.heappop(self._events)
        happens()
        return True


class WorldClock(SystemClock):
    """Shows virtual seconds to who asks for monotonic ones."""

    def __init__(self, world: World) -> None:
        self._world = world

    def monotonic(self) -> float:
        return self._world.now


class SharedLine:
    """Flows share the line evenly, none faster than its own (water-filling over their kinds)."""

    def __init__(self, world: World, rate: float, own_lines: Sequence[float]) -> None:
        self._world = world
        self._rate = rate
        self._at = world.now
        self._own_lines = sorted(own_lines)
        self._served = dict.fromkeys(
            self._own_lines, 0.0
        )  # bits each flow of a kind has got so far
        self._flows: dict[float, list[tuple[float, int]]] = {own: [] for own in self._own_lines}
        self._ends: dict[int, Callable[[], None]] = {}
        self._count = Counter[float]()
        self._numbers = itertools.count()
        self._version = 0

    def begin(self, own: float, bits: float, end: Callable[[], None]) -> int:
        """Start a flow; ``end`` is called when its bits are over. Returns its number."""
        self._advance()
        number = next(self._numbers)
        heapq.heappush(self._flows[own], (self._served[own] + bits, number))
        self._ends[number] = end
        self._count[own] += 1
        self._plan()
        return number

    def stop(self, own: float, number: int) -> float:
        """End a flow early; return the bits it had left."""
        self._advance()
        del self._ends[number]
        self._count[own] -= 1
        left = next(t for t, n in self._flows[own] if n == number) - self._served[own]
        self._plan()
        return left

    def running(self, number: int) -> bool:
        return number in self._ends

    def share(self, own: float) -> float:
        """Return the rate that a flow of this kind gets now, in bit/s."""
        left, flows = self._rate, sum(self._count.values())
        for rate in self._own_lines:
            if flows and rate * flows <= left:
                if own == rate:
                    return rate
                left -= rate * self._count[rate]
                flows -= self._count[rate]
            else:
                return min(own, left / max(flows, 1))
        return own

    def flows(self) -> int:
        return len(self._ends)

    def _advance(self) -> None:
        passed = self._world.now - self._at
        self._at = self._world.now
        rates = {own: self.share(own) for own in self._own_lines}
        for own in self._own_lines:
            self._served[own] += rates[own] * passed

    def _plan(self) -> None:
        self._version += 1
        version, waits = self._version, []
        for own, heap in self._flows.items():
            while heap and heap[0][1] not in self._ends:
                heapq.heappop(heap)
            if heap:
                waits.append((heap[0][0] - self._served[own]) / self.share(own))
        if waits:
            self._world.after(max(0.0, min(waits)), lambda: self._finish(version))

    def _finish(self, version: int) -> None:
        if version != self._version:
            return
        self._advance()
        over = []
        for own, heap in self._flows.items():
            while heap and (heap[0][0] <= self._served[own] + 1e-3 or heap[0][1] not in self._ends):
                _, number = heapq.heappop(heap)
                if number in self._ends:
                    over.append(self._ends.pop(number))
                    self._count[own] -= 1
        self._plan()
        for end in over:
            end()
