"""Signing in: whose PIN opens the station's data key, how often one was missed, who else agrees.

``accounts.json`` holds, for each account, its role, its missed tries, and a secret wrapped to its
PIN: the station's data key where the role may see citizens, random bytes where it may not. What
else it says is under a MAC of that data key: who writes into the file without holding the key stops
the station, and gets nothing from it. A stolen disk gives at most the chance to guess PINs at the
cost of Argon2id; the delay is for the keyboard.
"""

import hmac
import importlib
import os
from datetime import datetime
from pathlib import Path
from typing import Final, cast

import msgspec

from station import clock
from station.errors import Broken, Code, Refused
from station.operators import delays, standing
from station.operators.account import Account, Book, Seal
from station.operators.book import BookFile
from station.operators.credentials import Credentials
from station.operators.delays import TRIES, LoginRefused, delay
from station.operators.pins import PIN_LENGTH, check_pin
from station.operators.roles import RIGHTS, SEES_CITIZENS, Right, Role
from station.operators.standing import Listed
from station.operators.wrapped import KEY_BYTES, Cost, Wrapped, Wrapping

__all__ = ["PIN_LENGTH", "TRIES", "Account", "Accounts", "LoginRefused", "Session", "delay"]

_STAFF: Final = "staff.jws"


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody is signed in. ``data_key`` is None for a role that never sees a citizen.

    ``ends`` is when the account ends by itself, in UTC, where it does and that is near.
    """

    account: str
    user: str
    role: Role
    data_key: bytes | None
    ends: datetime | None = None

    def __repr__(self) -> str:
        return f"Session(account={self.account!r}, role={self.role.value})"


class Accounts:
    """Who may sign in at this station. Kiosk and commands may use the file at the same time."""

    def __init__(self, path: Path) -> None:
        """``path`` is ``accounts.json``; the centre's list lies in ``trust`` beside it."""
        self._file = BookFile(path)
        self._trust = path.parent / "trust"

    def __len__(self) -> int:
        return len(self._file.read().accounts)

    @property
    def book(self) -> Book:
        """All accounts as they stand; believed only under a seal."""
        return self._file.read()

    def create(self, user: str, pin: str, role: Role, *, data_key: bytes, cost: Cost) -> Account:
        """Add an account with a PIN. The first one also brings the station's new data key.

        Raises ``Refused``: PIN_TOO_WEAK, NOT_ALLOWED_NOW when the name is taken or cannot be
        written; ``Broken`` with ACCOUNTS_CHANGED when the accounts are not under this data key.
        """
        check_pin(pin)
        account = Account(id=new_id(), user=user, role=role, key=NOTHING)
        return self.add(rewrapped(account, pin, data_key, cost), data_key)

    def add(self, account: Account, data_key: bytes) -> Account:
        """Add an account that is wrapped already; as :meth:`create` otherwise."""
        with self._file.held():
            book = self._sealed(data_key)
            check_name(book, account.user)
            self._write(book, (*book.accounts, account), data_key)
        return account

    def change(self, account: Account, data_key: bytes, *, now: datetime | None = None) -> None:
        """Put an account in place of the one with its id, as somebody who holds the key says.

        With ``now`` the latest moment known is this one, also where the clock was ahead before.
        """
        with self._file.held():
            book = self._sealed(data_key)
            if now:
                book = msgspec.structs.replace(book, seen=clock.iso(now))
            others = tuple(account if each.id == account.id else each for each in book.accounts)
            self._write(book, others, data_key)

    def mend(self, data_key: bytes) -> tuple[str, ...]:
        """Seal anew what is genuine, drop what is not; return the user names dropped.

        The caller has opened the register with this key: a forger's would call all others forged.
        """
        with self._file.held():
            book, seal = self._file.read(), Seal(data_key)
            genuine = tuple(each for each in book.accounts if seal.genuine(each))
            self._write(book, genuine, data_key)
        return tuple(each.user for each in book.accounts if each not in genuine)

    def sign_in(self, user: str, pin: str, now: datetime) -> Session:
        """Open an account. Raises :class:`LoginRefused`; the missed try is on disk before that.

        An unknown name costs the same time and says the same as a wrong PIN, but is not counted.
        With the right PIN, raises ``Refused`` (ACCOUNT_LOCKED, ACCOUNT_ENDED, PIN_MUST_CHANGE) and
        ``Broken`` (ACCOUNTS_CHANGED, ACCOUNTS_OLDER, ACCOUNTS_UNTRUSTED).
        """
        with self._file.held():
            account, secret = self._open(user, pin, now)
            book, listed = self._file.read(), self.listed()
            if account.role in SEES_CITIZENS:
                self._believe(book, secret)
            standing.check(account, book, listed, now)
            if account.role in SEES_CITIZENS:
                self._remember(book, listed, secret, now)
        return _session(account, secret, near(standing.ends(account, listed), book, now))

    def repair(self, user: str, pin: str, now: datetime) -> Session:
        """Open an administrator's account though others were changed; for :meth:`mend` alone."""
        with self._file.held():
            account, secret = self._open(user, pin, now)
            genuine = account.role in SEES_CITIZENS and Seal(secret).genuine(account)
            if not genuine or Right.MANAGE_ACCOUNTS not in RIGHTS[account.role]:
                raise Refused(Code.NOT_ALLOWED_NOW, "only an administrator mends the accounts")
            standing.check(account, self._file.read(), self.listed(), now)
        return _session(account, secret, None)

    def choose_pin(self, user: str, old: str, new: str, now: datetime) -> Session:
        """Put a new PIN in place of one's own, or of a one-time code; return who is signed in.

        Raises as :meth:`sign_in` does, and ``Refused`` with PIN_TOO_WEAK.
        """
        with self._file.held():
            account, secret = self._open(user, old, now)
            check_pin(new)
            if new == old:
                raise Refused(Code.PIN_TOO_WEAK, "the new PIN is the old one")
            book, sees = self._file.read(), account.role in SEES_CITIZENS
            if sees:
                self._believe(book, secret)
            own = msgspec.structs.replace(account, code_until="")
            late = account.code_until and clock.parse(account.code_until) <= now
            standing.check(account if late else own, book, self.listed(), now)
            fresh = rewrapped(own, new, secret, account.key.cost)
            if sees:
                others = (fresh if each.id == fresh.id else each for each in book.accounts)
                self._write(book, tuple(others), secret)
            else:
                self._file.replace(fresh)
        return _session(fresh, secret, None)

    def confirm(
        self,
        second: Credentials,
        now: datetime,
        *,
        first: Session,
        right: Right = Right.CONFIRM,
        roles: frozenset[Role] | None = None,
    ) -> str:
        """Check a second person and return their account id.

        ``first`` is who is at the desk; ``roles`` are those asked for, where not every one will do.
        Raises ``Refused`` (``SECOND_PERSON_NEEDED``) for the same account and one without the
        right, (``SECOND_PERSON_ROLE``) for another role, and as :meth:`sign_in` does.
        """
        session = self.sign_in(second.user, second.pin, now)
        if session.account == first.account or right not in RIGHTS[session.role]:
            raise Refused(Code.SECOND_PERSON_NEEDED)
        if not _same_station(session, first):
            raise Refused(Code.SECOND_PERSON_NEEDED, "the account is not of this station")
        if roles is not None and session.role not in roles:
            raise Refused(Code.SECOND_PERSON_ROLE, f"{session.role.value} does not do here")
        return session.account

    def listed(self) -> Listed | None:
        """Return the centre's list; None where none was ever installed."""
        if not (self._trust / _STAFF).exists():
            return None
        # The login screen stands before ``cryptography`` is loaded.
        listing = importlib.import_module("station.operators.listing")
        return cast("Listed | None", listing.installed(self._trust))

    # --- with the file held -----------------------------------------------------------------------

    def _open(self, user: str, pin: str, now: datetime) -> tuple[Account, bytes]:
        book = self._file.read()
        account = find(book, user)
        if account is None:
            _spend_time(book, pin)
            raise LoginRefused(Code.LOGIN_REFUSED, tries_left=TRIES, wait_seconds=0)
        delays.hold_back(account, now)
        # The try is counted before the PIN is looked at: pulling the plug in between gains nothing.
        counted = delays.missed(account, now)
        self._file.replace(counted)
        secret = _wrapping().unwrap(account.key, pin, bound_to=_binding(account))
        if secret is None:
            raise delays.refusal(counted, now)
        right = delays.found(account)
        self._file.replace(right)
        return right, secret

    def _believe(self, book: Book, data_key: bytes) -> None:
        if not Seal(data_key).holds(book):
            raise Broken(Code.ACCOUNTS_CHANGED, "accounts.json was changed without the data key")

    def _sealed(self, data_key: bytes) -> Book:
        book = self._file.read()
        if book.accounts:
            self._believe(book, data_key)
        return book

    def _remember(self, book: Book, listed: Listed | None, data_key: bytes, now: datetime) -> None:
        """Keep, under the seal, what a forger would like to be forgotten."""
        fresh = msgspec.structs.replace(
            book,
            seen=standing.seen(book, now),
            list_serial=listed.serial if listed else book.list_serial,
            accounts=tuple(_shredded(each, listed) for each in book.accounts),
        )
        changed = fresh.accounts != book.accounts or fresh.list_serial != book.list_serial
        if changed or fresh.seen[:10] != book.seen[:10]:  # a day is fine enough
            self._file.write(Seal(data_key).sealed(fresh))

    def _write(self, book: Book, accounts: tuple[Account, ...], data_key: bytes) -> None:
        fresh = msgspec.structs.replace(book, accounts=accounts)
        self._file.write(Seal(data_key).sealed(fresh))


