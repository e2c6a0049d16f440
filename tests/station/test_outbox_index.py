"""The index: lawful moves with history, rebuilding, damage, paging; and no personal data."""

import errno
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from station.clock import iso
from station.durable import LocalDisk
from station.errors import Broken, Code, Refused
from station.lifecycle import Actor, Status
from station.outbox.entries import Alarm, Blocked, Kind
from station.outbox.index import Cursor, Index, Sealed
from station.outbox.reader import Reader
from station.outbox.recovery import open_index, recover, unchanged
from station.outbox.schema import INDEX
from station.outbox.spool import Outbox, Place, Spool
from tests.fakes.disk import ForgetfulDisk, PowerCut
from tests.fakes.parcels import parcels
from tests.fakes.recordings import NAME, NIK

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
FIRST = parcels()[0].packet_id


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    opened = Index(tmp_path)
    yield opened
    opened.close()


def sealed(number: int, packet_id: str = "") -> Sealed:
    return Sealed(
        packet_id=packet_id or f"{number:052d}",
        number="0000-0000-0000",
        station="DEMO-01",
        area_code="327301",
        waybill="a.b.c",
        size=10,
        sha256="00" * 32,
        sealed_at=NOW + timedelta(minutes=number),
    )


def spool_with(folder: Path, count: int) -> Spool:
    for parcel in parcels()[:count]:
        Outbox(folder).put(parcel.packet_id, parcel.data)
    return Spool(folder)


def test_a_move_is_written_with_who_when_and_why(tmp_path: Path, index: Index) -> None:
    index.add(sealed(1), now=NOW)
    packet_id = sealed(1).packet_id
    assert index.move(packet_id, Status.PROCESSING, at=NOW, actor=Actor.STATION, cause="queued")
    shown = Reader(tmp_path).show(packet_id)
    last = shown.history[-1]
    assert (last.before, last.after) == (Status.BIO_CAPTURED, Status.PROCESSING)
    assert (last.actor, last.at, last.cause, last.attempt) == (Actor.STATION, NOW, "queued", 1)
    assert shown.entry.since == NOW


def test_an_unlawful_move_is_recorded_and_not_applied(tmp_path: Path, index: Index) -> None:
    index.add(sealed(1), now=NOW)
    packet_id = sealed(1).packet_id
    moved = index.move(packet_id, Status.CARD_ISSUED, at=NOW, actor=Actor.CENTRE, cause="too soon")
    shown = Reader(tmp_path).show(packet_id)
    assert not moved
    assert shown.entry.state is Status.BIO_CAPTURED
    assert shown.history[-1].kind is Kind.CONFLICT


def test_a_transaction_is_whole_or_nothing(index: Index) -> None:
    def half() -> None:
        with index.transaction():
            index.add(sealed(1), now=NOW)
            raise KeyError

    with pytest.raises(KeyError):
        half()
    assert index.packet_ids() == set()


def test_a_wait_keeps_its_age_while_the_reason_stays(index: Index) -> None:
    index.add(sealed(1), now=NOW)
    packet_id = sealed(1).packet_id
    for hours, blocked in ((0, Blocked.LINE), (1, Blocked.LINE), (2, Blocked.TRUST)):
        now = NOW + timedelta(hours=hours)
        index.schedule(packet_id, at=now, blocked=blocked, now=now)
        entry = index.get(packet_id)
        assert entry is not None
        assert entry.blocked_since == (NOW if blocked is Blocked.LINE else now)


def test_cursor_and_switch_are_kept(tmp_path: Path) -> None:
    first = Index(tmp_path)
    first.move_cursor("centre", Cursor(seq=7, issued_at="2026"))
    first.pause(paused=True)
    first.close()
    second = Index(tmp_path)
    assert second.cursor("centre") == Cursor(seq=7, issued_at="2026")
    assert second.cursor("region") == Cursor()
    assert second.paused
    second.close()


