"""The index's tables, and how its file is opened: by one writer, or to read."""

import shutil
from contextlib import closing
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from sqlcipher3 import dbapi2 as sqlite

from station.errors import Broken, Code

INDEX: Final = "index.db"
VERSION: Final = 3

_TABLES: Final = """
CREATE TABLE packet (
    packet_id     TEXT PRIMARY KEY,
    number        TEXT NOT NULL,
    station       TEXT NOT NULL,
    area_code     TEXT NOT NULL,
    waybill       TEXT NOT NULL,
    size          INTEGER NOT NULL,
    sha256        TEXT NOT NULL,
    sealed_at     TEXT NOT NULL,
    state         TEXT NOT NULL,
    since         TEXT NOT NULL,
    attempt       INTEGER NOT NULL DEFAULT 0,
    verdicts      INTEGER NOT NULL DEFAULT 0,
    line_failures INTEGER NOT NULL DEFAULT 0,
    next_try_at   TEXT,
    blocked_on    TEXT,
    blocked_since TEXT,
    cause         TEXT NOT NULL DEFAULT '',
    stated        TEXT NOT NULL DEFAULT '',
    announced_at  TEXT,
    acknowledged  INTEGER NOT NULL DEFAULT 0,
    priority      INTEGER NOT NULL DEFAULT 0,
    destroyed_at  TEXT,
    alarm         TEXT,
    resent_at     TEXT
) STRICT;
CREATE TABLE event (
    seq       INTEGER PRIMARY KEY AUTOINCREMENT,
    packet_id TEXT NOT NULL,
    kind      TEXT NOT NULL,
    before    TEXT NOT NULL,
    after     TEXT NOT NULL,
    at        TEXT NOT NULL,
    actor     TEXT NOT NULL,
    cause     TEXT NOT NULL,
    attempt   INTEGER NOT NULL
) STRICT;
CREATE TABLE receipt (
    packet_id   TEXT NOT NULL,
    tier        TEXT NOT NULL,
    token       TEXT NOT NULL,
    received_at TEXT NOT NULL,
    PRIMARY KEY (packet_id, tier)
) STRICT;
CREATE TABLE cursor (
    feed      TEXT PRIMARY KEY,
    seq       INTEGER NOT NULL,
    issued_at TEXT NOT NULL
) STRICT;
CREATE TABLE switch (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
"""

_UPGRADES: Final = MappingProxyType(
    {
        1: (
            "ALTER TABLE packet ADD COLUMN destroyed_at TEXT;"
            "ALTER TABLE packet ADD COLUMN alarm TEXT;"
        ),
        2: "ALTER TABLE packet ADD COLUMN resent_at TEXT;",
    }
)
"""What brings an index of an older version to the next one; history and receipts come along."""

_ORDERS: Final = """
CREATE INDEX IF NOT EXISTS packet_by_age ON packet (sealed_at, packet_id);
CREATE INDEX IF NOT EXISTS packet_by_state ON packet (state, sealed_at, packet_id);
CREATE INDEX IF NOT EXISTS packet_by_number ON packet (number);
CREATE INDEX IF NOT EXISTS packet_blocked ON packet (blocked_on) WHERE blocked_on IS NOT NULL;
CREATE INDEX IF NOT EXISTS packet_alarmed ON packet (alarm) WHERE alarm IS NOT NULL;
CREATE INDEX IF NOT EXISTS packet_kept ON packet (state, since) WHERE destroyed_at IS NULL;
CREATE INDEX IF NOT EXISTS packet_destroyed ON packet (destroyed_at) WHERE destroyed_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS event_by_packet ON event (packet_id, seq);
"""
"""Made again on every opening: they hold nothing that the tables do not."""

_FORM: Final = (
    "SELECT t.name, c.name FROM sqlite_schema AS t, pragma_table_info(t.name) AS c"
    " WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%'"
)

UNREADABLE: Final = "index: it cannot be read; start the uploader, which makes it from the files"
_CRAMPED: Final = 1 << 16  # bytes: SQLite cannot even make its journal
FILES: Final = (INDEX, f"{INDEX}-wal", f"{INDEX}-shm", f"{INDEX}-journal")
"""All names by which SQLite keeps one index."""

COLUMNS: Final = (
    "packet_id, number, station, area_code, size, sha256, sealed_at, state, since, attempt,"
    " verdicts, line_failures, next_try_at, blocked_on, blocked_since, cause, stated,"
    " announced_at, acknowledged, priority, destroyed_at, alarm, resent_at"
)
"""A packet's row without its waybill, which is as long as all of these together, ten times."""

# sqlcipher3 ships no types; its connection and cursor are those of sqlite3.
Connection = Any
Error: type[Exception] = sqlite.DatabaseError


