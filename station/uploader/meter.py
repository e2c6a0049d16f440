"""How fast the line carries, and how long the rest takes: an estimate, or none where none is due.

Goodput is bytes the centre's side has acknowledged per second, averaged with a half-life, so that
an hour ago counts for nothing and the last cut counts for what it cost.
"""

import threading
from typing import Final

import msgspec

from station.clock import Clock

_HALF_LIFE: Final = 20.0
_ENOUGH_SECONDS: Final = 5.0
_STALE_SECONDS: Final = 120.0
_SECONDS_PER_HOUR: Final = 3600.0


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """One look at the meter. None means: not known, and nobody should be told a figure."""

    packet_id: str = ""
    """The packet under way; empty between packets."""
    acknowledged: int = 0
    size: int = 0
    goodput: float | None = None
    """Bytes per second."""
    seconds_left: float | None = None
    """Of the packet under way."""


class Meter:
    """Told by the sending thread, read by others."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._guard = threading.Lock()
        self._packet_id, self._size, self._acknowledged = "", 0, 0
        self._at = clock.monotonic()
        self._seconds = 0.0
        self._bytes = 0.0

    def begin(self, packet_id: str, size: int) -> None:
        """A packet's sending begins. The first figure it tells is where it stands, not progress."""
        with self._guard:
            self._packet_id, self._size, self._acknowledged = packet_id, size, -1
            self._at = self._clock.monotonic()

    def told(self, acknowledged: int) -> bool:
        """Take a figure of the packet under way; return whether it went forward."""
        with self._guard:
            now, before = self._clock.monotonic(), self._acknowledged
            gained = max(0, acknowledged - before) if before >= 0 else 0
            self._average(now - self._at, gained)
            self._at, self._acknowledged = now, acknowledged
            return acknowledged > before

    def end(self) -> None:
        """The sending of the packet is over, one way or the other."""
        with self._guard:
            self._packet_id, self._size, self._acknowledged = "", 0, 0

    def read(self) -> Reading:
        with self._guard:
            goodput = self._goodput()
            acknowledged = max(0, self._acknowledged)
            left = (self._size - acknowledged) / goodput if goodput and self._packet_id else None
            return Reading(
                packet_id=self._packet_id,
                acknowledged=acknowledged,
                size=self._size,
                goodput=None if goodput is None else round(goodput, 1),
                seconds_left=None if left is None else round(left, 1),
            )

    def _average(self, seconds: float, gained: int) -> None:
        fade = 0.5 ** (seconds / _HALF_LIFE)
        self._seconds = self._seconds * fade + seconds
        self._bytes = self._bytes * fade + gained

    def _goodput(self) -> float | None:
        stale = self._clock.monotonic() - self._at > _STALE_SECONDS
        if stale or self._seconds < _ENOUGH_SECONDS or self._bytes < 1:
            return None
        return self._bytes / self._seconds


def hours_to_drain(left: int, goodput: float | None) -> float | None:
    """Return how long so many bytes take; None where nobody knows how fast the line is."""
    if left == 0:
        return 0.0
    return None if not goodput else round(left / goodput / _SECONDS_PER_HOUR, 4)
