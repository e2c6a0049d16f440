"""One measurement of this machine's clock against somebody who knows the time."""

import math
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import msgspec

from station import clock
from station.durable import write
from station.errors import Broken
from station.timekeeping.ticks import Ticks


class Timekeeper(StrEnum):
    """Who told the time; the words of ``packets.enrollment.Origin``."""

    CENTRE = "centre"
    SATELLITES = "satellites"


class Reading(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How far the clock was off, and when that was, by the clock and by the ticks since a start.

    ``offset_ms`` is the station's time less the true one: positive where the station is ahead.
    ``uncertainty_ms``: the truth lies within so much of it, to either side.
    """

    offset_ms: int
    uncertainty_ms: int
    by: Timekeeper
    at: str
    boot: str
    ticks_ms: int


def taken(
    by: Timekeeper, told: datetime, before: datetime, after: datetime, ticks: Ticks
) -> Reading:
    """Return the reading of an answer that told the time, asked ``before`` and here ``after``.

    The answer was given somewhere between the two (Cristian, "Probabilistic clock synchronization",
    1989): the middle is the best guess, half of the way there and back the uncertainty.
    """
    way = after - before
    return Reading(
        offset_ms=round((before + way / 2 - told).total_seconds() * 1000),
        uncertainty_ms=math.ceil(abs(way).total_seconds() * 500) + 1,
        by=by,
        at=clock.iso(after),
        boot=ticks.boot(),
        ticks_ms=ticks.ms(),
    )


def keep(file: Path, reading: Reading) -> None:
    """Keep a reading for the other processes. Raises ``Broken`` with a DISK_ code."""
    write(file, msgspec.json.encode(reading))


def kept(file: Path) -> Reading | None:
    """Return the last reading; None where there is none that can be read."""
    try:
        found = msgspec.json.decode(file.read_bytes(), type=Reading)
        clock.parse(found.at)
    except (OSError, ValueError, msgspec.MsgspecError, Broken):
        return None
    return found
