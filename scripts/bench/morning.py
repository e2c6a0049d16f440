"""A simulated morning: stations with the product's breaker, a centre with the product's admission.

Time is virtual and nothing is sent. What is assumed, and from where:

- The line is shared as TCP flows share a bottleneck, evenly, none faster than its station's own.
- A flow whose window is a few segments lives in timeouts (Padhye et al., SIGCOMM 1998; Mathis et
  al., CCR 1997: p = 1.5 / w^2). After three timeouts in a row nothing was acknowledged for longer
  than the stall limit, and the product's uploader gives the connection up and dials again.
- One core of the centre shakes hands with 370 stations a second (measured, mutual TLS 1.3); whoever
  finds more than ``BACKLOG`` before him is not answered and gives up after ``PATIENCE`` seconds.
"""

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final

from scripts.bench.world import SharedLine, World, WorldClock
from station.centre.answers import CentreTrouble, Treatment
from station.centre.emulated.admission import Admission, whole_seconds
from station.errors import Code
from station.settings import Line
from station.uploader.breaker import Breaker, Phase

RTT: Final = 0.3
SEGMENT: Final = 1448 * 8  # bits
STALL: Final = 3.0
HANDSHAKES: Final = 370.0  # a second
BACKLOG: Final = 512
PATIENCE: Final = 12.0
IDLE: Final = 60.0  # seconds after which the centre closes a silent connection
REDIAL_BITS: Final = 8 * 8000  # a handshake with two certificates, and a HEAD
OWN_LINES: Final = (512e3, 1e6, 2e6)  # bit/s, a third of the stations each
LINE: Final = Line(url="simulated")
_MOVES: Final = 20.0


@dataclass(frozen=True)
class Morning:
    """How many come, with how much, on what line (bit/s), after how long an outage (s)."""

    stations: int = 1500
    packets: int = 100
    line: float = 100e6
    outage: float = 3600.0
    seed: int = 1
    jitter: bool = True
    admission: bool = True
    most_seconds: float = 60 * 3600.0
    sizes: tuple[float, float] = (8e6, 48e6)
    """Of a packet, in bits, evenly between."""
    own_lines: tuple[float, ...] = OWN_LINES
    rtt: float = RTT
    lossy: bool = True
    """Whether crowded flows lose so much that connections are given up."""
    settings: Line = LINE

    @property
    def capacity(self) -> int:
        """Places of the centre: its line over 512 kbit/s."""
        return max(2, int(self.line / 512e3)) if self.admission else 1 << 30


@dataclass
class Outcome:
    """What came of it. Times in seconds after the end of the outage."""

    received: int = 0
    bits: float = 0.0
    requests: int = 0
    given_up: int = 0
    refused: int = 0
    flows: int = 0
    first: list[float] = field(default_factory=list)
    last: list[float] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)
    per_second: Counter[int] = field(default_factory=Counter)
    half: list[int] = field(default_factory=list)
    """Packets of each station when half of all had arrived, or at the end before that."""
    ended: float = 0.0


class NoChance(random.Random):
    """What jitter would be if there were none: always the longest wait."""

    def uniform(self, a: float, b: float) -> float:
        return max(a, b)


class Door:
    """The centre's handshakes: one after the other, and no more waiting than the backlog."""

    def __init__(self, world: World, rtt: float) -> None:
        self._world = world
        self._rtt = rtt
        self._free_at = world.now
        self.open = False

    def knock(self, inside: Callable[[], None], outside: Callable[[], None]) -> None:
        """Call ``inside`` after the handshake, or ``outside`` when nobody answered in time."""
        now = self._world.now
        waiting = max(0.0, self._free_at - now) * HANDSHAKES
        if not self.open or waiting >= BACKLOG:
            self._world.after(PATIENCE if self.open else self._rtt, outside)
            return
        self._free_at = max(self._free_at, now) + 1.0 / HANDSHAKES
        self._world.after(self._free_at - now + 2 * self._rtt, inside)


