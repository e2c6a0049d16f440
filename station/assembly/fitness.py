"""Judges before anybody sits down whether what is recorded could be sealed: by keys and dates."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import Final

from cryptography import x509

from packets import PacketError, Trust
from packets.trust import ROLES
from station import keys
from station.clock import Clock
from station.errors import Broken, Code
from station.home import Home
from station.session.outlook import Fitness

WARNED: Final = MappingProxyType(
    {
        Code.CERTIFICATE_EXPIRED: timedelta(days=28),
        Code.RECIPIENT_EXPIRED: timedelta(days=14),
    }
)
"""How long before an end it is said: a certificate that did not renew itself needs a technician."""


@dataclass(frozen=True)
class Dates:
    """From when to when this station can seal."""

    starts: datetime
    certificate_ends: datetime
    recipients_end: datetime


def make(home: Home, station: str, clock: Clock) -> Callable[[], Fitness]:
    """Return what judges; it reads the files again only when one of them has changed."""
    known: dict[object, Dates] = {}

    def judge() -> Fitness:
        stamp = tuple(map(_stamp, keys.files(home)))
        found = known.get(stamp) or _dates(home, station)
        known.clear()
        if isinstance(found, Code):
            return Fitness(code=found, blocks=True)
        known[stamp] = found
        try:
            keys.keeper(home).check()
        except Broken as gone:  # said before anybody sits down, and over once it is back
            return Fitness(code=gone.code, blocks=True)
        return fitness(found, clock.now())

    return judge


def fitness(dates: Dates, now: datetime) -> Fitness:
    """Judge by the dates at a moment: what has ended blocks, what ends soon is said."""
    if now < dates.starts:
        return Fitness(code=Code.CERTIFICATE_EARLY, blocks=True)
    ends = (
        (dates.certificate_ends, Code.CERTIFICATE_EXPIRED),
        (dates.recipients_end, Code.RECIPIENT_EXPIRED),
    )
    # Each has a warning of its own: what ends first may be the one that is not told yet.
    soon = [(end - now, code) for end, code in ends if end - now <= WARNED[code]]
    if not soon:
        return Fitness()
    left, code = min(soon, key=lambda each: each[0])
    if left <= timedelta(0):
        return Fitness(code=code, blocks=True)
    return Fitness(code=code, days=left.days)


def _dates(home: Home, station: str) -> Dates | Code:
    try:
        chain, trust = keys.signer(home).chain, keys.trust(home)
        line = keys.chain(home, keys.LINE_CHAIN)
        listed = keys.recipient_list(home)
        starts = max(each.not_valid_before_utc for each in chain)
        _check_role(trust, chain, starts, station)
    except Broken as broken:
        return broken.code
    except PacketError:
        return Code.KEY_UNUSABLE
    return Dates(
        starts=starts,
        certificate_ends=min(each.not_valid_after_utc for each in (*chain, *line, *trust.roots)),
        recipients_end=min(each.ends for each in listed.recipients),
    )


def _check_role(
    trust: Trust, chain: Sequence[x509.Certificate], at: datetime, station: str
) -> None:
    if trust.check(chain, at, "station") != ROLES["station"] + station:
        raise Broken(Code.KEY_UNUSABLE, "the certificate is of another station")


def _stamp(path: Path) -> tuple[int, int] | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
