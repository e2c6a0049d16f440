"""Keeps the results of examinations, and says what was in order last time and is not now."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

from station import durable
from station.devices.findings import Finding, Group, Outcome
from station.diagnosis.words import finding

KEPT: Final = 50
FOLDER: Final = "diagnosis"
_BAD: Final = frozenset({Outcome.WARN, Outcome.FAIL})


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """One examination."""

    at: str
    findings: tuple[Finding, ...]


def kept(folder: Path, findings: Sequence[Finding], now: datetime) -> Finding:
    """Keep a result and compare it with the one before. Raises ``OSError``."""
    before = last(folder)
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    result = Result(at=now.isoformat(timespec="seconds"), findings=tuple(findings))
    path = folder / f"{now.strftime('%Y%m%dT%H%M%S%f')}.json"
    durable.write(path, msgspec.json.encode(result))
    for old in _paths(folder)[:-KEPT]:
        old.unlink()
    worse = _worse(before.findings if before else (), findings)
    if worse:
        names = ", ".join(worse)
        return finding("HISTORY_WORSE", Group.HISTORY, Outcome.WARN, worse=names)
    return finding("HISTORY_KEPT", Group.HISTORY, Outcome.PASS, results=len(_paths(folder)))


def _paths(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.json"))


def last(folder: Path) -> Result | None:
    """Return the newest result that can be read; None without any."""
    for path in reversed(_paths(folder)):
        try:
            return msgspec.json.decode(path.read_bytes(), type=Result)
        except (OSError, msgspec.DecodeError):  # one that cannot be read is compared with no more
            continue
    return None


def _worse(before: Sequence[Finding], now: Sequence[Finding]) -> list[str]:
    """Return what is bad now in a group of a device where all was good before."""
    good = {_about(f) for f in before if f.verdict is Outcome.PASS}
    good -= {_about(f) for f in before if f.verdict in _BAD}
    return sorted({f.code for f in now if f.verdict in _BAD and _about(f) in good})


def _about(each: Finding) -> tuple[str, str, str]:
    return each.group.value, each.modality.value if each.modality else "", each.device
