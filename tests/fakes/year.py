"""A year of one office, made up from a seed: every packet with its whole lawful history.

100 packets a day on six days of the week; most come through, some fail in every way the lifecycle
and the outbox know, the last days' are still on their way. It can be written into a register and an
index by the hundred thousand.
"""

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Final

from packets.identifiers import number, packet_id
from station.clock import iso
from station.lifecycle import AT_STATION, TRANSITIONS, Status
from station.outbox.entries import Alarm, Blocked
from station.outbox.schema import open_writer
from station.register.register import Register
from tests.fakes.views import NAMES

NOW: Final = datetime(2026, 11, 20, 7, 30, tzinfo=UTC)
KEY: Final = bytes(range(32))
VILLAGES: Final = tuple(f"DESA CONTOH {place:02d}" for place in range(1, 31))
OPERATORS: Final = ("op-sari", "op-budi", "op-wati", "op-joko")
_S = Status
_NEXT: Final = MappingProxyType(
    {
        _S.BIO_CAPTURED: ((_S.PROCESSING, 1.0, 0.2),),
        _S.PROCESSING: (
            (_S.SENT_FOR_ENROLLMENT, 0.995, 0.3), (_S.ENROLL_FAILURE_AT_REGIONAL, 0.005, 0.1),
        ),
        _S.SENT_FOR_ENROLLMENT: (
            (_S.RECEIVED_AT_CENTRAL, 0.97, 0.2), (_S.PACKET_RETRY, 0.02, 20.0),
            (None, 0.01, 0.0),
        ),
        _S.PACKET_RETRY: ((_S.SENT_FOR_ENROLLMENT, 1.0, 0.5),),
        _S.RECEIVED_AT_CENTRAL: (
            (_S.SENT_FOR_DEDUP, 0.96, 2.0), (_S.ENROLL_FAILURE_AT_CENTRAL, 0.02, 5.0),
            (_S.SEARCH_FAILURE_AT_CENTRAL, 0.01, 5.0), (None, 0.01, 0.0),
        ),
        _S.SEARCH_FAILURE_AT_CENTRAL: ((_S.SENT_FOR_DEDUP, 0.7, 60.0), (None, 0.3, 0.0)),
        _S.ENROLL_FAILURE_AT_CENTRAL: (
            (_S.BIO_CAPTURED, 0.5, 200.0), (_S.UNREGISTERED, 0.4, 200.0), (None, 0.1, 0.0),
        ),
        _S.ENROLL_FAILURE_AT_REGIONAL: (
            (_S.BIO_CAPTURED, 0.8, 30.0), (_S.UNREGISTERED, 0.1, 30.0), (None, 0.1, 0.0),
        ),
        _S.SENT_FOR_DEDUP: (
            (_S.PRINT_READY_RECORD, 0.94, 5.0), (_S.DUPLICATE_RECORD, 0.02, 24.0),
            (_S.ADJUDICATE_RECORD, 0.02, 24.0), (_S.REQUEST_VALIDATION, 0.01, 24.0),
            (None, 0.01, 0.0),
        ),
        _S.DUPLICATE_RECORD: ((_S.UNREGISTERED, 0.5, 900.0), (None, 0.5, 0.0)),
        _S.ADJUDICATE_RECORD: (
            (_S.PRINT_READY_RECORD, 0.5, 200.0), (_S.DUPLICATE_RECORD, 0.2, 200.0),
            (_S.UNREGISTERED, 0.1, 200.0), (None, 0.2, 0.0),
        ),
        _S.REQUEST_VALIDATION: (
            (_S.SENT_FOR_DEDUP, 0.5, 200.0), (_S.UNREGISTERED, 0.3, 200.0), (None, 0.2, 0.0),
        ),
        _S.PRINT_READY_RECORD: ((_S.SENT_FOR_CARD_PRINTING, 0.8, 300.0), (None, 0.2, 0.0)),
        _S.SENT_FOR_CARD_PRINTING: ((_S.CARD_PRINTED, 0.6, 100.0), (_S.CARD_SHIPPED, 0.4, 100.0)),
        _S.CARD_PRINTED: ((_S.CARD_ISSUED, 0.7, 300.0), (_S.CARD_SHIPPED, 0.3, 50.0)),
        _S.CARD_SHIPPED: ((_S.CARD_ISSUED, 1.0, 300.0),),
    }
)  # fmt: skip
"""From each status: the next one, its share, and the mean of the hours until then."""
_HELD: Final = 0.02
_ALARMED: Final = 0.0005
_UNNAMED: Final = 0.002


@dataclass(frozen=True)
class Life:
    """One packet: whose it is, what it went through, where it stands now."""

    packet_id: str
    nik: str
    name: str
    village: str
    operator: str
    sealed_at: datetime
    moves: tuple[tuple[Status, datetime], ...]
    blocked: Blocked | None = None
    alarm: Alarm | None = None
    stated: str = ""
    earlier: str = ""
    """The packet whose place it took."""

    @property
    def state(self) -> Status:
        return self.moves[-1][0]


