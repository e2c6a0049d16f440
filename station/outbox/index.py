"""The index of the outbox, written by the uploader alone: state, next try, history, receipts.

It can be rebuilt from the spool (see ``recovery``); every change of a packet and its line of
history stand in one transaction.
"""

import heapq
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from station.clock import iso
from station.errors import Broken, Code
from station.lifecycle import AT_STATION, Actor, Status, ahead, believable, lawful
from station.outbox.database import Database
from station.outbox.entries import Alarm, Blocked, Cursor, Entry, Event, KeptReceipt, Kind, Sealed
from station.outbox.receipts import Receipts
from station.outbox.rows import SOUND, entry, event, moments
from station.outbox.schema import COLUMNS
from station.outbox.switches import Switches
from station.outbox.tallies import Tallies

__all__ = ["Cursor", "Index", "Sealed"]
_PAGE: Final = 200
_NEW_ATTEMPT: Final = frozenset({Status.PROCESSING, Status.PACKET_RETRY})
_FROM_NOTHING: Final = _NEW_ATTEMPT | {Status.BIO_CAPTURED}
"""Moves after which the centre has none of the packet's bytes, as far as is known here."""


class Index:
    """The writer. One per outbox; the caller holds the uploader's lock."""

    def __init__(self, folder: Path) -> None:
        self._database = Database(folder)
        self.transaction = self._database.transaction
        self.receipts = Receipts(self._database)
        self.keep_receipt, self.has_receipt = self.receipts.keep, self.receipts.has
        tallies = Tallies(self._database)
        self.owed, self.blocked, self.alarms = tallies.owed, tallies.blocked, tallies.alarms
        self._switches = Switches(self._database)
        self.cursor, self.move_cursor = self._switches.cursor, self._switches.move_cursor
        self.pause = self._switches.pause
        self.moment, self.remember = self._switches.moment, self._switches.remember

    @property
    def paused(self) -> bool:
        return self._switches.paused

    def close(self) -> None:
        self._database.close()

    # --- packets

    def add(self, sealed: Sealed, *, now: datetime) -> bool:
        """Take a packet of the spool in as BIO_CAPTURED, due at once; False if it is known."""
        facts = msgspec.structs.asdict(sealed) | {
            "sealed_at": iso(sealed.sealed_at),
            "state": Status.BIO_CAPTURED.value,
            "since": iso(sealed.sealed_at),
            "next_try_at": iso(now),
            "cause": "sealed",
        }
        with self.transaction():
            if self.get(sealed.packet_id) is not None:
                return False
            names = ",".join(facts)
            marks = ",".join(f":{name}" for name in facts)
            self._database.run(f"INSERT INTO packet ({names}) VALUES ({marks})", facts)
            self._write(
                Event(packet_id=sealed.packet_id, kind=Kind.MOVE, before=Status.UNREGISTERED.value,
                      after=Status.BIO_CAPTURED.value, at=sealed.sealed_at, actor=Actor.STATION,
                      cause="sealed", attempt=0)
            )  # fmt: skip
        return True

    def get(self, packet_id: str) -> Entry | None:
        row = self._database.one(f"SELECT {COLUMNS} FROM packet WHERE packet_id = ?", (packet_id,))
        return entry(row) if row else None

    def waybill(self, packet_id: str) -> str:
        row = self._database.one("SELECT waybill FROM packet WHERE packet_id = ?", (packet_id,))
        return str(row["waybill"])

    def open_entries(self) -> Iterator[Entry]:
        """Yield every packet this station still owes a move, as ``entries`` does."""
        return self.entries(AT_STATION)

    def entries(self, states: frozenset[Status]) -> Iterator[Entry]:
        """Yield the packets that stand in one of these states, oldest first.

        A page at a time: a backlog of many thousand takes no memory. What is moved to another of
        the states meanwhile may come again.
        """
        return heapq.merge(*map(self._standing, sorted(states)), key=_age)

    def _standing(self, state: Status) -> Iterator[Entry]:
        after = ("", "")
        while True:
            rows = self._database.all(
                f"SELECT {COLUMNS} FROM packet WHERE state = ? AND (sealed_at, packet_id) > (?, ?)"
                f" ORDER BY sealed_at, packet_id LIMIT {_PAGE}",
                (state.value, *after),
            )
            yield from map(entry, rows)
            if len(rows) < _PAGE:
                return
            after = (rows[-1]["sealed_at"], rows[-1]["packet_id"])

    def knows(self, packet_id: str) -> bool:
        return bool(self._database.one("SELECT 1 FROM packet WHERE packet_id = ?", (packet_id,)))

    def packet_ids(self) -> set[str]:
        return {row["packet_id"] for row in self._database.all("SELECT packet_id FROM packet")}

    def unreadable(self) -> list[str]:
        """Return the packets whose row holds what no writer wrote: a damaged medium."""
        suspects = self._database.all(f"SELECT {COLUMNS} FROM packet WHERE NOT ({SOUND})")
        return [row["packet_id"] for row in suspects]

    def forget(self, packet_id: str) -> None:
        """Drop a damaged row, so that it can be taken in again from the file; history stays."""
        with self.transaction():
            self._database.run("DELETE FROM packet WHERE packet_id = :p", {"p": packet_id})

    def stations(self) -> set[str]:
        return {row["station"] for row in self._database.all("SELECT DISTINCT station FROM packet")}

    def move(
        self,
        packet_id: str,
        after: Status,
        *,
        at: datetime,
        actor: Actor,
        cause: str,
        now: datetime | None = None,
        by: Kind = Kind.MOVE,
    ) -> bool:
        """Move a packet if the lifecycle allows it; otherwise record the conflict.

        Returns whether the packet now has the status. A move clears what the packet waited for
        and makes it due at once where this station owes the next move: at ``now``, where the
        move's own time ``at`` was read off somebody else's clock. ``by`` is the line of history.
        """
        with self.transaction():
            known = self._must(packet_id)
            proven = self._proven(known)
            if known.state is after and proven is after:
                return True
            attempt = known.attempt + (after in _NEW_ATTEMPT)
            may = _may(known, after) or _may(replace(known, state=proven), after)
            kind = by if may else Kind.CONFLICT
            # A line that proves something begins where the last one that does has ended.
            self._write(
                Event(packet_id=packet_id, kind=kind, before=proven.value, after=after.value,
                      at=at, actor=actor, cause=cause, attempt=attempt)
            )  # fmt: skip
            if kind is Kind.CONFLICT:
                if known.destroyed_at and after in AT_STATION:
                    self.alarm(packet_id, Alarm.ASKED_AFTER_DESTRUCTION)
                return False
            caught_up = known.state in (proven, after)
            if not caught_up and ahead(after, known.state):
                return False  # the centre's own word comes up behind what a file told already
            self.change(
                packet_id, state=after.value, since=iso(at), attempt=attempt, cause=cause,
                stated="", blocked_on=None, blocked_since=None,
                acknowledged=0 if after in _FROM_NOTHING else known.acknowledged,
                next_try_at=iso(now or at) if after in AT_STATION else None,
                resent_at=_resent(known, after, now or at),
            )  # fmt: skip
        return True

    def state(self, packet_id: str, after: Status, *, at: datetime, cause: str) -> bool:
        """Move a packet on the word of a file that nobody signed; return whether it moved.

        It never makes this station owe less: a packet the centre has not signed for stays as it is.
        Nor does it end what is owed to a deletion, and its line of history proves nothing.
        """
        with self.transaction():
            known = self._must(packet_id)
            if not believable(known.state, after, destroyed=known.destroyed_at is not None):
                return False
            self._write(
                Event(packet_id=packet_id, kind=Kind.STATED, before=known.state.value,
                      after=after.value, at=at, actor=Actor.STATION, cause=cause,
                      attempt=known.attempt)
            )  # fmt: skip
            self.change(
                packet_id, state=after.value, since=iso(max(at, known.since)), cause=cause,
                stated="", blocked_on=None, blocked_since=None,
                next_try_at=iso(at) if after in AT_STATION else None,
                announced_at=None if after in AT_STATION else _moment(known.announced_at),
                resent_at=_resent(known, after, at),
            )  # fmt: skip
        return True

    def hearsay(self, packet_id: str) -> bool:
        """Say whether a packet stands where it stands by no word that proves something."""
        known = self.get(packet_id)
        return known is not None and self._proven(known) is not known.state

    def _proven(self, known: Entry) -> Status:
        """Return the last status that this station or the centre's signed word brought it to."""
        last = self._last(known.packet_id, *_MOVING)
        if last is None:
            return known.state
        if _stands(last):  # the centre may have come up behind what a file told: not yet so far
            return Status(last["after"])
        proof = self._last(known.packet_id, Kind.MOVE)
        return Status(proof["after"] if proof else last["before"])

    def _last(self, packet_id: str, *kinds: Kind) -> Any:
        marks = ",".join("?" * len(kinds))
        return self._database.one(
            f"SELECT kind, before, after FROM event WHERE packet_id = ? AND kind IN ({marks})"
            " ORDER BY seq DESC LIMIT 1",
            (packet_id, *kinds),
        )

    def keep_unknown(
        self,
        packet_id: str,
        stated: str,
        *,
        at: datetime,
        cause: str,
        actor: Actor = Actor.CENTRE,
    ) -> None:
        """Keep a status nobody has named, as written, beside the last known one."""
        with self.transaction():
            known = self.get(packet_id)
            before = known.state.value if known else ""
            self._write(
                Event(packet_id=packet_id, kind=Kind.UNKNOWN, before=before, after=stated, at=at,
                      actor=actor, cause=cause, attempt=known.attempt if known else 0)
            )  # fmt: skip
            if known:
                self.change(packet_id, stated=stated)

    def note(self, packet_id: str, *, at: datetime, actor: Actor, cause: str) -> None:
        """Write a line of history without a change of status."""
        with self.transaction():
            known = self._must(packet_id)
            self._write(
                Event(packet_id=packet_id, kind=Kind.NOTE, before=known.state.value,
                      after=known.state.value, at=at, actor=actor, cause=cause,
                      attempt=known.attempt)
            )  # fmt: skip

    def schedule(
        self, packet_id: str, *, at: datetime | None, blocked: Blocked | None, now: datetime
    ) -> None:
        """Say when an open packet is tried next and what it waits for; the wait keeps its age."""
        with self.transaction():
            known = self._must(packet_id)
            since = known.blocked_since if known.blocked_on is blocked else now
            self.change(
                packet_id,
                next_try_at=iso(at) if at else None,
                blocked_on=blocked.value if blocked else None,
                blocked_since=iso(since) if blocked and since else None,
            )

    def schedule_all(
        self, packet_ids: list[str], *, at: datetime, blocked: Blocked | None, now: datetime
    ) -> None:
        """Put off many packets at once: the line is shared, so is its trouble."""
        with self.transaction():
            for packet_id in packet_ids:
                self.schedule(packet_id, at=at, blocked=blocked, now=now)

    def alarm(self, packet_id: str, alarm: Alarm | None) -> None:
        """Set what somebody must look into, or take it away; it is shown until then."""
        self.change(packet_id, alarm=alarm.value if alarm else None)

    def change(self, packet_id: str, **columns: Any) -> None:
        sets = ",".join(f"{name} = :{name}" for name in columns)
        with self.transaction():
            self._database.run(
                f"UPDATE packet SET {sets} WHERE packet_id = :packet_id",
                columns | {"packet_id": packet_id},
            )

    # --- what retention has destroyed

    def history(self, packet_id: str) -> tuple[Event, ...]:
        found = self._database.all(
            "SELECT * FROM event WHERE packet_id = ? ORDER BY seq", (packet_id,)
        )
        return tuple(event(row) for row in found)

    def destroyed(self) -> set[str]:
        found = self._database.all("SELECT packet_id FROM packet WHERE destroyed_at IS NOT NULL")
        return {row["packet_id"] for row in found}

    def destroyable(self, rule: str, until: datetime, *, tier: str, limit: int) -> list[str]:
        """Return packets not destroyed that fulfil a condition and have not moved since ``until``.

        Each has a receipt of the tier.
        """
        found = self._database.all(
            f"SELECT packet_id FROM packet WHERE destroyed_at IS NULL AND ({rule}) AND since <= ?"
            " AND EXISTS (SELECT 1 FROM receipt WHERE receipt.packet_id = packet.packet_id"
            " AND tier = ?) LIMIT ?",
            (iso(until), tier, limit),
        )
        return [row["packet_id"] for row in found]

    def restore(
        self, known: Entry, waybill: str, history: Iterable[Event], receipts: Iterable[KeptReceipt]
    ) -> None:
        """Write a packet anew with all that is known of it; what stands there is replaced."""
        facts = msgspec.to_builtins(known, str_keys=True) | {"waybill": waybill}
        facts |= {name: iso(at) for name, at in moments(known).items()}
        names = ",".join(facts)
        marks = ",".join(f":{name}" for name in facts)
        with self.transaction():
            for table in ("packet", "event", "receipt"):
                self._database.run(
                    f"DELETE FROM {table} WHERE packet_id = :p", {"p": known.packet_id}
                )
            self._database.run(f"INSERT INTO packet ({names}) VALUES ({marks})", facts)
            for line in history:
                self._write(line)
            for each in receipts:
                self.receipts.keep(known.packet_id, each.tier, each.token, each.received_at)

    # --- parts

    def _must(self, packet_id: str) -> Entry:
        known = self.get(packet_id)
        if known is None:
            raise Broken(Code.OUTBOX_UNKNOWN_PACKET, packet_id)
        return known

    def _write(self, line: Event) -> None:
        self._database.run(
            "INSERT INTO event (packet_id, kind, before, after, at, actor, cause, attempt) VALUES"
            " (:packet_id, :kind, :before, :after, :at, :actor, :cause, :attempt)",
            msgspec.structs.asdict(line)
            | {"kind": line.kind.value, "at": iso(line.at), "actor": line.actor.value},
        )


_MOVING: Final = (Kind.MOVE, Kind.SETTLED, Kind.STATED)


def _stands(line: Any) -> bool:
    """Say whether a line needs no later proof: what is sent anew proves itself on its way."""
    anew = line["kind"] == Kind.SETTLED and line["after"] in AT_STATION
    return line["kind"] == Kind.MOVE or anew


def _age(known: Entry) -> tuple[datetime, str]:
    return known.sealed_at, known.packet_id


def _moment(at: datetime | None) -> str | None:
    return iso(at) if at else None


def _resent(known: Entry, after: Status, at: datetime) -> str | None:
    """Return when a packet's present way began, where that is not its sealing."""
    anew = after in AT_STATION and not known.open
    return iso(at) if anew else _moment(known.resent_at)


def _may(known: Entry, after: Status) -> bool:
    """Say whether a packet may move: one whose file is destroyed can never be owed again."""
    return lawful(known.state, after) and not (known.destroyed_at and after in AT_STATION)
