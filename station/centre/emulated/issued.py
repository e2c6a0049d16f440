"""What this centre's keepers signed for each station: lists of staff, endorsements of settings."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Final, Generic, Protocol, TypeVar

from packets import PacketError, endorsements, staff
from packets.edicts import Edict
from packets.endorsements import Endorsement
from packets.staff import StaffList
from station.durable import write
from station.errors import Broken, Code

_STATION: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_SUFFIX: Final = ".jws"


class Addressed(Protocol):
    """What is signed for one station."""

    @property
    def station(self) -> str:
        """Whom it is for."""
        ...


Form = TypeVar("Form", bound=Addressed)


class Issued(Generic[Form]):
    """One kind: a folder for each station, a file for each number. Commands write, a centre reads.

    It is the centre's own folder: what lies there is not verified once more.
    """

    def __init__(self, folder: Path, edict: Edict[Form], number: Callable[[Form], int]) -> None:
        self._folder = folder / edict.name
        self._edict = edict
        self._number = number

    def keep(self, token: str) -> None:
        """Keep what was just signed. Raises ``Broken`` (DISK_)."""
        found = self._edict.peek(token)
        if _STATION.fullmatch(found.station):
            folder = self._folder / found.station
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write(folder / f"{self._number(found)}{_SUFFIX}", token.encode("ascii"))

    def all(self, station: str) -> tuple[Form, ...]:
        """Return everything of this kind for a station, the newest last."""
        return tuple(self._read(each) for each in self._files(station))

    def newest(self, station: str) -> Form | None:
        """Return what counts; None where nothing was ever signed."""
        files = self._files(station)
        return self._read(files[-1]) if files else None

    def token(self, station: str, above: int = 0) -> str:
        """Return the newest as it was signed, where its number is above this one."""
        files = self._files(station)
        return files[-1].read_text("ascii") if files and int(files[-1].stem) > above else ""

    def _files(self, station: str) -> list[Path]:
        folder = self._folder / station
        if not _STATION.fullmatch(station) or not folder.is_dir():
            return []
        found = (each for each in folder.iterdir() if each.stem.isdecimal())
        return sorted(found, key=lambda each: int(each.stem))

    def _read(self, path: Path) -> Form:
        try:
            return self._edict.peek(path.read_text("ascii"))
        except (OSError, ValueError, PacketError) as error:
            raise Broken(Code.FILE_UNREADABLE, f"{self._edict.name}: {path.name}") from error


def staff_lists(folder: Path) -> Issued[StaffList]:
    """Return the lists of who may work where."""
    return Issued(folder, staff.EDICT, lambda each: each.serial)


def endorsed(folder: Path) -> Issued[Endorsement]:
    """Return which settings stations may work by."""
    return Issued(folder, endorsements.EDICT, lambda each: each.sequence)
