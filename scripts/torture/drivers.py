"""Lets every driver record thousands of times, and pulls its plug at random moments, hundreds.

Each driver works over its emulator, under the worker of the product's device host, in a process of
its own, so that its memory can be told. ``soak`` reads that memory and the threads all along;
``plugs`` measures how long after the plug is back the device takes a request that it fulfils.
"""

import argparse
import logging
import os
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from types import MappingProxyType
from typing import Final

import msgspec

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from drivers.opencv import cv2
from scripts.torture.hosted import ROWS, Hosted
from station.devices.messages import Captured
from station.devices.process import ONE_HEAP

PATIENCE: Final = 30.0
READINGS: Final = 100
WARMING: Final = 0.3
"""The share of the captures before the memory is believed: pools and caches fill first."""
OUTAGE: Final = 0.25
"""Seconds for which a plug is out, at most."""
PROMISE: Final = 2.0
"""Seconds from the plug to a device that works."""
LEAK: Final = 200.0
"""Bytes that a capture may leave behind: two megabytes in ten thousand."""


@dataclass(frozen=True)
class Soak:
    """What a soak came to. ``slope``: bytes that each capture left behind."""

    name: str
    captures: int
    failed: int
    milliseconds: float
    first_mb: float
    last_mb: float
    slope: float
    threads: int
    threads_more: int

    @property
    def good(self) -> bool:
        return not self.failed and self.slope < LEAK and self.threads_more <= 0


@dataclass(frozen=True)
class Plugs:
    """What pulled plugs came to: seconds from the plug's return to a request that is fulfilled."""

    name: str
    rounds: int
    broken: int
    lost: int
    median: float
    worst: float

    @property
    def good(self) -> bool:
        return not self.lost and self.worst < PROMISE


@dataclass(frozen=True)
class Dead:
    """A driver whose process ended without a result, and why."""

    name: str
    why: str
    good: bool = False


