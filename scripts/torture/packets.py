"""Spoils packets and everything in them thousands of times: always a code, never worse."""

import argparse
import resource
import sys
from collections import Counter
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.fakes.hostile_bytes import READ, REFUSED, Met, meet
from tests.fakes.torn_packets import LAYERS, meet_bits, meet_cuts


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def table(title: str, met: Met) -> None:
    """Print, for each reader, how often it gave which code."""
    say(f"{title}; the slowest took {1000 * met.slowest:.0f} ms")
    readers: dict[str, Counter[str]] = {}
    for (reader, code), count in met.outcomes.items():
        readers.setdefault(reader, Counter())[code] = count
    for reader, codes in readers.items():
        said = ", ".join(f"{code} {count}" for code, count in codes.most_common())
        say(f"  {reader:24}{said}")


def rounds(count: int, seed: int) -> list[Met]:
    """Spoil everything at random; return what should all have been refused."""
    random = Random(seed)
    refused = meet(REFUSED, count, random)
    table("covered by a signature, a MAC or one form", refused)
    table("signed anew, or without proof", meet(READ, count, random))
    return [refused]


def every_bit() -> list[Met]:
    """Flip every bit and make every cut of a small packet; return what became of it."""
    found: list[Met] = []
    for name, (read, good) in LAYERS.items():
        read(good)
        bits, cuts = meet_bits(name, range(8 * len(good))), meet_cuts(name, range(len(good)))
        table(f"each of {8 * len(good)} bits flipped", bits)
        table(f"cut to each of {len(good)} lengths", cuts)
        found += [bits, cuts]
    return found


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=2000, help="for each of the readers")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every-bit", action="store_true", help="of a small packet, two minutes")
    options = parser.parse_args()
    met = every_bit() if options.every_bit else rounds(options.rounds, options.seed)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"at most {peak:.0f} MiB of memory; seed {options.seed}")
    taken = sorted({reader for each in met for reader, code in each.outcomes if code == "read"})
    if taken:
        say(f"TAKEN THOUGH CHANGED: {', '.join(taken)}")
    return 1 if taken else 0


if __name__ == "__main__":
    sys.exit(main())
