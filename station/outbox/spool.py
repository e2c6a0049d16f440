"""The spool: one immutable file per sealed packet, and the only hand-over between processes.

``tmp/`` half-written, never read · ``new/`` owed to the centre · ``done/`` with a verified receipt
· ``quarantine/`` what nobody could read · ``gone/`` a tombstone for each packet that retention
destroyed. A file is never changed, only moved, and in the end removed.
"""

import os
import re
import shutil
from enum import StrEnum
from pathlib import Path
from typing import Final

from station.durable import Disk, LocalDisk, broken, move, place
from station.errors import Broken, Code, Refused

SUFFIX: Final = ".packet"
TOMBSTONE: Final = ".tombstone"
_LONGEST_NAME: Final = 180  # bytes; file systems take 255, and a name put aside grows
_PACKET_ID: Final = re.compile(r"[a-z2-7]{52}")  # base32 of a SHA-256, without padding


class Place(StrEnum):
    """The folders of the spool."""

    TMP = "tmp"
    NEW = "new"
    DONE = "done"
    QUARANTINE = "quarantine"
    GONE = "gone"


class Spool:
    """The files; knows nothing of states."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self.folder = folder
        self.disk: Disk = disk or LocalDisk()

    def make(self) -> "Spool":
        """Create the folders, for their owner only. Raises ``Broken``."""
        try:
            for each in Place:
                (self.folder / each.value).mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise broken(error) from error
        return self

    def path(self, place: Place, packet_id: str) -> Path:
        return self.folder / place.value / f"{packet_id}{SUFFIX}"

    def find(self, packet_id: str) -> Path | None:
        """Return where the packet lies, or None when it is in neither ``new/`` nor ``done/``."""
        for place_ in (Place.NEW, Place.DONE):
            path = self.path(place_, packet_id)
            if self.disk.exists(path):
                return path
        return None

    def holds(self, packet_id: str) -> bool:
        """Say whether a packet was ever put here: it lies here, or its tombstone does."""
        return self.find(packet_id) is not None or self.disk.exists(self.tombstone(packet_id))

    def tombstone(self, packet_id: str) -> Path:
        return self.folder / Place.GONE.value / f"{packet_id}{TOMBSTONE}"

    def names(self, place: Place) -> list[str]:
        folder = self.folder / place.value
        return list(self.disk.names(folder))

    def others(self, place: Place) -> list[str]:
        """Return what stands in a folder and is no file: folders, pipes, links to nowhere."""
        found = os.scandir(self.folder / place.value)
        return sorted(entry.name for entry in found if not entry.is_file())

    def packet_ids(self, place: Place) -> list[str]:
        """Return the ids of the well-named files in a folder."""
        suffix = TOMBSTONE if place is Place.GONE else SUFFIX
        ids = (packet_id_of(name, suffix) for name in self.names(place))
        return [i for i in ids if i is not None]

    def sync(self, place: Place) -> None:
        """Make a folder's names durable. Raises ``Broken``."""
        try:
            self.disk.sync_folder(self.folder / place.value)
        except OSError as error:
            raise broken(error) from error

    def finish(self, packet_id: str) -> None:
        """Move a packet with a verified receipt to ``done/``; again is no error."""
        source = self.path(Place.NEW, packet_id)
        if self.disk.exists(source):
            self._move(source, self.path(Place.DONE, packet_id))

    def bury(self, packet_id: str, tombstone: bytes) -> None:
        """Make a packet's tombstone durable: from here on the packet counts as destroyed."""
        temporary = self.folder / Place.TMP.value / f"{packet_id}.{os.urandom(4).hex()}"
        place(self.disk, temporary, self.tombstone(packet_id), tombstone)

    def destroy(self, packet_id: str) -> None:
        """Remove a packet's sealed file, durably; again is no error. Raises ``Broken``."""
        try:
            for place_ in (Place.NEW, Place.DONE):
                path = self.path(place_, packet_id)
                if self.disk.exists(path):
                    self.disk.remove(path)
                    self.disk.sync_folder(path.parent)
        except OSError as error:
            raise broken(error) from error

    def quarantine(self, place: Place, name: str) -> str:
        """Put a file aside under a name of its own; return that name. Raises ``Broken``."""
        begun = os.fsdecode(os.fsencode(name)[:_LONGEST_NAME])
        aside = f"{begun}.{os.urandom(4).hex()}"
        self._move(self.folder / place.value / name, self.folder / Place.QUARANTINE.value / aside)
        return aside

    def _move(self, source: Path, target: Path) -> None:
        try:
            move(self.disk, source, target)
        except OSError as error:
            raise broken(error) from error


def packet_id_of(name: str, suffix: str = SUFFIX) -> str | None:
    """Read the packet id from a file's name; None for a name that is not a packet's."""
    stem = name.removesuffix(suffix)
    return stem if stem != name and _PACKET_ID.fullmatch(stem) else None


def quarantined_id(name: str) -> str | None:
    """Read the packet id from a name in ``quarantine/``; None for what was no packet."""
    return packet_id_of(name.rpartition(".")[0])


class Outbox:
    """What the kiosk sees: a place to put a sealed packet, and certainty when it is put."""

    def __init__(self, folder: Path, disk: Disk | None = None) -> None:
        self.spool = Spool(folder, disk)

    def put(self, packet_id: str, data: bytes) -> Path:
        """Hand a packet over; when this returns, it is durable and was read back.

        Putting the same bytes again is harmless. Raises ``Refused`` with OUTBOX_MISMATCH when
        other bytes are there under this id, the packet was destroyed, or the id is not one,
        ``Broken`` with DISK_FULL or DISK_UNWRITABLE when the disk does not take it: then nothing
        was promised.
        """
        if not _PACKET_ID.fullmatch(packet_id):
            raise Refused(Code.OUTBOX_MISMATCH, "not a packet id")
        self.spool.make()
        if self.spool.disk.exists(self.spool.tombstone(packet_id)):
            raise Refused(Code.OUTBOX_MISMATCH, "this packet was sent and destroyed")
        known = self.spool.find(packet_id)
        if known is not None:
            self._confirm(known, data)
            return known
        final = self.spool.path(Place.NEW, packet_id)
        temporary = self.spool.folder / Place.TMP.value / f"{packet_id}.{os.urandom(4).hex()}"
        place(self.spool.disk, temporary, final, data)
        return final

    def free(self) -> int:
        """Return the bytes a new packet may still take on this disk."""
        return shutil.disk_usage(self.spool.make().folder).free

    def _confirm(self, path: Path, data: bytes) -> None:
        # An earlier put may have died between the rename and the sync of the folder.
        try:
            if self.spool.disk.size(path) != len(data) or self.spool.disk.read(path) != data:
                raise Refused(Code.OUTBOX_MISMATCH, "other bytes lie under this packet id")
            self.spool.disk.sync_folder(path.parent)
        except FileNotFoundError:
            self.put(path.stem, data)  # the uploader has just moved it to done/
        except OSError as error:
            raise broken(error) from error


def read_packet(spool: Spool, packet_id: str, size: int) -> bytes:
    """Return a packet's bytes from wherever it lies. Raises ``Broken`` with FILE_UNREADABLE.

    A file of another size is not read at all: it may be larger than the memory.
    """
    path = spool.find(packet_id)
    try:
        if path is None or spool.disk.size(path) != size:
            return _gone()
        return spool.disk.read(path)
    except OSError as error:
        raise Broken(Code.FILE_UNREADABLE, type(error).__name__) from error


def _gone() -> bytes:
    raise Broken(Code.FILE_UNREADABLE, "the packet's file is not in the spool as it was put")
