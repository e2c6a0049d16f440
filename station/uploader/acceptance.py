"""Accepts the centre's receipts, whichever way they come: by the line, or on the courier's stick.

Only a verified receipt moves a packet to RECEIVED_AT_CENTRAL, and only along lawful moves.
"""

import logging
from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import packets
from station.centre.answers import CentreTrouble
from station.clock import Clock, parse
from station.lifecycle import Actor, Status
from station.outbox.entries import Entry
from station.outbox.index import Index
from station.outbox.spool import Spool
from station.uploader import proof

log = logging.getLogger(__name__)

BY_LINE: Final = "all bytes acknowledged"
BY_COURIER: Final = "carried by courier"

_BEFORE: Final = MappingProxyType(
    {
        Status.BIO_CAPTURED: (Status.PROCESSING, Status.SENT_FOR_ENROLLMENT),
        Status.PROCESSING: (Status.SENT_FOR_ENROLLMENT,),
        Status.PACKET_RETRY: (Status.SENT_FOR_ENROLLMENT,),
    }
)
"""The moves that a receipt proves to have happened, before RECEIVED_AT_CENTRAL."""


class Verdict(StrEnum):
    """What a receipt that came on a stick is to this station."""

    RECEIVED = "RECEIVED"
    """Verified, and news: the packet is at the centre."""
    KNOWN = "KNOWN"
    """Verified, and no news; or older than the receipt that stands."""
    FOREIGN = "FOREIGN"
    """Another station's; ignored."""
    UNKNOWN = "UNKNOWN"
    """In this station's name, for a packet that is not in this outbox."""
    FORGED = "FORGED"
    """Not the centre's word on exactly these bytes; the code says what does not hold."""


class Acceptance:
    """Writes receipts down; the caller has had them verified by ``proof``."""

    def __init__(self, spool: Spool, index: Index, clock: Clock) -> None:
        self._spool = spool
        self._index = index
        self._clock = clock

    def write_down(
        self, entry: Entry, token: str, receipt: packets.Receipt, way: str = BY_LINE
    ) -> None:
        """Move a packet to RECEIVED_AT_CENTRAL with its receipt, in one transaction."""
        again = "sent again, " if entry.state is Status.PACKET_RETRY else ""
        with self._index.transaction():
            for status in _BEFORE.get(entry.state, ()):
                self._index.move(entry.packet_id, status, at=self._clock.now(),
                                 actor=Actor.STATION, cause=again + way)  # fmt: skip
            self._index.keep_receipt(
                entry.packet_id, receipt.tier.value, token, receipt.received_at
            )
            self._index.move(entry.packet_id, Status.RECEIVED_AT_CENTRAL, at=self._clock.now(),
                             actor=Actor.CENTRE, cause=f"receipt {receipt.seq}")  # fmt: skip
            self._index.change(entry.packet_id, verdicts=0, line_failures=0,
                               acknowledged=entry.size)  # fmt: skip
        self._spool.finish(entry.packet_id)
        log.info("packet_received", extra={"packet_id": entry.packet_id, "bytes": entry.size})


def carried(
    token: str,
    entry: Entry | None,
    kept: Iterable[str],
    trust: packets.Trust,
    at: datetime,
) -> tuple[Verdict, str]:
    """Judge a receipt off a stick against what the outbox knows; return a code where forged.

    Nobody asked for it just now, so it may be old: a packet that the centre has asked for again is
    not received by the receipt of its first journey. ``kept``: when the receipts that stand were
    issued.
    """
    if entry is None:
        return Verdict.UNKNOWN, ""
    try:
        receipt = proof.receipt(token, entry, trust, at)
    except CentreTrouble as trouble:
        return Verdict.FORGED, trouble.code.value
    if not entry.open or any(not _newer(receipt.received_at, each) for each in kept):
        return Verdict.KNOWN, ""
    return Verdict.RECEIVED, ""


def _newer(fresh: str, kept: str) -> bool:
    try:
        return parse(fresh) > parse(kept)
    except (ValueError, OverflowError):
        return False
