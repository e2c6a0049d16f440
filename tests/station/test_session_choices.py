"""Choices at the desk: who may make which, and what they do to the next person's recording."""

import pytest
from msgspec.structs import replace

from station.devices.messages import Begin
from station.errors import Code
from station.operators.credentials import Credentials
from station.preferences import Choice
from station.session.view import Screen, Step
from tests.fakes.office import BUDI, PEOPLE, SITI, TONO, Office

FINGERS_FIRST = ("RIGHT_FOUR", "LEFT_FOUR", "THUMBS", "IRISES", "SIGNATURE", "PHOTO")


@pytest.mark.parametrize("who", [SITI, TONO])
def test_whoever_is_signed_in_chooses_a_look_but_not_the_order(
    office: Office, who: Credentials
) -> None:
    before = office.sign_in(who).preferences
    office.desk.choose(Choice.LOOK, "NIGHT")
    view = office.settle()
    assert (view.preferences.look, view.trouble) == ("NIGHT", None)
    office.desk.choose(Choice.STEPS, FINGERS_FIRST)
    view = office.settle()
    assert (view.preferences.steps, view.trouble) == (before.steps, Code.NOT_ALLOWED_NOW)


def test_nobody_chooses_anything_before_signing_in(office: Office) -> None:
    before = office.settle().preferences
    office.desk.choose(Choice.LOOK, "NIGHT")
    view = office.settle()
    assert (view.preferences, view.trouble) == (before, Code.NOT_ALLOWED_NOW)


def test_another_order_holds_from_the_next_person_on_and_goes_into_the_packet(
    office: Office,
) -> None:
    office.sign_in(BUDI)
    office.start(PEOPLE[0])
    office.desk.leave()
    office.settle()
    office.desk.choose(Choice.STEPS, FINGERS_FIRST)
    office.settle()
    office.desk.resume(PEOPLE[0].nik)
    begun = [row.step for row in office.settle().rail]
    assert begun[1] is Step.PHOTO, "who was begun before keeps the order they were begun with"
    office.desk.leave()
    office.settle()
    view = office.start(PEOPLE[1])
    assert [row.step.value for row in view.rail][1:7] == list(FINGERS_FIRST)
    office.desk.leave()
    office.settle()
    found = office.stored(PEOPLE[1].nik)
    assert found is not None
    arranged = [line.detail for line in found[0].trail if line.event == "arranged"]
    assert arranged == [" ".join(FINGERS_FIRST)]


def test_what_was_chosen_holds_after_a_power_cut(office: Office) -> None:
    office.sign_in()
    office.desk.choose(Choice.LANGUAGE, "en")
    kept = office.settle().preferences
    office.kill()
    view = office.settle()
    assert view.screen is Screen.LOGIN
    assert view.preferences == replace(kept, language="en")


def test_nothing_is_taken_by_itself_where_nobody_wants_that(office: Office) -> None:
    office.sign_in()
    office.desk.choose(Choice.AUTOMATIC, False)
    office.settle()
    office.start()
    office.desk.confirm_biodata()
    office.settle()
    begun = [each for each in office.devices.sent if isinstance(each, Begin)]
    assert begun
    assert not any(begin.automatic for begin in begun)
