"""What the emulated centre remembers: announcements, packets held, receipts, the feed. Durable."""

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2 as sqlite

from packets.proof.trail import Stood
from station.centre.protocol import StatusEvent
from station.errors import Broken, Code

_TABLES: Final = """
CREATE TABLE IF NOT EXISTS announcement (
    packet_id TEXT NOT NULL, station TEXT NOT NULL, size INTEGER NOT NULL,
    waybill TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (packet_id, station)
) STRICT;
CREATE TABLE IF NOT EXISTS part (
    packet_id TEXT NOT NULL, station TEXT NOT NULL, size INTEGER NOT NULL,
    mismatches INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (packet_id, station)
) STRICT;
CREATE TABLE IF NOT EXISTS held (
    packet_id TEXT PRIMARY KEY, station TEXT NOT NULL, receipt TEXT NOT NULL,
    seq INTEGER NOT NULL, round INTEGER NOT NULL DEFAULT 0,
    walked INTEGER NOT NULL DEFAULT 0, wanted INTEGER NOT NULL DEFAULT 0,
    UNIQUE (station, seq)
) STRICT;
CREATE TABLE IF NOT EXISTS event (
    station TEXT NOT NULL, seq INTEGER NOT NULL, packet_id TEXT NOT NULL, status TEXT NOT NULL,
    at TEXT NOT NULL, cause TEXT NOT NULL, PRIMARY KEY (station, seq)
) STRICT;
CREATE TABLE IF NOT EXISTS trail (
    packet_id TEXT PRIMARY KEY, station TEXT NOT NULL, key TEXT NOT NULL, seq INTEGER NOT NULL,
    head TEXT NOT NULL, earliest INTEGER NOT NULL, latest INTEGER NOT NULL
) STRICT;
CREATE INDEX IF NOT EXISTS trail_of ON trail (station, key);
CREATE TABLE IF NOT EXISTS seen (
    station TEXT PRIMARY KEY, seq INTEGER NOT NULL
) STRICT;
"""


