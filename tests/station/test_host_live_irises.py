"""The live view of the eyes: each one judged where it is, and taken once both have been good."""

import time

import numpy as np
import pytest
from numpy.typing import NDArray

from drivers.population.iris import eye
from drivers.population.person import Person
from drivers.protocol import Frame
from station.body import EYES, Part, Target
from station.devices.messages import FromHost, Live, Verdict
from station.host.live_irises import look, watching
from station.reasons import Reason
from tests.fakes.jobs import job
from tests.fakes.patience import until

PERSON = Person(21)
RIGHT, LEFT = EYES
Gray = NDArray[np.uint8]


def _eye(part: Part, *, lid: float = 0.15) -> Gray:
    return eye(PERSON, part.value, lid=lid).pixels


def _both(*, left_lid: float = 0.15) -> Gray:
    return np.hstack([_eye(RIGHT), _eye(LEFT, lid=left_lid)])


def _look(parts: tuple[Part, ...], pixels: Gray, *, mirrored: bool = False) -> Live:
    return look(job(Target.IRISES), parts, Frame(pixels, 0, mirrored=mirrored))


def test_a_mirrored_view_has_the_right_eye_on_the_right() -> None:
    turned = np.hstack([_eye(LEFT, lid=0.85), _eye(RIGHT)])
    live = _look(EYES, turned, mirrored=True)
    assert {box.part: box.x < 0.5 for box in live.boxes}[RIGHT] is False
    assert live.verdict is Verdict.RETRY
    assert _look((RIGHT,), turned, mirrored=True).verdict is Verdict.GOOD


def test_both_eyes_are_found_side_by_side() -> None:
    live = _look(EYES, _both())
    assert (live.verdict, live.reasons) == (Verdict.GOOD, ())
    right, left = live.boxes
    assert (right.part, left.part) == (RIGHT, LEFT)
    assert right.x + right.width < 0.5 < left.x
    assert all(box.score is not None and box.score >= 60 for box in live.boxes)
    assert len(live.measures) == 4


def test_a_small_view_is_judged_as_the_eyes_will_be() -> None:
    small = np.ascontiguousarray(_both()[::2, ::2])
    live = _look(EYES, small)
    assert {box.part for box in live.boxes} == set(EYES)


def test_the_worse_eye_decides_and_says_why() -> None:
    live = _look(EYES, _both(left_lid=0.85))
    assert live.verdict is Verdict.RETRY
    assert live.reasons
    assert live.reasons[0] in {Reason.IRIS_LID, Reason.IRIS_NONE}


def test_one_eye_fills_the_picture_of_a_sensor_for_one() -> None:
    live = _look((LEFT,), _eye(LEFT))
    assert live.verdict is Verdict.GOOD
    (box,) = live.boxes
    assert box.part is LEFT
    assert 0.2 < box.x < 0.5


def test_of_two_in_the_picture_only_the_wanted_one_is_judged() -> None:
    live = _look((RIGHT,), _both(left_lid=0.95))
    assert live.verdict is Verdict.GOOD
    assert [box.part for box in live.boxes] == [RIGHT]


def test_colours_are_judged_as_gray() -> None:
    live = _look(EYES, np.repeat(_both()[:, :, None], 3, axis=2))
    assert len(live.boxes) == 2


@pytest.mark.parametrize("shape", [(90, 240), (480, 640), (480, 1280)])
def test_where_there_is_nothing_to_judge_that_is_said(shape: tuple[int, int]) -> None:
    live = _look(EYES, np.full(shape, 40, np.uint8))
    assert live.boxes == ()
    tiny = shape[0] < 200
    assert live.verdict is (Verdict.NOT_CHECKED if tiny else Verdict.RETRY)
    assert live.reasons == (() if tiny else (Reason.IRIS_NONE,))


def test_once_good_for_long_enough_the_scanner_is_told_to_take_them() -> None:
    told: list[FromHost] = []
    asked = job(Target.IRISES, told)
    picture = _both()

    def good_for_long_enough() -> bool:
        show(Frame(picture, time.monotonic_ns()))
        return asked.stop.finished

    with watching(asked, EYES) as show:
        until(good_for_long_enough)
    lives = [each for each in told if isinstance(each, Live)]
    assert lives[0].hold == 0.0
    assert lives[-1].hold == 1.0
