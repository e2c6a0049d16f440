"""The slap's segmentation: every fingertip found where it lies, the hand told, doubts left open."""

import numpy as np
import pytest

from drivers.opencv import cv2
from drivers.population import fingerprint
from drivers.population.fingerprint import SlapTruth
from drivers.population.person import FOUR_LEFT, FOUR_RIGHT, THUMBS, Person
from station.quality import slap
from station.quality.columns import Gray
from station.quality.slap import Hand

NEAR = 40.0
"""Pixels, 2 mm: boxes reach from the tip to the crease, the truth's from skin to skin."""


def truth(seed: int, parts: tuple[str, ...], missing: frozenset[str] = frozenset()) -> SlapTruth:
    return fingerprint.slap(Person(seed, missing=missing), parts)


def turned(laid: SlapTruth, degrees: float) -> tuple[Gray, list[tuple[float, float]]]:
    height, width = laid.pixels.shape
    turn = np.asarray(cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0))
    pixels = cv2.warpAffine(laid.pixels, turn, (width, height), borderValue=(238.0,))
    middles = [turn @ (*box.centre, 1.0) for box in laid.boxes]
    return np.asarray(pixels, np.uint8), sorted((float(x), float(y)) for x, y in middles)


@pytest.mark.parametrize("parts", [FOUR_RIGHT, FOUR_LEFT, THUMBS])
@pytest.mark.parametrize("degrees", [-25, 0, 25])
def test_every_fingertip_is_found_where_it_lies(parts: tuple[str, ...], degrees: float) -> None:
    pixels, middles = turned(truth(1, parts), degrees)
    found = slap.segment(pixels, thumbs=parts is THUMBS)
    assert len(found.tips) == len(parts)
    for tip, (x, y) in zip(found.tips, middles, strict=True):
        assert np.hypot(tip.region.middle[0] - x, tip.region.middle[1] - y) < NEAR


@pytest.mark.parametrize(("parts", "hand"), [(FOUR_RIGHT, Hand.RIGHT), (FOUR_LEFT, Hand.LEFT)])
def test_four_tips_tell_the_hand(parts: tuple[str, ...], hand: Hand) -> None:
    assert {slap.segment(truth(seed, parts).pixels).hand for seed in range(4)} == {hand}


def test_a_mirrored_hand_is_the_other_one() -> None:
    assert (
        slap.segment(np.ascontiguousarray(truth(2, FOUR_RIGHT).pixels[:, ::-1])).hand is Hand.LEFT
    )


@pytest.mark.parametrize("finger", FOUR_RIGHT)
def test_a_missing_finger_leaves_three_and_no_word_on_the_hand(finger: str) -> None:
    found = slap.segment(truth(3, FOUR_RIGHT, frozenset({finger})).pixels)
    assert len(found.tips) == 3
    assert found.hand is Hand.UNSURE


def test_a_box_leans_as_the_finger_does() -> None:
    laid = truth(4, FOUR_RIGHT)
    for tip, box in zip(slap.segment(laid.pixels).tips, laid.boxes, strict=True):
        assert tip.region.angle == pytest.approx(box.angle, abs=4)
        assert tip.region.width == pytest.approx(box.size[0], abs=100)


def test_a_tip_that_leaves_the_glass_is_said_to() -> None:
    pixels = truth(5, FOUR_RIGHT).pixels
    middle = slap.segment(pixels).tips[1].region.middle
    cropped = pixels[round(middle[1]) - 60 :]
    cuts = [tip.cut for tip in slap.segment(np.ascontiguousarray(cropped)).tips]
    assert cuts[1]
    assert not cuts[3]


@pytest.mark.parametrize("level", [0, 238, 255])
def test_bare_glass_has_no_fingers(level: int) -> None:
    assert slap.segment(np.full((1500, 1600), level, np.uint8)).tips == ()


@pytest.mark.parametrize("share", [0.1, 0.2])
def test_the_ghost_of_another_hand_adds_no_finger(share: float) -> None:
    laid, ghost = truth(1, FOUR_RIGHT), truth(2, FOUR_LEFT).pixels
    height, width = laid.pixels.shape
    under = 238.0 - cv2.resize(ghost, (width, height)).astype(np.float32)
    seen = np.asarray(np.clip(laid.pixels - share * under, 0, 255), np.uint8)
    found = slap.segment(seen)
    assert (len(found.tips), found.hand) == (4, Hand.RIGHT)
    for tip, box in zip(found.tips, laid.boxes, strict=True):
        assert np.hypot(*np.subtract(tip.region.middle, box.centre)) < 1.5 * NEAR


@pytest.mark.parametrize("size", [(1, 1), (3, 2000), (2000, 3), (31, 31)])
def test_a_speck_of_a_picture_has_no_fingers(size: tuple[int, int]) -> None:
    assert slap.segment(np.full(size, 128, np.uint8)).tips == ()


def test_noise_has_no_hand() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (750, 800)).astype(np.uint8)
    assert slap.segment(noise).hand is Hand.UNSURE


def test_fingers_that_touch_are_parted() -> None:
    laid = truth(6, FOUR_RIGHT)
    closed = np.full(laid.pixels.shape, 238, np.uint8)
    for place, box in enumerate(laid.boxes):
        left = max(0, round(box.centre[0]) - 172)
        alone = np.full_like(closed, 238)
        alone[:, left : left + 344] = laid.pixels[:, left : left + 344]
        closed = np.minimum(closed, np.roll(alone, round(-(place - 1.5) * 68), axis=1))
    assert len(slap.segment(closed).tips) == 4


def test_a_tip_is_cut_out_upright() -> None:
    laid = truth(7, FOUR_RIGHT)
    straight = slap.segment(laid.pixels)
    pixels, _ = turned(laid, 20)
    leaning = slap.segment(pixels)
    one = slap.cut_out(laid.pixels, straight.tips[0])
    two = slap.cut_out(pixels, leaning.tips[0])
    rows, columns = (min(pair) - 80 for pair in zip(one.shape, two.shape, strict=True))
    found = cv2.matchTemplate(one, two[40 : 40 + rows, 40 : 40 + columns], cv2.TM_CCOEFF_NORMED)
    assert found.max() > 0.5
