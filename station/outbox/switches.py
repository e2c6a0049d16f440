"""What the index remembers beside packets: how far the feed was read, pauses, times of rounds."""

from datetime import datetime
from enum import StrEnum

from station.clock import iso, parse
from station.outbox.database import Database
from station.outbox.entries import Cursor


class Moment(StrEnum):
    """What is remembered by its time."""

    REACHED = "reached_at"
    """The centre answered, and was believed."""
    INVENTORY = "inventory_at"
    """Outbox and centre were compared."""


class Switches:
    """The tables ``cursor`` and ``switch``."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def cursor(self, feed: str) -> Cursor:
        row = self._database.one("SELECT * FROM cursor WHERE feed = ?", (feed,))
        return Cursor(seq=row["seq"], issued_at=row["issued_at"]) if row else Cursor()

    def move_cursor(self, feed: str, cursor: Cursor) -> None:
        with self._database.transaction():
            self._database.run(
                "INSERT OR REPLACE INTO cursor VALUES (:feed, :seq, :at)",
                {"feed": feed, "seq": cursor.seq, "at": cursor.issued_at},
            )

    @property
    def paused(self) -> bool:
        row = self._database.one("SELECT value FROM switch WHERE name = 'paused'", ())
        return bool(row and row["value"] == "yes")

    def pause(self, *, paused: bool) -> None:
        with self._database.transaction():
            self._database.run(
                "INSERT OR REPLACE INTO switch VALUES ('paused', :v)",
                {"v": "yes" if paused else "no"},
            )

    def moment(self, name: Moment) -> datetime | None:
        row = self._database.one("SELECT value FROM switch WHERE name = ?", (name.value,))
        return parse(row["value"]) if row else None

    def remember(self, name: Moment, at: datetime) -> None:
        with self._database.transaction():
            self._database.run(
                "INSERT OR REPLACE INTO switch VALUES (:name, :at)",
                {"name": name.value, "at": iso(at)},
            )
