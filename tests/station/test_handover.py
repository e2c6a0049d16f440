"""From the sealer to the outbox: a packet counts when the disk gives it back as a packet."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

import packets
from packets import jws, strict_json
from packets.container import Member, contents, pack, unpack
from packets.identifiers import number, packet_id_of
from packets.waybill import TYPE
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

    def put(self, disk: LocalDisk | None = None, sealed: packets.Sealed | None = None) -> Path:
        return handover.make(self.home, self.clock, disk)(sealed or self.sealed)

    def resealed(self, spoil: Callable[[bytearray], None]) -> packets.Sealed:
        """Return the packet with another payload and a waybill signed over that one."""
        payload = bytearray(contents(unpack(self.sealed.data))["payload.age"])
        spoil(payload)
        digest = hashlib.sha256(payload).digest()
        name = packet_id_of(digest)
        changed = {"packet_id": name, "number": number(name), "sha256": digest.hex()}
        waybill = msgspec.structs.replace(self.sealed.waybill, **changed)
        token = jws.sign(strict_json.encode(waybill), keys.signer(self.home), TYPE)
        members = [Member("waybill.jws", token.encode()), Member("payload.age", bytes(payload))]
        return replace(self.sealed, packet_id=name, data=pack(members), waybill=waybill)

    def holds(self, disk: LocalDisk | None = None) -> bool:
        return holding.make(self.home, disk)(self.sealed.packet_id)

    def lies(self, place: Place) -> int:
        return len(self.spool.names(place))


@pytest.fixture
def station(tmp_path: Path) -> Station:
    return Station(tmp_path)


def refused(
    station: Station, disk: LocalDisk | None = None, sealed: packets.Sealed | None = None
) -> Code:
    with pytest.raises(Broken) as caught:
        station.put(disk, sealed)
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
    other = station.seal()
    mistaken = replace(other, packet_id=station.sealed.packet_id)
    assert refused(station, sealed=mistaken) is Code.OUTBOX_MISMATCH
    assert not station.holds()


@pytest.mark.parametrize("place", [-1, -20, 200])  # the tag, the last chunk, a wrapped key
def test_a_packet_that_nobody_could_open_does_not_count(station: Station, place: int) -> None:
    """As after a fault of memory or cipher: signed, of the right hash, and lost for ever."""

    def spoil(payload: bytearray) -> None:
        payload[place] = ord("A") if payload[place] != ord("A") else ord("B")

    lost = station.resealed(spoil)
    assert packets.verify(lost.data, keys.trust(station.home), station.clock.now())
    assert refused(station, sealed=lost) is Code.PACKET_REFUSED
    assert (station.lies(Place.NEW), station.lies(Place.QUARANTINE)) == (0, 1)


def test_the_witness_of_one_packet_is_none_of_another(station: Station) -> None:
    other = station.seal()
    assert refused(station, sealed=replace(other, witness=station.sealed.witness)) is (
        Code.PACKET_REFUSED
    )


def test_no_text_of_a_sealed_packet_holds_its_key(station: Station) -> None:
    key = station.sealed.witness.file_key
    assert len(key) == 16
    for text in (repr(station.sealed), repr(station.sealed.witness)):
        assert key.hex() not in text
        assert repr(key) not in text


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
