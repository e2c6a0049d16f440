"""What people noted about recordings that came back: appointments, and what was done, by whom."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import msgspec

from station.lifecycle import Status
from station.register.tables import Base, columns, insertion


class Deed(StrEnum):
    """Something that was done about a recording that came back."""

    ASKED = "ASKED"
    """The ADB was asked to speak with the centre."""
    CONTACTED = "CONTACTED"
    """The person was told."""
    DELETED = "DELETED"
    """Somebody answers for it that the centre has deleted the record; with a reference."""
    RESENT = "RESENT"
    """The same packet goes the whole way once more."""
    RELEASED = "RELEASED"
    """The person may be recorded again."""
    REPLACED = "REPLACED"
    """The person was recorded again; the reference is the new packet's id."""


class AppointmentEntry(msgspec.Struct, frozen=True, kw_only=True):
    """When a person comes again (``day``, ISO, may be empty), and how they are reached."""

    packet_id: str
    day: str
    contact: str
    at: str
    who: str

    def __repr__(self) -> str:
        return f"AppointmentEntry(packet_id={self.packet_id!r}, day={self.day!r})"


class DeedEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One thing done: by whom, with which second person, under which reference."""

    packet_id: str
    deed: Deed
    at: str
    who: str
    second: str = ""
    reference: str = ""


_APPOINTMENT: Final = columns(AppointmentEntry)
_DEED: Final = columns(DeedEntry)


class Recaptures:
    """The tables ``appointment`` and ``deed`` of an open register. Deeds are only ever added."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def appoint(self, entry: AppointmentEntry) -> None:
        """Keep when somebody comes and how they are reached; the newest counts."""
        self._base.change(insertion("appointment", entry, instead=True))

    def appointment(self, packet_id: str) -> AppointmentEntry | None:
        """Return what was agreed about a packet."""
        sql = f"SELECT {_APPOINTMENT} FROM appointment WHERE packet_id = ?"
        return self._base.first(AppointmentEntry, sql, packet_id)

    def add(self, entry: DeedEntry) -> None:
        """Note that something was done."""
        self._base.change(insertion("deed", entry))

    def released(self, nik: str) -> tuple[str, ...]:
        """Return the recordings of a person that count no more and that none has replaced yet."""
        sql = (
            "SELECT packet_id FROM packet WHERE kept = 1 AND nik = ? AND status = ?"
            " AND packet_id NOT IN (SELECT packet_id FROM deed WHERE deed = ?)"
        )
        found = self._base.query(sql, nik, Status.UNREGISTERED.value, Deed.REPLACED.value)
        return tuple(packet_id for (packet_id,) in found)

    def deeds(self, packet_id: str) -> tuple[DeedEntry, ...]:
        """Return what was done about a packet, the oldest first."""
        sql = f"SELECT {_DEED} FROM deed WHERE packet_id = ? ORDER BY id"
        return tuple(map(read_deed, self._base.query(sql, packet_id)))


def read_deed(row: Sequence[str]) -> DeedEntry:
    """Read a row whose columns are the fields of :class:`DeedEntry`, in their order."""
    facts = dict(zip(DeedEntry.__struct_fields__, row, strict=True))
    return msgspec.convert(facts, DeedEntry)
