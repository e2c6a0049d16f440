"""Synthetic portraits: OpenCV's own cascades find what the truth says is there."""

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.population import face
from drivers.population.face import FaceTruth
from drivers.population.looks import HAIR, looks
from drivers.population.person import Person

CASCADES = Path(cv2.__file__).parent / "data"
Box = tuple[int, int, int, int]


@pytest.fixture(scope="module")
def find_faces() -> cv2.CascadeClassifier:
    return cv2.CascadeClassifier(str(CASCADES / "haarcascade_frontalface_alt2.xml"))


@pytest.fixture(scope="module")
def find_eyes() -> cv2.CascadeClassifier:
    return cv2.CascadeClassifier(str(CASCADES / "haarcascade_eye_tree_eyeglasses.xml"))


def _gray(truth: FaceTruth) -> NDArray[np.uint8]:
    return np.asarray(cv2.cvtColor(truth.pixels, cv2.COLOR_BGR2GRAY), np.uint8)


def _faces(cascade: cv2.CascadeClassifier, truth: FaceTruth) -> list[Box]:
    half = cv2.resize(_gray(truth), None, fx=0.5, fy=0.5)
    found = cascade.detectMultiScale(half, 1.1, 3, minSize=(60, 60))
    return [(int(x) * 2, int(y) * 2, int(w) * 2, int(h) * 2) for x, y, w, h in found]


def _overlap(one: Box, two: Box) -> float:
    width = min(one[0] + one[2], two[0] + two[2]) - max(one[0], two[0])
    height = min(one[1] + one[3], two[1] + two[3]) - max(one[1], two[1])
    common = max(0, width) * max(0, height)
    return common / (one[2] * one[3] + two[2] * two[3] - common)


def _eyes(cascade: cv2.CascadeClassifier, truth: FaceTruth, box: Box) -> Iterator[bool]:
    x, y, width, height = box
    upper = _gray(truth)[y : y + int(height * 0.6), x : x + width]
    found = cascade.detectMultiScale(upper, 1.1, 3, minSize=(width // 8, width // 8))
    middles = [(x + a + w / 2, y + b + h / 2) for a, b, w, h in found]
    for eye in truth.eyes:
        yield any(np.hypot(a - eye[0], b - eye[1]) < 0.1 * width for a, b in middles)


def test_cascades_find_fifty_of_fifty_faces_and_both_eyes(
    find_faces: cv2.CascadeClassifier, find_eyes: cv2.CascadeClassifier
) -> None:
    for seed in range(50):
        truth = face.portrait(Person(seed, birth_year=1990 + seed % 3))
        found = _faces(find_faces, truth)
        assert len(found) == 1, f"seed {seed}"
        assert _overlap(found[0], truth.box) > 0.6, f"seed {seed}"
        assert all(_eyes(find_eyes, truth, found[0])), f"seed {seed}"


@pytest.mark.parametrize("hair", HAIR)
def test_every_way_to_wear_hair_occurs_and_is_found(
    hair: str, find_faces: cv2.CascadeClassifier
) -> None:
    wearers = (Person(seed) for seed in range(200) if looks(Person(seed)).hair == hair)
    for person in islice(wearers, 3):
        assert len(_faces(find_faces, face.portrait(person))) == 1


def test_a_tilted_head_tilts_the_line_between_the_eyes() -> None:
    for roll in (-12.0, 0.0, 12.0):
        right, left = face.portrait(Person(7), pose_roll=roll, size=(640, 360)).eyes
        angle = np.degrees(np.arctan2(left[1] - right[1], left[0] - right[0]))
        assert abs(angle - roll) < 3


def _patch(truth: FaceTruth, middle: tuple[float, float], half: int) -> NDArray[np.uint8]:
    x, y = round(middle[0]), round(middle[1])
    return _gray(truth)[y - half : y + half, x - half : x + half]


def test_eyes_are_dark_and_bright_open_and_plain_shut() -> None:
    for seed in range(6):
        opened = face.portrait(Person(seed))
        shut = face.portrait(Person(seed), eyes_shut=True)
        for eye in range(2):
            assert _patch(opened, opened.eyes[eye], 6).mean() < 80
            assert _patch(shut, shut.eyes[eye], 3).mean() > 80


def test_blur_light_and_lamp_do_what_they_say() -> None:
    person = Person(8, birth_year=1994)
    good = face.portrait(person)
    x, y, width, height = good.box

    def head(truth: FaceTruth) -> NDArray[np.uint8]:
        return _gray(truth)[y : y + height, x : x + width]

    def sharpness(truth: FaceTruth) -> float:
        return float(cv2.Laplacian(head(truth), cv2.CV_32F).std())

    assert sharpness(face.portrait(person, blur=4.0)) < 0.6 * sharpness(good)
    assert head(face.portrait(person, light=0.4)).mean() < 0.5 * head(good).mean()
    lit = head(face.portrait(person, side_light=1.0))
    assert lit[:, width // 2 :].mean() > 1.4 * lit[:, : width // 2].mean()
    even = head(good)
    assert even[:, width // 2 :].mean() == pytest.approx(even[:, : width // 2].mean(), rel=0.1)


def test_glasses_put_a_dark_frame_around_the_eyes() -> None:
    person = Person(8)
    plain, worn = face.portrait(person), face.portrait(person, glasses=True)
    changed = cv2.absdiff(_gray(plain), _gray(worn)) > 30
    rows, columns = np.nonzero(changed)
    assert rows.size > 800
    assert abs(rows.mean() - np.mean([eye[1] for eye in plain.eyes])) < 15
    assert abs(columns.mean() - np.mean([eye[0] for eye in plain.eyes])) < 15
