"""The index's one writing connection: transactions that are whole or nothing, errors by code."""

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from station.errors import Broken, Code
from station.outbox.schema import UNREADABLE, Connection, Error, open_writer, unwritable


class Database:
    """One connection, used by the uploader's threads in turn. Raises ``Broken``, never SQLite's."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._connection: Connection = open_writer(folder)
        self._lock = threading.RLock()

    def close(self) -> None:
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all changes inside together: all of them are durable, or none is."""
        with self._lock:
            if self._connection.in_transaction:
                yield  # part of the outer one
                return
            self.run("BEGIN IMMEDIATE")
            try:
                yield
                self.run("COMMIT")
            except BaseException:
                self._roll_back()
                raise

    def run(self, sql: str, values: Mapping[str, Any] | None = None) -> None:
        """Write. Raises ``Broken`` with DISK_FULL or DISK_UNWRITABLE."""
        try:
            self._connection.execute(sql, values or {})
        except Error as error:
            raise unwritable(error, self._folder) from error

    def all(self, sql: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """Read rows. Raises ``Broken`` with FILE_UNREADABLE."""
        with self._lock:
            try:
                return list(self._connection.execute(sql, values))
            except Error as error:
                raise Broken(Code.FILE_UNREADABLE, UNREADABLE) from error

    def one(self, sql: str, values: tuple[Any, ...] = ()) -> Any:
        """Read the first row, or None."""
        found = self.all(sql, values)
        return found[0] if found else None

    def _roll_back(self) -> None:
        if self._connection.in_transaction:
            self.run("ROLLBACK")
