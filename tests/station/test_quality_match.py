"""The comparison of two prints: the same finger, or another one."""

from itertools import pairwise

import numpy as np
import pytest

from drivers.opencv import cv2
from drivers.population import fingerprint
from drivers.population.fingerprint import finger
from drivers.population.person import FOUR_RIGHT, Person
from station.quality import match
from station.quality.match import Template
from tests.fakes.hearing import demo_settings

LIMIT = demo_settings().enrollment.finger.match
PEOPLE = [Person(seed) for seed in range(200, 216)]


def pressed(person: Person, impression: int, part: str = "RIGHT_INDEX") -> Template:
    return match.template(finger(person, part, impression).pixels)


@pytest.fixture(scope="module")
def first() -> list[Template]:
    return [pressed(person, 1) for person in PEOPLE]


@pytest.fixture(scope="module")
def second() -> list[Template]:
    return [pressed(person, 2) for person in PEOPLE]


def test_a_print_is_like_itself(first: list[Template]) -> None:
    assert match.similarity(first[0], first[0]) > 0.8


def test_two_presses_of_one_finger_are_alike(first: list[Template], second: list[Template]) -> None:
    values = [match.similarity(one, two) for one, two in zip(first, second, strict=True)]
    assert sum(value >= LIMIT for value in values) >= len(values) - 1


def test_fingers_of_different_people_are_not(first: list[Template]) -> None:
    values = [match.similarity(one, two) for one, two in pairwise(first)]
    assert max(values) < LIMIT


def test_fingers_of_one_person_are_not() -> None:
    parts = ("RIGHT_INDEX", "RIGHT_MIDDLE", "RIGHT_RING", "RIGHT_LITTLE", "LEFT_INDEX")
    prints = [pressed(PEOPLE[3], 0, part) for part in parts]
    assert max(match.similarity(one, two) for one, two in pairwise(prints)) < LIMIT


@pytest.mark.parametrize("turn", [-20, -10, 10, 20])
def test_a_turned_finger_is_still_the_same(turn: float) -> None:
    picture = finger(PEOPLE[1], "LEFT_THUMB").pixels
    move = cv2.getRotationMatrix2D((150, 200), turn, 1.0)
    turned = cv2.warpAffine(picture, move, (300, 400), borderValue=238)
    one, two = match.template(picture), match.template(np.asarray(turned, np.uint8))
    assert match.similarity(one, two) > 0.7


@pytest.mark.parametrize("level", [0, 238])
def test_nothing_is_like_nothing(level: int, first: list[Template]) -> None:
    nothing = match.template(np.full((400, 300), level, np.uint8))
    assert match.similarity(nothing, first[0]) == 0.0
    assert match.similarity(nothing, nothing) == 0.0


def test_a_large_print_with_many_minutiae_is_still_like_itself() -> None:
    """A hundred thousand proposals must not drown the one that is right."""
    laid = fingerprint.slap(PEOPLE[0], FOUR_RIGHT).pixels[:900]
    move = cv2.getRotationMatrix2D((800, 450), 6, 1.0)
    turned = cv2.warpAffine(laid, move, (1600, 900), borderValue=(238.0,))
    one, two = match.template(laid), match.template(np.asarray(turned, np.uint8))
    assert len(one.found) > 250
    assert match.similarity(one, two) > 0.6