class Station:
    """One station: the product's breaker decides when it comes, the centre when it sends."""

    def __init__(self, number: int, town: "Town") -> None:
        self._name = f"station-{number}"
        self._town = town
        self._world = town.world
        self._own = town.morning.own_lines[number % len(town.morning.own_lines)]
        chance = random.Random(f"{town.morning.seed}:{number}")
        self._chance = chance if town.morning.jitter else NoChance()
        self._sizes = [
            chance.uniform(*town.morning.sizes) for _ in range(town.morning.packets)
        ]  # bits
        self._breaker = Breaker()
        self._connected_at = -1e9
        self._announced = False
        self._since = 0.0
        self.received = 0

    def come(self) -> None:
        """Try; the line may be down."""
        if self._world.now - self._connected_at < IDLE:
            self._inside()
        else:
            self._town.door.knock(self._inside, self._not_answered)

    def _not_answered(self) -> None:
        self._fail(CentreTrouble(Code.LINE_DOWN, Treatment.LINE))

    def _fail(self, trouble: CentreTrouble) -> None:
        now = self._world.now
        self._breaker = self._breaker.failed(
            trouble, self._town.morning.settings, self._chance, now
        )
        self._world.after(max(0.0, self._breaker.until - now), self.come)

    def _inside(self) -> None:
        self._connected_at = self._world.now
        if self._breaker.phase(self._world.now) is not Phase.CLOSED:
            self._town.asked(1)  # the probe: the feed's next page
            self._breaker = Breaker()
        if not self._announced:
            self._town.asked(1)
            self._announced = True
        self._create()

    def _create(self) -> None:
        self._town.asked(1)
        wait = self._town.admission.ask(self._name)
        if wait:
            self._town.outcome.refused += 1
            asked = float(whole_seconds(wait))
            self._fail(CentreTrouble(Code.CENTRE_BUSY, Treatment.WAIT, retry_after=asked))
            return
        self._send(self._sizes[self.received])

    def _send(self, bits: float) -> None:
        self._town.asked(1)
        self._connected_at = self._world.now
        line = self._town.line
        flow = line.begin(self._own, bits, self._received)
        self._town.outcome.flows = max(self._town.outcome.flows, line.flows())
        self._move(flow)
        risk = given_up_rate(line.share(self._own)) if self._town.morning.lossy else 0.0
        if risk > 1e-6:
            self._world.after(self._town.fate.expovariate(risk), lambda: self._stall(flow))

    def _move(self, flow: int) -> None:
        """Let the centre see that bytes arrive, as often as it must to keep the place."""
        if self._town.line.running(flow):
            self._town.admission.moved(self._name)
            self._world.after(_MOVES, lambda: self._move(flow))

    def _stall(self, flow: int) -> None:
        line = self._town.line
        if not line.running(flow):
            return
        left = line.stop(self._own, flow)
        self._town.outcome.given_up += 1
        in_flight = line.share(self._own) * self._town.morning.rtt
        self._world.after(STALL, lambda: self._town.door.knock(
            lambda: self._go_on(left + in_flight + REDIAL_BITS), self._not_answered))  # fmt: skip

    def _go_on(self, bits: float) -> None:
        self._town.asked(1)  # HEAD
        self._town.admission.ask(self._name, started=True)
        self._send(bits)

    def _received(self) -> None:
        now, outcome = self._world.now, self._town.outcome
        self._town.admission.done(self._name)
        self._connected_at = now
        outcome.received += 1
        outcome.bits += self._sizes[self.received]
        self.received += 1
        if self.received == 1:
            outcome.first.append(now)
        else:
            outcome.gaps.append(now - self._since)
        self._since = now
        if self.received == len(self._sizes):
            outcome.last.append(now)
        else:
            self._world.after(self._town.morning.rtt, self._create)


def given_up_rate(share: float) -> float:
    """Return how often a second a flow at this rate sees three timeouts in a row."""
    window = max(share * RTT / SEGMENT, 0.5)
    loss = min(0.5, 1.5 / window**2)
    timeouts = window / RTT * loss * min(1.0, 3.0 / window)
    return timeouts * loss * loss


class Town:
    """Everybody, from the beginning of the outage until all packets are received."""

    def __init__(self, morning: Morning) -> None:
        self.morning = morning
        self.world = World(-morning.outage)
        self.line = SharedLine(self.world, morning.line, morning.own_lines)
        self.door = Door(self.world, morning.rtt)
        self.admission = Admission(morning.capacity, WorldClock(self.world))
        self.outcome = Outcome()
        self.fate = random.Random(morning.seed)
        self._stations = [Station(number, self) for number in range(morning.stations)]

    def asked(self, requests: int) -> None:
        """Count requests that reached the centre."""
        self.outcome.requests += requests
        self.outcome.per_second[int(self.world.now)] += requests

    def run(self) -> Outcome:
        """Let the morning pass."""
        total = self.morning.stations * self.morning.packets
        self.world.after(self.morning.outage, self._repair)
        for each in self._stations:
            self.world.after(0.0, each.come)  # the outage meets all of them at once
        while self.outcome.received < total and self.world.now < self.morning.most_seconds:
            if not self.world.step():
                break
            if not self.outcome.half and self.outcome.received * 2 >= total:
                self.outcome.half = [each.received for each in self._stations]
        self.outcome.half = self.outcome.half or [each.received for each in self._stations]
        self.outcome.ended = self.world.now
        return self.outcome

    def _repair(self) -> None:
        self.door.open = True
