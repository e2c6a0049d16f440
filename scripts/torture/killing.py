"""Kills a day before a step of the product's own: file, folder, or statement of the index."""

import os
import random
import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from scripts.torture.day import Day, Template
from scripts.torture.rounds import Stop, Tally, in_child, judged, stops
from station.durable import LocalDisk
from station.outbox.database import Database

_DISK: Final = ("create", "append", "write", "sync", "close", "rename", "remove", "sync_folder")
Work = Callable[[Callable[[str], None]], None]


def run(template: Template, folder: Path, rounds: int, seed: int) -> Tally:
    """Kill a day ``rounds`` times; the start after it, too, once every step has had its turn."""
    tally = Tally()
    steps = killed(template, folder / "day", Stop(1 << 30))[2]
    for stop in stops(steps, rounds, random.Random(seed)):
        stopped, wrong, _ = killed(template, folder / "day", stop)
        tally.add(stopped=stopped, wrong=wrong, place=f"{stop} of {steps}: {wrong}")
    return tally


def killed(template: Template, folder: Path, stop: Stop) -> tuple[bool, dict[str, int], int]:
    """Live a day up to a step, then finish it.

    Returns whether it was stopped, what is wrong, and how many steps it took.
    """
    shutil.rmtree(folder, ignore_errors=True)
    (folder / "far").mkdir(parents=True)
    day = Day(template, folder, folder / "far")
    day.begin()
    lines, ended, _ = in_child(_armed(stop.first, day.live))
    steps = next((int(each.split()[1]) for each in lines if each.startswith("steps ")), 0)
    if stop.second is not None:
        lines += in_child(_armed(stop.second, day.go_on))[0]
    return not ended, judged(day, set(lines)), steps


def _armed(step: int, work: Work) -> Work:
    """Let the process that does the work die before its step of that number."""

    def armed(tell: Callable[[str], None]) -> None:
        count = [0]

        def passed() -> None:
            if count[0] == step:
                os.kill(os.getpid(), signal.SIGKILL)
            count[0] += 1

        for name in _DISK:
            _before(LocalDisk, name, passed)
        _before(Database, "run", passed)
        work(tell)
        tell(f"steps {count[0]}")

    return armed


def _before(owner: type, name: str, passed: Callable[[], None]) -> None:
    plain = getattr(owner, name)

    def stepped(self: object, *words: Any, **named: Any) -> Any:
        passed()
        return plain(self, *words, **named)

    setattr(owner, name, stepped)
