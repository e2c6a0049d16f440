"""What is asked of the board and what it answers: frozen, whole, and the same for every screen."""

from datetime import UTC, datetime
from typing import Final

import msgspec

from station.board.line import Line
from station.board.packet import Row
from station.errors import Code
from station.outbox.entries import Event
from station.outbox.lists import Listing
from station.uploader.control import Verb

PAGE: Final = 50


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a list, and the packet whose history is wanted, if any."""

    listing: Listing = Listing.WAITING
    after: str | None = None
    limit: int = PAGE
    packet_id: str = ""


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How many packets each list has; packets nobody has taken in yet count as waiting."""

    waiting: int = 0
    attention: int = 0
    arrived: int = 0
    fresh: int = 0

    @property
    def total(self) -> int:
        """All packets this station knows."""
        return self.waiting + self.arrived

    def of(self, listing: Listing) -> int:
        """Return the count of one list."""
        return {
            Listing.WAITING: self.waiting,
            Listing.ATTENTION: self.attention,
            Listing.ARRIVED: self.arrived,
            Listing.ALL: self.total,
        }[listing]


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a command: an uploader heard it, or nobody was there."""

    verb: Verb
    heard: bool


class History(msgspec.Struct, frozen=True, kw_only=True):
    """One packet with what happened to it, oldest first."""

    row: Row
    events: tuple[Event, ...]
    receipts: int


class BoardView(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to one question at one moment."""

    at: datetime = datetime.fromtimestamp(0, UTC)
    question: Question = Question()
    rows: tuple[Row, ...] = ()
    after: str | None = None
    """Asks for the page behind this one; None at the end."""
    tally: Tally = Tally()
    line: Line = Line()
    history: History | None = None
    told: Told | None = None
    """Set in the answer that follows a command, and only there."""
    trouble: Code | None = None
    """The outbox could not be read; everything else is empty."""
