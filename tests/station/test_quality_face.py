"""The portrait's judge: good portraits are taken, each flaw has its reason."""

import numpy as np
import pytest
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.population.face import portrait
from drivers.population.person import Person
from scripts.bench.poses import turned
from station.quality import backdrop, face
from station.quality.judgement import Judgement, Region
from station.reasons import Reason
from tests.fakes.hearing import demo_settings

Pixels = NDArray[np.uint8]

LIMITS = demo_settings().enrollment.face
PEOPLE = [Person(seed, birth_year=1995) for seed in range(5)]


def judged(picture: Pixels) -> Judgement:
    return face.judge(picture, LIMITS, backdrop.RED)


def around(picture: Pixels, share: float) -> Pixels:
    """Move the camera: below 1 away from the person, above towards."""
    height, width = picture.shape[:2]
    move = cv2.getRotationMatrix2D((width / 2, height / 2), 0, share)
    seen = cv2.warpAffine(picture, move, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(seen, np.uint8)


@pytest.mark.parametrize("person", PEOPLE)
def test_a_good_portrait_is_taken(person: Person) -> None:
    judgement = judged(portrait(person).pixels)
    assert judgement.reasons == ()
    assert judgement.score >= 80


@pytest.mark.parametrize("person", PEOPLE[:2])
@pytest.mark.parametrize(
    ("flaw", "reason"),
    [
        ({"light": 0.3}, Reason.FACE_DARK),
        ({"light": 2.6}, Reason.FACE_BRIGHT),
        ({"side_light": 0.8}, Reason.FACE_UNEVEN),
        ({"blur": 7.0}, Reason.FACE_BLUR),
        ({"pose_roll": 13.0}, Reason.FACE_TILTED),
        ({"pose_roll": -13.0}, Reason.FACE_TILTED),
        ({"backdrop": "blue"}, Reason.BACKDROP_RED),
        ({"backdrop": "orange"}, Reason.BACKDROP_RED),
    ],
)
def test_each_flaw_has_its_reason_and_costs_points(
    person: Person, flaw: dict[str, float], reason: Reason
) -> None:
    good, flawed = portrait(person), portrait(person, **flaw)  # type: ignore[arg-type]
    judgement = judged(flawed.pixels)
    assert reason in judgement.reasons
    assert judgement.score < judged(good.pixels).score


@pytest.mark.parametrize("person", PEOPLE[:2])
@pytest.mark.parametrize(("share", "reason"), [(0.55, Reason.FACE_FAR), (1.7, Reason.FACE_NEAR)])
def test_the_distance_is_coached(person: Person, share: float, reason: Reason) -> None:
    assert reason in judged(around(portrait(person).pixels, share)).reasons


@pytest.mark.parametrize("shift", [(-470, 0), (470, 0), (0, -130)])
def test_a_face_at_the_border_is_off_centre(shift: tuple[int, int]) -> None:
    picture = portrait(PEOPLE[0]).pixels
    move = np.array([[1, 0, shift[0]], [0, 1, shift[1]]], np.float32)
    moved = cv2.warpAffine(picture, move, (1280, 720), borderMode=cv2.BORDER_REPLICATE)
    assert Reason.FACE_OFF_CENTRE in judged(np.asarray(moved, np.uint8)).reasons


def test_a_wall_with_stripes_is_uneven() -> None:
    picture = portrait(PEOPLE[1]).pixels.copy()
    for x in (*range(0, 420, 40), *range(860, 1280, 40)):
        picture[:, x : x + 16] //= 3
    assert Reason.BACKDROP_UNEVEN in judged(picture).reasons


def test_a_wall_with_pictures_is_uneven() -> None:
    picture = portrait(PEOPLE[1]).pixels.copy()
    for number, x in enumerate((330, 390, 830, 890)):
        cv2.circle(picture, (x, 150 + 60 * (number % 2)), 28, (40, 200, 220), -1)
    assert Reason.BACKDROP_UNEVEN in judged(picture).reasons


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("wide", [0.8, 0.9])
def test_a_wide_scarf_is_not_held_against_the_wall(person: Person, wide: float) -> None:
    picture = portrait(person).pixels.copy()
    face_ = face.judge(picture, LIMITS).region
    assert face_
    (x, y), side = face_.middle, face_.width
    down, across = np.mgrid[: picture.shape[0], : picture.shape[1]]
    outside = np.hypot((across - x) / (0.5 * side), (down - y) / (0.64 * side)) > 1
    inside = np.hypot((across - x) / (wide * side), (down - y) / (0.95 * side)) < 1
    picture[outside & inside] = (110, 150, 60)
    judgement = judged(picture)
    assert not {Reason.BACKDROP_UNEVEN, Reason.BACKDROP_RED} & set(judgement.reasons)


@pytest.mark.parametrize("person", PEOPLE)
@pytest.mark.parametrize("degrees", [-35.0, 35.0])
def test_a_head_that_turns_aside_is_asked_to_face_the_camera(
    person: Person, degrees: float
) -> None:
    truth = portrait(person)
    aside = judged(turned(truth.pixels, truth.eyes, degrees))
    assert {Reason.FACE_TURNED, Reason.FACE_NONE} & set(aside.reasons)
    assert aside.score < judged(truth.pixels).score


@pytest.mark.parametrize("person", PEOPLE)
def test_a_head_that_leans_far_is_no_missing_face(person: Person) -> None:
    judgement = judged(portrait(person, pose_roll=30.0).pixels)
    assert Reason.FACE_TILTED in judgement.reasons


@pytest.mark.parametrize("person", PEOPLE)
def test_a_face_that_the_picture_cuts_is_told(person: Person) -> None:
    truth = portrait(person)
    left, _, width, _ = truth.box
    cut = np.ascontiguousarray(truth.pixels[:, : left + round(0.9 * width)])
    assert {Reason.FACE_CUT, Reason.FACE_OFF_CENTRE} & set(judged(cut).reasons)


@pytest.mark.parametrize("person", PEOPLE[:2])
def test_a_small_face_is_asked_closer_not_called_missing(person: Person) -> None:
    assert Reason.FACE_FAR in judged(around(portrait(person).pixels, 0.45)).reasons


@pytest.mark.parametrize("person", PEOPLE)
def test_glasses_and_gray_pictures_are_taken_for_faces(person: Person) -> None:
    picture = portrait(person, glasses=True).pixels
    assert judged(picture).good
    gray = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), cv2.COLOR_GRAY2BGR)
    assert face.judge(np.asarray(gray, np.uint8), LIMITS).good


