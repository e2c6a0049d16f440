"""What the station asks of a centre, whichever way the packets travel.

No public interface of the real data centre exists; this seam claims no compatibility.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import BinaryIO, Final, Protocol

import msgspec


class Tier(StrEnum):
    """Who vouches for having a packet."""

    REGION = "REGION"
    CENTRE = "CENTRE"


class Wanted(StrEnum):
    """What the centre answers to an announced packet."""

    WANTED = "WANTED"
    HAVE = "HAVE"
    REFUSED = "REFUSED"


class Announcement(msgspec.Struct, frozen=True, kw_only=True):
    """A packet the station holds: the signed waybill speaks for it, without personal data."""

    packet_id: str
    size: int
    waybill: str


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """The centre's word on one announcement; ``receipt`` is a JWS where it has the bytes."""

    packet_id: str
    wanted: Wanted
    receipt: str | None = None
    reason: str = ""


class StatusEvent(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the status feed. ``status`` is kept as written, also when nobody has named it."""

    seq: int
    packet_id: str
    status: str
    at: str
    cause: str = ""


class FeedPage(msgspec.Struct, frozen=True, kw_only=True):
    """A signed page of the feed: events after ``after``, in order; ``more``: there are others.

    ``head`` is the highest ``seq`` this station's feed has; -1 where the centre does not say.
    Below the cursor it means that the centre has lost events it had given out. ``staff``: the
    centre's signed list of who may work there, where it is newer than the station's.
    """

    station: str
    after: int
    events: tuple[StatusEvent, ...]
    issued_at: str
    more: bool = False
    head: int = -1
    staff: str = ""


class Inventory(msgspec.Struct, frozen=True, kw_only=True):
    """What the centre knows of the packets the station asked about."""

    missing: tuple[str, ...] = ()
    finished: tuple[str, ...] = ()


class Enrolment(msgspec.Struct, frozen=True, kw_only=True):
    """What a station without a certificate asks: its requests (PEM) and its one-time code."""

    requests: str
    code: str


class Renewal(msgspec.Struct, frozen=True, kw_only=True):
    """What a station signs with the key it has, to be certified anew; ``at`` is its clock."""

    requests: str
    at: str


RENEWAL: Final = "perekaman-renewal+jws"


class Certified(msgspec.Struct, frozen=True, kw_only=True):
    """The centre's answer: certificates and root (PEM), and the signed list of recipients."""

    certificates: str
    root: str
    recipients: str


Progress = Callable[[int], None]
"""Told the number of bytes the far side has acknowledged."""


class Centre(Protocol):
    """One far side. Every call may raise ``station.errors.Broken`` with a LINE_ or CENTRE_ code."""

    def announce(self, packets: Sequence[Announcement]) -> tuple[Answer, ...]:
        """Tell which packets exist here, so that their absence is visible there."""
        ...

    def send(self, packet_id: str, size: int, packet: BinaryIO, progress: Progress) -> str:
        """Bring the packet over, resuming where the far side stands; return the receipt (JWS)."""
        ...

    def feed(self, after: int) -> str:
        """Return the signed page of events after a sequence number (JWS with a ``FeedPage``)."""
        ...

    def inventory(self, packet_ids: Sequence[str]) -> Inventory:
        """Compare what is open here with what is known there."""
        ...

    def heed(self, interrupted: Callable[[], None]) -> None:
        """Ask this, many times a second, during every call; what it raises ends the call."""
        ...
