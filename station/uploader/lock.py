"""One uploader per outbox: the lock it holds, and who asks whether somebody holds it."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from station.durable import broken
from station.errors import Code, Refused

LOCK: Final = "uploader.lock"


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the lock of an outbox.

    Raises ``Refused`` with UPLOADER_RUNNING, ``Broken`` where the disk takes no lock.
    """
    lock = FileLock(folder / LOCK, timeout=1.0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise Refused(Code.UPLOADER_RUNNING, "another process uploads from here") from None
    except OSError as error:
        raise broken(error) from error
    try:
        yield
    finally:
        lock.release()


def uploader_running(outbox_folder: Path) -> bool:
    """Say whether a process holds the uploader's lock of this outbox."""
    if not (outbox_folder / LOCK).exists():
        return False
    lock = FileLock(outbox_folder / LOCK, timeout=0.0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        return True
    except OSError:
        return False  # nobody holds a lock on a disk that takes none
    lock.release()
    return False
