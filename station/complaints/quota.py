"""How many people one account may look up in a day: a complaint desk, and no NIK checker.

An ADB hears 30 to 50 complaints a day, the busiest city's hotline 2,400 (2021). Who needs more than
:data:`A_DAY` is copying a list. What was looked up is in the trail; here are only counts.
"""

from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec
from filelock import FileLock, Timeout

from station import durable
from station.clock import Clock
from station.errors import Broken, Code, Refused

AT_ONCE: Final = 1_000
A_DAY: Final = 3_000
_LOCK_SECONDS: Final = 5.0


class _Counts(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    day: str
    counts: dict[str, int]


class Quota:
    """The day's counts, in one small file that kiosk and command line share."""

    def __init__(self, path: Path, clock: Clock) -> None:
        self._path = path
        self._clock = clock

    def take(self, account: str, people: int) -> None:
        """Count people before they are looked up.

        Raises ``Refused`` with LOOKUP_TOO_LARGE or LOOKUPS_SPENT, ``Broken`` where the counts
        cannot be kept: then nobody is looked up.
        """
        if people > AT_ONCE:
            raise Refused(Code.LOOKUP_TOO_LARGE, f"{people} people; at most {AT_ONCE} at once")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with FileLock(self._path.with_suffix(".lock"), timeout=_LOCK_SECONDS, mode=0o600):
                self._count(account, people)
        except Timeout:
            raise Broken(Code.DISK_UNWRITABLE, "another process holds the counts") from None
        except OSError as error:
            raise durable.broken(error) from error

    def _count(self, account: str, people: int) -> None:
        found = self._read(_day(self._clock.now()))
        spent = found.counts.get(account, 0)
        if spent + people > A_DAY:
            detail = f"{spent} people were looked up today; at most {A_DAY} a day"
            raise Refused(Code.LOOKUPS_SPENT, detail)
        counts = found.counts | {account: spent + people}
        durable.write(self._path, msgspec.json.encode(_Counts(day=found.day, counts=counts)))

    def _read(self, today: str) -> _Counts:
        try:
            found = msgspec.json.decode(self._path.read_bytes(), type=_Counts)
        except FileNotFoundError:
            return _Counts(day=today, counts={})
        except (OSError, msgspec.MsgspecError, ValueError) as error:
            raise Broken(Code.FILE_UNREADABLE, self._path.name) from error
        # A clock set back begins no new day: what was counted stays counted.
        return found if found.day >= today else _Counts(day=today, counts={})


def _day(now: datetime) -> str:
    return now.astimezone().date().isoformat()
