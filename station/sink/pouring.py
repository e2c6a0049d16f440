"""Pours an outbox into a database: every event once, every row as it is now, or nothing of both."""

import hashlib
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from typing import Any, Final

import msgspec

from station.clock import iso
from station.outbox.entries import Entry, Event
from station.outbox.journal import Journal
from station.sink.database import Connection

_BATCH: Final = 1000
_ROW: Final = (
    "packet_id", "number", "station", "area_code", "size", "sealed_at", "state", "since",
    "attempt", "blocked_on", "blocked_since", "cause", "stated", "priority", "alarm",
    "destroyed_at",
)  # fmt: skip
_EVENT: Final = ("packet_id", "kind", "before", "after", "at", "actor", "cause", "attempt")
_MARKS: Final = ", ".join(["%s"] * (len(_ROW) + 1))
_PACKET: Final = (
    f"INSERT INTO perekaman.packet (told_by, {', '.join(_ROW)}) VALUES ({_MARKS})"
    " ON CONFLICT (packet_id, told_by) DO UPDATE SET told_at = now(), "
    + ", ".join(f"{name} = excluded.{name}" for name in _ROW[1:])
)
_LINE: Final = (
    f"INSERT INTO perekaman.event (told_by, event_id, {', '.join(_EVENT)})"
    f" VALUES ({', '.join(['%s'] * (len(_EVENT) + 2))}) ON CONFLICT (event_id, told_by) DO NOTHING"
)
_CURSOR: Final = (
    "INSERT INTO perekaman.cursor (told_by, seq, event_id) VALUES (%s, %s, %s)"
    " ON CONFLICT (told_by) DO UPDATE"
    " SET seq = excluded.seq, event_id = excluded.event_id, told_at = now()"
)
_HEARD: Final = (
    "INSERT INTO perekaman.cursor (told_by, seq) VALUES (%s, 0)"
    " ON CONFLICT (told_by) DO UPDATE SET told_at = now()"
)
Connect = Callable[[], AbstractContextManager[Connection]]


class Poured(msgspec.Struct, frozen=True, kw_only=True):
    """What went over: lines of history, rows of packets; whether the index was read anew."""

    events: int = 0
    packets: int = 0
    anew: bool = False


class Pouring:
    """Follows one outbox. Where it stands is kept at the far side, in the same transaction."""

    def __init__(self, journal: Journal, station: str, connect: Connect) -> None:
        self._journal = journal
        self._station = station
        self._connect = connect

    def once(self) -> Poured:
        """Pour everything there is, a batch a transaction. Raises ``Broken`` with a SINK_ code."""
        with self._connect() as connection:
            seq, anew = self._standing(connection)
            events = packets = 0
            while True:
                seq, told, rows = self._batch(connection, seq)
                events, packets = events + told, packets + rows
                if told < _BATCH:
                    return Poured(events=events, packets=packets, anew=anew)

    def _standing(self, connection: Connection) -> tuple[int, bool]:
        """Return behind which line to go on: none of it, where the index is another one now."""
        row = connection.execute(
            "SELECT seq, event_id FROM perekaman.cursor WHERE told_by = %s", (self._station,)
        ).fetchone()
        connection.rollback()
        if row is None or not row[0]:
            return 0, False
        seq, told = int(row[0]), bytes(row[1] or b"")
        known = self._journal.at(seq)
        same = known is not None and event_id(known) == told
        return (seq, False) if same else (0, True)

    def _batch(self, connection: Connection, seq: int) -> tuple[int, int, int]:
        lines = self._journal.lines(seq, _BATCH)
        rows = {each.packet_id: each for each in self._journal.moving()}
        touched = {line.event.packet_id for line in lines} - rows.keys()
        rows |= {each.packet_id: each for each in self._journal.rows(touched)}
        last = lines[-1] if lines else None
        with connection.transaction(), connection.cursor() as cursor:
            cursor.executemany(_PACKET, self._packets(rows.values()))
            cursor.executemany(_LINE, [self._line(line.event) for line in lines])
            if last:
                cursor.execute(_CURSOR, (self._station, last.seq, event_id(last.event)))
            else:
                cursor.execute(_HEARD, (self._station,))
        return (last.seq if last else seq), len(lines), len(rows)

    def _packets(self, rows: Iterable[Entry]) -> list[tuple[Any, ...]]:
        return [(self._station, *(_plain(getattr(row, name)) for name in _ROW)) for row in rows]

    def _line(self, event: Event) -> tuple[Any, ...]:
        told = (_plain(getattr(event, name)) for name in _EVENT)
        return (self._station, event_id(event), *told)


def event_id(event: Event) -> bytes:
    """Return what names an event wherever it is told: 16 bytes of the SHA-256 of all it says."""
    said = (event.packet_id, event.kind, event.before, event.after, iso(event.at), event.actor,
            event.cause, event.attempt)  # fmt: skip
    return hashlib.sha256(msgspec.json.encode(said)).digest()[:16]


def _plain(value: object) -> object:
    return str(value.value) if hasattr(value, "value") else value
