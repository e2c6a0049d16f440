"""One packet as people look at it: how old, why it stands where it stands, and who must act."""

from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec

from station.lifecycle import Status
from station.outbox.entries import NEEDS_A_PERSON, Alarm, Blocked, Entry
from station.outbox.lists import CRITICAL, LATE, RETURNED, SILENCE


class Wait(StrEnum):
    """Why a packet stands where it stands, where neither status, hold nor alarm says it."""

    NOT_TAKEN_IN = "NOT_TAKEN_IN"
    """It lies sealed in the spool, and no uploader has seen it yet."""
    TURN = "TURN"
    """It is late, and nothing holds it: the line is slow, and others go before it."""
    NO_RECEIPT = "NO_RECEIPT"
    """It was sent whole, long ago, and nobody has signed for it: pushing may help."""
    SILENT = "SILENT"
    """It was signed for, long ago, and nothing came after: the NIK may be at the centre already."""
    UNNAMED = "UNNAMED"
    """The centre gave it a status that nobody has named."""


class Who(StrEnum):
    """Who has to act for a packet to go on."""

    NOBODY = "NOBODY"
    OPERATOR = "OPERATOR"
    SUPERVISOR = "SUPERVISOR"
    TECHNICIAN = "TECHNICIAN"
    ADB = "ADB"
    """The administrator of the regency's data, who can ask the centre."""
    CENTRE = "CENTRE"
    REGION = "REGION"


Why = Status | Blocked | Alarm | Wait


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One packet of a list. Times in UTC, ``age`` and ``next_try`` in seconds, sizes in bytes.

    ``age`` counts from the sealing, or where it is ``resent``, from when it came back to be sent.
    """

    packet_id: str
    number: str
    state: Status
    sealed_at: datetime
    age: float
    why: Why
    who: Who
    size: int = 0
    acknowledged: int = 0
    stated: str = ""
    """The centre's own word, where nobody has named it."""
    stuck: bool = False
    """Late, held back for a person, given back or alarmed."""
    pushable: bool = False
    next_try: float | None = None
    attempt: int = 0
    destroyed: bool = False
    """Only the history is left: the file was kept long enough."""
    resent: bool = False


_BY_STATUS: Final = MappingProxyType(
    {
        Status.UNREGISTERED: Who.OPERATOR,
        Status.BIO_CAPTURED: Who.NOBODY,
        Status.PROCESSING: Who.NOBODY,
        Status.SENT_FOR_ENROLLMENT: Who.NOBODY,
        Status.RECEIVED_AT_CENTRAL: Who.CENTRE,
        Status.ENROLL_FAILURE_AT_CENTRAL: Who.ADB,
        Status.SEARCH_FAILURE_AT_CENTRAL: Who.ADB,
        Status.ENROLL_FAILURE_AT_REGIONAL: Who.TECHNICIAN,
        Status.PACKET_RETRY: Who.NOBODY,
        Status.SENT_FOR_DEDUP: Who.CENTRE,
        Status.DUPLICATE_RECORD: Who.ADB,
        Status.ADJUDICATE_RECORD: Who.CENTRE,
        Status.REQUEST_VALIDATION: Who.SUPERVISOR,
        Status.PRINT_READY_RECORD: Who.REGION,
        Status.SENT_FOR_CARD_PRINTING: Who.REGION,
        Status.CARD_PRINTED: Who.REGION,
        Status.CARD_SHIPPED: Who.REGION,
        Status.CARD_ISSUED: Who.NOBODY,
    }
)
_BY_HOLD: Final = MappingProxyType(
    {
        Blocked.LINE: Who.NOBODY,
        Blocked.CENTRE_BUSY: Who.NOBODY,
        Blocked.TRUST: Who.TECHNICIAN,
        Blocked.CENTRE_REFUSED: Who.SUPERVISOR,
        Blocked.RECAPTURE: Who.OPERATOR,
        Blocked.AREA_CODE: Who.TECHNICIAN,
        Blocked.FILE: Who.TECHNICIAN,
        Blocked.ATTEMPTS: Who.SUPERVISOR,
        Blocked.PAUSED: Who.OPERATOR,
    }
)
_BY_ALARM: Final = MappingProxyType(
    dict.fromkeys(Alarm, Who.TECHNICIAN) | {Alarm.ASKED_AFTER_DESTRUCTION: Who.SUPERVISOR}
)
_BY_WAIT: Final = MappingProxyType(
    {
        Wait.NOT_TAKEN_IN: Who.NOBODY,
        Wait.TURN: Who.OPERATOR,
        Wait.NO_RECEIPT: Who.OPERATOR,
        Wait.SILENT: Who.ADB,
        Wait.UNNAMED: Who.ADB,
    }
)
_PATIENT: Final = frozenset({Blocked.LINE, Blocked.CENTRE_BUSY})
"""Holds that end by themselves, until they have lasted too long."""


