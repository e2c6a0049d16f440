"""How long somebody waits who misses the PIN: nothing below five tries, then growing."""

from datetime import datetime, timedelta
from typing import Final

import msgspec

from station import clock
from station.errors import Code, Refused
from station.operators.account import Account

TRIES: Final = 5
_FIRST_DELAY: Final = timedelta(seconds=30)
_LONGEST_DELAY: Final = timedelta(hours=1)


class LoginRefused(Refused):
    """The PIN or the name is wrong, or it is too early: ``LOGIN_REFUSED`` or ``LOGIN_WAIT``."""

    def __init__(self, code: Code, *, tries_left: int, wait_seconds: int) -> None:
        super().__init__(code)
        self.tries_left = tries_left
        self.wait_seconds = wait_seconds


def delay(missed: int) -> timedelta:
    """Return how long to wait after so many missed tries: nothing below five, then doubling."""
    if missed < TRIES:
        return timedelta(0)
    return min(_FIRST_DELAY * (1 << min(missed - TRIES, 10)), _LONGEST_DELAY)


def missed(account: Account, now: datetime) -> Account:
    """Return the account with one missed try more."""
    count = account.missed + 1
    wait = delay(count)
    not_before = clock.iso(now + wait) if wait else ""
    return msgspec.structs.replace(account, missed=count, not_before=not_before)


def found(account: Account) -> Account:
    """Return the account with no missed try: its PIN was right."""
    return msgspec.structs.replace(account, missed=0, not_before="")


def hold_back(account: Account, now: datetime) -> None:
    """Refuse (LOGIN_WAIT) who has to wait still."""
    wait = _wait_seconds(account, now)
    if wait > 0:
        raise LoginRefused(Code.LOGIN_WAIT, tries_left=0, wait_seconds=wait)


def refusal(account: Account, now: datetime) -> LoginRefused:
    """Return the refusal of a wrong PIN that is counted already."""
    left = max(0, TRIES - account.missed)
    wait = _wait_seconds(account, now)
    return LoginRefused(Code.LOGIN_REFUSED, tries_left=left, wait_seconds=wait)


def _wait_seconds(account: Account, now: datetime) -> int:
    if not account.not_before:
        return 0
    # A clock set back must not lengthen the wait beyond what this many tries cost.
    wait = min(clock.parse(account.not_before) - now, delay(account.missed))
    return max(0, -(-int(wait.total_seconds() * 1000) // 1000))
