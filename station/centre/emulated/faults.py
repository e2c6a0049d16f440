"""How the emulated centre misbehaves, as a script fixed before it starts."""

import logging
import re
import textwrap
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from station.errors import Code, Refused

log = logging.getLogger(__name__)


class Kind(StrEnum):
    """The kinds of misbehaviour; their words stand in ``--help``."""

    CUT = "cut"
    STALL = "stall"
    LOST_REPLY = "lost-reply"
    BUSY = "busy"
    TOO_MANY = "too-many"
    MAINTENANCE = "maintenance"
    CONFLICT = "conflict"
    TOO_LARGE = "too-large"
    EXPIRED_CENTRE = "expired-centre"
    EXPIRED_STATION = "expired-station"
    SLOW_DISK = "slow-disk"
    DUPLICATE = "duplicate"
    TWICE = "twice"
    TOLD_TWICE = "told-twice"
    FORGET = "forget"
    MISMATCH = "mismatch"
    WRONG_RECEIPT = "wrong-receipt"
    REFUSE = "refuse"
    AREA_CODE = "area-code"
    REPLAYED_FEED = "replayed-feed"
    UNKNOWN_STATUS = "unknown-status"
    PACKET_RETRY = "packet-retry"
    DELETED = "deleted"
    UNREGISTERED = "unregistered"
    ENROLL_FAILURE = "enroll-failure"
    SEARCH_FAILURE = "search-failure"
    SEARCHED_AGAIN = "searched-again"
    DUPLICATE_RECORD = "duplicate-record"
    ADJUDICATE = "adjudicate"
    ADJUDICATED = "adjudicated"
    VALIDATION = "validation"
    VALIDATED = "validated"
    CARD = "card"


WORDS: Final = MappingProxyType(
    {
        Kind.CUT: "close the connection after @BYTES of an upload (default: half of it)",
        Kind.STALL: "stop reading after @BYTES of an upload, without closing",
        Kind.LOST_REPLY: "take the packet, then close without answering",
        Kind.BUSY: "answer 503 with Retry-After: @SECONDS (1) to a new upload",
        Kind.TOO_MANY: "answer 429 with Retry-After: @SECONDS (1) to a new upload",
        Kind.MAINTENANCE: "take nothing for @SECONDS (3): 503 and how long it lasts",
        Kind.CONFLICT: "answer 409 to a right offset",
        Kind.TOO_LARGE: "answer 413 to a new upload",
        Kind.EXPIRED_CENTRE: "show a TLS certificate that has expired",
        Kind.EXPIRED_STATION: "find the station's certificate expired",
        Kind.SLOW_DISK: "take @SECONDS (1) for one sync of the disk",
        Kind.DUPLICATE: "say of an announced packet that it is here, without a receipt",
        Kind.TWICE: "take the bytes of one packet in twice",
        Kind.TOLD_TWICE: "tell the statuses of one packet twice",
        Kind.FORGET: "forget a packet after its receipt, as after an older backup",
        Kind.MISMATCH: "find the bytes of a packet changed and ask for them again",
        Kind.WRONG_RECEIPT: "sign a receipt for other bytes",
        Kind.REFUSE: "refuse a packet for good",
        Kind.AREA_CODE: "refuse a packet for its area code",
        Kind.REPLAYED_FEED: "answer with an old page of the feed",
        Kind.UNKNOWN_STATUS: "tell a status that nobody has named",
        Kind.PACKET_RETRY: "ask for a packet again after its receipt",
        Kind.DELETED: "delete a recording that failed and take it anew (BIO_CAPTURED)",
        Kind.UNREGISTERED: "delete a recording that failed: the person comes again",
        Kind.ENROLL_FAILURE: "end in ENROLL_FAILURE_AT_CENTRAL",
        Kind.SEARCH_FAILURE: "end in SEARCH_FAILURE_AT_CENTRAL",
        Kind.SEARCHED_AGAIN: "fail in searching once, then go on",
        Kind.DUPLICATE_RECORD: "end in DUPLICATE_RECORD",
        Kind.ADJUDICATE: "end in ADJUDICATE_RECORD",
        Kind.ADJUDICATED: "adjudicate, then go on to PRINT_READY_RECORD",
        Kind.VALIDATION: "end in REQUEST_VALIDATION",
        Kind.VALIDATED: "ask for validation, then go on to PRINT_READY_RECORD",
        Kind.CARD: "go on to CARD_ISSUED",
    }
)

NUMBERS: Final = MappingProxyType(
    {
        Kind.CUT: None,
        Kind.STALL: None,
        Kind.BUSY: 1,
        Kind.TOO_MANY: 1,
        Kind.MAINTENANCE: 3,
        Kind.SLOW_DISK: 1,
    }
)
"""The kinds that take a number after ``@``, and the number where none is written."""

_FORM: Final = re.compile(r"(?P<kind>[a-z-]+)(@(?P<at>\d{1,12}))?(\*(?P<times>\d{1,4}))?")


@dataclass(frozen=True)
class Fault:
    """One misbehaviour; ``at`` is the number of bytes or seconds where the kind has one."""

    kind: Kind
    at: int | None = None


def parse(text: str) -> tuple[Fault, ...]:
    """Read ``NAME[@NUMBER][*TIMES],...``. Raises ``Refused`` with SETTINGS_INVALID."""
    words = [word.strip() for word in text.split(",") if word.strip()]
    return tuple(fault for word in words for fault in _parse(word))


def _parse(word: str) -> list[Fault]:
    found = _FORM.fullmatch(word)
    if found is None or found["kind"] not in set(Kind):
        raise Refused(Code.SETTINGS_INVALID, f"no such fault: {word}")
    kind = Kind(found["kind"])
    if found["at"] and kind not in NUMBERS:
        raise Refused(Code.SETTINGS_INVALID, f"this fault takes no number: {word}")
    at = int(found["at"]) if found["at"] else NUMBERS.get(kind)
    return [Fault(kind, at)] * int(found["times"] or 1)


FORM: Final = "NAME[@NUMBER][*TIMES],..."


def table(width: int) -> str:
    """Say line by line which faults there are; names are never broken. ``width`` in characters."""
    column = max(len(kind.value) for kind in Kind) + 4
    return "\n".join(line for kind in Kind for line in _row(kind, column, width))


def _row(kind: Kind, column: int, width: int) -> list[str]:
    first, later = f"  {kind.value}".ljust(column), " " * column
    return textwrap.wrap(WORDS[kind], width, initial_indent=first, subsequent_indent=later,
                         break_on_hyphens=False, break_long_words=False)  # fmt: skip


class Script:
    """Hands out each fault once, in the order written, at the first occasion it fits.

    ``heard`` is told of each fault as it happens.
    """

    def __init__(
        self, faults: Sequence[Fault] = (), heard: Callable[[Fault], None] = lambda _: None
    ) -> None:
        self._lock = threading.Lock()
        self._left = tuple(faults)
        self._heard = heard

    def take(self, *kinds: Kind) -> Fault | None:
        """Return the next fault of these kinds and use it up."""
        with self._lock:
            for place, fault in enumerate(self._left):
                if fault.kind in kinds:
                    self._left = self._left[:place] + self._left[place + 1 :]
                    log.info("fault_happens", extra={"reason": fault.kind.value})
                    self._heard(fault)
                    return fault
        return None

    @property
    def left(self) -> tuple[Fault, ...]:
        """What has not happened yet."""
        return self._left
