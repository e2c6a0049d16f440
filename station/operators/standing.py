"""Whether an account may be used today: locked, ended, off the centre's list, still a code.

What counts as today never runs backwards: a clock set back revives nobody.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, Protocol

from station import clock
from station.errors import Broken, Code, Refused
from station.operators.account import Account, Book

WARNING: Final = timedelta(days=14)
_LONGEST_GAP: Final = timedelta(days=400)
"""A clock that leaps further is likelier wrong than the station was unused."""


class Member(Protocol):
    """One person of the centre's list: ``packets.staff.Member``."""

    @property
    def id(self) -> str:
        """The account's id."""
        ...

    @property
    def user(self) -> str:
        """The name typed to sign in."""
        ...

    @property
    def role(self) -> str:
        """The role's value."""
        ...

    @property
    def begins(self) -> datetime:
        """From when on."""
        ...

    @property
    def ends(self) -> datetime:
        """Until when."""
        ...


class Listed(Protocol):
    """The centre's list: ``packets.staff.StaffList``, which brings ``cryptography`` with it."""

    @property
    def serial(self) -> int:
        """Lists of a higher one replace it."""
        ...

    @property
    def ends(self) -> datetime:
        """Until when it says anything."""
        ...

    @property
    def local(self) -> bool:
        """Whether accounts made at the station count."""
        ...

    @property
    def members(self) -> Sequence[Member]:
        """Who may work."""
        ...

    @property
    def revoked(self) -> Sequence[str]:
        """Accounts ended before their time."""
        ...


def today(book: Book, now: datetime) -> datetime:
    """Return the moment by which accounts end."""
    return max(now, clock.parse(book.seen)) if book.seen else now


def seen(book: Book, now: datetime) -> str:
    """Return the latest moment known for sure, now that somebody has signed in."""
    if book.seen and now - clock.parse(book.seen) > _LONGEST_GAP:
        return book.seen
    return clock.iso(today(book, now))


def check(account: Account, book: Book, listed: Listed | None, now: datetime) -> None:
    """Refuse an account that may not be used: ACCOUNT_LOCKED, ACCOUNT_ENDED.

    PIN_MUST_CHANGE for one whose PIN is still a code. Raises ``Broken`` with ACCOUNTS_OLDER where
    the list is not the newest that was here.
    """
    moment = today(book, now)
    if book.list_serial > (listed.serial if listed else 0):
        raise Broken(Code.ACCOUNTS_OLDER, "the centre's list is older than the last one, or gone")
    if account.locked:
        raise Refused(Code.ACCOUNT_LOCKED)
    end = ends(account, listed)
    if not _counts(account, listed, moment) or (end is not None and end <= moment):
        raise Refused(Code.ACCOUNT_ENDED)
    if account.code_until:
        still = clock.parse(account.code_until) > moment
        raise Refused(Code.PIN_MUST_CHANGE if still else Code.ACCOUNT_ENDED, "a one-time code")


def ends(account: Account, listed: Listed | None) -> datetime | None:
    """Return when an account ends by itself; None for one that does not."""
    found = [clock.parse(account.ends)] if account.ends else []
    if listed and (account.listed or not listed.local):
        found.append(listed.ends)
    member = member_of(account, listed) if listed else None
    return min([*found, *([member.ends] if member else [])], default=None)


def member_of(account: Account, listed: Listed) -> Member | None:
    """Return who an account is on the list: the same id, name and role."""
    same = (account.id, account.user, account.role.value)
    return next((m for m in listed.members if (m.id, m.user, m.role) == same), None)


def _counts(account: Account, listed: Listed | None, moment: datetime) -> bool:
    if listed is None:
        return not account.listed
    if account.id in listed.revoked:
        return False
    member = member_of(account, listed)
    if member is None:
        return listed.local and not account.listed
    return member.begins <= moment
