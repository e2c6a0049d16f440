"""Before anybody sits down: can this station seal, and for how long still."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from packets.recipients import Holder
from station.assembly import fitness
from station.assembly.fitness import Dates
from station.centre.emulated.authority import Authority
from station.errors import Code
from station.home import Home
from station.session.outlook import Fitness
from tests.fakes.clock import MORNING, StillClock
from tests.fakes.enrolled import enrolled
from tests.fakes.keys import STATION

DAY = timedelta(days=1)


class Station:
    """A station's home, its clock, and who judges it."""

    def __init__(self, folder: Path) -> None:
        self.clock = StillClock()
        self.home: Home = enrolled(folder / "home", self.clock)
        self._judge = fitness.make(self.home, STATION, self.clock)

    def judged(self, *, days: float = 0.0) -> Fitness:
        self.clock.advance(timedelta(days=days).total_seconds())
        return self._judge()


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return Station(tmp_path)


def blocked(found: Fitness) -> Code | None:
    assert found.blocks
    return found.code


def test_a_fresh_station_is_fit(station: Station) -> None:
    assert station.judged() == Fitness()


def test_the_end_of_a_key_is_said_days_before_it_blocks(station: Station) -> None:
    # The list ends on 2028-11-01, the certificate on 2028-11-20.
    at = datetime(2028, 11, 1, 2, 0, tzinfo=UTC) - MORNING
    assert station.judged(days=at.days - 15) == Fitness()
    assert station.judged(days=3) == Fitness(code=Code.RECIPIENT_EXPIRED, days=12)
    assert blocked(station.judged(days=13)) is Code.RECIPIENT_EXPIRED


def test_a_new_list_makes_it_fit_again_at_once(station: Station) -> None:
    assert blocked(station.judged(days=720)) is Code.RECIPIENT_EXPIRED
    authority = Authority.load(station.home.centre, station.clock)
    for holder in Holder:
        station.clock.advance(1)
        authority.rotate(holder)
    (station.home.trust / "recipients.jws").write_bytes(authority.recipients_file.read_bytes())
    found = station.judged()
    assert (found.code, found.blocks) == (Code.CERTIFICATE_EXPIRED, False)


def test_a_clock_far_behind_is_named(station: Station) -> None:
    assert blocked(station.judged(days=-3)) is Code.CERTIFICATE_EARLY


@pytest.mark.parametrize(
    "name",
    [f"keys/{each}" for each in ("keeper.json", "station.crt", "client.crt")]
    + ["trust/root.pem", "trust/recipients.jws"],
)
def test_what_is_gone_or_damaged_blocks_and_is_noticed_at_once(station: Station, name: str) -> None:
    assert not station.judged().blocks
    path = station.home.root / name
    kept = path.read_bytes()
    path.unlink()
    assert blocked(station.judged()) is Code.KEY_MISSING
    path.write_bytes(b"no longer what it was")
    assert blocked(station.judged()) is Code.KEY_UNUSABLE
    path.write_bytes(kept)
    assert station.judged() == Fitness()


def test_a_certificate_of_another_station_is_unusable(tmp_path: Path) -> None:
    clock = StillClock()
    home = enrolled(tmp_path / "home", clock, station="SOMEWHERE-ELSE")
    assert blocked(fitness.make(home, STATION, clock)()) is Code.KEY_UNUSABLE


def test_a_certificate_of_another_centre_is_unusable(station: Station, tmp_path: Path) -> None:
    other = Station(tmp_path / "other")
    root = (other.home.trust / "root.pem").read_bytes()
    (station.home.trust / "root.pem").write_bytes(root)
    assert blocked(station.judged()) is Code.KEY_UNUSABLE


moments = st.integers(-40, 40).map(lambda days: MORNING + days * DAY)


@given(starts=moments, certificate=moments, recipients=moments)
@example(starts=MORNING, certificate=MORNING + 16 * DAY, recipients=MORNING + 15 * DAY)
@settings(max_examples=60, deadline=None)
def test_it_blocks_exactly_outside_of_all_dates(
    starts: datetime, certificate: datetime, recipients: datetime
) -> None:
    found = fitness.fitness(Dates(starts, certificate, recipients), MORNING)
    inside = starts <= MORNING < min(certificate, recipients)
    assert found.blocks is not inside
    if inside:
        soon = {
            Code.CERTIFICATE_EXPIRED: certificate - MORNING,
            Code.RECIPIENT_EXPIRED: recipients - MORNING,
        }
        told = {code for code, left in soon.items() if left <= fitness.WARNED[code]}
        assert (found.code is None) is (not told)
