"""Takes in what was handed over by other processes: packets that left, receipts that came back."""

import logging
from dataclasses import dataclass, field
from pathlib import Path

import packets
from station.clock import iso
from station.errors import Broken
from station.lifecycle import AT_STATION, DECIDED_HERE, Actor
from station.outbox.entries import Kind
from station.outbox.handover import Handover, Handovers, Settled
from station.uploader.acceptance import BY_COURIER, Acceptance, Verdict, carried
from station.uploader.following import Following
from station.uploader.hearsay import Hearsay
from station.uploader.means import Means

log = logging.getLogger(__name__)


@dataclass
class Brought:
    """What hand-overs brought: verdicts by packet id, events of the feed, what was not believed."""

    verdicts: dict[str, Verdict] = field(default_factory=dict)
    received: int = 0
    events: int = 0
    refused: int = 0
    stated: int = 0
    """Packets of which an unsigned status file was believed something."""


class HandedOver:
    """The uploader's side of ``station.outbox.handover``. For the uploader's own thread."""

    def __init__(self, means: Means, following: Following) -> None:
        self._index = means.index
        self._trust = means.trust
        self._clock = means.clock
        self._following = following
        self._hearsay = Hearsay(means.index, means.clock)
        self._acceptance = Acceptance(means.spool, means.index, means.clock)
        self._folder = Handovers(means.spool.folder)
        self._seen = 0

    def noticed(self) -> bool:
        """Say whether something was handed over since this was last taken in."""
        return self._folder.mark() != self._seen

    def take_in(self) -> Brought:
        """Take in everything that waits. Raises ``Broken`` for the disk; it then waits on."""
        self._seen = self._folder.mark()
        brought = Brought()
        for path in self._folder.waiting():
            self._one(path, brought)
        return brought

    def _one(self, path: Path, brought: Brought) -> None:
        try:
            handover = self._folder.read(path)
        except Broken as trouble:
            # Whoever made it has the stick still: it is named, and made again from there.
            log.warning("handover_unreadable", extra={"code": trouble.code})
            brought.refused += 1
        else:
            self._left(handover)
            for token in handover.receipts:
                self._receipt(token, brought)
            for token in handover.pages:
                brought.events += self._following.carried(token)
            for settled in handover.settled:
                self._settle(settled)
            brought.stated += self._hearsay.take(handover.stated)
        self._folder.done(path)

    def _left(self, handover: Handover) -> None:
        for bundle, packet_ids in handover.exported.items():
            cause = f"exported by courier, {bundle}"
            for packet_id in packet_ids:
                self._note(packet_id, cause)

    def _note(self, packet_id: str, cause: str) -> None:
        known = self._index.get(packet_id) is not None
        if known and not any(line.cause == cause for line in self._index.history(packet_id)):
            self._index.note(packet_id, at=self._clock.now(), actor=Actor.STATION, cause=cause)

    def _settle(self, settled: Settled) -> None:
        """Move a packet as people say, along a lawful way that is theirs to decide.

        Whoever can write a file here could say anything: no line of this proves anything, and a
        status that only the centre gives is not even tried.
        """
        known = self._index.get(settled.packet_id)
        if known is None or known.state is settled.status or self._heard(settled):
            return
        if settled.status not in DECIDED_HERE:
            log.warning("settled_refused", extra={"packet_id": settled.packet_id})
            return
        with self._index.transaction():
            moved = self._index.move(
                settled.packet_id, settled.status, at=settled.at, actor=Actor.STATION,
                cause=settled.cause, now=self._clock.now(), by=Kind.SETTLED,
            )  # fmt: skip
            if moved and settled.status in AT_STATION:
                self._index.change(settled.packet_id, announced_at=None)

    def _heard(self, settled: Settled) -> bool:
        """Say whether exactly this was taken in before: a hand-over may be read twice."""
        at = iso(settled.at)  # as the index keeps it
        return any(
            (line.after, iso(line.at), line.cause) == (settled.status, at, settled.cause)
            for line in self._index.history(settled.packet_id)
        )

    def _receipt(self, token: str, brought: Brought) -> None:
        try:
            receipt = packets.verify_receipt(token, self._trust, self._clock.now())
        except packets.PacketError as error:
            log.warning("receipt_refused", extra={"reason": error.code.value})
            brought.refused += 1
            return
        packet_id = receipt.packet_id
        entry = self._index.get(packet_id)
        kept = [each.received_at for each in self._index.receipts.of(packet_id)]
        verdict, code = carried(token, entry, kept, self._trust, self._clock.now())
        brought.verdicts[packet_id] = verdict
        if verdict is Verdict.RECEIVED and entry is not None:
            self._acceptance.write_down(entry, token, receipt, BY_COURIER)
            brought.received += 1
        elif verdict is Verdict.FORGED:
            log.warning("receipt_refused", extra={"packet_id": packet_id, "code": code})
            brought.refused += 1
