"""Nobody is recorded under a wrong area code, nor without the centre where the policy says so."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec

import packets
from station import keys, settings
from station.assembly import area, obstacle, sealer
from station.assembly.clock_guard import ClockGuard
from station.assembly.standpoint import Standpoint
from station.assembly.trail import trail
from station.centre.emulated.authority import Authority
from station.centre.emulated.certificates import CLIENT, role
from station.centre.emulated.conduct import Conduct
from station.centre.emulated.issuing import STATION_ROLE
from station.clock import iso
from station.errors import Broken, Code
from station.home import Home
from station.lifecycle import Status
from station.outbox.index import Index
from station.outbox.switches import Moment
from station.regions import AreaFault, fault, listed
from station.session.view import Screen
from station.settings import Policy, Settings
from station.uploader.lock import locked
from tests.fakes.enrolled import enrolled
from tests.fakes.keys import STATION
from tests.fakes.movable_clock import MovableClock
from tests.fakes.office import CONFIG, Office
from tests.fakes.recordings import bare_recording
from tests.fakes.site import Site

HERE = "327301"


def issued_for(home: Home, area_code: str) -> None:
    """Replace the station's certificate by one that names an area as well."""
    authority = Authority.load(home.centre)
    key = keys.signer(home).chain[0].public_key()
    assert isinstance(key, ec.EllipticCurvePublicKey)
    names = (*role(f"{STATION_ROLE}{STATION}"), *role(f"{keys.AREA}{area_code}"))
    made = authority.issuer().issue(key, STATION, names, CLIENT)
    (home.keys / "station.crt").write_bytes(made.public_bytes(serialization.Encoding.PEM))


def settings_of(policy: Policy = Policy.STORE_AND_FORWARD) -> Settings:
    plain = settings.load(CONFIG)
    line = msgspec.structs.replace(plain.station.line, policy=policy)
    station = msgspec.structs.replace(plain.station, line=line)
    return msgspec.structs.replace(plain, station=station)


# --- the code itself


@pytest.mark.parametrize(
    ("code", "wrong"),
    [
        (HERE, None),
        ("3273", AreaFault.DIGITS),
        ("32730a", AreaFault.DIGITS),
        ("00327301"[:6], AreaFault.PROVINCE),
        ("997301", AreaFault.PROVINCE),
        ("320001", AreaFault.NO_REGENCY),
        ("327300", AreaFault.NO_DISTRICT),
        ("\u0663\u0662\u0667\u0663\u0660\u0661", AreaFault.DIGITS),
    ],
)
def test_what_is_wrong_with_a_code(code: str, wrong: AreaFault | None) -> None:
    assert fault(code) is wrong


def test_the_list_of_all_districts_decides_where_there_is_one(tmp_path: Path) -> None:
    assert listed(tmp_path) == frozenset()
    (tmp_path / "regions.csv").write_text("code,name\n327301,Contoh\n327302;Lain\n3273011,no\n")
    known = listed(tmp_path)
    assert known == {"327301", "327302"}
    assert fault("327303", known) is AreaFault.NOT_LISTED
    (tmp_path / "regions.csv").write_text("nothing\n")
    with pytest.raises(Broken) as caught:
        listed(tmp_path)
    assert caught.value.code is Code.SETTINGS_INVALID


# --- at start, at login, in each packet


@pytest.mark.parametrize("code", ["997301", "327300"])
def test_at_start_a_wrong_code_is_named(tmp_path: Path, code: str) -> None:
    for path in CONFIG.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace(HERE, code), encoding="utf-8")
    with pytest.raises(Broken) as caught:
        settings.load(tmp_path)
    assert caught.value.code is Code.AREA_CODE_INVALID
    assert "station.toml" in caught.value.detail


def test_settings_are_held_against_the_certificate(tmp_path: Path) -> None:
    home = enrolled(tmp_path)
    area.check(home, HERE)
    issued_for(home, HERE)
    area.check(home, HERE)
    issued_for(home, "327302")
    with pytest.raises(Broken) as caught:
        area.check(home, HERE)
    assert caught.value.code is Code.AREA_CODE_INVALID
    assert "327302" in caught.value.detail


