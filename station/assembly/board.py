"""Puts the board together: the kiosk's view of outbox and uploader."""

import importlib

from station.board.board import Board
from station.clock import Clock, SystemClock
from station.home import Home


def board(home: Home, *, clock: Clock | None = None) -> Board:
    """Return the board of a station's outbox, not yet open."""

    def provisioned() -> bool:
        # Loaded on the board's thread and only where no uploader answers: it brings cryptography.
        return bool(importlib.import_module("station.keys").provisioned(home))

    return Board(home.outbox, clock or SystemClock(), provisioned=provisioned)
