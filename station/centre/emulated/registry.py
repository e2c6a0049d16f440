"""Which stations the demonstration's authority knows: invited, certified, revoked. One small file.

An invitation is a one-time code, told to the technician by a person who knows the station. It ends
after a week, at its first use, or at its fifth wrong guess. A revoked certificate opens no line;
where its key is believed to be in other hands, what it signed is not taken either.
"""

import hashlib
import hmac
import os
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec
from filelock import FileLock

from station.clock import iso, parse
from station.durable import write
from station.errors import Broken, Code, Refused

_FILE: Final = "stations.json"
_LASTS: Final = timedelta(days=7)
_GUESSES: Final = 5
_LETTERS: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
_LENGTH: Final = 12


class Why(StrEnum):
    """Why a certificate is taken away."""

    REPLACED = "replaced"
    """The machine is gone for good, the key with it: what it signed stays good."""
    STOLEN = "stolen"
    """The key may be in other hands: nothing that comes now with its signature is taken."""


class Invitation(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A code, by its hash; whoever reads the file cannot use it."""

    sha256: str
    area_code: str
    ends: str
    missed: int = 0


class Entry(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One station: its area, serial numbers of its certificates (hex), those taken away and why."""

    area_code: str = ""
    invitation: Invitation | None = None
    serials: tuple[str, ...] = ()
    revoked: dict[str, Why] = {}


class Registry:
    """The file in the authority's folder. Commands and a serving centre may use it at once."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / _FILE
        self._known: tuple[tuple[int, ...], dict[str, Why]] = ((), {})
        self._lock = FileLock(folder / f".{_FILE}.lock", mode=0o600)

    def invite(self, station: str, area_code: str, now: datetime) -> str:
        """Return a new one-time code for a station; an earlier one ends."""
        letters = (b % len(_LETTERS) for b in os.urandom(_LENGTH))
        code = "".join(_LETTERS[each] for each in letters)
        made = Invitation(sha256=_hash(code), area_code=area_code, ends=iso(now + _LASTS))
        with self._lock:
            known = self._read()
            entry = known.get(station, Entry())
            self._write(known | {station: msgspec.structs.replace(entry, invitation=made)})
        return "-".join(code[at : at + 4] for at in range(0, _LENGTH, 4))

    def admit(self, station: str, code: str, now: datetime) -> str:
        """Use a code up and return the station's area. Raises ``Refused`` with CODE_REFUSED."""
        with self._lock:
            known = self._read()
            entry = known.get(station, Entry())
            given = entry.invitation
            if given is None or parse(given.ends) <= now or given.missed >= _GUESSES:
                raise Refused(Code.CODE_REFUSED, "no invitation stands; ask for a new code")
            if not hmac.compare_digest(given.sha256, _hash(code)):
                again = msgspec.structs.replace(given, missed=given.missed + 1)
                entry = msgspec.structs.replace(entry, invitation=again)
                self._write(known | {station: entry})
                raise Refused(Code.CODE_REFUSED, "the code is another")
            entry = msgspec.structs.replace(entry, invitation=None, area_code=given.area_code)
            self._write(known | {station: entry})
            return given.area_code

    def issued(self, station: str, serials: tuple[int, ...]) -> None:
        """Remember what was issued, so that it can be taken away."""
        with self._lock:
            known = self._read()
            entry = known.get(station, Entry())
            all_ = (*entry.serials, *(f"{each:x}" for each in serials))
            self._write(known | {station: msgspec.structs.replace(entry, serials=all_)})

    def revoke(self, station: str, why: Why) -> int:
        """Take away every certificate issued to a station until now; return how many.

        Raises ``Refused`` with NOT_ALLOWED_NOW for a station that has none.
        """
        with self._lock:
            known = self._read()
            entry = known.get(station)
            if entry is None or not entry.serials:
                raise Refused(Code.NOT_ALLOWED_NOW, "no certificate was issued to this station")
            gone = entry.revoked | dict.fromkeys(entry.serials, why)
            self._write(known | {station: msgspec.structs.replace(entry, revoked=gone)})
            return len(entry.serials)

    def standing(self, station: str) -> int:
        """Return how many certificates of a station were issued and not taken away."""
        entry = self._read().get(station, Entry())
        return len(set(entry.serials) - entry.revoked.keys())

    def revoked(self, serial: int) -> Why | None:
        """Say whether and why a certificate was taken away."""
        key = f"{serial:x}"
        return self._gone().get(key)

    def stolen(self, serial: int) -> bool:
        """Say whether the key of a certificate may be in other hands."""
        return self.revoked(serial) is Why.STOLEN

    def _gone(self) -> dict[str, Why]:
        """Return every revoked serial number; asked for each request, read when it changed."""
        try:
            found = self._path.stat()
        except FileNotFoundError:
            return {}
        stamp = (found.st_mtime_ns, found.st_size, found.st_ino)
        if self._known[0] != stamp:
            entries = self._read().values()
            self._known = (stamp, {k: why for e in entries for k, why in e.revoked.items()})
        return self._known[1]

    def area_code(self, station: str) -> str:
        """Return the area a station was admitted for, empty where none is known."""
        return self._read().get(station, Entry()).area_code

    def _read(self) -> dict[str, Entry]:
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=dict[str, Entry])
        except FileNotFoundError:
            return {}
        except (OSError, msgspec.MsgspecError) as error:
            raise Broken(Code.FILE_UNREADABLE, _FILE) from error

    def _write(self, known: dict[str, Entry]) -> None:
        write(self._path, msgspec.json.format(msgspec.json.encode(known)))


def _hash(code: str) -> str:
    plain = "".join(letter for letter in code.upper() if letter in _LETTERS)
    return hashlib.sha256(plain.encode()).hexdigest()
