"""What the host makes of eyes that a scanner delivers: two different ones, or one of them twice."""

from collections.abc import Mapping

import numpy as np
import pytest
from numpy.typing import NDArray

from drivers.population.iris import eye
from drivers.population.person import Person
from drivers.protocol import Delivery, Pixels
from station.body import Modality, Part, Target
from station.devices import ring
from station.devices.messages import Attempt, Begin, Verdict
from station.host import codec
from station.host.host import Host
from station.quality import iris_code
from station.reasons import Reason
from tests.fakes.bench import ScriptedBench, ScriptedScanner, delivering
from tests.fakes.hearing import Hearing, demo_settings

PERSON = Person(21)
LEFT, RIGHT = Part.LEFT_EYE, Part.RIGHT_EYE
Gray = NDArray[np.uint8]


def look(part: Part, impression: int = 0) -> Gray:
    return eye(PERSON, part.value, impression).pixels


def recorded(
    shown: Mapping[Part, Gray],
    missing: tuple[Part, ...] = (),
    references: Mapping[Part, bytes] | None = None,
) -> Attempt:
    scanner = ScriptedScanner(
        script=[
            delivering(*(Delivery(part.value, Pixels(each, None)) for part, each in shown.items()))
        ]
    )
    hearing = Hearing()
    host = Host(demo_settings(), ScriptedBench({Modality.IRIS: scanner}), hearing, ring.private())
    host.start()
    try:
        host.take(
            Begin(
                request=1,
                target=Target.IRISES,
                missing=missing,
                references=dict(references or {}),
            )
        )
        return hearing.captured(1)
    finally:
        host.close()


def twice(attempt: Attempt) -> set[Part]:
    return {each.part for each in attempt.samples if Reason.IRIS_TWICE in each.reasons}


def test_two_eyes_of_a_person_are_two() -> None:
    attempt = recorded({RIGHT: look(RIGHT), LEFT: look(LEFT)})
    assert (attempt.verdict, attempt.reasons) == (Verdict.GOOD, ())


def test_one_eye_shown_for_both_is_refused() -> None:
    attempt = recorded({RIGHT: look(RIGHT, 1), LEFT: look(RIGHT, 2)})
    assert twice(attempt) == {RIGHT, LEFT}
    assert attempt.verdict is Verdict.RETRY


def test_the_eye_recorded_before_is_not_taken_for_the_other() -> None:
    before = {RIGHT: codec.lossless(look(RIGHT, 1))}
    attempt = recorded({LEFT: look(RIGHT, 2)}, missing=(RIGHT,), references=before)
    assert twice(attempt) == {LEFT}


def test_recording_an_eye_again_is_no_repetition() -> None:
    before = {RIGHT: codec.lossless(look(RIGHT, 1)), LEFT: codec.lossless(look(LEFT, 1))}
    attempt = recorded({RIGHT: look(RIGHT, 2)}, missing=(LEFT,), references=before)
    assert attempt.verdict is Verdict.GOOD


@pytest.mark.expects_warnings
@pytest.mark.parametrize("picture", [b"no picture", None])
def test_eyes_that_cannot_be_compared_are_not_checked(picture: bytes | None) -> None:
    blank = codec.lossless(np.full((480, 640), 120, np.uint8))
    before = {RIGHT: blank if picture is None else picture}
    attempt = recorded({LEFT: look(LEFT)}, missing=(RIGHT,), references=before)
    assert (attempt.verdict, attempt.reasons) == (Verdict.NOT_CHECKED, (Reason.NOT_CHECKED,))


def test_a_comparison_that_breaks_costs_no_capture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(iris_code, "apart", lambda _one, _two: None)
    attempt = recorded({RIGHT: look(RIGHT), LEFT: look(LEFT)})
    assert (attempt.verdict, len(attempt.samples)) == (Verdict.NOT_CHECKED, 2)
