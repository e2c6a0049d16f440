"""Compares every file of an outbox with its row, its hash and its signature; changes nothing.

It may run beside the uploader: what only moved on between two looks is looked at again before it is
called a fault.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec

import packets
from station.errors import Broken
from station.lifecycle import AT_STATION
from station.outbox import tombstones
from station.outbox.entries import Entry
from station.outbox.rows import SOUND, entry
from station.outbox.schema import COLUMNS, INDEX, Error, open_reader
from station.outbox.spool import Place, Spool, packet_id_of, quarantined_id


class Fault(StrEnum):
    """What is not as it should be; each says what to do."""

    INDEX_UNREADABLE = "INDEX_UNREADABLE"
    ROW_UNREADABLE = "ROW_UNREADABLE"
    FILE_MISSING = "FILE_MISSING"
    FILE_UNREADABLE = "FILE_UNREADABLE"
    FILE_CHANGED = "FILE_CHANGED"
    SIGNATURE_INVALID = "SIGNATURE_INVALID"
    STRAY_FILE = "STRAY_FILE"
    QUARANTINED = "QUARANTINED"
    RECEIPT_MISSING = "RECEIPT_MISSING"
    RECEIPT_INVALID = "RECEIPT_INVALID"
    TOMBSTONE_MISSING = "TOMBSTONE_MISSING"
    TOMBSTONE_UNREADABLE = "TOMBSTONE_UNREADABLE"
    DESTROYED_FILE_THERE = "DESTROYED_FILE_THERE"
    ALARM = "ALARM"
    REGISTER_MISSING = "REGISTER_MISSING"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One fault; ``packet_id`` is empty where it is about no packet.

    ``detail`` is a code, or the folder of the spool where a stray lies.
    """

    fault: Fault
    packet_id: str = ""
    detail: str = ""


class Verification(msgspec.Struct, frozen=True, kw_only=True):
    """What was looked at, and what was found. ``fresh`` packets wait to be taken in: no fault."""

    files: int
    rows: int
    receipts: int
    tombstones: int
    fresh: int
    findings: tuple[Finding, ...]


