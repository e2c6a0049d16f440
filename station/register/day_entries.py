"""The rows of the day: who is expected and in which turn, what was done, and what it took.

``day`` is the date on the wall of the office, as ``2026-11-21``; ``at`` a moment in UTC.
"""

from enum import StrEnum

import msgspec


class Absence(StrEnum):
    """Why somebody of the list is not recorded today, as the operator marked it."""

    REFUSED = "REFUSED"
    COME_AGAIN = "COME_AGAIN"
    NOT_HERE = "NOT_HERE"


class TurnEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A queue number of one day. Lower ``rank`` is called first; ``ahead``: let before others."""

    day: str
    nik: str
    number: int
    rank: int
    ahead: int = 0
    called_at: str = ""


class AbsenceEntry(msgspec.Struct, frozen=True, kw_only=True):
    """Why somebody is not recorded; an empty ``kind`` takes an earlier note back."""

    at: str
    day: str
    nik: str
    kind: str
    reason: str
    who: str


class RecordingEntry(msgspec.Struct, frozen=True, kw_only=True):
    """One recording of the day. ``queue``: 0 without a number; ``exceptions``: parts, by spaces."""

    session: str
    day: str
    at: str
    packet_id: str
    number: str
    queue: int
    village: str
    operator: str
    young: int
    exceptions: str


class EffortEntry(msgspec.Struct, frozen=True, kw_only=True):
    """What one step of one enrollment took: seconds on its screen, and tries."""

    session: str
    step: str
    seconds: float
    tries: int


class FaultEntry(msgspec.Struct, frozen=True, kw_only=True):
    """A device that was there and failed; ``operator`` is empty while nobody is signed in."""

    at: str
    day: str
    operator: str
    modality: str
    code: str


class ClosingEntry(msgspec.Struct, frozen=True, kw_only=True):
    """The end of a day: who closed it, and what was still open then."""

    day: str
    at: str
    who: str
    drafts: int
    unsent: int
