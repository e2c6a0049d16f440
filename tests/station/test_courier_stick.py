"""What can be wrong with a stick: pulled, full, damaged, hostile. Named, and the good is taken."""

import errno
import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from packets import jws
from station.centre.courier import layout
from station.centre.courier.examining import Finding, examine, items
from station.centre.courier.exporting import Outcome
from station.centre.courier.medium import Medium, StickDisk
from station.centre.courier.receiving import Outcome as Taken
from station.centre.courier.receiving import Received
from station.clock import SystemClock
from station.errors import Code
from tests.fakes.carriage import PLENTY, Carriage, bundles
from tests.fakes.disk import ForgetfulDisk, PowerCut


@pytest.fixture
def carriage(tmp_path: Path) -> Carriage:
    return Carriage(tmp_path)


@pytest.fixture
def exported(carriage: Carriage) -> list[str]:
    """Return the ids of three packets that lie on the stick, in the order of their files."""
    ids = carriage.put(3)
    assert carriage.export().clean
    return sorted(ids)


def the_bundle(carriage: Carriage) -> Path:
    (bundle,) = bundles(carriage.stick)
    return bundle


def file_of(carriage: Carriage, packet_id: str) -> Path:
    return the_bundle(carriage) / f"{packet_id}.packet"


def received(carriage: Carriage) -> Received:
    (found,) = carriage.receive()
    return found


def whole(carriage: Carriage, medium: Medium) -> dict[str, Finding]:
    """Examine all that lies there, as the centre does."""
    now, trust = SystemClock().now(), carriage.authority.trust
    found: dict[str, Finding] = {}
    for station in medium.stations():
        for name in medium.bundles(station):
            bundle = examine(medium, medium.path(station, name), trust, now)
            if bundle.listed:
                found |= {item.packet_id: item.finding for item in items(medium, bundle)}
    return found


# --- stopped at every step of the export


@pytest.mark.parametrize(
    "failure",
    [PowerCut(), OSError(errno.EIO, "pulled"), OSError(errno.ENOSPC, "full"),
     OSError(errno.EROFS, "read-only"), OSError(errno.ENODEV, "gone")],
    ids=["cut", "pulled", "full", "read-only", "gone"],
)  # fmt: skip
def test_an_export_stopped_at_any_step_is_gone_on_with(
    carriage: Carriage, tmp_path: Path, failure: BaseException
) -> None:
    sealed = [carriage.sealed(), carriage.sealed()]
    step = 0
    while True:
        stick = tmp_path / f"stick-{step}"
        stick.mkdir()
        disk = ForgetfulDisk()
        medium = Medium(stick, disk, lambda: PLENTY)
        disk.arm(step, failure)
        try:
            done = carriage.write(medium, sealed)
        except PowerCut:
            done = None
        if len(disk.steps) <= step:
            break  # nothing was left to stop
        assert done is None or not done.clean, f"step {step}: a stop that nobody noticed"
        disk.power_cut()  # pulled sticks forget what was not synced, too
        promised = [i for i, o in done.outcomes.items() if o is Outcome.EXPORTED] if done else []
        assert all(whole(carriage, medium)[i] is Finding.WHOLE for i in promised)
        assert set(whole(carriage, medium).values()) <= {Finding.WHOLE}, "a list before its files"
        again = carriage.write(medium, sealed)
        assert again.clean, f"step {step}"
        assert whole(carriage, medium) == {each.packet_id: Finding.WHOLE for each in sealed}
        step += 1
    assert step > 20


def test_a_stick_that_lies_about_what_it_wrote_is_found_out(carriage: Carriage) -> None:
    disk = ForgetfulDisk()
    disk.flips = True
    done = carriage.write(Medium(carriage.stick, disk, lambda: PLENTY), [carriage.sealed()])
    assert set(done.outcomes.values()) == {Outcome.NOT_WRITTEN}
    assert done.trouble is Code.DISK_UNWRITABLE


