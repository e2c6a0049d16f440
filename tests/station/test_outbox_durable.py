"""Durable placing: the order of the syncs, and what is left when any step fails."""

import errno
import os
from pathlib import Path

import pytest

from station.durable import LocalDisk, place, write
from station.errors import Broken, Code
from tests.fakes.disk import ForgetfulDisk, PowerCut

TMP, FINAL = Path("/spool/tmp/a"), Path("/spool/new/a")
ORDER = [
    "create tmp",
    "write",
    "sync",
    "read tmp",
    "rename tmp new",
    "sync_folder new",
    "sync_folder tmp",
]


def test_every_step_happens_and_in_this_order() -> None:
    disk = ForgetfulDisk()
    place(disk, TMP, FINAL, b"sealed")
    assert disk.steps == ORDER


def test_a_placed_file_survives_a_power_cut() -> None:
    disk = ForgetfulDisk()
    place(disk, TMP, FINAL, b"sealed")
    disk.power_cut()
    assert disk.read(FINAL) == b"sealed"


@pytest.mark.parametrize("step", range(len(ORDER)))
def test_a_power_cut_at_any_step_leaves_the_whole_file_or_none(step: int) -> None:
    disk = ForgetfulDisk()
    disk.arm(step, PowerCut())
    with pytest.raises(PowerCut):
        place(disk, TMP, FINAL, b"sealed")
    disk.power_cut()
    assert not disk.exists(FINAL) or disk.read(FINAL) == b"sealed"


@pytest.mark.parametrize("step", range(len(ORDER)))
@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, Code.DISK_FULL),
        (errno.EDQUOT, Code.DISK_FULL),
        (errno.EIO, Code.DISK_UNWRITABLE),
        (errno.EROFS, Code.DISK_UNWRITABLE),
    ],
)
def test_a_failing_disk_is_named_by_code(step: int, number: int, code: Code) -> None:
    disk = ForgetfulDisk()
    disk.arm(step, OSError(number, "injected"))
    with pytest.raises(Broken) as caught:
        place(disk, TMP, FINAL, b"sealed")
    assert caught.value.code is code


def test_a_failed_sync_is_never_repeated() -> None:
    disk = ForgetfulDisk()
    disk.arm(ORDER.index("sync"), OSError(errno.EIO, "injected"))
    with pytest.raises(Broken):
        place(disk, TMP, FINAL, b"sealed")
    assert disk.steps.count("sync") == 1
    assert "rename tmp new" not in disk.steps


def test_what_reads_back_differently_is_not_placed() -> None:
    disk = ForgetfulDisk()
    disk.flips = True
    with pytest.raises(Broken) as caught:
        place(disk, TMP, FINAL, b"sealed")
    assert caught.value.code is Code.DISK_UNWRITABLE
    assert not disk.exists(FINAL)
    assert not disk.exists(TMP)


def test_the_local_disk_keeps_files_for_their_owner_only(tmp_path: Path) -> None:
    write(tmp_path / "kept", b"once")
    write(tmp_path / "kept", b"twice")
    assert (tmp_path / "kept").read_bytes() == b"twice"
    assert (tmp_path / "kept").stat().st_mode & 0o777 == 0o600
    assert LocalDisk().names(tmp_path) == ["kept"]


def test_what_lies_there_is_never_written_over(tmp_path: Path) -> None:
    (tmp_path / "kept").write_bytes(b"once")
    with pytest.raises(FileExistsError):
        LocalDisk().create(tmp_path / "kept")
    with pytest.raises(Broken):
        place(LocalDisk(), tmp_path / "kept", tmp_path / "new", b"twice")


def test_a_folder_that_is_not_there_is_a_disk_trouble(tmp_path: Path) -> None:
    with pytest.raises(Broken) as caught:
        write(tmp_path / "gone" / "kept", b"x")
    assert caught.value.code is Code.DISK_UNWRITABLE


def test_the_local_disk_syncs_file_and_folders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []
    real = os.fsync

    def noted(handle: int) -> None:
        synced.append(Path(f"/proc/self/fd/{handle}").readlink().name)
        real(handle)

    monkeypatch.setattr(os, "fsync", noted)
    (tmp_path / "tmp").mkdir()
    (tmp_path / "new").mkdir()
    place(LocalDisk(), tmp_path / "tmp" / "a", tmp_path / "new" / "a", b"x")
    assert synced == ["a", "new", "tmp"]
