"""Reads a status file that is a table of text: any separator, quotes or none, a heading or none."""

import csv
import io
from collections.abc import Iterator, Sequence
from typing import Final

from station.reconcile import cells
from station.reconcile.headings import KEYS, Column, places, recognised
from station.reconcile.line import Damage, Flaw, Key, Line, Unreadable

_SEPARATORS: Final = (";", "\t", "|", ",")
_HEADING_WITHIN: Final = 15
"""Lines above the heading, such as a title and a date, at most."""
_WIDEST: Final = 200
_LONGEST_CELL: Final = 10_000


def lines(text: str) -> list[Line]:
    """Return the lines. Raises ``Unreadable`` where no columns can be told."""
    rows = list(_rows(text))
    columns, first = _columns([row for _, row, _ in rows])
    found = [read(place, row, columns, torn=torn) for place, row, torn in rows[first:] if any(row)]
    if not found:
        raise Unreadable(Flaw.NO_LINES, "there is no line below the heading")
    return found


def read(place: int, row: Sequence[str], columns: dict[Column, int], *, torn: bool = False) -> Line:
    """Return one line of a table whose columns are known."""
    held = {each: row[at] if at < len(row) else "" for each, at in columns.items()}
    keys, damage = _keys(held)
    status = held[Column.STATUS][: cells.LONGEST]
    if torn or max(columns.values()) >= len(row):
        damage = Damage.TORN
    elif not keys and damage is None:
        damage = Damage.NO_KEY
    elif not status and damage is None:
        damage = Damage.NO_STATUS
    at = cells.moment(held.get(Column.AT, ""))
    return Line(place=place, keys=keys, status=status, at=at, damage=damage)


def _keys(held: dict[Column, str]) -> tuple[dict[Key, str], Damage | None]:
    keys: dict[Key, str] = {}
    damage: Damage | None = None
    for kind, key in KEYS.items():
        text = cells.unquoted(held.get(kind, ""))
        if key is Key.NIK:
            value, damage = cells.nik(text)
        else:
            value = cells.packet_id(text) if key is Key.PACKET else cells.number(text)
        if value:
            keys[key] = value
    return keys, None if keys else damage


def _columns(rows: list[list[str]]) -> tuple[dict[Column, int], int]:
    for place, row in enumerate(rows[:_HEADING_WITHIN]):
        found = places(row)
        if found is not None:
            return found, place + 1
    guessed = recognised(rows)
    if guessed is None:
        raise Unreadable(
            Flaw.NO_COLUMNS,
            "no columns can be told: one must be the status, one the NIK, packet id or nomor"
            " perekaman; write these words above them",
        )
    return guessed, 0


def _rows(text: str) -> Iterator[tuple[int, list[str], bool]]:
    """Yield place, cells and whether the row is torn. A broken quote ends with its own line."""
    separator, quoted = _separator(text), '"' in text
    source = io.StringIO(text, newline=None)
    for place, written in enumerate(source, 1):
        row = written.rstrip("\n")
        if place == 1 and row.lower().startswith("sep="):
            continue
        torn = quoted and row.count('"') % 2 == 1
        yield place, _cells(row, separator, quoted=quoted and not torn), torn


def _cells(row: str, separator: str, *, quoted: bool) -> list[str]:
    if not quoted or '"' not in row:
        parts = row.split(separator, _WIDEST)
    else:
        parts = next(csv.reader([row], delimiter=separator), [])[:_WIDEST]
    return [cells.plain(each[:_LONGEST_CELL]).strip('"').strip() for each in parts]


def _separator(text: str) -> str:
    first = text[:200].lower()
    if first.startswith("sep=") and first[4:5]:
        return text[4:5]
    head = [line for line in text[:20_000].splitlines() if line.strip()][:_HEADING_WITHIN]
    counts = {each: sum(line.count(each) for line in head) for each in _SEPARATORS}
    return max(_SEPARATORS, key=lambda each: counts[each])
