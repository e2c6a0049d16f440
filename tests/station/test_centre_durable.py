"""What the centre has acknowledged is there after a kill or a power cut at any durable step."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import packets
from scripts.torture.centre import announced, torture
from scripts.torture.stepping import SteppedStore
from station.centre.answers import Reason
from station.centre.emulated.authority import Authority
from station.centre.emulated.intake import Declined
from station.centre.emulated.service import Service, Standing
from station.centre.emulated.uploads import Superseded
from station.centre.protocol import FeedPage, Wanted
from station.errors import Broken, Code
from station.lifecycle import Status
from tests.fakes.disk import ForgetfulDisk, PowerCut
from tests.fakes.site import Site

PIECE = 2000


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@dataclass
class Machine:
    """A centre on a disk that forgets; its database keeps what was committed."""

    site: Site
    disk: ForgetfulDisk = field(default_factory=ForgetfulDisk)
    acknowledged: dict[str, str] = field(default_factory=dict)

    def opened(self) -> Service:
        folder = self.site.authority.folder
        store = SteppedStore(folder / "centre.db", self.disk._step)
        return Service(Authority.load(folder), disk=self.disk, store=store)

    def live(self, data: bytes) -> None:
        """Send a packet from wherever the centre stands; may end in a power cut anywhere."""
        with self.opened() as service:
            told = announced(data)
            answer = service.announce(self.site.station, [told])[0]
            receipt = answer.receipt or self.sent(service, data)
            self.acknowledged.setdefault(told.packet_id, receipt)
            assert receipt == self.acknowledged[told.packet_id], "the same receipt every time"

    def sent(self, service: Service, data: bytes) -> str:
        station, told = self.site.station, announced(data)
        service.begin(station, told.packet_id, len(data))
        standing = service.stand(station, told.packet_id)
        assert standing is not None
        assert standing.offset <= len(data)
        for start in range(standing.offset, len(data), PIECE):
            service.receive(station, standing, data[start : start + PIECE])
        return standing.receipt or service.vouch(station, told.packet_id, standing)

    def begun(self, service: Service, data: bytes) -> Standing:
        """Announce and create an upload; return where it stands."""
        told = announced(data)
        service.announce(self.site.station, [told])
        service.begin(self.site.station, told.packet_id, len(data))
        standing = service.stand(self.site.station, told.packet_id)
        assert standing is not None
        return standing

    def courier(self, data: bytes) -> None:
        with self.opened() as service:
            taken = service.take_in(data)
            self.acknowledged.setdefault(taken.packet_id, taken.receipt)
            assert taken.receipt == self.acknowledged[taken.packet_id]

    def holds(self, data: bytes) -> bool:
        """Whether the acknowledged packet is there with the hash that its receipt names."""
        packet_id = announced(data).packet_id
        with self.opened() as service:
            path = service.holds()[packet_id]
        receipt = packets.verify_receipt(
            self.acknowledged[packet_id], self.site.authority.trust, self.site.clock.now()
        )
        return receipt.sha256 == hashlib.sha256(self.disk.read(path)).hexdigest()


WAYS: dict[str, Callable[[Machine, bytes], None]] = {"line": Machine.live,
                                                     "courier": Machine.courier}  # fmt: skip


@pytest.mark.parametrize("way", sorted(WAYS))
def test_a_power_cut_at_every_step_loses_nothing_acknowledged(tmp_path: Path, way: str) -> None:
    steps = 0
    while True:
        site = Site(tmp_path / str(steps))
        site.root.mkdir()
        data, machine = site.sealed().data, Machine(site)
        machine.disk.arm(steps, PowerCut())
        try:
            WAYS[way](machine, data)
            finished = True
        except PowerCut:
            finished = False
        machine.disk.power_cut()
        if machine.acknowledged:
            assert machine.holds(data)
        WAYS[way](machine, data)  # the station comes again
        machine.disk.power_cut()
        assert machine.holds(data)
        with machine.opened() as service:
            assert len(service.holds()) == 1
        if finished:
            break
        steps += 1
    assert steps > (14 if way == "line" else 8), "every durable step was one to stop at"


@settings(max_examples=40, deadline=None)
@given(stops=st.lists(st.integers(0, 25), min_size=1, max_size=4))
def test_power_cuts_one_after_the_other_lose_nothing(
    tmp_path_factory: pytest.TempPathFactory, stops: list[int]
) -> None:
    site = Site(tmp_path_factory.mktemp("centre"))
    data, machine = site.sealed().data, Machine(site)
    for stop in stops:
        machine.disk.arm(stop, PowerCut())
        try:
            machine.live(data)
        except PowerCut:
            machine.disk.power_cut()
    machine.disk.arm(None, PowerCut())
    machine.live(data)
    machine.disk.power_cut()
    assert machine.holds(data)


def test_an_offset_that_went_down_with_the_power_is_followed(site: Site) -> None:
    data, machine = site.sealed().data, Machine(site)
    told = announced(data)
    with machine.opened() as service:
        standing = machine.begun(service, data)
        service.receive(site.station, standing, data[:3000])
    machine.disk.power_cut()
    with machine.opened() as service:
        lower = service.stand(site.station, told.packet_id)
        assert lower is not None
        assert lower.offset == 0, "nothing of it was synced, and nothing else is claimed"
    machine.live(data)
    assert machine.holds(data)


def test_killed_at_durable_steps_nothing_is_lost_or_double(site: Site) -> None:
    tally = torture(site, rounds=40, seed=7, crowd=4)
    assert tally.deaths > 25
    assert tally.packets == 4
    assert not sum(tally.wrong.values()), dict(tally.wrong)


def test_an_older_connection_cannot_write_once_a_newer_one_has_taken_over(site: Site) -> None:
    data, machine = site.sealed().data, Machine(site)
    told = announced(data)
    with machine.opened() as service:
        older = machine.begun(service, data)
        newer = service.stand(site.station, told.packet_id)
        assert newer is not None
        with pytest.raises(Superseded):
            service.receive(site.station, older, b"late")
        service.receive(site.station, newer, data)
        with pytest.raises(Superseded):
            service.vouch(site.station, told.packet_id, older)
        assert service.vouch(site.station, told.packet_id, newer)
        with pytest.raises(Superseded):
            service.receive(site.station, newer, b"more")


def test_the_same_packet_by_line_and_by_courier_has_one_receipt(site: Site) -> None:
    data, machine = site.sealed().data, Machine(site)
    told = announced(data)
    with machine.opened() as service:
        standing = machine.begun(service, data)
        service.receive(site.station, standing, data)
        brought = service.take_in(data)
        assert service.vouch(site.station, told.packet_id, standing) == brought.receipt
        assert not brought.known
        assert service.take_in(data).known


def test_receipts_are_numbered_without_repetition(site: Site) -> None:
    with Service(site.authority) as service:
        tokens = [service.take_in(site.sealed().data).receipt for _ in range(3)]
    trust, now = site.authority.trust, site.clock.now()
    assert [packets.verify_receipt(t, trust, now).seq for t in tokens] == [1, 2, 3]


@pytest.mark.parametrize("data", [b"", b"no packet", bytes(5000)])
def test_what_is_no_packet_is_not_taken_from_a_courier(site: Site, data: bytes) -> None:
    with Service(site.authority) as service, pytest.raises(Declined) as caught:
        service.take_in(data)
    assert caught.value.reason is Reason.PACKET
    assert not list((site.authority.folder / "packets").iterdir())


def test_a_packet_of_an_unknown_authority_is_not_taken_from_a_courier(
    site: Site, tmp_path: Path
) -> None:
    stranger = Site(tmp_path / "stranger")
    stranger.root.mkdir()
    with Service(site.authority) as service, pytest.raises(Declined):
        service.take_in(stranger.sealed().data)


def test_a_full_disk_is_said_and_nothing_is_acknowledged(site: Site) -> None:
    data, machine = site.sealed().data, Machine(site)
    machine.disk.arm(6, OSError(28, "No space left on device"))
    with pytest.raises(Broken) as caught:
        machine.live(data)
    assert caught.value.code is Code.DISK_FULL
    machine.disk.arm(None, PowerCut())
    machine.live(data)
    assert machine.holds(data)


def test_a_centre_restored_from_an_older_backup_asks_for_what_it_lacks(site: Site) -> None:
    first, *later = (site.sealed().data for _ in range(3))
    folder = site.authority.folder
    with Service(site.authority) as service:
        service.take_in(first)
    backup = (folder / "centre.db").read_bytes()
    with Service(site.authority) as service:
        for data in later:
            service.take_in(data)
        service.feed(site.station, 0)
    (folder / "centre.db").write_bytes(backup)
    for each in later:
        (folder / "packets" / f"{announced(each).packet_id}.packet").unlink()
    with Service(site.authority) as service:
        told = service.inventory(site.station, [announced(d).packet_id for d in (first, *later)])
        answers = service.announce(site.station, [announced(data) for data in later])
    assert told.finished == (announced(first).packet_id,)
    assert told.missing == tuple(announced(data).packet_id for data in later)
    assert {answer.wanted for answer in answers} == {Wanted.WANTED}


@pytest.mark.expects_warnings
def test_a_receipt_without_its_packet_is_forgotten_and_said(site: Site) -> None:
    data = site.sealed().data
    with Service(site.authority) as service:
        packet_id = service.take_in(data).packet_id
    (site.authority.folder / "packets" / f"{packet_id}.packet").unlink()
    with Service(site.authority) as service:
        assert service.inventory(site.station, [packet_id]).missing == (packet_id,)


def test_the_feed_of_a_restored_centre_goes_on_behind_the_stations_cursor(site: Site) -> None:
    with Service(site.authority) as service:
        service.feed(site.station, 50)  # a station that has read further than this centre knows
        service.take_in(site.sealed().data)
        page = _page(service.feed(site.station, 50))
    assert [event.seq for event in page.events] == [51, 52, 53]
    assert page.events[-1].status == Status.PRINT_READY_RECORD


def _page(token: str) -> FeedPage:
    payload = token.split(".")[1]
    raw = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
    return msgspec.json.decode(raw, type=FeedPage)
