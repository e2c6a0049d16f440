"""Prints what verdicts and comparisons cost and how well they tell the synthetic people apart."""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice, pairwise
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.population import face as faces
from drivers.population import fingerprint
from drivers.population import iris as irises
from drivers.population.person import FINGERS, FOUR_RIGHT, Person
from station import settings
from station.host import codec
from station.quality import backdrop, face, finger, iris, match

LIMITS = settings.load(Path(__file__).resolve().parents[2] / "config").enrollment
BORN = 1995
Gray = NDArray[np.uint8]


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def cost(name: str, size: str, work: Callable[[int], object], rounds: int) -> None:
    """Print the milliseconds of wall time that ``work(0)``, ``work(1)`` ... take."""
    spent = []
    for number in range(rounds):
        before = time.perf_counter()
        work(number)
        spent.append(1000 * (time.perf_counter() - before))
    say(f"{name:34} {size:12} {median(spent):7.1f} ms   worst {max(spent):7.1f} ms")


def costs(rounds: int) -> None:
    people = [Person(seed, BORN) for seed in range(8)]
    portraits = [faces.portrait(person).pixels for person in people]
    prints = [fingerprint.finger(person, "RIGHT_INDEX").pixels for person in people]
    eyes = [irises.eye(person, "LEFT_EYE").pixels for person in people]
    slaps = [
        [fingerprint.finger(person, part).pixels for part in FOUR_RIGHT] for person in people[:3]
    ]
    templates = [match.template(each) for each in prints]
    face.judge(portraits[0], LIMITS.face)  # loads the cascades

    def verdict(number: int) -> object:
        return face.judge(portraits[number % 8], LIMITS.face, backdrop.RED)

    cost("face verdict", _size(portraits[0]), verdict, rounds)
    cost("finger verdict", _size(prints[0]), lambda n: _finger(prints[n % 8]), rounds)
    cost("iris verdict", _size(eyes[0]), lambda n: iris.judge(eyes[n % 8], LIMITS.iris), rounds)
    cost("WSQ", _size(prints[0]), lambda n: codec.wsq(prints[n % 8]), rounds)
    cost("four judged, compared, coded", _size(prints[0]), lambda n: _four(slaps[n % 3]), rounds)
    cost(
        "comparison of two prints",
        _size(prints[0]),
        lambda n: match.similarity(templates[n % 8], match.template(prints[(n + 1) % 8])),
        rounds,
    )


def _finger(print_: Gray) -> object:
    return finger.judge(print_, LIMITS.finger)


def _four(prints: Sequence[Gray]) -> None:
    templates = [match.template(each) for each in prints]
    for one, two in ((a, b) for i, a in enumerate(templates) for b in templates[i + 1 :]):
        match.similarity(one, two)
    for each in prints:
        _finger(each)
        codec.wsq(each)
        codec.thumbnail(each)


def told_apart(count: int) -> None:
    """Print how often fingers are confused: same finger refused, other finger taken."""
    wanted = ((Person(seed), part) for seed in range(10_000, 20_000) for part in FINGERS[::3])
    fingers = list(islice(wanted, count))
    first = [match.template(fingerprint.finger(*each, 1).pixels) for each in fingers]
    second = [match.template(fingerprint.finger(*each, 2).pixels) for each in fingers]
    same = [match.similarity(one, two) for one, two in zip(first, second, strict=True)]
    other = [match.similarity(one, two) for one, two in pairwise(first)]
    limit = LIMITS.finger.match
    refused = sum(value < limit for value in same) / len(same)
    taken = sum(value >= limit for value in other) / len(other)
    say(f"same finger, {len(same)} pairs:   median {median(same):.2f}, lowest {min(same):.2f}")
    say(f"other finger, {len(other)} pairs: median {median(other):.2f}, highest {max(other):.2f}")
    say(f"at the limit of {limit}: {refused:.1%} refused wrongly, {taken:.2%} taken wrongly")


def _size(picture: Gray) -> str:
    return f"{picture.shape[1]} x {picture.shape[0]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=24)
    parser.add_argument("--fingers", type=int, default=120)
    options = parser.parse_args()
    cv2.setNumThreads(1)
    costs(options.rounds)
    told_apart(options.fingers)


if __name__ == "__main__":
    main()
