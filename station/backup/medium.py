"""The folder on the second medium: immutable files, and one head that is replaced last.

The order: every file a new backup needs becomes durable and is read back, then the head that names
them replaces the old one, then what no head names is removed. Pulled out at any moment, the medium
holds the previous backup whole, or the new one.
"""

import hashlib
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from station.backup.catalogue import HEAD, Item
from station.durable import Disk, LocalDisk, broken, place
from station.errors import Broken, Code

_FOLDERS: Final = ("packets", "files", "tmp")


class Medium:
    """One station's folder on a medium."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self.folder = folder
        self.disk: Disk = disk or LocalDisk()

    def make(self) -> "Medium":
        """Create the folders. Raises ``Broken``."""
        try:
            for name in _FOLDERS:
                (self.folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise broken(error) from error
        return self

    def has(self, item: Item) -> bool:
        """Say whether a file lies there in its size; its bytes were read back when written."""
        path = self.folder / item.lies
        try:
            return self.disk.exists(path) and self.disk.size(path) == item.size
        except OSError:
            return False

    def put(self, lies: str, data: bytes) -> None:
        """Make a file durable and read it back. Raises ``Broken``."""
        place(self.disk, self._temporary(), self.folder / lies, data)

    def get(self, item: Item) -> bytes:
        """Return a file's bytes as listed. Raises ``Broken`` with FILE_UNREADABLE."""
        try:
            if self.disk.size(self.folder / item.lies) != item.size:
                raise Broken(Code.FILE_UNREADABLE, f"{item.lies}: another size than listed")
            data = self.disk.read(self.folder / item.lies)
        except OSError as error:
            raise Broken(Code.FILE_UNREADABLE, f"{item.lies}: {type(error).__name__}") from error
        if hashlib.sha256(data).hexdigest() != item.sha256:
            raise Broken(Code.FILE_UNREADABLE, f"{item.lies}: other bytes than listed")
        return data

    def head(self) -> bytes | None:
        """Return the signed head; None where no backup was finished. Raises ``Broken``."""
        path = self.folder / HEAD
        try:
            return self.disk.read(path) if self.disk.exists(path) else None
        except OSError as error:
            raise broken(error) from error

    def publish(self, head: bytes) -> None:
        """Let a new head take the place of the old one: the backup is made."""
        place(self.disk, self._temporary(), self.folder / HEAD, head)

    def clear(self, needed: Iterable[str]) -> None:
        """Remove what the present head does not name. Raises ``Broken``."""
        wanted = set(needed)
        try:
            for folder in _FOLDERS:
                for name in self.disk.names(self.folder / folder):
                    if f"{folder}/{name}" not in wanted:
                        self.disk.remove(self.folder / folder / name)
        except OSError as error:
            raise broken(error) from error

    def _temporary(self) -> Path:
        return self.folder / "tmp" / os.urandom(8).hex()


def find(folder: Path) -> Medium:
    """Return the backup in a folder, or the only one beneath it. Raises ``Broken``."""
    if (folder / HEAD).is_file():
        return Medium(folder)
    try:
        found = [each for each in folder.iterdir() if (each / HEAD).is_file()]
    except OSError as error:
        raise Broken(Code.FILE_UNREADABLE, f"{folder}: {error.strerror}") from error
    if len(found) != 1:
        raise Broken(
            Code.FILE_UNREADABLE, f"{folder}: {len(found)} backups; name the folder of one"
        )
    return Medium(found[0])
