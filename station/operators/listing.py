"""The centre's signed list of accounts: verified, installed, never replaced by an older one.

It lies as it came in ``trust/staff.jws``, and is verified anew at each sign-in against the pinned
root beside it, for the day it was issued.
"""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from packets import PacketError, Trust
from packets.staff import StaffList, peek_staff, verify_staff
from station.durable import write
from station.errors import Broken, Code, Refused

FILE: Final = "staff.jws"
_ROOT: Final = "root.pem"
_AHEAD: Final = timedelta(days=1)  # a station's clock may be behind


def installed(trust: Path) -> StaffList | None:
    """Return the list; None where there is none.

    Raises ``Broken`` with ACCOUNTS_UNTRUSTED for one that the centre did not sign.
    """
    try:
        token = (trust / FILE).read_bytes().decode("ascii", "replace").strip()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise Broken(Code.ACCOUNTS_UNTRUSTED, FILE) from error
    try:
        return verify_staff(token, _root(trust), peek_staff(token).issued)
    except PacketError as error:
        raise Broken(Code.ACCOUNTS_UNTRUSTED, f"{FILE}: {error.code.value}") from error


def install(trust: Path, token: str, *, station: str, now: datetime) -> StaffList:
    """Take over a newer list for this station; the same one again is no error.

    Raises ``Refused``: ACCOUNTS_UNTRUSTED for one that the centre did not sign, that is another
    station's, from the future or at its end; ACCOUNTS_OLDER for one of a lower serial, or another
    of the same. ``Broken`` with KEY_MISSING or a DISK_ code.
    """
    try:
        fresh = verify_staff(token, _root(trust), now)
    except PacketError as error:
        detail = f"the list: {error.code.value} {error.where}"
        raise Refused(Code.ACCOUNTS_UNTRUSTED, detail) from error
    if fresh.station != station:
        raise Refused(Code.ACCOUNTS_UNTRUSTED, "the list is for another station")
    if fresh.issued > now + _AHEAD or fresh.ends <= now:
        raise Refused(Code.ACCOUNTS_UNTRUSTED, "the list is from the future or has ended")
    standing = _standing(trust)
    if standing and fresh != standing and fresh.serial <= standing.serial:
        detail = f"list {fresh.serial}; installed is list {standing.serial}"
        raise Refused(Code.ACCOUNTS_OLDER, detail)
    write(trust / FILE, token.encode("ascii"))
    return fresh


def _standing(trust: Path) -> StaffList | None:
    """Return the list that stands; one that cannot be believed holds up no better one."""
    try:
        return installed(trust)
    except Broken as broken:
        if broken.code is Code.KEY_MISSING:
            raise
        return None


def _root(trust: Path) -> Trust:
    try:
        return Trust.from_pem((trust / _ROOT).read_bytes())
    except OSError as error:
        raise Broken(Code.KEY_MISSING, f"{_ROOT}: run `perekaman station provision`") from error
    except PacketError as error:
        raise Broken(Code.KEY_UNUSABLE, f"{_ROOT} is not a certificate") from error
