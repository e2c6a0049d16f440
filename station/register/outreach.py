"""The people expected, their turns, and why some of them are not recorded."""

from collections.abc import Iterable
from typing import Final

from station.register.day_entries import AbsenceEntry, TurnEntry
from station.register.tables import Base, columns, insertion

_ABSENCE: Final = columns(AbsenceEntry)


class Outreach:
    """Part of an open register: the list of people, queue numbers, absences."""

    def __init__(self, base: Base) -> None:
        self._base = base

    # --- the list ---------------------------------------------------------------------------------

    def enlist(self, people: Iterable[tuple[str, bytes]], at: str) -> None:
        """Add people (NIK, packed biodata) at the end of the list; whom it holds gets the newer.

        ``at`` is now: retention counts from it.
        """
        ((last,),) = self._base.query("SELECT coalesce(max(place), 0) FROM listed")
        sql = (
            "INSERT INTO listed (nik, place, citizen, at) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (nik) DO UPDATE SET citizen = excluded.citizen, at = excluded.at"
        )
        self._base.change(
            *((sql, (nik, place, data, at)) for place, (nik, data) in enumerate(people, last + 1))
        )

    def listed(self) -> tuple[bytes, ...]:
        """Return everybody's packed biodata, in the order of the list."""
        return tuple(
            data for (data,) in self._base.query("SELECT citizen FROM listed ORDER BY place")
        )

    def clear_list(self) -> None:
        """Strike the whole list; what was recorded, marked and called stays."""
        self._base.change(("DELETE FROM listed", ()))

    # --- the queue --------------------------------------------------------------------------------

    def turns(self, day: str) -> tuple[TurnEntry, ...]:
        """Return the day's queue in the order of calling."""
        sql = f"SELECT {columns(TurnEntry)} FROM turn WHERE day = ? ORDER BY rank"
        return self._base.rows(TurnEntry, sql, day)

    def put_turns(self, turns: Iterable[TurnEntry]) -> None:
        """Keep new turns, or the changed ones."""
        self._base.change(*(insertion("turn", each, instead=True) for each in turns))

    # --- who is not recorded, and why -------------------------------------------------------------

    def excuse(self, entry: AbsenceEntry) -> None:
        """Note why somebody is not recorded; the newest note counts."""
        self._base.change(insertion("absence", entry))

    def absences(self) -> dict[str, AbsenceEntry]:
        """Return everybody's newest note, by NIK; those taken back are left out."""
        sql = (
            f"SELECT {_ABSENCE} FROM absence WHERE kind <> ''"
            " AND id IN (SELECT max(id) FROM absence GROUP BY nik)"
        )
        return {each.nik: each for each in self._base.rows(AbsenceEntry, sql)}

    def absences_of(self, day: str) -> tuple[AbsenceEntry, ...]:
        """Return what stood at the end of a day, one note for each person."""
        sql = (
            f"SELECT {_ABSENCE} FROM absence WHERE kind <> ''"
            " AND id IN (SELECT max(id) FROM absence WHERE day = ? GROUP BY nik) ORDER BY id"
        )
        return self._base.rows(AbsenceEntry, sql, day)
