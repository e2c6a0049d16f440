"""One question to the index, on a connection of its own: it sees the last commit and holds none."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from station.errors import Broken, Code
from station.outbox.schema import UNREADABLE, Error, open_reader


def ask(folder: Path, sql: str, values: Mapping[str, Any]) -> list[Any]:
    """Return the rows; none while no uploader has made an index.

    Raises ``Broken`` with FILE_UNREADABLE for an index that cannot be read.
    """
    try:
        connection = open_reader(folder)
        if connection is None:
            return []
        try:
            return list(connection.execute(sql, values))
        finally:
            connection.close()
    except Error as error:
        raise Broken(Code.FILE_UNREADABLE, UNREADABLE) from error
