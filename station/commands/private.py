"""Writes what a command exports into a file that nobody but its user can read."""

import os
from pathlib import Path

from station.durable import broken
from station.errors import Broken


def write(path: Path, data: bytes) -> None:
    """Write a file with mode 0600, also over one that was open to others. Raises ``Broken``."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(handle, "wb") as file:
            if path.is_file():
                path.chmod(0o600)  # what was there before may have been anybody's
            file.write(data)
    except OSError as error:
        detail = f"{path}: {error.strerror or type(error).__name__}"
        raise Broken(broken(error).code, detail) from error
