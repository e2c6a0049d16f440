"""Synthetic fingers look like fingers to measures that know nothing of how they were made."""

from itertools import pairwise

import numpy as np
import pytest
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.population import fingerprint, ridges
from drivers.population.fingerprint import FingerTruth, SlapTruth
from drivers.population.person import FOUR_LEFT, FOUR_RIGHT, Person

Gray = NDArray[np.uint8]
PEOPLE = range(1, 7)


def _middle(truth: FingerTruth, half: int = 64) -> Gray:
    return truth.pixels[200 - half : 200 + half, 150 - half : 150 + half]


def _period(patch: Gray) -> float:
    """Return the distance of ridges in pixels: the ring that halves the power of the spectrum."""
    window = np.outer(np.hanning(patch.shape[0]), np.hanning(patch.shape[1]))
    power = np.abs(np.fft.fft2((patch - patch.mean()) * window)) ** 2
    cycles = np.hypot(*np.meshgrid(np.fft.fftfreq(128), np.fft.fftfreq(128)))
    bins = np.linspace(1 / 25, 1 / 4, 43)
    ring = [power[(cycles >= low) & (cycles < high)].sum() for low, high in pairwise(bins)]
    half = int(np.searchsorted(np.cumsum(ring), np.sum(ring) / 2))
    return float(1 / bins[half])


def _coherence(pixels: Gray) -> NDArray[np.float64]:
    """Return per 16-pixel block how strictly the gradient follows one direction (0..1)."""
    smooth = cv2.GaussianBlur(pixels.astype(np.float32), (0, 0), 1.5)
    x, y = (cv2.Sobel(smooth, cv2.CV_32F, *order) for order in ((1, 0), (0, 1)))
    across, along, both = (cv2.blur(v, (16, 16)) for v in (x * x - y * y, 2 * x * y, x * x + y * y))
    return np.asarray(np.hypot(across, along) / np.maximum(both, 1e-6), np.float64)[8::16, 8::16]


@pytest.mark.parametrize("seed", PEOPLE)
def test_ridges_have_the_period_and_the_order_of_ridges(seed: int) -> None:
    truth = fingerprint.finger(Person(seed), "RIGHT_INDEX")
    assert truth.pixels.shape == (400, 300)
    assert 7.5 <= _period(_middle(truth)) <= 11.5
    assert np.median(_coherence(_middle(truth))) > 0.7


@pytest.mark.parametrize("seed", PEOPLE)
def test_the_finger_is_surrounded_by_clean_glass(seed: int) -> None:
    truth = fingerprint.finger(Person(seed), "RIGHT_LITTLE")
    corners = [
        truth.pixels[rows, columns]
        for rows in (slice(12), slice(-12, None))
        for columns in (slice(12), slice(-12, None))
    ]
    assert min(corner.mean() for corner in corners) > 220
    assert _middle(truth).mean() < 180


def test_minutiae_are_where_the_picture_has_them() -> None:
    """Along its angle an ending has a ridge ahead and a valley behind, a fork the reverse."""
    agree = []
    for seed in PEOPLE:
        truth = fingerprint.finger(Person(seed), "RIGHT_MIDDLE")
        assert 20 <= len(truth.minutiae) <= 90
        smooth = cv2.GaussianBlur(truth.pixels, (0, 0), 1.2).astype(int)
        for x, y, angle, kind in truth.minutiae:
            step = 6 * np.cos(angle), 6 * np.sin(angle)
            rows = np.clip([y + step[1], y - step[1]], 0, 399).astype(int)
            columns = np.clip([x + step[0], x - step[0]], 0, 299).astype(int)
            ahead, behind = smooth[rows, columns]
            agree.append(ahead < behind if kind == "end" else ahead > behind)
    assert np.mean(agree) > 0.85


def _likeness(one: FingerTruth, two: FingerTruth) -> float:
    """Return the best correlation of one finger's middle within the other picture, turned."""
    patch = cv2.GaussianBlur(_middle(one, 48), (0, 0), 1.5)
    scene = cv2.GaussianBlur(two.pixels, (0, 0), 1.5)
    scores = []
    for turn in range(-14, 15, 2):
        about = cv2.getRotationMatrix2D((150, 200), turn, 1.0)
        turned = cv2.warpAffine(scene, about, (300, 400), borderValue=(238.0,))
        scores.append(cv2.matchTemplate(turned, patch, cv2.TM_CCOEFF_NORMED).max())
    return float(max(scores))


def test_two_captures_of_a_finger_match_and_two_fingers_do_not() -> None:
    mates, strangers = [], []
    for seed in PEOPLE:
        one = fingerprint.finger(Person(seed), "RIGHT_INDEX", 0)
        mates.append(_likeness(one, fingerprint.finger(Person(seed), "RIGHT_INDEX", 1)))
        strangers.append(_likeness(one, fingerprint.finger(Person(seed + 50), "RIGHT_INDEX", 1)))
        strangers.append(_likeness(one, fingerprint.finger(Person(seed), "LEFT_INDEX", 1)))
    assert np.mean(mates) > np.mean(strangers) + 0.15
    assert min(mates) > np.median(strangers)


def test_dry_fingers_break_up() -> None:
    for seed in PEOPLE:
        good = fingerprint.finger(Person(seed), "RIGHT_INDEX")
        dry = fingerprint.finger(Person(seed), "RIGHT_INDEX", dryness=0.9)
        assert _middle(dry).mean() > _middle(good).mean() + 10
        assert np.mean(_coherence(_middle(dry))) < np.mean(_coherence(_middle(good)))


def test_a_partial_finger_shows_less_and_keeps_the_lower_part() -> None:
    whole = fingerprint.finger(Person(2), "RIGHT_INDEX")
    part = fingerprint.finger(Person(2), "RIGHT_INDEX", partial=0.5)
    assert part.size[1] == pytest.approx(whole.size[1] / 2)
    assert np.count_nonzero(part.pixels < 128) < 0.7 * np.count_nonzero(whole.pixels < 128)
    assert part.pixels[:120].mean() > whole.pixels[:120].mean() + 20
    assert len(part.minutiae) < len(whole.minutiae)


def test_the_population_has_every_pattern() -> None:
    seen = {ridges.skin(seed, "LEFT_RING").pattern for seed in range(60)}
    assert seen == set(ridges.PATTERNS)


def _inside(slap: SlapTruth, number: int) -> float:
    box = slap.boxes[number]
    corners = np.rint(cv2.boxPoints((box.centre, box.size, box.angle))).astype(np.int32)
    mask = np.zeros(slap.pixels.shape, np.uint8)
    cv2.fillPoly(mask, [corners], 255)
    return float(np.mean(slap.pixels[mask > 0] < 160))


@pytest.mark.parametrize("parts", [FOUR_RIGHT, FOUR_LEFT])
def test_a_slap_has_four_fingers_where_it_says(parts: tuple[str, ...]) -> None:
    for seed in (1, 2, 3):
        slap = fingerprint.slap(Person(seed), parts)
        assert slap.pixels.shape == (1500, 1600)
        assert tuple(box.part for box in slap.boxes) == parts
        assert all(_inside(slap, number) > 0.3 for number in range(4))
        across = [box.centre[0] for box in slap.boxes]
        assert across == sorted(across, reverse=parts is FOUR_LEFT)


def test_nothing_lies_above_the_fingers_of_a_slap() -> None:
    slap = fingerprint.slap(Person(6), FOUR_RIGHT, 2)
    top = min(box.centre[1] - box.size[1] * 0.62 for box in slap.boxes)
    assert slap.pixels[: int(top)].min() > 200
