"""One uploader per outbox, one kiosk per home: the locks they hold, and who asks for them."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

from station.durable import broken
from station.errors import Code, Refused

LOCK: Final = "uploader.lock"
KIOSK_LOCK: Final = "kiosk.lock"


@contextmanager
def locked(
    folder: Path, name: str = LOCK, otherwise: Code = Code.UPLOADER_RUNNING
) -> Iterator[None]:
    """Hold a lock of an outbox, or of a home.

    Raises ``Refused`` with ``otherwise``, ``Broken`` where the disk takes no lock.
    """
    lock = FileLock(folder / name, timeout=1.0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise Refused(otherwise, "another process of this station has it") from None
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