def new_id() -> str:
    """Return an id that nobody has."""
    return f"op-{os.urandom(4).hex()}"


def find(book: Book, user: str) -> Account | None:
    """Return the account of a user name."""
    return next((each for each in book.accounts if each.user == user), None)


def check_name(book: Book, user: str) -> None:
    """Refuse (NOT_ALLOWED_NOW) a name that is taken or cannot be written."""
    if find(book, user) or not user or not user.isprintable():
        raise Refused(Code.NOT_ALLOWED_NOW, "the user name is taken, empty or unprintable")


def rewrapped(account: Account, pin: str, data_key: bytes, cost: Cost) -> Account:
    """Return the account with its secret wrapped to a PIN: only who holds the secret can."""
    secret = data_key if account.role in SEES_CITIZENS else os.urandom(KEY_BYTES)
    key = _wrapping().wrap(secret, pin, bound_to=_binding(account), cost=cost)
    return delays.found(msgspec.structs.replace(account, key=key))


def near(end: datetime | None, book: Book, now: datetime) -> datetime | None:
    """Return an end that is near enough to be told."""
    close = end is not None and end - standing.today(book, now) <= standing.WARNING
    return end if close else None


NOTHING: Final = Wrapped(cost=Cost(), salt=bytes(16), nonce=bytes(12), sealed=bytes(48))
"""In the place of a wrap that is not made yet, or was destroyed: no PIN opens it."""


