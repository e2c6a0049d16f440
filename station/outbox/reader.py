"""Reads the outbox for kiosk, board and commands, while the uploader writes it or is not there."""

import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from msgspec import json

from station.clock import parse
from station.errors import Code, Refused
from station.lifecycle import AT_STATION, Status
from station.outbox.asking import ask
from station.outbox.entries import NEEDS_A_PERSON, Blocked, Counts, Entry, Page, Shown
from station.outbox.rows import entry, event
from station.outbox.schema import COLUMNS
from station.outbox.spool import Place, Spool, quarantined_id
from station.outbox.switches import Moment

_OPEN: Final = ",".join(f"'{status.value}'" for status in sorted(AT_STATION))
_PUSHABLE: Final = NEEDS_A_PERSON - {Blocked.RECAPTURE}
_KEY: Final = "|"
_GROUP: Final = re.compile(r".{4}")


class Reader:
    """A view of one outbox. Each call sees the last commit; nothing is ever written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._spool = Spool(folder)

    def page(
        self, *, state: Status | None = None, after: str | None = None, limit: int = 50
    ) -> Page:
        """Return packets, oldest first, from behind ``after`` (the previous page's own word).

        Keyset paging: rows that leave or arrive between two pages shift nothing.
        """
        wheres = ["(sealed_at, packet_id) > (:at, :id)"]
        if state is not None:
            wheres.append("state = :state")
        at, _, packet_id = (after or _KEY).partition(_KEY)
        rows = self._all(
            f"SELECT {COLUMNS} FROM packet WHERE {' AND '.join(wheres)}"
            " ORDER BY sealed_at, packet_id LIMIT :limit",
            {"at": at, "id": packet_id, "state": state, "limit": limit + 1},
        )
        shown = rows[:limit]
        last = f"{shown[-1]['sealed_at']}{_KEY}{shown[-1]['packet_id']}" if shown else None
        entries = tuple(entry(row) for row in shown)
        return Page(entries=entries, after=last if len(rows) > limit else None)

    def latest(self, limit: int) -> tuple[tuple[datetime, int], ...]:
        """Return when the last packets were sealed, and their bytes; the newest first."""
        rows = self._all(
            f"SELECT {COLUMNS} FROM packet ORDER BY sealed_at DESC, packet_id DESC LIMIT :limit",
            {"limit": limit},
        )
        return tuple((found.sealed_at, found.size) for found in map(entry, rows))

    def find(self, word: str) -> Entry:
        """Return the packet with this id or *nomor perekaman*, hyphens or not.

        Raises ``Refused`` with OUTBOX_UNKNOWN_PACKET, also when two packets share the number; what
        was typed is not repeated, for it may be a NIK.
        """
        digits = word.replace("-", "")
        rows = self._all(
            f"SELECT {COLUMNS} FROM packet WHERE packet_id = :id UNION"
            f" SELECT {COLUMNS} FROM packet WHERE number = :number",
            {"id": word, "number": "-".join(_GROUP.findall(digits))},
        )
        if len(rows) != 1:
            raise Refused(
                Code.OUTBOX_UNKNOWN_PACKET,
                "two packets have this number; ask by packet id" if rows
                else "no packet has this id or number; `perekaman outbox list` has all",
            )  # fmt: skip
        return entry(rows[0])

    def entries(self, packet_ids: Iterable[str]) -> dict[str, Entry]:
        """Return those of these packets that the index has, by packet id."""
        wanted = json.encode(list(packet_ids)).decode()
        rows = self._all(
            f"SELECT {COLUMNS} FROM packet WHERE packet_id IN (SELECT value FROM json_each(:ids))",
            {"ids": wanted},
        )
        return {row["packet_id"]: entry(row) for row in rows}

    def stuck(self) -> tuple[str, ...]:
        """Return the packets that no later try takes up by itself, oldest first.

        But not those whose person must come again: the same bytes will not do.
        """
        reasons = ",".join(f"'{reason.value}'" for reason in sorted(_PUSHABLE))
        rows = self._all(
            f"SELECT packet_id FROM packet WHERE blocked_on IN ({reasons})"
            " ORDER BY sealed_at, packet_id",
            {},
        )
        return tuple(row["packet_id"] for row in rows)

    def show(self, word: str) -> Shown:
        """Return one packet with its history; ``word`` and troubles are those of ``find``."""
        found = self.find(word)
        packet_id = found.packet_id
        history = self._all("SELECT * FROM event WHERE packet_id = :id ORDER BY seq",
                            {"id": packet_id})  # fmt: skip
        receipts = self._all("SELECT token FROM receipt WHERE packet_id = :id", {"id": packet_id})
        return Shown(
            entry=found,
            history=tuple(event(row) for row in history),
            receipts=tuple(row["token"] for row in receipts),
        )

    def receipts_at(self, packet_id: str) -> tuple[str, ...]:
        """Return when the receipts that stand for a packet were issued, as they say it."""
        rows = self._all("SELECT received_at FROM receipt WHERE packet_id = :id", {"id": packet_id})
        return tuple(row["received_at"] for row in rows)

    def fresh(self) -> tuple[str, ...]:
        """Return the packets that lie in the spool and that no uploader has taken in yet."""
        if not (self._folder / Place.NEW.value).is_dir():
            return ()
        known = {row["packet_id"] for row in self._all(
            f"SELECT packet_id FROM packet WHERE state IN ({_OPEN})", {})}  # fmt: skip
        return tuple(i for i in self._spool.packet_ids(Place.NEW) if i not in known)

    def quarantined(self) -> tuple[str, ...]:
        """Return the packets that lie in quarantine and of which no good copy was taken in."""
        if not (self._folder / Place.QUARANTINE.value).is_dir():
            return ()
        found = map(quarantined_id, self._spool.names(Place.QUARANTINE))
        known = {row["packet_id"] for row in self._all("SELECT packet_id FROM packet", {})}
        return tuple(sorted({each for each in found if each} - known))

    def changed(self, after: int = 0) -> tuple[int, dict[str, str]]:
        """Return the status of every packet that had an event behind ``after``, by packet id.

        And the number of the last event, to ask behind it next time. An index that begins anew
        counts from the beginning again: then all of its packets are returned.
        """
        last = self._all("SELECT max(seq) AS seq FROM event", {})
        seq = int(last[0]["seq"] or 0) if last else 0
        since = after if after <= seq else 0
        where = "WHERE packet_id IN (SELECT packet_id FROM event WHERE seq > :after)"
        rows = self._all(
            f"SELECT packet_id, state FROM packet {where if since else ''}", {"after": since}
        )
        return seq, {row["packet_id"]: row["state"] for row in rows}

    def counts(self) -> Counts:
        """Return how many packets stand where; packets not taken in yet count as captured."""
        states = self._all("SELECT state, count(*) AS n FROM packet GROUP BY state", {})
        blocked = self._all("SELECT blocked_on, count(*) AS n FROM packet WHERE blocked_on"
                            " IS NOT NULL GROUP BY blocked_on", {})  # fmt: skip
        alarms = self._all("SELECT alarm, count(*) AS n FROM packet WHERE alarm IS NOT NULL"
                           " GROUP BY alarm", {})  # fmt: skip
        gone = self._all("SELECT count(*) AS n FROM packet WHERE destroyed_at IS NOT NULL", {})
        by_state = {str(row["state"]): int(row["n"]) for row in states}
        fresh = len(self.fresh())
        if fresh:
            captured = Status.BIO_CAPTURED.value
            by_state[captured] = by_state.get(captured, 0) + fresh
        return Counts(
            by_state=by_state,
            waiting=sum(n for state, n in by_state.items() if state in AT_STATION),
            blocked={str(row["blocked_on"]): int(row["n"]) for row in blocked},
            oldest_open=self._oldest_open(),
            paused=bool(self._all("SELECT 1 FROM switch WHERE name = 'paused' AND value = 'yes'",
                                  {})),
            alarms={str(row["alarm"]): int(row["n"]) for row in alarms},
            destroyed=int(gone[0]["n"]) if gone else 0,
        )  # fmt: skip

    def cursor(self) -> int:
        """Return how far the centre's status feed has been read; 0 before its first page."""
        rows = self._all("SELECT max(seq) AS seq FROM cursor", {})
        return int(rows[0]["seq"] or 0) if rows else 0

    def moment(self, name: Moment) -> datetime | None:
        """Return when the uploader last did this; None while it never has."""
        rows = self._all("SELECT value FROM switch WHERE name = :name", {"name": name.value})
        return parse(rows[0]["value"]) if rows else None

    def _oldest_open(self) -> datetime | None:
        rows = self._all(
            f"SELECT min(sealed_at) AS oldest FROM packet WHERE state IN ({_OPEN})", {}
        )
        return parse(rows[0]["oldest"]) if rows and rows[0]["oldest"] else None

    def _all(self, sql: str, values: dict[str, Any]) -> list[Any]:
        return ask(self._folder, sql, values)
