"""Screens beside the day's list: opened by a key, left by Esc, gone on a lock."""

from collections.abc import Callable
from enum import StrEnum

from ui.desk_port import DeskPort
from ui.screens.work import Work
from ui.theme import Theme


class Side(StrEnum):
    """Which screens there are beside the list; the value is the key that opens each."""

    OUTBOX = "F6"


class Aside(Work):
    """A work area that is no step of an enrollment. ``leave`` goes back to the day's list."""

    def __init__(self, theme: Theme, desk: DeskPort, leave: Callable[[], None]) -> None:
        super().__init__(theme, desk)
        self.leave = leave

    def forget(self) -> None:
        """Nobody is signed in: no name stays."""