@dataclass(frozen=True)
class Year:
    """Every packet follows from the seed alone."""

    seed: int = 1
    days: int = 365
    a_day: int = 100
    now: datetime = NOW
    _chance: random.Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_chance", random.Random(self.seed))

    @cached_property
    def lives(self) -> tuple[Life, ...]:
        """Return all of them, the oldest first."""
        found: list[Life] = []
        released: list[Life] = []
        for sealed_at in self._moments():
            due = released[0] if released and released[0].moves[-1][1] < sealed_at else None
            if due and self._chance.random() < 0.1:
                released.pop(0)
            else:
                due = None
            found.append(self._life(len(found), sealed_at, due))
            if found[-1].state is Status.UNREGISTERED:
                released.append(found[-1])
        return tuple(found)

    def _moments(self) -> Iterator[datetime]:
        for back in range(self.days, -1, -1):
            opening = (self.now - timedelta(days=back)).replace(hour=1, minute=0, second=0)
            if opening.weekday() == 6:
                continue
            for place in range(self.a_day):
                sealed_at = opening + timedelta(seconds=place * 8 * 3600 / self.a_day)
                if sealed_at <= self.now:
                    yield sealed_at

    def _life(self, place: int, sealed_at: datetime, earlier: Life | None) -> Life:
        chance = self._chance
        moves = self._walk(sealed_at)
        state = moves[-1][0]
        held = state in AT_STATION and chance.random() < _HELD
        return Life(
            packet_id=packet_id(f"{self.seed}/{place}".encode()),
            nik=earlier.nik if earlier else f"327301{place % 28 + 1:02d}0190{place % 10_000:04d}",
            name=earlier.name if earlier else NAMES[place % len(NAMES)],
            village=earlier.village if earlier else chance.choice(VILLAGES),
            operator=chance.choice(OPERATORS),
            sealed_at=sealed_at,
            moves=moves,
            blocked=chance.choice(list(Blocked)) if held else None,
            alarm=chance.choice(list(Alarm)) if chance.random() < _ALARMED else None,
            stated="MENUNGGU VERIFIKASI" if self._unnamed(state) else "",
            earlier=earlier.packet_id if earlier else "",
        )

    def _unnamed(self, state: Status) -> bool:
        return state not in AT_STATION and self._chance.random() < _UNNAMED

    def _walk(self, sealed_at: datetime) -> tuple[tuple[Status, datetime], ...]:
        moves, at = [(Status.BIO_CAPTURED, sealed_at)], sealed_at
        while moves[-1][0] in _NEXT:
            ways = _NEXT[moves[-1][0]]
            after, _, hours = self._chance.choices(ways, [share for _, share, _ in ways])[0]
            if after is None:
                break
            at += timedelta(hours=self._chance.expovariate(1 / hours))
            if at > self.now:
                break
            moves.append((after, at))
        return tuple(moves)

    # --- on the disk ------------------------------------------------------------------------------

    def write(self, outbox: Path, register: Path, *, key: bytes = KEY) -> None:
        """Fill an index and a register with it."""
        outbox.mkdir(parents=True, exist_ok=True)
        self._write_index(outbox)
        self._write_register(register, key)

    def _write_index(self, outbox: Path) -> None:
        with closing(open_writer(outbox)) as base:
            base.execute("BEGIN")
            base.executemany(
                "INSERT INTO packet (packet_id, number, station, area_code, waybill, size, sha256,"
                " sealed_at, state, since, blocked_on, blocked_since, alarm, stated, attempt)"
                " VALUES (?, ?, 'DEMO-01', '327301', 'w', 1843200, 'x', ?, ?, ?, ?, ?, ?, ?, 1)",
                map(_packet, self.lives),
            )
            base.executemany(
                "INSERT INTO event (packet_id, kind, before, after, at, actor, cause, attempt)"
                " VALUES (?, 'MOVE', ?, ?, ?, ?, '', 1)",
                (line for life in self.lives for line in _events(life)),
            )
            base.execute("COMMIT")
            base.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _write_register(self, path: Path, key: bytes) -> None:
        register = Register(path, key)
        with closing(register), register._base._connection as base:
            base.executemany(
                "INSERT INTO packet (packet_id, session, nik, name, number, village, operator,"
                " captured_at, status, kept) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                map(_owner, self.lives),
            )


def _packet(life: Life) -> tuple[object, ...]:
    held = life.blocked.value if life.blocked else None
    since = iso(life.moves[-1][1])
    alarm = life.alarm.value if life.alarm else None
    return (
        life.packet_id, number(life.packet_id), iso(life.sealed_at), life.state.value, since,
        held, since if held else None, alarm, life.stated,
    )  # fmt: skip


def _events(life: Life) -> Iterator[tuple[object, ...]]:
    before = Status.UNREGISTERED
    for after, at in life.moves:
        actor = TRANSITIONS[before, after]
        yield life.packet_id, before.value, after.value, iso(at), actor.value
        before = after


def _owner(life: Life) -> tuple[object, ...]:
    return (
        life.packet_id, life.packet_id[:32], life.nik, life.name, number(life.packet_id),
        life.village, life.operator, iso(life.sealed_at), life.state.value,
    )  # fmt: skip
