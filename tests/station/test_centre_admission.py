"""Start slots: as many at once as the line carries, the others in turn, and nobody starves."""

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.bench.herd import Row, measure
from scripts.bench.morning import Morning
from station.centre.emulated.admission import Admission, whole_seconds
from station.centre.emulated.conduct import Conduct
from station.centre.emulated.intake import Declined
from station.centre.emulated.service import Service
from station.errors import Code
from station.lifecycle import Status
from tests.fakes.clock import StillClock
from tests.fakes.site import Site

MORNING = Morning(stations=90, packets=6, line=6e6)


def full(capacity: int = 2) -> tuple[Admission, StillClock]:
    clock = StillClock()
    admission = Admission(capacity, clock)
    for number in range(capacity):
        assert admission.ask(f"first-{number}") == 0.0
    return admission, clock


def test_there_are_as_many_places_as_said_and_the_others_get_moments_one_after_the_other() -> None:
    admission, _ = full()
    waits = [admission.ask(f"later-{number}") for number in range(5)]
    assert waits == sorted(waits)
    assert len(set(waits)) == 5
    assert min(waits) > 0.0
    assert admission.waiting == 5


def test_who_has_begun_is_never_turned_away() -> None:
    admission, _ = full()
    assert admission.ask("resumes", started=True) == 0.0
    assert admission.ask("first-0") == 0.0
    assert admission.sending == 3


def test_asking_too_early_gives_the_same_moment() -> None:
    admission, clock = full()
    wait = admission.ask("impatient")
    clock.advance(wait / 2)
    assert admission.ask("impatient") == pytest.approx(wait / 2)


def test_who_comes_in_its_moment_goes_before_who_has_none() -> None:
    admission, clock = full()
    clock.advance(admission.ask("waited"))
    admission.done("first-0")
    assert admission.ask("newcomer") > 0.0
    assert admission.ask("waited") == 0.0


def test_who_has_finished_waits_behind_all_others() -> None:
    admission, clock = full(1)
    wait = admission.ask("other")
    admission.done("first-0")
    clock.advance(wait)
    assert admission.ask("first-0") > 0.0
    assert admission.ask("other") == 0.0


def test_moments_follow_the_pace_at_which_uploads_finish() -> None:
    admission, clock = full()
    clock.advance(100.0)
    admission.moved("first-0")
    admission.moved("first-1")
    admission.done("first-0")
    assert admission.pace == pytest.approx(2 / 100)


def test_a_station_that_died_gives_its_place_back() -> None:
    admission, clock = full()
    clock.advance(31.0)
    assert admission.ask("next") == 0.0
    assert admission.sending == 1


def test_a_moment_nobody_comes_for_is_given_up() -> None:
    admission, clock = full(1)
    clock.advance(admission.ask("never comes") + 61.0)
    admission.done("first-0")
    assert admission.ask("newcomer") == 0.0


def test_retry_after_is_never_shorter_than_the_wait() -> None:
    assert [whole_seconds(s) for s in (0.2, 1.0, 1.01, 59.9)] == [1, 1, 2, 60]


def test_a_full_centre_tells_when_to_come_and_still_hears_everything_small(tmp_path: Path) -> None:
    site, other = Site(tmp_path), Site(tmp_path / "other", station="DEMO-02")
    other.root.mkdir()
    other.authority = site.authority
    (packet_id,) = other.put()
    with site.centre(conduct=Conduct(capacity=1)) as centre:
        sealed = site.sealed()
        site.announce(centre.url, sealed.packet_id, len(sealed.data))
        with pytest.raises(Declined) as caught:
            _begin_two(centre.service, site, sealed.packet_id, len(sealed.data))
        assert caught.value.wait > 0
        report = other.once(centre.url)
        assert report.trouble == Code.CENTRE_BUSY
        entry = other.reader.show(packet_id).entry
        assert entry.announced_at is not None, "announcements are always heard"
        assert (entry.verdicts, entry.state) == (0, Status.PROCESSING)


def _begin_two(service: Service, site: Site, packet_id: str, size: int) -> None:
    service.begin(site.station, packet_id, size)
    service.door.beginning("DEMO-03", started=False)


@pytest.fixture(scope="module")
def rows() -> dict[str, Row]:
    variants = {
        "product": MORNING,
        "no jitter": replace(MORNING, jitter=False),
        "no admission": replace(MORNING, admission=False),
    }
    return {name: measure(name, morning) for name, morning in variants.items()}


def test_a_whole_herd_gets_through_near_the_lines_rate(rows: dict[str, Row]) -> None:
    product = rows["product"]
    assert product.received == MORNING.stations * MORNING.packets
    assert product.goodput > 0.9
    assert product.requests < 15


def test_no_station_of_the_herd_starves(rows: dict[str, Row]) -> None:
    product = rows["product"]
    assert product.half > 0.3, "when half has arrived, everybody has a share of it"
    assert product.fairness < 2.5


def test_admission_keeps_connections_alive(rows: dict[str, Row]) -> None:
    assert rows["product"].given_up < 0.1 < rows["no admission"].given_up
    assert rows["product"].flows <= MORNING.capacity < rows["no admission"].flows
    assert rows["product"].goodput > rows["no admission"].goodput


def test_jitter_keeps_the_door_free(rows: dict[str, Row]) -> None:
    assert rows["product"].peak * 3 < rows["no jitter"].peak
