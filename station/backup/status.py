"""How the last backup went, and when the last good one was: a small file under ``--home``."""

from datetime import datetime
from enum import StrEnum
from typing import Final

import msgspec

from station import durable
from station.clock import parse
from station.home import Home

_NAME: Final = "backup.json"
_SECONDS_PER_HOUR: Final = 3600.0


class State(StrEnum):
    """What became of the last try; each names who must act."""

    OFF = "OFF"
    """No folder is set; the technician."""
    NEVER = "NEVER"
    """None was made yet; nobody, it comes."""
    GOOD = "GOOD"
    MEDIUM_ABSENT = "MEDIUM_ABSENT"
    """The stick or disk is not there; the operator plugs it in."""
    MEDIUM_FULL = "MEDIUM_FULL"
    """The operator takes a larger one."""
    MEDIUM_UNWRITABLE = "MEDIUM_UNWRITABLE"
    """It takes no writes, or was pulled out; the operator."""
    BUSY = "BUSY"
    """The register was written all the time; nobody, it is tried again."""
    FAILED = "FAILED"
    """Something here is not in order, see ``code``; the technician."""


class Status(msgspec.Struct, frozen=True, kw_only=True):
    """``good_at`` is empty before the first good backup; ``folder`` is where it went.

    ``secrets`` is False where no recovery recipient is known: then keys are not in the backup.
    ``same_disk`` says that the copy lies on the disk it is a copy of. ``damaged`` counts sealed
    packets that no longer are what they were when put, and so were not copied.
    """

    state: State = State.NEVER
    code: str = ""
    at: str = ""
    good_at: str = ""
    folder: str = ""
    packets: int = 0
    copied: int = 0
    bytes: int = 0
    damaged: int = 0
    secrets: bool = False
    same_disk: bool = False

    def age_hours(self, now: datetime) -> float | None:
        """Return how old the last good backup is; None without one."""
        if not self.good_at:
            return None
        return round((now - parse(self.good_at)).total_seconds() / _SECONDS_PER_HOUR, 1)


def load(home: Home) -> Status:
    """Return the last status; a file that cannot be read is as good as none."""
    try:
        return msgspec.json.decode((home.root / _NAME).read_bytes(), type=Status)
    except (OSError, msgspec.MsgspecError):
        return Status()


def save(home: Home, status: Status) -> None:
    durable.write(home.root / _NAME, msgspec.json.encode(status))