class Verifier:
    """One look at one outbox. ``trust`` is None where this station pins no root yet."""

    def __init__(
        self, folder: Path, trust: packets.Trust | None, now: datetime, register: Path | None = None
    ) -> None:
        self._folder = folder
        self._spool = Spool(folder)
        self._trust = trust
        self._now = now
        self._register = register
        self._found: list[Finding] = []
        self._counts: Counter[str] = Counter()

    def run(self) -> Verification:
        """Look at everything. Raises nothing for faults of what it looks at."""
        if (self._folder / Place.NEW.value).is_dir():
            rows = {each.packet_id: each for each in self._rows()}
            self._files(rows)
            for row in rows.values():
                self._row(row)
            self._receipts(rows)
            self._graves(rows)
        return Verification(
            files=self._counts["files"],
            rows=self._counts["rows"],
            receipts=self._counts["receipts"],
            tombstones=self._counts["tombstones"],
            fresh=self._counts["fresh"],
            findings=tuple(self._found),
        )

    # --- rows

    def _rows(self) -> Iterator[Entry]:
        sound, damaged = f"SELECT {COLUMNS} FROM packet WHERE {SOUND}", f"NOT ({SOUND})"
        for row in self._select(sound):
            self._counts["rows"] += 1
            yield entry(row)
        for row in self._select(f"SELECT packet_id FROM packet WHERE {damaged}"):
            self._say(Fault.ROW_UNREADABLE, row["packet_id"])

    def _row(self, row: Entry) -> None:
        if row.alarm is not None:
            self._say(Fault.ALARM, row.packet_id, row.alarm.value)
        there = self._spool.find(row.packet_id)
        if row.destroyed_at is not None:
            self._when(there is not None, Fault.DESTROYED_FILE_THERE, row.packet_id)
            gone = not self._spool.disk.exists(self._spool.tombstone(row.packet_id))
            self._when(gone, Fault.TOMBSTONE_MISSING, row.packet_id)
        elif there is None and not self._spool.holds(row.packet_id):
            self._say(Fault.FILE_MISSING, row.packet_id)

    def _select(self, sql: str) -> list[Any]:
        try:
            connection = open_reader(self._folder)
            if connection is None:
                return []
            with closing(connection):
                return list(connection.execute(sql))
        except Error:
            if not any(f.fault is Fault.INDEX_UNREADABLE for f in self._found):
                self._say(Fault.INDEX_UNREADABLE, detail=INDEX)
            return []

    # --- files

    def _files(self, rows: dict[str, Entry]) -> None:
        for place in (Place.NEW, Place.DONE):
            for name in self._spool.names(place):
                packet_id = packet_id_of(name)
                if packet_id is None:
                    self._say(Fault.STRAY_FILE, detail=place.value)
                else:
                    self._counts["files"] += 1
                    self._file(packet_id, rows.get(packet_id))
            for _ in self._spool.others(place):
                self._say(Fault.STRAY_FILE, detail=place.value)
        for name in self._spool.names(Place.QUARANTINE):
            self._say(Fault.QUARANTINED, quarantined_id(name) or "")
        missing = self._register is not None and not self._register.exists()
        self._when(missing and bool(self._counts["files"]), Fault.REGISTER_MISSING)

    def _file(self, packet_id: str, row: Entry | None) -> None:
        path = self._spool.find(packet_id)
        try:
            data = path.read_bytes() if path else b""
        except FileNotFoundError:
            return  # moved on or destroyed since the folder was read: its row is looked at next
        except OSError as error:
            self._say(Fault.FILE_UNREADABLE, packet_id, type(error).__name__)
            return
        if path is None:
            return
        if row is None:
            self._counts["fresh"] += 1
        elif hashlib.sha256(data).hexdigest() != row.sha256:
            self._say(Fault.FILE_CHANGED, packet_id)
            return
        self._signature(packet_id, data)

    def _signature(self, packet_id: str, data: bytes) -> None:
        if self._trust is None:
            return
        try:
            waybill = packets.verify(data, self._trust, self._now).waybill
        except packets.PacketError as error:
            self._say(Fault.SIGNATURE_INVALID, packet_id, error.code.value)
            return
        self._when(waybill.packet_id != packet_id, Fault.FILE_CHANGED, packet_id)

    # --- receipts and tombstones

    def _receipts(self, rows: dict[str, Entry]) -> None:
        held = set()
        for row in self._select("SELECT packet_id, token FROM receipt"):
            self._counts["receipts"] += 1
            packet_id = str(row["packet_id"])
            held.add(packet_id)
            if packet_id in rows:
                self._receipt(rows[packet_id], str(row["token"]))
        for each in rows.values():
            owed = each.state not in AT_STATION and each.acknowledged == each.size
            self._when(owed and each.packet_id not in held, Fault.RECEIPT_MISSING, each.packet_id)

    def _receipt(self, row: Entry, token: str) -> None:
        if self._trust is None:
            return
        try:
            found = packets.verify_receipt(token, self._trust, self._now)
        except packets.PacketError as error:
            self._say(Fault.RECEIPT_INVALID, row.packet_id, error.code.value)
            return
        same = (found.packet_id, found.sha256, found.size, found.station) == (
            row.packet_id, row.sha256, row.size, row.station)  # fmt: skip
        self._when(not same, Fault.RECEIPT_INVALID, row.packet_id, "OTHER_PACKET")

    def _graves(self, rows: dict[str, Entry]) -> None:
        for packet_id in self._spool.packet_ids(Place.GONE):
            self._counts["tombstones"] += 1
            known = rows.get(packet_id)
            if known is None or known.destroyed_at is None:
                try:
                    tombstones.read(self._spool, packet_id)
                except Broken:
                    self._say(Fault.TOMBSTONE_UNREADABLE, packet_id)

    # --- saying

    def _say(self, fault: Fault, packet_id: str = "", detail: str = "") -> None:
        self._found.append(Finding(fault=fault, packet_id=packet_id, detail=detail))

    def _when(self, wrong: object, fault: Fault, packet_id: str = "", detail: str = "") -> None:
        if wrong:
            self._say(fault, packet_id, detail)
