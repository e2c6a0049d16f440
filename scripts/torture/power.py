"""Cuts a day off at a call of the file system, SQLite's included: on ``forgetful.py``."""

import json
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from scripts.torture.day import Day, Template
from scripts.torture.rounds import Stop, Tally, in_child, judged, stops


@contextmanager
def mounted(folder: Path, *, strict: bool) -> Iterator[Path]:
    """Mount the forgetful file system; needs root, or a user who may open /dev/fuse."""
    folder.mkdir(parents=True, exist_ok=True)
    words = [sys.executable, "-P", str(Path(__file__).with_name("forgetful.py")), str(folder)]
    server = subprocess.Popen([*words, *(["--strict"] if strict else [])])
    try:
        while not os.path.ismount(folder):
            if server.poll() is not None:
                raise SystemExit("the forgetful file system did not start: see forgetful.py")
            time.sleep(0.02)
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=False)
        with suppress(subprocess.TimeoutExpired):
            server.wait(5)
        server.kill()


def control(folder: Path, words: dict[str, object]) -> dict[str, Any]:
    """Tell the file system something; return how it stands."""
    path = folder / ".control"
    handle = os.open(path, os.O_RDWR)
    try:
        os.write(handle, json.dumps(words).encode())
    finally:
        os.close(handle)
    return status(folder)


def status(folder: Path) -> dict[str, Any]:
    handle = os.open(folder / ".control", os.O_RDONLY | os.O_DIRECT)
    try:
        found: dict[str, Any] = json.loads(os.read(handle, 4096))
    finally:
        os.close(handle)
    return found


@dataclass(frozen=True)
class Power:
    """How the machine ends, and how it comes back."""

    name: str
    end: str
    strict: bool


KINDS: Final = {
    "kill": Power("killed", "kill", strict=False),
    "cut": Power("cut, plain", "cut", strict=False),
    "strict": Power("cut, strict", "cut", strict=True),
}


def run(template: Template, folder: Path, rounds: int, seed: int, kind: Power) -> Tally:
    """Cut ``rounds`` days off; the start after it, too, once every step has had its turn."""
    tally = Tally()
    with mounted(folder / "disk", strict=kind.strict) as disk:
        day = Day(template, disk, folder / "far")
        steps = cut_off(day, disk, None, kind.end)[0]["steps"]
        for stop in stops(steps, rounds, random.Random(seed)):
            stood, wrong = cut_off(day, disk, stop, kind.end)
            place = f"{kind.end} at {stop} of {steps}, {stood['last']}: {wrong}"
            tally.add(stopped=stood["dead"], wrong=wrong, place=place)
    return tally


def cut_off(
    day: Day, disk: Path, stop: Stop | None, end: str
) -> tuple[dict[str, Any], dict[str, int]]:
    """Live a day on the forgetful disk up to a step; return how the disk stood, what is wrong."""
    shutil.rmtree(day.far.folder, ignore_errors=True)
    day.far.folder.mkdir(parents=True)
    control(disk, {"clear": True})
    day.begin()
    control(disk, {"settle": True})
    lines = in_child(_armed(disk, stop.first if stop else None, day.live))[0]
    stood = status(disk)
    control(disk, {"come_back": end})
    if stop is not None and stop.second is not None:
        lines += in_child(_armed(disk, stop.second, day.go_on))[0]
        control(disk, {"come_back": end})
    return stood, judged(day, set(lines))


def _armed(
    disk: Path, step: int | None, work: Callable[[Callable[[str], None]], None]
) -> Callable[[Callable[[str], None]], None]:
    def armed(tell: Callable[[str], None]) -> None:
        control(disk, {"pid": os.getpid(), "step": step})
        work(tell)

    return armed
