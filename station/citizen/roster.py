"""A list of people in a CSV file, as handed out before a day in a village: whole, or not at all.

How a file is read stands in ``station.citizen.listing``: UTF-8 or UTF-16, commas, semicolons or
tabs, the first line names the columns in any order, in English or as the family card says them.
Columns:

    nik               16 digits
    family_card
    name              as on the family card, never empty
    sex               L or P
    birth_place
    birth_date        as 1995-08-17
    address, village, district, regency, province
    religion
    marital_status    BELUM KAWIN, KAWIN, CERAI HIDUP or CERAI MATI
    occupation
    nationality       may be missing: WNI
    blood_type        may be missing
    permanent_permit  may be missing: empty, or ITAP for a foreigner who has one
    status            may be missing: UNREGISTERED, or a word of ``station.lifecycle.Status``
"""

import csv
import io
from collections.abc import Iterable
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

from station.citizen.biodata import Biodata, Citizen
from station.citizen.listing import COLUMNS, Flaw, Problem, Taken, take, take_text
from station.errors import Broken, Code

__all__ = ["COLUMNS", "Roster", "parse", "read", "write"]

_YES: Final = "ITAP"
_DETAIL: Final = MappingProxyType(
    {
        Flaw.NO_TEXT: "the file is not UTF-8 text",
        Flaw.WORKBOOK: "this is a workbook: save it as CSV (UTF-8)",
        Flaw.TOO_LARGE: "the list is too long",
        Flaw.NO_PEOPLE: "no people: there is no line below the header",
        Flaw.COLUMN_UNKNOWN: "unknown column {column}",
        Flaw.COLUMN_MISSING: "column {column} is missing",
        Flaw.COLUMN_TWICE: "column {column} stands twice",
        Flaw.FIELDS: "{found} fields where {expected} are expected",
        Flaw.QUOTES: "the quoting is broken",
        Flaw.NIK_DIGITS: "nik: not 16 digits",
        Flaw.NIK_NUMBER: "nik: the spreadsheet made a number of it",
        Flaw.NIK_TWICE: "nik: stands in an earlier line as well",
        Flaw.NAME_EMPTY: "name: is empty",
        Flaw.WORD: "{column}: not one of the known words",
        Flaw.DATE: "birth_date: not a date like 1995-08-17",
        Flaw.PERMIT: f"permanent_permit: must be empty or {_YES}",
        Flaw.FORMULA: "{column}: begins like a formula",
        Flaw.LONG: "{column}: {found} characters where {expected} are allowed",
    }
)


class Roster:
    """People in memory, in the order of their list."""

    def __init__(self, citizens: Iterable[Citizen]) -> None:
        self._citizens = {each.nik: each for each in citizens}

    def today(self) -> tuple[Citizen, ...]:
        return tuple(self._citizens.values())

    def find(self, nik: str) -> Citizen | None:
        return self._citizens.get(nik)


def read(path: Path) -> Roster:
    """Read a roster file with a header of :data:`COLUMNS`.

    Raises ``Broken`` with ``FILE_UNREADABLE``, or ``ROSTER_INVALID`` with the line number and the
    column, never with what stood there.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Broken(Code.FILE_UNREADABLE, f"roster: {error.strerror}") from error
    return _whole(take(data))


def parse(text: str) -> Roster:
    """Read the text of a roster. Raises ``Broken`` with ``ROSTER_INVALID``."""
    return _whole(take_text(text))


def detail(problem: Problem) -> str:
    """Tell a problem as the command line does: by line and column, never by what stood there."""
    words = _DETAIL[problem.flaw].format(
        column=problem.column, found=problem.found, expected=problem.expected
    )
    return f"line {problem.line}: {words}" if problem.line else words


def _whole(taken: Taken) -> Roster:
    if taken.problems:
        raise Broken(Code.ROSTER_INVALID, detail(taken.problems[0]))
    return Roster(taken.citizens)


def write(citizens: Iterable[Citizen]) -> str:
    """Write what :func:`parse` reads."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in citizens:
        biodata = msgspec.to_builtins(each.biodata)
        permit = _YES if each.permanent_permit else ""
        writer.writerow([*(biodata[c] for c in Biodata.__struct_fields__), permit, each.status])
    return text.getvalue()
