"""The synthetic population: the same seed is the same person, in every part and every capture."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.population import face, fingerprint, iris, pen, ridges
from drivers.population.person import EYES, FINGERS, FOUR_RIGHT, MissingPart, Person

SEEDS = st.integers(min_value=0, max_value=2**63)


@settings(deadline=None, max_examples=5)
@given(seed=SEEDS, impression=st.integers(min_value=0, max_value=40))
def test_the_same_seed_is_the_same_person_bit_for_bit(seed: int, impression: int) -> None:
    first = fingerprint.finger(Person(seed), "LEFT_INDEX", impression)
    ridges.skin.cache_clear()
    again = fingerprint.finger(Person(seed), "LEFT_INDEX", impression)
    assert np.array_equal(first.pixels, again.pixels)
    assert first.minutiae == again.minutiae
    one, two = (iris.eye(Person(seed), "LEFT_EYE", impression) for _ in range(2))
    assert np.array_equal(one.pixels, two.pixels)
    assert pen.signature(Person(seed), impression) == pen.signature(Person(seed), impression)


def test_a_portrait_repeats_bit_for_bit() -> None:
    one, two = (face.portrait(Person(5), 3, size=(640, 360)) for _ in range(2))
    assert np.array_equal(one.pixels, two.pixels)
    assert (one.box, one.eyes) == (two.box, two.eyes)


def test_birth_year_and_missing_parts_do_not_change_the_body() -> None:
    plain, other = Person(9), Person(9, birth_year=1980, missing=frozenset({"LEFT_INDEX"}))
    for part in ("RIGHT_INDEX", "LEFT_THUMB"):
        one, two = fingerprint.finger(plain, part), fingerprint.finger(other, part)
        assert np.array_equal(one.pixels, two.pixels)


def test_captures_of_one_part_are_never_identical() -> None:
    person = Person(3)
    pictures = [fingerprint.finger(person, "RIGHT_INDEX", i).pixels for i in range(3)]
    pictures += [iris.eye(person, "RIGHT_EYE", i).pixels for i in range(3)]
    assert len({picture.tobytes() for picture in pictures}) == len(pictures)


@pytest.mark.parametrize(
    ("person", "backdrop"),
    [
        (Person(1, birth_year=1995), "red"),
        (Person(1, birth_year=1994), "blue"),
        (Person(1, birth_year=1995, foreign=True), "orange"),
        (Person(1, birth_year=1994, foreign=True), "orange"),
    ],
)
def test_the_wall_follows_the_rules(person: Person, backdrop: str) -> None:
    truth = face.portrait(person, size=(320, 180))
    assert truth.backdrop == backdrop
    blue, green, red = truth.pixels[10:60, 5:40].reshape(-1, 3).mean(axis=0)
    seen = "red" if red > 2 * max(blue, green) else "blue" if blue > red else "orange"
    assert seen == backdrop


def test_another_wall_can_be_asked_for() -> None:
    assert face.portrait(Person(1, birth_year=1995), backdrop="blue", size=(320, 180)).backdrop == (
        "blue"
    )


@pytest.mark.parametrize("part", FINGERS)
def test_a_missing_finger_cannot_be_pressed(part: str) -> None:
    with pytest.raises(MissingPart):
        fingerprint.finger(Person(1, missing=frozenset({part})), part)


@pytest.mark.parametrize("part", EYES)
def test_a_missing_eye_cannot_be_seen(part: str) -> None:
    with pytest.raises(MissingPart):
        iris.eye(Person(1, missing=frozenset({part})), part)


def test_a_missing_finger_leaves_its_place_in_the_slap_empty() -> None:
    whole = fingerprint.slap(Person(4), FOUR_RIGHT)
    lacking = fingerprint.slap(Person(4, missing=frozenset({"RIGHT_MIDDLE"})), FOUR_RIGHT)
    assert [box.part for box in lacking.boxes] == ["RIGHT_INDEX", "RIGHT_RING", "RIGHT_LITTLE"]
    x, y = (round(value) for value in whole.boxes[1].centre)
    place = (slice(y - 50, y + 50), slice(x - 50, x + 50))
    assert whole.pixels[place].mean() < 180 < lacking.pixels[place].mean()


@settings(deadline=None, max_examples=12)
@given(
    seed=SEEDS,
    dryness=st.floats(0, 1),
    partial=st.floats(0, 1),
    lid=st.floats(0, 1),
    roll=st.floats(-40, 40),
    light=st.floats(0.1, 3),
)
def test_no_wish_is_too_strange(
    *, seed: int, dryness: float, partial: float, lid: float, roll: float, light: float
) -> None:
    person = Person(seed)
    finger = fingerprint.finger(person, "RIGHT_THUMB", dryness=dryness, partial=partial)
    eye = iris.eye(person, "RIGHT_EYE", lid=lid)
    portrait = face.portrait(person, pose_roll=roll, light=light, size=(320, 180))
    for pixels in (finger.pixels, eye.pixels, portrait.pixels):
        assert pixels.dtype == np.uint8
        assert pixels.std() > 0
    assert 0 <= eye.lid <= 1
    assert all(0 <= x < 300 and 0 <= y < 400 for x, y, _, _ in finger.minutiae)
