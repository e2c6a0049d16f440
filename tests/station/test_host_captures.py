"""What captures make of odd deliveries and of checks that fail, with devices that do as told."""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

import numpy as np
import pytest

from drivers.opencv import cv2
from drivers.population.face import portrait
from drivers.population.fingerprint import finger
from drivers.population.person import Person
from drivers.protocol import Delivery, Device, Frame, PenPoint, Pixels
from station.body import PARTS, Modality, Part, Target
from station.devices import ring
from station.devices.messages import (
    Attempt,
    Begin,
    Failed,
    Finish,
    ImageSample,
    Live,
    PenSample,
    Seat,
    Shoot,
    Verdict,
)
from station.errors import Code
from station.host import codec
from station.host.host import Host
from station.quality import face, match
from station.quality import finger as finger_quality
from station.reasons import Reason
from tests.fakes.bench import (
    ScriptedBench,
    ScriptedCamera,
    ScriptedPad,
    ScriptedScanner,
    delivering,
)
from tests.fakes.hearing import Hearing, demo_settings

PERSON = Person(11, birth_year=1995)
RIGHT = PARTS[Target.RIGHT_FOUR]


def print_of(part: Part, impression: int = 0, ppi: int | None = 500) -> Delivery:
    return Delivery(part.value, Pixels(finger(PERSON, part.value, impression).pixels, ppi))


@contextmanager
def hosting(**devices: Device) -> Iterator[tuple[Host, Hearing]]:
    hearing = Hearing()
    bench = ScriptedBench({Modality[name.upper()]: each for name, each in devices.items()})
    host = Host(demo_settings(), bench, hearing, ring.private())
    host.start()
    try:
        yield host, hearing
    finally:
        host.close()


def scanned(
    *deliveries: Delivery,
    missing: tuple[Part, ...] = (),
    references: Mapping[Part, bytes] = MappingProxyType({}),
) -> Attempt:
    begin = Begin(request=1, target=Target.RIGHT_FOUR, missing=missing, references=dict(references))
    with hosting(finger=ScriptedScanner(script=[delivering(*deliveries)])) as (host, hearing):
        host.take(begin)
        return hearing.captured(1)


def picture(attempt: Attempt) -> ImageSample:
    """Return the one picture of an attempt."""
    (sample,) = attempt.samples
    assert isinstance(sample, ImageSample)
    return sample


# --- fingers --------------------------------------------------------------------------------------


def test_a_finger_too_few_is_counted_and_the_others_are_kept() -> None:
    attempt = scanned(*map(print_of, RIGHT[:3]))
    assert attempt.reasons == (Reason.FINGER_COUNT,)
    assert attempt.verdict is Verdict.RETRY
    assert [sample.part for sample in attempt.samples] == list(RIGHT[:3])


def test_a_finger_that_the_person_does_not_have_is_one_too_many() -> None:
    attempt = scanned(*map(print_of, RIGHT), missing=(Part.RIGHT_LITTLE,))
    assert Reason.FINGER_COUNT in attempt.reasons


def test_the_same_finger_under_two_names_is_noticed() -> None:
    index = finger(PERSON, "RIGHT_INDEX", 1).pixels
    again = Delivery(Part.RIGHT_RING.value, Pixels(index, 500))
    attempt = scanned(*(print_of(part) for part in RIGHT if part != Part.RIGHT_RING), again)
    twice = {s.part for s in attempt.samples if Reason.FINGER_TWICE in s.reasons}
    assert twice == {Part.RIGHT_INDEX, Part.RIGHT_RING}
    assert attempt.verdict is Verdict.RETRY


def test_a_finger_recorded_before_under_another_name_is_noticed() -> None:
    before = {Part.LEFT_INDEX: codec.wsq(finger(PERSON, "RIGHT_MIDDLE", 1).pixels)}
    attempt = scanned(*map(print_of, RIGHT), references=before)
    twice = {s.part for s in attempt.samples if Reason.FINGER_TWICE in s.reasons}
    assert twice == {Part.RIGHT_MIDDLE}


def test_recording_the_same_finger_again_is_no_repetition() -> None:
    before = {part: codec.wsq(finger(PERSON, part.value, 1).pixels) for part in RIGHT}
    assert scanned(*map(print_of, RIGHT), references=before).verdict is Verdict.GOOD


@pytest.mark.expects_warnings
def test_an_unreadable_reference_leaves_the_capture_not_checked() -> None:
    attempt = scanned(*map(print_of, RIGHT), references={Part.LEFT_INDEX: b"no picture"})
    assert (attempt.verdict, attempt.reasons) == (Verdict.NOT_CHECKED, (Reason.NOT_CHECKED,))


def test_a_print_of_1000_ppi_is_brought_to_500() -> None:
    large = cv2.resize(finger(PERSON, "RIGHT_INDEX").pixels, None, fx=2, fy=2)
    delivery = Delivery("RIGHT_INDEX", Pixels(np.asarray(large, np.uint8), 1000))
    sample = picture(scanned(delivery, missing=RIGHT[1:]))
    assert (sample.part, sample.verdict) == (Part.RIGHT_INDEX, Verdict.GOOD)
    assert codec.decoded(sample.data).shape == (400, 300)


