"""What is struck from the register when its time is over: names first, at last whole rows.

A person whose recording has ended well stays as a keyed pseudonym beside the packet's id and its
status: enough to refuse a second recording, and to answer who brings the NIK along.
"""

import hmac
from collections.abc import Collection, Iterable
from typing import Final

from station.register.recaptures import Deed
from station.register.tables import Base, Statement

_LABEL: Final = b"perekaman register pseudonym 1"
_PREFIX: Final = "p-"
_DAILY: Final = ("turn", "absence", "fault", "closing")
"""Tables whose rows have a day."""
_OF_A_PERSON: Final = ("listed", "turn", "absence")


def is_pseudonym(nik: str) -> bool:
    """Say whether what stands in the place of a NIK is a pseudonym."""
    return nik.startswith(_PREFIX)


class Ending:
    """Part of an open register. Each call returns how many people or rows it struck."""

    def __init__(self, base: Base, key: bytes) -> None:
        self._base = base
        self._key = hmac.digest(key, _LABEL, "sha256")

    def pseudonym(self, nik: str) -> str:
        """Return what stands for a person here: nobody can try NIKs against it without the key."""
        return f"{_PREFIX}{hmac.digest(self._key, nik.encode(), 'sha256').hex()[:32]}"

    def named(self, until: str) -> dict[str, str]:
        """Return the NIK of every recording made until then that still has it, by packet id."""
        sql = (
            "SELECT packet_id, nik FROM packet WHERE kept = 1 AND captured_at <= ?"
            f" AND nik NOT LIKE '{_PREFIX}%'"
        )
        return dict(self._base.query(sql, until))

    def strike_names(self, packet_ids: Iterable[str]) -> int:
        """Take name, NIK, contact notes and turns of these recordings' people away."""
        wanted = frozenset(packet_ids)
        people = {each: nik for each, nik in self.named(_EVER).items() if each in wanted}
        for packet_id, nik in people.items():
            self._base.change(*self._unnamed(packet_id, nik))
        return self._done(len(people))

    def strike_drafts(self, until: str) -> tuple[str, ...]:
        """Destroy the keys of drafts that nobody touched since; return their sessions."""
        found = self._base.query("SELECT session FROM draft WHERE updated_at <= ?", until)
        sessions = tuple(session for (session,) in found)
        self._base.change(*(("DELETE FROM draft WHERE session = ?", (each,)) for each in sessions))
        self._done(len(sessions))
        return sessions

    def strike_expected(self, until: str) -> int:
        """Take people off the list who were put on it until then, and have no draft."""
        where = "at <= ? AND nik NOT IN (SELECT nik FROM draft)"
        return self._strike("listed", where, until)

    def strike_days(self, until: str) -> int:
        """Take the figures of all days before ``until`` (a date) away; packets stay."""
        old = "session IN (SELECT session FROM recording WHERE day < ?)"
        count = self._strike("effort", old, until)
        return count + sum(
            self._strike(table, "day < ?", until) for table in ("recording", *_DAILY)
        )

    def count(self, table: str) -> int:
        """Return how many rows a table has."""
        return int(self._base.query(f"SELECT count(*) FROM {table}")[0][0])

    def opened(self, before: int) -> tuple[int, bool]:
        """Count one more opening; return its number, and whether an older copy was opened.

        ``before`` is the number of the last opening, as somebody else remembers it.
        """
        turn = int(self._base.query("SELECT turn FROM opening")[0][0])
        self._base.change(("UPDATE opening SET turn = ?", (max(turn, before) + 1,)))
        return max(turn, before) + 1, turn < before

    def lacks(self, packet_ids: Collection[str]) -> frozenset[str]:
        """Return those of these packets that the register has never heard of."""
        known = {packet_id for (packet_id,) in self._base.query("SELECT packet_id FROM packet")}
        return frozenset(packet_ids) - known

    def _unnamed(self, packet_id: str, nik: str) -> Iterable[Statement]:
        yield (
            "UPDATE packet SET name = '', nik = ? WHERE packet_id = ?",
            (self.pseudonym(nik), packet_id),
        )
        yield "DELETE FROM appointment WHERE packet_id = ?", (packet_id,)
        yield (
            "UPDATE deed SET reference = '' WHERE packet_id = ? AND deed = ?",
            (packet_id, Deed.DELETED.value),
        )
        for table in _OF_A_PERSON:
            yield f"DELETE FROM {table} WHERE nik = ?", (nik,)

    def _strike(self, table: str, where: str, until: str) -> int:
        sql = f"SELECT count(*) FROM {table} WHERE {where}"
        count = int(self._base.query(sql, until)[0][0])
        if count:
            self._base.change((f"DELETE FROM {table} WHERE {where}", (until,)))
        return self._done(count)

    def _done(self, count: int) -> int:
        if count:
            self._base.forget()
        return count


_EVER: Final = "9999"