def memory() -> int:
    """Return the bytes of memory that this process holds (Linux)."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def soak(name: str, captures: int, _seed: int) -> Soak:
    """Record so many times."""
    hosted = Hosted(name)
    try:
        hosted.until_it_works(PATIENCE)
        threads = _threads()
        began, failed = time.monotonic(), 0
        readings: list[tuple[int, int]] = []
        most = 0
        for number in range(captures):
            failed += not isinstance(hosted.record(), Captured)
            if number % max(1, captures // READINGS) == 0:
                readings.append((number, memory()))
                most = max(most, _threads())
        spent = time.monotonic() - began
    finally:
        hosted.close()
    late = [each for each in readings if each[0] >= WARMING * captures] or readings
    return Soak(
        name,
        captures,
        failed,
        1000 * spent / captures,
        late[0][1] / 1e6,
        late[-1][1] / 1e6,
        slope(late),
        threads,
        most - threads,
    )


def slope(readings: Sequence[tuple[int, int]]) -> float:
    """Return the median of the slopes between all pairs: a single step of a pool is no leak."""
    found = [
        (two[1] - one[1]) / (two[0] - one[0])
        for at, one in enumerate(readings)
        for two in readings[at + 1 :]
    ]
    return median(found) if found else 0.0


def _threads() -> int:
    """Count threads that stay: those of single requests come and go."""
    return sum(not each.name.startswith(_PASSING) for each in threading.enumerate())


_PASSING: Final = ("request-", "emulated-mjpeg-line", "sbi-emulator-", "Thread-")


def plugs(name: str, rounds: int, seed: int) -> Plugs:
    """Pull the plug so many times, somewhere in a capture or after it."""
    chance = random.Random(f"{name} {seed}")
    pause = threading.Event()
    hosted = Hosted(name)
    back: list[float] = []
    broken = lost = 0
    try:
        hosted.until_it_works(PATIENCE)
        span = _span(hosted)
        for _ in range(rounds):
            number = hosted.begin()
            pause.wait(chance.uniform(0, span))
            hosted.wired.plug.unplug()
            if chance.random() < 0.5:  # else nobody says that it was pulled
                hosted.look()
            pause.wait(chance.uniform(0, OUTAGE))
            hosted.wired.plug.plug()
            plugged = time.monotonic()
            hosted.look()
            broken += not isinstance(hosted.end(number), Captured)
            try:
                back.append(hosted.until_it_works(PATIENCE) - plugged)
            except TimeoutError:
                lost += 1
    finally:
        hosted.close()
    return Plugs(name, rounds, broken, lost, median(back), max(back))


def _span(hosted: Hosted) -> float:
    """Return a time in which a capture ends, mostly."""
    moments = [time.monotonic()]
    for _ in range(7):
        hosted.record()
        moments.append(time.monotonic())
    return 1.3 * median(two - one for one, two in pairwise(moments))


Measure = Callable[[str, int, int], Soak | Plugs]
MEASURES: Final[Mapping[str, Measure]] = MappingProxyType({"soak": soak, "plugs": plugs})
RESULTS: Final[Mapping[str, type[Soak | Plugs]]] = MappingProxyType({"soak": Soak, "plugs": Plugs})
ROUNDS: Final = MappingProxyType({"soak": 10_000, "plugs": 500})
HEADS: Final = MappingProxyType(
    {
        "soak": f"{'driver':11}{'captures':>9}{'failed':>7}{'ms each':>9}{'MB from':>9}{'MB to':>8}"
        f"{'bytes each':>11}{'threads':>8}{'more':>5}",
        "plugs": f"{'driver':11}{'plugs':>7}{'in a capture':>13}{'lost':>6}{'median s':>10}"
        f"{'worst s':>9}",
    }
)


def line(result: Soak | Plugs | Dead) -> str:
    """Return a row of the table."""
    if isinstance(result, Dead):
        return f"{result.name:11} ended: {result.why}"
    verdict = "" if result.good else "  <- not good"
    if isinstance(result, Plugs):
        return (
            f"{result.name:11}{result.rounds:7}{result.broken:13}{result.lost:6}"
            f"{result.median:10.3f}{result.worst:9.3f}{verdict}"
        )
    return (
        f"{result.name:11}{result.captures:9}{result.failed:7}{result.milliseconds:9.1f}"
        f"{result.first_mb:9.1f}{result.last_mb:8.1f}{result.slope:11.1f}{result.threads:8}"
        f"{result.threads_more:5}{verdict}"
    )


def alone(what: str, name: str, rounds: int, seed: int) -> Soak | Plugs | Dead:
    """Measure one driver in a process of its own."""
    words = (sys.executable, __file__, what, "--only", name, "--rounds", str(rounds))
    done = subprocess.run(
        [*words, "--seed", str(seed), "--here"],
        check=False,
        capture_output=True,
        text=True,
        env={**ONE_HEAP, **os.environ},  # as the kiosk starts its host
    )
    if done.returncode:
        return Dead(name, done.stderr.strip().rpartition("\n")[2])
    return msgspec.json.decode(done.stdout, type=RESULTS[what])


def results(
    what: str, names: Sequence[str], rounds: int, seed: int, jobs: int
) -> Iterator[Soak | Plugs | Dead]:
    """Yield one result after the other, as they come."""
    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(lambda name: alone(what, name, rounds, seed), names)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=sorted(MEASURES))
    parser.add_argument("--only", nargs="+", choices=sorted(ROWS), default=sorted(ROWS))
    parser.add_argument("--rounds", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--here", action="store_true", help="in this process, as JSON")
    options = parser.parse_args()
    rounds = options.rounds or ROUNDS[options.what]
    if options.here:
        logging.disable()  # the logs of pulled plugs are tested elsewhere
        cv2.setNumThreads(1)  # as the host does
        found = MEASURES[options.what](options.only[0], rounds, options.seed)
        sys.stdout.write(msgspec.json.encode(found).decode())
        return 0
    sys.stdout.write(HEADS[options.what] + "\n")
    good = True
    for result in results(options.what, options.only, rounds, options.seed, options.jobs):
        sys.stdout.write(line(result) + "\n")
        sys.stdout.flush()
        good = good and result.good
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
