"""The open base under the register's tables: SQLCipher, its schema, what the disk does to it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, TypeVar

import msgspec
from sqlcipher3 import dbapi2

from station import durable
from station.errors import Broken, Code
from station.register.schema import SCHEMA, UPGRADES, VERSION

Row = TypeVar("Row", bound=msgspec.Struct)
Statement = tuple[str, tuple[object, ...]]


class Base:
    """One connection, for one thread. Every change is on the medium when its method returns."""

    def __init__(self, path: Path, key: bytes, used: Callable[[], bool]) -> None:
        """Open it, or create it where there is none. Raises ``Broken``; see ``Register``."""
        if _absent(path):
            if used():
                raise _gone()
            _create(path)
        self._connection, self.created = _open(path, key, used)

    def close(self) -> None:
        """Give the file back; again is no error."""
        self._connection.close()

    def change(self, *statements: Statement) -> None:
        """Carry out all of it or nothing. Raises ``Broken``."""
        with _told(Code.DISK_UNWRITABLE), self._connection:
            for sql, bound in statements:
                self._connection.execute(sql, bound)

    def query(self, sql: str, *bound: object) -> list[Any]:
        """Return what a question finds, as plain rows. Raises ``Broken``."""
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


def marks(kind: type[msgspec.Struct], more: int = 0) -> str:
    """Return a question mark for each column of a structure, and for some more."""
    return ", ".join("?" * (len(kind.__struct_fields__) + more))


def values(entry: msgspec.Struct) -> tuple[object, ...]:
    """Return the values of an entry in the order of its columns."""
    return tuple(getattr(entry, name) for name in entry.__struct_fields__)


def _absent(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except FileNotFoundError:
        return True
    except OSError as error:
        raise durable.broken(error) from error


def _create(path: Path) -> None:
    # Private from the first byte on: the files SQLite puts beside it take over its mode.
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.touch(mode=0o600)
    except OSError as error:
        raise durable.broken(error) from error


def _gone() -> Broken:
    return Broken(
        Code.REGISTER_LOCKED,
        "register.db is missing or empty, but packets or drafts are there: put it back from a copy",
    )


def _open(path: Path, key: bytes, used: Callable[[], bool]) -> tuple[Any, bool]:
    """Return the open base and whether it is a new one."""
    base = None
    try:
        base = dbapi2.connect(path, isolation_level="IMMEDIATE")
        _unlock(base, key)
        created = _migrate(base, used)
        path.chmod(0o600)
    except (dbapi2.DatabaseError, OSError, Broken) as error:
        if base is not None:
            base.close()
        if isinstance(error, Broken):
            raise
        raise Broken(Code.REGISTER_LOCKED, type(error).__name__) from error
    return base, created


def _unlock(base: Any, key: bytes) -> None:
    base.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    # SQLCipher reports a wrong key on stderr as well; the code says it once.
    base.execute("PRAGMA cipher_log_level = NONE")
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON",
                   "secure_delete = ON", "temp_store = MEMORY"):  # fmt: skip
        base.execute(f"PRAGMA {pragma}")
    # Reads every page once: what is damaged is told now, not when somebody is half recorded.
    if base.execute("PRAGMA quick_check(1)").fetchall() != [("ok",)]:
        raise Broken(Code.REGISTER_LOCKED, "the file is damaged")


def _migrate(base: Any, used: Callable[[], bool]) -> bool:
    """Bring the tables to this version, all steps or none; say whether there were none before."""
    (version,) = base.execute("PRAGMA user_version").fetchone()
    if version == VERSION:
        return False
    if version != 0 and version not in UPGRADES:
        raise Broken(Code.REGISTER_LOCKED, f"schema version {version} is not {VERSION}")
    if version == 0 and used():
        raise _gone()
    steps = "".join(UPGRADES[each] for each in range(version, VERSION)) if version else SCHEMA
    base.executescript(f"BEGIN IMMEDIATE; {steps} PRAGMA user_version = {VERSION}; COMMIT;")
    return bool(version == 0)


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
