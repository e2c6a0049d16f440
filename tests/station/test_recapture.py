"""Recordings that came back: locked, confirmed by two, decided once, along lawful ways alone."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace as changed

from station.audit.acts import Act
from station.errors import Code
from station.lifecycle import Status, lawful
from station.outbox.entries import Entry
from station.outbox.handover import Settled
from station.outbox.lists import RECAPTURE
from station.register.case import AFTER, WAYS, Case, Way
from station.register.recaptures import Deed, DeedEntry
from station.session.recapture import (
    LONGEST,
    Appoint,
    ConfirmDeletion,
    Decide,
    Order,
    Outlet,
    Tick,
)
from station.session.view import Screen
from tests.fakes.clock import MORNING
from tests.fakes.office import BUDI, PEOPLE, SITI, Office

BASE = Entry(
    packet_id="", number="1234-5678-9012", station="s", area_code="327301", size=1, sha256="0",
    state=Status.ENROLL_FAILURE_AT_CENTRAL, sealed_at=MORNING, since=MORNING, attempt=1, verdicts=0,
    line_failures=0, next_try_at=None, blocked_on=None, blocked_since=None, cause="", stated="",
    announced_at=None, acknowledged=0,
)  # fmt: skip


@dataclass
class Far:
    """An outbox in which packets stand where the test says."""

    entries: dict[str, Entry] = field(default_factory=dict)
    settled: list[Settled] = field(default_factory=list)

    def stands(self, packet_id: str, state: Status, **more: object) -> None:
        self.entries[packet_id] = changed(BASE, packet_id=packet_id, state=state, **more)

    def statuses(self) -> dict[str, str]:
        return {each.packet_id: each.state.value for each in self.entries.values()}


@dataclass
class Counter:
    """An office in which one person was recorded, and the outbox behind it."""

    office: Office
    far: Far
    packet_id: str

    def order(self, order: Order) -> Code | None:
        self.office.desk.recapture(order)
        return self.office.settle().trouble

    @property
    def deeds(self) -> list[Deed]:
        found: list[Deed] = []
        self.office.desk.lend(
            lambda lent: (
                found.extend(each.deed for each in lent.register.recaptures.deeds(self.packet_id))
                if lent
                else None
            )
        )
        self.office.settle()
        return found

    def confirm(self, reference: str = "471/13/2026") -> Code | None:
        return self.order(ConfirmDeletion(self.packet_id, reference, BUDI))

    def decide(self, way: Way) -> Code | None:
        return self.order(Decide(self.packet_id, way))


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    office, far = Office(tmp_path), Far()
    office.desk.close()
    office.tools = replace(
        office.tools,
        outlet=Outlet(far.entries.get, far.settled.append),
        statuses=far.statuses,
    )
    office.open()
    office.sign_in()
    record(office)
    packet_id = next(iter(office.outbox.packets))
    far.stands(packet_id, Status.ENROLL_FAILURE_AT_CENTRAL)
    office.desk.refresh()
    office.settle()
    yield Counter(office, far, packet_id)
    office.desk.close()


def record(office: Office) -> None:
    """Record the first person of the list, whole."""
    office.start()
    office.record_everything()
    assert office.finish().screen is Screen.DONE
    office.desk.next_person()
    assert office.settle().screen is Screen.TODAY


def test_nothing_moves_before_two_people_answer_for_the_deletion(counter: Counter) -> None:
    for way in Way:
        assert counter.decide(way) is Code.DELETION_UNCONFIRMED
    assert counter.order(ConfirmDeletion(counter.packet_id, "  ", BUDI)) is Code.REFERENCE_NEEDED
    alone = ConfirmDeletion(counter.packet_id, "471/13", SITI)
    assert counter.order(alone) is not None, "the same person is no second one"
    assert counter.far.settled == []
    assert counter.deeds == []
    assert counter.confirm() is None
    assert counter.decide(Way.RESEND) is None
    (settled,) = counter.far.settled
    assert (settled.packet_id, settled.status) == (counter.packet_id, Status.BIO_CAPTURED)


def test_a_decision_is_taken_once(counter: Counter) -> None:
    counter.confirm()
    counter.decide(Way.RESEND)
    for way in Way:  # the uploader has not heard of it yet
        assert counter.decide(way) is Code.NOT_ALLOWED_NOW
    assert len(counter.far.settled) == 1
    assert counter.deeds == [Deed.DELETED, Deed.RESENT]


def test_a_second_failure_needs_a_confirmation_of_its_own(counter: Counter) -> None:
    counter.confirm()
    counter.decide(Way.RESEND)
    counter.far.stands(counter.packet_id, Status.ENROLL_FAILURE_AT_CENTRAL, attempt=2)
    assert counter.decide(Way.RECORD) is Code.DELETION_UNCONFIRMED
    counter.confirm()
    assert counter.decide(Way.RECORD) is None


@pytest.mark.parametrize("state", sorted(RECAPTURE - {Status.UNREGISTERED}))
def test_only_the_ways_of_the_lifecycle_are_open(counter: Counter, state: Status) -> None:
    counter.far.stands(counter.packet_id, state)
    counter.confirm()
    for way in Way:
        before = len(counter.far.settled)
        told = counter.decide(way)
        if way in WAYS.get(state, ()) and not before:
            assert told is None
            assert lawful(state, counter.far.settled[-1].status)
        else:
            assert told is Code.NOT_ALLOWED_NOW
            assert len(counter.far.settled) == before


def test_every_way_is_lawful_and_none_is_missing_where_people_have_a_say() -> None:
    for state, ways in WAYS.items():
        assert ways
        assert all(lawful(state, AFTER[way]) for way in ways)
    assert Status.UNREGISTERED not in WAYS
    assert Status.SEARCH_FAILURE_AT_CENTRAL not in WAYS, "only the centre searches again"


def test_a_packet_whose_file_is_destroyed_is_not_resent(counter: Counter) -> None:
    state = Status.ENROLL_FAILURE_AT_CENTRAL
    counter.far.stands(counter.packet_id, state, destroyed_at=MORNING)
    counter.confirm()
    assert counter.decide(Way.RESEND) is Code.NOT_ALLOWED_NOW
    assert counter.decide(Way.RECORD) is None


def test_a_wrong_area_code_needs_no_deletion(counter: Counter) -> None:
    counter.far.stands(counter.packet_id, Status.ENROLL_FAILURE_AT_REGIONAL)
    assert counter.decide(Way.RESEND) is None


def test_the_person_is_recorded_again_only_after_the_release_and_the_link_is_kept(
    counter: Counter,
) -> None:
    office, nik = counter.office, PEOPLE[0].nik
    counter.far.stands(counter.packet_id, Status.DUPLICATE_RECORD)
    office.desk.refresh()
    office.desk.start(nik)
    assert office.settle().trouble is Code.CITIZEN_NOT_ELIGIBLE
    counter.confirm()
    counter.decide(Way.RECORD)
    office.desk.start(nik)
    assert office.settle().trouble is Code.CITIZEN_NOT_ELIGIBLE, "not before it has moved"
    counter.far.stands(counter.packet_id, Status.UNREGISTERED)
    office.desk.refresh()
    office.settle()
    record(office)
    assert counter.deeds == [Deed.DELETED, Deed.RELEASED, Deed.REPLACED]
    old, new = list(office.outbox.packets)
    found: list[DeedEntry] = []
    office.desk.lend(
        lambda lent: found.extend(lent.register.recaptures.deeds(old)) if lent else None
    )
    office.settle()
    assert found[-1].reference == new
    office.desk.start(nik)
    assert office.settle().trouble is Code.CITIZEN_ALREADY_RECORDED


def test_an_appointment_and_a_contact_are_kept_and_not_in_the_trail(counter: Counter) -> None:
    order = Appoint(counter.packet_id, date(2026, 12, 1), "  0812 0000   0000 ")
    assert counter.order(order) is None
    kept = []
    counter.office.desk.lend(
        lambda lent: (
            kept.append(lent.register.recaptures.appointment(counter.packet_id)) if lent else None
        )
    )
    counter.office.settle()
    assert kept[0] is not None
    assert (kept[0].day, kept[0].contact) == ("2026-12-01", "0812 0000 0000")
    noted = [each for each in counter.office.trail.noted if each[0] is Act.RECAPTURE_NOTED]
    assert [about for _, _, about, _ in noted] == [counter.packet_id]
    assert "0812" not in repr(counter.office.trail.noted)
    long = Appoint(counter.packet_id, None, "x" * (LONGEST + 1))
    assert counter.order(long) is Code.NOT_ALLOWED_NOW


def test_what_needs_more_than_a_tick_is_not_ticked(counter: Counter) -> None:
    for deed in Deed:
        told = counter.order(Tick(counter.packet_id, deed))
        assert (told is None) == (deed in {Deed.ASKED, Deed.CONTACTED})
    assert counter.order(Tick("nobody", Deed.ASKED)) is Code.OUTBOX_UNKNOWN_PACKET


def test_nobody_does_this_without_a_login(counter: Counter) -> None:
    counter.office.desk.lock()
    counter.office.settle()
    assert counter.order(Tick(counter.packet_id, Deed.ASKED)) is Code.NOT_ALLOWED_NOW


def test_a_case_tells_who_is_still_expected() -> None:
    case = Case(state=Status.UNREGISTERED)
    assert case.expected
    assert case.ways == ()
    replaced = DeedEntry(packet_id="p", deed=Deed.REPLACED, at="", who="o", reference="new")
    assert not changed(case, deeds=(replaced,)).expected
