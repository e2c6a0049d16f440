"""Every target through the host, the real drivers and the emulated wires."""

from collections.abc import Iterator
from typing import Any

import pytest

from packets.codestream import read_facts
from station.body import EYES, PARTS, Part, Target
from station.devices.inthread import InThread
from station.devices.messages import (
    Attempt,
    Begin,
    Cancel,
    Failed,
    Finish,
    FrameReady,
    FromHost,
    ImageSample,
    Live,
    PenMoved,
    PenSample,
    Seat,
    Verdict,
)
from station.host import codec
from station.host.host import factory
from station.quality import match
from station.quality.packing import packed
from station.reasons import Reason
from tests.fakes.hearing import Hearing, demo_settings

CITIZEN = Seat(seed=5, birth_year=1995)
OTHER = Seat(seed=6, birth_year=1995)


class Desk:
    """Sends requests to a host and hears the answers of one test at a time."""

    def __init__(self) -> None:
        self.hearing = Hearing()
        self.devices = InThread(factory(demo_settings("camera", "sbi", "wacom-stu")))
        self.devices.start(self.hear)
        self._requests = 0

    def hear(self, message: FromHost) -> None:
        self.hearing(message)

    def begin(self, target: Target, **more: object) -> int:
        """Start a target; return the request's number."""
        self.hearing = Hearing()
        self._requests += 1
        asked: dict[str, Any] = {"request": self._requests, "target": target, **more}
        begin = Begin(**asked)
        self.devices.send(begin)
        return self._requests

    def record(self, target: Target, **more: object) -> Attempt:
        return self.hearing_after(target, **more).captured(self._requests)

    def hearing_after(self, target: Target, **more: object) -> Hearing:
        self.begin(target, **more)
        return self.hearing


@pytest.fixture(scope="module")
def desk() -> Iterator[Desk]:
    """One host for the module: its emulators take half a second to start."""
    desk = Desk()
    yield desk
    desk.devices.close()


def images(attempt: Attempt) -> dict[Part, ImageSample]:
    return {s.part: s for s in attempt.samples if isinstance(s, ImageSample)}


def test_the_photo_is_taken_by_itself_once_all_is_green(desk: Desk) -> None:
    desk.devices.send(CITIZEN)
    attempt = desk.record(Target.PHOTO, birth_year=1995)
    face = images(attempt)[Part.FACE]
    assert (attempt.verdict, attempt.reasons) == (Verdict.GOOD, ())
    facts = read_facts(face.data)
    assert (facts.width, facts.height, facts.channels) == (600, 800, 3)
    assert (face.width, face.height, face.channels) == (600, 800, 3)
    assert len(face.data) < 600 * 800 * 3 / 18
    assert 0 < face.details["right_eye_x"] < face.details["left_eye_x"] < 600
    heard = desk.hearing.heard
    lives = [message for message in heard if isinstance(message, Live)]
    assert lives[-1].hold == 1.0
    assert lives[-1].boxes[0].part is Part.FACE
    shown = [message for message in heard if isinstance(message, FrameReady)]
    assert {message.slot for message in shown} == {0, 1, 2, 3}
    assert (shown[0].width, shown[0].height) == (960, 540)


def test_the_photo_of_somebody_else_needs_another_wall(desk: Desk) -> None:
    desk.devices.send(CITIZEN)
    request = desk.begin(Target.PHOTO, birth_year=1996)
    live = desk.hearing.until(Live, lambda m: bool(m.boxes))
    assert live.reasons == (Reason.BACKDROP_BLUE,)
    assert live.hold == 0.0
    desk.devices.send(Cancel(request=request))
    assert desk.hearing.end_of(request) == Failed(request=request)


@pytest.mark.parametrize("target", [Target.RIGHT_FOUR, Target.LEFT_FOUR, Target.THUMBS])
def test_fingers_are_recorded_as_wsq_one_by_one(desk: Desk, target: Target) -> None:
    desk.devices.send(CITIZEN)
    attempt = desk.record(target)
    prints = images(attempt)
    assert set(prints) == set(PARTS[target])
    assert (attempt.verdict, attempt.reasons) == (Verdict.GOOD, ())
    for sample in prints.values():
        facts = read_facts(sample.data)
        assert (facts.width, facts.height, facts.ppi) == (sample.width, sample.height, 500)
        assert sample.score >= 40
        assert sample.device_score is not None
        assert len(sample.source_sha256) == 64
        assert "signature" in sample.device.checks
        assert sample.thumbnail.startswith(b"\xff\xd8")
    desk_heard = [type(message) for message in desk.hearing.heard]
    assert FrameReady in desk_heard


