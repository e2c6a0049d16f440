"""Reads a list of people somebody made: the good lines come in, of the others is told why.

What people bring are spreadsheets saved as text: UTF-8 or UTF-16, with a byte order mark or not,
fields parted by commas, semicolons or tabs, headings in English or Indonesian. Nothing is guessed
that could change who somebody is: a NIK that the spreadsheet turned into a number is refused.
"""

import csv
import io
import re
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final, TypeVar

import msgspec

from station.citizen.biodata import Biodata, Citizen, Marital
from station.citizen.nik import Sex, split
from station.lifecycle import Status

COLUMNS: Final = (*Biodata.__struct_fields__, "permanent_permit", "status")
LARGEST: Final = 4_000_000
"""Bytes of a file; a list of 20,000 people has fewer."""
MOST: Final = 20_000
"""Lines of a file."""
MOST_TOLD: Final = 200
"""Lines of which it is told why they did not come in; of more only that there are."""
_LONGEST: Final = 200
_OPTIONAL: Final = MappingProxyType(
    {"nationality": "WNI", "blood_type": "", "permanent_permit": "", "status": "UNREGISTERED"}
)
_YES: Final = "ITAP"
_INDONESIAN: Final = MappingProxyType(
    {
        "no_kk": "family_card",
        "nomor_kk": "family_card",
        "nama": "name",
        "nama_lengkap": "name",
        "jenis_kelamin": "sex",
        "tempat_lahir": "birth_place",
        "tanggal_lahir": "birth_date",
        "alamat": "address",
        "desa": "village",
        "kelurahan": "village",
        "desa_kelurahan": "village",
        "kecamatan": "district",
        "kabupaten": "regency",
        "kabupaten_kota": "regency",
        "kota": "regency",
        "provinsi": "province",
        "agama": "religion",
        "status_perkawinan": "marital_status",
        "status_kawin": "marital_status",
        "pekerjaan": "occupation",
        "kewarganegaraan": "nationality",
        "golongan_darah": "blood_type",
        "itap": "permanent_permit",
    }
)
_SEXES: Final = MappingProxyType({"LAKI-LAKI": "L", "PEREMPUAN": "P"})
_WORKBOOKS: Final = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .ods, and .xls begin."""
_WIDE: Final = (b"\xff\xfe", b"\xfe\xff")
_QUOTED_DIGITS: Final = re.compile(r'="?([0-9]+)"?|\'([0-9]+)')
"""How spreadsheets are told to leave digits alone."""
_NUMBER: Final = re.compile(r"[0-9]+([.,][0-9]+)?[eE]\+?[0-9]+|[0-9]{1,15}[.,][0-9]+")
_DAY_FIRST: Final = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_UNSEEN: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
Member = TypeVar("Member", bound=StrEnum)


class Flaw(StrEnum):
    """Why a file, or a line of it, does not come in."""

    NO_TEXT = "NO_TEXT"
    WORKBOOK = "WORKBOOK"
    TOO_LARGE = "TOO_LARGE"
    NO_PEOPLE = "NO_PEOPLE"
    COLUMN_UNKNOWN = "COLUMN_UNKNOWN"
    COLUMN_MISSING = "COLUMN_MISSING"
    COLUMN_TWICE = "COLUMN_TWICE"
    FIELDS = "FIELDS"
    QUOTES = "QUOTES"
    NIK_DIGITS = "NIK_DIGITS"
    NIK_NUMBER = "NIK_NUMBER"
    NIK_TWICE = "NIK_TWICE"
    NAME_EMPTY = "NAME_EMPTY"
    WORD = "WORD"
    DATE = "DATE"
    PERMIT = "PERMIT"
    FORMULA = "FORMULA"
    LONG = "LONG"


class Problem(msgspec.Struct, frozen=True, kw_only=True):
    """One line that did not come in; line 0 is the whole file. Never says what stood there."""

    line: int
    flaw: Flaw
    column: str = ""
    """Its English name, or its place in a heading nobody knows."""
    found: int = 0
    expected: int = 0


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a file: the people, in its order, and the lines that did not come in."""

    citizens: tuple[Citizen, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: int = 0
    """How many lines did not come in; more than ``problems`` where there are too many to tell."""


class _Wrong(Exception):
    def __init__(
        self, flaw: Flaw, column: str = "", *, found: int = 0, expected: int = 0, line: int = 0
    ) -> None:
        super().__init__(flaw.value)
        self.line, self.flaw, self.column = line, flaw, column
        self.found, self.expected = found, expected

    def at(self, line: int) -> Problem:
        """Tell it as a problem of a line."""
        return Problem(
            line=self.line or line,
            flaw=self.flaw,
            column=self.column,
            found=self.found,
            expected=self.expected,
        )


def take(data: bytes) -> Taken:
    """Read a file's bytes; never raises, whatever they are."""
    try:
        return take_text(_decoded(data))
    except _Wrong as wrong:
        return Taken(problems=(wrong.at(0),))


def take_text(text: str) -> Taken:
    """Read the text of a list; never raises."""
    found: dict[str, Citizen] = {}
    problems: list[Problem] = []
    try:
        for line, item in _lines(text):
            if isinstance(item, _Wrong):
                problems.append(item.at(line))
            elif item.nik in found:
                problems.append(_Wrong(Flaw.NIK_TWICE, "nik").at(line))
            else:
                found[item.nik] = item
    except _Wrong as wrong:
        return Taken(problems=(wrong.at(1),))
    if not found and not problems:
        problems.append(Problem(line=0, flaw=Flaw.NO_PEOPLE))
    return Taken(
        citizens=tuple(found.values()),
        problems=tuple(problems[:MOST_TOLD]),
        refused=len(problems),
    )


def _decoded(data: bytes) -> str:
    if len(data) > LARGEST:
        raise _Wrong(Flaw.TOO_LARGE)
    if data.startswith(_WORKBOOKS):
        raise _Wrong(Flaw.WORKBOOK)
    try:
        text = data.decode("utf-16" if data.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError:
        raise _Wrong(Flaw.NO_TEXT) from None
    if _UNSEEN.search(text.replace("\r", "")):
        raise _Wrong(Flaw.NO_TEXT)
    return text


def _lines(text: str) -> Iterator[tuple[int, Citizen | _Wrong]]:
    """Yield each line's number and the person in it, or what is wrong. Raises for the heading."""
    rows = _rows(text)
    _, first = next(rows, (1, []))
    if isinstance(first, _Wrong):
        raise first
    heading = _heading(first)
    for line, row in rows:
        if isinstance(row, _Wrong):
            yield line, row
        elif any(map(str.strip, row)):
            if line > MOST:
                raise _Wrong(Flaw.TOO_LARGE)
            yield line, _read(heading, row)


def _rows(text: str) -> Iterator[tuple[int, list[str] | _Wrong]]:
    """Yield rows with the number of the line they begin in; a quoted field may span lines."""
    reader = csv.reader(io.StringIO(text), delimiter=_parted_by(text), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield line, _Wrong(Flaw.QUOTES)


def _parted_by(text: str) -> str:
    # No heading has any of these in its name: the first line tells which one parts the fields.
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _heading(row: list[str]) -> list[str]:
    names = [_column(each) for each in row]
    while names and not names[-1]:  # a spreadsheet's empty columns behind the last one
        names.pop()
    unknown = [place for place, name in enumerate(names, 1) if name not in COLUMNS]
    missing = [name for name in COLUMNS if name not in names and name not in _OPTIONAL]
    if unknown:
        raise _Wrong(Flaw.COLUMN_UNKNOWN, str(unknown[0]), line=1)
    if missing:
        raise _Wrong(Flaw.COLUMN_MISSING, missing[0], line=1)
    if len(set(names)) != len(names):
        twice = next(name for name in names if names.count(name) > 1)
        raise _Wrong(Flaw.COLUMN_TWICE, twice, line=1)
    return names


def _column(heading: str) -> str:
    name = "_".join(re.split(r"[\s_./-]+", heading.strip().lower()))
    return _INDONESIAN.get(name, name)


def _read(heading: list[str], row: list[str]) -> Citizen | _Wrong:
    try:
        return _citizen(_fields(heading, row))
    except _Wrong as wrong:
        return wrong


def _fields(heading: list[str], row: list[str]) -> dict[str, str]:
    while len(row) > len(heading) and not row[-1].strip():
        row = row[:-1]
    if len(row) != len(heading):
        raise _Wrong(Flaw.FIELDS, found=len(row), expected=len(heading))
    found = dict(_OPTIONAL) | {
        column: _plain(column, text.strip()) for column, text in zip(heading, row, strict=True)
    }
    # A cell left empty in a column that may be missing says as much as no column.
    return found | {c: word for c, word in _OPTIONAL.items() if not found[c]}


def _plain(column: str, text: str) -> str:
    digits = _QUOTED_DIGITS.fullmatch(text)
    if digits and column in {"nik", "family_card"}:
        return digits[1] or digits[2]
    if text.startswith(("=", "+", "-", "@")) and text != "-":
        raise _Wrong(Flaw.FORMULA, column)
    if len(text) > _LONGEST:
        raise _Wrong(Flaw.LONG, column, found=len(text), expected=_LONGEST)
    return text


def _citizen(row: dict[str, str]) -> Citizen:
    if split(row["nik"]) is None:
        spoilt = _NUMBER.fullmatch(row["nik"]) is not None
        raise _Wrong(Flaw.NIK_NUMBER if spoilt else Flaw.NIK_DIGITS, "nik")
    if row["permanent_permit"] not in {"", _YES}:
        raise _Wrong(Flaw.PERMIT, "permanent_permit")
    if not row["name"]:
        raise _Wrong(Flaw.NAME_EMPTY, "name")
    biodata: dict[str, object] = {name: row[name] for name in Biodata.__struct_fields__}
    biodata["sex"] = _member("sex", _SEXES.get(row["sex"].upper(), row["sex"].upper()), Sex)
    biodata["marital_status"] = _member("marital_status", row["marital_status"].upper(), Marital)
    biodata["birth_date"] = _date(row["birth_date"], row["nik"])
    return Citizen(
        biodata=msgspec.convert(biodata, Biodata),
        permanent_permit=row["permanent_permit"] == _YES,
        status=_member("status", row["status"], Status),
    )


def _date(text: str, nik: str) -> date:
    """Read 1995-08-17; or 17-08-1995 where the NIK says that the day comes first."""
    try:
        swapped = _DAY_FIRST.fullmatch(text)
        if swapped is None:
            return date.fromisoformat(text) if len(text) == len("1995-08-17") else _no_date()
        day, month, year = (int(each) for each in swapped.groups())
        digits = split(nik)
        same = digits is not None and (digits.day, digits.month) == (day, month)
        return date(year, month, day) if same else _no_date()
    except ValueError:
        return _no_date()


def _no_date() -> date:
    raise _Wrong(Flaw.DATE, "birth_date")


def _member(column: str, word: str, kind: type[Member]) -> Member:
    try:
        return kind(word)
    except ValueError:
        raise _Wrong(Flaw.WORD, column) from None
