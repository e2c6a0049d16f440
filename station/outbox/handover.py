"""What other processes hand to the uploader, which alone writes the index: one durable file each.

A hand-over is taken in whole, then removed; taken in twice, it changes nothing.
"""

import os
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from station.durable import Disk, LocalDisk, broken, place
from station.errors import Broken, Code
from station.lifecycle import Status

FOLDER: Final = "handed"
_SUFFIX: Final = ".json"
_LARGEST: Final = 32 << 20


class Settled(msgspec.Struct, frozen=True, kw_only=True):
    """Where people say that a packet stands now; it moves there only along a lawful way."""

    packet_id: str
    status: Status
    at: datetime
    cause: str
    """A phrase of this program, never anything a person wrote: the outbox holds no names."""


class Stated(msgspec.Struct, frozen=True, kw_only=True):
    """What an unsigned status file says of a packet, taken over by somebody with an account."""

    packet_id: str
    before: Status
    """Where the packet stood when it was decided; where it has moved since, nothing is done."""
    text: str
    """The status, canonical where it has a name, else as written."""
    source: str
    """A phrase of this program: which file, by its hash, and by which account."""


class Handover(msgspec.Struct, frozen=True, kw_only=True):
    """What others bring: packets on a stick, signed receipts, feed pages, what people settled."""

    exported: dict[str, tuple[str, ...]] = {}
    """Bundle -> packet ids."""
    receipts: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    settled: tuple[Settled, ...] = ()
    stated: tuple[Stated, ...] = ()


class Handovers:
    """The folder of an outbox where they lie."""

    def __init__(self, outbox: Path, disk: Disk | None = None) -> None:
        self._folder = outbox / FOLDER
        self._disk: Disk = disk or LocalDisk()

    def put(self, handover: Handover) -> None:
        """Hand over; when this returns, it is durable. Raises ``Broken``."""
        name = os.urandom(8).hex()
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._disk.sync_folder(self._folder.parent)
        except OSError as error:
            raise broken(error) from error
        temporary = self._folder / f"{name}.tmp"
        place(self._disk, temporary, self._folder / f"{name}{_SUFFIX}",
              msgspec.json.encode(handover))  # fmt: skip

    def waiting(self) -> list[Path]:
        """Return what has been handed over and not been taken in."""
        if not self._folder.is_dir():
            return []
        names = self._disk.names(self._folder)
        return [self._folder / name for name in names if name.endswith(_SUFFIX)]

    def read(self, path: Path) -> Handover:
        """Return a hand-over. Raises ``Broken`` with FILE_UNREADABLE."""
        try:
            if self._disk.size(path) > _LARGEST:
                raise Broken(Code.FILE_UNREADABLE, "hand-over: too large")
            return msgspec.json.decode(self._disk.read(path), type=Handover)
        except (OSError, msgspec.DecodeError) as error:
            raise Broken(Code.FILE_UNREADABLE, "hand-over") from error

    def done(self, path: Path) -> None:
        """Remove what was taken in. Raises ``Broken``."""
        try:
            self._disk.remove(path)
            self._disk.sync_folder(self._folder)
        except OSError as error:
            raise broken(error) from error

    def mark(self) -> int:
        """Return a number that changes when something is handed over."""
        return self._folder.stat().st_mtime_ns if self._folder.is_dir() else 0