def test_no_packet_is_sealed_under_another_code(tmp_path: Path) -> None:
    home, clock = enrolled(tmp_path), MovableClock()
    guard = ClockGuard(home, trail(home, clock), clock)
    standpoint = Standpoint(clock, guard, believed=True)
    seal = sealer.make(home, settings_of(), clock, guard, standpoint)
    plain = bare_recording()
    origin = msgspec.structs.replace(plain.origin, sealed_at=iso(clock.now()))
    recording = msgspec.structs.replace(plain, origin=origin)
    issued_for(home, recording.origin.area_code)
    made = seal(recording)
    assert packets.verify(made.data, keys.trust(home), clock.now()).waybill.area_code == (
        recording.origin.area_code)  # fmt: skip
    issued_for(home, "327302")
    with pytest.raises(Broken) as caught:
        seal(recording)
    assert caught.value.code is Code.AREA_CODE_INVALID


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Callable[[Code | None], Office]]:
    opened: list[Office] = []

    def make(code: Code | None) -> Office:
        office = Office(tmp_path)
        office.close()
        office.tools = replace(office.tools, obstacle=lambda: code)
        office.open()
        office.settle()
        opened.append(office)
        return office

    yield make
    for each in opened:
        each.close()


@pytest.mark.parametrize("code", [Code.AREA_CODE_INVALID, Code.ONLINE_REQUIRED])
def test_whoever_signs_in_is_told_and_nobody_new_sits_down(
    office: Callable[[Code | None], Office], code: Code
) -> None:
    desk = office(code)
    assert desk.sign_in().trouble is code
    view = desk.start()
    assert (view.screen, view.trouble) == (Screen.TODAY, code)


def test_without_an_obstacle_one_begins(office: Callable[[Code | None], Office]) -> None:
    desk = office(None)
    assert desk.sign_in().trouble is None
    assert desk.start().screen is not Screen.TODAY


# --- the policy


def test_store_and_forward_asks_nobody(tmp_path: Path) -> None:
    assert obstacle.make(enrolled(tmp_path), settings_of(), MovableClock())() is None


def test_online_required_wants_an_uploader_that_reached_the_centre_lately(tmp_path: Path) -> None:
    home, clock = enrolled(tmp_path), MovableClock()
    stands = obstacle.make(home, settings_of(Policy.ONLINE_REQUIRED), clock)
    assert stands() is Code.ONLINE_REQUIRED, "nobody uploads"
    with locked(home.outbox):
        assert stands() is Code.ONLINE_REQUIRED, "the centre was never reached"
        with closing(Index(home.outbox)) as index:
            index.remember(Moment.REACHED, clock.now())
        assert stands() is None
        clock.advance(31 * 60)
        assert stands() is Code.ONLINE_REQUIRED, "too long ago"
        clock.jump(-86_400 * 30)
        assert stands() is Code.ONLINE_REQUIRED, "nobody knows how long ago"
    with closing(Index(home.outbox)) as index:
        index.remember(Moment.REACHED, clock.now())
    assert stands() is Code.ONLINE_REQUIRED, "reached, but nobody uploads any more"


def test_a_wrong_area_stands_in_the_way_whatever_the_policy(tmp_path: Path) -> None:
    home = enrolled(tmp_path)
    issued_for(home, "327302")
    for policy in Policy:
        assert obstacle.make(home, settings_of(policy), MovableClock())() is Code.AREA_CODE_INVALID


# --- what happens where all that was got round


def test_a_packet_under_a_code_the_region_does_not_serve_waits_and_can_be_pushed(
    tmp_path: Path,
) -> None:
    site = Site(tmp_path)
    (packet_id,) = site.put()
    with site.centre(conduct=Conduct(area_codes=frozenset({"110101"}))) as centre:
        site.settle(centre.url)
    shown = site.reader.show(packet_id)
    assert shown.entry.state is Status.ENROLL_FAILURE_AT_REGIONAL
    assert site.reader.stuck() == (packet_id,)
    assert shown.history[-1].actor == "REGION"