@pytest.mark.parametrize("ppi", [None, 250, 499])
def test_a_print_of_too_few_or_unknown_pixels_is_a_fault(ppi: int | None) -> None:
    scanner = ScriptedScanner(script=[delivering(print_of(Part.RIGHT_INDEX, ppi=ppi))])
    with hosting(finger=scanner) as (host, hearing):
        host.take(Begin(request=1, target=Target.RIGHT_FOUR))
        assert hearing.end_of(1) == Failed(request=1, code=Code.DEVICE_FAULT)


@pytest.mark.expects_warnings
def test_a_judge_that_breaks_costs_the_verdict_not_the_capture(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(finger_quality, "judge", broken)
    attempt = scanned(*map(print_of, RIGHT))
    assert len(attempt.samples) == 4
    assert {sample.verdict for sample in attempt.samples} == {Verdict.NOT_CHECKED}
    assert (attempt.verdict, attempt.reasons) == (Verdict.NOT_CHECKED, (Reason.NOT_CHECKED,))


@pytest.mark.expects_warnings
def test_a_comparison_that_breaks_is_not_a_match(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(match, "similarity", broken)
    index = (Part.RIGHT_INDEX, Part.LEFT_INDEX)
    references = {part: codec.wsq(finger(PERSON, part.value).pixels) for part in index}
    scanner = ScriptedScanner(script=[delivering(*map(print_of, index))])
    with hosting(finger=scanner) as (host, hearing):
        host.take(Begin(request=1, target=Target.INDEX_CHECK, references=references))
        attempt = hearing.captured(1)
    assert (attempt.verdict, attempt.matches) == (Verdict.NOT_CHECKED, {})


def broken(*_: object) -> None:
    raise ZeroDivisionError


# --- photo ----------------------------------------------------------------------------------------


def sitting(**flaw: float) -> ScriptedCamera:
    """A camera that sees the person for a thousand frames."""
    camera = ScriptedCamera()
    pixels = portrait(PERSON, **flaw).pixels  # type: ignore[arg-type]  # passed on as given
    started = time.monotonic_ns()
    for number in range(1000):
        camera.pictures.put(Frame(pixels, at_ns=started + number * 33_000_000))
    return camera


def test_a_dark_photo_is_taken_when_the_operator_insists_and_says_why_it_is_bad() -> None:
    with hosting(camera=sitting(light=0.3)) as (host, hearing):
        host.take(Begin(request=1, target=Target.PHOTO, birth_year=1995))
        live = hearing.until(Live)
        host.take(Shoot(request=1))
        attempt = hearing.captured(1)
    assert (live.verdict, live.reasons, live.hold) == (
        Verdict.RETRY,
        (Reason.FACE_DARK,),
        0.0,
    )
    assert (attempt.verdict, attempt.reasons) == (Verdict.RETRY, (Reason.FACE_DARK,))


def test_without_automatic_nothing_is_taken_until_it_is_said() -> None:
    with hosting(camera=sitting()) as (host, hearing):
        host.take(Begin(request=1, target=Target.PHOTO, birth_year=1995, automatic=False))
        holds = [hearing.until(Live).hold for _ in range(4)]
        host.take(Shoot(request=1))
        assert hearing.captured(1).verdict is Verdict.GOOD
    assert holds == [0.0] * 4


def test_a_bad_photo_is_never_taken_by_itself() -> None:
    with hosting(camera=sitting(light=0.3)) as (host, hearing):
        host.take(Begin(request=1, target=Target.PHOTO, birth_year=1995, seconds=0.6))
        assert hearing.end_of(1) == Failed(request=1, reason=Reason.TIMED_OUT)


@pytest.mark.expects_warnings
def test_a_photo_whose_judge_breaks_is_kept_whole_and_not_checked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(face, "judge", broken)
    with hosting(camera=sitting()) as (host, hearing):
        host.take(Begin(request=1, target=Target.PHOTO, birth_year=1995))
        assert hearing.until(Live).verdict is Verdict.NOT_CHECKED
        host.take(Shoot(request=1))
        attempt = hearing.captured(1)
    sample = picture(attempt)
    assert (sample.verdict, sample.reasons) == (Verdict.NOT_CHECKED, (Reason.NOT_CHECKED,))
    assert codec.decoded(sample.data).shape == (720, 1280, 3)


# --- signature ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("points", "lost", "verdict", "reasons"),
    [
        pytest.param(60, 0, Verdict.GOOD, (), id="line"),
        pytest.param(60, 30, Verdict.RETRY, (Reason.SIGNATURE_GAPS,), id="gaps"),
        pytest.param(0, 0, Verdict.RETRY, (Reason.SIGNATURE_NONE,), id="nothing"),
    ],
)
def test_what_was_written_is_judged_when_the_pen_is_done(
    points: int, lost: int, verdict: Verdict, reasons: tuple[Reason, ...]
) -> None:
    written = [PenPoint(2000 + 60 * i, 3000, 0, 5 * i, touching=True) for i in range(points)]
    with hosting(signature=ScriptedPad(points=written, lost=lost)) as (host, hearing):
        host.take(Seat(seed=1))
        host.take(Begin(request=1, target=Target.SIGNATURE))
        host.take(Finish(request=1))
        attempt = hearing.captured(1)
    assert (attempt.verdict, attempt.reasons) == (verdict, reasons)
    (sample,) = attempt.samples
    assert isinstance(sample, PenSample)
    assert sample.lost == lost
    # A pen that touches writes, however softly.
    assert {pressure for _, _, pressure, _ in sample.series} <= {1}
