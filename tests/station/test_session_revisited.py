"""A step that is finished and come back to: it shows what was kept, asks nothing and lets go on."""

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from station import clock
from station.body import PARTS, Modality, Part, Target
from station.devices.messages import Begin, Cancel, Captured, Lamp, Sample, Verdict
from station.session.exemptions import Presence
from station.session.view import CaptureState, CaptureView, DeskView, Screen, Step
from tests.fakes.day import SOMEBODY, at, exempt, now
from tests.fakes.devices import attempt, sample
from tests.fakes.office import BUDI, Office


def begun(office: Office) -> int:
    return sum(isinstance(message, Begin) for message in office.devices.sent)


def capture(view: DeskView) -> CaptureView:
    assert view.capture is not None
    return view.capture


def finished_and_quiet(view: DeskView) -> None:
    """It shows the kept samples and offers to go on, without a live view."""
    shown = capture(view)
    assert (shown.state, shown.request, shown.may_go_on) == (CaptureState.READY, 0, True)
    assert (shown.attempt, shown.attempts_allowed) == (1, 3)
    assert {part.verdict for part in shown.parts} == {Verdict.GOOD}
    assert all(part.thumbnail or part.ink for part in shown.parts)


RECORDED = (Step.PHOTO, Step.RIGHT_FOUR, Step.THUMBS, Step.IRISES, Step.SIGNATURE)


@pytest.mark.parametrize("step", RECORDED)
def test_going_back_to_a_finished_step(office: Office, step: Step) -> None:
    at(office, Step.REVIEW)
    before = begun(office)
    office.desk.step_to(step)
    view = office.settle()
    assert now(view) is step
    finished_and_quiet(view)
    office.desk.go_on()
    assert office.settle().screen is Screen.REVIEW
    assert begun(office) == before


@pytest.mark.parametrize("step", RECORDED)
def test_resuming_at_a_finished_step_after_the_power_went(office: Office, step: Step) -> None:
    at(office, step)
    office.desk.capture()
    office.settle()
    office.kill()
    office.sign_in()
    view = office.start()
    assert now(view) is step
    finished_and_quiet(replace_attempt(view))
    assert begun(office) == 0
    office.desk.go_on()
    assert now(office.settle()) is not step


def replace_attempt(view: DeskView) -> DeskView:
    """Arriving took one try and the press another: how many is not the matter here."""
    return replace(view, capture=replace(capture(view), attempt=1))


def test_going_back_to_the_passed_index_check(office: Office) -> None:
    at(office, Step.STATEMENT)
    before = begun(office)
    office.desk.back()
    shown = capture(office.settle())
    assert (shown.target, shown.state, shown.may_go_on) == (
        Target.INDEX_CHECK,
        CaptureState.READY,
        True,
    )
    assert [part.score for part in shown.parts] == [90, 90]
    office.desk.go_on()
    assert office.settle().screen is Screen.STATEMENT
    assert begun(office) == before


def test_a_relief_at_a_finished_step_sees_it_finished(office: Office) -> None:
    at(office, Step.REVIEW)
    office.desk.step_to(Step.THUMBS)
    office.settle()
    office.desk.lock()
    office.settle()
    before = begun(office)
    finished_and_quiet(office.sign_in(BUDI))
    assert begun(office) == before


def test_a_device_that_comes_back_at_a_finished_step_is_left_alone(office: Office) -> None:
    at(office, Step.REVIEW)
    office.desk.step_to(Step.IRISES)
    office.settle()
    before = begun(office)
    office.devices.lamp(Modality.IRIS, Lamp.GONE)
    office.devices.lamp(Modality.IRIS, Lamp.READY)
    finished_and_quiet(office.settle())
    assert begun(office) == before


@pytest.mark.parametrize("step", RECORDED)
def test_going_on_while_a_finished_step_is_tried_again(office: Office, step: Step) -> None:
    at(office, Step.REVIEW)
    office.desk.step_to(step)
    office.settle()
    office.devices.will(Target(step.value), None)
    office.desk.retake()
    view = office.settle()
    assert (capture(view).state, capture(view).may_go_on) == (CaptureState.LIVE, True)
    office.desk.go_on()
    assert office.settle().screen is Screen.REVIEW
    assert Cancel(request=office.devices.begun().request) in office.devices.sent


def mixed(poor: Part) -> tuple[Sample, ...]:
    return tuple(
        sample(part, Verdict.RETRY if part is poor else Verdict.GOOD)
        for part in PARTS[Target.RIGHT_FOUR]
    )


