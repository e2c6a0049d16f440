"""Takes over what an unsigned status file says: shown and kept apart, and never for a receipt.

A packet that the centre has not signed for stays this station's to send; that a file knows more of
it only makes the centre be asked for the receipt.
"""

import logging
from collections.abc import Sequence
from datetime import datetime

from station.clock import Clock
from station.lifecycle import Actor, read
from station.outbox.entries import Entry
from station.outbox.handover import Stated
from station.outbox.index import Index
from station.uploader.following import ask

log = logging.getLogger(__name__)


class Hearsay:
    """For the uploader's own thread."""

    def __init__(self, index: Index, clock: Clock) -> None:
        self._index = index
        self._clock = clock

    def take(self, stated: Sequence[Stated]) -> int:
        """Take over what can be believed, all in one transaction; return of how many packets."""
        if not stated:
            return 0
        now = self._clock.now()
        with self._index.transaction():
            count = sum(self._one(each, now) for each in stated)
        log.info("status_file_taken", extra={"count": count})
        return count

    def _one(self, each: Stated, now: datetime) -> bool:
        known = self._index.get(each.packet_id)
        if known is None or known.state is not each.before:
            return False
        status = read(each.text)
        if status is None:
            return self._keep(known, each, now)
        if known.open:
            return self._ask(known, each, now)
        return self._index.state(each.packet_id, status, at=now, cause=each.source)

    def _keep(self, known: Entry, each: Stated, now: datetime) -> bool:
        if known.stated == each.text:
            return False
        self._index.keep_unknown(
            each.packet_id, each.text, at=now, cause=each.source, actor=Actor.STATION
        )
        return True

    def _ask(self, known: Entry, each: Stated, now: datetime) -> bool:
        """Have the centre asked for the receipt that the file makes one expect, once."""
        cause = told(each.text, each.source)
        if any(line.cause == cause for line in self._index.history(known.packet_id)):
            return False
        self._index.note(known.packet_id, at=now, actor=Actor.STATION, cause=cause)
        if known.blocked_on is None or not known.verdicts:
            ask(self._index, known.packet_id, now)
        return True


def told(text: str, source: str) -> str:
    """Return the line of history of a status that is not taken over, for want of a receipt."""
    return f"{source}: {text}, without a receipt"
