"""What becomes of a received packet: the statuses it walks through, and, by seed, the failures."""

import random
from types import MappingProxyType
from typing import Final

from station.lifecycle import Status

Step = tuple[str, str]
"""A status as it goes into the feed, and its cause."""

_RECEIVED: Final = (Status.RECEIVED_AT_CENTRAL.value, "receipt issued")
_DEDUP: Final = (Status.SENT_FOR_DEDUP.value, "record readable")
GOOD: Final = (_RECEIVED, _DEDUP, (Status.PRINT_READY_RECORD.value, "unique"))

FAILURES: Final = MappingProxyType(
    {
        Status.ENROLL_FAILURE_AT_CENTRAL: (_RECEIVED,),
        Status.SEARCH_FAILURE_AT_CENTRAL: (_RECEIVED,),
        Status.PACKET_RETRY: (_RECEIVED,),
        Status.DUPLICATE_RECORD: (_RECEIVED, _DEDUP),
        Status.ADJUDICATE_RECORD: (_RECEIVED, _DEDUP),
        Status.REQUEST_VALIDATION: (_RECEIVED, _DEDUP),
    }
)
"""Every failure the centre may end in, with the way there."""


def walk(packet_id: str, *, seed: int, share: float, round_: int) -> tuple[Step, ...]:
    """Return the statuses of a sound packet; the same ones for the same seed and packet.

    ``share`` is the part of packets that fail, 0..1. A packet sent again (``round_`` above 0) is
    not asked for once more, so that every packet comes to an end.
    """
    chance = random.Random(f"{seed}:{packet_id}")
    if chance.random() >= share:
        return GOOD
    failure = chance.choice(sorted(FAILURES))
    if failure is Status.PACKET_RETRY and round_ > 0:
        return GOOD
    return (*FAILURES[failure], (failure.value, "decided by seed"))


def unreadable(code: str) -> tuple[Step, ...]:
    """Return the statuses of a packet that the centre cannot open or that contradicts itself."""
    return (_RECEIVED, (Status.ENROLL_FAILURE_AT_CENTRAL.value, code))
