"""Destroys files whose time is over: logs, slips, reports, what lies in quarantine."""

import logging
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Final

from station.durable import Disk, LocalDisk, broken
from station.home import Home
from station.retention.rules import Kept, until
from station.settings import Retention

_log: Final = logging.getLogger(__name__)
_PLACES: Final = MappingProxyType(
    {
        Kept.DRAFTS: ("drafts", re.compile(r"[0-9a-f]{32}\.draft")),
        Kept.LOGS: ("logs", re.compile(r"[a-z]+\.jsonl\.\d{4}-\d{2}-\d{2}")),
        Kept.SLIPS: ("slips", re.compile(r".+\.pdf")),
        Kept.REPORTS: ("reports", re.compile(r"\d{4}-\d{2}-\d{2}.*\.(pdf|csv)")),
        Kept.QUARANTINE: ("outbox/quarantine", re.compile(r".+")),
    }
)
"""Where each kind lies under ``--home``, and the names that are the station's own."""
SWEPT: Final = (Kept.LOGS, Kept.SLIPS, Kept.REPORTS, Kept.QUARANTINE)
"""Files that simply end; a draft ends with its key, which the register holds."""


def files(home: Home, kept: Kept, disk: Disk) -> Iterator[tuple[Path, float]]:
    """Yield the files of a kind and when each was last written, in seconds since 1970."""
    place, names = _PLACES[kept]
    folder = home.root / place
    if folder.is_dir():
        for name in disk.names(folder):
            if names.fullmatch(name):
                yield folder / name, disk.modified(folder / name)


def sweep(
    home: Home, settings: Retention, now: datetime, disk: Disk | None = None
) -> dict[Kept, int]:
    """Destroy what is due and return how many files of each kind. Raises ``Broken``."""
    local, found = disk or LocalDisk(), dict.fromkeys(SWEPT, 0)
    try:
        for kept in SWEPT:
            limit = until(kept, settings, now).timestamp()
            due = [path for path, written in files(home, kept, local) if written <= limit]
            for path in due:
                local.remove(path)
            if due:
                local.sync_folder(due[0].parent)
            found[kept] = len(due)
    except OSError as error:
        raise broken(error) from error
    for kept, count in found.items():
        if count:
            _log.info("destroyed", extra={"path_kind": kept.value, "count": count})
    return {kept: count for kept, count in found.items() if count}
