"""What people settle about a packet: taken in lawfully, once, and never against the lifecycle."""

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from station.centre.absent import AbsentCentre
from station.lifecycle import Actor, Status, lawful
from station.outbox.entries import Kind
from station.outbox.handover import Handover, Handovers, Settled
from station.outbox.lists import Listing, Lists
from station.outbox.spool import Outbox
from tests.fakes.site import Site


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def settle(site: Site, packet_id: str, status: Status, cause: str = "deleted") -> None:
    told = Settled(packet_id=packet_id, status=status, at=site.clock.now(), cause=cause)
    Handovers(site.outbox_folder).put(Handover(settled=(told,)))


def test_a_packet_deleted_at_the_centre_is_resent_and_comes_through(site: Site) -> None:
    (packet_id,) = site.put()
    with site.centre("enroll-failure") as centre:
        site.settle(centre.url)
        assert site.states()[packet_id] == Status.ENROLL_FAILURE_AT_CENTRAL
        assert centre.service.delete(packet_id)
        site.clock.advance(60)
        settle(site, packet_id, Status.BIO_CAPTURED)
        site.settle(centre.url)
    shown = site.reader.show(packet_id)
    assert shown.entry.state is Status.PRINT_READY_RECORD
    again = [line for line in shown.history if line.after == Status.BIO_CAPTURED][-1]
    assert (again.kind, again.actor, again.cause) == (Kind.SETTLED, Actor.STATION, "deleted")
    received = [line for line in shown.history if line.after == Status.RECEIVED_AT_CENTRAL]
    assert len(received) == 2, "a new receipt for the second journey"


def test_what_was_not_deleted_there_is_not_taken_for_a_new_recording(site: Site) -> None:
    (packet_id,) = site.put()
    with site.centre("enroll-failure") as centre:
        site.settle(centre.url)
        settle(site, packet_id, Status.BIO_CAPTURED)
        site.settle(centre.url)
    assert site.states()[packet_id] == Status.RECEIVED_AT_CENTRAL, "silent: the board says so"


def test_a_person_who_is_to_come_again_is_unregistered(site: Site) -> None:
    (packet_id,) = site.put()
    with site.centre("duplicate-record") as centre:
        site.settle(centre.url)
        settle(site, packet_id, Status.UNREGISTERED)
        site.settle(centre.url)
    shown = site.reader.show(packet_id)
    assert shown.entry.state is Status.UNREGISTERED
    assert (shown.history[-1].kind, shown.history[-1].actor) == (Kind.SETTLED, Actor.STATION)


def test_a_hand_over_read_twice_moves_once(site: Site) -> None:
    (packet_id,) = site.put()
    with site.centre("enroll-failure") as centre:
        site.settle(centre.url)
        centre.service.delete(packet_id)
        told = Settled(packet_id=packet_id, status=Status.BIO_CAPTURED, at=site.clock.now(),
                       cause="deleted")  # fmt: skip
        for _ in range(2):
            Handovers(site.outbox_folder).put(Handover(settled=(told,)))
            site.settle(centre.url)
    history = site.reader.show(packet_id).history
    assert [line.cause for line in history].count("deleted") == 1


@pytest.mark.expects_warnings
@given(st.lists(st.sampled_from(Status), max_size=6))
@settings(deadline=None, max_examples=25)
def test_no_word_of_anybody_moves_a_packet_unlawfully(
    tmp_path_factory: pytest.TempPathFactory, words: list[Status]
) -> None:
    site = Site(tmp_path_factory.mktemp("lawful"))
    sealed = site.sealed()
    Outbox(site.outbox_folder).put(sealed.packet_id, sealed.data)
    uploader = site.uploader(AbsentCentre())
    uploader.take_handed()
    for status in words:
        site.clock.advance(1)
        settle(site, sealed.packet_id, status, "said")
    uploader.take_handed()
    shown = site.reader.show(sealed.packet_id)
    state = Status.UNREGISTERED
    for line in shown.history:
        if line.kind in {Kind.MOVE, Kind.SETTLED}:
            assert lawful(state, Status(line.after))
            state = Status(line.after)
        else:
            assert line.kind is Kind.CONFLICT
            assert not lawful(state, Status(line.after))
    assert shown.entry.state is state


def test_unknown_packets_and_strangers_words_change_nothing(site: Site) -> None:
    settle(site, "a" * 52, Status.BIO_CAPTURED)
    site.uploader(AbsentCentre()).take_handed()
    assert site.states() == {}


def test_a_packet_sent_once_more_is_late_a_day_after_that_not_after_its_sealing(
    site: Site,
) -> None:
    (packet_id,) = site.put()
    with site.centre("enroll-failure") as centre:
        site.settle(centre.url)
    site.clock.advance(timedelta(days=9).total_seconds())
    settle(site, packet_id, Status.BIO_CAPTURED)
    site.once("https://127.0.0.1:1")
    lists = Lists(site.outbox_folder)
    back = site.clock.now()
    assert site.reader.show(packet_id).entry.begun_at >= back - timedelta(minutes=1)
    hours = timedelta(hours=1)
    assert lists.count(Listing.ATTENTION, back + 23 * hours) == 0
    assert lists.count(Listing.ATTENTION, back + 25 * hours) == 1
