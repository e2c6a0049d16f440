"""Reads a status file as people really send it: CSV or JSON of any shape, by what is in it."""

from typing import Final

from msgspec.structs import replace

from station.reconcile import objects, table
from station.reconcile.line import Damage, Key, Line
from station.reconcile.text import decoded

_ENOUGH: Final = 5


def read(data: bytes) -> list[Line]:
    """Return the lines of a file. Raises ``Unreadable`` where the whole of it cannot be used."""
    text = decoded(data)
    found = objects.lines(text) if objects.looks_like(text) else table.lines(text)
    return _without_rounded(found)


def _without_rounded(lines: list[Line]) -> list[Line]:
    """Disbelieve a column of NIKs that all end in 0: a spreadsheet keeps only 15 digits."""
    niks = {line.keys[Key.NIK] for line in lines if Key.NIK in line.keys}
    if len(niks) < _ENOUGH or not all(nik.endswith("0") for nik in niks):
        return lines
    return list(map(_rounded, lines))


def _rounded(line: Line) -> Line:
    keys = {kind: key for kind, key in line.keys.items() if kind is not Key.NIK}
    return replace(line, keys=keys, damage=line.damage or (None if keys else Damage.ROUNDED))
