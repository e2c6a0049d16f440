"""Whom the station trusts: one root, and the signed list of those it seals to."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from packets import PacketError, Recipient, Trust
from packets.recipients import RecipientList, peek_recipients, read_keys, verify_recipients
from station.durable import write
from station.errors import Broken, Code, Refused
from station.home import Home

ROOT: Final = "root.pem"
RECIPIENTS: Final = "recipients.jws"
_AHEAD: Final = timedelta(days=1)  # a station's clock may be behind


def trust(home: Home) -> Trust:
    """Return the root this station pins. Raises ``Broken`` with a KEY_ code."""
    try:
        return Trust.from_pem(read(home.trust / ROOT))
    except PacketError as error:
        raise Broken(Code.KEY_UNUSABLE, f"{ROOT} is not a certificate") from error


def recipient_list(home: Home) -> RecipientList:
    """Return the list of recipients installed, its signature verified for the day it was issued.

    Raises ``Broken`` with KEY_MISSING, or KEY_UNUSABLE where it is damaged or not the centre's.
    """
    token = read(home.trust / RECIPIENTS).decode("ascii", "replace").strip()
    try:
        return verify_recipients(token, trust(home), peek_recipients(token).issued)
    except PacketError as error:
        raise Broken(Code.KEY_UNUSABLE, f"{RECIPIENTS}: {error.code.value}") from error


def recipients(home: Home, now: datetime) -> tuple[Recipient, ...]:
    """Return whom packets are sealed to: the centre and its recovery key.

    Raises ``Broken`` with KEY_MISSING, KEY_UNUSABLE, and RECIPIENT_EXPIRED where one of them has
    ended: a packet that lacks one is not what was promised.
    """
    listed = recipient_list(home)
    for each in listed.recipients:
        if each.ends <= now:
            raise Broken(Code.RECIPIENT_EXPIRED, f"key {each.key_id} ended {each.not_after}")
    return tuple(read_keys(listed))


def install_recipients(home: Home, token: str, now: datetime) -> RecipientList:
    """Take over a newer list of recipients that the centre signed.

    The same list again is no error. Raises ``Refused`` with RECIPIENTS_OLDER for a list issued
    before the one installed, KEY_UNUSABLE for one that is not the centre's, that has ended, or that
    is from the future, and ``Broken`` with KEY_MISSING or a DISK_ code.
    """
    try:
        fresh = verify_recipients(token, trust(home), now)
    except PacketError as error:
        raise Refused(Code.KEY_UNUSABLE, f"the list: {error.code.value} {error.where}") from error
    if fresh.issued > now + _AHEAD:
        raise Refused(Code.KEY_UNUSABLE, "the list is from the future; check the clock")
    if any(each.ends <= now for each in fresh.recipients):
        raise Refused(Code.KEY_UNUSABLE, "a key in the list has ended")
    _check_newer(fresh, _installed(home))
    write(home.trust / RECIPIENTS, token.encode("ascii"))
    return fresh


def check_recipients(token: str, trusted: Trust) -> None:
    """Raise ``Broken`` (KEY_UNUSABLE) unless this root's keeper signed the list of recipients."""
    try:
        verify_recipients(token.strip(), trusted, peek_recipients(token.strip()).issued)
    except PacketError as error:
        raise Broken(Code.KEY_UNUSABLE, f"{RECIPIENTS}: {error.code.value}") from error


def _check_newer(fresh: RecipientList, installed: RecipientList | None) -> None:
    if installed is None or fresh == installed or fresh.issued > installed.issued:
        return
    dates = f"issued {fresh.issued_at}, installed is that of {installed.issued_at}"
    raise Refused(Code.RECIPIENTS_OLDER, dates)


def _installed(home: Home) -> RecipientList | None:
    """Return the list that stands; one that cannot be believed holds up no better one."""
    try:
        return recipient_list(home)
    except Broken:
        return None


def read(path: Path) -> bytes:
    """Return a file of keys or trust. Raises ``Broken`` with KEY_MISSING."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise Broken(Code.KEY_MISSING, f"{path.name}: run `perekaman station provision`") from error
