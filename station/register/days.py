"""What was done on each day and what it took, written as it happens: the figures of the daybook."""

from collections.abc import Iterable
from typing import Final

from station.register.day_entries import ClosingEntry, EffortEntry, FaultEntry, RecordingEntry
from station.register.entries import PacketEntry
from station.register.tables import Base, columns, insertion

_RECORDING: Final = columns(RecordingEntry)


class Days:
    """Part of an open register: recordings, efforts, faults, closings, by day."""

    def __init__(self, base: Base) -> None:
        self._base = base

    def spent(self, session: str, step: str, seconds: float) -> None:
        """Add the seconds that somebody stood at a step."""
        sql = (
            "INSERT INTO effort (session, step, seconds, tries) VALUES (?, ?, ?, 0)"
            " ON CONFLICT (session, step) DO UPDATE SET seconds = seconds + excluded.seconds"
        )
        self._base.change((sql, (session, step, seconds)))

    def recorded(self, entry: RecordingEntry, tries: Iterable[tuple[str, int]]) -> None:
        """Note a recording, with how many tries each of its steps took; again changes nothing."""
        sql = (
            "INSERT INTO effort (session, step, seconds, tries) VALUES (?, ?, 0, ?)"
            " ON CONFLICT (session, step) DO UPDATE SET tries = excluded.tries"
        )
        self._base.change(
            insertion("recording", entry, instead=True),
            *((sql, (entry.session, step, count)) for step, count in tries),
        )

    def failed(self, entry: FaultEntry) -> None:
        """Note a device that failed."""
        self._base.change(insertion("fault", entry))

    def close(self, entry: ClosingEntry) -> None:
        """Note the end of a day; the newest counts."""
        self._base.change(insertion("closing", entry, instead=True))

    # --- what was noted ---------------------------------------------------------------------------

    def days(self) -> tuple[str, ...]:
        """Return the days that have anything, the newest first."""
        sql = (
            "SELECT day FROM recording UNION SELECT day FROM fault UNION SELECT day FROM absence"
            " ORDER BY day DESC"
        )
        return tuple(day for (day,) in self._base.query(sql))

    def recordings(self, day: str) -> tuple[RecordingEntry, ...]:
        """Return what was recorded on a day, in order."""
        sql = f"SELECT {_RECORDING} FROM recording WHERE day = ? ORDER BY at"
        return self._base.rows(RecordingEntry, sql, day)

    def efforts(self, day: str) -> tuple[EffortEntry, ...]:
        """Return what the steps of the day's recordings took, in the order they were gone."""
        wanted = ", ".join(f"effort.{each}" for each in EffortEntry.__struct_fields__)
        sql = f"SELECT {wanted} FROM effort JOIN recording USING (session) WHERE day = ?"
        sql += " ORDER BY effort.rowid"
        return self._base.rows(EffortEntry, sql, day)

    def packets(self, day: str) -> dict[str, PacketEntry]:
        """Return whose packets the day's recordings are, by session; purged ones are left out."""
        wanted = ", ".join(f"packet.{each}" for each in PacketEntry.__struct_fields__)
        sql = f"SELECT {wanted} FROM packet JOIN recording USING (session) WHERE day = ?"
        return {each.session: each for each in self._base.rows(PacketEntry, sql, day)}

    def unsettled(self, statuses: Iterable[str]) -> dict[str, str]:
        """Return when each recording in one of these statuses was made, by packet id."""
        wanted = tuple(statuses)
        marks = ", ".join("?" * len(wanted))
        sql = f"SELECT packet_id, captured_at FROM packet WHERE kept = 1 AND status IN ({marks})"
        return dict(self._base.query(sql, *wanted))

    def exceptions(self) -> frozenset[str]:
        """Return the NIKs of everybody who was recorded with an exception."""
        sql = "SELECT nik FROM packet JOIN recording USING (session) WHERE exceptions <> ''"
        return frozenset(nik for (nik,) in self._base.query(sql))

    def make_good(self) -> None:
        """Note the recordings whose figures a crash, or an older version, left out."""
        sql = (
            "INSERT INTO recording SELECT session, date(captured_at, 'localtime'), captured_at,"
            " packet_id, number, 0, village, operator, 0, '' FROM packet WHERE kept = 1"
            " AND session NOT IN (SELECT session FROM recording)"
        )
        self._base.change((sql, ()))

    def faults(self, day: str) -> tuple[FaultEntry, ...]:
        """Return the devices that failed on a day, in order."""
        sql = f"SELECT {columns(FaultEntry)} FROM fault WHERE day = ? ORDER BY id"
        return self._base.rows(FaultEntry, sql, day)

    def closing(self, day: str) -> ClosingEntry | None:
        """Return how a day was closed."""
        sql = f"SELECT {columns(ClosingEntry)} FROM closing WHERE day = ?"
        return self._base.first(ClosingEntry, sql, day)
