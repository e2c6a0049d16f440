"""A consistent copy of the index while the uploader writes it, by SQLite's own backup."""

from contextlib import closing
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlite

from station.errors import Broken, Code
from station.outbox.schema import INDEX


def copy_index(folder: Path, target: Path) -> bool:
    """Write a copy of an outbox's index to ``target``; False where there is no index yet.

    The copy is one file without a WAL. Raises ``Broken`` with FILE_UNREADABLE.
    """
    path = folder / INDEX
    if not path.exists():
        return False
    try:
        with closing(sqlite.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source:
            source.execute("PRAGMA busy_timeout = 5000")
            source.execute("VACUUM INTO ?", (str(target),))
    except sqlite.DatabaseError as error:
        raise Broken(Code.FILE_UNREADABLE, "index") from error
    return True
