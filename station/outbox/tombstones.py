"""What stays of a packet whose sealed file was destroyed: its row, history and receipts, as a file.

The tombstone makes the index rebuildable beyond the packet's own life, and a packet that comes back
from a backup is known by it.
"""

from datetime import datetime

import msgspec

from station.errors import Broken, Code
from station.lifecycle import Actor
from station.outbox.entries import Entry, Event, KeptReceipt, Kind
from station.outbox.index import Index
from station.outbox.spool import Spool

CAUSE = "destroyed"


class Tombstone(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One destroyed packet. ``entry.destroyed_at`` says when."""

    version: int = 1
    entry: Entry
    waybill: str
    history: tuple[Event, ...]
    receipts: tuple[KeptReceipt, ...]


def of(index: Index, packet_id: str, at: datetime) -> Tombstone:
    """Return the tombstone of a packet that is to be destroyed at ``at``."""
    known = index.get(packet_id)
    if known is None:
        raise Broken(Code.OUTBOX_UNKNOWN_PACKET, packet_id)
    state = known.state.value
    last = Event(packet_id=packet_id, kind=Kind.NOTE, before=state, after=state, at=at,
                 actor=Actor.STATION, cause=CAUSE, attempt=known.attempt)  # fmt: skip
    return Tombstone(
        entry=msgspec.structs.replace(
            known, destroyed_at=at, next_try_at=None, blocked_on=None, blocked_since=None
        ),
        waybill=index.waybill(packet_id),
        history=(*index.history(packet_id), last),
        receipts=index.receipts.of(packet_id),
    )


def encode(tombstone: Tombstone) -> bytes:
    return msgspec.json.encode(tombstone)


def read(spool: Spool, packet_id: str) -> Tombstone:
    """Return a packet's tombstone. Raises ``Broken`` with FILE_UNREADABLE."""
    try:
        data = spool.disk.read(spool.tombstone(packet_id))
        found = msgspec.json.decode(data, type=Tombstone)
    except (OSError, msgspec.MsgspecError) as error:
        raise Broken(Code.FILE_UNREADABLE, "tombstone") from error
    if found.entry.packet_id != packet_id or found.entry.destroyed_at is None:
        raise Broken(Code.FILE_UNREADABLE, "the tombstone names another packet")
    return found


def engrave(index: Index, tombstone: Tombstone) -> None:
    """Write a tombstone into the index: what the index knew before is in it."""
    index.restore(tombstone.entry, tombstone.waybill, tombstone.history, tombstone.receipts)
