"""What the centre knows of a station's people and trail: it tells it, and holds packets to it."""

import random
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import msgspec
import pytest

from packets.endorsements import ROLE as SETTINGS
from packets.endorsements import Endorsement, issue_endorsement
from packets.enrollment import Recording
from packets.staff import ROLE, Duty, Member, StaffList, issue_staff
from station import keys, settings
from station.assembly import appointed
from station.audit import reading
from station.audit.acts import Act
from station.audit.entry import Entry
from station.centre.answers import Reason
from station.centre.connection import Address
from station.centre.courier.examining import Finding
from station.centre.courier.layout import read_receipts
from station.centre.courier.receiving import Outcome
from station.centre.emulated.authority import Authority
from station.centre.emulated.issued import staff_lists
from station.centre.emulated.registry import Why
from station.centre.emulated.server import EmulatedCentre
from station.centre.https import HttpsCentre
from station.clock import SystemClock, iso
from station.commands import main
from station.lifecycle import Status
from station.operators import listing
from station.uploader.uploader import Uploader
from tests.fakes.carriage import CONFIG, Carriage
from tests.fakes.movable_clock import MovableClock
from tests.fakes.proven import OPERATOR, SECOND, bare_proven, gate, origin
from tests.fakes.site import Site

CLOCK = SystemClock()
_DAY = timedelta(days=1)


def staff(
    authority: Authority, station: str, serial: int, *people: tuple[str, Duty], local: bool = False
) -> str:
    """Return a list that the centre signs and keeps."""
    now = CLOCK.now()
    begins, ends = iso(now - _DAY), iso(now + 30 * _DAY)
    members = tuple(
        Member(id=each, user=each, role=role, not_before=begins, not_after=ends)
        for each, role in people
    )
    listed = StaffList(
        serial=serial, station=station, issued_at=iso(now), not_after=ends, local=local,
        members=members,
    )  # fmt: skip
    token = issue_staff(listed, authority.office(ROLE))
    authority.staff.keep(token)
    return token


@pytest.fixture
def carriage(tmp_path: Path) -> Carriage:
    return Carriage(tmp_path)


def once(carriage: Carriage) -> None:
    """Make one pass of an uploader, as the station's assembly makes it."""
    files, trust = keys.client_files(carriage.home), carriage.authority.trust
    line = msgspec.structs.replace(carriage.settings.station.line, spread_seconds=0.0)
    with EmulatedCentre(carriage.authority.folder) as centre:
        address = Address(
            url=centre.url, key=files.key, certificate=files.chain, root=files.root,
            password=files.password, stall=0.5, patience=0.8,
        )  # fmt: skip
        have, take = appointed.serial(carriage.home), appointed.Appointments(carriage.home, CLOCK)
        with closing(HttpsCentre(address, staff=have)) as far:
            outbox = carriage.home.outbox
            Uploader(outbox, far, trust, CLOCK, line, random.Random(1), staff=take).once()


def noted(carriage: Carriage, act: Act) -> list[Entry]:
    return [each for each in reading.entries(carriage.home.audit) if each.act == act]


# --- the list travels


def test_a_list_comes_with_the_feed_and_a_newer_one_replaces_it(carriage: Carriage) -> None:
    carriage.put()
    once(carriage)
    assert listing.installed(carriage.home.trust) is None
    for serial in (3, 5):
        staff(carriage.authority, carriage.station, serial, ("adb-1", "OPERATOR"), local=True)
        for _ in range(2):
            once(carriage)
        found = listing.installed(carriage.home.trust)
        assert found
        assert found.serial == serial
    told = noted(carriage, Act.ACCOUNTS_INSTALLED)
    assert [(each.who, each.details["serial"]) for each in told] == [
        ("uploader", "3"),
        ("uploader", "5"),
    ]


def test_a_list_comes_on_the_stick(carriage: Carriage) -> None:
    carriage.put()
    carriage.export()
    staff(carriage.authority, carriage.station, 3, ("adb-1", "OPERATOR"), local=True)
    carriage.receive()
    carriage.import_receipts()
    found = listing.installed(carriage.home.trust)
    assert found
    assert found.serial == 3


@pytest.mark.expects_warnings
def test_a_list_of_another_station_is_refused_and_told_once(carriage: Carriage) -> None:
    token = staff(carriage.authority, "ELSEWHERE", 3, ("adb-1", "ADMINISTRATOR"))
    assert carriage.home
    heard = appointed.Appointments(carriage.home, CLOCK)
    for _ in range(3):
        heard(token)
    assert listing.installed(carriage.home.trust) is None
    assert [each.details["code"] for each in noted(carriage, Act.ACCOUNTS_REFUSED)] == [
        "ACCOUNTS_UNTRUSTED"
    ]


