"""What becomes of a received packet: the statuses it walks through, and, by seed, the failures."""

import random
from types import MappingProxyType
from typing import Final

from station.centre.emulated.faults import Kind
from station.lifecycle import Status

Step = tuple[str, str]
"""A status as it goes into the feed, and its cause."""

_RECEIVED: Final = (Status.RECEIVED_AT_CENTRAL.value, "receipt issued")
_DEDUP: Final = (Status.SENT_FOR_DEDUP.value, "record readable")
_UNIQUE: Final = (Status.PRINT_READY_RECORD.value, "unique")
GOOD: Final = (_RECEIVED, _DEDUP, _UNIQUE)

_S = Status
_WAYS: Final = MappingProxyType(
    {
        Kind.PACKET_RETRY: (_S.RECEIVED_AT_CENTRAL, _S.PACKET_RETRY),
        Kind.DELETED: (_S.RECEIVED_AT_CENTRAL, _S.ENROLL_FAILURE_AT_CENTRAL, _S.BIO_CAPTURED),
        Kind.UNREGISTERED: (
            _S.RECEIVED_AT_CENTRAL, _S.ENROLL_FAILURE_AT_CENTRAL, _S.UNREGISTERED,
        ),
        Kind.ENROLL_FAILURE: (_S.RECEIVED_AT_CENTRAL, _S.ENROLL_FAILURE_AT_CENTRAL),
        Kind.SEARCH_FAILURE: (_S.RECEIVED_AT_CENTRAL, _S.SEARCH_FAILURE_AT_CENTRAL),
        Kind.SEARCHED_AGAIN: (
            _S.RECEIVED_AT_CENTRAL, _S.SEARCH_FAILURE_AT_CENTRAL, _S.SENT_FOR_DEDUP,
            _S.PRINT_READY_RECORD,
        ),
        Kind.DUPLICATE_RECORD: (_S.RECEIVED_AT_CENTRAL, _S.SENT_FOR_DEDUP, _S.DUPLICATE_RECORD),
        Kind.ADJUDICATE: (_S.RECEIVED_AT_CENTRAL, _S.SENT_FOR_DEDUP, _S.ADJUDICATE_RECORD),
        Kind.ADJUDICATED: (
            _S.RECEIVED_AT_CENTRAL, _S.SENT_FOR_DEDUP, _S.ADJUDICATE_RECORD, _S.PRINT_READY_RECORD,
        ),
        Kind.VALIDATION: (_S.RECEIVED_AT_CENTRAL, _S.SENT_FOR_DEDUP, _S.REQUEST_VALIDATION),
        Kind.VALIDATED: (
            _S.RECEIVED_AT_CENTRAL, _S.SENT_FOR_DEDUP, _S.REQUEST_VALIDATION, _S.SENT_FOR_DEDUP,
            _S.PRINT_READY_RECORD,
        ),
        Kind.CARD: (
            _S.RECEIVED_AT_CENTRAL, _S.SENT_FOR_DEDUP, _S.PRINT_READY_RECORD,
            _S.SENT_FOR_CARD_PRINTING, _S.CARD_PRINTED, _S.CARD_SHIPPED, _S.CARD_ISSUED,
        ),
    }
)  # fmt: skip
WALKS: Final = MappingProxyType(
    {kind: tuple((status.value, "as the seed decides") for status in way)
     for kind, way in _WAYS.items()}
)  # fmt: skip
"""Every other way that a packet may go, by the name of the fault that asks for it."""

ASKED_AGAIN: Final = frozenset({Status.PACKET_RETRY.value, Status.BIO_CAPTURED.value})
"""Last words after which the station must send the packet once more."""


def walk(packet_id: str, *, seed: int, share: float, round_: int) -> tuple[Step, ...]:
    """Return the statuses of a sound packet; the same ones for the same seed and packet.

    ``share`` is the part of packets that take another way, 0..1. A packet sent again (``round_``
    above 0) is not asked for once more, so that every packet comes to an end.
    """
    chance = random.Random(f"{seed}:{packet_id}")
    if chance.random() >= share:
        return GOOD
    chosen = WALKS[chance.choice(sorted(WALKS))]
    return GOOD if round_ and chosen[-1][0] in ASKED_AGAIN else chosen


def unreadable(code: str) -> tuple[Step, ...]:
    """Return the statuses of a packet that the centre cannot open or that contradicts itself."""
    return (_RECEIVED, (Status.ENROLL_FAILURE_AT_CENTRAL.value, code))
