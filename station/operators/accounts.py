"""The station's accounts: who may sign in, how often a PIN was missed, whose key opens the data.

``accounts.json`` holds, for each account, its role, its missed tries, and a secret wrapped to its
PIN: the station's data key where the role may see citizens, random bytes where it may not. A stolen
disk gives at most the chance to guess PINs at the cost of Argon2id; the delay is for the keyboard.
"""

import hmac
import importlib
import os
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Final, cast

import msgspec

from station import clock, durable
from station.errors import Broken, Code, Refused
from station.operators.credentials import Credentials
from station.operators.roles import RIGHTS, SEES_CITIZENS, Right, Role
from station.operators.wrapped import KEY_BYTES, Cost, Wrapped, Wrapping

TRIES: Final = 5
PIN_LENGTH: Final = 6
_FIRST_DELAY: Final = timedelta(seconds=30)
_LONGEST_DELAY: Final = timedelta(hours=1)
_VERSION: Final = 1
_RUNS: Final = (frozenset({0}), frozenset({1, -9}), frozenset({-1, 9}))
"""Steps from character to character of the PINs that are tried first: 000000, 890123, 654321."""


class Account(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person who may sign in. ``id`` goes into packets and histories, never the name."""

    id: str
    user: str
    role: Role
    key: Wrapped
    missed: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = 0
    not_before: str = ""

    def __post_init__(self) -> None:
        """Refuse a time that is none: whoever waits must know until when."""
        if self.not_before:
            clock.parse(self.not_before)


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    version: int
    accounts: tuple[Account, ...]


class Session(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody is signed in. ``data_key`` is None for a role that never sees a citizen."""

    account: str
    user: str
    role: Role
    data_key: bytes | None

    def __repr__(self) -> str:
        return f"Session(account={self.account!r}, role={self.role.value})"


class LoginRefused(Refused):
    """The PIN or the name is wrong, or it is too early: ``LOGIN_REFUSED`` or ``LOGIN_WAIT``."""

    def __init__(self, code: Code, *, tries_left: int, wait_seconds: int) -> None:
        super().__init__(code)
        self.tries_left = tries_left
        self.wait_seconds = wait_seconds


class Accounts:
    """The accounts file. One program at a time writes it: the kiosk."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __len__(self) -> int:
        return len(self._read().accounts)

    def create(self, user: str, pin: str, role: Role, *, data_key: bytes, cost: Cost) -> Account:
        """Add an account. The first one also brings the station's new data key (32 bytes).

        Raises ``Refused`` (``NOT_ALLOWED_NOW``) when the name is taken or cannot be written, or the
        PIN is shorter than :data:`PIN_LENGTH` or the first anybody would try.
        """
        file = self._read()
        _check_pin(pin)
        if _find(file, user) or not user or not user.isprintable():
            raise Refused(Code.NOT_ALLOWED_NOW, "the user name is taken, empty or unprintable")
        account_id = f"op-{os.urandom(4).hex()}"
        secret = data_key if role in SEES_CITIZENS else os.urandom(KEY_BYTES)
        key = _wrapping().wrap(secret, pin, bound_to=_binding(account_id, role), cost=cost)
        account = Account(id=account_id, user=user, role=role, key=key)
        self._write((*file.accounts, account))
        return account

    def sign_in(self, user: str, pin: str, now: datetime) -> Session:
        """Open an account. Raises :class:`LoginRefused`; the missed try is on disk before that.

        An unknown name costs the same time and says the same as a wrong PIN, but is not counted.
        """
        file = self._read()
        account = _find(file, user)
        if account is None:
            _spend_time(file, pin)
            raise LoginRefused(Code.LOGIN_REFUSED, tries_left=TRIES, wait_seconds=0)
        _hold_back(account, now)
        # The try is counted before the PIN is looked at: pulling the plug in between gains nothing.
        counted = _missed(account, now)
        self._replace(counted)
        secret = _wrapping().unwrap(account.key, pin, bound_to=_binding(account.id, account.role))
        if secret is None:
            raise _refusal(counted, now)
        self._replace(msgspec.structs.replace(account, missed=0, not_before=""))
        return _session(account, secret)

    def confirm(
        self, second: Credentials, now: datetime, *, first: Session, right: Right = Right.CONFIRM
    ) -> str:
        """Check a second person and return their account id.

        ``first`` is who is at the desk. Raises ``Refused`` (``SECOND_PERSON_NEEDED``) for the same
        account, one without the right, or one that somebody wrote into the file without knowing
        the station's data key, and :class:`LoginRefused` as :meth:`sign_in` does.
        """
        session = self.sign_in(second.user, second.pin, now)
        if session.account == first.account or right not in RIGHTS[session.role]:
            raise Refused(Code.SECOND_PERSON_NEEDED)
        if not _same_station(session, first):
            raise Refused(Code.SECOND_PERSON_NEEDED, "the account is not of this station")
        return session.account

    def _read(self) -> _File:
        try:
            file = msgspec.json.decode(self._path.read_bytes(), type=_File)
        except FileNotFoundError:
            return _File(version=_VERSION, accounts=())
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            raise Broken(Code.FILE_UNREADABLE, "accounts.json") from error
        if file.version != _VERSION:
            raise Broken(Code.FILE_UNREADABLE, "accounts.json: version")
        return file

    def _write(self, accounts: tuple[Account, ...]) -> None:
        file = _File(version=_VERSION, accounts=accounts)
        durable.write(self._path, msgspec.json.format(msgspec.json.encode(file)))

    def _replace(self, account: Account) -> None:
        accounts = self._read().accounts
        self._write(tuple(account if each.id == account.id else each for each in accounts))


def delay(missed: int) -> timedelta:
    """Return how long to wait after so many missed tries: nothing below five, then doubling."""
    if missed < TRIES:
        return timedelta(0)
    return min(_FIRST_DELAY * (1 << min(missed - TRIES, 10)), _LONGEST_DELAY)


def _check_pin(pin: str) -> None:
    if len(pin) < PIN_LENGTH or not pin.isprintable():
        raise Refused(Code.NOT_ALLOWED_NOW, f"a PIN has at least {PIN_LENGTH} characters")
    steps = {ord(after) - ord(before) for before, after in pairwise(pin)}
    if any(steps <= run for run in _RUNS):
        raise Refused(Code.NOT_ALLOWED_NOW, "a PIN is no run like 123456 and not all the same")


def _same_station(one: Session, other: Session) -> bool:
    # Anybody can wrap 32 bytes of their own to a PIN of their own; the data key they do not have.
    if one.data_key is None or other.data_key is None:
        return False
    return hmac.compare_digest(one.data_key, other.data_key)


def _find(file: _File, user: str) -> Account | None:
    return next((each for each in file.accounts if each.user == user), None)


def _binding(account_id: str, role: Role) -> bytes:
    # The role is sealed in: a technician who edits the file to "OPERATOR" opens nothing.
    return f"perekaman account 1\0{account_id}\0{role.value}".encode()


def _session(account: Account, secret: bytes) -> Session:
    data_key = secret if account.role in SEES_CITIZENS else None
    return Session(account=account.id, user=account.user, role=account.role, data_key=data_key)


def _missed(account: Account, now: datetime) -> Account:
    missed = account.missed + 1
    wait = delay(missed)
    not_before = clock.iso(now + wait) if wait else ""
    return msgspec.structs.replace(account, missed=missed, not_before=not_before)


def _wait_seconds(account: Account, now: datetime) -> int:
    if not account.not_before:
        return 0
    # A clock set back must not lengthen the wait beyond what this many tries cost.
    wait = min(clock.parse(account.not_before) - now, delay(account.missed))
    return max(0, -(-int(wait.total_seconds() * 1000) // 1000))


def _hold_back(account: Account, now: datetime) -> None:
    wait = _wait_seconds(account, now)
    if wait > 0:
        raise LoginRefused(Code.LOGIN_WAIT, tries_left=0, wait_seconds=wait)


def _refusal(account: Account, now: datetime) -> LoginRefused:
    left = max(0, TRIES - account.missed)
    wait = _wait_seconds(account, now)
    return LoginRefused(Code.LOGIN_REFUSED, tries_left=left, wait_seconds=wait)


def _spend_time(file: _File, pin: str) -> None:
    cost = file.accounts[0].key.cost if file.accounts else Cost()
    _wrapping().wrap(bytes(KEY_BYTES), pin, bound_to=b"", cost=cost)


def _wrapping() -> Wrapping:
    # The login screen stands before ``cryptography`` is loaded.
    return cast("Wrapping", importlib.import_module("station.operators.wrap"))
