"""Ten fingers one by one: a sensor that takes one finger gives what slaps would give."""

import pytest

from station.body import FINGERS, PARTS, Modality, Part, Target
from station.devices.messages import Begin, DeviceState, Lamp, Live, Verdict
from station.reasons import Reason
from station.session.exemptions import Presence
from station.session.view import CaptureState, DeskView, Step
from tests.fakes.day import at, exempt
from tests.fakes.office import BUDI, Office

RIGHT = PARTS[Target.RIGHT_FOUR]


def alone(office: Office) -> None:
    office.devices.tell(DeviceState(modality=Modality.FINGER, lamp=Lamp.READY, at_once=1))
    office.settle()


def done(office: Office) -> DeskView:
    """Wait until one finger after the other has been answered."""
    for _ in FINGERS:
        view = office.settle()
    return view


def reach(office: Office, step: Step) -> DeskView:
    at(office, step)
    return done(office)


def asked(office: Office, target: Target) -> list[tuple[Part, ...]]:
    """Return the fingers of each request, in order."""
    begun = [m for m in office.devices.sent if isinstance(m, Begin) and m.target is target]
    return [tuple(p for p in PARTS[target] if p not in m.missing) for m in begun]


def test_each_finger_has_its_request_and_the_next_comes_by_itself(office: Office) -> None:
    alone(office)
    view = reach(office, Step.RIGHT_FOUR)
    assert asked(office, Target.RIGHT_FOUR) == [(part,) for part in RIGHT]
    assert view.capture is not None
    assert view.capture.may_go_on
    assert [part.verdict for part in view.capture.parts] == [Verdict.GOOD] * 4
    assert view.capture.attempt == 1


def test_all_ten_are_sealed_as_of_a_slap(office: Office) -> None:
    alone(office)
    view = at(office, Step.REVIEW)
    assert {p.part for p in view.review if p.verdict is Verdict.GOOD} >= set(FINGERS)
    for target in (Target.RIGHT_FOUR, Target.LEFT_FOUR, Target.THUMBS):
        assert asked(office, target) == [(part,) for part in PARTS[target]]


def test_the_finger_that_is_wanted_is_told(office: Office) -> None:
    alone(office)
    office.devices.will(Target.RIGHT_FOUR, Verdict.GOOD, None)
    view = reach(office, Step.RIGHT_FOUR)
    assert view.capture is not None
    assert view.capture.state is CaptureState.LIVE
    assert view.capture.wanted == (Part.RIGHT_MIDDLE,)


def test_what_was_not_good_comes_again_last_and_waits_for_the_operator(office: Office) -> None:
    alone(office)
    office.devices.will(Target.RIGHT_FOUR, Verdict.RETRY, Verdict.GOOD, Verdict.GOOD, Verdict.GOOD)
    office.devices.will(Target.RIGHT_FOUR, Verdict.RETRY, Verdict.GOOD)
    view = reach(office, Step.RIGHT_FOUR)
    assert asked(office, Target.RIGHT_FOUR) == [*((p,) for p in RIGHT), (Part.RIGHT_INDEX,)]
    assert view.capture is not None
    assert (view.capture.state, view.capture.may_go_on) == (CaptureState.JUDGED, False)
    assert view.capture.attempt == 2
    assert not view.capture.may_force
    office.desk.retake()
    view = done(office)
    assert asked(office, Target.RIGHT_FOUR)[-1] == (Part.RIGHT_INDEX,)
    assert view.capture is not None
    assert view.capture.may_go_on


def test_one_finger_may_be_forced_after_its_own_tries(office: Office) -> None:
    alone(office)
    bad = [Verdict.RETRY, Verdict.GOOD, Verdict.GOOD, Verdict.GOOD, Verdict.RETRY, Verdict.RETRY]
    office.devices.will(Target.RIGHT_FOUR, *bad)
    reach(office, Step.RIGHT_FOUR)
    office.desk.retake()
    view = done(office)
    assert view.capture is not None
    assert (view.capture.attempt, view.capture.may_force) == (3, True)
    office.desk.force(BUDI)
    view = done(office)
    assert view.capture is not None
    assert view.capture.may_go_on


def test_a_finger_that_failed_without_a_picture_is_asked_for_again(office: Office) -> None:
    alone(office)
    office.devices.will(Target.RIGHT_FOUR, Reason.FINGER_NONE)
    view = reach(office, Step.RIGHT_FOUR)
    assert view.capture is not None
    assert view.capture.state is CaptureState.JUDGED
    office.desk.retake()
    view = done(office)
    assert asked(office, Target.RIGHT_FOUR) == [(RIGHT[0],), *((part,) for part in RIGHT)]
    assert view.capture is not None
    assert view.capture.may_go_on


def test_an_exempted_finger_is_never_asked_for(office: Office) -> None:
    alone(office)
    office.devices.will(Target.RIGHT_FOUR, None)
    reach(office, Step.RIGHT_FOUR)
    exempt(office, Part.RIGHT_RING, Presence.AMPUTATED)
    office.devices.answer(office.devices.begun(), Verdict.GOOD)
    done(office)
    fingers = [part for parts in asked(office, Target.RIGHT_FOUR) for part in parts]
    assert Part.RIGHT_RING not in fingers
    assert set(fingers) == set(RIGHT) - {Part.RIGHT_RING}


def test_the_other_fingers_go_along_so_that_none_comes_twice(office: Office) -> None:
    alone(office)
    reach(office, Step.RIGHT_FOUR)
    begun = [m for m in office.devices.sent if isinstance(m, Begin)]
    references = [set(m.references) for m in begun if m.target is Target.RIGHT_FOUR]
    assert references == [set(RIGHT[:count]) for count in range(4)]


@pytest.mark.parametrize("first", [1, 0])
def test_a_scanner_of_another_kind_may_come_in_the_middle(office: Office, first: int) -> None:
    """Half by one sensor, half by the other: what was recorded stays recorded."""
    lamp = DeviceState(modality=Modality.FINGER, lamp=Lamp.READY, at_once=first)
    office.devices.tell(lamp)
    office.devices.will(Target.RIGHT_FOUR, *([Verdict.GOOD] * 2 if first else []), None)
    reach(office, Step.RIGHT_FOUR)
    office.devices.tell(DeviceState(modality=Modality.FINGER, lamp=Lamp.GONE))
    office.settle()
    other = DeviceState(modality=Modality.FINGER, lamp=Lamp.READY, at_once=1 - first)
    office.devices.tell(other)
    view = done(office)
    assert view.capture is not None
    assert view.capture.may_go_on
    assert asked(office, Target.RIGHT_FOUR)[-1] == (RIGHT if first else (RIGHT[3],))


def test_what_the_host_says_is_wanted_now_is_shown(office: Office) -> None:
    office.devices.will(Target.INDEX_CHECK, None)
    at(office, Step.INDEX_CHECK)
    office.desk.check_index()
    office.settle()
    request = office.devices.begun().request
    wanted = (Part.LEFT_INDEX,)
    office.devices.tell(
        Live(request=request, verdict=Verdict.NOT_CHECKED, reasons=(), wanted=wanted)
    )
    view = done(office)
    assert view.capture is not None
    assert view.capture.wanted == wanted
