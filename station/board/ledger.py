"""Whose packets they are, beside where they stand: the register read together with the index.

The two are different files with different keys; SQLite joins them on one connection that reads
only, opened for one question at a time, so that each sees the last commit of both. It is there
while somebody is signed in, and knows no more than the account's role may see.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from station.board.packet import Row
from station.board.wanted import wanted
from station.citizen.nik import mask
from station.errors import Broken, Code
from station.outbox.lists import Lists
from station.outbox.schema import UNREADABLE, Connection, Error, open_reader
from station.register.case import Case, Facts, case
from station.register.ending import is_pseudonym
from station.register.opening import Access
from station.register.recaptures import AppointmentEntry, Deed, DeedEntry, read_deed

_OF: Final = "SELECT packet_id FROM register.packet WHERE {0} = :{0} AND kept = 1"
_NAMED: Final = "SELECT packet_id FROM register.packet WHERE kept = 1 AND {0}"
_LIKE: Final = "name LIKE :{0} ESCAPE '!'"
_NUMBERED: Final = "SELECT packet_id FROM packet WHERE packet_id = :packet OR number = :packet"
_NEXT: Final = (
    "WITH RECURSIVE found (word) AS (SELECT min({0}) FROM register.packet UNION ALL"
    " SELECT (SELECT min({0}) FROM register.packet WHERE {0} > word) FROM found"
    " WHERE word IS NOT NULL) SELECT word FROM found WHERE word IS NOT NULL"
)
"""Jumps from word to word of an index: as many steps as there are words, not packets."""
_NOBODY: Final = "SELECT packet_id FROM packet WHERE 0"


_KEPT: Final = "kept = 1"


def _whole(nik: str) -> str:
    """Return a NIK, and nothing for what stands in its place once a name was struck."""
    return "" if is_pseudonym(nik) else nik


def _like(part: str) -> str:
    escaped = "".join(f"!{each}" if each in "!%_" else each for each in part)
    return f"%{escaped}%"


class Ledger:
    """The register of one station, for whoever may open it, beside its outbox's index."""

    def __init__(self, register: Access, outbox: Path) -> None:
        self._register = register
        self._outbox = outbox

    @contextmanager
    def opened(self) -> Iterator["Open | None"]:
        """Open both for a question; None while no uploader has made an index.

        Raises ``Broken`` with FILE_UNREADABLE.
        """
        try:
            connection = open_reader(self._outbox)
            if connection is None:
                yield None
                return
            with closing(connection):
                uri = f"{self._register.path.absolute().as_uri()}?mode=ro"
                key = f"x'{self._register.key.hex()}'"
                connection.execute(f'ATTACH DATABASE :uri AS register KEY "{key}"', {"uri": uri})
                connection.execute("PRAGMA temp_store = MEMORY")
                yield Open(connection, self._outbox)
        except Error as error:
            raise Broken(Code.FILE_UNREADABLE, UNREADABLE) from error


class Open:
    """Both files, open."""

    def __init__(self, connection: Connection, outbox: Path) -> None:
        self._connection = connection
        self.lists: Final = Lists(outbox, self.ask)

    def ask(self, sql: str, values: Mapping[str, Any]) -> list[Any]:
        """Put one question to both; ``packet`` alone is the index's."""
        return list(self._connection.execute(sql, values))

    def choose(self, *, village: str = "", operator: str = "", words: str = "") -> None:
        """Fill the table ``chosen`` with the packets that fulfil all that is not empty."""
        values = {"village": village, "operator": operator}
        # Each is read off an index that holds all of it; no row of the table is deciphered.
        sets = [_OF.format(name) for name, value in values.items() if value]
        if words:
            more, found = self._sought(words)
            sets, values = [*sets, *more], values | found
        self._connection.execute(f"CREATE TEMP TABLE chosen AS {' INTERSECT '.join(sets)}", values)
        self._connection.execute("CREATE UNIQUE INDEX temp.chosen_id ON chosen (packet_id)")

    def chosen(self, packet_ids: Iterable[str]) -> frozenset[str]:
        """Return those of these packets that were chosen."""
        marks = {f"p{place}": each for place, each in enumerate(packet_ids)}
        names = ", ".join(f":{mark}" for mark in marks)
        rows = self.ask(f"SELECT packet_id FROM chosen WHERE packet_id IN ({names})", marks)
        return frozenset(row["packet_id"] for row in rows)

    def _sought(self, words: str) -> tuple[list[str], dict[str, str]]:
        """Return conditions for what was typed, and their values. Half a number finds nobody."""
        sought = wanted(words)
        if sought.packet:
            return [_NUMBERED], {"packet": sought.packet}
        if sought.nik:
            return [_OF.format("nik")], {"nik": sought.nik}
        parts = {f"n{place}": _like(part) for place, part in enumerate(sought.name.split())}
        likes = " AND ".join(map(_LIKE.format, parts))
        return [_NAMED.format(likes) if likes else _NOBODY], parts

    def villages(self) -> tuple[str, ...]:
        """Return every village somebody was recorded from."""
        return tuple(row[0] for row in self.ask(_NEXT.format("village"), {}))

    def operators(self) -> tuple[str, ...]:
        """Return the account id of everybody who recorded somebody."""
        return tuple(row[0] for row in self.ask(_NEXT.format("operator"), {}))

    def facts(self, packet_ids: Iterable[str]) -> dict[str, Facts]:
        """Return whose these packets are; those of an earlier register are left out."""
        return {
            row["packet_id"]: Facts(name=row["name"], nik_masked=mask(_whole(row["nik"])),
                                    village=row["village"], operator=row["operator"])
            for row in self._of("packet", packet_ids, "kept = 1")
        }  # fmt: skip

    def niks(self, packet_ids: Iterable[str]) -> dict[str, str]:
        """Return the whole NIK of these packets, for an export that somebody answers for."""
        return {
            row["packet_id"]: _whole(row["nik"]) for row in self._of("packet", packet_ids, _KEPT)
        }

    def cases(self, rows: Iterable[Row]) -> dict[str, Case]:
        """Return what is known about packets that came back, by id."""
        states = {each.packet_id: (each.state, each.attempt) for each in rows}
        agreed = {row["packet_id"]: AppointmentEntry(**row)
                  for row in map(dict, self._of("appointment", states, "1"))}  # fmt: skip
        deeds: dict[str, list[DeedEntry]] = {}
        for row in self._of("deed", states, "1 ORDER BY id"):
            facts = [row[name] for name in DeedEntry.__struct_fields__]
            deeds.setdefault(row["packet_id"], []).append(read_deed(facts))
        return {i: case(*state, agreed.get(i), deeds.get(i, ())) for i, state in states.items()}

    def in_place_of(self, packet_id: str) -> str:
        """Return the packet in whose place this one stands; empty where there is none."""
        sql = "SELECT packet_id FROM register.deed WHERE deed = :deed AND reference = :id"
        rows = self.ask(sql, {"deed": Deed.REPLACED.value, "id": packet_id})
        return str(rows[0]["packet_id"]) if rows else ""

    def _of(self, table: str, packet_ids: Iterable[str], more: str) -> list[Any]:
        marks = {f"p{place}": each for place, each in enumerate(packet_ids)}
        names = ", ".join(f":{mark}" for mark in marks)
        sql = f"SELECT * FROM register.{table} WHERE packet_id IN ({names}) AND {more}"
        return self.ask(sql, marks)
