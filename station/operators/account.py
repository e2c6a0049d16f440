"""One account, and the book of all of them: what lies in ``accounts.json``."""

import hashlib
import hmac
from typing import Annotated, Final

import msgspec

from station import clock
from station.operators.roles import SEES_CITIZENS, Role
from station.operators.wrapped import Wrapped

VERSION: Final = 2
_INFO: Final = b"perekaman accounts seal 1"
_MOST: Final = 1_000_000


class Account(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One person who may sign in. ``id`` goes into packets and histories, never the name.

    ``code_until``: the PIN is a one-time code until then, and only good for choosing one.
    ``tag`` is a MAC under the station's data key; ``missed`` and ``not_before`` stand outside of
    it, because they change before anybody has proven to hold that key.
    """

    id: str
    user: str
    role: Role
    key: Wrapped
    ends: str = ""
    locked: bool = False
    listed: bool = False
    """Whether it comes from the centre's list, and lives and ends with it."""
    code_until: str = ""
    tag: str = ""
    missed: Annotated[int, msgspec.Meta(ge=0, le=_MOST)] = 0
    not_before: str = ""

    def __post_init__(self) -> None:
        """Refuse a time that is none: whoever waits must know until when."""
        for each in (self.not_before, self.ends, self.code_until):
            if each:
                clock.parse(each)


class Book(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All accounts. ``serial`` counts the changes; ``seen`` is the latest moment known for sure.

    ``list_serial`` is the newest list of the centre that was seen: an older one, or none, is a
    forgery from then on.
    """

    version: int = VERSION
    accounts: tuple[Account, ...] = ()
    serial: Annotated[int, msgspec.Meta(ge=0)] = 0
    seen: str = ""
    list_serial: Annotated[int, msgspec.Meta(ge=0)] = 0
    tag: str = ""

    def __post_init__(self) -> None:
        """Refuse a time that is none."""
        if self.seen:
            clock.parse(self.seen)


class Seal:
    """Makes and checks the tags: only who holds the station's data key can."""

    def __init__(self, data_key: bytes) -> None:
        self._key = hmac.digest(data_key, _INFO, "sha256")

    def sealed(self, book: Book) -> Book:
        """Return a book with all its tags, one change further."""
        accounts = tuple(
            msgspec.structs.replace(each, tag=self._tag(each)) for each in book.accounts
        )
        fresh = msgspec.structs.replace(book, accounts=accounts, serial=book.serial + 1)
        return msgspec.structs.replace(fresh, tag=self._whole(fresh))

    def holds(self, book: Book) -> bool:
        """Say whether nobody changed the book who does not hold the key."""
        mine = hmac.compare_digest(book.tag, self._whole(book))
        return mine and all(self.genuine(each) for each in book.accounts)

    def genuine(self, account: Account) -> bool:
        """Say whether one account is as somebody with the key wrote it."""
        return hmac.compare_digest(account.tag, self._tag(account))

    def _tag(self, account: Account) -> str:
        return self._mac(
            (
                account.id,
                account.user,
                account.role.value,
                account.ends,
                account.locked,
                account.listed,
                # Who holds no data key changes the own PIN without it.
                (account.key, account.code_until) if account.role in SEES_CITIZENS else None,
            )
        )

    def _whole(self, book: Book) -> str:
        tags = tuple(each.tag for each in book.accounts)
        return self._mac((book.version, book.serial, book.seen, book.list_serial, tags))

    def _mac(self, said: object) -> str:
        return hmac.digest(self._key, msgspec.json.encode(said), "sha256").hex()


def fingerprint(book: Book) -> str:
    """Return what the trail notes of a book: anybody can compare it, nobody learns from it."""
    return hashlib.sha256(f"{book.serial}\0{book.tag}".encode()).hexdigest()