def _shredded(account: Account, listed: Listed | None) -> Account:
    """Destroy the wrap of who was revoked: their PIN opens nothing any more."""
    if listed is None or account.id not in listed.revoked or account.key == NOTHING:
        return account
    return msgspec.structs.replace(account, key=NOTHING)


def _same_station(one: Session, other: Session) -> bool:
    # Anybody can wrap 32 bytes of their own to a PIN of their own; the data key they do not have.
    if one.data_key is None or other.data_key is None:
        return False
    return hmac.compare_digest(one.data_key, other.data_key)


def _binding(account: Account) -> bytes:
    # The role is sealed in: a technician who edits the file to "OPERATOR" opens nothing.
    return f"perekaman account 1\0{account.id}\0{account.role.value}".encode()


def _session(account: Account, secret: bytes, ends: datetime | None) -> Session:
    data_key = secret if account.role in SEES_CITIZENS else None
    return Session(
        account=account.id, user=account.user, role=account.role, data_key=data_key, ends=ends
    )


def _spend_time(book: Book, pin: str) -> None:
    cost = book.accounts[0].key.cost if book.accounts else Cost()
    _wrapping().wrap(bytes(KEY_BYTES), pin, bound_to=b"", cost=cost)


def _wrapping() -> Wrapping:
    # The login screen stands before ``cryptography`` is loaded.
    return cast("Wrapping", importlib.import_module("station.operators.wrap"))
