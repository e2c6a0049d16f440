"""Who can write into ``outbox/handed`` speaks for the people here, and for nobody else."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from station.centre.absent import AbsentCentre
from station.lifecycle import Actor, Status
from station.outbox.entries import Entry, Kind
from station.outbox.handover import Handover, Handovers, Settled
from station.outbox.index import Index
from station.outbox.retention import Retention
from station.outbox.spool import Spool
from tests.fakes.site import Site

KEEP = timedelta(days=30)
A_YEAR = 365 * 86_400.0
FINAL = (Status.PRINT_READY_RECORD, Status.CARD_ISSUED, Status.DUPLICATE_RECORD)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def brought(site: Site, script: str) -> str:
    """Record somebody, and let the centre have its say; return the packet's id."""
    (packet_id,) = site.put()
    with site.centre(script) as centre:
        site.settle(centre.url)
    return packet_id


def forge(site: Site, packet_id: str, *words: Status) -> Entry:
    """Write hand-overs as the desk does, and let the uploader take them in."""
    for status in words:
        site.clock.advance(1)
        told = Settled(packet_id=packet_id, status=status, at=site.clock.now(), cause="said")
        Handovers(site.outbox_folder).put(Handover(settled=(told,)))
        site.uploader(AbsentCentre()).take_handed()
    return site.reader.show(packet_id).entry


def destroyed(site: Site) -> list[str]:
    """Return what retention destroys a year later."""
    site.clock.advance(A_YEAR)
    with closing(Index(site.outbox_folder)) as index:
        cursor = index.cursor("centre")
        later = site.clock.now().isoformat().replace("+00:00", "Z")
        index.move_cursor("centre", type(cursor)(seq=cursor.seq, issued_at=later))
        return Retention(Spool(site.outbox_folder), index, KEEP).turn(site.clock.now())


@pytest.mark.expects_warnings
@pytest.mark.parametrize("status", FINAL)
def test_an_end_that_only_the_centre_gives_is_not_forged(site: Site, status: Status) -> None:
    packet_id = brought(site, "adjudicate")
    assert forge(site, packet_id, status).state is Status.ADJUDICATE_RECORD
    assert destroyed(site) == []


def test_a_duplicate_closed_by_hand_destroys_nothing(site: Site) -> None:
    packet_id = brought(site, "duplicate-record")
    assert forge(site, packet_id, Status.UNREGISTERED).state is Status.UNREGISTERED
    assert site.reader.show(packet_id).history[-1].kind is Kind.SETTLED
    assert destroyed(site) == []


def test_the_centres_own_word_still_closes_what_people_settled(site: Site) -> None:
    packet_id = brought(site, "duplicate-record")
    forge(site, packet_id, Status.UNREGISTERED)
    with closing(Index(site.outbox_folder)) as index:
        assert index.hearsay(packet_id)
        now = site.clock.now()
        assert index.move(packet_id, Status.UNREGISTERED, at=now, actor=Actor.CENTRE, cause="")
        assert not index.hearsay(packet_id)
    assert destroyed(site) == [packet_id]
