"""The files of ``perekaman packet``: what it reads, and the members it writes for their owner."""

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from station.errors import Broken, Code, Refused

_MIB: Final = 1024 * 1024


@dataclass(frozen=True)
class Source:
    """A file that is read: what people call it, what else to give, the most bytes it has."""

    name: str
    advice: str
    largest: int


PACKET: Final = Source("the packet", "give the path of a .packet file", 65 * _MIB)
"""A payload of 64 MiB, its waybill, and the ZIP around them."""
_OR_HOME: Final = "or the home it is in with --home"
ROOT: Final = Source("the trust root", f"give it with --trust, {_OR_HOME}", _MIB)
IDENTITY: Final = Source("the identity", f"give it with --identity, {_OR_HOME}", _MIB)


def read(source: Source, path: Path) -> bytes:
    """Return the bytes of a file, of which no more is read than it may have.

    Raises FILE_UNREADABLE, naming what it should have been, also for one that is too large.
    """
    try:
        with path.open("rb") as file:
            data = file.read(source.largest + 1)
    except IsADirectoryError:
        raise Refused(Code.FILE_UNREADABLE, _missing(source, path, "a folder")) from None
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise Broken(Code.FILE_UNREADABLE, _missing(source, path, reason)) from None
    if len(data) > source.largest:
        reason = f"larger than {source.largest // _MIB} MiB, which none is"
        raise Refused(Code.FILE_UNREADABLE, _missing(source, path, reason))
    return data


def _missing(source: Source, path: Path, reason: str) -> str:
    return f"{source.name} ({path}): {reason}; {source.advice}"


def write_members(folder: Path, members: Mapping[str, bytes]) -> None:
    """Write every member below ``folder``, which must be empty or not yet exist.

    The names come from an opened packet, so they are of the format's fixed set; what would still
    lie outside the folder is refused. Raises DISK_UNWRITABLE.
    """
    with _disk(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise Refused(Code.DISK_UNWRITABLE, f"{folder}: the folder is not empty")
        for name, data in members.items():
            _write_below(folder, name, data)


def write_new(path: Path, data: bytes) -> None:
    """Write a file that does not exist yet, for its owner alone; a half of it does not stay.

    Raises DISK_UNWRITABLE, DISK_FULL.
    """
    with _disk(path), path.open("xb") as file:
        try:
            os.fchmod(file.fileno(), 0o600)
            file.write(data)
            file.flush()
        except OSError:
            path.unlink(missing_ok=True)
            raise


@contextmanager
def _disk(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        detail = f"{path}: it is there already, nothing was overwritten; give another --out"
        raise Refused(Code.DISK_UNWRITABLE, detail) from None
    except OSError as error:
        code = Code.DISK_FULL if error.errno == errno.ENOSPC else Code.DISK_UNWRITABLE
        detail = f"{path}: {error.strerror or type(error).__name__}; give another --out"
        raise Broken(code, detail) from None


def _write_below(folder: Path, name: str, data: bytes) -> None:
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise Refused(Code.DISK_UNWRITABLE, "a member outside the folder")
    path.parent.mkdir(mode=0o700, exist_ok=True)
    write_new(path, data)
