"""Copies the encrypted register without its key, while the kiosk may be writing it.

In WAL mode the main file changes only when a checkpoint writes pages back; the WAL only grows, or
begins anew after a complete checkpoint, and SQLite ignores whatever lies behind its last whole
commit. So a main file that was the same before and after the WAL was read makes a consistent pair.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from station.durable import broken

Beside = TypeVar("Beside")
_TRIES: Final = 8
_WAL: Final = "-wal"


def still(path: Path, beside: Callable[[], Beside]) -> tuple[dict[str, bytes], Beside] | None:
    """Return the register's files by name, and what ``beside`` read while none of them changed.

    None when they changed every time. No files where there is no register. Raises ``Broken``.
    """
    for _ in range(_TRIES):
        try:
            before = _pair(path)
            found = beside()
            after = _pair(path)
        except OSError as error:
            raise broken(error) from error
        if before is not None and before == after:
            return {name: data for name, data in before.items() if data}, found
    return None


def _pair(path: Path) -> dict[str, bytes] | None:
    main, wal, again = (_read(each) for each in (path, path.with_name(path.name + _WAL), path))
    return {path.name: main, path.name + _WAL: wal} if main == again else None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
