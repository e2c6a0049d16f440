"""How the emulated SBI service misbehaves on demand: a frozen script of mishaps, one per capture.

Each mishap is what some service has done, or what a forger would do. What a driver must make of it
stands in ``tests/drivers/sbi/test_mishaps.py``. A scanner that delivers whole slaps shows what lay
on the glass: there ONE_LESS, ONE_MORE, WRONG_HAND and TIPS_OFF are how the person laid the hand;
the last and ONE_MORE are nothing that another scanner could do.
"""

from dataclasses import dataclass
from enum import StrEnum


class Mishap(StrEnum):
    """One way to go wrong."""

    # the device says so itself
    BUSY = "BUSY"
    NOT_READY = "NOT_READY"
    NOTHING_THERE = "NOTHING_THERE"
    UNREADABLE = "UNREADABLE"
    TIMED_OUT = "TIMED_OUT"
    TAMPERED = "TAMPERED"
    # what was taken is wrong
    ONE_LESS = "ONE_LESS"
    ONE_MORE = "ONE_MORE"
    TIPS_OFF = "TIPS_OFF"
    SAME_FINGER_TWICE = "SAME_FINGER_TWICE"
    SAME_PICTURE_TWICE = "SAME_PICTURE_TWICE"
    WRONG_HAND = "WRONG_HAND"
    NO_IMAGE = "NO_IMAGE"
    NOT_A_RECORD = "NOT_A_RECORD"
    CUT_RECORD = "CUT_RECORD"
    NO_SCORE = "NO_SCORE"
    SCORE_TOO_HIGH = "SCORE_TOO_HIGH"
    # what is said about it is wrong
    OTHER_TRANSACTION = "OTHER_TRANSACTION"
    STALE_TIMESTAMP = "STALE_TIMESTAMP"
    OTHER_DEVICE = "OTHER_DEVICE"
    OTHER_PURPOSE = "OTHER_PURPOSE"
    # how it is signed is wrong
    BAD_SIGNATURE = "BAD_SIGNATURE"
    NO_SIGNATURE = "NO_SIGNATURE"
    FOREIGN_ROOT = "FOREIGN_ROOT"
    EXPIRED_CERTIFICATE = "EXPIRED_CERTIFICATE"
    BROKEN_HASH_CHAIN = "BROKEN_HASH_CHAIN"
    # how it is sent is wrong
    NOT_JSON = "NOT_JSON"
    CUT_ANSWER = "CUT_ANSWER"
    NO_ANSWER = "NO_ANSWER"
    # the live view
    STREAM_CUT = "STREAM_CUT"
    STREAM_FROZEN = "STREAM_FROZEN"
    STREAM_GARBLED = "STREAM_GARBLED"


@dataclass(frozen=True)
class SbiScript:
    """What happens when.

    Attributes:
        captures: the mishap of the first, second, ... capture; None for a good one. After the last
            the service behaves.
        stream: what happens to every live view, after a few pictures.
        place_seconds: how long the person takes to put the hand down and the device to be content.
        frame_seconds: time between two pictures of the live view.
    """

    captures: tuple[Mishap | None, ...] = ()
    stream: Mishap | None = None
    place_seconds: float = 0.3
    frame_seconds: float = 1 / 15

    def mishap(self, capture: int) -> Mishap | None:
        """Return what goes wrong at a capture, counted from 0."""
        return self.captures[capture] if capture < len(self.captures) else None
