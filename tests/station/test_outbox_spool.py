"""Handing over: put is durable, harmless to repeat, and never changes what lies there."""

import errno
from pathlib import Path

import pytest

from station.durable import LocalDisk
from station.errors import Broken, Code, Refused
from station.outbox.spool import Outbox, Place, Spool, packet_id_of
from tests.fakes.disk import ForgetfulDisk

ID = "a" * 52
OTHER = "b" * 52


def test_putting_twice_is_harmless(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    assert outbox.put(ID, b"sealed") == outbox.put(ID, b"sealed")
    assert outbox.spool.packet_ids(Place.NEW) == [ID]
    assert outbox.spool.names(Place.TMP) == []


def test_other_bytes_under_the_same_id_are_refused(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    path = outbox.put(ID, b"sealed")
    with pytest.raises(Refused) as caught:
        outbox.put(ID, b"other")
    assert caught.value.code is Code.OUTBOX_MISMATCH
    assert path.read_bytes() == b"sealed"


def test_a_packet_that_was_received_is_not_put_again(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.put(ID, b"sealed")
    outbox.spool.finish(ID)
    outbox.put(ID, b"sealed")
    assert outbox.spool.packet_ids(Place.NEW) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "", "A" * 52, "a" * 51, "a/" + "a" * 50])
def test_what_is_not_a_packet_id_names_no_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused) as caught:
        Outbox(tmp_path).put(name, b"x")
    assert caught.value.code is Code.OUTBOX_MISMATCH


def test_a_put_found_on_the_disk_is_synced_before_it_is_believed(tmp_path: Path) -> None:
    disk = ForgetfulDisk()
    disk.arm(5, OSError(errno.EIO, "before the folder is synced"))
    with pytest.raises(Broken):
        Outbox(tmp_path, disk).put(ID, b"sealed")
    disk.stop_at = None
    Outbox(tmp_path, disk).put(ID, b"sealed")
    disk.power_cut()
    assert disk.read(Spool(tmp_path).path(Place.NEW, ID)) == b"sealed"


class FullDisk(LocalDisk):
    """A disk without a byte left."""

    def write(self, handle: int, data: bytes) -> None:
        super().write(handle, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "full")


def test_what_was_moved_to_done_outlives_the_next_put_and_a_power_cut(tmp_path: Path) -> None:
    disk = ForgetfulDisk()
    spool = Spool(tmp_path, disk)
    Outbox(tmp_path, disk).put(ID, b"sealed")
    spool.finish(ID)
    Outbox(tmp_path, disk).put(OTHER, b"another")  # syncs new/, and with it that ID left it
    disk.power_cut()
    assert spool.find(ID) is not None


def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(Broken) as caught:
        Outbox(tmp_path, FullDisk()).put(ID, b"sealed")
    assert caught.value.code is Code.DISK_FULL
    assert all(not Spool(tmp_path).names(place) for place in Place)


def test_an_outbox_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "outbox").write_bytes(b"a file where a folder must be")
    with pytest.raises(Broken) as caught:
        Outbox(tmp_path / "outbox").put(ID, b"sealed")
    assert caught.value.code is Code.DISK_UNWRITABLE


def test_folders_are_private(tmp_path: Path) -> None:
    Outbox(tmp_path).put(ID, b"sealed")
    assert {(tmp_path / p.value).stat().st_mode & 0o777 for p in Place} == {0o700}


def test_names_of_packets() -> None:
    assert packet_id_of(f"{ID}.packet") == ID
    assert packet_id_of(f"{ID}.packet.part") is None
    assert packet_id_of(ID) is None


def test_the_room_left_is_told(tmp_path: Path) -> None:
    assert Outbox(tmp_path).free() > 0