def test_a_full_stick_takes_what_fits_and_lists_it(carriage: Carriage) -> None:
    sealed = [carriage.sealed() for _ in range(3)]
    used = 0
    room = 2 * len(sealed[0].data) + (512 << 10) + 100

    class Counting(StickDisk):
        def write(self, handle: int, data: bytes) -> None:
            nonlocal used
            used += len(data)
            super().write(handle, data)

    medium = Medium(carriage.stick, Counting(), lambda: room - used)
    done = carriage.write(medium, sealed)
    assert list(done.outcomes.values()) == [Outcome.EXPORTED, Outcome.EXPORTED, Outcome.NO_ROOM]
    assert done.trouble is Code.DISK_FULL
    assert received(carriage).clean, "what is there has a list"


def test_an_unfinished_bundle_is_gone_on_with_and_not_begun_anew(carriage: Carriage) -> None:
    sealed = [carriage.sealed(), carriage.sealed()]
    carriage.write(Medium(carriage.stick), sealed)
    bundle = the_bundle(carriage)
    (bundle / layout.LIST).unlink()
    (bundle / f"{sealed[1].packet_id}.packet").write_bytes(b"half")
    (bundle / f"{sealed[1].packet_id}.packet.tmp").write_bytes(b"half")
    before = (bundle / f"{sealed[0].packet_id}.packet").stat().st_ino
    assert carriage.write(Medium(carriage.stick), sealed).clean
    assert the_bundle(carriage) == bundle
    assert (bundle / f"{sealed[0].packet_id}.packet").stat().st_ino == before, "not copied again"
    assert received(carriage).clean


def test_two_stations_and_two_exports_are_kept_apart(carriage: Carriage) -> None:
    other = Carriage(carriage.root, "demo-01", shared=carriage.authority)  # FAT: the same name
    carriage.put()
    other.put()
    carriage.export()
    other.export()
    carriage.put()
    carriage.export()
    assert len(bundles(carriage.stick)) == 3
    assert len({bundle.parent for bundle in bundles(carriage.stick)}) == 1
    found = carriage.receive()
    assert all(each.clean for each in found)
    assert len(carriage.held()) == 3


# --- found at the centre


def lose(path: Path) -> None:
    path.unlink()


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-100])


def flip(path: Path) -> None:
    data = path.read_bytes()
    path.write_bytes(data[:2000] + bytes([data[2000] ^ 1]) + data[2001:])


def grow(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b"x")


def link(path: Path) -> None:
    target = path.with_name("elsewhere")
    path.rename(target)
    path.symlink_to(target)


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


@pytest.mark.parametrize(
    ("harm", "finding"),
    [(lose, Finding.MISSING), (cut, Finding.TRUNCATED), (flip, Finding.CHANGED),
     (grow, Finding.CHANGED), (link, Finding.UNREADABLE), (pipe, Finding.UNREADABLE),
     (folder, Finding.UNREADABLE)],
)  # fmt: skip
def test_each_fault_is_named_and_the_others_are_taken(
    carriage: Carriage, exported: list[str], harm: Callable[[Path], None], finding: Finding
) -> None:
    bad, *good = exported
    harm(file_of(carriage, bad))
    found = received(carriage)
    assert not found.clean
    by_id = {p.packet_id: (p.finding, p.outcome) for p in found.packets}
    assert by_id.pop(bad) == (finding, Taken.FAULTY)
    assert set(by_id.values()) == {(Finding.WHOLE, Taken.TAKEN)}
    assert carriage.held() == set(good)


@pytest.mark.parametrize("harm", [lose, cut, flip, link, pipe, folder])
def test_without_a_sound_list_the_packets_speak_for_themselves(
    carriage: Carriage, exported: list[str], harm: Callable[[Path], None]
) -> None:
    path = the_bundle(carriage) / layout.LIST
    if harm is flip:
        token = path.read_text()
        path.write_text(token[:-10] + "AAAAAAAAAA")
    else:
        harm(path)
    found = received(carriage)
    expected = Finding.LIST_MISSING if harm is lose else Finding.LIST_INVALID
    assert found.faults[0] is expected
    assert {p.finding for p in found.packets} == {Finding.UNLISTED}
    assert carriage.held() == set(exported)
    assert {j.verdict for j in carriage.import_receipts().receipts} == {"RECEIVED"}


