"""Reads single cells as people and spreadsheets write them: keys, dates, texts."""

import re
import unicodedata
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Final

from packets.identifiers import is_number, is_packet_id
from station.reconcile.line import Damage, Key

LONGEST: Final = 64
"""Characters of a status nobody has named that are kept."""
_EXACT: Final = 1 << 53
"""Below this a spreadsheet's number still holds every digit."""
_ROUNDED: Final = re.compile(r"[0-9](?:[.,][0-9]+)?[eE]\+?[0-9]{1,2}")
_POINT_ZERO: Final = re.compile(r"([0-9]{16})[.,]0+")
_QUOTED: Final = re.compile(r'="?([^"]*)"?|\'(.*)')
_GAPS: Final = re.compile(r"[ .\-_\u00a0]")
_DAY_FIRST: Final = re.compile(
    r"([0-9]{1,2})[-/. ]([0-9]{1,2}|[A-Za-z]{3,9})[-/. ]([0-9]{4}|[0-9]{2})(?:[ T,]+(.*))?"
)
_COMPACT: Final = re.compile(r"(20[0-9]{2})([0-9]{2})([0-9]{2})")
_TIME: Final = re.compile(r"([0-2]?[0-9])[:.]([0-5][0-9])(?:[:.]([0-5][0-9]))?")
_SERIAL: Final = re.compile(r"4[0-9]{4}(?:[.,][0-9]+)?")
_EPOCH: Final = date(1899, 12, 30)
_MONTHS: Final = MappingProxyType(
    {
        name: number
        for number, names in enumerate(
            ("jan", "feb pebruari", "mar", "apr", "mei may", "jun", "jul", "agu aug ags", "sep",
             "okt oct", "nov nop", "des dec"), 1,
        )
        for name in names.split()
    }
)  # fmt: skip


def plain(cell: object) -> str:
    """Return a cell as one line of printable text; escapes and control characters are gone."""
    if isinstance(cell, bool) or cell is None:
        return ""
    if isinstance(cell, float):
        cell = repr(cell)
    text = str(cell)
    if text.isascii() and text.isprintable():
        return text.strip()
    text = unicodedata.normalize("NFKC", text)
    if not text.isprintable():
        text = "".join(each if each.isprintable() else " " for each in text)
    return " ".join(text.split())


def unquoted(text: str) -> str:
    """Return what a spreadsheet was told to leave alone: ="3273..." and '3273..."""
    found = _QUOTED.fullmatch(text)
    return (found[1] if found[1] is not None else found[2] or "").strip() if found else text


def packet_id(text: str) -> str:
    """Return a packet id, or nothing."""
    return text.lower() if is_packet_id(text.lower()) else ""


def number(text: str) -> str:
    """Return a nomor perekaman as the outbox writes it, or nothing where its check digit fails."""
    digits = _GAPS.sub("", text)
    grouped = "-".join(digits[at : at + 4] for at in range(0, len(digits), 4))
    return grouped if is_number(grouped) else ""


def nik(text: str) -> tuple[str, Damage | None]:
    """Return the 16 digits of a NIK, or why they are not there."""
    whole = _POINT_ZERO.fullmatch(text)
    if whole and int(whole[1]) < _EXACT:
        text = whole[1]
    if whole or _ROUNDED.fullmatch(text):
        return (text, None) if text.isdigit() else ("", Damage.ROUNDED)
    digits = _GAPS.sub("", text)
    if len(digits) == 16 and digits.isascii() and digits.isdigit():
        return digits, None
    return "", Damage.NOT_16_DIGITS if digits else None


def key(text: str) -> tuple[Key, str] | None:
    """Return what a cell without a heading names, if anything."""
    for kind, found in (
        (Key.PACKET, packet_id(text)), (Key.NUMBER, number(text)), (Key.NIK, nik(text)[0]),
    ):  # fmt: skip
        if found:
            return kind, found
    return None


def moment(text: str) -> str:
    """Return a date in ISO 8601, with the time where there is one; nothing for any other text.

    Day before month, as Indonesia writes it.
    """
    if not text:
        return ""
    try:
        return _moment(text)
    except (ValueError, OverflowError):
        return ""


def _moment(text: str) -> str:
    if _SERIAL.fullmatch(text):
        return (_EPOCH + timedelta(days=int(float(text.replace(",", "."))))).isoformat()
    compact = _COMPACT.fullmatch(text)
    if compact:
        return date(*map(int, compact.groups())).isoformat()
    found = _DAY_FIRST.fullmatch(text)
    if found is None:
        return datetime.fromisoformat(text.replace("Z", "+00:00")).isoformat()
    year = int(found[3]) + (2000 if len(found[3]) == 2 else 0)
    day = date(year, _month(found[2]), int(found[1])).isoformat()
    clock = _TIME.match(found[4] or "")
    if clock is None:
        return day
    return f"{day}T{int(clock[1]):02}:{clock[2]}:{clock[3] or '00'}"


def _month(text: str) -> int:
    if text.isdigit():
        return int(text)
    found = next((n for name, n in _MONTHS.items() if text.lower().startswith(name)), None)
    if found is None:
        raise ValueError("no month")
    return found
