"""The minutiae of a print, held to the truth of the synthetic skin."""

import numpy as np
import pytest

from drivers.population import fingerprint
from drivers.population.person import Person
from station.quality import minutiae

NEAR = 8.0


def found_and_false(seed: int) -> tuple[float, float, float]:
    """Return the shares found and false, and the median slip of the direction in degrees."""
    truth = fingerprint.finger(Person(seed), "RIGHT_INDEX")
    found, _ = minutiae.extract(truth.pixels)
    places = np.array([(x, y) for x, y, _, _ in truth.minutiae])
    apart = np.linalg.norm(places[:, np.newaxis] - found.places[np.newaxis], axis=2)
    hit = apart.min(axis=1) < NEAR
    there = np.array([angle for _, _, angle, _ in truth.minutiae])[hit]
    slip = (found.directions[apart.argmin(axis=1)[hit]] - there + np.pi) % (2 * np.pi) - np.pi
    false = float((apart.min(axis=0) >= NEAR).mean())
    return float(hit.mean()), false, float(np.degrees(np.median(np.abs(slip))))


@pytest.mark.parametrize("seed", range(4))
def test_nearly_all_are_found_few_are_false_and_directions_hold(seed: int) -> None:
    found, false, slip = found_and_false(seed)
    assert found > 0.75
    assert false < 0.15
    assert slip < 8


@pytest.mark.parametrize("level", [0, 238, 255])
def test_bare_glass_has_none(level: int) -> None:
    found, readable = minutiae.extract(np.full((400, 300), level, np.uint8))
    assert len(found) == 0
    assert not readable.any()


def test_noise_has_hardly_any_readable_part() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (400, 300)).astype(np.uint8)
    assert minutiae.extract(noise)[1].mean() < 0.2


def test_a_picture_smaller_than_a_filter_has_none() -> None:
    assert len(minutiae.extract(np.full((12, 9), 90, np.uint8))[0]) == 0
