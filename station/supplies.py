"""How many more people battery and disk are enough for, from what the last ones took."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import Final

POWER: Final = Path("/sys/class/power_supply")
"""Linux, Documentation/ABI/testing/sysfs-class-power: one folder each, micro-units, plain text."""
TIMESYNC: Final = Path("/run/systemd/timesync")
"""systemd-timesyncd(8): the file ``synchronized`` is made when the clock was set."""
FIRST_BYTES: Final = 2_000_000
FIRST_MINUTES: Final = 8.0
"""What is assumed of one person while this station has recorded too few to know."""
FEW: Final = 5
BREAK_MINUTES: Final = 45.0
"""A longer pause between two people was not work."""


@dataclass(frozen=True)
class Pace:
    """What one person takes: bytes of the disk, minutes of the day."""

    size: float = FIRST_BYTES
    minutes: float = FIRST_MINUTES


def pace(sealed: Sequence[tuple[datetime, int]]) -> Pace:
    """Return the pace of the last recordings: when each was sealed, and its bytes; any order."""
    if len(sealed) < FEW:
        return Pace()
    times = sorted(at for at, _ in sealed)
    gaps = [(b - a).total_seconds() / 60 for a, b in pairwise(times)]
    worked = [gap for gap in gaps if 0 < gap <= BREAK_MINUTES]
    return Pace(
        size=max(1.0, statistics.mean(size for _, size in sealed)),
        minutes=max(0.5, statistics.median(worked)) if worked else FIRST_MINUTES,
    )


def battery_percent(folder: Path = POWER) -> int | None:
    """Return how full the batteries are; None on mains, without any, or unknown."""
    found = [_facts(each) for each in sorted(folder.glob("*"))] if folder.is_dir() else []
    if any(each.get("type") in {"Mains", "USB"} and each.get("online") == "1" for each in found):
        return None
    batteries = [e for e in found if e.get("type") == "Battery" and e.get("scope") != "Device"]
    told = [int(e["capacity"]) for e in batteries if e.get("capacity", "").isdigit()]
    return min(told, default=None)


def clock_set(folder: Path = TIMESYNC) -> bool | None:
    """Say whether the system set its clock by a time server since it started; None: not known."""
    return (folder / "synchronized").exists() if folder.is_dir() else None


def battery_minutes(folder: Path = POWER) -> float | None:
    """Return how long the batteries last as things go; None on mains, without any, or unknown."""
    found = [_facts(each) for each in sorted(folder.glob("*"))] if folder.is_dir() else []
    if any(each.get("type") in {"Mains", "USB"} and each.get("online") == "1" for each in found):
        return None
    # Mice and pens have batteries too; theirs have the scope Device.
    batteries = [e for e in found if e.get("type") == "Battery" and e.get("scope") != "Device"]
    left = sum(_hours(each, "now") for each in batteries)
    drawn = sum(_hours(each, "drawn") for each in batteries)
    return 60 * left / drawn if drawn > 0 else None


def _facts(folder: Path) -> dict[str, str]:
    facts = {}
    for path in folder.iterdir():
        try:
            facts[path.name] = path.read_text(encoding="ascii").strip()
        except (OSError, UnicodeDecodeError):
            continue  # a folder, or what the firmware does not tell now
    return facts


def _hours(facts: dict[str, str], kind: str) -> float:
    """Return what a battery holds (``now``, microwatt hours) or gives (``drawn``, microwatts)."""
    if kind == "drawn" and facts.get("status") != "Discharging":
        return 0.0
    whole, part = ("energy_now", "charge_now") if kind == "now" else ("power_now", "current_now")
    if whole in facts:
        return abs(_number(facts[whole]))
    # Charge in microampere hours, current in microamperes: both times the voltage.
    return abs(_number(facts.get(part, ""))) * _number(facts.get("voltage_now", "")) / 1e6


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def people_by_battery(minutes: float | None, taken: Pace) -> int | None:
    """Return for how many people the battery is enough; None where that is no question."""
    return None if minutes is None else int(minutes / taken.minutes)


def people_by_disk(free: int, kept_free: int, taken: Pace) -> int:
    """Return how many more recordings the disk takes before nobody new is recorded."""
    return max(0, int((free - kept_free) / taken.size))
