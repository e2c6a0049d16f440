"""The desk while it records: tries, exceptions, devices that come and go."""

import pytest

from station.body import PARTS, Modality, Part, Target
from station.devices.messages import Cancel, Captured, Lamp, Live, Verdict
from station.errors import Code
from station.operators.credentials import Credentials
from station.reasons import Reason
from station.session.exemptions import Presence
from station.session.matters import Matter
from station.session.view import CaptureState, Mark, Screen, Step
from tests.fakes.day import SOMEBODY, at, exempt, marks, now
from tests.fakes.devices import attempt
from tests.fakes.office import BUDI, SITI, TONO, Office


def test_arriving_shows_the_live_view_and_the_primary_press_takes_it(office: Office) -> None:
    office.devices.will(Target.PHOTO, None)
    at(office, Step.PHOTO)
    view = office.desk.view
    assert view.capture is not None
    assert view.capture.state is CaptureState.LIVE
    assert view.capture.request == office.devices.begun().request
    office.desk.capture()
    office.desk.capture()
    view = office.settle()
    assert view.capture is not None
    assert (view.capture.state, view.capture.may_go_on) == (CaptureState.JUDGED, True)
    assert view.capture.parts[0].attempts == 1


def test_live_notices_change_the_live_part_only(office: Office) -> None:
    office.devices.will(Target.PHOTO, None)
    before = at(office, Step.PHOTO)
    request = office.devices.begun().request
    office.devices.tell(
        Live(request=request, verdict=Verdict.RETRY, reasons=(Reason.FACE_DARK,), hold=0.5)
    )
    office.devices.tell(Live(request=request + 7, verdict=Verdict.GOOD, reasons=()))
    after = office.settle()
    assert after.capture is not None
    assert (after.capture.reasons, after.capture.hold) == ((Reason.FACE_DARK,), 0.5)
    assert after.rail is before.rail
    assert after.citizen is before.citizen


def test_poor_tries_are_counted_then_the_best_may_be_forced(office: Office) -> None:
    office.devices.will(Target.PHOTO, Verdict.RETRY, Reason.TIMED_OUT, Verdict.RETRY)
    view = at(office, Step.PHOTO)
    seen = []
    for _ in range(3):
        assert view.capture is not None
        seen.append((view.capture.attempt, view.capture.attempts_allowed, view.capture.may_force))
        office.desk.go_on()
        assert office.settle().trouble is Code.NOT_ALLOWED_NOW
        if len(seen) < 3:
            office.desk.retake()
            view = office.settle()
    assert seen == [(1, 3, False), (2, 3, False), (3, 3, True)]
    assert view.capture is not None
    assert view.capture.force_takes_two
    assert view.capture.force_matter is Matter.FORCED
    office.desk.force()
    assert office.settle().trouble is Code.SECOND_PERSON_NEEDED
    office.desk.force(BUDI)
    office.settle()
    office.desk.go_on()
    assert now(office.settle()) is Step.RIGHT_FOUR


def test_forcing_too_early_is_refused(office: Office) -> None:
    office.devices.will(Target.PHOTO, Verdict.RETRY)
    at(office, Step.PHOTO)
    office.desk.force()
    assert office.settle().trouble is Code.NOT_ALLOWED_NOW


def test_back_loses_nothing(office: Office) -> None:
    at(office, Step.THUMBS)
    for step in (Step.LEFT_FOUR, Step.RIGHT_FOUR, Step.PHOTO, Step.BIODATA, Step.BIODATA):
        office.desk.back()
        view = office.settle()
        assert now(view) is step
    office.desk.go_on()
    view = office.settle()
    assert now(view) is Step.IRISES
    done = (Step.PHOTO, Step.RIGHT_FOUR, Step.LEFT_FOUR, Step.THUMBS)
    assert {marks(view)[step] for step in done} == {Mark.DONE}


def test_a_capture_that_comes_in_after_back_is_kept(office: Office) -> None:
    office.devices.will(Target.RIGHT_FOUR, None)
    at(office, Step.RIGHT_FOUR)
    begin = office.devices.begun()
    office.desk.back()
    office.settle()
    assert Cancel(request=begin.request) in office.devices.sent
    office.devices.answer(begin, Verdict.GOOD)
    assert marks(office.settle())[Step.RIGHT_FOUR] is Mark.DONE


