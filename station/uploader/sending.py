"""Brings due packets over, one after the other: ask, send, verify the receipt, write it down."""

import io
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from station.centre.answers import CentreTrouble, Treatment, refusal
from station.centre.protocol import Announcement, Answer, Wanted
from station.clock import iso
from station.errors import Broken, Code
from station.lifecycle import Actor, Status
from station.outbox.entries import NEEDS_A_PERSON, Blocked, Entry
from station.outbox.recovery import unchanged
from station.uploader import policy, proof
from station.uploader.acceptance import Acceptance
from station.uploader.arrivals import Arrivals
from station.uploader.backoff import delay
from station.uploader.herald import Herald
from station.uploader.means import Means

log = logging.getLogger(__name__)
_BATCH: Final = 100
_PROGRESS_SECONDS: Final = 0.5  # each writing is a sync of the disk


@dataclass(frozen=True)
class Sent:
    """What one pass brought over."""

    packets: int = 0
    received: int = 0
    bytes: int = 0
    refused: int = 0


class Sending:
    """One pass over the packets whose turn it is. A trouble of the line ends it for all."""

    def __init__(self, means: Means, arrivals: Arrivals, herald: Herald | None = None) -> None:
        self._spool = means.spool
        self._index = means.index
        self._centre = means.centre
        self._trust = means.trust
        self._clock = means.clock
        self._line = means.line
        self._chance = means.chance
        self._interrupted = means.interrupted
        self._acceptance = Acceptance(means.spool, means.index, means.clock)
        self._meter = means.meter
        self._beat = means.heartbeat.beat
        self._arrivals = arrivals
        self._herald = herald
        self._turn = 0
        self._tried = set[str]()
        self._sent = Sent()

    def run(self) -> None:
        """Send what is due, as far as the line carries; ``take`` tells how far that was.

        What comes in meanwhile is announced between two packets, and takes its place among those
        that wait. Raises ``CentreTrouble`` for a trouble that all packets share.
        """
        self._tried.clear()
        self._announce()
        while (entry := self._next()) is not None:
            self._interrupted()
            self._tried.add(entry.packet_id)
            self._turn += 1
            self._one(entry)
            self._beat()
            if self._arrivals.noticed() and self._arrivals.take_in():
                self._announce()

    def take(self) -> Sent:
        """Return what was brought over since this was last asked."""
        sent, self._sent = self._sent, Sent()
        return sent

    def _next(self) -> Entry | None:
        now, cap = self._clock.now(), self._line.retry_cap_seconds
        ready = (
            entry
            for entry in self._index.open_entries()
            if policy.due(entry, now, cap)
            and entry.state is not Status.SENT_FOR_ENROLLMENT
            and entry.packet_id not in self._tried
        )
        return policy.next_up(ready, now, self._turn)

    # --- ask

    def _announce(self) -> None:
        """Tell the centre of everything it does not know of, and ask about what is due."""
        now, cap = self._clock.now(), self._line.retry_cap_seconds
        with self._index.transaction():  # one sync of the disk, however many there are
            for entry in self._index.entries(frozenset({Status.BIO_CAPTURED})):
                if policy.to_announce(entry):
                    self._move(entry, Status.PROCESSING, "queued")
        asked = [e.packet_id for e in self._index.open_entries()
                 if policy.to_announce(e)
                 or (policy.due(e, now, cap) and policy.to_ask(e)
                     and e.packet_id not in self._tried)]  # fmt: skip
        for start in range(0, len(asked), _BATCH):
            batch = [self._get(packet_id) for packet_id in asked[start : start + _BATCH]]
            for answer in self._centre.announce([self._announcement(e) for e in batch]):
                self._heard(answer, {e.packet_id for e in batch})
            self._beat()
            self._interrupted()

    def _announcement(self, entry: Entry) -> Announcement:
        waybill = self._index.waybill(entry.packet_id)
        return Announcement(packet_id=entry.packet_id, size=entry.size, waybill=waybill)

    def _heard(self, answer: Answer, asked: set[str]) -> None:
        if answer.packet_id not in asked:
            return  # not what was asked about: no word on anything
        entry = self._get(answer.packet_id)
        if answer.wanted is Wanted.REFUSED:
            self._judged(entry, refusal(answer.reason))
            return
        self._index.change(entry.packet_id, announced_at=iso(self._clock.now()))
        if entry.blocked_on in NEEDS_A_PERSON:
            return  # told of, and sent once somebody has seen to it
        if answer.wanted is Wanted.HAVE:
            self._accept(entry, answer.receipt or "")
        elif entry.state is Status.SENT_FOR_ENROLLMENT:
            overdue = policy.receipt_overdue(entry, self._clock.now(), self._line.receipt_hours)
            cause = "no receipt in time" if overdue else "the centre does not have it"
            self._move(entry, Status.PACKET_RETRY, cause)

    # --- send

    def _one(self, entry: Entry) -> None:
        try:
            data = unchanged(self._spool, self._index, entry.packet_id)
        except Broken as trouble:
            log.warning(
                "file_unreadable", extra={"packet_id": entry.packet_id, "code": trouble.code}
            )
            self._block(entry, Blocked.FILE)
            return
        try:
            receipt = self._carry(entry, data)
        except CentreTrouble as trouble:
            if policy.COURSES[trouble.treatment].shared:
                self._index.change(entry.packet_id, line_failures=entry.line_failures + 1)
                raise
            self._judged(entry, trouble)
            return
        self._sent = replace(
            self._sent, packets=self._sent.packets + 1, bytes=self._sent.bytes + entry.size
        )
        self._accept(entry, receipt)

    def _carry(self, entry: Entry, data: bytes) -> str:
        self._meter.begin(entry.packet_id, entry.size)
        if self._herald:
            self._herald.sending(now=True)
        try:
            body = io.BytesIO(data)
            return self._centre.send(entry.packet_id, entry.size, body, self._progress(entry))
        finally:
            if self._herald:
                self._herald.sending(now=False)
            self._meter.end()

    def _progress(self, entry: Entry) -> Callable[[int], None]:
        """Return who is told how far a send is, and writes it down now and then."""
        written_at = self._clock.monotonic()

        def told(acknowledged: int) -> None:
            nonlocal written_at
            self._interrupted()
            if self._meter.told(acknowledged):
                self._beat()
            if self._clock.monotonic() - written_at >= _PROGRESS_SECONDS:
                written_at = self._clock.monotonic()
                self._index.change(entry.packet_id, acknowledged=acknowledged)

        return told

    # --- write down

    def _accept(self, entry: Entry, token: str) -> None:
        """Take a receipt; only a verified one moves the packet to RECEIVED_AT_CENTRAL."""
        try:
            receipt = proof.receipt(token, entry, self._trust, self._clock.now())
        except CentreTrouble as trouble:
            self._sent = replace(self._sent, refused=self._sent.refused + 1)
            if policy.COURSES[trouble.treatment].shared:
                raise
            self._judged(entry, trouble)
            return
        self._acceptance.write_down(entry, token, receipt)
        self._sent = replace(self._sent, received=self._sent.received + 1)

    def _judged(self, entry: Entry, trouble: CentreTrouble) -> None:
        """Write the centre's verdict on one packet down; the others go on."""
        course = policy.COURSES[trouble.treatment]
        log.info("packet_judged", extra={"packet_id": entry.packet_id, "code": trouble.code})
        if course.verdict:
            self._faulty(entry, trouble)
            return
        if trouble.treatment is Treatment.ANNOUNCE:
            self._forgotten(entry)
            return
        with self._index.transaction():
            if trouble.treatment is Treatment.REGIONAL and entry.state is Status.PROCESSING:
                self._index.move(entry.packet_id, Status.ENROLL_FAILURE_AT_REGIONAL,
                                 at=self._clock.now(), actor=Actor.REGION,
                                 cause=trouble.code.value)  # fmt: skip
            else:
                self._note(entry, trouble.code.value)
            self._block(entry, course.blocked)

    def _forgotten(self, entry: Entry) -> None:
        """Announce a packet again that the centre has forgotten; the others pass it meanwhile."""
        failures = entry.line_failures + 1
        with self._index.transaction():
            self._index.change(entry.packet_id, announced_at=None, line_failures=failures)
            self._put_off(entry, failures)

    def _faulty(self, entry: Entry, trouble: CentreTrouble) -> None:
        verdicts = entry.verdicts + 1
        bytes_faulty = trouble.code is not Code.RECEIPT_INVALID
        with self._index.transaction():
            if entry.state in (Status.PROCESSING, Status.PACKET_RETRY):
                self._move(entry, Status.SENT_FOR_ENROLLMENT, "all bytes sent")
            if bytes_faulty:
                self._move(self._get(entry.packet_id), Status.PACKET_RETRY, "hash mismatch")
            else:
                self._note(entry, trouble.code.value)
            self._index.change(entry.packet_id, verdicts=verdicts)
            if verdicts >= policy.VERDICTS:
                self._block(entry, Blocked.ATTEMPTS)
            else:
                self._put_off(entry, verdicts)

    def _put_off(self, entry: Entry, failures: int) -> None:
        floor, cap = self._line.retry_floor_seconds, self._line.retry_cap_seconds
        now = self._clock.now()
        wait = delay(failures, floor=floor, cap=cap, chance=self._chance)
        at = now + timedelta(seconds=wait)
        self._index.schedule(entry.packet_id, at=at, blocked=None, now=now)

    def _block(self, entry: Entry, blocked: Blocked | None) -> None:
        self._index.schedule(entry.packet_id, at=None, blocked=blocked, now=self._clock.now())

    def _note(self, entry: Entry, cause: str) -> None:
        self._index.note(entry.packet_id, at=self._clock.now(), actor=Actor.CENTRE, cause=cause)

    def _move(self, entry: Entry, after: Status, cause: str) -> None:
        now: datetime = self._clock.now()
        self._index.move(entry.packet_id, after, at=now, actor=Actor.STATION, cause=cause)

    def _get(self, packet_id: str) -> Entry:
        found = self._index.get(packet_id)
        if found is None:
            raise Broken(Code.OUTBOX_UNKNOWN_PACKET, packet_id)
        return found
