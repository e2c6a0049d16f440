"""From the sealer to the outbox: a packet counts when the disk gives it back as a packet."""

from pathlib import Path

import pytest

import packets
from station import keys
from station.assembly import handover, holding
from station.durable import LocalDisk
from station.errors import Broken, Code
from station.home import Home
from station.outbox.spool import Outbox, Place, Spool
from tests.fakes.clock import StillClock
from tests.fakes.enrolled import enrolled
from tests.fakes.recordings import bare_recording


class RottingDisk(LocalDisk):
    """Flips a bit of what is read under its final name, as a worn-out medium does."""

    def __init__(self, *, bit: int | None = 0) -> None:
        self.bit = bit

    def read(self, path: Path) -> bytes:
        data = bytearray(super().read(path))
        if self.bit is not None and path.parent.name == "new":
            data[self.bit // 8 % len(data)] ^= 1 << self.bit % 8
        return bytes(data)


class Station:
    """A station's home and one sealed packet."""

    def __init__(self, folder: Path) -> None:
        self.clock = StillClock()
        self.home: Home = enrolled(folder / "home", self.clock)
        self.spool = Spool(self.home.outbox).make()
        self.sealed = self.seal()

    def seal(self) -> packets.Sealed:
        recipients = keys.recipients(self.home, self.clock.now())
        signer = keys.signer(self.home)
        return packets.seal(bare_recording(), recipients=recipients, signer=signer)

    def put(self, disk: LocalDisk | None = None, data: bytes | None = None) -> Path:
        put = handover.make(self.home, self.clock, disk)
        return put(self.sealed.packet_id, self.sealed.data if data is None else data)

    def holds(self, disk: LocalDisk | None = None) -> bool:
        return holding.make(self.home, disk)(self.sealed.packet_id)

    def lies(self, place: Place) -> int:
        return len(self.spool.names(place))


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return Station(tmp_path)


def refused(station: Station, disk: LocalDisk | None = None, data: bytes | None = None) -> Code:
    with pytest.raises(Broken) as caught:
        station.put(disk, data)
    return caught.value.code


def test_a_packet_in_order_is_put_and_held(station: Station) -> None:
    assert not station.holds()
    assert station.put().read_bytes() == station.sealed.data
    assert station.holds()


@pytest.mark.parametrize("bit", [0, 1001, 9_000_017])
def test_a_disk_that_flips_a_bit_is_found_out(station: Station, bit: int) -> None:
    assert refused(station, RottingDisk(bit=bit)) is Code.OUTBOX_MISMATCH
    assert (station.lies(Place.NEW), station.lies(Place.QUARANTINE)) == (0, 1)
    assert not station.holds()
    assert station.put(), "the same packet again, on a disk in order"


def test_what_was_not_sealed_here_never_counts(station: Station, tmp_path: Path) -> None:
    other = Station(tmp_path / "other")
    (station.home.trust / "root.pem").write_bytes((other.home.trust / "root.pem").read_bytes())
    assert refused(station) is Code.PACKET_REFUSED
    assert (station.lies(Place.NEW), station.lies(Place.QUARANTINE)) == (0, 1)


def test_a_packet_under_the_id_of_another_is_refused(station: Station) -> None:
    assert refused(station, data=station.seal().data) is Code.OUTBOX_MISMATCH
    assert not station.holds()


def test_after_a_cut_only_a_packet_in_order_counts(station: Station) -> None:
    # Put by the outbox alone: the power went before it was verified.
    Outbox(station.home.outbox).put(station.sealed.packet_id, station.sealed.data)
    assert station.holds()
    assert not station.holds(RottingDisk(bit=12_345))
    assert (station.lies(Place.NEW), station.lies(Place.QUARANTINE)) == (0, 1)


def test_after_a_cut_a_packet_is_judged_by_the_day_it_was_sealed(station: Station) -> None:
    station.put()
    station.clock.advance(3 * 365 * 86_400)
    assert station.holds()


def test_a_packet_that_was_sent_is_held(station: Station) -> None:
    station.put()
    station.spool.finish(station.sealed.packet_id)
    assert station.holds(RottingDisk())


def test_without_a_root_nothing_is_judged_and_nothing_put_aside(station: Station) -> None:
    station.put()
    (station.home.trust / "root.pem").unlink()
    with pytest.raises(Broken) as caught:
        station.holds()
    assert caught.value.code is Code.KEY_MISSING
    assert station.lies(Place.NEW) == 1
