"""Reads a file that the centre signed, as somebody brings it: a token, never believed here."""

from pathlib import Path
from typing import Final

from station.errors import Broken, Code, Refused

_LARGEST: Final = 64 * 1024


def signed_file(path: Path, *, give: str, what: str) -> str:
    """Return the token in a file. ``give`` says which file is wanted, ``what`` what it is.

    Raises ``Broken`` with FILE_UNREADABLE, ``Refused`` with the same over 64 KiB.
    """
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        detail = f"{path}: {error.strerror or 'unreadable'}; give {give}"
        raise Broken(Code.FILE_UNREADABLE, detail) from None
    if len(data) > _LARGEST:
        raise Refused(Code.FILE_UNREADABLE, f"{path}: too large for {what}")
    return data.decode("ascii", "replace").strip()