def test_two_faces_are_refused() -> None:
    half = portrait(PEOPLE[2]).pixels[:, 320:960]
    judgement = judged(np.hstack([half, half]))
    assert (judgement.score, judgement.reasons) == (0, (Reason.FACE_MANY,))


@pytest.mark.parametrize("level", [0, 120, 255])
def test_an_empty_picture_has_no_face(level: int) -> None:
    judgement = judged(np.full((720, 1280, 3), level, np.uint8))
    assert (judgement.score, judgement.reasons) == (0, (Reason.FACE_NONE,))


def test_noise_has_no_face() -> None:
    noise = np.random.default_rng(1).integers(0, 256, (720, 1280, 3), np.uint8)
    assert judged(noise).reasons == (Reason.FACE_NONE,)


def test_without_a_wall_beside_the_head_the_wall_is_not_checked() -> None:
    truth = portrait(PEOPLE[0])
    left, top, width, _ = truth.box
    tight = truth.pixels[top - 60 :, left - 10 : left + width + 10]
    assert Reason.NOT_CHECKED in judged(np.ascontiguousarray(tight)).reasons


@pytest.mark.parametrize("person", PEOPLE)
def test_eyes_and_head_are_found_where_they_are(person: Person) -> None:
    truth = portrait(person)
    details = judged(truth.pixels).details
    for name, (x, y) in zip(("right", "left"), truth.eyes, strict=True):
        assert abs(details[f"{name}_eye_x"] - x) < 12
        assert abs(details[f"{name}_eye_y"] - y) < 12


@pytest.mark.parametrize("person", PEOPLE)
def test_the_portrait_is_cut_with_the_eyes_on_their_line(person: Person) -> None:
    truth = portrait(person)
    region = judged(truth.pixels).region
    assert region is not None
    frame = face.crop_box(region)
    (x1, y1), (x2, y2) = truth.eyes
    assert abs((y1 + y2) / 2 - (frame.y + 0.45 * frame.height)) < 0.05 * frame.height
    assert abs((x1 + x2) / 2 - (frame.x + 0.5 * frame.width)) < 0.05 * frame.width
    assert face.crop(truth.pixels, region).shape == (800, 600, 3)


def test_a_portrait_beyond_the_picture_is_filled_with_its_border() -> None:
    picture = np.full((300, 300, 3), 90, np.uint8)
    cut = face.crop(picture, Region(10, 10, 250, 250))
    assert cut.shape == (800, 600, 3)
    assert (cut == 90).all()


@pytest.mark.parametrize(
    ("year", "foreign", "wall"),
    [
        (1995, False, backdrop.RED),
        (1996, False, backdrop.BLUE),
        (1995, True, backdrop.ORANGE),
        (None, True, backdrop.ORANGE),
        (None, False, None),
    ],
)
def test_the_wall_follows_the_birth_year(
    year: int | None, foreign: bool, wall: backdrop.Backdrop | None
) -> None:
    assert backdrop.backdrop_for(year, foreign=foreign) == wall
