"""Screens beside the day's list: opened by a key, left by Esc, gone on a lock."""

from collections.abc import Callable

from station.board.view import BoardView
from station.workshop import WorkshopView
from ui.desk_port import DeskPort
from ui.screens.work import Work
from ui.theme import Theme


class Aside(Work):
    """A work area that is no step of an enrollment. ``leave`` goes back to the day's list."""

    def __init__(self, theme: Theme, desk: DeskPort, leave: Callable[[], None]) -> None:
        super().__init__(theme, desk)
        self.leave = leave

    def show_board(self, answer: BoardView) -> None:
        """Take in an answer of the board; most screens have no use for one."""

    def show_workshop(self, view: WorkshopView) -> None:
        """Take in how far an examination of the devices is; one screen has a use for it."""

    def forget(self) -> None:
        """Nobody is signed in: no name stays."""