def test_a_lost_index_is_rebuilt_from_the_spool(tmp_path: Path) -> None:
    spool = spool_with(tmp_path, 3)
    spool.finish(FIRST)
    index = Index(tmp_path)
    recovery = recover(spool, index, NOW)
    entry = index.get(FIRST)
    index.close()
    assert set(recovery.added) == {p.packet_id for p in parcels()[:3]}
    assert recovery.alarms == ()
    assert entry is not None
    assert (entry.number, entry.station) == (parcels()[0].number, parcels()[0].waybill.station)
    assert entry.state is Status.BIO_CAPTURED


@pytest.mark.expects_warnings
def test_a_damaged_index_is_put_aside_whole_and_begun_anew(tmp_path: Path) -> None:
    spool = spool_with(tmp_path, 2)
    (tmp_path / "index.db").write_bytes(b"no database at all" * 400)
    index, found = open_index(spool)
    assert [f.alarm for f in found] == [Alarm.INDEX_CORRUPT]
    assert len(recover(spool, index, NOW).added) == 2
    index.close()
    assert list((tmp_path / "quarantine").glob("index.db.*"))


@pytest.mark.expects_warnings
def test_pages_torn_by_the_medium_are_noticed(tmp_path: Path) -> None:
    spool = spool_with(tmp_path, 6)
    index = Index(tmp_path)
    recover(spool, index, NOW)
    index.close()
    path = tmp_path / "index.db"
    data = bytearray(path.read_bytes())
    data[4096 + 100 : -200] = os.urandom(len(data) - 4096 - 300)
    path.write_bytes(data)
    index, found = open_index(spool)
    assert [f.alarm for f in found] == [Alarm.INDEX_CORRUPT]
    assert len(recover(spool, index, NOW).added) == 6
    index.close()


@pytest.mark.expects_warnings
@pytest.mark.parametrize(
    "damage",
    ["PRAGMA user_version = 99", "PRAGMA user_version = 0", "DROP TABLE receipt",
     "ALTER TABLE packet DROP COLUMN cause"],
)  # fmt: skip
def test_an_index_of_another_form_is_put_aside_and_begun_anew(tmp_path: Path, damage: str) -> None:
    spool = spool_with(tmp_path, 2)
    Index(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "index.db")) as other:
        other.execute(damage)
    index, found = open_index(spool)
    assert [f.alarm for f in found] == [Alarm.INDEX_CORRUPT]
    assert len(recover(spool, index, NOW).added) == 2
    index.close()
    assert list((tmp_path / "quarantine").glob("index.db.*"))


@pytest.mark.expects_warnings
@pytest.mark.parametrize("name", ["index.db", "index.db-wal", "index.db-shm", "index.db-journal"])
def test_a_folder_in_the_place_of_the_index_is_put_aside(tmp_path: Path, name: str) -> None:
    spool = spool_with(tmp_path, 2)
    (tmp_path / name).mkdir()
    (tmp_path / name / "something").write_bytes(b"kept")
    index, found = open_index(spool)
    assert [f.alarm for f in found] == [Alarm.INDEX_CORRUPT]
    assert len(recover(spool, index, NOW).added) == 2
    index.close()
    assert next((tmp_path / "quarantine").glob(f"{name}.*/something")).read_bytes() == b"kept"


def test_a_lost_order_of_rows_is_made_again(tmp_path: Path) -> None:
    Index(tmp_path).close()
    with closing(sqlite3.connect(tmp_path / "index.db")) as other:
        other.execute("DROP INDEX packet_by_number")
    index, found = open_index(Spool(tmp_path))
    plan = index._database.all("EXPLAIN QUERY PLAN SELECT 1 FROM packet WHERE number = ''")
    index.close()
    assert found == ()
    assert "packet_by_number" in plan[0]["detail"]


def test_an_index_in_the_making_reads_as_empty(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "index.db", isolation_level=None)) as making:
        making.execute("PRAGMA journal_mode = WAL")
        assert Reader(tmp_path).counts().by_state == {}
        making.execute("BEGIN IMMEDIATE")
        making.execute("CREATE TABLE packet (packet_id)")
        assert Reader(tmp_path).counts().by_state == {}
        assert Reader(tmp_path).page().entries == ()


