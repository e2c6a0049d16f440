"""Synthetic signatures: smooth, pressed, lifted, and of one hand."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from drivers.population import pen
from drivers.population.pen import PenTruth
from drivers.population.person import Person


@settings(deadline=None, max_examples=40)
@given(seed=st.integers(min_value=0, max_value=2**40), impression=st.integers(0, 9))
def test_every_signature_is_one_a_pad_can_report(seed: int, impression: int) -> None:
    truth = pen.signature(Person(seed), impression)
    assert len(truth.points) > 200
    assert all(0 <= point.x <= 1 and 0 <= point.y <= 1 for point in truth.points)
    assert all((point.pressure > 0) == point.touching for point in truth.points)
    assert all(point.pressure <= 1 for point in truth.points)
    gaps = np.diff([point.at_ms for point in truth.points])
    assert set(gaps.tolist()) == {1000 // pen.RATE_HZ}
    assert truth.strokes >= 2
    assert truth.points[0].at_ms == 0


def test_the_pen_moves_smoothly() -> None:
    for seed in range(10):
        path = _path(pen.signature(Person(seed)))
        speed = np.linalg.norm(np.diff(path, axis=0), axis=1)
        assert np.abs(np.diff(speed)).max() < 0.35 * speed.max()


def _path(truth: PenTruth) -> NDArray[np.float64]:
    return np.asarray([(point.x, point.y) for point in truth.points], np.float64)


def _distance(one: PenTruth, two: PenTruth) -> float:
    """Return the mean distance of both paths, walked in equal shares of time."""
    share = np.linspace(0, 1, 100)
    walks = [
        np.stack([np.interp(share, np.linspace(0, 1, len(path)), path[:, axis]) for axis in (0, 1)])
        for path in (_path(one), _path(two))
    ]
    return float(np.linalg.norm(walks[0] - walks[1], axis=0).mean())


def test_a_hand_resembles_itself_more_than_another() -> None:
    for seed in range(10):
        one = pen.signature(Person(seed), 0)
        own = _distance(one, pen.signature(Person(seed), 1))
        other = min(_distance(one, pen.signature(Person(seed + n), 1)) for n in (100, 200, 300))
        assert own < other
