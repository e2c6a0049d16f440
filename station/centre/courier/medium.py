"""The stick as a hostile place: no link is followed, nothing is read past a limit."""

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from station.centre.courier import layout
from station.durable import Disk, LocalDisk, broken, place
from station.errors import Broken, Code, Refused

_FLAGS: Final = (
    getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
)
_NO_FOLDER_SYNC: Final = frozenset({errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EPERM})


class StickDisk(LocalDisk):
    """A file system somebody else has written: only plain files are looked at."""

    def read(self, path: Path) -> bytes:
        """Return the whole file; ``OSError`` for a link, a pipe, or more than any packet has."""
        handle = os.open(path, os.O_RDONLY | _FLAGS)
        with os.fdopen(handle, "rb") as file:
            facts = os.fstat(file.fileno())
            if not stat.S_ISREG(facts.st_mode) or facts.st_size > layout.LARGEST_PACKET:
                raise OSError(errno.EINVAL, "not a plain file of a packet's size")
            return file.read(layout.LARGEST_PACKET)

    def exists(self, path: Path) -> bool:
        return os.path.lexists(path)

    def size(self, path: Path) -> int:
        facts = path.lstat()
        if not stat.S_ISREG(facts.st_mode):
            raise OSError(errno.EINVAL, "not a plain file")
        return facts.st_size

    def sync_folder(self, folder: Path) -> None:
        try:
            super().sync_folder(folder)
        except OSError as error:  # some drivers of foreign file systems sync only as a whole
            if error.errno not in _NO_FOLDER_SYNC or not hasattr(os, "sync"):
                raise
            os.sync()

    def names(self, folder: Path) -> list[str]:
        """Return the first names in a folder, and no more than a bundle may have."""
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in islice(entries, layout.MOST_NAMES + 1))


class Medium:
    """The courier's part of a stick, under one folder."""

    def __init__(
        self, root: Path, disk: Disk | None = None, room: Callable[[], int] | None = None
    ) -> None:
        self.root = root
        self.disk: Disk = disk or StickDisk()
        self._room = room

    def check(self) -> None:
        """Raises ``Refused`` with FILE_UNREADABLE when there is no folder: no stick is in."""
        if not self.root.is_dir():
            raise Refused(Code.FILE_UNREADABLE, "no such folder; put the stick in, name its folder")

    def stations(self) -> list[str]:
        """Return the folders of stations. Raises ``Broken`` when the medium cannot be read."""
        return self._folders((), layout.is_station_folder, layout.MOST_STATIONS)

    def bundles(self, station: str) -> list[str]:
        """Return a station's bundles, oldest first by their name."""
        return self._folders((station,), layout.is_bundle, layout.MOST_BUNDLES)

    def path(self, *names: str) -> Path:
        return Path(self.root, layout.TOP, *names)

    def make(self, *names: str) -> Path:
        """Make a folder and all above it durable. Raises ``Broken``."""
        made = self.root
        try:
            for name in (layout.TOP, *names):
                made /= name
                if made.is_symlink() or not made.is_dir():
                    made.mkdir()  # fails where a link or a file is in the way
                    self.disk.sync_folder(made.parent)
        except OSError as error:
            raise broken(error) from error
        return made

    def put(self, folder: Path, name: str, data: bytes) -> None:
        """Place a file durably, read back, over one that lies there. Raises ``Broken``."""
        temporary = folder / f"{name}{layout.TEMPORARY}"
        try:
            self.disk.remove(temporary)  # of an export that was cut short
        except OSError as error:
            raise broken(error) from error
        place(self.disk, temporary, folder / name, data)

    def read(self, path: Path, most: int) -> bytes:
        """Return a file of at most so many bytes. Raises ``Broken`` with FILE_UNREADABLE."""
        try:
            if self.disk.size(path) > most:
                raise Broken(Code.FILE_UNREADABLE, "larger than it may be")
            return self.disk.read(path)
        except OSError as error:
            raise Broken(Code.FILE_UNREADABLE, type(error).__name__) from error

    def free(self) -> int:
        """Return the bytes the medium still takes. Raises ``Broken``."""
        if self._room is not None:
            return self._room()
        try:
            return shutil.disk_usage(self.root).free
        except OSError as error:
            raise broken(error) from error

    def _folders(self, names: tuple[str, ...], ours: Callable[[str], bool], most: int) -> list[str]:
        above = self.path(*names)
        try:
            if above.is_symlink() or self.path().is_symlink() or not above.is_dir():
                return []
            return sorted(islice(_real_folders(above, ours), most))
        except OSError as error:
            raise Broken(Code.FILE_UNREADABLE, type(error).__name__) from error


def _real_folders(above: Path, ours: Callable[[str], bool]) -> Iterator[str]:
    with os.scandir(above) as entries:
        for entry in islice(entries, 10 * layout.MOST_NAMES):
            if ours(entry.name.lower()) and entry.is_dir(follow_symlinks=False):
                yield entry.name
