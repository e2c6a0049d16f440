"""Reads and writes ``accounts.json``, one process at a time."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import msgspec
from filelock import FileLock, Timeout

from station import durable
from station.errors import Broken, Code
from station.operators.account import VERSION, Account, Book

_LOCK_SECONDS: Final = 10.0
_POLL_SECONDS: Final = 0.01


class _Head(msgspec.Struct):
    version: int = 0


class BookFile:
    """The file. Read it and write it inside :meth:`held`, so that no change gets lost."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep kiosk and commands from writing at once. Raises ``Broken``."""
        lock = FileLock(
            self._path.with_name(f".{self._path.name}.lock"),
            timeout=_LOCK_SECONDS,
            poll_interval=_POLL_SECONDS,
            mode=0o600,
        )
        try:
            with lock:
                yield
        except Timeout:
            raise Broken(Code.DISK_UNWRITABLE, "another process holds accounts.json") from None

    def read(self) -> Book:
        """Return the book; an empty one where there is no file. Raises ``Broken``."""
        try:
            data = self._path.read_bytes()
            _check_version(msgspec.json.decode(data, type=_Head).version)
            return msgspec.json.decode(data, type=Book)
        except FileNotFoundError:
            return Book()
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            raise Broken(Code.FILE_UNREADABLE, "accounts.json") from error

    def write(self, book: Book) -> None:
        """Replace the file durably. Raises ``Broken``."""
        durable.write(self._path, msgspec.json.format(msgspec.json.encode(book)))

    def replace(self, account: Account) -> None:
        """Write one account in place of the one with its id, and leave all tags as they are."""
        book = self.read()
        accounts = tuple(account if each.id == account.id else each for each in book.accounts)
        self.write(msgspec.structs.replace(book, accounts=accounts))


def _check_version(version: int) -> None:
    if version > VERSION:
        detail = "written by a newer program: put that one back"
        raise Broken(Code.FILE_UNREADABLE, f"accounts.json: version {version}, {detail}")
    if version < VERSION:
        detail = (
            "without a seal, and not believed. Let the old program send its packets, then make a"
            " new --home with `perekaman station provision`"
        )
        raise Broken(Code.FILE_UNREADABLE, f"accounts.json: version {version}, {detail}")
