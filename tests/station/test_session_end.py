"""The end of an enrollment: photo approval, index check, statement, one packet."""

import pytest

from station.body import Part, Target
from station.devices.messages import Verdict
from station.errors import Broken, Code
from station.session.exemptions import Presence
from station.session.view import Mark, Screen, Step
from tests.fakes.day import at, exempt, marks, now
from tests.fakes.office import BUDI, Office


def test_a_rejected_photo_is_taken_again_and_never_sent(office: Office) -> None:
    at(office, Step.APPROVAL)
    office.desk.reject_photo()
    view = office.settle()
    assert now(view) is Step.PHOTO
    assert marks(view)[Step.RIGHT_FOUR] is Mark.DONE
    photos = [m for m in office.devices.sent if getattr(m, "target", None) is Target.PHOTO]
    assert len(photos) == 2
    office.desk.go_on()
    assert office.settle().screen is Screen.REVIEW
    office.finish()
    (recording,) = office.outbox.recordings
    assert recording.face is not None
    assert recording.face.image.attempts == 1
    assert "photo_rejected" in [line.event for line in recording.audit]


def test_another_persons_index_finger_stops_it_until_two_decide(office: Office) -> None:
    at(office, Step.INDEX_CHECK)
    office.devices.match = 0.01
    for _ in range(3):
        office.desk.check_index()
        view = office.settle()
        office.desk.go_on()
        assert office.settle().trouble is Code.NOT_ALLOWED_NOW
    assert view.capture is not None
    assert [(part.verdict, part.score) for part in view.capture.parts] == [(Verdict.RETRY, 1)] * 2
    office.desk.force()
    assert office.settle().trouble is Code.SECOND_PERSON_NEEDED
    office.desk.force(BUDI)
    office.settle()
    office.desk.go_on()
    office.settle()
    office.desk.sign_statement()
    office.settle()
    office.desk.seal()
    office.settle()
    (recording,) = office.outbox.recordings
    (gate,) = (gate for gate in recording.gates if gate.name == "index_check")
    assert (gate.outcome, gate.second != "") == ("overridden", True)


def test_the_index_check_gets_the_best_pictures_as_references(office: Office) -> None:
    at(office, Step.INDEX_CHECK)
    exempt(office, Part.LEFT_INDEX, Presence.BANDAGED)
    office.desk.check_index()
    office.settle()
    begin = office.devices.begun()
    assert set(begin.references) == {Part.RIGHT_INDEX}
    assert begin.missing == (Part.LEFT_INDEX,)


def test_nothing_is_sealed_without_a_signed_statement(office: Office) -> None:
    office.devices.will(Target.STATEMENT, None)
    at(office, Step.STATEMENT)
    office.desk.seal()
    view = office.settle()
    assert (view.screen, view.trouble) == (Screen.STATEMENT, Code.NOT_ALLOWED_NOW)
    office.desk.sign_statement()
    office.settle()
    office.desk.finish_pen()
    view = office.settle()
    assert view.capture is not None
    assert view.capture.may_go_on
    office.desk.seal()
    assert office.settle().screen is Screen.DONE


def test_a_second_seal_press_makes_no_second_packet(office: Office) -> None:
    at(office, Step.STATEMENT)
    office.desk.sign_statement()
    office.settle()
    office.desk.seal()
    office.desk.seal()
    view = office.settle()
    assert (view.screen, view.trouble) == (Screen.DONE, None)
    assert len(office.outbox.packets) == 1


def test_a_second_press_of_on_does_not_skip_the_review(office: Office) -> None:
    at(office, Step.SIGNATURE)
    office.desk.go_on()
    office.desk.go_on()
    view = office.settle()
    assert (view.screen, view.trouble) == (Screen.REVIEW, None)


def test_a_full_disk_keeps_the_person_at_the_desk(office: Office) -> None:
    office.outbox.broken = Broken(Code.DISK_FULL)
    at(office, Step.STATEMENT)
    office.desk.sign_statement()
    office.settle()
    office.desk.seal()
    view = office.settle()
    assert (view.screen, view.trouble) == (Screen.STATEMENT, Code.DISK_FULL)
    office.outbox.broken = None
    office.desk.seal()
    assert office.settle().screen is Screen.DONE
    assert len(office.outbox.packets) == 1


def test_a_packet_that_lies_there_after_all_is_not_made_again(office: Office) -> None:
    at(office, Step.STATEMENT)
    office.desk.sign_statement()
    office.settle()
    office.outbox.breaks_after_putting = True
    office.desk.seal()
    assert office.settle().trouble is Code.DISK_UNWRITABLE
    office.desk.seal()
    view = office.settle()
    assert view.done is not None
    assert set(office.outbox.packets) == {view.done.packet_id}


@pytest.mark.expects_warnings
def test_a_bug_is_told_and_the_desk_goes_on(office: Office) -> None:
    at(office, Step.STATEMENT)
    office.desk.sign_statement()
    office.settle()
    office.outbox.broken = RuntimeError("nobody foresaw this")
    office.desk.seal()
    view = office.settle()
    assert (view.screen, view.trouble) == (Screen.STATEMENT, Code.BUG)
    office.outbox.broken = None
    office.desk.seal()
    assert office.settle().screen is Screen.DONE
