"""The iris judge: circles where they are, and a reason for each flaw."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.population.iris import eye
from drivers.population.person import EYES, Person
from station.quality import iris, lids
from station.quality.judgement import Judgement
from station.reasons import Reason
from tests.fakes.hearing import demo_settings

Gray = NDArray[np.uint8]

LIMITS = demo_settings().enrollment.iris
SEEDS = range(4)


def judged(picture: Gray) -> Judgement:
    return iris.judge(np.ascontiguousarray(picture), LIMITS)


def smaller(picture: Gray, share: float) -> Gray:
    height, width = picture.shape
    move = cv2.getRotationMatrix2D((width / 2, height / 2), 0, share)
    seen = cv2.warpAffine(picture, move, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen, np.uint8)


@pytest.mark.parametrize("part", EYES)
@pytest.mark.parametrize("seed", SEEDS)
def test_a_good_eye_is_taken_and_its_circles_are_right(seed: int, part: str) -> None:
    truth = eye(Person(seed), part)
    judgement = judged(truth.pixels)
    assert judgement.reasons == ()
    assert judgement.score >= 70
    assert abs(judgement.details["centre_x"] - truth.centre[0]) < 6
    assert abs(judgement.details["centre_y"] - truth.centre[1]) < 6
    assert abs(judgement.details["iris_radius"] - truth.iris_radius) < 6
    assert abs(judgement.details["pupil_radius"] - truth.pupil_radius) < 6


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("flaw", "reason"),
    [
        pytest.param(lambda p: np.roll(p, -190, axis=1), Reason.IRIS_OFF_CENTRE, id="aside"),
        pytest.param(lambda p: smaller(p, 0.5), Reason.IRIS_FAR, id="far"),
        pytest.param(lambda p: cv2.convertScaleAbs(p, alpha=2.6), Reason.IRIS_GLARE, id="glare"),
    ],
)
def test_each_flaw_has_its_reason(seed: int, flaw: Callable[[Gray], Gray], reason: Reason) -> None:
    judgement = judged(flaw(eye(Person(seed), "LEFT_EYE").pixels))
    assert {reason, Reason.IRIS_NONE} & set(judgement.reasons)
    assert judgement.score < 75


def faded(picture: Gray) -> Gray:
    return np.asarray(170 + (picture.astype(np.float32) - 170) * 0.35, np.uint8)


def moved(picture: Gray, by: int) -> Gray:
    kernel = np.full((1, by), 1 / by, np.float32)
    return np.asarray(cv2.filter2D(picture, -1, kernel), np.uint8)


def looking_aside(picture: Gray, degrees: float) -> Gray:
    """Narrow the eye, as one sees it that looks past the camera."""
    share = float(np.cos(np.deg2rad(degrees)))
    move = np.array([[share, 0, 320 * (1 - share)], [0, 1, 0]], np.float32)
    seen = cv2.warpAffine(picture, move, (640, 480), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen, np.uint8)


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize(
    ("flaw", "reason"),
    [
        pytest.param(lambda p: smaller(p, 1.6), Reason.IRIS_NEAR, id="near"),
        pytest.param(lambda p: moved(p, 25), Reason.IRIS_MOVED, id="moved"),
        pytest.param(lambda p: looking_aside(p, 45), Reason.IRIS_ASIDE, id="aside"),
        pytest.param(lambda p: np.roll(p, -165, axis=1), Reason.IRIS_OFF_CENTRE, id="near edge"),
    ],
)
def test_what_is_wrong_is_named(seed: int, flaw: Callable[[Gray], Gray], reason: Reason) -> None:
    good = eye(Person(seed), "LEFT_EYE").pixels
    judgement = judged(flaw(good))
    assert reason in judgement.reasons
    assert judgement.score < judged(good).score


@pytest.mark.parametrize("seed", SEEDS)
def test_an_eye_without_contrast_is_faint_or_not_seen(seed: int) -> None:
    judgement = judged(faded(eye(Person(seed), "LEFT_EYE").pixels))
    assert {Reason.IRIS_FAINT, Reason.IRIS_NONE} & set(judgement.reasons)


@pytest.mark.parametrize("seed", SEEDS)
def test_a_far_eye_is_asked_closer_not_called_missing(seed: int) -> None:
    assert Reason.IRIS_FAR in judged(smaller(eye(Person(seed), "LEFT_EYE").pixels, 0.5)).reasons


@pytest.mark.parametrize("seed", SEEDS)
def test_defocus_costs_points_until_it_is_refused_as_blur(seed: int) -> None:
    judgements = [
        judged(eye(Person(seed), "RIGHT_EYE", defocus=blur).pixels) for blur in (0.0, 2.0, 5.0)
    ]
    scores = [judgement.score for judgement in judgements]
    assert scores == sorted(scores, reverse=True)
    assert judgements[0].good
    assert Reason.IRIS_BLUR in judgements[-1].reasons


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("lid", [0.1, 0.2, 0.3, 0.4])
def test_the_share_between_the_lids_is_measured(seed: int, lid: float) -> None:
    truth = eye(Person(seed), "LEFT_EYE", lid=lid)
    free = lids.free_share(truth.pixels, *truth.centre, truth.iris_radius)
    assert abs(free - (1 - truth.lid)) < 0.12


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("lid", [0.65, 0.8, 1.0])
def test_an_eye_that_is_nearly_shut_is_refused(seed: int, lid: float) -> None:
    judgement = judged(eye(Person(seed), "LEFT_EYE", lid=lid).pixels)
    assert {Reason.IRIS_NONE, Reason.IRIS_LID} & set(judgement.reasons)


@pytest.mark.parametrize("size", [(1, 1), (3, 640), (63, 63)])
def test_a_speck_of_a_picture_has_no_eye(size: tuple[int, int]) -> None:
    assert judged(np.full(size, 90, np.uint8)).reasons == (Reason.IRIS_NONE,)


@pytest.mark.parametrize("seed", range(3))
def test_noise_over_an_eye_is_no_lens_and_is_refused(seed: int) -> None:
    pixels = eye(Person(seed), "LEFT_EYE").pixels
    noise = np.random.default_rng(seed).normal(0, 30, pixels.shape)
    reasons = judged(np.asarray(np.clip(pixels + noise, 0, 255), np.uint8)).reasons
    assert Reason.IRIS_FAINT in reasons
    assert Reason.IRIS_LENS not in reasons


@pytest.mark.parametrize("level", [0, 100, 255])
def test_an_empty_picture_has_no_eye(level: int) -> None:
    judgement = judged(np.full((480, 640), level, np.uint8))
    assert (judgement.score, judgement.reasons) == (0, (Reason.IRIS_NONE,))


@pytest.mark.parametrize("seed", SEEDS)
def test_noise_has_no_eye(seed: int) -> None:
    noise = np.random.default_rng(seed).integers(0, 256, (480, 640), np.uint8)
    assert judged(noise).reasons == (Reason.IRIS_NONE,)
