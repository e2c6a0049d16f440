"""The ends that a disk can put to an outbox: each is said by code, loses nothing, can be left."""

import re
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from station.errors import Broken, Code
from station.lifecycle import Actor, Status
from station.outbox import reserve
from station.outbox.index import Index
from station.outbox.reader import Reader
from station.outbox.recovery import open_index, recover
from station.outbox.schema import INDEX
from station.outbox.spool import Outbox, Place, Spool
from station.uploader import uploader
from station.uploader.lock import LOCK, locked, uploader_running
from tests.fakes.parcels import parcels
from tests.fakes.site import Site

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
FIRST, SECOND = parcels()[:2]
README = Path(__file__).parents[2] / "station" / "outbox" / "README.md"


@pytest.fixture
def spool(tmp_path: Path) -> Spool:
    Outbox(tmp_path).put(FIRST.packet_id, FIRST.data)
    with closing(Index(tmp_path)) as index:
        recover(Spool(tmp_path), index, NOW)
    return Spool(tmp_path)


def full(index: Index) -> None:
    connection = index._database._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")


def test_a_full_disk_under_the_index_is_told_apart_from_one_that_takes_no_writes(
    spool: Spool,
) -> None:
    with closing(Index(spool.folder)) as index:
        full(index)
        before = index.history(FIRST.packet_id)
        with pytest.raises(Broken) as caught:
            index.note(FIRST.packet_id, at=NOW, actor=Actor.CENTRE, cause="x" * 100_000)
        assert caught.value.code is Code.DISK_FULL
        assert index.history(FIRST.packet_id) == before, "whole or nothing"
    with closing(Index(spool.folder)) as index:
        index._database._connection.execute("PRAGMA query_only = ON")
        with pytest.raises(Broken) as caught:
            index.note(FIRST.packet_id, at=NOW, actor=Actor.CENTRE, cause="x")
        assert caught.value.code is Code.DISK_UNWRITABLE


@pytest.mark.expects_warnings
def test_on_a_full_disk_recovery_takes_the_room_that_was_kept_for_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site, tries = Site(tmp_path), list[bool]()
    site.put(2)
    assert reserve.keep(site.outbox_folder, 1 << 16)
    assert (site.outbox_folder / reserve.NAME).stat().st_blocks > 0, "blocks, not only a length"

    def opened(spool: Spool) -> object:
        tries.append((spool.folder / reserve.NAME).exists())
        if tries[-1]:
            raise Broken(Code.DISK_FULL, "index")
        return open_index(spool)

    monkeypatch.setattr(uploader, "open_index", opened)
    with site.centre() as centre:
        assert site.once(centre.url).received == 2
    assert tries == [True, False]


def test_a_full_disk_without_a_reserve_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = Site(tmp_path)
    site.put()

    def opened(_: Spool) -> object:
        raise Broken(Code.DISK_FULL, "index")

    monkeypatch.setattr(uploader, "open_index", opened)
    with site.centre() as centre, pytest.raises(Broken) as caught:
        site.once(centre.url)
    assert caught.value.code is Code.DISK_FULL


@pytest.mark.expects_warnings
def test_no_reserve_is_kept_where_it_would_take_the_last_room(tmp_path: Path) -> None:
    assert not reserve.keep(tmp_path, 1 << 60)
    assert not (tmp_path / reserve.NAME).exists()


def test_a_medium_that_turned_read_only_can_still_be_read(spool: Spool) -> None:
    (spool.folder / f"{INDEX}-shm").mkdir()  # as where SQLite can make no shared memory
    assert [e.packet_id for e in Reader(spool.folder).page().entries] == [FIRST.packet_id]
    (spool.folder / f"{INDEX}-wal").unlink(missing_ok=True)
    (spool.folder / f"{INDEX}-wal").mkdir()
    with pytest.raises(Broken) as caught:
        Reader(spool.folder).page()
    assert caught.value.code is Code.FILE_UNREADABLE, "what a WAL may hold is not passed over"


def test_a_medium_that_takes_no_lock_is_said(spool: Spool) -> None:
    (spool.folder / LOCK).mkdir()
    with pytest.raises(Broken) as caught, locked(spool.folder):
        pytest.fail("without a lock two could write")
    assert caught.value.code is Code.DISK_UNWRITABLE
    assert not uploader_running(spool.folder)


def test_a_packet_cut_off_between_receipt_and_done_is_moved_there(spool: Spool) -> None:
    with closing(Index(spool.folder)) as index:
        for status in (
            Status.PROCESSING,
            Status.SENT_FOR_ENROLLMENT,
            Status.RECEIVED_AT_CENTRAL,
        ):
            index.move(FIRST.packet_id, status, at=NOW, actor=Actor.STATION, cause="x")
        index.keep_receipt(FIRST.packet_id, "CENTRE", "a.b.c", "2026-11-21T03:00:00Z")
        assert recover(spool, index, NOW).finished == (FIRST.packet_id,)
        assert spool.packet_ids(Place.DONE) == [FIRST.packet_id]
        assert recover(spool, index, NOW).finished == ()


def test_the_table_of_ends_names_tests_that_exist() -> None:
    named = set(re.findall(r"`(test_\w+)`", README.read_text(encoding="utf-8")))
    folder = Path(__file__).parent
    there = {
        name
        for path in folder.glob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    }
    files = {path.stem for path in folder.glob("test_*.py")}
    assert len(named) > 25
    assert named <= there | files
