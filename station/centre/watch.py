"""Stands by while one connection is in use: hears interruptions, sees death, races a second one."""

import select
import ssl
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from station.centre.answers import CentreTrouble, Treatment
from station.centre.dialling import Dialler
from station.centre.kernel import abort
from station.centre.life import Life
from station.errors import Code

TICK: Final = 0.05

Interrupted = Callable[[], None]
"""Called at every tick; what it raises ends what is going on."""


def undisturbed() -> None:
    """Never interrupt."""


class Overtaken(Exception):
    """The connection had fallen silent, and a second one got through: that one is to be used."""

    def __init__(self, sock: ssl.SSLSocket) -> None:
        super().__init__("a second connection answered first")
        self.sock = sock


class Watch:
    """Watches over one exchange on one connection."""

    def __init__(
        self, sock: ssl.SSLSocket, life: Life, dialler: Dialler, interrupted: Interrupted
    ) -> None:
        self._sock = sock
        self._life = life
        self._dialler = dialler
        self._interrupted = interrupted

    @property
    def queued(self) -> int:
        """Bytes written that the far kernel had not acknowledged at the last check."""
        return self._life.queued

    def check(self, taken: int = 0, *, idle: bool = False) -> None:
        """Look at the connection; ``taken`` and ``idle`` as in ``Life.note``.

        Raises ``Overtaken``, ``CentreTrouble`` with LINE_STALLED, and whatever the interruption is.
        """
        self._interrupted()
        self._life.note(taken, idle=idle)
        if self._life.doubtful:
            self._race()
        elif self._dialler.busy:
            self._dialler.cancel()
        if self._life.standing:
            raise CentreTrouble(Code.LINE_STALLED, Treatment.LINE, "no byte acknowledged")

    def pause(self, seconds: float = TICK, *, writing: bool = False) -> None:
        """Wait until this connection or a second one can go on, or the time is over."""
        reading_too, writing_too = self._dialler.waits()
        ours = [self._sock] if writing else []
        select.select([self._sock, *reading_too], [*ours, *writing_too], writing_too, seconds)

    def _race(self) -> None:
        with suppress(OSError):  # the line is down for both: the stall limit ends this
            won = self._dialler.step(racing=True)
            if won is None:
                return
            if self._life.doubtful:
                raise Overtaken(won)
            abort(won)
