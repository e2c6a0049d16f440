"""Many stations' boards as one: the newest of each, the same person at two desks, what is stuck."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from station.board.shared import Board, Packet
from station.lifecycle import Status

_OVER: Final = frozenset({Status.UNREGISTERED})
"""Statuses of recordings that count no more: the person may be recorded again."""


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """A packet and the station whose board tells of it."""

    station: str
    packet: Packet


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A station's newest board: how old, how many packets, whether its people can be compared."""

    station: str
    made_at: str
    packets: int
    comparable: bool


class Merged(msgspec.Struct, frozen=True, kw_only=True):
    """One view of all. ``duplicates``: groups of packets that are one person's."""

    sources: tuple[Source, ...]
    by_status: dict[str, int]
    by_station: dict[str, dict[str, int]]
    stuck: tuple[Placed, ...]
    duplicates: tuple[tuple[Placed, ...], ...]
    compared: bool
    """Whether all boards carry marks of one code, so that every duplicate among them is seen."""
    told: tuple[Placed, ...]

    @property
    def packets(self) -> int:
        """How many there are."""
        return len(self.told)


def merge(boards: Iterable[Board]) -> Merged:
    """Put boards together; of each station the newest counts, of each packet the newest word."""
    newest = _newest(boards)
    told = _told(newest)
    codes = {each.head.code for each in newest}
    return Merged(
        sources=tuple(_source(each) for each in newest),
        by_status=dict(Counter(each.packet.status.value for each in told)),
        by_station=_by_station(told),
        stuck=tuple(sorted((e for e in told if e.packet.stuck), key=lambda e: e.packet.sealed_at)),
        duplicates=_duplicates(told),
        compared=len(codes) == 1 and "" not in codes,
        told=tuple(told),
    )


def _newest(boards: Iterable[Board]) -> list[Board]:
    found: dict[str, Board] = {}
    for each in boards:
        before = found.get(each.head.station)
        if before is None or before.made < each.made:
            found[each.head.station] = each
    return [found[station] for station in sorted(found)]


def _told(boards: Sequence[Board]) -> list[Placed]:
    """Return each packet once: a courier's or a replaced station's may stand on two boards."""
    found: dict[str, Placed] = {}
    for board in sorted(boards, key=lambda each: each.made):
        station = board.head.station
        found |= {p.packet_id: Placed(station=station, packet=p) for p in board.packets}
    return list(found.values())


def _source(board: Board) -> Source:
    head = board.head
    return Source(station=head.station, made_at=head.made_at, packets=head.count,
                  comparable=bool(head.code))  # fmt: skip


def _by_station(told: Iterable[Placed]) -> dict[str, dict[str, int]]:
    counted: Mapping[str, Counter[str]] = defaultdict(Counter)
    for each in told:
        counted[each.station][each.packet.status.value] += 1
    return {station: dict(statuses) for station, statuses in sorted(counted.items())}


def _duplicates(told: Iterable[Placed]) -> tuple[tuple[Placed, ...], ...]:
    groups: Mapping[str, list[Placed]] = defaultdict(list)
    for each in told:
        if each.packet.mark and each.packet.status not in _OVER:
            groups[each.packet.mark].append(each)
    twice = [sorted(g, key=lambda e: e.packet.sealed_at) for g in groups.values() if len(g) > 1]
    return tuple(map(tuple, sorted(twice, key=lambda group: group[-1].packet.sealed_at)))