def test_a_missing_finger_is_not_waited_for(desk: Desk) -> None:
    missing = (Part.RIGHT_RING,)
    desk.devices.send(Seat(seed=9, missing=missing))
    attempt = desk.record(Target.RIGHT_FOUR, missing=missing)
    assert set(images(attempt)) == set(PARTS[Target.RIGHT_FOUR]) - set(missing)
    assert attempt.verdict is Verdict.GOOD


def test_irises_are_recorded_without_loss_and_with_their_circles(desk: Desk) -> None:
    desk.devices.send(CITIZEN)
    attempt = desk.record(Target.IRISES)
    eyes = images(attempt)
    assert set(eyes) == set(EYES)
    assert attempt.verdict is Verdict.GOOD
    for eye in eyes.values():
        assert (eye.width, eye.height) == (640, 480)
        assert 90 < eye.details["iris_radius"] < 140
        assert 20 < eye.details["pupil_radius"] < eye.details["iris_radius"]


@pytest.mark.parametrize("target", [Target.SIGNATURE, Target.STATEMENT])
def test_a_signature_is_shown_as_it_is_written(desk: Desk, target: Target) -> None:
    desk.devices.send(CITIZEN)
    request = desk.begin(target)
    inked = 0
    while inked < 120:
        inked += sum(ink > 0 for _, _, ink in desk.hearing.until(PenMoved).points)
    desk.devices.send(Finish(request=request))
    (sample,) = desk.hearing.captured(request).samples
    assert isinstance(sample, PenSample)
    assert sample.verdict is Verdict.GOOD
    assert len(sample.series) >= inked
    assert max(x for x, *_ in sample.series) <= sample.max_x


def test_the_index_check_knows_the_person_and_nobody_else(desk: Desk) -> None:
    desk.devices.send(CITIZEN)
    recorded = images(desk.record(Target.RIGHT_FOUR)) | images(desk.record(Target.LEFT_FOUR))
    references = {part: recorded[part].data for part in PARTS[Target.INDEX_CHECK]}
    same = desk.record(Target.INDEX_CHECK, references=references)
    assert (same.verdict, same.samples) == (Verdict.GOOD, ())
    assert set(same.matches) == set(references)
    desk.devices.send(OTHER)
    other = desk.record(Target.INDEX_CHECK, references=references)
    assert (other.verdict, other.reasons) == (Verdict.RETRY, (Reason.FINGER_OTHER_PERSON,))
    assert max(other.matches.values()) < min(same.matches.values())


def test_an_index_check_without_references_is_not_checked(desk: Desk) -> None:
    desk.devices.send(CITIZEN)
    attempt = desk.record(Target.INDEX_CHECK)
    assert (attempt.verdict, attempt.reasons) == (Verdict.NOT_CHECKED, (Reason.NOT_CHECKED,))
    assert attempt.matches == {}


def test_an_operators_finger_is_known_by_the_templates_lent_and_nothing_of_it_is_kept(
    desk: Desk,
) -> None:
    desk.devices.send(CITIZEN)
    print_ = images(desk.record(Target.RIGHT_FOUR))[Part.RIGHT_INDEX]
    lent = (packed(match.template(codec.decoded(print_.data))),)
    own = desk.record(Target.OWN_FINGER, operator=lent)
    assert (own.verdict, own.samples, set(own.matches)) == (
        Verdict.GOOD, (), {Part.RIGHT_INDEX},
    )  # fmt: skip
    desk.devices.send(OTHER)
    other = desk.record(Target.OWN_FINGER, operator=lent)
    assert (other.verdict, other.reasons) == (Verdict.RETRY, (Reason.FINGER_OTHER_PERSON,))


@pytest.mark.parametrize("lent", [(), (b"PRKT1",)], ids=["none", "unreadable"])
@pytest.mark.expects_warnings
def test_an_operators_finger_that_cannot_be_compared_is_not_checked(
    desk: Desk, lent: tuple[bytes, ...]
) -> None:
    desk.devices.send(CITIZEN)
    attempt = desk.record(Target.OWN_FINGER, operator=lent)
    assert (attempt.verdict, attempt.matches) == (Verdict.NOT_CHECKED, {})
