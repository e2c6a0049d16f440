"""What is kept, for how long, why, and how it is destroyed: one row for each kind.

The reasons are of UU 27/2022 (personal data protection): art. 42 to 44 ask for deletion when the
purpose is reached or the time is over, art. 31 for records of processing, art. 35 for security by
risk. No article names a number of days: those are the settings' (``[retention]``).
"""

from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec

from station.settings import Retention


class Kept(StrEnum):
    """One kind of thing that a station keeps."""

    PACKETS = "PACKETS"
    NAMES = "NAMES"
    DRAFTS = "DRAFTS"
    EXPECTED = "EXPECTED"
    FIGURES = "FIGURES"
    LOGS = "LOGS"
    SLIPS = "SLIPS"
    REPORTS = "REPORTS"
    QUARANTINE = "QUARANTINE"
    TRAIL = "TRAIL"


class Rule(msgspec.Struct, frozen=True):
    """``setting`` names the days in ``[retention]``; empty where another rule says when."""

    setting: str
    counts_from: str
    reason: str
    how: str


RULES: Final = MappingProxyType(
    {
        Kept.PACKETS: Rule(
            "",
            "the centre's signed word that the recording ended ([outbox] keep_days)",
            "art. 42: kept while the centre may ask for it again",
            "the sealed file is removed; a tombstone without anybody's data stays",
        ),
        Kept.NAMES: Rule(
            "names_days",
            "the destruction of the sealed packet",
            "art. 43: the purpose is reached; a second recording must still be refused",
            "name, NIK and contact notes give way to a keyed pseudonym",
        ),
        Kept.DRAFTS: Rule(
            "draft_days",
            "the last capture",
            "art. 43: the purpose is not reached any more; the person is recorded anew",
            "its key is overwritten, then the file is removed",
        ),
        Kept.EXPECTED: Rule(
            "list_days",
            "the import of the list",
            "art. 42: the day of recording is over",
            "the row is overwritten",
        ),
        Kept.FIGURES: Rule(
            "figures_days",
            "the day itself",
            "art. 31: records of processing, over two yearly reports",
            "the rows are overwritten",
        ),
        Kept.LOGS: Rule(
            "log_days",
            "the last line",
            "art. 35: faults are traced; no personal data",
            "the file is removed",
        ),
        Kept.SLIPS: Rule(
            "slip_days",
            "the printing into a file",
            "art. 42: printed, or the person has left",
            "the file is removed",
        ),
        Kept.REPORTS: Rule(
            "report_days",
            "the writing of the file",
            "art. 42: a copy; the register makes it again while it has the figures",
            "the file is removed",
        ),
        Kept.QUARANTINE: Rule(
            "quarantine_days",
            "the day it was put aside",
            "art. 35: a technician looks into it; nobody could read it",
            "the file is removed",
        ),
        Kept.TRAIL: Rule(
            "",
            "kept: a day taken away would look like an erased one",
            "art. 31: records of processing",
            "its pseudonyms are nobody's once the accounts' data key is gone",
        ),
    }
)


def days(kept: Kept, settings: Retention) -> float | None:
    """Return for how many days a kind is kept; None where another rule says when."""
    setting = RULES[kept].setting
    return float(getattr(settings, setting)) if setting else None


def until(kept: Kept, settings: Retention, now: datetime) -> datetime:
    """Return from which moment back a kind is destroyed. Only for kinds with days."""
    return now - timedelta(days=float(getattr(settings, RULES[kept].setting)))
