"""Chooses the kernel's congestion control by what the line has carried so far.

Loss on a radio or satellite line is not congestion: BBR fills such a line where CUBIC gets a fifth
of it (3 Mbit/s, 600 ms, 1 % loss). Below some 256 kbit/s it gains nothing and sends more.
"""

from typing import Final

from station.centre.connection import AUTOMATIC
from station.clock import Clock

_SLOW: Final = 32_000  # bytes per second
_SURE: Final = 1.0  # seconds


class Steering:
    """Remembers the rate of this line; ``asked`` overrules the choice."""

    def __init__(self, asked: str, clock: Clock) -> None:
        self._asked = asked
        self._clock = clock
        self._rate: float | None = None
        self._began = 0.0
        self._count = 0

    @property
    def choice(self) -> str:
        """The congestion control of the next connection; empty leaves the kernel's own."""
        if self._asked != AUTOMATIC:
            return self._asked
        return "cubic" if self._rate is not None and self._rate < _SLOW else "bbr"

    def begin(self) -> None:
        """A request with bytes of a packet begins."""
        self._began, self._count = self._clock.monotonic(), 0

    def heard(self, acknowledged: int) -> None:
        """So many bytes of this request have been acknowledged."""
        seconds = self._clock.monotonic() - self._began
        if acknowledged > self._count and seconds > _SURE:
            self._count, self._rate = acknowledged, acknowledged / seconds