def test_a_reader_beside_the_making_of_an_index_is_never_told_of_damage(tmp_path: Path) -> None:
    folders = [tmp_path / str(n) for n in range(20)]
    for folder in folders:
        folder.mkdir()
    made = threading.Event()
    troubles: list[Broken] = []

    def read() -> None:
        while not made.is_set():
            for folder in folders:
                try:
                    Reader(folder).counts()
                except Broken as trouble:
                    troubles.append(trouble)

    thread = threading.Thread(target=read, name="kiosk")
    thread.start()
    try:
        indexes = [Index(folder) for folder in folders]
    finally:
        made.set()
        thread.join()
    for index in indexes:
        index.close()
    assert troubles == []


def test_a_row_that_no_writer_wrote_is_taken_in_again(tmp_path: Path) -> None:
    spool = spool_with(tmp_path, 1)
    index = Index(tmp_path)
    recover(spool, index, NOW)
    index.change(FIRST, state="BIO_CAPTURFD")
    recovery = recover(spool, index, NOW)
    entry = index.get(FIRST)
    index.close()
    assert [(f.alarm, f.packet_id) for f in recovery.alarms] == [(Alarm.INDEX_CORRUPT, FIRST)]
    assert entry is not None
    assert entry.state is Status.BIO_CAPTURED


@pytest.mark.expects_warnings
def test_strays_and_unreadable_files_are_put_aside_and_told(tmp_path: Path) -> None:
    spool = spool_with(tmp_path, 1)
    broken = parcels()[1]
    new = tmp_path / Place.NEW.value
    (new / "readme.txt").write_bytes(b"a stray")
    (new / f"{broken.packet_id}.packet").write_bytes(broken.data[:-40])
    (new / f"{parcels()[2].packet_id}.packet").write_bytes(parcels()[3].data)
    index = Index(tmp_path)
    recovery = recover(spool, index, NOW)
    assert index.packet_ids() == {FIRST}
    index.close()
    assert sorted(f.alarm for f in recovery.alarms) == [
        Alarm.FILE_UNREADABLE, Alarm.FILE_UNREADABLE, Alarm.STRAY_FILE,
    ]  # fmt: skip
    assert len(spool.names(Place.QUARANTINE)) == 3


@pytest.mark.expects_warnings
@pytest.mark.parametrize("name", ["n" * 250, "\u00e9" * 125, "\udcff" * 255], ids=["a", "e", "?"])
def test_a_stray_with_the_longest_name_is_put_aside(tmp_path: Path, name: str) -> None:
    spool = spool_with(tmp_path, 1)
    (tmp_path / Place.NEW.value / name).write_bytes(b"a stray")
    index = Index(tmp_path)
    recovery = recover(spool, index, NOW)
    index.close()
    assert (recovery.added, [f.alarm for f in recovery.alarms]) == ((FIRST,), [Alarm.STRAY_FILE])
    assert len(spool.names(Place.QUARANTINE)) == 1


@pytest.mark.expects_warnings
def test_a_file_larger_than_any_packet_is_put_aside_unread(tmp_path: Path) -> None:
    spool = spool_with(tmp_path, 1)
    for name in ("aaa.packet", f"{'a' * 52}.packet"):
        with (tmp_path / Place.NEW.value / name).open("wb") as file:
            file.truncate(40 << 30)  # sparse
    index = Index(tmp_path)
    recovery = recover(spool, index, NOW)
    index.close()
    assert recovery.added == (FIRST,)
    assert {f.alarm for f in recovery.alarms} == {Alarm.STRAY_FILE, Alarm.FILE_UNREADABLE}
    assert spool.names(Place.NEW) == [f"{FIRST}.packet"]


@pytest.mark.expects_warnings
def test_what_is_no_file_is_put_aside_and_waited_for_by_nobody(tmp_path: Path) -> None:
    spool = spool_with(tmp_path, 1)
    new = tmp_path / Place.NEW.value
    (new / "folder").mkdir()
    (new / f"{'a' * 52}.packet").symlink_to("nowhere")
    os.mkfifo(new / f"{'b' * 52}.packet")
    index = Index(tmp_path)
    recovery = recover(spool, index, NOW)
    index.close()
    assert (recovery.added, len(recovery.alarms)) == ((FIRST,), 3)
    assert [each.name for each in new.iterdir()] == [f"{FIRST}.packet"]
    assert len(list((tmp_path / Place.QUARANTINE.value).iterdir())) == 3