def open_writer(folder: Path) -> Connection:
    """Open the index to write, creating it. The caller holds the uploader's lock.

    WAL with ``synchronous=FULL``: a commit that returned survives a power cut; with NORMAL it does
    not. Raises ``Broken`` with FILE_UNREADABLE for what is no index, one of another version, or
    damaged.
    """
    if any(path.exists() and not path.is_file() for path in map(folder.joinpath, FILES)):
        raise Broken(Code.FILE_UNREADABLE, "a folder where the index should be")
    try:
        connection = sqlite.connect(folder / INDEX, isolation_level=None, check_same_thread=False)
        _prepare(connection)
    except sqlite.OperationalError as error:
        raise unwritable(error, folder) from error
    except sqlite.DatabaseError as error:
        raise Broken(Code.FILE_UNREADABLE, UNREADABLE) from error
    (folder / INDEX).chmod(0o600)
    return connection


def unwritable(error: Exception, folder: Path) -> Broken:
    """Say by code why a write failed: a full disk is told apart from one that takes no writes.

    Where there is no room for its journal SQLite speaks of input and output, not of a full disk.
    """
    full = getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite.SQLITE_FULL or _cramped(folder)
    return Broken(Code.DISK_FULL if full else Code.DISK_UNWRITABLE, "index")


def _cramped(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _CRAMPED
    except OSError:
        return False


def _prepare(connection: Connection) -> None:
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA busy_timeout = 5000")
        connection.row_factory = sqlite.Row
        _check(connection)
        if _version(connection) == 0 and not _form(connection):
            connection.executescript(f"BEGIN; {_TABLES} PRAGMA user_version = {VERSION}; COMMIT;")
        _upgrade(connection)
        _recognise(connection)
        connection.executescript(_ORDERS)
    except BaseException:
        connection.close()
        raise


def _check(connection: Connection) -> None:
    if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
        raise sqlite.DatabaseError("damaged")


def _upgrade(connection: Connection) -> None:
    """Bring an older index to this version, one version after the other, each whole or not."""
    while (step := _UPGRADES.get(_version(connection))) is not None:
        after = _version(connection) + 1
        try:
            connection.executescript(f"BEGIN; {step} PRAGMA user_version = {after}; COMMIT;")
        except sqlite.OperationalError as error:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if getattr(error, "sqlite_errorcode", 0) & 0xFF != sqlite.SQLITE_ERROR:
                raise  # the disk's trouble, not the file's form
            raise sqlite.DatabaseError("another form") from error


def _recognise(connection: Connection) -> None:
    """Refuse a file that another version of this program made, or in which a table is missing."""
    with closing(sqlite.connect(":memory:")) as blank:
        blank.executescript(_TABLES)
        if _version(connection) != VERSION or _form(connection) != _form(blank):
            raise sqlite.DatabaseError("another form")


def _version(connection: Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _form(connection: Connection) -> set[tuple[str, str]]:
    return {(table, column) for table, column in connection.execute(_FORM)}


def open_reader(folder: Path) -> Connection | None:
    """Open the index to read, or return None while no uploader has made one.

    A rollback journal beside it means that the making was cut off: once made, an index has a WAL.
    Only the writer may roll back, and until then there is nothing to read. On a medium that
    has turned read-only SQLite cannot make its shared memory; where no WAL lies there either, the
    file holds everything and cannot change, and is read as it is.
    """
    path = folder / INDEX
    if not path.exists() or _half_made(folder / f"{INDEX}-journal"):
        return None
    if not path.is_file():
        raise sqlite.OperationalError("no file")  # a pipe would be waited for
    connection = _reading(path, "mode=ro")
    try:
        version = _version(connection)
    except sqlite.OperationalError:
        connection.close()
        if _filled(folder / f"{INDEX}-wal"):
            raise
        connection = _reading(path, "mode=ro&immutable=1")
        version = _version(connection)
    if version < VERSION:
        connection.close()  # the uploader has the file, and not yet its tables in this form
        return None
    return connection


def _half_made(journal: Path) -> bool:
    """Say whether a rollback journal waits for the writer; one that begins with 0 was done with."""
    try:
        with journal.open("rb") as file:
            return file.read(1) not in (b"", b"\0")
    except OSError:
        return False


def _filled(path: Path) -> bool:
    return path.exists() and path.stat().st_size > 0


def _reading(path: Path, how: str) -> Connection:
    connection = sqlite.connect(f"{path.absolute().as_uri()}?{how}", uri=True)
    connection.row_factory = sqlite.Row
    connection.execute("PRAGMA busy_timeout = 5000")
    return connection
