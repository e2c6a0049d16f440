"""Tells whether a connection that should be moving still lives.

Two signs. *Standing*: no byte was acknowledged for so long. *Silent*: the far kernel owes a sign of
life and gives none; this is noticed much sooner, because a kernel acknowledges every other segment
and a slow reader is slow, not silent.
"""

import socket
from typing import Final

from station.centre.kernel import PROBED, round_trip, silence, unacknowledged
from station.clock import Clock

_DOUBT: Final = 5  # of the stall limit
_AWAY: Final = 1.25  # round trips: with every byte sent an answer is on its way
_ODD: Final = 0.2  # seconds: delayed acknowledgements, timers, a busy machine


class Life:
    """Watches one connection from now on. ``limit`` is the stall limit in seconds."""

    def __init__(
        self, sock: socket.socket, clock: Clock, limit: float, *, waiting: bool = False
    ) -> None:
        self._sock = sock
        self._clock = clock
        self._limit = limit
        self._waiting = waiting
        self._began = self._moved_at = clock.monotonic()
        self.queued = 0

    def note(self, taken: int = 0, *, idle: bool = False) -> None:
        """Look again: the kernel took so many bytes, or none were offered because of the cap."""
        queued = unacknowledged(self._sock)
        if taken or idle or (queued is not None and (queued < self.queued or not queued)):
            self._moved_at = self._clock.monotonic()
        self.queued = queued or 0

    @property
    def standing(self) -> bool:
        """Whether no byte has moved for longer than the stall limit allows on this line."""
        allowed = max(self._limit, 4 * round_trip(self._sock) + self._limit / 2)
        return self._still() > allowed

    @property
    def doubtful(self) -> bool:
        """Whether a second connection is worth its few packets."""
        known = silence(self._sock, waiting=self._waiting)
        if known is None:
            return not self._waiting and self._still() > self._limit / 2
        waited = self._clock.monotonic() - self._began
        quiet = min(known, waited)
        allowed = max(self._limit / _DOUBT, _AWAY * round_trip(self._sock) + _ODD)
        if self._waiting and not self.queued:  # a kernel that lives, and a centre that thinks
            return waited > self._limit or quiet > allowed + PROBED
        return quiet > allowed

    def _still(self) -> float:
        return self._clock.monotonic() - self._moved_at