@pytest.mark.expects_warnings
def test_a_list_is_taken_once_the_clock_is_right(carriage: Carriage) -> None:
    token = staff(carriage.authority, carriage.station, 3, ("adb-1", "OPERATOR"), local=True)
    assert carriage.home
    behind = MovableClock()
    behind.jump(-10 * 24 * 3600)
    heard = appointed.Appointments(carriage.home, behind)
    heard(token)
    assert listing.installed(carriage.home.trust) is None
    behind.jump(10 * 24 * 3600)
    heard(token)
    assert listing.installed(carriage.home.trust)


def test_the_command_leaves_its_list_with_the_centre(tmp_path: Path) -> None:
    home = ["--home", str(tmp_path), "--config", str(CONFIG)]
    assert main(["centre", "keygen", *home]) == 0
    words = ["centre", "staff", str(tmp_path / "staff.jws"), "--member", "a-1:dewi:OPERATOR"]
    assert main([*words, "--serial", "7", *home]) == 0
    assert main([*words, "--serial", "6", *home]) == 0
    station = settings.load(CONFIG).station.station.id
    found = staff_lists(tmp_path / "centre").newest(station)
    assert found
    assert found.serial == 7, "an older list does not replace a newer one"


# --- packets are held to it


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def cause(site: Site, packet_id: str) -> str:
    entry = site.reader.show(packet_id).entry
    return "" if entry.state is Status.PRINT_READY_RECORD else entry.cause


def test_a_second_person_whom_a_station_invented_is_refused(site: Site) -> None:
    assert site.signer
    staff(site.authority, site.station, 1, (OPERATOR, "OPERATOR"), (SECOND, "SUPERVISOR"))
    (known,) = site.put()
    staff(site.authority, site.station, 2, (OPERATOR, "OPERATOR"))
    site.clock.advance(3600)
    (invented,) = site.put()
    with site.centre(clock=site.clock) as centre:
        site.settle(centre.url)
    assert cause(site, known) == ""
    assert cause(site, invented) == "GATES: people STRANGER"


def test_settings_the_centre_never_endorsed_are_doubted(site: Site) -> None:
    """Deleting the endorsement unbinds a station; its packets tell by what settings it worked."""
    (before,) = site.put()
    by = bare_proven().origin.settings_sha256
    for number, digest in enumerate((by, "ab" * 32), 1):
        now = CLOCK.now()
        endorsement = Endorsement(
            sequence=number, station=site.station, settings_sha256=digest, issued_at=iso(now),
            not_after=iso(now + _DAY),
        )  # fmt: skip
        office = site.authority.office(SETTINGS)
        site.authority.endorsed.keep(issue_endorsement(endorsement, office))
    (known,) = site.put()
    site.bend = lambda of: origin(of, settings_sha256="ee" * 32)
    (other,) = site.put()
    with site.centre() as centre:
        site.settle(centre.url)
    assert [cause(site, each) for each in (before, known)] == ["", ""]
    assert cause(site, other) == "GATES: settings UNKNOWN"


# --- the trail


@pytest.mark.expects_warnings
def test_a_trail_that_was_put_back_is_seen_by_the_centre(site: Site) -> None:
    site.bend = at(500)
    (first,) = site.put()
    site.clock.advance(3600)
    site.bend = at(300)
    (second,) = site.put()
    site.bend = at(500)
    (third,) = site.put()
    with site.centre(clock=site.clock) as centre:
        site.settle(centre.url)
    assert cause(site, first) == ""
    assert cause(site, second) == "GATES: audit_trail WENT_BACK"
    assert cause(site, third) == "GATES: audit_trail WENT_BACK"


def at(seq: int) -> Callable[[Recording], Recording]:
    """Return what makes a packet tell of this entry as the newest."""
    return lambda of: gate(of, "audit_trail", value=f"{seq}:{seq:064x}")


# --- a key in other hands


@pytest.mark.parametrize("why", list(Why))
def test_what_a_stolen_key_signed_is_not_taken_from_a_stick_either(
    carriage: Carriage, why: Why
) -> None:
    (packet_id,) = carriage.put()
    carriage.export()
    carriage.authority.registry.revoke(carriage.station, why)
    (bundle,) = carriage.receive()
    (handed,) = bundle.packets
    assert handed.packet_id == packet_id
    if why is Why.STOLEN:
        assert (handed.outcome, handed.reason) == (Outcome.REFUSED, Reason.PACKET)
        assert bundle.faults == (Finding.LIST_INVALID,)
        assert not carriage.held()
        (answer,) = carriage.stick.rglob("receipts.json")
        assert not read_receipts(answer.read_bytes()).pages, "nor is the thief told anything"
    else:
        assert handed.outcome is Outcome.TAKEN
