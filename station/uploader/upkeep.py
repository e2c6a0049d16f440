"""What the uploader does beside sending, now and then: destroy what is due, keep room, back up."""

from datetime import timedelta
from typing import Final

from station.outbox import reserve
from station.outbox.retention import Retention
from station.uploader.means import Means

_EVERY_SECONDS: Final = 900.0
_MEGABYTE: Final = 1 << 20


class Upkeep:
    """Timed by the monotonic clock, so that a clock set back or ahead stops nothing.

    ``Means.backup`` is asked every time; it knows itself when its turn has come.
    """

    def __init__(self, means: Means) -> None:
        self._means = means
        keep = timedelta(days=means.storage.keep_days)
        self._retention = Retention(means.spool, means.index, keep)
        self._clock = means.clock
        self._reserve = means.storage.reserve_mb * _MEGABYTE
        self._next = means.clock.monotonic()

    def run(self) -> int:
        """Do what is due; return how many sealed files were destroyed. Raises ``Broken``."""
        self._means.backup()
        if self._clock.monotonic() < self._next:
            return 0
        destroyed = self._retention.turn(self._clock.now())
        self._means.destroyed(destroyed)
        if not destroyed:  # else there may be more: the next round goes on
            self._next = self._clock.monotonic() + _EVERY_SECONDS
            reserve.keep(self._means.spool.folder, self._reserve)
        return len(destroyed)
