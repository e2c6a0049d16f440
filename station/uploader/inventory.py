"""Compares, once a night and after a long silence, what lies here with what the centre holds.

What it lacks is sent again, what it has finished is fetched, whatever either side remembers of it.
"""

import logging
from datetime import UTC, datetime, timedelta
from typing import Final

from station.lifecycle import AT_STATION, Actor, Status
from station.outbox.entries import Entry
from station.outbox.switches import Moment
from station.uploader.circuit import may_move
from station.uploader.following import ask
from station.uploader.means import Means

log = logging.getLogger(__name__)
_ASKED: Final = AT_STATION | {Status.RECEIVED_AT_CENTRAL}
"""From RECEIVED_AT_CENTRAL on, until the centre has begun to work on it, it may still lose it."""

_BATCH: Final = 500
_SPREAD_SECONDS: Final = 3600.0
_LONG_AGO: Final = datetime(2010, 1, 1, tzinfo=UTC)
_SENT: Final = frozenset({Status.SENT_FOR_ENROLLMENT, Status.RECEIVED_AT_CENTRAL})


class Stocktaking:
    """When the last inventory was taken is kept in the index; its hour has a jitter of its own."""

    def __init__(self, means: Means) -> None:
        self._index = means.index
        self._centre = means.centre
        self._clock = means.clock
        self._hour = means.line.inventory_hour
        self._jitter = timedelta(seconds=means.chance.uniform(0.0, _SPREAD_SECONDS))

    def run(self) -> int:
        """Take the inventory where it is due; return how many packets it put on their way.

        Raises ``CentreTrouble`` when the line is down: then it stays due.
        """
        last = self._index.moment(Moment.INVENTORY)
        if last is not None and not due(last, self._clock.now(), self._hour, self._jitter):
            return 0
        asked = [e.packet_id for e in self._index.entries(_ASKED) if may_move(e)] if last else []
        freed = sum(self._compare(asked[at : at + _BATCH]) for at in range(0, len(asked), _BATCH))
        self._index.remember(Moment.INVENTORY, self._clock.now())
        if asked:
            log.info("inventory_taken", extra={"count": freed})
        return freed

    def forget(self) -> None:
        """Make the next one due at once: the centre seems to have lost something."""
        self._index.remember(Moment.INVENTORY, _LONG_AGO)

    def _compare(self, asked: list[str]) -> int:
        known = {i: each for i in asked if (each := self._index.get(i)) is not None}
        told = self._centre.inventory(list(known))
        lacking = [known[i] for i in dict.fromkeys(told.missing) if i in known]
        there = [known[i] for i in dict.fromkeys(told.finished) if i in known]
        return sum(map(self._lacking, lacking)) + sum(map(self._finished, there))

    def _lacking(self, entry: Entry) -> bool:
        """Announce again what the centre lacks; send again what was thought to be there."""
        if entry.state in _SENT:
            self._index.move(
                entry.packet_id,
                Status.PACKET_RETRY,
                at=self._clock.now(),
                actor=Actor.STATION,
                cause="inventory: the centre does not have it",
            )
        if entry.announced_at is None and entry.state not in _SENT:
            return False  # nobody has told the centre of it yet
        self._index.change(entry.packet_id, announced_at=None)
        return entry.state in _SENT

    def _finished(self, entry: Entry) -> bool:
        """Ask for the receipt of what is there and here is not known to be."""
        if not entry.open:
            return False
        ask(self._index, entry.packet_id, self._clock.now())
        return True


def due(last: datetime, now: datetime, hour: int, jitter: timedelta) -> bool:
    """Say whether the hour of the night has passed since the last inventory.

    A machine that is off at night catches up when it next reaches the centre; so does one whose
    clock was ahead when it took the last.
    """
    return now >= slot(last, hour) + jitter or last > now + timedelta(days=1)


def slot(last: datetime, hour: int) -> datetime:
    """Return the first moment after ``last`` at which it is this hour here."""
    local = last.astimezone()
    night = local.replace(hour=hour, minute=0, second=0, microsecond=0)
    return night if night > local else night + timedelta(days=1)