class Store:
    """One file, one connection, used by many threads in turn. WAL with ``synchronous=FULL``."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.RLock()
        self._connection: Any = sqlite.connect(path, isolation_level=None, check_same_thread=False)
        self._connection.row_factory = sqlite.Row
        self._connection.execute("PRAGMA journal_mode = WAL")
        self._connection.execute("PRAGMA synchronous = FULL")
        self._connection.executescript(_TABLES)

    def close(self) -> None:
        with self._lock:
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make the changes inside durable together."""
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            self._run("BEGIN IMMEDIATE")
            try:
                yield
                self._run("COMMIT")
            except BaseException:
                self._connection.rollback()
                raise

    def announce(self, packet_id: str, station: str, size: int, waybill: str, at: str) -> None:
        """Note a packet. Each station has its own note: nobody can take another's place."""
        self._run("INSERT OR REPLACE INTO announcement VALUES (?,?,?,?,?)",
                  packet_id, station, size, waybill, at)  # fmt: skip

    def announced(self, packet_id: str, station: str) -> bool:
        return bool(self._one("SELECT 1 FROM announcement WHERE packet_id = ? AND station = ?",
                              packet_id, station))  # fmt: skip

    def owner(self, packet_id: str) -> str | None:
        """Return the station whose packet is held."""
        row = self._one("SELECT station FROM held WHERE packet_id = ?", packet_id)
        return str(row["station"]) if row else None

    def begin(self, packet_id: str, station: str, size: int) -> None:
        """Note how large a station's upload will be."""
        self._run("INSERT INTO part (packet_id, station, size) VALUES (?,?,?)"
                  " ON CONFLICT DO UPDATE SET size = excluded.size",
                  packet_id, station, size)  # fmt: skip

    def size(self, packet_id: str, station: str) -> int | None:
        row = self._one("SELECT size FROM part WHERE packet_id = ? AND station = ?",
                        packet_id, station)  # fmt: skip
        return int(row["size"]) if row else None

    def mismatch(self, packet_id: str, station: str) -> int:
        """Count a faulty upload; return how many there were."""
        with self.transaction():
            self._run("UPDATE part SET mismatches = mismatches + 1"
                      " WHERE packet_id = ? AND station = ?", packet_id, station)  # fmt: skip
            row = self._one("SELECT mismatches FROM part WHERE packet_id = ? AND station = ?",
                            packet_id, station)  # fmt: skip
            return int(row["mismatches"]) if row else 1

    def receipt(self, packet_id: str) -> str | None:
        """Return the receipt of a packet held and not asked for again."""
        row = self._one("SELECT receipt FROM held WHERE packet_id = ? AND NOT wanted", packet_id)
        return str(row["receipt"]) if row else None

    def hold(self, packet_id: str, station: str, sign: Callable[[int], str]) -> str:
        """Answer for a packet from now on; return its receipt.

        ``sign`` makes the receipt of a number. A packet that is held already, and was not asked
        for again, keeps the receipt it has: the same bytes may come by two ways at once.
        """
        with self.transaction():
            standing = self.receipt(packet_id)
            if standing is None:
                seq = self._next_seq(station)
                standing = sign(seq)
                self._hold(packet_id, station, standing, seq)
            self._run("DELETE FROM part WHERE packet_id = ?", packet_id)
        return standing

    def _hold(self, packet_id: str, station: str, receipt: str, seq: int) -> None:
        self._run(
            "INSERT INTO held (packet_id, station, receipt, seq) VALUES (?,?,?,?)"
            " ON CONFLICT (packet_id) DO UPDATE SET receipt = excluded.receipt,"
            " seq = excluded.seq, round = round + 1, walked = 0, wanted = 0",
            packet_id, station, receipt, seq,
        )  # fmt: skip

    def _next_seq(self, station: str) -> int:
        row = self._one("SELECT max(seq) AS n FROM held WHERE station = ?", station)
        return int(row["n"] or 0) + 1

    def holds(self) -> dict[str, str]:
        """Return every packet held, with its station."""
        rows = self._all("SELECT packet_id, station FROM held")
        return {row["packet_id"]: row["station"] for row in rows}

    def strike(self, packet_id: str) -> bool:
        """Want a packet held anew, as after its record was deleted; False where none is held."""
        with self.transaction():
            held = self.owner(packet_id) is not None
            self._run("UPDATE held SET walked = 1, wanted = 1 WHERE packet_id = ?", packet_id)
        return held

    def forget(self, packet_id: str) -> None:
        """Know nothing of a packet any more, as after an older backup was restored."""
        with self.transaction():
            for table in ("announcement", "part", "held", "event"):
                self._run(f"DELETE FROM {table} WHERE packet_id = ?", packet_id)

    def unwalked(self, station: str, limit: int) -> list[tuple[str, int]]:
        """Return packets held on which nothing has been decided, with their round."""
        rows = self._all("SELECT packet_id, round FROM held WHERE station = ? AND NOT walked"
                         " ORDER BY seq LIMIT ?", station, limit)  # fmt: skip
        return [(row["packet_id"], row["round"]) for row in rows]

    def walked(
        self,
        packet_id: str,
        station: str,
        steps: Sequence[tuple[str, str, str]],
        *,
        again: bool,
    ) -> None:
        """Put a packet's statuses into the feed; ``again`` asks the station for it once more.

        A step is status, cause and its moment.
        """
        with self.transaction():
            for status, cause, at in steps:
                self.tell(station, packet_id, status, at, cause)
            self._run("UPDATE held SET walked = 1, wanted = ? WHERE packet_id = ?",
                      int(again), packet_id)  # fmt: skip

    def tell(self, station: str, packet_id: str, status: str, at: str, cause: str) -> None:
        """Append one line to a station's feed."""
        with self.transaction():
            row = self._one(
                "SELECT max(coalesce((SELECT max(seq) FROM event WHERE station = ?), 0),"
                " coalesce((SELECT seq FROM seen WHERE station = ?), 0)) AS n",
                station, station,
            )  # fmt: skip
            self._run("INSERT INTO event VALUES (?,?,?,?,?,?)",
                      station, int(row["n"]) + 1, packet_id, status, at, cause)  # fmt: skip

    def stood(self, packet_id: str, station: str, key: str, stood: Stood) -> list[Stood]:
        """Keep where a station's trail stood; return where it stood in its other packets.

        ``key`` is the key that signed: a machine that was replaced begins a trail of its own.
        """
        with self.transaction():
            self._run("INSERT OR REPLACE INTO trail VALUES (?,?,?,?,?,?,?)", packet_id, station,
                      key, stood.seq, stood.head, stood.earliest, stood.latest)  # fmt: skip
            rows = self._all("SELECT seq, head, earliest, latest FROM trail WHERE station = ?"
                             " AND key = ? AND packet_id <> ? AND (seq = ? OR latest < ?"
                             " AND seq > ? OR earliest > ? AND seq < ?)", station, key, packet_id,
                             stood.seq, stood.earliest, stood.seq, stood.latest,
                             stood.seq)  # fmt: skip
        return [Stood(**row) for row in rows]

    def head(self, station: str) -> int:
        """Return the number of the last line of a station's feed."""
        row = self._one("SELECT max(seq) AS n FROM event WHERE station = ?", station)
        return int(row["n"] or 0)

    def seen(self, station: str, seq: int) -> None:
        """Note how far a station has read, where that is further than this feed goes.

        A centre restored from an older backup would otherwise number new lines below the
        station's cursor, and they would never be read.
        """
        if seq > self.head(station):
            self._run("INSERT INTO seen VALUES (?,?) ON CONFLICT DO UPDATE"
                      " SET seq = max(seq, excluded.seq)", station, seq)  # fmt: skip

    def events(self, station: str, after: int, limit: int) -> tuple[StatusEvent, ...]:
        rows = self._all("SELECT * FROM event WHERE station = ? AND seq > ? ORDER BY seq LIMIT ?",
                         station, after, limit)  # fmt: skip
        return tuple(
            StatusEvent(seq=row["seq"], packet_id=row["packet_id"], status=row["status"],
                        at=row["at"], cause=row["cause"])
            for row in rows
        )  # fmt: skip

    def _run(self, sql: str, *values: object) -> None:
        self._all(sql, *values)

    def _all(self, sql: str, *values: object) -> list[Any]:
        try:
            with self._lock:
                return list(self._connection.execute(sql, values))
        except sqlite.Error as error:
            raise Broken(Code.DISK_UNWRITABLE, type(error).__name__) from error

    def _one(self, sql: str, *values: object) -> Any:
        found = self._all(sql, *values)
        return found[0] if found else None
