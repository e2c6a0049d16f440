"""The finger's judge: ridges first, then how well they can be read."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.population.fingerprint import finger as impression
from drivers.population.person import FINGERS, Person
from station.quality import finger
from station.quality.judgement import Judgement
from station.reasons import Reason
from tests.fakes.hearing import demo_settings

Gray = NDArray[np.uint8]

LIMITS = demo_settings().enrollment.finger
GLASS = 238
PRINTS = [impression(Person(seed), "RIGHT_INDEX", 1).pixels for seed in range(4)]


def judged(picture: Gray) -> Judgement:
    return finger.judge(picture, LIMITS)


def fainter(picture: Gray, share: float) -> Gray:
    return np.asarray(GLASS - (GLASS - picture.astype(np.float32)) * share, np.uint8)


def wider(picture: Gray, pixels: int) -> Gray:
    return np.asarray(cv2.erode(picture, np.ones((pixels, pixels), np.uint8)), np.uint8)


def thinner(picture: Gray, pixels: int) -> Gray:
    return np.asarray(cv2.dilate(picture, np.ones((pixels, pixels), np.uint8)), np.uint8)


def blurred(picture: Gray, sigma: float) -> Gray:
    return np.asarray(cv2.GaussianBlur(picture, (0, 0), sigma), np.uint8)


@pytest.mark.parametrize("part", FINGERS)
def test_a_good_finger_is_taken(part: str) -> None:
    judgement = judged(impression(Person(8), part).pixels)
    assert judgement.reasons == ()
    assert judgement.score >= 70


@pytest.mark.parametrize("picture", PRINTS)
@pytest.mark.parametrize(
    ("flaw", "reason"),
    [
        (lambda p: fainter(p, 0.25), Reason.FINGER_FAINT),
        (lambda p: wider(p, 5), Reason.FINGER_WET),
        (lambda p: thinner(p, 5), Reason.FINGER_DRY),
        (lambda p: blurred(p, 3.0), Reason.FINGER_FAINT),
    ],
)
def test_each_flaw_has_its_reason_and_costs_points(
    picture: Gray, flaw: Callable[[Gray], Gray], reason: Reason
) -> None:
    judgement = judged(flaw(picture))
    assert reason in judgement.reasons
    assert judgement.score < judged(picture).score


@pytest.mark.parametrize("picture", PRINTS)
@pytest.mark.parametrize("spoil", [2.0, 3.0, 4.0])
def test_blur_costs_points_long_before_it_is_refused(picture: Gray, spoil: float) -> None:
    assert judged(blurred(picture, spoil)).score < judged(picture).score - 10


@pytest.mark.parametrize("picture", PRINTS)
def test_blur_costs_points_though_its_contrast_is_turned_up_again(picture: Gray) -> None:
    soft = blurred(picture, 2.0).astype(np.float32)
    hard = (soft - soft.mean()) * (picture.std() / soft.std()) + picture.mean()
    sharp, soft_ = judged(picture), judged(np.asarray(np.clip(hard, 0, 255), np.uint8))
    assert soft_.score < sharp.score - 10
    edges, before = (
        next(figure.value for figure in each.figures if figure.name == "edges")
        for each in (soft_, sharp)
    )
    assert edges < 50 <= before


@pytest.mark.parametrize("picture", PRINTS)
@pytest.mark.parametrize("spread", [25, 40, 60])
def test_noise_costs_points(picture: Gray, spread: int) -> None:
    noise = np.random.default_rng(spread).normal(0, spread, picture.shape)
    noisy = np.asarray(np.clip(picture + noise, 0, 255), np.uint8)
    assert judged(noisy).score < judged(picture).score


@pytest.mark.parametrize("picture", PRINTS)
@pytest.mark.parametrize("share", [0.1, 0.15, 0.2])
def test_a_latent_print_scores_nothing(picture: Gray, share: float) -> None:
    judgement = judged(fainter(picture, share))
    assert judgement.score == 0
    assert {Reason.FINGER_FAINT, Reason.FINGER_NONE} & set(judgement.reasons)


@pytest.mark.parametrize("picture", PRINTS)
def test_a_smear_across_a_print_is_not_called_a_wrong_setting(picture: Gray) -> None:
    smeared = picture.copy()
    third = slice(picture.shape[0] // 3, 2 * picture.shape[0] // 3)
    smeared[third] = blurred(picture, 8.0)[third]
    wrong = {Reason.FINGER_INVERTED, Reason.FINGER_RESOLUTION}
    assert not wrong & set(judged(smeared).reasons)


def test_dry_fingers_lose_points_and_most_are_called_dry() -> None:
    called = 0
    for seed in range(6):
        scores = [
            judged(impression(Person(seed), "LEFT_THUMB", dryness=dryness).pixels).score
            for dryness in (0.0, 0.5, 1.0)
        ]
        assert scores[0] + 3 > scores[1] > scores[2]
        dry = impression(Person(seed), "LEFT_THUMB", dryness=1.0).pixels
        called += Reason.FINGER_DRY in judged(dry).reasons
    assert called >= 4


@pytest.mark.parametrize("seed", range(3))
def test_a_tip_alone_is_small_and_less_of_it_nothing(seed: int) -> None:
    scores = [
        judged(impression(Person(seed), "RIGHT_MIDDLE", partial=partial).pixels).score
        for partial in (0.0, 0.5, 0.7, 1.0)
    ]
    assert scores[0] + 3 > scores[1] > scores[2]
    assert scores[-1] == 0


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(np.full((400, 300), GLASS, np.uint8), id="glass"),
        pytest.param(np.zeros((400, 300), np.uint8), id="black"),
        pytest.param(fainter(PRINTS[0], 0.08), id="latent"),
        pytest.param(blurred(PRINTS[0], 8.0), id="smear"),
        pytest.param(np.zeros((20, 20), np.uint8), id="tiny"),
        pytest.param(np.tile(np.linspace(0, 255, 300).astype(np.uint8), (400, 1)), id="slope"),
        pytest.param(
            np.kron(np.indices((10, 10)).sum(0) % 2 * 255, np.ones((40, 30))).astype(np.uint8),
            id="chessboard",
        ),
    ],
)
def test_what_is_no_finger_scores_nothing(picture: Gray) -> None:
    judgement = judged(picture)
    assert (judgement.score, judgement.reasons) == (0, (Reason.FINGER_NONE,))


@settings(max_examples=12, deadline=None)
@given(st.integers(0, 2**32 - 1), st.sampled_from([0.0, 1.0, 2.0, 3.0]))
def test_noise_of_any_grain_is_no_finger(seed: int, grain: float) -> None:
    noise = np.random.default_rng(seed).normal(0, 1, (400, 300)).astype(np.float32)
    if grain:
        noise = np.asarray(cv2.GaussianBlur(noise, (0, 0), grain), np.float32)
    spread = 128 + 60 * noise / noise.std()
    assert judged(np.clip(spread, 0, 255).astype(np.uint8)).score == 0


@settings(max_examples=15, deadline=None)
@given(
    st.integers(0, 1000),
    st.sampled_from(FINGERS),
    st.floats(0, 1),
    st.floats(0, 1),
    st.floats(0.05, 1),
)
def test_whoever_is_refused_gets_a_reason(
    seed: int, part: str, dryness: float, partial: float, strength: float
) -> None:
    picture = impression(Person(seed), part, dryness=dryness, partial=partial).pixels
    judgement = judged(fainter(picture, strength))
    assert 0 <= judgement.score <= 100
    assert judgement.good == (not judgement.reasons)
    assert judgement.good <= (judgement.score >= LIMITS.score)


def test_the_finger_is_found_where_it_lies() -> None:
    canvas = np.full((800, 900), GLASS, np.uint8)
    canvas[300:700, 500:800] = PRINTS[1]
    region = judged(canvas).region
    assert region is not None
    middle = (region.x + region.width / 2, region.y + region.height / 2)
    assert abs(middle[0] - 650) < 40
    assert abs(middle[1] - 500) < 40


@pytest.mark.parametrize("degrees", [0, 45, 90])
def test_a_smear_is_said(degrees: float) -> None:
    slid = np.zeros((25, 25), np.uint8)
    turn = np.deg2rad(degrees)
    reach = np.array([np.cos(turn), np.sin(turn)]) * 12
    ends = [(round(12 + sign * reach[0]), round(12 + sign * reach[1])) for sign in (-1, 1)]
    path = cv2.line(slid, ends[0], ends[1], 1.0).astype(np.float32)
    picture = impression(Person(1), "RIGHT_MIDDLE").pixels
    smeared = np.asarray(cv2.filter2D(picture, -1, path / path.sum()), np.uint8)
    assert not judged(smeared).good
    assert Reason.FINGER_SMEARED not in judged(picture).reasons
