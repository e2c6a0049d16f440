"""What an administrator does with accounts: adds, admits, resets, locks, mends; all of it is noted.

No PIN ever travels, and nobody knows another one's: whoever is added, admitted or reset gets a
one-time code on paper, to which the data key is wrapped by the administrator, who holds it, and
chooses a PIN with it. The code is good for three days and for nothing else.
"""

from dataclasses import dataclass
from datetime import datetime

from msgspec.structs import replace

from station import clock
from station.assembly import records
from station.assembly.trail import trail
from station.audit.acts import Act
from station.clock import Clock
from station.errors import Code, Refused
from station.home import Home
from station.operators import accounts as operators
from station.operators import pins, standing
from station.operators.account import Account, Book
from station.operators.accounts import Accounts, Session
from station.operators.roles import RIGHTS, Right, Role
from station.operators.wrapped import Cost


@dataclass(frozen=True)
class Given:
    """A one-time code for somebody, and until when it is good."""

    account: Account
    code: str


class Staff:
    """The accounts of a station in the hands of an administrator."""

    def __init__(self, home: Home, by: Session, time: Clock, cost: Cost | None = None) -> None:
        """Refused with NOT_ALLOWED_NOW for who may not manage accounts."""
        if Right.MANAGE_ACCOUNTS not in RIGHTS[by.role] or by.data_key is None:
            raise Refused(Code.NOT_ALLOWED_NOW, f"the role {by.role.value} manages no accounts")
        self._accounts = Accounts(home.accounts)
        self._trail = trail(home, time)
        self._by, self._key = by, by.data_key
        self._time = time
        self._cost = cost or Cost()

    def add(self, user: str, role: Role, ends: datetime | None = None) -> Given:
        """Make an account of this station. Raises ``Refused`` for a name that is taken."""
        listed = self._accounts.listed()
        if listed is not None and not listed.local:
            detail = "the centre's list takes no account made here; use `account admit`"
            raise Refused(Code.NOT_ALLOWED_NOW, detail)
        until = clock.iso(ends) if ends else ""
        fresh = Account(
            id=operators.new_id(), user=user, role=role, key=operators.NOTHING, ends=until
        )
        given = self._coded(fresh)
        operators.check_name(self._book, user)
        self._note(Act.ACCOUNT_ADDED, given.account)
        self._accounts.add(given.account, self._key)
        return given

    def admit(self, user: str) -> Given:
        """Give a code to somebody on the centre's list, who so gets the data key."""
        listed = self._accounts.listed()
        member = next((m for m in listed.members if m.user == user), None) if listed else None
        if member is None or listed is None or member.id in listed.revoked:
            raise Refused(Code.NOT_ALLOWED_NOW, "nobody of this name is on the centre's list")
        book = self._accounts.book
        if any(each.id == member.id and each.role.value == member.role for each in book.accounts):
            raise Refused(Code.NOT_ALLOWED_NOW, "admitted already; use `account reset`")
        given = self._coded(
            Account(
                id=member.id,
                user=member.user,
                role=Role(member.role),
                key=operators.NOTHING,
                listed=True,
            )
        )
        again = any(each.id == member.id for each in book.accounts)  # in another role
        if not again:
            operators.check_name(book, user)
        self._note(Act.ACCOUNT_ADMITTED, given.account)
        if again:
            self._change(given.account)
        else:
            self._accounts.add(given.account, self._key)
        return given

    def reset(self, user: str) -> Given:
        """Give a new code to somebody who forgot the PIN; the old one opens nothing any more."""
        given = self._coded(self._find(user))
        self._note(Act.ACCOUNT_RESET, given.account)
        self._change(given.account)
        return given

    def lock(self, user: str) -> Account:
        """Lock an account. Refused for the last administrator that is not."""
        locked = replace(self._find(user), locked=True)
        if not any(_administers(each) and each.id != locked.id for each in self._book.accounts):
            raise Refused(Code.NOT_ALLOWED_NOW, "no administrator would be left")
        self._note(Act.ACCOUNT_LOCKED, locked)
        self._change(locked)
        return locked

    def unlock(self, user: str) -> Account:
        """Unlock an account; its PIN is the one it had."""
        free = replace(self._find(user), locked=False)
        self._note(Act.ACCOUNT_UNLOCKED, free)
        self._change(free)
        return free

    @property
    def _book(self) -> Book:
        return self._accounts.book

    def _coded(self, account: Account) -> Given:
        code, until = pins.one_time_code(), clock.iso(self._time.now() + pins.CODE_LIFE)
        wrapped = operators.rewrapped(account, code, self._key, self._cost)
        return Given(replace(wrapped, code_until=until), code)

    def _find(self, user: str) -> Account:
        found = operators.find(self._book, user)
        if found is None:
            raise Refused(Code.NOT_ALLOWED_NOW, "nobody has this user name")
        return found

    def _change(self, account: Account) -> None:
        # An administrator looked at the clock: from now on this is the latest moment known.
        self._accounts.change(account, self._key, now=self._time.now())

    def _note(self, act: Act, account: Account) -> None:
        """Note what is about to be done, with the serial the accounts will have.

        Before it is done: an account that nobody noted would be worth holding the trail up for.
        """
        self._trail.note(
            act,
            who=self._by.account,
            account=account.id,
            role=account.role.value,
            serial=str(self._book.serial + 1),
        )


def mend(home: Home, by: Session, time: Clock) -> tuple[str, ...]:
    """Drop accounts that nobody with the data key wrote; return their user names.

    That it is this station's data key, the register proves: it opens with no other. Raises
    ``Broken`` with REGISTER_LOCKED for a forger's.
    """
    if by.data_key is None:
        raise Refused(Code.NOT_ALLOWED_NOW, "this role holds no data key")
    records.register(home, by.data_key, lambda: True).close()
    accounts = Accounts(home.accounts)
    dropped = accounts.mend(by.data_key)
    serial = str(accounts.book.serial)
    trail(home, time).note(
        Act.ACCOUNTS_MENDED, who=by.account, count=str(len(dropped)), serial=serial
    )
    return dropped


def state(account: Account, book: Book, listed: standing.Listed | None, now: datetime) -> str:
    """Return how an account stands, as a code; empty where it may be used."""
    try:
        standing.check(account, book, listed, now)
    except Refused as refused:
        return refused.code.value
    return ""


def _administers(account: Account) -> bool:
    return not account.locked and Right.MANAGE_ACCOUNTS in RIGHTS[account.role]
