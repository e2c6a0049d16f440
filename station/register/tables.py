"""The open base under the register's tables: whole changes in, rows as structures out."""

from collections.abc import Iterator
from contextlib import contextmanager
from types import MappingProxyType
from typing import Any, Final, TypeVar

import msgspec
from sqlcipher3 import dbapi2

from station.errors import Broken, Code

Row = TypeVar("Row", bound=msgspec.Struct)
Statement = tuple[str, tuple[object, ...]]


class Base:
    """One connection, for one thread. Everything raises ``Broken`` where the disk does not obey."""

    def __init__(self, connection: Any) -> None:
        self._connection = connection

    def close(self) -> None:
        """Give the file back; again is no error."""
        self._connection.close()

    def change(self, *statements: Statement) -> None:
        """Carry out all of it or nothing; it is on the medium when this returns."""
        with _told(Code.DISK_UNWRITABLE), self._connection:
            for sql, bound in statements:
                self._connection.execute(sql, bound)

    def forget(self) -> None:
        """Bring all changes into the file and leave nothing in the WAL.

        What was deleted is overwritten in the file itself (``secure_delete``), but the WAL still
        holds pages of before, until it is emptied. A reader at work keeps it: then the next call,
        or the close, empties it.
        """
        with _told(Code.DISK_UNWRITABLE):
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def query(self, sql: str, *bound: object) -> list[Any]:
        """Return what a question finds, as plain rows."""
        with _told(Code.FILE_UNREADABLE):
            rows: list[Any] = self._connection.execute(sql, bound).fetchall()
        return rows

    def rows(self, kind: type[Row], sql: str, *bound: object) -> tuple[Row, ...]:
        """Return what a question finds; its columns stand in the order of the structure."""
        names = kind.__struct_fields__
        return tuple(kind(**dict(zip(names, row, strict=True))) for row in self.query(sql, *bound))

    def first(self, kind: type[Row], sql: str, *bound: object) -> Row | None:
        """Return the first of :meth:`rows`."""
        return next(iter(self.rows(kind, sql, *bound)), None)


def columns(kind: type[msgspec.Struct]) -> str:
    """Return the columns of a structure as a statement names them."""
    return ", ".join(kind.__struct_fields__)


def insertion(table: str, entry: msgspec.Struct, *, instead: bool = False) -> Statement:
    """Return the statement that adds an entry; ``instead`` of one with the same key."""
    marks = ", ".join("?" * len(entry.__struct_fields__))
    verb = "INSERT OR REPLACE" if instead else "INSERT"
    return f"{verb} INTO {table} ({columns(type(entry))}) VALUES ({marks})", values_of(entry)


def values_of(entry: msgspec.Struct) -> tuple[object, ...]:
    """Return the values of an entry in the order of its columns."""
    return tuple(getattr(entry, name) for name in entry.__struct_fields__)


@contextmanager
def _told(otherwise: Code) -> Iterator[None]:
    """Tell what the disk or a damaged file does to a statement by code."""
    try:
        yield
    except (dbapi2.ProgrammingError, dbapi2.IntegrityError):
        raise  # the program's own fault, not the disk's
    except dbapi2.DatabaseError as error:
        primary = getattr(error, "sqlite_errorcode", 0) & 0xFF
        raise Broken(_CODES.get(primary, otherwise), "register") from error


_CODES: Final = MappingProxyType(
    {
        dbapi2.SQLITE_FULL: Code.DISK_FULL,
        dbapi2.SQLITE_CORRUPT: Code.REGISTER_LOCKED,
        dbapi2.SQLITE_NOTADB: Code.REGISTER_LOCKED,
    }
)
