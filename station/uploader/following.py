"""Follows the centre's status feed: verified pages, in order, each in one transaction."""

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from station.centre.protocol import FeedPage, StatusEvent
from station.errors import Broken
from station.lifecycle import AT_STATION, TRANSITIONS, Actor, Status, read
from station.outbox.entries import Entry
from station.outbox.index import Cursor
from station.uploader import proof
from station.uploader.means import Means

log = logging.getLogger(__name__)
_FEED: Final = "centre"
_PAGES: Final = 50  # per round, so that sending gets its turn


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


class Following:
    """The cursor and what it has passed."""

    def __init__(self, means: Means) -> None:
        self._index = means.index
        self._centre = means.centre
        self._trust = means.trust
        self._clock = means.clock

    def run(self, pages: int = _PAGES) -> Followed:
        """Take in the pages that are there. Raises ``CentreTrouble`` when the line is down."""
        stations = self._index.stations()
        if not stations:
            self._centre.announce(())  # nothing is here to ask about: only whether it answers
            return Followed()
        events, lost = 0, False
        for _ in range(pages):
            cursor = self._index.cursor(_FEED)
            token = self._centre.feed(cursor.seq)
            try:
                page = proof.page(token, cursor, stations, self._trust, self._clock.now())
            except Broken as trouble:
                log.warning("feed_refused", extra={"code": trouble.code, "reason": trouble.detail})
                return Followed(events, refused=1, lost=lost)
            if _shrunk(page, cursor):
                self._begin_again(page)
                lost = True
                continue
            self._take(page, cursor)
            events += len(page.events)
            if not page.more:
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
        if not page.events:
            return 0
        self._take(page, cursor)
        return len(page.events)

    def _begin_again(self, page: FeedPage) -> None:
        """Read the feed from its beginning: what the centre lost, it may tell differently now.

        Nobody knows at which event its copy was made. Events that stand in a packet's history
        already are passed over, so reading them again moves nothing.
        """
        log.warning("feed_shrunk", extra={"count": page.head})
        self._index.move_cursor(_FEED, Cursor(seq=0, issued_at=page.issued_at))

    def _take(self, page: FeedPage, cursor: Cursor) -> None:
        seq = page.events[-1].seq if page.events else cursor.seq
        with self._index.transaction():
            for event in page.events:
                if not self._told_before(event):
                    self._apply(event)
            self._index.move_cursor(_FEED, Cursor(seq=seq, issued_at=page.issued_at))

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
        if status is known.state or self._older(known, status):
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


def _shrunk(page: FeedPage, cursor: Cursor) -> bool:
    return not page.events and 0 <= page.head < cursor.seq
