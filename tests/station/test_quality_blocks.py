"""The local features of NFIQ 2, on patterns whose features are known."""

import numpy as np
import pytest

from station.quality import blocks
from station.quality.columns import Gray

SIDE = 192


def waves(period: float, degrees: float, depth: float = 90.0) -> Gray:
    rows, columns = np.mgrid[0:SIDE, 0:SIDE]
    turn = np.deg2rad(degrees)
    phase = (columns * np.cos(turn) + rows * np.sin(turn)) * 2 * np.pi / period
    return np.asarray(128 + depth * np.sin(phase), np.uint8)


@pytest.mark.parametrize("degrees", [0, 30, 45, 90, 135])
def test_straight_ridges_are_certain_of_their_direction(degrees: float) -> None:
    measured = blocks.measure(waves(9, degrees))
    across = np.deg2rad(degrees)
    apart = np.abs(np.sin(measured.direction - across - np.pi / 2))
    assert measured.certainty.min() > 0.95
    assert apart.max() < 0.05
    assert measured.flow.max() < 0.05


@pytest.mark.parametrize("degrees", [0, 30, 90])
def test_straight_ridges_are_clear_and_of_one_frequency(degrees: float) -> None:
    measured = blocks.measure(waves(8, degrees))
    assert np.median(measured.frequency) > 0.6
    assert np.median(measured.clarity) > 0.9
    assert np.median(measured.uniformity) == pytest.approx(1, abs=0.4)


def test_noise_is_certain_of_nothing() -> None:
    noise = np.random.default_rng(3).integers(0, 256, (SIDE, SIDE)).astype(np.uint8)
    measured = blocks.measure(noise)
    assert np.median(measured.certainty) < 0.35
    assert np.median(measured.frequency * measured.waving) < 0.35
    assert np.median(measured.clarity) < 0.6


def test_bare_glass_is_certain_of_nothing() -> None:
    assert blocks.measure(np.full((SIDE, SIDE), 238, np.uint8)).certainty.max() == 0


def test_a_print_narrower_than_its_blocks_is_measured_as_far_as_they_go() -> None:
    assert blocks.measure(waves(9, 0)[:100, :70]).certainty.shape == (3, 2)


def test_ridges_narrower_than_any_finger_has_are_not_clear() -> None:
    assert blocks.measure(waves(4, 0)).clarity.max() == 0


def test_a_whole_slap_is_measured() -> None:
    assert blocks.measure(np.full((3200, 3200), 200, np.uint8)).certainty.shape == (100, 100)
