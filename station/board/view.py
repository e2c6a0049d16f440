"""What is asked of the board and what it answers: frozen, whole, and the same for every screen."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

import msgspec

from packets.identifiers import number
from station.board.line import Line
from station.board.packet import Row
from station.errors import Code
from station.lifecycle import Status
from station.outbox.entries import Event
from station.outbox.lists import Listing, Narrowed
from station.register.case import Case, Facts
from station.uploader.control import Verb

PAGE: Final = 50


class Filter(msgspec.Struct, frozen=True, kw_only=True):
    """Which packets of a list; empty: all of them. Village and operator are the register's."""

    day: date | None = None
    """Sealed on this day of the station's own time zone."""
    village: str = ""
    operator: str = ""
    """Account id."""
    status: Status | None = None
    words: str = ""
    """A nomor perekaman, a packet id, a NIK, or part of a name: somebody is looked up."""

    @property
    def of_people(self) -> bool:
        """Whether only the register can answer."""
        return bool(self.village or self.operator or self.words)

    def narrowed(self) -> Narrowed:
        """Return the same as the index is asked."""
        if self.day is None:
            return Narrowed(status=self.status, chosen=self.of_people)
        since = datetime.combine(self.day, time()).astimezone()
        until = datetime.combine(self.day + timedelta(days=1), time()).astimezone()
        return Narrowed(since=since, until=until, status=self.status, chosen=self.of_people)


class Question(msgspec.Struct, frozen=True, kw_only=True):
    """A page of a list, and the packet whose history is wanted, if any."""

    listing: Listing = Listing.WAITING
    after: str | None = None
    limit: int = PAGE
    packet_id: str = ""
    filter: Filter = Filter()


class Tally(msgspec.Struct, frozen=True, kw_only=True):
    """How many packets each list has; packets nobody has taken in yet count as waiting."""

    waiting: int = 0
    attention: int = 0
    recapture: int = 0
    arrived: int = 0
    fresh: int = 0

    @property
    def total(self) -> int:
        """All packets this station knows: each stands in exactly one of three lists."""
        return self.waiting + self.recapture + self.arrived

    def of(self, listing: Listing) -> int:
        """Return the count of one list."""
        return {
            Listing.WAITING: self.waiting,
            Listing.ATTENTION: self.attention,
            Listing.RECAPTURE: self.recapture,
            Listing.ARRIVED: self.arrived,
            Listing.ALL: self.total,
        }[listing]


class Choices(msgspec.Struct, frozen=True, kw_only=True):
    """What there is to filter by; operators by account id, with their names."""

    villages: tuple[str, ...] = ()
    operators: tuple[tuple[str, str], ...] = ()


class Told(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a command: an uploader heard it, or nobody was there."""

    verb: Verb
    heard: bool


class Exported(msgspec.Struct, frozen=True, kw_only=True):
    """A table that was written; ``path`` is empty where no stick was in."""

    path: str = ""
    packets: int = 0
    people: bool = False
    """Whether it holds names and NIKs."""


class History(msgspec.Struct, frozen=True, kw_only=True):
    """One packet with what happened to it, oldest first."""

    row: Row
    events: tuple[Event, ...]
    receipts: int
    facts: Facts | None = None
    case: Case | None = None
    """What people did about it here; also of one that has gone on since."""
    in_place_of: str = ""
    """The packet id of the recording that this one replaced."""


def packet_number(packet_id: str) -> str:
    """Return the *nomor perekaman* of a packet id, as people say it."""
    return number(packet_id)


class BoardView(msgspec.Struct, frozen=True, kw_only=True):
    """The answer to one question at one moment."""

    at: datetime = datetime.fromtimestamp(0, UTC)
    question: Question = Question()
    rows: tuple[Row, ...] = ()
    after: str | None = None
    """Asks for the page behind this one; None at the end."""
    tally: Tally = Tally()
    line: Line = Line()
    facts: Mapping[str, Facts] = {}
    """Whose the rows are, by packet id; none while nobody is signed in."""
    cases: Mapping[str, Case] = {}
    """What was done about those that came back, by packet id."""
    choices: Choices = Choices()
    history: History | None = None
    told: Told | None = None
    """Set in the answer that follows a command, and only there."""
    exported: Exported | None = None
    """Set in the answer that follows an export, and only there."""
    trouble: Code | None = None
    """The outbox could not be read; everything else is empty."""
