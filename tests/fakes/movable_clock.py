"""This machine's clock, moved by as much as a test wants."""

from datetime import datetime, timedelta

from station.clock import SystemClock


class MovableClock(SystemClock):
    """Runs like the real one; ``advance`` moves both times on, ``jump`` only the wall's."""

    def __init__(self) -> None:
        self._wall = 0.0
        self._steady = 0.0

    def advance(self, seconds: float) -> None:
        self._wall += seconds
        self._steady += seconds

    def jump(self, seconds: float) -> None:
        self._wall += seconds

    def now(self) -> datetime:
        return super().now() + timedelta(seconds=self._wall)

    def monotonic(self) -> float:
        return super().monotonic() + self._steady
