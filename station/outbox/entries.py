"""What the index tells about a packet: its row, its history, the counts. No personal data."""

from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

from station.lifecycle import AT_STATION, Actor, Status


class Blocked(StrEnum):
    """What an open packet waits for when it is more than its turn; each names who must act."""

    LINE = "LINE"
    """The line is down or stalls; nobody, it is tried again."""
    CENTRE_BUSY = "CENTRE_BUSY"
    """The centre said when to come again; nobody."""
    TRUST = "TRUST"
    """This side's certificate or the centre's is not accepted; the technician."""
    CENTRE_REFUSED = "CENTRE_REFUSED"
    """The centre does not take this packet; the penyelia."""
    RECAPTURE = "RECAPTURE"
    """The centre cannot use what is inside; the operator records the person again."""
    AREA_CODE = "AREA_CODE"
    """The centre does not take this station's area code; the technician."""
    FILE = "FILE"
    """The sealed file is missing or unreadable; the technician."""
    ATTEMPTS = "ATTEMPTS"
    """The centre found this packet faulty too often; the penyelia."""
    PAUSED = "PAUSED"
    """An operator paused the sending; the operator."""


NEEDS_A_PERSON: Final = frozenset(
    {
        Blocked.CENTRE_REFUSED,
        Blocked.RECAPTURE,
        Blocked.AREA_CODE,
        Blocked.FILE,
        Blocked.ATTEMPTS,
    }
)
"""Reasons that no later try takes away; the packet stays, visible, until somebody acts."""


class Kind(StrEnum):
    """What a line of the history is."""

    MOVE = "MOVE"
    CONFLICT = "CONFLICT"
    """A move that the lifecycle does not know: recorded, not applied."""
    UNKNOWN = "UNKNOWN"
    """A status that nobody has named: kept as written."""
    STATED = "STATED"
    """A move that an unsigned status file told of: it is shown, and proves nothing."""
    SETTLED = "SETTLED"
    """A move that people at this station decided, two of them where it takes two: no proof."""
    NOTE = "NOTE"
    """Something that happened without a change of status."""


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a packet's history. ``after`` is kept as the centre wrote it."""

    packet_id: str
    kind: Kind
    before: str
    after: str
    at: datetime
    actor: Actor
    cause: str
    attempt: int


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One packet: where it stands, since when, and what happens next."""

    packet_id: str
    number: str
    station: str
    area_code: str
    size: int
    sha256: str
    state: Status
    sealed_at: datetime
    since: datetime
    attempt: int
    verdicts: int
    line_failures: int
    next_try_at: datetime | None
    blocked_on: Blocked | None
    blocked_since: datetime | None
    cause: str
    stated: str
    announced_at: datetime | None
    acknowledged: int
    priority: int = 0
    destroyed_at: datetime | None = None
    """When retention destroyed the sealed file; the row, its history and receipts stay."""
    alarm: "Alarm | None" = None
    """What somebody must look into, until it is looked into."""
    resent_at: datetime | None = None
    """When it came back to this station to be sent once more, the last time."""

    @property
    def begun_at(self) -> datetime:
        """When its present way began: its lateness counts from here."""
        return self.resent_at or self.sealed_at

    @property
    def open(self) -> bool:
        """Whether this station still owes the next move."""
        return self.state in AT_STATION


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One packet with all that is known of it."""

    entry: Entry
    history: tuple[Event, ...]
    receipts: tuple[str, ...]


class Alarm(StrEnum):
    """What somebody must know: found by recovery or heard from the centre, never guessed."""

    FILE_MISSING = "FILE_MISSING"
    FILE_UNREADABLE = "FILE_UNREADABLE"
    FILE_CHANGED = "FILE_CHANGED"
    STRAY_FILE = "STRAY_FILE"
    INDEX_CORRUPT = "INDEX_CORRUPT"
    ASKED_AFTER_DESTRUCTION = "ASKED_AFTER_DESTRUCTION"
    """The centre wants a packet that retention has destroyed; the penyelia must speak with it."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page of entries, oldest first; ``after`` asks for the next one, None at the end."""

    entries: tuple[Entry, ...]
    after: str | None


class Counts(msgspec.Struct, frozen=True, kw_only=True):
    """The outbox at a glance."""

    by_state: dict[str, int]
    waiting: int
    blocked: dict[str, int]
    oldest_open: datetime | None
    paused: bool
    alarms: dict[str, int] = {}
    destroyed: int = 0


class Sealed(msgspec.Struct, frozen=True, kw_only=True):
    """What the waybill says of a packet that lies in the spool; ``sha256`` is of the whole file."""

    packet_id: str
    number: str
    station: str
    area_code: str
    waybill: str
    size: int
    sha256: str
    sealed_at: datetime
    priority: int = 0


class Cursor(msgspec.Struct, frozen=True, kw_only=True):
    """How far the feed was taken in, and when the last page taken was issued."""

    seq: int = 0
    issued_at: str = ""


class KeptReceipt(msgspec.Struct, frozen=True, kw_only=True):
    """A verified receipt as it was signed; ``tier`` and ``received_at`` repeat what it says."""

    tier: str
    token: str
    received_at: str
