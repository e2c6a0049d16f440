"""The lists of who may work where that this centre has signed: the newest for each station."""

import re
from pathlib import Path
from typing import Final

from packets import PacketError
from packets.staff import StaffList, peek_staff
from station.durable import write
from station.errors import Broken, Code

_FOLDER: Final = "staff"
_SAFE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


class StaffLists:
    """A folder with a file for each station. Commands write it, a serving centre reads it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / _FOLDER

    def keep(self, token: str) -> None:
        """Keep a list that was just signed, unless a newer one stands. Raises ``Broken``."""
        fresh, standing = peek_staff(token), self.newest(peek_staff(token).station)
        if not _SAFE.fullmatch(fresh.station) or (standing and standing.serial > fresh.serial):
            return
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        write(self._path(fresh.station), token.encode("ascii"))

    def newest(self, station: str) -> StaffList | None:
        """Return a station's list; None where none was ever signed."""
        token = self.token(station)
        return peek_staff(token) if token else None

    def token(self, station: str, above: int = 0) -> str:
        """Return a station's list as it was signed, where its serial is above this one."""
        if not _SAFE.fullmatch(station):
            return ""
        try:
            token = self._path(station).read_text("ascii")
            return token if peek_staff(token).serial > above else ""
        except FileNotFoundError:
            return ""
        except (OSError, ValueError, PacketError) as error:
            raise Broken(Code.FILE_UNREADABLE, f"{station}: list of staff") from error

    def _path(self, station: str) -> Path:
        return self._folder / f"{station}.jws"
