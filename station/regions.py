"""Area codes PPKKCC: the provinces there are, and what a station's code must be.

The first two digits name the province, the next two the regency or city, the last two the district.
Provinces: Kepmendagri 300.2.2-2138/2025. The list of all districts is the ministry's and changes
every year: where the settings folder holds one (``regions.csv``), it decides.
"""

import re
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final

from station.errors import Broken, Code

PROVINCES: Final = MappingProxyType(
    {
        "11": "Aceh", "12": "Sumatera Utara", "13": "Sumatera Barat", "14": "Riau", "15": "Jambi",
        "16": "Sumatera Selatan", "17": "Bengkulu", "18": "Lampung",
        "19": "Kepulauan Bangka Belitung", "21": "Kepulauan Riau", "31": "DKI Jakarta",
        "32": "Jawa Barat", "33": "Jawa Tengah", "34": "Daerah Istimewa Yogyakarta",
        "35": "Jawa Timur", "36": "Banten", "51": "Bali", "52": "Nusa Tenggara Barat",
        "53": "Nusa Tenggara Timur", "61": "Kalimantan Barat", "62": "Kalimantan Tengah",
        "63": "Kalimantan Selatan", "64": "Kalimantan Timur", "65": "Kalimantan Utara",
        "71": "Sulawesi Utara", "72": "Sulawesi Tengah", "73": "Sulawesi Selatan",
        "74": "Sulawesi Tenggara", "75": "Gorontalo", "76": "Sulawesi Barat", "81": "Maluku",
        "82": "Maluku Utara", "91": "Papua", "92": "Papua Barat", "93": "Papua Selatan",
        "94": "Papua Tengah", "95": "Papua Pegunungan", "96": "Papua Barat Daya",
    }
)  # fmt: skip
"""The 38 provinces by the first two digits."""

LIST: Final = "regions.csv"
_CODE: Final = re.compile(r"[0-9]{6}")


class AreaFault(StrEnum):
    """Why packets under an area code would come back; told to the technician as it stands."""

    DIGITS = "must be six digits, PPKKCC"
    PROVINCE = "no province has the first two digits"
    NO_REGENCY = "the middle two digits name no regency or city"
    NO_DISTRICT = "the last two digits name no district"
    NOT_LISTED = f"not in {LIST} beside it"


def fault(code: str, known: frozenset[str] = frozenset()) -> AreaFault | None:
    """Return what is wrong with an area code; ``known`` is the list of all, where there is one."""
    if not _CODE.fullmatch(code):
        return AreaFault.DIGITS
    if code[:2] not in PROVINCES:
        return AreaFault.PROVINCE
    if code[2:4] == "00":
        return AreaFault.NO_REGENCY
    if code[4:] == "00":
        return AreaFault.NO_DISTRICT
    return AreaFault.NOT_LISTED if known and code not in known else None


def listed(folder: Path) -> frozenset[str]:
    """Read ``regions.csv``: six digits first on each line, the rest is for people; none: empty.

    Raises ``Broken`` with SETTINGS_INVALID for a list in which no line begins so.
    """
    path = folder / LIST
    if not path.exists():
        return frozenset()
    found = frozenset(
        line[:6]
        for line in path.read_text(encoding="utf-8-sig").splitlines()
        if _CODE.match(line) and not line[6:7].isdigit()
    )
    if not found:
        raise Broken(Code.SETTINGS_INVALID, f"{LIST}: no line begins with six digits")
    return found
