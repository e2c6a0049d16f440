"""Prints what verdicts cost, which flaws they name, and how well they tell people apart."""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from itertools import islice
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
from scripts.bench import detection, eyes
from station import settings
from station.host import codec
from station.quality import backdrop, face, finger, iris, match, slap

LIMITS = settings.load(Path(__file__).resolve().parents[2] / "config").enrollment
BORN = 1995
OTHERS = 50
"""Fingers with which each is compared that are not its own."""
Gray = NDArray[np.uint8]


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def cost(name: str, size: str, work: Callable[[int], object], rounds: int, goal: int = 0) -> None:
    """Print the milliseconds of wall time that ``work(0)``, ``work(1)`` ... take, and the goal."""
    spent = []
    for number in range(rounds):
        before = time.perf_counter()
        work(number)
        spent.append(1000 * (time.perf_counter() - before))
    aim = f"   goal: under {goal} ms" if goal else ""
    say(f"{name:34} {size:12} {median(spent):7.1f} ms   worst {max(spent):7.1f} ms{aim}")


def costs(rounds: int) -> None:
    people = [Person(seed, BORN) for seed in range(8)]
    portraits = [faces.portrait(person).pixels for person in people]
    prints = [fingerprint.finger(person, "RIGHT_INDEX").pixels for person in people]
    eyes = [irises.eye(person, "LEFT_EYE").pixels for person in people]
    slaps = [
        [fingerprint.finger(person, part).pixels for part in FOUR_RIGHT] for person in people[:3]
    ]
    templates = [match.template(each) for each in prints]
    hands = [fingerprint.slap(person, FOUR_RIGHT).pixels for person in people[:3]]
    face.judge(portraits[0], LIMITS.face)  # loads the cascades

    def verdict(number: int) -> object:
        return face.judge(portraits[number % 8], LIMITS.face, backdrop.RED)

    cost("face verdict", _size(portraits[0]), verdict, rounds, 40)
    cost("finger verdict", _size(prints[0]), lambda n: _finger(prints[n % 8]), rounds)
    cost("iris verdict", _size(eyes[0]), lambda n: iris.judge(eyes[n % 8], LIMITS.iris), rounds, 60)
    cost("WSQ", _size(prints[0]), lambda n: codec.wsq(prints[n % 8]), rounds)
    cost("slap segmented", _size(hands[0]), lambda n: slap.segment(hands[n % 3]), rounds)
    hand = _size(hands[0])
    cost("slap segmented, scored, coded", hand, lambda n: _hand(hands[n % 3]), rounds, 700)
    cost("four judged, compared, coded", _size(prints[0]), lambda n: _four(slaps[n % 3]), rounds)
    cost("minutiae", _size(prints[0]), lambda n: match.template(prints[n % 8]), rounds)
    cost(
        "comparison of two prints",
        _size(prints[0]),
        lambda n: match.similarity(templates[n % 8], templates[(n + 1) % 8]),
        rounds,
        30,
    )


def _finger(print_: Gray) -> object:
    return finger.judge(print_, LIMITS.finger)


def _hand(picture: Gray) -> None:
    for tip in slap.segment(picture).tips:
        print_ = slap.cut_out(picture, tip)
        _finger(print_)
        codec.wsq(print_)


def _four(prints: Sequence[Gray]) -> None:
    templates = [match.template(each) for each in prints]
    for one, two in ((a, b) for i, a in enumerate(templates) for b in templates[i + 1 :]):
        match.similarity(one, two)
    for each in prints:
        _finger(each)
        codec.wsq(each)
        codec.thumbnail(each)


def told_apart(count: int) -> None:
    """Print how often fingers are confused: same finger refused, other finger taken.

    The second press is turned, shifted, pulled about and in part off the glass.
    """
    rng = np.random.default_rng(count)
    wanted = ((Person(seed), part) for seed in range(10_000, 20_000) for part in FINGERS[::3])
    fingers = list(islice(wanted, count))
    first = [match.template(fingerprint.finger(*each, 1).pixels) for each in fingers]
    pressed = [fingerprint.finger(*each, 2).pixels for each in fingers]
    second = [match.template(_handled(each, rng)) for each in pressed]
    same = np.array([match.similarity(*pair) for pair in zip(first, second, strict=True)])
    shifts = [1 + round(n * (count - 2) / OTHERS) for n in range(OTHERS)]
    other = np.array(
        [
            match.similarity(one, second[(n + by) % count])
            for n, one in enumerate(first)
            for by in shifts
        ]
    )
    equal = min(np.unique(same), key=lambda at: abs((same < at).mean() - (other >= at).mean()))
    errors = max((same < equal).mean(), (other >= equal).mean())
    say(f"same finger, {same.size}: median {np.median(same):.2f}, lowest {same.min():.2f}")
    say(f"other finger, {other.size}: median {np.median(other):.2f}, highest {other.max():.2f}")
    say(f"equal error rate {errors:.2%} at {equal:.2f}   goal: under 1%")
    say(f"1 in 10,000 false matches at {np.quantile(other, 0.9999):.2f}")
    limit = LIMITS.finger.match
    say(
        f"at the limit of {limit}: {(same < limit).mean():.2%} refused wrongly, "
        f"{(other >= limit).mean():.3%} taken wrongly"
    )


def _handled(print_: Gray, rng: np.random.Generator) -> Gray:
    """Lay a print down otherwise: turned by 20 degrees, shifted, pulled, up to a third missing."""
    height, width = print_.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), float(rng.uniform(-20, 20)), 1.0)
    move = np.asarray(turn) + np.column_stack([np.zeros((2, 2)), rng.uniform(-40, 40, 2)])
    laid = cv2.warpAffine(print_, move, (width, height), borderValue=(238.0,))
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    pulled = cv2.remap(
        laid, x + _pull(rng, print_), y + _pull(rng, print_), cv2.INTER_LINEAR, borderValue=(238.0,)
    )
    missing = float(rng.uniform(0, 0.35))
    if rng.random() < 0.5:
        pulled[:, : int(width * missing)] = 238
    else:
        pulled[int(height * (1 - missing)) :] = 238
    return np.asarray(pulled, np.uint8)


def _pull(rng: np.random.Generator, print_: Gray) -> NDArray[np.float32]:
    """Return a smooth slip of 6 pixels (0.3 mm) root mean square."""
    rough = rng.normal(0, 1, print_.shape).astype(np.float32)
    smooth = cv2.GaussianBlur(rough, (0, 0), 40)
    return np.asarray(smooth * (6.0 / smooth.std()), np.float32)


def _size(picture: Gray) -> str:
    return f"{picture.shape[1]} x {picture.shape[0]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=24)
    parser.add_argument("--fingers", type=int, default=240)
    parser.add_argument("--people", type=int, default=40)
    options = parser.parse_args()
    cv2.setNumThreads(1)
    costs(options.rounds)
    for line in (*detection.lines(options.people), *eyes.lines(options.people)):
        say(line)
    told_apart(options.fingers)


if __name__ == "__main__":
    main()
