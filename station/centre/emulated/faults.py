"""How the emulated centre misbehaves, as a script fixed before it starts."""

import re
import threading
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from station.errors import Code, Refused


class Kind(StrEnum):
    """The kinds of misbehaviour; their words stand in ``--help``."""

    CUT = "cut"
    STALL = "stall"
    LOST_REPLY = "lost-reply"
    BUSY = "busy"
    CONFLICT = "conflict"
    MISMATCH = "mismatch"
    WRONG_RECEIPT = "wrong-receipt"
    REFUSE = "refuse"
    AREA_CODE = "area-code"
    REPLAYED_FEED = "replayed-feed"
    UNKNOWN_STATUS = "unknown-status"


WORDS: Final = MappingProxyType(
    {
        Kind.CUT: "close the connection after BYTES of an upload (default: half of it)",
        Kind.STALL: "stop reading after BYTES of an upload, without closing",
        Kind.LOST_REPLY: "take the packet, then close without answering",
        Kind.BUSY: "answer 503 with Retry-After: 1",
        Kind.CONFLICT: "answer 409 to a right offset",
        Kind.MISMATCH: "find the bytes of a packet changed and ask for them again",
        Kind.WRONG_RECEIPT: "sign a receipt for other bytes",
        Kind.REFUSE: "refuse a packet for good",
        Kind.AREA_CODE: "refuse a packet for its area code",
        Kind.REPLAYED_FEED: "answer with an old page of the feed",
        Kind.UNKNOWN_STATUS: "tell a status that nobody has named",
    }
)

_FORM: Final = re.compile(r"(?P<kind>[a-z-]+)(@(?P<at>\d+))?(\*(?P<times>\d+))?")


@dataclass(frozen=True)
class Fault:
    """One misbehaviour; ``at`` is the number of bytes where that matters."""

    kind: Kind
    at: int | None = None


def parse(text: str) -> tuple[Fault, ...]:
    """Read ``NAME[@BYTES][*TIMES],...``. Raises ``Refused`` with SETTINGS_INVALID."""
    words = [word.strip() for word in text.split(",") if word.strip()]
    return tuple(fault for word in words for fault in _parse(word))


def _parse(word: str) -> list[Fault]:
    found = _FORM.fullmatch(word)
    if found is None or found["kind"] not in set(Kind):
        raise Refused(Code.SETTINGS_INVALID, f"no such fault: {word}")
    at = int(found["at"]) if found["at"] else None
    return [Fault(Kind(found["kind"]), at)] * int(found["times"] or 1)


def usage() -> str:
    """Say which faults there are, for ``--help``."""
    return "; ".join(f"{kind.value}: {WORDS[kind]}" for kind in Kind)


class Script:
    """Hands out each fault once, in the order written, at the first occasion it fits."""

    def __init__(self, faults: Sequence[Fault] = ()) -> None:
        self._lock = threading.Lock()
        self._left = tuple(faults)

    def take(self, *kinds: Kind) -> Fault | None:
        """Return the next fault of these kinds and use it up."""
        with self._lock:
            for place, fault in enumerate(self._left):
                if fault.kind in kinds:
                    self._left = self._left[:place] + self._left[place + 1 :]
                    return fault
        return None

    @property
    def left(self) -> tuple[Fault, ...]:
        """What has not happened yet."""
        return self._left
