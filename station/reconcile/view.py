"""What a comparison found: frozen, by kind, with packet ids and statuses and nobody's NIK."""

from enum import StrEnum
from typing import Final

import msgspec

from station.errors import Code
from station.lifecycle import Status
from station.reconcile.line import Damage


class Kind(StrEnum):
    """What one line, or one packet that no line names, comes to."""

    AHEAD = "AHEAD"
    """The centre is further on, by lawful moves: it can be taken over."""
    UNNAMED = "UNNAMED"
    """A status nobody has named: it can be kept as written."""
    AWAITED = "AWAITED"
    """The centre has a packet for which no receipt is here: the centre can be asked for it."""
    ALREADY_THERE = "ALREADY_THERE"
    """Sent long ago and without a receipt; the NIK is at the centre, maybe from elsewhere."""
    BEHIND = "BEHIND"
    """The file is older than what is known here, or the centre has lost something."""
    IMPOSSIBLE = "IMPOSSIBLE"
    """No lawful way leads from the one status to the other."""
    LOCKED = "LOCKED"
    """A duplicate said to be deleted: people confirm that one by one, in the recapture list."""
    CONFLICT = "CONFLICT"
    """The file says several things of one recording, or its keys name several."""
    MISSING = "MISSING"
    """Sent some days ago, and not in the file."""
    UNKNOWN = "UNKNOWN"
    """Nothing here has that packet id, number or NIK."""
    DAMAGED = "DAMAGED"
    AGREE = "AGREE"


TAKEN_OVER: Final = frozenset({Kind.AHEAD, Kind.UNNAMED, Kind.AWAITED})
"""Differences of which something is done when somebody confirms; all others are only listed."""


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One line beside the outbox."""

    kind: Kind
    line: int = 0
    """Where it stands in the file; 0 for a packet that no line names."""
    packet_id: str = ""
    number: str = ""
    ours: Status | None = None
    theirs: str = ""
    """The status of the file: canonical where it has a name, else as written."""
    at: str = ""
    damage: Damage | None = None
    settled: bool = False
    """It was handed over before: nothing is left to be done."""

    @property
    def to_do(self) -> bool:
        """Whether it is taken over when somebody confirms."""
        return self.kind in TAKEN_OVER and not self.settled


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """The whole file beside the outbox. ``file`` and ``digest`` are SHA-256 in hex."""

    file: str
    lines: int
    differences: tuple[Difference, ...]
    """All lines that do not agree, and what is missing; in the order of :class:`Kind`."""
    counts: dict[Kind, int]
    digest: str
    """Of exactly what would be taken over; empty where that is nothing."""

    @property
    def to_do(self) -> tuple[Difference, ...]:
        """What is taken over when somebody confirms."""
        return tuple(each for each in self.differences if each.to_do)


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a file for the screen that chose it: a comparison, or the trouble."""

    path: str = ""
    comparison: Comparison | None = None
    handed_over: int | None = None
    """Packets of which it was taken over; None where nobody has confirmed."""
    trouble: Code | None = None