def test_a_pipe_in_the_place_of_the_index_is_waited_for_by_nobody(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / INDEX)
    with pytest.raises(Broken) as caught:
        Reader(tmp_path).page()
    assert caught.value.code is Code.FILE_UNREADABLE


def test_a_backlog_is_read_page_by_page_oldest_first_and_each_packet_once(tmp_path: Path) -> None:
    with closing(Index(Spool(tmp_path).make().folder)) as index:
        with index.transaction():
            for number in range(900):
                made = sealed(number * 7 % 450, f"{number:052d}")
                index.add(made, now=NOW)
                if number % 3:
                    index.move(made.packet_id, Status.PROCESSING, at=NOW, actor=Actor.STATION,
                               cause="queued")  # fmt: skip
        ages = [(e.sealed_at, e.packet_id) for e in index.open_entries()]
        assert ages == sorted(set(ages))
        assert len(ages) == 900
        assert index.owed() == (900, 9000)


class Stubborn(LocalDisk):
    """Renames no stray: another user's file in a sticky folder."""

    def rename(self, source: Path, target: Path) -> None:
        if source.name == "stray":
            raise PermissionError(errno.EPERM, "not yours")
        super().rename(source, target)


@pytest.mark.expects_warnings
def test_a_file_that_cannot_be_put_aside_stops_no_other(tmp_path: Path) -> None:
    spool_with(tmp_path, 1)
    (tmp_path / Place.NEW.value / "stray").write_bytes(b"")
    index = Index(tmp_path)
    recovery = recover(Spool(tmp_path, Stubborn()), index, NOW)
    index.close()
    assert (recovery.added, [f.alarm for f in recovery.alarms]) == ((FIRST,), [Alarm.STRAY_FILE])


def test_a_packet_that_has_grown_is_not_even_read(tmp_path: Path) -> None:
    spool = spool_with(tmp_path, 1)
    index = Index(tmp_path)
    recover(spool, index, NOW)
    with spool.path(Place.NEW, FIRST).open("r+b") as file:
        file.truncate(40 << 30)
    with pytest.raises(Broken) as caught:
        unchanged(spool, index, FIRST)
    index.close()
    assert caught.value.code is Code.FILE_UNREADABLE


@pytest.mark.expects_warnings
def test_a_row_without_a_file_is_an_alarm_and_names_who_must_act(tmp_path: Path) -> None:
    spool = spool_with(tmp_path, 2)
    index = Index(tmp_path)
    recover(spool, index, NOW)
    spool.path(Place.NEW, FIRST).unlink()
    recovery = recover(spool, index, NOW)
    entry = index.get(FIRST)
    index.close()
    assert [(f.alarm, f.packet_id) for f in recovery.alarms] == [(Alarm.FILE_MISSING, FIRST)]
    assert entry is not None
    assert entry.blocked_on is Blocked.FILE


def test_a_file_that_changed_on_the_disk_is_not_sent(tmp_path: Path) -> None:
    spool = spool_with(tmp_path, 1)
    index = Index(tmp_path)
    recover(spool, index, NOW)
    data = bytearray(spool.path(Place.NEW, FIRST).read_bytes())
    data[-1] ^= 1
    spool.path(Place.NEW, FIRST).write_bytes(data)
    with pytest.raises(Broken) as caught:
        unchanged(spool, index, FIRST)
    index.close()
    assert caught.value.code is Code.FILE_UNREADABLE


def test_a_row_never_outlives_a_file_whose_name_was_not_synced(tmp_path: Path) -> None:
    disk = ForgetfulDisk()
    disk.arm(5, PowerCut())  # after the rename, before the sync of the folder
    with pytest.raises(PowerCut):
        Outbox(tmp_path, disk).put(FIRST, parcels()[0].data)
    disk.stop_at = None  # only the kiosk died; the uploader takes the file in, then the power goes
    spool, index = Spool(tmp_path, disk), Index(tmp_path)
    assert recover(spool, index, NOW).added == (FIRST,)
    disk.power_cut()
    assert recover(spool, index, NOW).alarms == ()
    index.close()


