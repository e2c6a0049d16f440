"""A file that keeps room on the disk: given up by recovery alone, when nothing else can be written.

On a full disk SQLite can neither delete nor checkpoint, so the index could not even write down that
packets were received and may be destroyed. The reserve is what makes that possible again.
"""

import logging
import os
from pathlib import Path
from typing import Final

from station.durable import broken

log = logging.getLogger(__name__)
NAME: Final = "reserve"


def keep(folder: Path, size: int) -> bool:
    """Make sure that the reserve of ``size`` bytes stands; say whether it does.

    Blocks are allocated, not only a length. Where the disk is too full for it, none is kept.
    """
    path = folder / NAME
    try:
        if path.exists() and path.stat().st_size == size:
            return True
        _allocate(path, size)
    except OSError as error:
        release(folder)
        log.warning("reserve_refused", extra={"code": broken(error).code, "bytes": size})
        return False
    return True


def release(folder: Path) -> bool:
    """Give the room back; say whether there was any."""
    try:
        (folder / NAME).unlink()
    except FileNotFoundError:
        return False
    except OSError as error:
        raise broken(error) from error
    log.warning("reserve_released")
    return True


def _allocate(path: Path, size: int) -> None:
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        if size:
            os.posix_fallocate(handle, 0, size)
    finally:
        os.close(handle)
