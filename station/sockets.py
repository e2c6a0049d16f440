"""Gives a local socket in a deep folder an address that fits: the kernel takes 108 bytes."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_LONGEST: Final = 100  # bytes of a socket's path; the kernel's limit is 108


@contextmanager
def short(path: Path) -> Iterator[str]:
    """Give a path that fits into a socket's address, by way of an open folder where it must."""
    if len(os.fsencode(path)) <= _LONGEST:
        yield str(path)
        return
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{handle}/{path.name}"
    finally:
        os.close(handle)
