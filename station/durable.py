"""Places a file so that it is on the medium, whole and under its name, before the call returns.

What POSIX promises, and what it does not: ``rename`` is atomic for whoever looks, but neither the
new name nor the old content is on the medium until the *folder* is synced; ``fsync`` of a file
covers its bytes, not its name; after a failed ``fsync`` the kernel may have marked the lost pages
clean, so a second ``fsync`` that succeeds proves nothing. Hence the fixed order here, and hence a
failed attempt is thrown away and never repaired.
"""

import errno
import hashlib
import os
from collections.abc import Sequence
from pathlib import Path
from typing import Final, Protocol

from station.errors import Broken, Code

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_FOLDERS_SYNC: Final = os.name == "posix"  # Windows has no handle of a folder to sync
_CHUNK: Final = 1 << 20


class Disk(Protocol):
    """The steps of durable writing, one by one, so that a test can stop between any two."""

    def create(self, path: Path) -> int:
        """Create a file that does not exist yet, readable by its owner only; return its handle."""
        ...

    def append(self, path: Path) -> int:
        """Open a file to write at its end, or make it, as ``create`` does; return its handle."""
        ...

    def write(self, handle: int, data: bytes) -> None:
        """Write all of ``data`` at the end."""
        ...

    def sync(self, handle: int) -> None:
        """Bring the file's bytes to the medium."""
        ...

    def close(self, handle: int) -> None:
        """Give the handle back."""
        ...

    def read(self, path: Path) -> bytes:
        """Return the whole file, from the medium where the system allows to insist on that."""
        ...

    def rename(self, source: Path, target: Path) -> None:
        """Give a file another name, atomically, within one file system."""
        ...

    def remove(self, path: Path) -> None:
        """Take a name away; a name that is not there is no error."""
        ...

    def sync_folder(self, folder: Path) -> None:
        """Bring the folder's names to the medium."""
        ...

    def exists(self, path: Path) -> bool:
        """Say whether a file has this name."""
        ...

    def names(self, folder: Path) -> Sequence[str]:
        """Return the names of the files in a folder, in order."""
        ...

    def size(self, path: Path) -> int:
        """Return how many bytes the file has."""
        ...

    def modified(self, path: Path) -> float:
        """Return when a file was last written, in seconds since 1970."""
        ...


class LocalDisk:
    """The file system of this machine."""

    def create(self, path: Path) -> int:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)

    def append(self, path: Path) -> int:
        return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND | _BINARY, 0o600)

    def write(self, handle: int, data: bytes) -> None:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(handle, rest[:_CHUNK]) :]

    def sync(self, handle: int) -> None:
        os.fsync(handle)
        if hasattr(os, "posix_fadvise"):  # forget the pages: the next read asks the medium
            os.posix_fadvise(handle, 0, 0, os.POSIX_FADV_DONTNEED)

    def close(self, handle: int) -> None:
        os.close(handle)

    def read(self, path: Path) -> bytes:
        return path.read_bytes()

    def rename(self, source: Path, target: Path) -> None:
        source.rename(target)

    def remove(self, path: Path) -> None:
        path.unlink(missing_ok=True)

    def sync_folder(self, folder: Path) -> None:
        if not _FOLDERS_SYNC:
            return
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)

    def exists(self, path: Path) -> bool:
        return path.exists()

    def names(self, folder: Path) -> Sequence[str]:
        return sorted(entry.name for entry in os.scandir(folder) if entry.is_file())

    def size(self, path: Path) -> int:
        return path.stat().st_size

    def modified(self, path: Path) -> float:
        return path.stat().st_mtime


_BINARY: Final = getattr(os, "O_BINARY", 0)


def place(disk: Disk, temporary: Path, final: Path, data: bytes) -> None:
    """Write ``data`` under ``final``; when this returns, a power cut no longer takes it away.

    Order: write the temporary file, sync it, read it back and compare its SHA-256, rename it, sync
    the folder of the new name and that of the old one. Raises ``Broken`` with DISK_FULL or
    DISK_UNWRITABLE; then nothing stands under ``final`` that was not there before, except after a
    failed sync of the folder, when the whole file may.
    """
    try:
        _write_synced(disk, temporary, data)
        _read_back(disk, temporary, data)
        move(disk, temporary, final)
    except OSError as error:
        _discard(disk, temporary)
        raise broken(error) from error
    except Broken:
        _discard(disk, temporary)
        raise


def move(disk: Disk, source: Path, target: Path) -> None:
    """Rename within one file system and make both folders durable, the new name first."""
    disk.rename(source, target)
    disk.sync_folder(target.parent)
    if source.parent != target.parent:
        disk.sync_folder(source.parent)


def write(path: Path, data: bytes, disk: Disk | None = None) -> None:
    """Replace a small file durably, by way of a temporary file in the same folder."""
    local = disk or LocalDisk()
    temporary = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    place(local, temporary, path, data)


def broken(error: OSError) -> Broken:
    """Say by code whether the disk is full or does not take writes; the text names no path."""
    code = Code.DISK_FULL if error.errno in _FULL else Code.DISK_UNWRITABLE
    return Broken(code, errno.errorcode.get(error.errno or 0, type(error).__name__))


def _write_synced(disk: Disk, path: Path, data: bytes) -> None:
    handle = disk.create(path)
    try:
        disk.write(handle, data)
        disk.sync(handle)
    finally:
        disk.close(handle)


def _read_back(disk: Disk, path: Path, data: bytes) -> None:
    if hashlib.sha256(disk.read(path)).digest() != hashlib.sha256(data).digest():
        raise Broken(Code.DISK_UNWRITABLE, "what was read back differs from what was written")


def _discard(disk: Disk, path: Path) -> None:
    try:
        disk.remove(path)
    except OSError:
        return  # a read-only medium keeps it; recovery removes what lies in tmp/
