"""Presses: a key held, a pedal that bounces, a finger that hits twice count once."""

from collections.abc import Callable
from time import monotonic
from typing import Final

BOUNCE_SECONDS: Final = 0.3


class Gate:
    """Lets one press through, then none for a moment."""

    def __init__(
        self, seconds: float = BOUNCE_SECONDS, clock: Callable[[], float] = monotonic
    ) -> None:
        self._seconds = seconds
        self._clock = clock
        self._opens_at = float("-inf")

    def let_through(self) -> bool:
        """Say whether a press now counts; if so, the next moment's do not."""
        now = self._clock()
        if now < self._opens_at:
            return False
        self._opens_at = now + self._seconds
        return True

    def closed_for(self) -> float:
        """Return the seconds until a press counts again."""
        return max(0.0, self._opens_at - self._clock())