def test_half_written_files_are_swept_when_nobody_writes_them_any_more(tmp_path: Path) -> None:
    spool = spool_with(tmp_path, 1)
    old, young = tmp_path / "tmp" / "old", tmp_path / "tmp" / "young"
    old.write_bytes(b"half")
    young.write_bytes(b"half")
    os.utime(old, (NOW.timestamp() - 7200, NOW.timestamp() - 7200))
    os.utime(young, (NOW.timestamp() - 5, NOW.timestamp() - 5))
    index = Index(tmp_path)
    recover(spool, index, NOW)
    index.close()
    assert spool.names(Place.TMP) == ["young"]


def test_pages_follow_each_other_though_rows_move(tmp_path: Path, index: Index) -> None:
    for number in range(25):
        index.add(sealed(number), now=NOW)
    reader, seen, after = Reader(tmp_path), list[str](), None
    while True:
        page = reader.page(state=Status.BIO_CAPTURED, after=after, limit=4)
        seen += [e.packet_id for e in page.entries]
        for entry in page.entries[:2]:  # rows leave the state while somebody turns the pages
            index.move(entry.packet_id, Status.PROCESSING, at=NOW, actor=Actor.STATION, cause="x")
        after = page.after
        if after is None:
            break
    assert seen == [sealed(n).packet_id for n in range(25)]


def test_counts_and_what_is_not_taken_in_yet(tmp_path: Path) -> None:
    reader = Reader(tmp_path)
    assert reader.counts().waiting == 0
    spool = spool_with(tmp_path, 2)
    assert reader.counts().by_state == {"BIO_CAPTURED": 2}
    assert set(reader.fresh()) == {p.packet_id for p in parcels()[:2]}
    index = Index(tmp_path)
    recover(spool, index, NOW)
    index.schedule(FIRST, at=NOW, blocked=Blocked.LINE, now=NOW)
    counts = reader.counts()
    index.close()
    assert (counts.waiting, counts.blocked, counts.paused) == (2, {"LINE": 1}, False)
    assert counts.oldest_open == min(e.sealed_at for e in reader.page().entries)
    assert reader.fresh() == ()


def test_an_unknown_packet_is_refused_by_code(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        Reader(tmp_path).show("nothing")
    assert caught.value.code is Code.OUTBOX_UNKNOWN_PACKET


def test_nothing_personal_is_in_the_outbox(tmp_path: Path) -> None:
    spool = spool_with(tmp_path, 3)
    index = Index(tmp_path)
    recover(spool, index, NOW)
    index.close()
    for path in tmp_path.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        assert NAME.encode() not in data
        assert NIK.encode() not in data


def test_a_list_page_of_a_long_history_is_quick(tmp_path: Path, index: Index) -> None:
    with index.transaction():
        for number in range(2000):
            index.add(sealed(number), now=NOW)
    reader = Reader(tmp_path)
    plan = index._database.all(
        "EXPLAIN QUERY PLAN SELECT * FROM packet WHERE (sealed_at, packet_id) > (?, ?)"
        " ORDER BY sealed_at, packet_id LIMIT 51", (iso(NOW), "")
    )  # fmt: skip
    assert all("SCAN" not in row["detail"] and "TEMP B-TREE" not in row["detail"] for row in plan)
    assert len(reader.page(after=f"{iso(NOW + timedelta(minutes=1000))}|").entries) == 50


def test_an_index_of_the_version_before_comes_along_whole(tmp_path: Path) -> None:
    spool = spool_with(tmp_path, 2)
    index, _ = open_index(spool)
    recover(spool, index, NOW)
    index.close()
    with closing(sqlite3.connect(tmp_path / "index.db")) as older:
        older.execute("ALTER TABLE packet DROP COLUMN resent_at")
        older.execute("PRAGMA user_version = 2")
    index, found = open_index(spool)
    assert found == ()
    assert [each.resent_at for each in index.open_entries()] == [None, None]
    index.close()
