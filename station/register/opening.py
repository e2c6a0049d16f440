"""Opens the register's file with its key, or makes it; brings an older one to this version."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from station import durable
from station.errors import Broken, Code
from station.register.schema import SCHEMA, UPGRADES, VERSION


@dataclass(frozen=True)
class Access:
    """Where a register lies, and its key: for a second connection that only reads."""

    path: Path
    key: bytes = field(repr=False)


def open_or_create(path: Path, key: bytes, used: Callable[[], bool]) -> tuple[Any, bool]:
    """Return the open file and whether it is a new one. Raises ``Broken``, see ``Register``."""
    if _absent(path):
        if used():
            raise _gone()
        _create(path)
    return _open(path, key, used)


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
    (version,) = base.execute("PRAGMA user_version").fetchone()
    if version == 0:
        if used():
            raise _gone()
        base.executescript(f"BEGIN IMMEDIATE; {SCHEMA} PRAGMA user_version = {VERSION}; COMMIT;")
        return True
    if version > VERSION:
        raise Broken(Code.REGISTER_LOCKED, f"schema version {version} is not {VERSION}")
    for older in range(version, VERSION):
        step = f"{UPGRADES[older]} PRAGMA user_version = {older + 1};"
        base.executescript(f"BEGIN IMMEDIATE; {step} COMMIT;")
    return False
