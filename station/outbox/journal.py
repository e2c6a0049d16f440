"""The index as others follow it: its events in order, the rows they are about, nothing twice."""

from pathlib import Path
from typing import Any, NamedTuple

from msgspec import json

from station.lifecycle import AT_STATION
from station.outbox.asking import ask
from station.outbox.entries import Entry, Event
from station.outbox.reader import Reader
from station.outbox.rows import entry, event
from station.outbox.schema import COLUMNS

_OPEN = json.encode([status.value for status in sorted(AT_STATION)]).decode()


class Line(NamedTuple):
    """An event and its number. An index that was made anew numbers from the beginning again."""

    seq: int
    event: Event


class Journal:
    """A view of one outbox for whoever copies it elsewhere."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def lines(self, after: int, limit: int) -> tuple[Line, ...]:
        """Return the events behind a number, in order."""
        rows = self._all(
            "SELECT * FROM event WHERE seq > :after ORDER BY seq LIMIT :limit",
            {"after": after, "limit": limit},
        )
        return tuple(Line(int(row["seq"]), event(row)) for row in rows)

    def at(self, seq: int) -> Event | None:
        """Return the event of a number; None where there is none."""
        rows = self._all("SELECT * FROM event WHERE seq = :seq", {"seq": seq})
        return event(rows[0]) if rows else None

    def rows(self, packet_ids: set[str]) -> tuple[Entry, ...]:
        """Return the rows of these packets."""
        return tuple(Reader(self._folder).entries(packet_ids).values())

    def moving(self) -> tuple[Entry, ...]:
        """Return the rows that change without an event: what still waits at the station."""
        rows = self._all(
            f"SELECT {COLUMNS} FROM packet WHERE alarm IS NOT NULL"
            " OR state IN (SELECT value FROM json_each(:open))",
            {"open": _OPEN},
        )
        return tuple(map(entry, rows))

    def _all(self, sql: str, values: dict[str, Any]) -> list[Any]:
        return ask(self._folder, sql, values)