def test_a_capture_nobody_asked_for_is_ignored(office: Office) -> None:
    office.devices.will(Target.PHOTO, None)
    before = at(office, Step.PHOTO)
    request = office.devices.begun().request
    office.devices.tell(Captured(request=request + 9, attempt=attempt(Target.PHOTO)))
    office.devices.tell(Captured(request=request, attempt=attempt(Target.THUMBS)))
    after = office.settle()
    assert marks(after) == marks(before)


def test_the_rail_reaches_back_and_not_ahead(office: Office) -> None:
    view = at(office, Step.RIGHT_FOUR)
    reachable = [row.step for row in view.rail if row.reachable]
    assert Step.PHOTO in reachable
    assert Step.THUMBS not in reachable
    office.desk.step_to(Step.THUMBS)
    assert office.settle().trouble is Code.NOT_ALLOWED_NOW
    office.desk.step_to(Step.PHOTO)
    assert now(office.settle()) is Step.PHOTO


def test_an_exempted_finger_is_not_waited_for(office: Office) -> None:
    office.devices.will(Target.RIGHT_FOUR, None)
    at(office, Step.RIGHT_FOUR)
    view = exempt(office, Part.RIGHT_RING, Presence.AMPUTATED)
    assert office.devices.begun().missing == (Part.RIGHT_RING,)
    assert view.capture is not None
    assert view.capture.parts[2].exempt == "AMPUTATED"
    assert view.capture.may_go_on


@pytest.mark.parametrize(
    ("part", "presence", "second", "code"),
    [
        (Part.RIGHT_RING, Presence.AMPUTATED, SITI, Code.SECOND_PERSON_NEEDED),
        (Part.RIGHT_RING, Presence.AMPUTATED, TONO, Code.SECOND_PERSON_NEEDED),
        (Part.RIGHT_RING, Presence.AMPUTATED, Credentials("budi", "000000"), Code.LOGIN_REFUSED),
        (Part.FACE, Presence.BANDAGED, BUDI, Code.NOT_ALLOWED_NOW),
        (Part.RIGHT_RING, Presence.BLIND, BUDI, Code.NOT_ALLOWED_NOW),
        (Part.LEFT_EYE, Presence.AMPUTATED, BUDI, Code.NOT_ALLOWED_NOW),
        (Part.SIGNATURE, Presence.BLIND, BUDI, Code.NOT_ALLOWED_NOW),
    ],
)
def test_exceptions_that_are_refused(
    office: Office, part: Part, presence: Presence, second: Credentials, code: Code
) -> None:
    before = at(office, Step.RIGHT_FOUR)
    office.desk.exempt(part, presence, True, "", second)
    view = office.settle()
    assert view.trouble is code
    assert view.rail == before.rail


