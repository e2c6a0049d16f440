"""Keeps an upload under a rate, in pieces small enough that a counter on the same line works."""

from collections.abc import Callable
from typing import Final

from station.clock import Clock

Pace = Callable[[], float | None]
"""Asked before every piece: bytes per second that may be sent now, None for no limit."""

_BURST: Final = 0.2  # seconds at the rate
_LEAST: Final = 256  # bytes, so that a low rate is not spent on the frames of TLS


def unpaced() -> float | None:
    """As fast as the line goes."""
    return None


class Bucket:
    """A token bucket of bytes; a new rate counts from the next piece on."""

    def __init__(self, pace: Pace, clock: Clock) -> None:
        self._pace = pace
        self._clock = clock
        self._level = 0.0
        self._seen = clock.monotonic()

    def take(self, most: int) -> int:
        """Return how many bytes may be sent now, and count them; 0: wait a little."""
        rate = self._pace()
        now = self._clock.monotonic()
        elapsed, self._seen = now - self._seen, now
        if rate is None:
            self._level = 0.0
            return most
        burst = max(_LEAST, rate * _BURST)
        self._level = min(burst, self._level + rate * elapsed)
        if self._level < min(most, burst / 2):
            return 0
        taken = min(most, int(self._level))
        self._level -= taken
        return taken
