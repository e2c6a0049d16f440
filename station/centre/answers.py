"""The centre's answers, classed by code: what to do next is decided here and nowhere from text."""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from station.errors import Broken, Code

_LONGEST_NUMBER: Final = 12  # digits: every size, offset and sequence number of this wire


class Treatment(StrEnum):
    """What an answer means for what is tried next."""

    LINE = "LINE"
    """The line, not the packet: try again, never counted against a packet."""
    OUTAGE = "OUTAGE"
    """The line carries and the centre does not work: all stations wait, each for another time."""
    WAIT = "WAIT"
    """The centre is busy, or in its maintenance window: come again when it says."""
    FIX_HERE = "FIX_HERE"
    """Certificate, clock or trust on this side; a technician acts, tried again slowly."""
    RESEND = "RESEND"
    """The centre found this packet's bytes or receipt faulty: counted, sent again."""
    ANNOUNCE = "ANNOUNCE"
    """The centre does not know of this packet: announced again, counted against nobody."""
    RECAPTURE = "RECAPTURE"
    """What is inside cannot be used: the person is recorded again."""
    REGIONAL = "REGIONAL"
    """Wrong area code: ENROLL_FAILURE_AT_REGIONAL, this packet is not sent."""
    DEAD = "DEAD"
    """The centre does not take this packet at all; a person decides."""


class Reason(StrEnum):
    """The words of this wire, in ``code`` of an error document and in a refused announcement."""

    BUSY = "BUSY"
    MAINTENANCE = "MAINTENANCE"
    HASH_MISMATCH = "HASH_MISMATCH"
    AREA_CODE = "AREA_CODE"
    WAYBILL = "WAYBILL"
    PACKET = "PACKET"
    RECAPTURE = "RECAPTURE"
    FOREIGN = "FOREIGN"
    UNANNOUNCED = "UNANNOUNCED"
    TOO_LARGE = "TOO_LARGE"
    TRAINING = "TRAINING"
    REVOKED = "REVOKED"
    CERTIFICATE = "CERTIFICATE"


class CentreTrouble(Broken):
    """An answer of the centre, or the lack of one; ``retry_after`` in seconds where it said so."""

    def __init__(
        self, code: Code, treatment: Treatment, detail: str = "", retry_after: float | None = None
    ) -> None:
        super().__init__(code, detail)
        self.treatment = treatment
        self.retry_after = retry_after


BY_REASON: Final = MappingProxyType(
    {
        Reason.BUSY: (Code.CENTRE_BUSY, Treatment.WAIT),
        Reason.MAINTENANCE: (Code.CENTRE_BUSY, Treatment.WAIT),
        Reason.HASH_MISMATCH: (Code.PACKET_REFUSED, Treatment.RESEND),
        Reason.AREA_CODE: (Code.AREA_CODE_INVALID, Treatment.REGIONAL),
        Reason.WAYBILL: (Code.CENTRE_REFUSED, Treatment.DEAD),
        Reason.PACKET: (Code.CENTRE_REFUSED, Treatment.DEAD),
        Reason.RECAPTURE: (Code.PACKET_REFUSED, Treatment.RECAPTURE),
        Reason.FOREIGN: (Code.CENTRE_REFUSED, Treatment.DEAD),
        Reason.UNANNOUNCED: (Code.CENTRE_REFUSED, Treatment.ANNOUNCE),
        Reason.TOO_LARGE: (Code.CENTRE_REFUSED, Treatment.DEAD),
        Reason.TRAINING: (Code.CENTRE_REFUSED, Treatment.DEAD),
        Reason.REVOKED: (Code.CERTIFICATE_REVOKED, Treatment.FIX_HERE),
        Reason.CERTIFICATE: (Code.CENTRE_REFUSED, Treatment.FIX_HERE),
    }
)

BY_STATUS: Final = MappingProxyType(
    {
        401: (Code.CENTRE_UNTRUSTED, Treatment.FIX_HERE),
        403: (Code.CENTRE_UNTRUSTED, Treatment.FIX_HERE),
        407: (Code.CENTRE_UNTRUSTED, Treatment.FIX_HERE),
        413: (Code.CENTRE_REFUSED, Treatment.DEAD),
        429: (Code.CENTRE_BUSY, Treatment.WAIT),
        500: (Code.LINE_DOWN, Treatment.OUTAGE),
        502: (Code.LINE_DOWN, Treatment.OUTAGE),
        503: (Code.CENTRE_BUSY, Treatment.WAIT),
        504: (Code.LINE_DOWN, Treatment.OUTAGE),
    }
)
"""HTTP statuses that speak for themselves. All others are the line's: a proxy may have written
them, and a packet must never pay for that."""


def trouble_of(status: int, reason: str = "", retry_after: float | None = None) -> CentreTrouble:
    """Class an HTTP answer: by the reason's code if it has one of ours, else by its status."""
    known = Reason.__members__.get(reason)
    if known is not None:
        code, treatment = BY_REASON[known]
    else:
        code, treatment = BY_STATUS.get(status, (Code.LINE_DOWN, Treatment.LINE))
    return CentreTrouble(code, treatment, f"HTTP {status}", retry_after)


def refusal(reason: str) -> CentreTrouble:
    """Class a refused announcement; a reason nobody has named needs a person."""
    known = Reason.__members__.get(reason, Reason.PACKET)
    code, treatment = BY_REASON[known]
    return CentreTrouble(code, treatment, known.value)


def number(text: str) -> int | None:
    """Read the number of a header; None for what is none, or longer than any of this wire."""
    sound = text.isascii() and text.isdecimal() and len(text) <= _LONGEST_NUMBER
    return int(text) if sound else None