def test_a_withdrawn_exemption_is_recorded_after_all(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    exempt(office, Part.RIGHT_EYE, Presence.BANDAGED)
    office.desk.withdraw_exemption(Part.RIGHT_EYE)
    office.settle()
    office.desk.withdraw_exemption(Part.RIGHT_EYE)
    assert office.settle().trouble is Code.NOT_ALLOWED_NOW


def test_a_blind_person_without_hands_who_cannot_sign(office: Office) -> None:
    at(office, Step.RIGHT_FOUR)
    fingers = (Target.RIGHT_FOUR, Target.LEFT_FOUR, Target.THUMBS)
    for part in (part for target in fingers for part in PARTS[target]):
        exempt(office, part, Presence.AMPUTATED)
    for part in PARTS[Target.IRISES]:
        exempt(office, part, Presence.BLIND)
    exempt(office, Part.SIGNATURE, Presence.AMPUTATED)
    office.desk.go_on()
    view = office.settle()
    assert view.screen is Screen.REVIEW
    exempted = (Step.RIGHT_FOUR, Step.LEFT_FOUR, Step.THUMBS, Step.IRISES, Step.SIGNATURE)
    assert {marks(view)[step] for step in exempted} == {Mark.EXEMPT}
    office.desk.go_on()
    office.settle()
    office.desk.approve_photo()
    assert office.settle().screen is Screen.STATEMENT
    office.desk.seal()
    assert office.settle().screen is Screen.DONE
    (recording,) = office.outbox.recordings
    assert recording.consent.statement is None
    assert len(recording.exemptions) == 13
    assert {each.confirmed_by for each in recording.exemptions} != {recording.origin.operator}
    outcomes = {gate.name: gate.outcome for gate in recording.gates}
    assert outcomes["index_check"] == outcomes["statement"] == "not_checked"


def test_a_device_that_is_gone_is_deferred_and_the_rest_goes_on(office: Office) -> None:
    office.devices.lamp(Modality.IRIS, Lamp.GONE)
    view = at(office, Step.IRISES)
    assert view.capture is not None
    assert view.capture.state is CaptureState.DEVICE_GONE
    office.desk.defer()
    office.settle()
    office.press()
    view = office.desk.view
    assert view.screen is Screen.REVIEW
    assert marks(view)[Step.IRISES] is Mark.DEFERRED
    office.desk.go_on()
    assert office.settle().trouble is Code.NOT_ALLOWED_NOW
    office.desk.leave()
    row = office.settle().roster[0]
    assert (row.state, row.draft_step) == ("DRAFT", Step.REVIEW)
    office.devices.lamp(Modality.IRIS, Lamp.READY)
    office.desk.resume(SOMEBODY.nik)
    view = office.settle()
    assert now(view) is Step.IRISES
    office.desk.go_on()
    assert office.settle().screen is Screen.REVIEW
    assert office.finish().screen is Screen.DONE


@pytest.mark.parametrize("code", [Code.DEVICE_GONE, Code.HOST_GONE, Code.DEVICE_PERMISSION])
def test_a_device_that_goes_and_comes_back_goes_on_by_itself(office: Office, code: Code) -> None:
    office.devices.will(Target.PHOTO, code)
    view = at(office, Step.PHOTO)
    assert view.capture is not None
    assert view.capture.state is CaptureState.DEVICE_GONE
    assert view.capture.attempt == 1
    office.devices.lamp(Modality.CAMERA, Lamp.READY)
    view = office.settle()
    assert view.capture is not None
    assert view.capture.may_go_on


def test_a_host_that_dies_mid_capture_is_asked_again(office: Office) -> None:
    office.devices.will(Target.PHOTO, None)
    at(office, Step.PHOTO)
    first = office.devices.begun().request
    office.devices.die()
    view = office.settle()
    assert view.capture is not None
    assert view.capture.state is CaptureState.DEVICE_GONE
    assert {device.lamp for device in view.devices} == {Lamp.STARTING}
    office.devices.all_there()
    view = office.settle()
    assert view.capture is not None
    assert view.capture.may_go_on
    assert office.devices.begun().request != first


def test_a_fault_is_told_by_its_code_and_the_try_does_not_count(office: Office) -> None:
    office.devices.will(Target.PHOTO, Code.DEVICE_BUSY)
    view = at(office, Step.PHOTO)
    assert view.trouble is Code.DEVICE_BUSY
    assert view.capture is not None
    assert (view.capture.state, view.capture.attempt) == (CaptureState.READY, 1)


def test_what_could_not_be_checked_is_shown_and_goes_into_the_packet(office: Office) -> None:
    office.devices.will(Target.IRISES, Verdict.NOT_CHECKED)
    view = at(office, Step.IRISES)
    assert view.capture is not None
    assert {part.verdict for part in view.capture.parts} == {Verdict.NOT_CHECKED}
    assert {part.score for part in view.capture.parts} == {None}
    assert not view.capture.may_go_on
    office.desk.force(BUDI)
    office.settle()
    office.desk.go_on()
    office.settle()
    office.press()
    office.finish()
    (recording,) = office.outbox.recordings
    outcomes = {gate.name: gate.outcome for gate in recording.gates}
    assert outcomes["quality:IRISES"] == "not_checked"
    assert outcomes["quality:PHOTO"] == "passed"
    assert [iris.image.quality for iris in recording.irises] == [None, None]
