"""A centre on paper: answers as the test wrote, signs like the real one, has no line."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

import msgspec

import packets
from packets import jws
from station.centre.answers import CentreTrouble, trouble_of
from station.centre.protocol import (
    Announcement,
    Answer,
    FeedPage,
    Inventory,
    Progress,
    StatusEvent,
    Wanted,
)
from station.uploader.proof import FEED
from tests.fakes.keys import STATION, keys


def event(seq: int, packet_id: str, status: str, cause: str = "") -> StatusEvent:
    """Return a line of the feed."""
    return StatusEvent(
        seq=seq, packet_id=packet_id, status=status, at="2026-11-21T03:00:00.000Z", cause=cause
    )


def signed_page(page: FeedPage, signer: packets.Signer | None = None) -> str:
    """Return a page as the centre, or somebody else, would sign it."""
    return jws.sign(msgspec.json.encode(page), signer or keys().centre, FEED)


def receipt_for(packet_id: str, sha256: str, size: int, /, **changes: object) -> packets.Receipt:
    """Return the receipt of a packet; ``changes`` make it one for something else."""
    receipt = packets.Receipt(
        tier=packets.Tier.CENTRE,
        packet_id=packet_id,
        sha256=sha256,
        size=size,
        station=STATION,
        received_at="2026-11-21T03:00:00.000Z",
        seq=1,
    )
    return msgspec.structs.replace(receipt, **changes)


@dataclass
class PaperCentre:
    """Implements ``station.centre.protocol.Centre``; ``send`` raises the ``troubles`` in turn."""

    issue: Callable[[str, bytes], str]
    answers: list[Callable[[Announcement], Answer]] = field(default_factory=list)
    troubles: list[CentreTrouble] = field(default_factory=list)
    faulty: frozenset[str] = frozenset()
    events: list[StatusEvent] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    compared: list[str] = field(default_factory=list)
    kept: set[str] = field(default_factory=set)

    def announce(self, packets: Sequence[Announcement]) -> tuple[Answer, ...]:
        self.asked += [each.packet_id for each in packets]
        return tuple((self.answers.pop(0) if self.answers else wanted)(each) for each in packets)

    def send(self, packet_id: str, size: int, packet: BinaryIO, progress: Progress) -> str:
        progress(0)
        self.sent.append(packet_id)
        if packet_id in self.faulty:
            raise trouble_of(422, "HASH_MISMATCH")
        if self.troubles:
            raise self.troubles.pop(0)
        data = packet.read()
        assert len(data) == size
        progress(size)
        self.kept.add(packet_id)
        return self.issue(packet_id, data)

    def feed(self, after: int) -> str:
        if self.tokens:
            return self.tokens.pop(0)
        later = tuple(e for e in self.events if e.seq > after)
        page = FeedPage(
            station=STATION, after=after, events=later, issued_at="2026-11-21T03:00:00.000Z"
        )
        return signed_page(page)

    def inventory(self, packet_ids: Sequence[str]) -> Inventory:
        self.compared += packet_ids
        finished = tuple(i for i in packet_ids if i in self.kept)
        return Inventory(
            missing=tuple(i for i in packet_ids if i not in finished), finished=finished
        )

    def heed(self, interrupted: Callable[[], None]) -> None:
        """A call on paper takes no time: nothing is ever under way that could be ended."""


def wanted(told: Announcement) -> Answer:
    return Answer(packet_id=told.packet_id, wanted=Wanted.WANTED)


def refused(reason: str) -> Callable[[Announcement], Answer]:
    return lambda told: Answer(packet_id=told.packet_id, wanted=Wanted.REFUSED, reason=reason)


def have(receipt: str) -> Callable[[Announcement], Answer]:
    return lambda told: Answer(packet_id=told.packet_id, wanted=Wanted.HAVE, receipt=receipt)
