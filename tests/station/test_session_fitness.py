"""A station that could not seal says so on the day's list and lets nobody sit down."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from station.errors import Broken, Code
from station.session.outlook import Fitness
from station.session.view import Screen, Step
from tests.fakes.day import at
from tests.fakes.office import PEOPLE, Office

ENDED = Fitness(code=Code.RECIPIENT_EXPIRED, blocks=True)
SOON = Fitness(code=Code.CERTIFICATE_EXPIRED, days=3)


class Keys:
    """The fitness that the desk is told."""

    def __init__(self) -> None:
        self.now = Fitness()

    def __call__(self) -> Fitness:
        return self.now


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def office(tmp_path: Path, keys: Keys) -> Iterator[Office]:
    office = Office(tmp_path)
    office.close()
    office.tools = replace(office.tools, fitness=keys)
    office.open()
    office.settle()
    yield office
    office.close()


def test_nobody_signed_in_is_told_and_nothing_is_asked(office: Office, keys: Keys) -> None:
    keys.now = ENDED
    office.desk.refresh()
    assert office.settle().fitness == Fitness()


def test_whoever_signs_in_sees_it_at_once(office: Office, keys: Keys) -> None:
    keys.now = ENDED
    view = office.sign_in()
    assert (view.screen, view.fitness) == (Screen.TODAY, ENDED)


def test_nobody_is_begun_who_could_not_be_sealed(office: Office, keys: Keys) -> None:
    office.sign_in()
    keys.now = ENDED
    view = office.start()
    assert (view.screen, view.trouble) == (Screen.TODAY, Code.RECIPIENT_EXPIRED)
    assert office.stored(PEOPLE[0].nik) is None
    keys.now = SOON
    assert office.start().screen is Screen.BIODATA, "what ends soon does not block"


def test_a_timer_tells_what_ended_meanwhile_and_what_is_well_again(
    office: Office, keys: Keys
) -> None:
    office.sign_in()
    for told in (SOON, ENDED, Fitness()):
        keys.now = told
        office.desk.refresh()
        assert office.settle().fitness == told


def test_a_draft_waits_until_it_can_be_sealed(office: Office, keys: Keys) -> None:
    at(office, Step.REVIEW)
    office.desk.leave()
    office.settle()
    keys.now = ENDED
    office.desk.resume(PEOPLE[0].nik)
    view = office.settle()
    assert (view.screen, view.trouble) == (Screen.TODAY, Code.RECIPIENT_EXPIRED)
    keys.now = Fitness()
    office.desk.resume(PEOPLE[0].nik)
    assert office.settle().screen is Screen.REVIEW


def test_who_sits_there_when_it_ends_is_not_sent_away(office: Office, keys: Keys) -> None:
    at(office, Step.REVIEW)
    keys.now = ENDED
    office.desk.lock()
    office.settle()
    assert office.sign_in().screen is Screen.REVIEW


def test_a_packet_the_disk_gives_back_wrong_leaves_the_draft(office: Office) -> None:
    at(office, Step.STATEMENT)
    office.desk.sign_statement()
    office.settle()
    office.outbox.broken = Broken(Code.OUTBOX_MISMATCH)
    office.desk.seal()
    view = office.settle()
    assert (view.screen, view.trouble) == (Screen.STATEMENT, Code.OUTBOX_MISMATCH)
    assert office.stored(PEOPLE[0].nik) is not None
    office.outbox.broken = None
    office.desk.seal()
    assert office.settle().screen is Screen.DONE
    assert office.stored(PEOPLE[0].nik) is None
    assert len(office.outbox.packets) == 1
