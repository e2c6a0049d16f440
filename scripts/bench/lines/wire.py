"""A slow, lossy, breaking wire as arithmetic: packets and times in, packets and times out."""

import heapq
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from enum import IntEnum
from typing import Final

NEVER: Final = float("inf")
_TCP: Final = 6
_BODY: Final = 200  # payload bytes from which a segment counts as one that carries an upload


class Side(IntEnum):
    """The two ends; packets go up from the station and down from the centre."""

    STATION = 0
    CENTRE = 1

    @property
    def other(self) -> "Side":
        return Side(1 - self)


@dataclass(frozen=True)
class Conditions:
    """What a wire is like. Rates in bit/s, times in seconds, ``loss`` as a share, each way.

    ``queue`` is what waits before the wire, in seconds at its rate. A cut comes after every
    ``cut_every`` seconds of uptime (0: never) and lasts ``cut_seconds``. After it the address
    translator on the way has forgotten every connection, and what still belongs to one vanishes
    for ever; ``forgets=False`` lets old connections live on.
    """

    rate: float = 512e3
    round_trip: float = 0.3
    loss: float = 0.02
    queue: float = 0.5
    cut_every: float = 0.0
    cut_seconds: float = 2.0
    forgets: bool = True
    seed: int = 1


@dataclass
class Tally:
    """What has happened, in packets, seconds, or bytes with IP headers."""

    offered_up: int = 0
    delivered_up: int = 0
    offered_down: int = 0
    delivered_down: int = 0
    lost: int = 0
    overflowed: int = 0
    cut: int = 0
    forgotten: int = 0
    cuts: list[tuple[float, float]] = field(default_factory=list)
    first_at: float = 0.0
    body_at: float = 0.0
    quiet: float = 0.0

    def uptime(self, begin: float, end: float) -> float:
        """Return the seconds of a stretch of time in which the wire was not cut."""
        down = sum(max(0.0, min(end, off) - max(begin, on)) for on, off in self.cuts)
        return end - begin - down

    def document(self) -> dict[str, object]:
        return asdict(self)


class Wire:
    """One wire between two ends. All times are of one clock that never runs backwards."""

    def __init__(self, conditions: Conditions, now: float) -> None:
        self.conditions = conditions
        self.tally = Tally()
        self._chance = random.Random(conditions.seed)
        self._free = [now, now]  # when each direction has sent what it holds
        self._flying: list[tuple[float, int, Side, bytes]] = []
        self._number = 0
        self._alive: set[bytes] = set()
        self._forgotten: set[bytes] = set()
        self._restored = now
        self._next_cut = now + (conditions.cut_every or NEVER)

    def offer(self, side: Side, packet: bytes, now: float) -> None:
        """Take a packet that ``side`` sends, or drop it as this wire does."""
        self._advance(now)
        self._count(side, packet, now)
        flow = flow_of(packet)
        if now < self._restored:
            self.tally.cut += 1
        elif flow in self._forgotten:
            self.tally.forgotten += 1
        else:
            if flow:
                self._alive.add(flow)
            self._carry(side, packet, now)

    def due(self, now: float) -> Iterator[tuple[Side, bytes]]:
        """Yield what has arrived by now, each with the side it arrives at."""
        self._advance(now)
        while self._flying and self._flying[0][0] <= now:
            at, _, target, packet = heapq.heappop(self._flying)
            self._arrived(target, packet, at)
            yield target, packet

    def next_at(self) -> float:
        """Return when something happens next by itself."""
        return min(self._next_cut, self._flying[0][0] if self._flying else NEVER)

    def _carry(self, side: Side, packet: bytes, now: float) -> None:
        begin = max(now, self._free[side])
        if begin - now > self.conditions.queue:
            self.tally.overflowed += 1
            return
        self._free[side] = begin + len(packet) * 8 / self.conditions.rate
        if self._chance.random() < self.conditions.loss:
            self.tally.lost += 1
            return
        self._number += 1
        at = self._free[side] + self.conditions.round_trip / 2
        heapq.heappush(self._flying, (at, self._number, side.other, packet))

    def _advance(self, now: float) -> None:
        while now >= self._next_cut:
            self._cut(self._next_cut)

    def _cut(self, at: float) -> None:
        self._restored = at + self.conditions.cut_seconds
        self._next_cut = self._restored + self.conditions.cut_every
        self.tally.cuts.append((at, self._restored))
        if self.conditions.forgets:
            self._forgotten |= self._alive
            self._alive.clear()
            self._flying.clear()
            self._free = [self._restored, self._restored]

    def _count(self, side: Side, packet: bytes, now: float) -> None:
        if side is Side.STATION:
            if _head(packet):  # and not a kernel's own word, before any client has begun
                self.tally.first_at = self.tally.first_at or now
            self.tally.offered_up += len(packet)
        else:
            self.tally.offered_down += len(packet)

    def _arrived(self, target: Side, packet: bytes, at: float) -> None:
        if target is Side.STATION:
            self.tally.delivered_down += len(packet)
            return
        self.tally.delivered_up += len(packet)
        if body_bytes(packet) >= _BODY:
            self.tally.quiet = max(self.tally.quiet, self.quiet_for(at))
            self.tally.body_at = at

    def quiet_for(self, now: float) -> float:
        """Return for how long the wire has been up without a byte of an upload arriving."""
        since = max(self.tally.body_at or self.tally.first_at or now, self._restored)
        return max(0.0, now - since)


def flow_of(packet: bytes) -> bytes:
    """Return what identifies a connection, the same for both directions; empty for no TCP/IPv4."""
    head = _head(packet)
    if not head:
        return b""
    ends = (packet[12:16] + packet[head : head + 2], packet[16:20] + packet[head + 2 : head + 4])
    return b"".join(sorted(ends))


def body_bytes(packet: bytes) -> int:
    """Return how many bytes a TCP segment carries."""
    head = _head(packet)
    return len(packet) - head - (packet[head + 12] >> 4) * 4 if head else 0


def _head(packet: bytes) -> int:
    """Return the length of the IPv4 header of a TCP segment, 0 for anything else."""
    if len(packet) < 40 or packet[0] >> 4 != 4 or packet[9] != _TCP:
        return 0
    return (packet[0] & 15) * 4
