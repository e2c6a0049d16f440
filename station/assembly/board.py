"""Puts the board together: the kiosk's view of outbox and uploader."""

import importlib

from station.assembly.trail import trail
from station.audit.acts import Act
from station.board.board import Board
from station.clock import Clock, SystemClock
from station.home import Home
from station.operators.accounts import Accounts


def board(home: Home, *, clock: Clock | None = None) -> Board:
    """Return the board of a station's outbox, not yet open."""

    def users() -> dict[str, str]:
        return {each.id: each.user for each in Accounts(home.accounts).book.accounts}

    noted = trail(home, clock)

    def note(act: Act, who: str, about: str) -> None:
        noted.note(act, who=who, about=about)

    def provisioned() -> bool:
        # Loaded on the board's thread and only where no uploader answers: it brings cryptography.
        return bool(importlib.import_module("station.keys").provisioned(home))

    return Board(
        home.outbox, clock or SystemClock(), provisioned=provisioned, users=users, note=note
    )
