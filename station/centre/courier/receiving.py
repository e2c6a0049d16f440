"""Takes packets from a stick in at the centre, and lays receipts beside them.

The way in is the one of the line. What is wrong with a stick is named; the good is taken all the
same.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Protocol

import msgspec

from packets.trust import Trust
from station.centre.courier import layout
from station.centre.courier.examining import Bundle, Finding, Item, examine, items
from station.centre.courier.layout import Receipts, Refusal
from station.centre.courier.medium import Medium
from station.clock import Clock
from station.errors import Broken, Code


class Outcome(StrEnum):
    """What the centre did with a packet of a stick."""

    TAKEN = "TAKEN"
    KNOWN = "KNOWN"
    """Held before, by the line or another stick; the receipt is the one that stands."""
    REFUSED = "REFUSED"
    """Whole, and not accepted; the reason is a word of the wire."""
    FAULTY = "FAULTY"
    """Not worth taking: the finding says why."""


@dataclass(frozen=True)
class Acceptance:
    """What taking a packet in gave: a receipt, or a reason why not."""

    receipt: str = ""
    known: bool = False
    reason: str = ""


class Counter(Protocol):
    """The centre, as far as a courier needs it. May raise ``Broken`` for its own disk."""

    def take_in(self, data: bytes) -> Acceptance:
        """Take one packet in, durably."""
        ...

    def page(self, station: str, after: int) -> tuple[str, int | None]:
        """Return a page of a station's feed and what to ask next; None when that was all."""
        ...


@dataclass(frozen=True)
class Handed:
    """One packet of a stick and what became of it."""

    packet_id: str
    finding: Finding
    outcome: Outcome
    reason: str = ""


@dataclass(frozen=True)
class Received:
    """One bundle and what became of it; ``trouble``: why no receipts lie in it."""

    station: str
    bundle: str
    faults: tuple[Finding, ...] = ()
    packets: tuple[Handed, ...] = ()
    trouble: Code | None = None

    @property
    def clean(self) -> bool:
        sound = all(p.outcome in (Outcome.TAKEN, Outcome.KNOWN) for p in self.packets)
        return sound and not self.faults and self.trouble is None


@dataclass
class _Answer:
    """What goes into a bundle's file of receipts."""

    receipts: list[str] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)


def receive(medium: Medium, counter: Counter, trust: Trust, clock: Clock) -> list[Received]:
    """Take everything in that lies on a stick. Raises ``Refused``, and ``Broken`` of the centre."""
    medium.check()
    return [
        _bundle(medium, counter, medium.path(station, name), trust, clock.now())
        for station in medium.stations()
        for name in medium.bundles(station)
    ]


def _bundle(
    medium: Medium, counter: Counter, folder: Path, trust: Trust, now: datetime
) -> Received:
    bundle = examine(medium, folder, trust, now)
    answer, handed = _Answer(), []
    for item in items(medium, bundle):
        handed.append(_one(item, counter.take_in, answer))
    trouble = _lay_down(medium, bundle, answer, _pages(bundle, counter))
    return Received(folder.parent.name, folder.name, bundle.faults, tuple(handed), trouble)


def _one(item: Item, take_in: Callable[[bytes], Acceptance], answer: _Answer) -> Handed:
    if not item.data:
        return Handed(item.packet_id, item.finding, Outcome.FAULTY)
    found = take_in(item.data)
    if found.reason:
        answer.refused.append(Refusal(packet_id=item.packet_id, reason=found.reason))
        return Handed(item.packet_id, item.finding, Outcome.REFUSED, found.reason)
    answer.receipts.append(found.receipt)
    return Handed(item.packet_id, item.finding, Outcome.KNOWN if found.known else Outcome.TAKEN)


def _pages(bundle: Bundle, counter: Counter) -> tuple[str, ...]:
    """Return the feed from where the station's own signed list says it has read."""
    if bundle.listed is None:
        return ()
    pages: list[str] = []
    after: int | None = bundle.listed.cursor
    while after is not None and len(pages) < layout.MOST_PAGES:
        page, after = counter.page(bundle.listed.station, after)
        pages.append(page)
    return tuple(pages)


def _lay_down(
    medium: Medium, bundle: Bundle, answer: _Answer, pages: tuple[str, ...]
) -> Code | None:
    if not answer.receipts and medium.disk.exists(bundle.folder / layout.RECEIPTS):
        return None  # another centre's receipts are worth more than this one's refusals
    if not (answer.receipts or answer.refused):
        return None
    file = Receipts(receipts=tuple(answer.receipts), pages=pages, refused=tuple(answer.refused))
    try:
        medium.put(bundle.folder, layout.RECEIPTS, msgspec.json.encode(file))
    except Broken as trouble:
        return trouble.code  # the packets are safe; importing again gives the same receipts
    return None
