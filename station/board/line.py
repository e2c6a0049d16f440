"""How the line stands, decided from the uploader's report: one word, and the figures beside it."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec

from station.centre.met import Cause
from station.errors import Code
from station.outbox.entries import NEEDS_A_PERSON, Blocked
from station.uploader.breaker import Phase
from station.uploader.report import Report


class Standing(StrEnum):
    """What the uploader is doing about what waits."""

    SENDING = "SENDING"
    IDLE = "IDLE"
    """Nothing waits to be sent."""
    WAITING = "WAITING"
    """Packets wait for their turn; the next try comes by itself."""
    HELD = "HELD"
    """All that is left waits for a person."""
    TRYING = "TRYING"
    """The wait is over, and the line is being tried."""
    NO_LINE = "NO_LINE"
    CENTRE_BUSY = "CENTRE_BUSY"
    UNTRUSTED = "UNTRUSTED"
    PAUSED = "PAUSED"
    DISK = "DISK"
    FAULT = "FAULT"
    STARTING = "STARTING"
    """An uploader holds the lock and does not answer yet."""
    KEYS_MISSING = "KEYS_MISSING"
    NO_UPLOADER = "NO_UPLOADER"
    UNKNOWN = "UNKNOWN"
    """Nobody has looked yet."""


TROUBLED: Final = frozenset(
    {Standing.UNTRUSTED, Standing.DISK, Standing.FAULT, Standing.KEYS_MISSING}
)
"""What no time mends: a person must act."""
SILENT: Final = frozenset(
    {Standing.STARTING, Standing.KEYS_MISSING, Standing.NO_UPLOADER, Standing.UNKNOWN}
)
"""Nobody is there who could carry out a push or a pause."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """The line at one moment. What nobody knows is None, and no screen may show a figure for it."""

    standing: Standing = Standing.UNKNOWN
    cause: Cause | None = None
    """What was met exactly, where it has a name."""
    wait: float = 0.0
    """Seconds until something is tried again; 0 where nothing is waited for."""
    reached_at: str = ""
    """When the centre answered last, and was believed."""
    sending: str = ""
    """The packet under way."""
    acknowledged: int = 0
    size: int = 0
    seconds_left: float | None = None
    """Of the packet under way."""
    open: int = 0
    bytes_left: int = 0
    hours_left: float | None = None
    """Of everything open."""
    goodput: float | None = None
    """Bytes per second."""


_TROUBLES: Final = MappingProxyType(
    {
        Code.LINE_DOWN: Standing.NO_LINE,
        Code.LINE_STALLED: Standing.NO_LINE,
        Code.CENTRE_BUSY: Standing.CENTRE_BUSY,
        Code.CENTRE_UNTRUSTED: Standing.UNTRUSTED,
        Code.DISK_FULL: Standing.DISK,
        Code.DISK_UNWRITABLE: Standing.DISK,
        Code.BUG: Standing.FAULT,
    }
)
_WAITS: Final = MappingProxyType(
    {
        Blocked.CENTRE_BUSY: Standing.CENTRE_BUSY,
        Blocked.TRUST: Standing.UNTRUSTED,
    }
)


def silent(*, running: bool, provisioned: bool) -> Line:
    """Return the line of an outbox whose uploader does not answer."""
    if running:
        return Line(standing=Standing.STARTING)
    return Line(standing=Standing.NO_UPLOADER if provisioned else Standing.KEYS_MISSING)


def line(report: Report) -> Line:
    """Return how the line stands. While it does not move there are no estimates."""
    standing = _standing(report)
    moving = standing in {Standing.SENDING, Standing.WAITING, Standing.TRYING}
    return Line(
        standing=standing,
        cause=Cause(report.reason) if report.reason in Cause.__members__ else None,
        wait=0.0 if report.paused else report.wait,
        reached_at=report.reached_at,
        sending=report.sending,
        acknowledged=report.acknowledged,
        size=report.size,
        seconds_left=report.seconds_left if standing is Standing.SENDING else None,
        open=report.open,
        bytes_left=report.bytes_left,
        hours_left=report.hours_left if moving else None,
        goodput=report.goodput if moving else None,
    )


def _standing(report: Report) -> Standing:
    lasting = _TROUBLES.get(Code(report.trouble)) if report.trouble in Code.__members__ else None
    if lasting in {Standing.DISK, Standing.FAULT}:
        return lasting
    if report.paused:
        return Standing.PAUSED
    if report.line == Phase.OPEN:
        return lasting or _waited_for(report)
    if report.sending:
        return Standing.SENDING
    if report.line == Phase.HALF_OPEN:
        return Standing.TRYING
    return _at_rest(report)


def _waited_for(report: Report) -> Standing:
    """Say why a breaker is open before the round that opened it has told its trouble."""
    found = (standing for why, standing in _WAITS.items() if why in report.blocked)
    return next(found, Standing.NO_LINE)


def _at_rest(report: Report) -> Standing:
    if not report.open:
        return Standing.IDLE
    held = sum(n for why, n in report.blocked.items() if why in NEEDS_A_PERSON)
    return Standing.HELD if held >= report.open else Standing.WAITING
