"""A list of people in a CSV file, as handed out before a day in a village; read strictly.

UTF-8, with or without a byte order mark. The first line names the columns, in any order; fields are
parted by commas, or by semicolons where the first line is (as spreadsheets write it where the comma
is the decimal sign). Columns:

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
from typing import Final, TypeVar

import msgspec

from station.citizen.biodata import Biodata, Citizen, Marital
from station.citizen.nik import Sex, split
from station.errors import Broken, Code
from station.lifecycle import Status

COLUMNS: Final = (*Biodata.__struct_fields__, "permanent_permit", "status")
_OPTIONAL: Final = {
    "nationality": "WNI",
    "blood_type": "",
    "permanent_permit": "",
    "status": "UNREGISTERED",
}
_YES: Final = "ITAP"
Member = TypeVar("Member", bound=str)


class Roster:
    """People in memory, in the order of their list."""

    def __init__(self, citizens: Iterable[Citizen]) -> None:
        self._citizens = {each.nik: each for each in citizens}

    def today(self) -> tuple[Citizen, ...]:
        return tuple(self._citizens.values())

    def find(self, nik: str) -> Citizen | None:
        return self._citizens.get(nik)


def read(path: Path) -> Roster:
    """Read a roster file, UTF-8 with a header of :data:`COLUMNS`.

    Raises ``Broken`` with ``FILE_UNREADABLE``, or ``ROSTER_INVALID`` with the line number and the
    column, never with what stood there.
    """
    try:
        return parse(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Broken(Code.ROSTER_INVALID, "the file is not UTF-8") from error
    except OSError as error:
        raise Broken(Code.FILE_UNREADABLE, f"roster: {error.strerror}") from error


def parse(text: str) -> Roster:
    """Read the text of a roster. Raises ``Broken`` with ``ROSTER_INVALID``."""
    # No column has either sign in its name: the first line tells which one parts the fields.
    delimiter = ";" if ";" in text.partition("\n")[0] else ","
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, strict=True)
    citizens: list[tuple[int, Citizen]] = []
    try:
        header = next(reader, [])
        _check_header(header)
        for row in filter(any, reader):
            # A quoted field may span lines: the reader counts lines, not records.
            line = reader.line_num
            citizens.append((line, _citizen(line, _fields(line, header, row))))
    except csv.Error as error:
        raise _wrong(reader.line_num, "the quoting is broken") from error
    if not citizens:
        raise Broken(Code.ROSTER_INVALID, "no people: there is no line below the header")
    _check_unique(citizens)
    return Roster(citizen for _, citizen in citizens)


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


def _check_header(header: list[str]) -> None:
    unknown = [name for name in header if name not in COLUMNS]
    missing = [name for name in COLUMNS if name not in header and name not in _OPTIONAL]
    if unknown:
        raise _wrong(1, f"unknown column {header.index(unknown[0]) + 1}")
    if missing or len(set(header)) != len(header):
        raise _wrong(1, f"column {missing[0]} is missing" if missing else "a column stands twice")


def _fields(line: int, header: list[str], row: list[str]) -> dict[str, str]:
    if len(row) != len(header):
        raise _wrong(line, f"{len(row)} fields where {len(header)} are expected")
    return _OPTIONAL | dict(zip(header, map(str.strip, row), strict=True))


def _citizen(line: int, row: dict[str, str]) -> Citizen:
    if split(row["nik"]) is None:
        raise _wrong(line, "nik: not 16 digits")
    if row["permanent_permit"] not in {"", _YES}:
        raise _wrong(line, f"permanent_permit: must be empty or {_YES}")
    if not row["name"]:
        raise _wrong(line, "name: is empty")
    biodata: dict[str, object] = {name: row[name] for name in Biodata.__struct_fields__}
    biodata["sex"] = _member(line, "sex", row, Sex)
    biodata["marital_status"] = _member(line, "marital_status", row, Marital)
    return Citizen(
        biodata=_biodata(line, biodata),
        permanent_permit=row["permanent_permit"] == _YES,
        status=_member(line, "status", row, Status),
    )


def _biodata(line: int, row: dict[str, object]) -> Biodata:
    try:
        return msgspec.convert(row, Biodata)
    except msgspec.ValidationError as error:
        raise _wrong(line, "birth_date: not a date like 1995-08-17") from error


def _member(line: int, column: str, row: dict[str, str], kind: type[Member]) -> Member:
    try:
        return kind(row[column])
    except ValueError as error:
        raise _wrong(line, f"{column}: not one of the known words") from error


def _check_unique(citizens: list[tuple[int, Citizen]]) -> None:
    seen: set[str] = set()
    for line, citizen in citizens:
        if citizen.nik in seen:
            raise _wrong(line, "nik: stands in an earlier line as well")
        seen.add(citizen.nik)


def _wrong(line: int, what: str) -> Broken:
    return Broken(Code.ROSTER_INVALID, f"line {line}: {what}")