def test_a_list_of_another_bundle_or_signer_is_none(
    carriage: Carriage, exported: list[str]
) -> None:
    bundle = the_bundle(carriage)
    (bundle / layout.LIST).write_text((bundle / layout.LIST).read_text())
    moved = bundle.with_name("20200101t000000z-00000000")
    bundle.rename(moved)
    assert received(carriage).faults == (Finding.LIST_INVALID,)
    signed = layout.verify_list(
        (moved / layout.LIST).read_text(), carriage.authority.trust, SystemClock().now()
    )
    forged = layout.sign_list(signed, carriage.authority.signer())  # the centre is no station
    moved.rename(bundle)
    (bundle / layout.LIST).write_text(forged)
    assert received(carriage).faults == (Finding.LIST_INVALID,)
    assert carriage.held() == set(exported)


def test_a_file_beyond_the_list_is_taken_and_said(carriage: Carriage, exported: list[str]) -> None:
    extra = carriage.sealed()
    file_of(carriage, extra.packet_id).write_bytes(extra.data)
    wrong = exported[0][::-1]  # has the form of an id, or is a stray
    file_of(carriage, wrong).write_bytes(b"no packet")
    found = received(carriage)
    said = {p.packet_id: p.finding for p in found.packets}
    assert said[extra.packet_id] is Finding.UNLISTED
    assert extra.packet_id in carriage.held()
    assert not found.clean or Finding.STRAY in found.faults


def test_bytes_that_are_no_packet_are_refused_by_the_one_way_in(
    carriage: Carriage, exported: list[str]
) -> None:
    bundle = the_bundle(carriage)
    (bundle / layout.LIST).unlink()
    file_of(carriage, exported[0]).write_bytes(b"PK" + bytes(1000))
    found = {p.packet_id: p for p in received(carriage).packets}
    assert (found[exported[0]].outcome, found[exported[0]].reason) == (Taken.REFUSED, "PACKET")
    assert carriage.held() == set(exported[1:])
    imported = carriage.import_receipts()
    assert imported.refused == ((exported[0], "PACKET"),)
    assert not imported.clean


def test_another_centres_refusals_do_not_replace_receipts(
    carriage: Carriage, exported: list[str]
) -> None:
    received(carriage)
    stranger = Carriage(carriage.root / "stranger")
    stranger.root.mkdir()
    stranger.stick = carriage.stick
    assert {p.outcome for p in received(stranger).packets} == {Taken.REFUSED}
    found = carriage.import_receipts().receipts
    assert {j.packet_id for j in found} == set(exported)
    assert {j.verdict for j in found} == {"RECEIVED"}


def test_a_stick_that_takes_no_receipts_is_said_and_nothing_is_lost(
    carriage: Carriage, exported: list[str]
) -> None:
    class ReadOnly(StickDisk):
        def create(self, path: Path) -> int:
            raise OSError(errno.EROFS, "read-only", path.name)

    (found,) = carriage.receive(Medium(carriage.stick, ReadOnly()))
    assert found.trouble is Code.DISK_UNWRITABLE
    assert not found.clean
    assert carriage.held() == set(exported)
    assert received(carriage).clean, "again, with a stick that can be written"


# --- hostile


def test_no_link_leads_out_of_the_stick(
    carriage: Carriage, exported: list[str], tmp_path: Path
) -> None:
    outside = tmp_path / "outside"
    the_bundle(carriage).parent.rename(outside)
    top = carriage.stick / layout.TOP
    (top / "station-demo-01").symlink_to(outside)
    assert carriage.receive() == []
    assert carriage.import_receipts().files == 0
    carriage.put()
    done = carriage.export()
    assert done.trouble is Code.DISK_UNWRITABLE, "nor is anything written through it"
    assert len(list(outside.iterdir())) == 1
    assert exported


