"""The members of an opened packet as files, in a new folder only their owner can read."""

import os
from collections.abc import Mapping
from pathlib import Path

from station.errors import Broken, Code, Refused


def write_members(folder: Path, members: Mapping[str, bytes]) -> None:
    """Write every member below ``folder``, which must be empty or not yet exist.

    The names come from an opened packet, so they are of the format's fixed set; what would still
    lie outside the folder is refused. Raises DISK_UNWRITABLE.
    """
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise Refused(Code.DISK_UNWRITABLE, "the folder is not empty")
        for name, data in members.items():
            _write(folder, name, data)
    except OSError as error:
        raise Broken(Code.DISK_UNWRITABLE, error.strerror or "") from None


def _write(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise Refused(Code.DISK_UNWRITABLE, "a member outside the folder")
    path.parent.mkdir(mode=0o700, exist_ok=True)
    with path.open("xb") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(data)
