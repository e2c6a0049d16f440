"""Two looks at one eye are one eye, whatever the turn and the lids; two eyes are two."""

from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.population.iris import eye
from drivers.population.person import EYES, Person
from station.quality import iris_code
from tests.fakes.hearing import demo_settings

Gray = NDArray[np.uint8]
LIMIT = demo_settings().enrollment.iris.apart
EYES_OF_THREE = [(Person(seed), part) for seed in range(3) for part in EYES]


def apart(one: Gray, two: Gray) -> float:
    codes = iris_code.code(one), iris_code.code(two)
    assert codes[0] is not None
    assert codes[1] is not None
    found = iris_code.apart(codes[0], codes[1])
    assert found is not None
    return found


@pytest.mark.parametrize(("person", "part"), EYES_OF_THREE)
@pytest.mark.parametrize("turn", [-12.0, 0.0, 12.0])
def test_another_look_at_an_eye_is_the_same_eye(person: Person, part: str, turn: float) -> None:
    move = cv2.getRotationMatrix2D((320, 240), turn, 0.9)
    second = eye(person, part, 2, lid=0.3, defocus=1.0).pixels
    seen = cv2.warpAffine(second, move, (640, 480), borderMode=cv2.BORDER_REPLICATE)
    assert apart(eye(person, part, 1).pixels, np.asarray(seen, np.uint8)) < LIMIT


def test_different_eyes_differ_those_of_one_person_too() -> None:
    pictures = [eye(person, part).pixels for person, part in EYES_OF_THREE]
    assert all(apart(one, two) > LIMIT for one, two in combinations(pictures, 2))


def test_where_no_eye_is_there_is_no_code() -> None:
    assert iris_code.code(np.full((480, 640), 120, np.uint8)) is None


def test_too_little_of_an_eye_proves_nothing() -> None:
    whole = iris_code.code(eye(Person(1), "LEFT_EYE").pixels)
    assert whole is not None
    hidden = iris_code.Code(whole.signs, np.zeros_like(whole.seen))
    assert iris_code.apart(whole, hidden) is None
