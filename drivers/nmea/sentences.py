"""Sentences of NMEA 0183 that say where and when: GGA, RMC and GST.

Source: the public descriptions of NMEA 0183 in gpsd's ``NMEA.adoc``. A sentence is ``$``, two
letters of the talker, three of the kind, fields between commas, ``*`` and the exclusive or of all
bytes between ``$`` and ``*`` as two hexadecimal digits.
"""

import math
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from operator import xor
from typing import Final

LONGEST: Final = 120
"""Bytes of a sentence; the standard has 82, and receivers that do not keep to it."""
MEASURED: Final = frozenset({1, 2, 3, 4, 5})
"""Qualities of GGA that are measurements; 6 is reckoned, 7 typed in, 8 simulated."""
_FORM: Final = re.compile(rb"\$([A-Z]{2})([A-Z]{3}),([\x20-\x7e]*)\*([0-9A-Fa-f]{2})")
_CLOCK: Final = re.compile(r"(\d\d)(\d\d)(\d\d)(?:\.(\d+))?")
_ANGLE: Final = re.compile(r"(\d{1,3})(\d\d(?:\.\d+)?)")


@dataclass(frozen=True)
class Fix:
    """GGA. ``clock`` is the time of day in milliseconds; ``quality`` 0 is none."""

    clock: int
    quality: int
    latitude: float
    longitude: float
    satellites: int
    hdop: float
    altitude: float | None


@dataclass(frozen=True)
class Moment:
    """RMC. ``valid`` is the receiver's own warning; ``measured`` is empty without a date."""

    clock: int
    valid: bool
    measured: str


@dataclass(frozen=True)
class Spread:
    """GST: one standard deviation in metres, to the north and to the east."""

    clock: int
    north: float
    east: float


@dataclass(frozen=True)
class Sentence:
    """A sentence whose checksum holds; ``told`` is None for kinds not used, or without a value."""

    talker: str
    kind: str
    told: Fix | Moment | Spread | None


def parse(line: bytes) -> Sentence | None:
    """Read a line; None for what is no sentence, or whose checksum does not hold."""
    form = _FORM.fullmatch(line.strip()) if len(line) <= LONGEST else None
    if form is None or reduce(xor, line.strip()[1:-3]) != int(form[4], 16):
        return None
    talker, kind = form[1].decode(), form[2].decode()
    try:
        told = _told(kind, form[3].decode().split(","))
    except (ValueError, IndexError):  # a field is empty, or holds no number
        told = None
    return Sentence(talker, kind, told)


def _told(kind: str, fields: list[str]) -> Fix | Moment | Spread | None:
    match kind:
        case "GGA":
            return _fix(fields)
        case "RMC":
            return _moment(fields)
        case "GST":
            return _spread(fields)
    return None


def _fix(fields: list[str]) -> Fix:
    quality = int(fields[5])
    if quality == 0:
        return Fix(_clock(fields[0]), 0, 0.0, 0.0, 0, math.inf, None)
    return Fix(
        clock=_clock(fields[0]),
        quality=quality,
        latitude=_angle(fields[1], fields[2], "NS", 90),
        longitude=_angle(fields[3], fields[4], "EW", 180),
        satellites=int(fields[6]),
        hdop=_number(fields[7]),
        altitude=_number(fields[8]) if fields[8] else None,
    )


def _moment(fields: list[str]) -> Moment:
    clock = _clock(fields[0])
    day = fields[8]
    if len(day) != 6:
        return Moment(clock, fields[1] == "A", "")
    seconds, milliseconds = divmod(clock, 1000)
    date = datetime(
        2000 + int(day[4:]), int(day[2:4]), int(day[:2]), seconds // 3600, seconds // 60 % 60,
        seconds % 60, milliseconds * 1000, UTC,
    )  # fmt: skip
    return Moment(
        clock, fields[1] == "A", date.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    )


def _spread(fields: list[str]) -> Spread:
    return Spread(_clock(fields[0]), _number(fields[5]), _number(fields[6]))


def _clock(text: str) -> int:
    found = _CLOCK.fullmatch(text)
    if found is None:
        raise ValueError(text)
    hours, minutes, seconds = (int(found[n]) for n in (1, 2, 3))
    if hours > 23 or minutes > 59 or seconds > 59:
        raise ValueError(text)
    fraction = (found[4] or "0").ljust(3, "0")[:3]
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + int(fraction)


def _angle(text: str, side: str, sides: str, most: int) -> float:
    found = _ANGLE.fullmatch(text)
    if found is None or side not in set(sides):
        raise ValueError(text)
    angle = int(found[1]) + float(found[2]) / 60
    if angle > most or float(found[2]) >= 60:
        raise ValueError(text)
    return angle if side == sides[0] else -angle


def _number(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError(text)
    return number
