"""Ticks that a test moves by hand, and a machine that is started again."""

from datetime import timedelta


class Ticking:
    """Stands still until it is moved."""

    def __init__(self) -> None:
        self._boot = 1
        self._ms = 0

    def boot(self) -> str:
        return f"boot-{self._boot}"

    def ms(self) -> int:
        return self._ms

    def move(self, by: timedelta) -> None:
        """Let time pass."""
        self._ms += round(by.total_seconds() * 1000)

    def restart(self) -> None:
        """Start the machine again."""
        self._boot, self._ms = self._boot + 1, 0
