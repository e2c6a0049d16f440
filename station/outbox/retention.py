"""Destroys sealed packets that nobody needs any more, so that a cut at any step loses nothing.

The rule: the centre's receipt was verified, by its signed word the recording ended well
(PRINT_READY_RECORD or later) or in a *confirmed* duplicate, and ``keep_days`` have passed since on
the centre's clock. What an unsigned status file says counts for nothing. A duplicate is confirmed
once an expert has said so (ADJUDICATE_RECORD to DUPLICATE_RECORD) or the centre has
closed it (DUPLICATE_RECORD to UNREGISTERED); the machine's first word alone is not.

The order: the tombstone becomes durable, the index is told, the file is removed, its folder synced.
The tombstone is the point of no return. Cut before it, the packet is whole; cut after it, recovery
does the rest again. A file never disappears without a tombstone.
"""

import logging
from datetime import datetime, timedelta
from typing import Final

from packets.receipts import Tier
from station.clock import parse
from station.errors import Broken
from station.lifecycle import Status
from station.outbox import tombstones
from station.outbox.entries import Alarm, Kind
from station.outbox.found import Found
from station.outbox.index import Index
from station.outbox.spool import Place, Spool

log = logging.getLogger(__name__)
_BATCH: Final = 200  # of one turn, so that sending gets its turn
_SETTLED: Final = (
    Status.PRINT_READY_RECORD,
    Status.SENT_FOR_CARD_PRINTING,
    Status.CARD_PRINTED,
    Status.CARD_SHIPPED,
    Status.CARD_ISSUED,
)
"""No lawful move leads from these back to a status in which the station owes the packet."""


def _was(before: Status, after: Status) -> str:
    return (
        f"(state = '{after}' AND EXISTS (SELECT 1 FROM event WHERE event.packet_id ="
        f" packet.packet_id AND kind = '{Kind.MOVE}' AND before = '{before}'"
        f" AND after = '{after}'))"
    )


def _ended_well() -> str:
    """Return the condition that a signed word said so; that of an unsigned file is not enough."""
    settled = ",".join(f"'{status}'" for status in _SETTLED)
    return (
        f"(state IN ({settled}) AND EXISTS (SELECT 1 FROM event WHERE event.packet_id ="
        f" packet.packet_id AND kind = '{Kind.MOVE}' AND after IN ({settled})))"
    )


_RULE: Final = " OR ".join(
    [
        _ended_well(),
        _was(Status.ADJUDICATE_RECORD, Status.DUPLICATE_RECORD),
        _was(Status.DUPLICATE_RECORD, Status.UNREGISTERED),
    ]
)


class Retention:
    """The end of a packet's life on this disk. Used by the index's one writer."""

    def __init__(self, spool: Spool, index: Index, keep: timedelta) -> None:
        self._spool = spool
        self._index = index
        self._keep = keep

    def turn(self, now: datetime, feed: str = "centre") -> list[str]:
        """Destroy what is due and return the packet ids. Raises ``Broken`` for the disk's trouble.

        Time passes as the last verified page of the feed says, and never faster than the clock
        here: a station's clock that jumps ahead destroys nothing.
        """
        issued = self._index.cursor(feed).issued_at
        if not issued:
            return []
        until = min(now, parse(issued)) - self._keep
        due = self._index.destroyable(_RULE, until, tier=Tier.CENTRE.value, limit=_BATCH)
        for packet_id in due:
            self.destroy(packet_id, now)
        return due

    def destroy(self, packet_id: str, now: datetime) -> None:
        """Destroy one packet's sealed file and keep its tombstone."""
        tombstone = tombstones.of(self._index, packet_id, now)
        self._spool.bury(packet_id, tombstones.encode(tombstone))
        tombstones.engrave(self._index, tombstone)
        self._spool.destroy(packet_id)
        log.info("packet_destroyed", extra={"packet_id": packet_id})


def finish_destroying(spool: Spool, index: Index) -> list[Found]:
    """Do what a cut left undone: every tombstone is in the index, and no destroyed file is there.

    So a packet that somebody copied back from a backup does not rise again either.
    """
    buried = set(spool.packet_ids(Place.GONE))
    known = index.destroyed()
    alarms = [a for a in (_engrave(spool, index, i) for i in sorted(buried - known)) if a]
    for packet_id in sorted(known - buried):  # the medium lost it: the index still has it whole
        _bury_again(spool, index, packet_id)
    known = index.destroyed()
    for place in (Place.NEW, Place.DONE):
        for packet_id in spool.packet_ids(place):
            if packet_id in known:
                spool.destroy(packet_id)
                log.info("packet_destroyed", extra={"packet_id": packet_id})
    return alarms


def _engrave(spool: Spool, index: Index, packet_id: str) -> Found | None:
    try:
        tombstones.engrave(index, tombstones.read(spool, packet_id))
    except Broken as trouble:
        log.warning("tombstone_unreadable", extra={"packet_id": packet_id, "code": trouble.code})
        return Found(alarm=Alarm.FILE_UNREADABLE, packet_id=packet_id)
    return None


def _bury_again(spool: Spool, index: Index, packet_id: str) -> None:
    known = index.get(packet_id)
    if known is None or known.destroyed_at is None:
        return
    tombstone = tombstones.Tombstone(
        entry=known,
        waybill=index.waybill(packet_id),
        history=index.history(packet_id),
        receipts=index.receipts.of(packet_id),
    )
    spool.bury(packet_id, tombstones.encode(tombstone))
