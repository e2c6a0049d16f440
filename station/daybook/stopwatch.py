"""How long somebody stands at each step: told when the step is left, never added up twice."""

from dataclasses import dataclass

from station.clock import Clock


@dataclass(frozen=True)
class Stretch:
    """Some seconds at one step of one enrollment."""

    session: str
    step: str
    seconds: float


class Stopwatch:
    """Runs for one enrollment and step at a time."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._at: tuple[str, str] | None = None
        self._since = 0.0

    def turn(self, at: tuple[str, str] | None) -> Stretch | None:
        """Go to a session's step, or to none; return what was spent at another one before."""
        if at == self._at:
            return None
        now, before = self._clock.monotonic(), self._at
        spent = now - self._since
        self._at, self._since = at, now
        return Stretch(*before, spent) if before else None