def test_the_top_folder_may_not_be_a_link(carriage: Carriage, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (carriage.stick / layout.TOP).symlink_to(outside)
    carriage.put()
    assert carriage.export().trouble is Code.DISK_UNWRITABLE
    assert not list(outside.iterdir())


@pytest.mark.parametrize(
    "name", ["a\x1b[2Jb", "..\\x", "ü" * 60, "LIST.JWS ", ".hidden", "x" * 250]
)
def test_strange_names_are_counted_and_not_repeated(
    carriage: Carriage, exported: list[str], name: str
) -> None:
    (the_bundle(carriage) / name).write_bytes(b"x")
    (carriage.stick / layout.TOP / name).mkdir()
    found = received(carriage)
    assert found.faults == (Finding.STRAY,)
    assert name not in repr(found)
    assert carriage.held() == set(exported)


def test_a_folder_of_too_many_names_is_not_read_to_its_end(
    carriage: Carriage, exported: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "MOST_NAMES", 50)
    for each in range(500):
        (the_bundle(carriage) / f"junk-{each}").touch()
    found = received(carriage)
    assert Finding.TOO_MANY in found.faults
    assert carriage.held() == set(exported), "what is listed is found by its name"


def test_sizes_are_looked_at_before_bytes(carriage: Carriage, exported: list[str]) -> None:
    os.truncate(file_of(carriage, exported[0]), 1 << 40)  # a hole: takes no room
    os.truncate(the_bundle(carriage) / layout.LIST, 1 << 40)
    found = {p.packet_id: p.finding for p in received(carriage).packets}
    assert found[exported[0]] is Finding.UNREADABLE
    assert carriage.held() == set(exported[1:])


@pytest.mark.parametrize(
    "text",
    [b"[" * 100_000, b'{"version":1,"receipts":["' + b"a" * 70_000 + b'"]}', b"\xff\xfe", b"",
     b'{"version":2}', b'{"version":1,"receipts":[' + b'"x",' * 5000 + b'"x"]}'],
)  # fmt: skip
def test_a_file_of_receipts_can_only_be_disbelieved(
    carriage: Carriage, exported: list[str], text: bytes
) -> None:
    received(carriage)
    (the_bundle(carriage) / layout.RECEIPTS).write_bytes(text)
    imported = carriage.import_receipts()
    assert not imported.clean
    assert all(state == "BIO_CAPTURED" for state in carriage.states().values())
    assert exported


def test_a_list_bomb_is_no_list(carriage: Carriage) -> None:
    listed = tuple(
        layout.Listed(packet_id="a" * 52, size=1, sha256="0" * 64)
        for _ in range(layout.MOST_PACKETS + 1)
    )
    bundle = "20260101t000000z-00000000"
    sender = carriage.sender()
    token = layout.sign_list(
        layout.PacketList(
            station=sender.station, area_code="327301", bundle=bundle,
            exported_at="2026-11-21T02:00:00.000Z", count=len(listed), cursor=0, packets=listed,
        ),
        sender.signer,
    )  # fmt: skip
    assert len(token) < jws.LARGEST
    place = Medium(carriage.stick).make(layout.station_folder(sender.station), bundle)
    (place / layout.LIST).write_text(token)
    assert received(carriage).faults == (Finding.LIST_INVALID,)


def test_a_socket_and_a_device_are_not_opened(carriage: Carriage, exported: list[str]) -> None:
    path = file_of(carriage, exported[0])
    path.unlink()
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as sock:
        here = Path.cwd()
        os.chdir(path.parent)
        try:
            sock.bind(path.name)
        finally:
            os.chdir(here)
        found = {p.packet_id: p.finding for p in received(carriage).packets}
    assert found[exported[0]] is Finding.UNREADABLE


def test_nothing_of_a_person_lies_on_the_stick(carriage: Carriage, exported: list[str]) -> None:
    received(carriage)
    names = {path.name for path in carriage.stick.rglob("*") if path.is_file()}
    assert names == {layout.LIST, layout.RECEIPTS, *(f"{i}.packet" for i in exported)}
    listed = layout.verify_list(
        (the_bundle(carriage) / layout.LIST).read_text(),
        carriage.authority.trust,
        SystemClock().now(),
    )
    assert set(layout.PacketList.__struct_fields__) == {
        "version", "station", "area_code", "bundle", "exported_at", "count", "cursor", "packets",
    }  # fmt: skip
    assert listed.count == 3