def with_a_poor_ring_finger(office: Office) -> DeskView:
    office.devices.will(Target.RIGHT_FOUR, None)
    at(office, Step.RIGHT_FOUR)
    made = replace(attempt(Target.RIGHT_FOUR, Verdict.RETRY), samples=mixed(Part.RIGHT_RING))
    request = office.devices.begun().request
    office.devices.tell(Captured(request=request, attempt=made))
    return office.settle()


def test_exempting_the_one_poor_finger_finishes_the_step(office: Office) -> None:
    assert not capture(with_a_poor_ring_finger(office)).may_go_on
    before = begun(office)
    shown = capture(exempt(office, Part.RIGHT_RING, Presence.BANDAGED))
    assert (shown.state, shown.may_go_on) == (CaptureState.READY, True)
    assert begun(office) == before
    office.desk.go_on()
    assert now(office.settle()) is Step.LEFT_FOUR


def test_an_exempted_part_shows_nothing_and_is_not_sealed(office: Office) -> None:
    with_a_poor_ring_finger(office)
    view = exempt(office, Part.RIGHT_RING, Presence.BANDAGED)
    (ring,) = (part for part in capture(view).parts if part.part is Part.RIGHT_RING)
    assert (ring.thumbnail, ring.score, ring.verdict) == (b"", None, Verdict.NOT_CHECKED)
    assert ring.exempt == "BANDAGED"
    office.desk.go_on()
    office.settle()
    while office.desk.view.screen is Screen.CAPTURE:
        office.press()
    exempt(office, Part.SIGNATURE, Presence.UNABLE)
    shown = {part.part: part for part in office.desk.view.review}
    assert (shown[Part.RIGHT_RING].thumbnail, shown[Part.RIGHT_RING].score) == (b"", None)
    assert (shown[Part.SIGNATURE].ink, shown[Part.SIGNATURE].score) == ((), None)
    assert shown[Part.RIGHT_INDEX].thumbnail
    office.finish()
    (recording,) = office.outbox.recordings
    assert "RIGHT_RING" not in {finger.position.name for finger in recording.fingers}
    assert len(recording.fingers) == 9
    assert recording.signature is None
    ring_gate = next(gate for gate in recording.gates if gate.name == "quality:RIGHT_FOUR")
    assert "RIGHT_RING" not in ring_gate.value


def test_tries_beyond_the_allowed_are_counted_as_such(office: Office) -> None:
    office.devices.will(Target.PHOTO, *[Verdict.RETRY] * 5)
    view = at(office, Step.PHOTO)
    seen = [(capture(view).attempt, capture(view).attempts_allowed)]
    for _ in range(4):
        office.desk.retake()
        view = office.settle()
        seen.append((capture(view).attempt, capture(view).attempts_allowed))
    assert seen == [(1, 3), (2, 3), (3, 3), (4, 3), (5, 3)]


def test_what_was_signed_again_is_what_is_sealed(office: Office) -> None:
    at(office, Step.SIGNATURE)
    office.desk.retake()
    office.settle()
    office.desk.go_on()
    office.settle()
    record = office.record()
    assert record is not None
    first, second = (a.samples[0] for a in record.attempts if a.target is Target.SIGNATURE)
    assert first.score == second.score
    office.finish()
    (recording,) = office.outbox.recordings
    assert recording.signature is not None
    assert recording.signature.captured_at == moment(second)


def moment(kept: Sample) -> str:
    return clock.iso(datetime.fromtimestamp(kept.capture_unix_ms / 1000, UTC))


def test_the_office_says_which_one_it_is(office: Office) -> None:
    name = office.tools.settings.station.station.name
    assert office.desk.view.station == name
    assert at(office, Step.PHOTO, SOMEBODY).station == name


def test_the_statement_goes_into_the_packet_in_the_language_it_was_shown_in(
    office: Office,
) -> None:
    view = at(office, Step.STATEMENT)
    assert set(view.statements) == {"id", "en"}
    assert view.statements["id"] == view.statement
    assert view.statement_language == ""
    office.desk.sign_statement("id")
    office.settle()
    office.desk.sign_statement("en")
    view = office.settle()
    assert (view.statement_language, capture(view).attempt) == ("en", 1)
    office.desk.seal()
    office.settle()
    (recording,) = office.outbox.recordings
    assert recording.consent.statement_language == "en"
    assert recording.consent.statement_text == view.statements["en"]


def test_what_was_written_under_another_text_is_wiped(office: Office) -> None:
    office.devices.will(Target.STATEMENT, None, None)
    at(office, Step.STATEMENT)
    office.desk.sign_statement("id")
    office.settle()
    first = office.devices.begun()
    office.desk.sign_statement("en")
    office.settle()
    assert Cancel(request=first.request) in office.devices.sent
    assert office.devices.begun() != first
    office.desk.sign_statement("jv")
    assert office.settle().trouble is not None
    assert office.desk.view.statement_language == "en"
