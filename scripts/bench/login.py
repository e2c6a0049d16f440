"""Prints what guessing a PIN costs: at the keyboard with its delays, and with the disk in hand.

A thief of the disk guesses as fast as Argon2id lets him; how fast that is here, is measured, on one
core and on all. Nothing slower than the machine itself stands between him and a PIN of six digits.
"""

import argparse
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from station.operators.delays import TRIES, delay
from station.operators.wrap import unwrap, wrap
from station.operators.wrapped import Cost

SPACES: Final = (
    ("6 digits", 10**6),
    ("8 digits", 10**8),
    ("one-time code, 10 digits", 10**10),
    ("12 digits", 10**12),
    ("8 letters or digits", 36**8),
)
_MACHINES: Final = 100
_HOUR: Final = 3600.0
_YEAR: Final = 365.25 * 86400


def guesses_per_second(cost: Cost, guesses: int, threads: int) -> float:
    """Return how many wrong PINs this machine tries in a second; the library frees the lock."""
    wrapped = wrap(bytes(32), "918273", bound_to=b"bench", cost=cost)

    def guess(number: int) -> bool:
        return unwrap(wrapped, f"{number:06d}", bound_to=b"bench") is not None

    began = time.perf_counter()
    with ThreadPoolExecutor(threads) as pool:
        if any(pool.map(guess, range(guesses))):
            raise AssertionError("a wrong PIN opened it")
    return guesses / (time.perf_counter() - began)


def at_the_keyboard(guesses: int) -> timedelta:
    """Return how long so many wrong PINs take at the kiosk, by the delays alone."""
    growing = 30  # from then on every try costs the longest delay
    waited = sum((delay(missed) for missed in range(min(guesses, growing))), timedelta(0))
    return waited + max(0, guesses - growing) * delay(growing)


def spoken(seconds: float) -> str:
    """Return a time in the unit a person would use."""
    for unit, size in (("years", _YEAR), ("days", 86400.0), ("hours", _HOUR), ("minutes", 60.0)):
        if seconds >= size:
            return f"{seconds / size:,.1f} {unit}"
    return f"{seconds:.1f} seconds"


def table(one: float, every: float) -> list[str]:
    """Return what half of each space costs: that is when a thief is through on average."""
    lines = [f"{'PIN':<26}{'this machine':>18}{f'{_MACHINES} machines':>18}"]
    for name, size in SPACES:
        seconds = size / 2 / every
        lines.append(f"{name:<26}{spoken(seconds):>18}{spoken(seconds / _MACHINES):>18}")
    lines.append(f"one core: {one:.1f} guesses/s; all cores: {every:.1f} guesses/s")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--guesses", type=int, default=200)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    cost = Cost()
    one = guesses_per_second(cost, max(1, options.guesses // 4), 1)
    every = guesses_per_second(cost, options.guesses, options.threads)
    say = sys.stdout.write
    say(f"Argon2id, {cost.memory_kib // 1024} MiB, {cost.passes} passes, {cost.lanes} lane\n\n")
    say("with the disk in hand, to half of all PINs:\n")
    say("\n".join(table(one, every)) + "\n\n")
    day = next(n for n in range(TRIES, 1000) if at_the_keyboard(n) > timedelta(days=1))
    say(f"at the keyboard: {day} tries in the first day, then 24 a day;\n")
    say(f"half of 6 digits: {spoken(at_the_keyboard(500_000).total_seconds())}\n")


if __name__ == "__main__":
    main()
