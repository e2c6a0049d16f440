"""Follows the centre's status feed: verified pages, in order, each in one transaction.

The feed is no receipt: it names no bytes. Where it says of a packet that it was received and no
receipt is here, what it says of that packet waits until the centre has given one. The cursor stays
before it, and what came after it for others is taken meanwhile.
"""

import logging
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from station.centre.protocol import FeedPage, StatusEvent
from station.errors import Broken
from station.lifecycle import AT_STATION, TRANSITIONS, Actor, Status, read
from station.outbox.entries import NEEDS_A_PERSON, Entry
from station.outbox.index import Cursor, Index
from station.uploader import proof
from station.uploader.means import Means

log = logging.getLogger(__name__)
_FEED: Final = "centre"
_PAGES: Final = 50  # per round, so that sending gets its turn
_UNPROVEN: Final = "received, says the feed without a receipt"


@dataclass(frozen=True)
class Followed:
    """What the feed brought; ``refused`` when a page was not believed."""

    events: int = 0
    refused: int = 0
    lost: bool = False
    """The centre has lost events it had given out: it was restored from a copy."""

    def then(self, later: "Followed") -> "Followed":
        """Return what both brought."""
        return Followed(
            self.events + later.events, self.refused + later.refused, self.lost or later.lost
        )


@dataclass
class _Owed:
    """Packets of which the feed has said more than a receipt vouches for, since which line."""

    packets: set[str] = field(default_factory=set)
    before: int | None = None

    def add(self, event: StatusEvent) -> None:
        self.packets.add(event.packet_id)
        self.before = event.seq - 1 if self.before is None else self.before

    def hold(self, seq: int) -> int:
        """Return how far the cursor may go."""
        return seq if self.before is None else min(seq, self.before)


class Following:
    """The cursor and what it has passed."""

    def __init__(self, means: Means) -> None:
        self._index = means.index
        self._centre = means.centre
        self._trust = means.trust
        self._clock = means.clock
        self._timed = means.timed
        self._staff = means.staff
        self._asked: set[str] = set()

    def run(self, pages: int = _PAGES) -> Followed:
        """Take in the pages that are there. Raises ``CentreTrouble`` when the line is down."""
        stations = self._index.stations()
        if not stations:
            self._centre.announce(())  # nothing is here to ask about: only whether it answers
            return Followed()
        events, lost, owed = 0, False, _Owed()
        cursor = self._index.cursor(_FEED)
        for _ in range(pages):
            asked = self._clock.now()
            token = self._centre.feed(cursor.seq)
            here = self._clock.now()
            try:
                page = proof.page(token, cursor, stations, self._trust, here)
            except Broken as trouble:
                log.warning("feed_refused", extra={"code": trouble.code, "reason": trouble.detail})
                return Followed(events, refused=1, lost=lost)
            self._timed(page.issued_at, asked, here)
            if page.staff:
                self._staff(page.staff)
            if _shrunk(page, cursor):
                cursor, owed, lost = self._begin_again(page), _Owed(), True
                continue
            cursor = self._take(page, cursor, owed)
            events += len(page.events)
            if not (page.more and page.events):
                break
        return Followed(events, lost=lost)

    def carried(self, token: str) -> int:
        """Take a page in that came on a stick; return how many events it brought.

        The line may have brought them meanwhile: a page that is not the next one is passed over.
        """
        cursor, stations = self._index.cursor(_FEED), self._index.stations()
        try:
            page = proof.page(token, cursor, stations, self._trust, self._clock.now())
        except Broken as trouble:
            log.info("feed_passed_over", extra={"code": trouble.code})
            return 0
        if page.staff:
            self._staff(page.staff)
        if not page.events:
            return 0
        self._take(page, cursor, _Owed())
        return len(page.events)

    def _begin_again(self, page: FeedPage) -> Cursor:
        """Read the feed from its beginning: what the centre lost, it may tell differently now.

        Nobody knows at which event its copy was made. Events that stand in a packet's history
        already are passed over, so reading them again moves nothing.
        """
        log.warning("feed_shrunk", extra={"count": page.head})
        beginning = Cursor(seq=0, issued_at=page.issued_at)
        self._index.move_cursor(_FEED, beginning)
        return beginning

    def _take(self, page: FeedPage, cursor: Cursor, owed: _Owed) -> Cursor:
        """Take a page in; return where reading goes on."""
        seq = page.events[-1].seq if page.events else cursor.seq
        with self._index.transaction():
            for event in page.events:
                if event.packet_id in owed.packets or self._told_before(event):
                    continue
                if self._without_receipt(event):
                    owed.add(event)
                else:
                    self._apply(event)
            self._index.move_cursor(_FEED, Cursor(seq=owed.hold(seq), issued_at=page.issued_at))
        return Cursor(seq=seq, issued_at=page.issued_at)

    def _without_receipt(self, event: StatusEvent) -> bool:
        """Say whether an event must wait for a receipt; have the centre asked for it, once."""
        known = self._index.get(event.packet_id)
        received = read(event.status) is Status.RECEIVED_AT_CENTRAL
        if known is None or not received or not known.open or known.blocked_on in NEEDS_A_PERSON:
            return False
        if event.packet_id not in self._asked:
            self._asked.add(event.packet_id)
            log.info("receipt_missing", extra={"packet_id": event.packet_id})
            if not known.verdicts:  # else the next try has its moment already
                ask(self._index, event.packet_id, self._clock.now())
        return True

    def _told_before(self, event: StatusEvent) -> bool:
        """Say whether exactly this event stands in the packet's history."""
        status, moment = read(event.status), proof.plausible(event.at, self._clock.now())
        name = status.value if status else event.status
        return moment is not None and any(
            line.after == name and line.at == moment and line.actor is not Actor.STATION
            for line in self._index.history(event.packet_id)
        )

    def _apply(self, event: StatusEvent) -> None:
        status = read(event.status)
        known = self._index.get(event.packet_id)
        at = self._moment(event)
        if status is None or known is None:
            self._index.keep_unknown(event.packet_id, event.status, at=at, cause=event.cause)
            return
        confirmed = status is known.state and not self._index.hearsay(event.packet_id)
        if confirmed or self._older(known, status):
            return
        if status is Status.RECEIVED_AT_CENTRAL:  # a person must act first: nothing waits for it
            cause = f"{_UNPROVEN}: {event.cause}"
            self._index.note(event.packet_id, at=at, actor=Actor.CENTRE, cause=cause)
            return
        moved = self._index.move(
            event.packet_id,
            status,
            at=at,
            actor=TRANSITIONS.get((known.state, status), Actor.CENTRE),
            cause=event.cause,
            now=self._clock.now(),
        )
        if moved and status in AT_STATION:
            self._index.change(event.packet_id, announced_at=None)
        if not moved:
            log.info("status_conflict", extra={"packet_id": event.packet_id, "status": status})

    def _older(self, known: Entry, status: Status) -> bool:
        # The receipt has said so before the feed does; the packet may have gone on since.
        return status is Status.RECEIVED_AT_CENTRAL and not known.open

    def _moment(self, event: StatusEvent) -> datetime:
        now = self._clock.now()
        return proof.plausible(event.at, now) or now


def ask(index: Index, packet_id: str, now: datetime) -> None:
    """Have a packet's receipt asked for in the next round: it is there, and not known to be."""
    with index.transaction():
        index.change(packet_id, announced_at=None)
        index.schedule(packet_id, at=now, blocked=None, now=now)


def _shrunk(page: FeedPage, cursor: Cursor) -> bool:
    return not page.events and 0 <= page.head < cursor.seq
