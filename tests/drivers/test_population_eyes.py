"""Synthetic eyes: circles, lids and textures are what the truth says, measured another way."""

import numpy as np
import pytest
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.population import iris
from drivers.population.iris import IrisTruth
from drivers.population.person import EYES, Person

PEOPLE = range(1, 9)


def _pupil(truth: IrisTruth) -> tuple[float, float, float]:
    """Return centre and radius of the largest dark round thing."""
    dark = (cv2.GaussianBlur(truth.pixels, (0, 0), 2) < 55).astype(np.uint8)
    closed = cv2.morphologyEx(dark, cv2.MORPH_CLOSE, np.ones((15, 15), np.uint8))
    _, _, stats, centres = cv2.connectedComponentsWithStats(closed)
    best = 1 + int(np.argmax(stats[1:, cv2.CC_STAT_AREA]))
    radius = float(np.sqrt(stats[best, cv2.CC_STAT_AREA] / np.pi))
    return float(centres[best][0]), float(centres[best][1]), radius


def _rolled(truth: IrisTruth, radii: NDArray[np.float64]) -> NDArray[np.float32]:
    """Return the pixels on circles of these radii, rows radii, columns 256 angles."""
    angle = np.linspace(0, 2 * np.pi, 256, endpoint=False)
    x = truth.centre[0] + radii[:, None] * np.cos(angle)
    y = truth.centre[1] + radii[:, None] * np.sin(angle)
    return np.asarray(
        cv2.remap(
            truth.pixels.astype(np.float32),
            x.astype(np.float32),
            y.astype(np.float32),
            cv2.INTER_LINEAR,
        ),
        np.float32,
    )


@pytest.mark.parametrize("seed", PEOPLE)
@pytest.mark.parametrize("part", EYES)
def test_pupil_and_iris_are_where_the_truth_says(seed: int, part: str) -> None:
    truth = iris.eye(Person(seed), part)
    assert truth.pixels.shape == (480, 640)
    x, y, radius = _pupil(truth)
    assert np.hypot(x - truth.centre[0], y - truth.centre[1]) < 3
    assert abs(radius - truth.pupil_radius) < 4
    sides = np.r_[0:12, 116:140, 244:256]
    steps = np.arange(90.0, 150.0)
    profile = _rolled(truth, steps)[:, sides].mean(axis=1)
    edge = steps[int(np.argmax(np.convolve(np.diff(profile), np.ones(5), "same")))]
    assert abs(edge - truth.iris_radius) < 5


def _fabric(truth: IrisTruth) -> NDArray[np.float32]:
    radii = np.linspace(truth.pupil_radius + 8, truth.iris_radius - 12, 32)
    lower = _rolled(truth, radii)[:, 8:120]
    return np.asarray(lower - cv2.blur(lower, (31, 31)), np.float32)


def _likeness(one: IrisTruth, two: IrisTruth) -> float:
    patch = _fabric(one)[:, 12:-12]
    return float(cv2.matchTemplate(_fabric(two), patch, cv2.TM_CCOEFF_NORMED).max())


def test_two_pictures_of_an_eye_match_and_two_eyes_do_not() -> None:
    for seed in PEOPLE:
        one = iris.eye(Person(seed), "RIGHT_EYE", 0)
        assert _likeness(one, iris.eye(Person(seed), "RIGHT_EYE", 1)) > 0.6
        assert _likeness(one, iris.eye(Person(seed), "LEFT_EYE", 0)) < 0.4
        assert _likeness(one, iris.eye(Person(seed + 20), "RIGHT_EYE", 0)) < 0.4


def test_closing_lids_hide_more_and_more_of_the_iris() -> None:
    hidden = [iris.eye(Person(3), "LEFT_EYE", lid=lid).lid for lid in (0.0, 0.3, 0.6, 1.0)]
    assert hidden == sorted(hidden)
    assert hidden[0] < 0.08
    assert hidden[-1] == 1.0


def test_defocus_blurs() -> None:
    def sharpness(defocus: float) -> float:
        pixels = iris.eye(Person(4), "LEFT_EYE", defocus=defocus).pixels
        smooth = cv2.GaussianBlur(pixels, (0, 0), 1.5)
        return float(cv2.Laplacian(smooth, cv2.CV_32F).std())

    assert sharpness(0.0) > 1.5 * sharpness(4.0)
