"""Tables for spreadsheets: CSV that one opens with a double click and runs nothing of.

A byte order mark and semicolons, as one in Indonesian expects; an apostrophe before what would be
taken for a formula (OWASP, CSV injection), and before numbers of which it would lose digits.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

_BOM: Final = "\ufeff"
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "'")
_DIGITS: Final = 15
"""A spreadsheet's numbers have no more that count."""


def sheet(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Return the file, UTF-8 with a byte order mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(heading)
    writer.writerows(map(safe, rows))
    return (_BOM + out.getvalue()).encode()


def read(data: bytes) -> list[list[str]]:
    """Return what :func:`sheet` was given, the heading first. Raises ``ValueError``."""
    lines = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
    return [[cell.removeprefix("'") for cell in line] for line in lines]


def safe(cells: Iterable[str]) -> list[str]:
    """Return cells that no spreadsheet runs or rounds."""
    return [f"'{cell}" if _guarded(cell) else cell for cell in cells]


def _guarded(cell: str) -> bool:
    number = cell.isdigit() and (len(cell) > _DIGITS or (cell.startswith("0") and len(cell) > 1))
    return cell.startswith(_FORMULA) or number
