"""What the uploader does beside sending, now and then: destroy what is due, keep room, back up."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

from station.clock import Clock
from station.outbox import reserve
from station.outbox.index import Index
from station.outbox.retention import Retention
from station.outbox.spool import Spool
from station.settings import Storage

_EVERY_SECONDS: Final = 900.0
_MEGABYTE: Final = 1 << 20


class Upkeep:
    """Timed by the monotonic clock, so that a clock set back or ahead stops nothing.

    ``backup`` is asked every time; it knows itself when its turn has come.
    """

    def __init__(
        self, spool: Spool, index: Index, clock: Clock, storage: Storage, backup: Callable[[], None]
    ) -> None:
        self._spool = spool
        self._retention = Retention(spool, index, timedelta(days=storage.keep_days))
        self._clock = clock
        self._reserve = storage.reserve_mb * _MEGABYTE
        self._backup = backup
        self._next = clock.monotonic()

    def run(self) -> int:
        """Do what is due; return how many sealed files were destroyed. Raises ``Broken``."""
        self._backup()
        if self._clock.monotonic() < self._next:
            return 0
        destroyed = self._retention.turn(self._clock.now())
        if not destroyed:  # else there may be more: the next round goes on
            self._next = self._clock.monotonic() + _EVERY_SECONDS
            reserve.keep(self._spool.folder, self._reserve)
        return len(destroyed)
