"""Judges the clock of this machine before anybody signs in and before anything is signed."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from station import clock
from station.timekeeping.reading import Reading
from station.timekeeping.ticks import Ticks

LIMIT: Final = timedelta(minutes=5)
"""How far off a clock may be: what a centre allows (``packets.proof.Rules``)."""
_FRESH: Final = timedelta(days=2)
"""A quartz drifts some seconds a day: older readings say too little."""
_SLIP: Final = timedelta(seconds=2)
"""What may lie between reading a clock and its ticks on a busy machine."""


class Sight(StrEnum):
    """What is seen of the clock."""

    SOUND = "SOUND"
    UNMEASURED = "UNMEASURED"
    """Nobody told the time lately, and nothing speaks against the clock."""
    OFF = "OFF"
    """It was measured, and is wrong by more than is allowed."""
    BEHIND = "BEHIND"
    """It shows a time before something that has happened already."""
    JUMPED = "JUMPED"
    """It was set while somebody was signed in, and nobody told the time since."""


@dataclass(frozen=True)
class Anchor:
    """Where clock and ticks stood when somebody looked at the clock."""

    at: datetime
    boot: str
    ticks_ms: int

    @classmethod
    def drop(cls, now: datetime, ticks: Ticks) -> "Anchor":
        """Return the anchor of this moment."""
        return cls(now, ticks.boot(), ticks.ms())

    def slipped(self, now: datetime, ticks: Ticks) -> timedelta | None:
        """Return by how much the clock was set since, beyond what passed; None after a start."""
        if ticks.boot() != self.boot:
            return None
        return (now - self.at) - timedelta(milliseconds=ticks.ms() - self.ticks_ms)


@dataclass(frozen=True)
class Judged:
    """What is seen, and how far the clock is off where that is known (ahead: positive)."""

    sight: Sight
    off: timedelta | None = None
    uncertainty: timedelta | None = None
    reading: Reading | None = None

    @property
    def blocks(self) -> bool:
        """Whether nothing may be signed by this clock."""
        return self.sight in {Sight.OFF, Sight.BEHIND, Sight.JUMPED}


def judge(
    now: datetime,
    ticks: Ticks,
    *,
    reading: Reading | None,
    happened: datetime | None,
    anchor: Anchor | None = None,
) -> Judged:
    """Judge the clock at a moment.

    ``happened``: the latest moment that certainly lies in the past, such as the last entry of the
    trail. ``anchor``: where the clock stood when somebody signed in.
    """
    measured = _measured(now, ticks, reading)
    if measured is not None:
        return measured
    if happened is not None and now < happened - LIMIT:
        return Judged(Sight.BEHIND, now - happened)
    slipped = anchor.slipped(now, ticks) if anchor else None
    if slipped is not None and abs(slipped) > LIMIT:
        return Judged(Sight.JUMPED, slipped)
    return Judged(Sight.UNMEASURED)


def _measured(now: datetime, ticks: Ticks, reading: Reading | None) -> Judged | None:
    """Judge by a reading, carried on by the ticks since: they show what was set meanwhile."""
    if reading is None:
        return None
    anchor = Anchor(clock.parse(reading.at), reading.boot, reading.ticks_ms)
    slipped = anchor.slipped(now, ticks)
    if slipped is None or timedelta(milliseconds=ticks.ms() - reading.ticks_ms) > _FRESH:
        return None
    off = timedelta(milliseconds=reading.offset_ms) + (slipped if abs(slipped) > _SLIP else _NONE)
    uncertainty = timedelta(milliseconds=reading.uncertainty_ms)
    sight = Sight.OFF if abs(off) + uncertainty > LIMIT else Sight.SOUND
    return Judged(sight, off, uncertainty, reading)


_NONE: Final = timedelta(0)
