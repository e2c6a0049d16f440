"""What is handed to the uploader is durable before it counts, and taken in once is enough."""

import errno
from pathlib import Path

import pytest

from station.durable import LocalDisk
from station.errors import Broken, Code
from station.outbox.handover import FOLDER, Handover, Handovers
from tests.fakes.disk import ForgetfulDisk

RECEIPTS = Handover(receipts=("a.b.c",))


class NotingDisk(LocalDisk):
    """This machine's disk; notes which folders were synced, and fails where told."""

    def __init__(self, failing: str = "") -> None:
        self.synced: list[Path] = []
        self.failing = failing

    def sync_folder(self, folder: Path) -> None:
        self.synced.append(folder)
        super().sync_folder(folder)

    def remove(self, path: Path) -> None:
        if self.failing == "remove":
            raise OSError(errno.EROFS, "injected")
        super().remove(path)


def test_what_was_handed_over_waits_and_is_read_as_it_was(tmp_path: Path) -> None:
    handovers = Handovers(tmp_path)
    assert handovers.waiting() == []
    assert handovers.mark() == 0
    handovers.put(RECEIPTS)
    (path,) = handovers.waiting()
    assert handovers.read(path) == RECEIPTS
    assert handovers.mark() > 0


def test_the_folder_is_there_after_a_power_cut_as_well_as_the_file(tmp_path: Path) -> None:
    disk = NotingDisk()
    Handovers(tmp_path, disk).put(RECEIPTS)
    assert disk.synced[0] == tmp_path, "the name of the folder, before anything lies in it"
    assert disk.synced[-1] == tmp_path / FOLDER


def test_a_hand_over_survives_a_power_cut(tmp_path: Path) -> None:
    disk = ForgetfulDisk()
    handovers = Handovers(tmp_path, disk)
    handovers.put(RECEIPTS)
    disk.power_cut()
    (path,) = handovers.waiting()
    assert handovers.read(path) == RECEIPTS


def test_what_is_done_does_not_come_back_with_the_power(tmp_path: Path) -> None:
    disk = ForgetfulDisk()
    handovers = Handovers(tmp_path, disk)
    handovers.put(RECEIPTS)
    handovers.done(handovers.waiting()[0])
    disk.power_cut()
    assert handovers.waiting() == []


def test_a_disk_that_takes_no_writes_is_named(tmp_path: Path) -> None:
    handovers = Handovers(tmp_path, NotingDisk("remove"))
    handovers.put(RECEIPTS)
    with pytest.raises(Broken) as caught:
        handovers.done(handovers.waiting()[0])
    assert caught.value.code is Code.DISK_UNWRITABLE
    (tmp_path / "file").write_text("x")
    with pytest.raises(Broken):
        Handovers(tmp_path / "file").put(RECEIPTS)


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"receipts":[1]}'])
def test_what_is_no_hand_over_is_told(tmp_path: Path, data: bytes) -> None:
    handovers = Handovers(tmp_path)
    handovers.put(RECEIPTS)
    (path,) = handovers.waiting()
    path.write_bytes(data)
    with pytest.raises(Broken) as caught:
        handovers.read(path)
    assert caught.value.code is Code.FILE_UNREADABLE
