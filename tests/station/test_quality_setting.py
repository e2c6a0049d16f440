"""Scanners set wrongly: another resolution, light and dark swapped."""

import numpy as np
import pytest

from drivers.opencv import cv2
from drivers.population import fingerprint
from drivers.population.person import FOUR_RIGHT, Person
from station.quality import blocks, setting
from station.quality.columns import Gray
from station.reasons import Reason


def said(picture: Gray) -> tuple[Reason, ...]:
    return setting.wrong(picture, blocks.measure(picture))


@pytest.fixture(params=range(4))
def print_(request: pytest.FixtureRequest) -> Gray:
    return fingerprint.finger(Person(request.param), "LEFT_INDEX").pixels


def test_a_print_as_it_should_be_passes(print_: Gray) -> None:
    assert said(print_) == ()


@pytest.mark.parametrize("scale", [0.5, 2.0])
def test_another_resolution_is_said(print_: Gray, scale: float) -> None:
    scaled = cv2.resize(print_, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    assert Reason.FINGER_RESOLUTION in said(np.asarray(scaled, np.uint8))


def test_light_ridges_on_dark_are_said() -> None:
    slap = fingerprint.slap(Person(1), FOUR_RIGHT).pixels
    assert said(slap) == ()
    assert said(255 - slap) == (Reason.FINGER_INVERTED,)


def test_what_shows_no_glass_cannot_be_told() -> None:
    print_ = fingerprint.finger(Person(1), "LEFT_INDEX").pixels
    assert Reason.FINGER_INVERTED not in said(255 - print_[120:280, 90:210])
