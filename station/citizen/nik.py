"""The NIK's own digits: PPKKCC DDMMYY SSSS, what they say and where they contradict the biodata.

Only the population register knows whether a NIK exists; this reads the digits and nothing else.
Structure: PP 37/2007 art. 37 (women: day + 40; the serial begins at 0001). Which finding
blocks, needs a second person or only warns is this project's rule.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from station.regions import PROVINCES

OLDEST: Final = 115
YOUNGEST: Final = 16
_WOMAN: Final = 40
_BULLET: Final = "••••"


class Sex(StrEnum):
    """As the family card writes it."""

    MALE = "L"
    FEMALE = "P"


class NikFinding(StrEnum):
    """What the NIK's own digits say."""

    NOT_16_DIGITS = "NOT_16_DIGITS"
    PROVINCE_UNKNOWN = "PROVINCE_UNKNOWN"
    DAY_IMPOSSIBLE = "DAY_IMPOSSIBLE"
    MONTH_IMPOSSIBLE = "MONTH_IMPOSSIBLE"
    DATE_IMPOSSIBLE = "DATE_IMPOSSIBLE"
    SERIAL_ZERO = "SERIAL_ZERO"
    SEX_DIFFERS = "SEX_DIFFERS"
    BIRTH_DATE_DIFFERS = "BIRTH_DATE_DIFFERS"
    OTHER_REGION = "OTHER_REGION"
    CENTURY_AMBIGUOUS = "CENTURY_AMBIGUOUS"


class Severity(StrEnum):
    """What follows from a finding."""

    BLOCK = "BLOCK"
    SECOND_PERSON = "SECOND_PERSON"
    WARN = "WARN"


SEVERITY: Final = MappingProxyType(
    {
        NikFinding.NOT_16_DIGITS: Severity.BLOCK,
        NikFinding.PROVINCE_UNKNOWN: Severity.BLOCK,
        NikFinding.DAY_IMPOSSIBLE: Severity.BLOCK,
        NikFinding.MONTH_IMPOSSIBLE: Severity.BLOCK,
        NikFinding.DATE_IMPOSSIBLE: Severity.BLOCK,
        NikFinding.SERIAL_ZERO: Severity.BLOCK,
        # The centre answers a wrong sex with REQUEST_VALIDATION: better settled here.
        NikFinding.SEX_DIFFERS: Severity.SECOND_PERSON,
        # A NIK is never re-issued, even with a wrong date part: only the biodata are corrected.
        NikFinding.BIRTH_DATE_DIFFERS: Severity.WARN,
        NikFinding.OTHER_REGION: Severity.WARN,
        NikFinding.CENTURY_AMBIGUOUS: Severity.WARN,
    }
)


@dataclass(frozen=True)
class Digits:
    """A NIK taken apart. ``day`` is the day of birth, 40 already taken off for women."""

    area: str
    day: int
    month: int
    year: int
    serial: int
    sex: Sex


def split(nik: str) -> Digits | None:
    """Take a NIK apart, or return None if it is not 16 ASCII digits."""
    if not re.fullmatch(r"[0-9]{16}", nik):
        return None
    day = int(nik[6:8])
    woman = day > _WOMAN
    return Digits(
        area=nik[:6],
        day=day - _WOMAN if woman else day,
        month=int(nik[8:10]),
        year=int(nik[10:12]),
        serial=int(nik[12:]),
        sex=Sex.FEMALE if woman else Sex.MALE,
    )


def examine(
    nik: str, *, today: date, born: date | None = None, sex: Sex | None = None, area: str = ""
) -> tuple[NikFinding, ...]:
    """Return everything worth telling about a NIK, the gravest first.

    ``born`` and ``sex`` are those of the biodata, ``area`` the station's PPKKCC; each is compared
    only where it is given.
    """
    digits = split(nik)
    if digits is None:
        return (NikFinding.NOT_16_DIGITS,)
    found = (*_blocking(digits, today, born), *_conflicts(digits, born, sex, area))
    if not found and born is None and len(birth_dates(digits, today)) > 1:
        found = (NikFinding.CENTURY_AMBIGUOUS,)
    return gravest_first(found)


def gravest_first(found: Iterable[NikFinding]) -> tuple[NikFinding, ...]:
    """Return some findings by their severity; those of one severity in the order they have here."""
    ordered = sorted(found, key=list(NikFinding).index)
    return tuple(sorted(ordered, key=lambda each: list(Severity).index(SEVERITY[each])))


def _blocking(digits: Digits, today: date, born: date | None) -> list[NikFinding]:
    found = []
    if digits.area[:2] not in PROVINCES:
        found.append(NikFinding.PROVINCE_UNKNOWN)
    if not 1 <= digits.day <= 31:
        found.append(NikFinding.DAY_IMPOSSIBLE)
    if not 1 <= digits.month <= 12:
        found.append(NikFinding.MONTH_IMPOSSIBLE)
    if not found and not _date_possible(digits, today, born):
        found.append(NikFinding.DATE_IMPOSSIBLE)
    if digits.serial == 0:
        found.append(NikFinding.SERIAL_ZERO)
    return found


def _conflicts(digits: Digits, born: date | None, sex: Sex | None, area: str) -> list[NikFinding]:
    found = []
    if sex is not None and sex is not digits.sex:
        found.append(NikFinding.SEX_DIFFERS)
    written = (digits.day, digits.month, digits.year)
    if born is not None and written != (born.day, born.month, born.year % 100):
        found.append(NikFinding.BIRTH_DATE_DIFFERS)
    if area and digits.area[: len(area)] != area:
        found.append(NikFinding.OTHER_REGION)
    return found


def _date_possible(digits: Digits, today: date, born: date | None) -> bool:
    # With the full birth date known, 29-02 must exist in either century the digits can mean;
    # without it, only centuries that give a living person count.
    years = [century + digits.year for century in (1900, 2000)]
    dates = [each for year in years if (each := _date(year, digits.month, digits.day))]
    return bool(dates if born else [each for each in dates if each <= today])


def birth_dates(digits: Digits, today: date) -> tuple[date, ...]:
    """Return the birth dates the digits can mean for a living person who is already born.

    The one that gives an age of 16 to 115 comes first; a second one, if there is any, is that of a
    person younger than 16 (who may be a married minor: ask).
    """
    years = (century + digits.year for century in (1900, 2000))
    dates = [each for year in years if (each := _date(year, digits.month, digits.day))]
    alive = [each for each in dates if each <= today and age(each, today) <= OLDEST]
    return tuple(sorted(alive, key=lambda each: age(each, today) < YOUNGEST))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def age(born: date, today: date) -> int:
    """Return completed years of life."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def severity(findings: tuple[NikFinding, ...]) -> Severity | None:
    """Return the gravest consequence of some findings, None without any."""
    present = {SEVERITY[each] for each in findings}
    return next((each for each in Severity if each in present), None)


def mask(nik: str) -> str:
    """Write a NIK so that the screen facing the citizen may show it: ``3273 •••• •••• 0001``."""
    if split(nik) is None:
        return " ".join([_BULLET] * 4)
    return f"{nik[:4]} {_BULLET} {_BULLET} {nik[12:]}"
