"""How well eyes are told apart: second looks at one eye against looks at others."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.population.iris import eye
from drivers.population.person import EYES, Person
from scripts.bench.flaws import LIMITS
from station.quality import iris_code
from station.quality.iris_code import Code

Gray = NDArray[np.uint8]
_FIRST: Final = 900
_OTHERS: Final = 20
"""Eyes with which each is compared that are not its own."""


def lines(people: int) -> Iterator[str]:
    """Compare both eyes of some people, and say how many are taken for what they are not."""
    first, second = _codes(people)
    count = len(first)
    same = np.array([_apart(*pair) for pair in zip(first, second, strict=True)])
    other = np.array(
        [
            _apart(one, second[(n + by) % count])
            for n, one in enumerate(first)
            for by in range(1, min(_OTHERS, count - 1) + 1)
        ]
    )
    limit = LIMITS.iris.apart
    yield f"same eye, {same.size}: median {np.median(same):.3f}, highest {same.max():.3f}"
    yield f"other eye, {other.size}: median {np.median(other):.3f}, lowest {other.min():.3f}"
    yield (
        f"at the limit of {limit}: {(same >= limit).mean():.2%} of same eyes missed, "
        f"{(other < limit).mean():.3%} of others called the same"
    )


def _codes(people: int) -> tuple[list[Code | None], list[Code | None]]:
    rng = np.random.default_rng(people)
    owners = [(Person(seed), part) for seed in range(_FIRST, _FIRST + people) for part in EYES]
    first = [iris_code.code(eye(*each, 1).pixels) for each in owners]
    return first, [iris_code.code(_second_look(*each, rng)) for each in owners]


def _second_look(person: Person, part: str, rng: np.random.Generator) -> Gray:
    """Look again: another distance and turn, other lids, a little out of focus."""
    lid, blur = float(rng.uniform(0.1, 0.35)), float(rng.uniform(0, 1.5))
    seen = eye(person, part, 2, lid=lid, defocus=blur).pixels
    turn, share = float(rng.uniform(-12, 12)), float(rng.uniform(0.8, 1.1))
    move = cv2.getRotationMatrix2D((320, 240), turn, share)
    return np.asarray(
        cv2.warpAffine(seen, move, (640, 480), borderMode=cv2.BORDER_REPLICATE), np.uint8
    )


def _apart(one: Code | None, two: Code | None) -> float:
    """Return the share that differs; 1 where nothing could be compared."""
    found = iris_code.apart(one, two) if one and two else None
    return 1.0 if found is None else found
