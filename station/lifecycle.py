"""The 18 statuses of a KTP-el recording and every lawful move between them.

Names and order follow the Musi Rawas page (2019), aliases the Sambas page (2018) and the codes
printed on a Suket; moves marked "project" are this project's own reading where no source speaks.
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Status(StrEnum):
    """Where a recording stands, in the words of the real system."""

    UNREGISTERED = "UNREGISTERED"
    BIO_CAPTURED = "BIO_CAPTURED"
    PROCESSING = "PROCESSING"
    SENT_FOR_ENROLLMENT = "SENT_FOR_ENROLLMENT"
    RECEIVED_AT_CENTRAL = "RECEIVED_AT_CENTRAL"
    ENROLL_FAILURE_AT_CENTRAL = "ENROLL_FAILURE_AT_CENTRAL"
    SEARCH_FAILURE_AT_CENTRAL = "SEARCH_FAILURE_AT_CENTRAL"
    ENROLL_FAILURE_AT_REGIONAL = "ENROLL_FAILURE_AT_REGIONAL"
    PACKET_RETRY = "PACKET_RETRY"
    SENT_FOR_DEDUP = "SENT_FOR_DEDUP"
    DUPLICATE_RECORD = "DUPLICATE_RECORD"
    ADJUDICATE_RECORD = "ADJUDICATE_RECORD"
    REQUEST_VALIDATION = "REQUEST_VALIDATION"
    PRINT_READY_RECORD = "PRINT_READY_RECORD"
    SENT_FOR_CARD_PRINTING = "SENT_FOR_CARD_PRINTING"
    CARD_PRINTED = "CARD_PRINTED"
    CARD_SHIPPED = "CARD_SHIPPED"
    CARD_ISSUED = "CARD_ISSUED"


class Actor(StrEnum):
    """Who moves a recording from one status to the next."""

    STATION = "STATION"
    REGION = "REGION"
    CENTRE = "CENTRE"


ALIASES: Final = MappingProxyType(
    {
        "PRO": Status.PROCESSING,
        "SFE": Status.SENT_FOR_ENROLLMENT,
        "EFAC": Status.ENROLL_FAILURE_AT_CENTRAL,
        "PACKET_ENTRY": Status.PACKET_RETRY,
        "DR": Status.DUPLICATE_RECORD,
        "DUP": Status.DUPLICATE_RECORD,
        "DUPLICATE": Status.DUPLICATE_RECORD,
        "ADJUDICATE": Status.ADJUDICATE_RECORD,
        "PRR": Status.PRINT_READY_RECORD,
    }
)

_S = Status
_A = Actor
TRANSITIONS: Final = MappingProxyType(
    {
        (_S.UNREGISTERED, _S.BIO_CAPTURED): _A.STATION,
        (_S.BIO_CAPTURED, _S.PROCESSING): _A.STATION,
        (_S.PROCESSING, _S.SENT_FOR_ENROLLMENT): _A.STATION,
        (_S.PROCESSING, _S.ENROLL_FAILURE_AT_REGIONAL): _A.REGION,
        (_S.SENT_FOR_ENROLLMENT, _S.RECEIVED_AT_CENTRAL): _A.CENTRE,
        (_S.SENT_FOR_ENROLLMENT, _S.PACKET_RETRY): _A.STATION,
        (_S.RECEIVED_AT_CENTRAL, _S.PACKET_RETRY): _A.CENTRE,  # project: the centre asks again
        (_S.PACKET_RETRY, _S.SENT_FOR_ENROLLMENT): _A.STATION,
        (_S.PACKET_RETRY, _S.RECEIVED_AT_CENTRAL): _A.CENTRE,  # project: it had arrived after all
        (_S.RECEIVED_AT_CENTRAL, _S.ENROLL_FAILURE_AT_CENTRAL): _A.CENTRE,
        (_S.RECEIVED_AT_CENTRAL, _S.SEARCH_FAILURE_AT_CENTRAL): _A.CENTRE,
        (_S.RECEIVED_AT_CENTRAL, _S.SENT_FOR_DEDUP): _A.CENTRE,
        (_S.SEARCH_FAILURE_AT_CENTRAL, _S.SENT_FOR_DEDUP): _A.CENTRE,
        (_S.SEARCH_FAILURE_AT_CENTRAL, _S.PACKET_RETRY): _A.CENTRE,
        (_S.ENROLL_FAILURE_AT_CENTRAL, _S.BIO_CAPTURED): _A.REGION,
        (_S.ENROLL_FAILURE_AT_CENTRAL, _S.UNREGISTERED): _A.REGION,
        (_S.ENROLL_FAILURE_AT_REGIONAL, _S.BIO_CAPTURED): _A.REGION,
        (_S.ENROLL_FAILURE_AT_REGIONAL, _S.UNREGISTERED): _A.REGION,
        (_S.SENT_FOR_DEDUP, _S.PRINT_READY_RECORD): _A.CENTRE,
        (_S.SENT_FOR_DEDUP, _S.DUPLICATE_RECORD): _A.CENTRE,
        (_S.SENT_FOR_DEDUP, _S.ADJUDICATE_RECORD): _A.CENTRE,
        (_S.SENT_FOR_DEDUP, _S.REQUEST_VALIDATION): _A.CENTRE,
        (_S.ADJUDICATE_RECORD, _S.PRINT_READY_RECORD): _A.CENTRE,
        (_S.ADJUDICATE_RECORD, _S.DUPLICATE_RECORD): _A.CENTRE,
        (_S.ADJUDICATE_RECORD, _S.UNREGISTERED): _A.CENTRE,
        (_S.DUPLICATE_RECORD, _S.UNREGISTERED): _A.CENTRE,
        (_S.REQUEST_VALIDATION, _S.UNREGISTERED): _A.CENTRE,
        (_S.REQUEST_VALIDATION, _S.SENT_FOR_DEDUP): _A.CENTRE,
        (_S.PRINT_READY_RECORD, _S.SENT_FOR_CARD_PRINTING): _A.REGION,
        (_S.SENT_FOR_CARD_PRINTING, _S.CARD_PRINTED): _A.REGION,
        (_S.SENT_FOR_CARD_PRINTING, _S.CARD_SHIPPED): _A.REGION,  # the sources disagree on the
        (_S.CARD_PRINTED, _S.CARD_SHIPPED): _A.REGION,  # order of printed and shipped:
        (_S.CARD_SHIPPED, _S.CARD_PRINTED): _A.REGION,  # either is taken
        (_S.CARD_PRINTED, _S.CARD_ISSUED): _A.REGION,
        (_S.CARD_SHIPPED, _S.CARD_ISSUED): _A.REGION,
    }
)

AT_STATION: Final = frozenset(
    {_S.BIO_CAPTURED, _S.PROCESSING, _S.SENT_FOR_ENROLLMENT, _S.PACKET_RETRY}
)
"""Statuses in which this station still owes the next move."""

DECIDED_HERE: Final = frozenset({_S.BIO_CAPTURED, _S.UNREGISTERED})
"""Where people of this station may bring a recording: sent once more, or recorded once more."""


def _reachable(first: Status) -> frozenset[Status]:
    """Return where centre and region alone may bring a recording, whatever way they take."""
    found: set[Status] = set()
    ends = [first]
    while ends:
        here = ends.pop()
        steps = {
            after
            for (before, after), who in TRANSITIONS.items()
            if before is here and who is not Actor.STATION
        }
        # What this station, or a new recording, must move on is an end of the way.
        ends += [each for each in steps - found if each not in _STOPS]
        found |= steps
    return frozenset(found)


_STOPS: Final = AT_STATION | {_S.UNREGISTERED}
_AHEAD: Final = MappingProxyType({status: _reachable(status) for status in Status})


def ahead(before: Status, after: Status) -> bool:
    """Say whether centre and region may have brought a recording from one status to the other.

    Several lawful moves may lie between, as where somebody saw only the first and the last.
    """
    return after in _AHEAD[before]


def read(text: str) -> Status | None:
    """Read a status as people and systems write it, or return None for one nobody has named.

    Case, spaces, hyphens and the known aliases are forgiven; the caller keeps the unknown text.
    """
    name = "_".join(text.upper().replace("-", " ").replace("_", " ").split())
    return ALIASES.get(name) or Status.__members__.get(name)


def lawful(before: Status, after: Status) -> bool:
    """Say whether a recording may go from one status straight to the other."""
    return (before, after) in TRANSITIONS


def believable(before: Status, after: Status, *, destroyed: bool = False) -> bool:
    """Say whether an unsigned word may move a packet: on, and never out of this station's hands.

    A deletion of a duplicate is confirmed by people, one by one, never by a line of a file.
    """
    if before in AT_STATION or before is after or (destroyed and after in AT_STATION):
        return False
    if before is Status.DUPLICATE_RECORD and after is Status.UNREGISTERED:
        return False
    return moves_on(before, after) or lawful(before, after)


def moves_on(before: Status, after: Status) -> bool:
    """Say whether the second status lies behind the first, and the first not behind it again."""
    return ahead(before, after) and not ahead(after, before)