def row(entry: Entry, now: datetime, *, vouched: bool = False) -> Row:
    """Judge one packet at one moment. A clock that was ahead makes nothing younger than new.

    ``vouched``: the region has signed for it, so that its bytes are not what is missing.
    """
    late = entry.open and now - entry.begun_at >= LATE
    why = _why(entry, late=late, silent=silent(entry, now), vouched=vouched)
    return Row(
        packet_id=entry.packet_id,
        number=entry.number,
        state=entry.state,
        sealed_at=entry.sealed_at,
        age=max(0.0, (now - entry.begun_at).total_seconds()),
        why=why,
        who=who(why, late=late, critical=now - entry.since >= CRITICAL),
        size=entry.size,
        acknowledged=entry.acknowledged,
        stated=entry.stated,
        stuck=late or _stands(entry) or silent(entry, now),
        pushable=_pushable(entry),
        next_try=_seconds_to_try(entry, now),
        attempt=entry.attempt,
        destroyed=entry.destroyed_at is not None,
        resent=entry.resent_at is not None,
    )


def unseen(packet_id: str, number: str, sealed_at: datetime, size: int, now: datetime) -> Row:
    """Return the row of a packet that lies in the spool and that no uploader has taken in."""
    age = max(0.0, (now - sealed_at).total_seconds())
    return Row(
        packet_id=packet_id,
        number=number,
        state=Status.BIO_CAPTURED,
        sealed_at=sealed_at,
        age=age,
        why=Wait.NOT_TAKEN_IN,
        who=who(Wait.NOT_TAKEN_IN, late=age >= LATE.total_seconds()),
        size=size,
        stuck=age >= LATE.total_seconds(),
    )


def silent(entry: Entry, now: datetime) -> bool:
    """Say whether the centre has had a packet for longer than it takes, and says nothing."""
    return entry.state in SILENCE and now - entry.since >= CRITICAL


def who(why: Why, *, late: bool = False, critical: bool = False) -> Who:
    """Return who must act. What has waited too long for time to mend it is the technician's.

    Without a receipt the operator pushes; after the first critical time (``critical``) that has
    not helped, and the ADB asks the centre.
    """
    if why is Wait.NO_RECEIPT and critical:
        return Who.ADB
    if late and (why in _PATIENT or why is Wait.NOT_TAKEN_IN):
        return Who.TECHNICIAN
    match why:
        case Status():
            return _BY_STATUS[why]
        case Blocked():
            return _BY_HOLD[why]
        case Alarm():
            return _BY_ALARM[why]
        case Wait():
            return _BY_WAIT[why]


def _why(entry: Entry, *, late: bool, silent: bool, vouched: bool) -> Why:
    if entry.alarm or entry.blocked_on:
        return entry.alarm or entry.blocked_on or Wait.TURN
    if entry.stated:
        return Wait.UNNAMED
    if silent:
        return Wait.SILENT
    if not late:
        return entry.state
    if entry.state is Status.SENT_FOR_ENROLLMENT:
        return Wait.SILENT if vouched else Wait.NO_RECEIPT
    return Wait.TURN


def _stands(entry: Entry) -> bool:
    held = entry.blocked_on in NEEDS_A_PERSON
    return held or entry.alarm is not None or entry.state in RETURNED


def _pushable(entry: Entry) -> bool:
    """Say whether the same bytes, tried again, can help."""
    if entry.state is Status.ENROLL_FAILURE_AT_REGIONAL:
        return entry.destroyed_at is None
    return entry.open and entry.blocked_on is not Blocked.RECAPTURE


def _seconds_to_try(entry: Entry, now: datetime) -> float | None:
    if entry.next_try_at is None or not entry.open:
        return None
    return max(0.0, (entry.next_try_at - now).total_seconds())
