"""Retention: what may be destroyed and when, the order of the steps, and what never comes back."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from packets.receipts import Tier
from station.clock import iso
from station.errors import Broken, Code, Refused
from station.lifecycle import Actor, Status
from station.outbox import tombstones
from station.outbox.entries import Alarm, Cursor, Kind
from station.outbox.index import Index
from station.outbox.reader import Reader
from station.outbox.recovery import recover
from station.outbox.retention import Retention
from station.outbox.spool import Outbox, Place, Spool
from tests.fakes.clock import MORNING as NOW
from tests.fakes.disk import ForgetfulDisk, PowerCut
from tests.fakes.parcels import parcels

PARCEL = parcels()[0]
ID = PARCEL.packet_id
KEEP = timedelta(days=30)
LATER = NOW + timedelta(days=31)
S = Status
UNIQUE = (S.PROCESSING, S.SENT_FOR_ENROLLMENT, S.RECEIVED_AT_CENTRAL, S.SENT_FOR_DEDUP,
          S.PRINT_READY_RECORD)  # fmt: skip
DEDUP = UNIQUE[:-1]


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    Spool(tmp_path).make()
    with closing(Index(tmp_path)) as opened:
        yield opened


def walked(spool: Spool, index: Index, *states: Status, receipt: str = Tier.CENTRE.value) -> None:
    """Bring the packet through its states; the feed's last page is a month younger."""
    Outbox(spool.folder, spool.disk).put(ID, PARCEL.data)
    recover(spool, index, NOW)
    for state in states:
        assert index.move(ID, state, at=NOW, actor=Actor.CENTRE, cause="test")
    if receipt:
        index.keep_receipt(ID, receipt, "a.b.c", iso(NOW))
        spool.finish(ID)
    index.move_cursor("centre", Cursor(seq=9, issued_at=iso(LATER)))


def turn(spool: Spool, index: Index, now: datetime = LATER) -> list[str]:
    return Retention(spool, index, KEEP).turn(now)


def test_a_settled_packet_is_destroyed_and_its_tombstone_stays(
    tmp_path: Path, index: Index
) -> None:
    spool = Spool(tmp_path)
    walked(spool, index, *UNIQUE)
    before = Reader(tmp_path).show(ID)
    assert turn(spool, index) == [ID]
    assert spool.find(ID) is None
    shown = Reader(tmp_path).show(ID)
    assert shown.entry.destroyed_at == LATER
    assert shown.receipts == before.receipts == ("a.b.c",)
    assert shown.history[:-1] == before.history
    assert (shown.history[-1].kind, shown.history[-1].cause) == (Kind.NOTE, "destroyed")
    assert (shown.entry.size, shown.entry.sha256) == (before.entry.size, before.entry.sha256)
    assert recover(spool, index, LATER).alarms == ()
    assert turn(spool, index) == []


@pytest.mark.parametrize(
    "states",
    [DEDUP, DEDUP[:-1], (*DEDUP, S.DUPLICATE_RECORD), (*DEDUP, S.ADJUDICATE_RECORD),
     (*DEDUP, S.REQUEST_VALIDATION), (*DEDUP, S.REQUEST_VALIDATION, S.UNREGISTERED),
     (*DEDUP[:-1], S.ENROLL_FAILURE_AT_CENTRAL)],
    ids=lambda states: states[-1].value,
)  # fmt: skip
def test_what_may_still_be_asked_for_stays(
    tmp_path: Path, index: Index, states: tuple[Status, ...]
) -> None:
    walked(Spool(tmp_path), index, *states)
    assert turn(Spool(tmp_path), index) == []


@pytest.mark.parametrize(
    "states",
    [(*DEDUP, S.ADJUDICATE_RECORD, S.DUPLICATE_RECORD),
     (*DEDUP, S.DUPLICATE_RECORD, S.UNREGISTERED),
     (*UNIQUE, S.SENT_FOR_CARD_PRINTING, S.CARD_PRINTED, S.CARD_ISSUED)],
    ids=["expert", "closed", "issued"],
)  # fmt: skip
def test_a_confirmed_duplicate_and_a_card_are_ends(
    tmp_path: Path, index: Index, states: tuple[Status, ...]
) -> None:
    walked(Spool(tmp_path), index, *states)
    assert turn(Spool(tmp_path), index) == [ID]


@pytest.mark.parametrize("receipt", ["", Tier.REGION.value])
def test_nothing_is_destroyed_without_the_centres_receipt(
    tmp_path: Path, index: Index, receipt: str
) -> None:
    walked(Spool(tmp_path), index, *UNIQUE, receipt=receipt)
    assert turn(Spool(tmp_path), index) == []


def test_a_clock_that_jumps_destroys_nothing(tmp_path: Path, index: Index) -> None:
    spool = Spool(tmp_path)
    walked(spool, index, *UNIQUE)
    index.move_cursor("centre", Cursor(seq=9, issued_at=iso(NOW + timedelta(days=29))))
    assert turn(spool, index, NOW + timedelta(days=4000)) == [], "the centre's clock counts"
    index.move_cursor("centre", Cursor(seq=10, issued_at=iso(LATER)))
    assert turn(spool, index, NOW - timedelta(days=400)) == [], "and no later than this one"
    index.move_cursor("centre", Cursor())
    assert turn(spool, index) == [], "without a page of the feed no time has passed"


def test_a_packet_that_is_gone_is_never_owed_again(tmp_path: Path, index: Index) -> None:
    spool = Spool(tmp_path)
    walked(spool, index, *DEDUP, S.DUPLICATE_RECORD, S.UNREGISTERED)
    turn(spool, index)
    # Lawful for a packet that is there: a region lets it be sent once more.
    for asked in (S.PACKET_RETRY, S.BIO_CAPTURED):
        assert not index.move(ID, asked, at=LATER, actor=Actor.CENTRE, cause="asked")
    entry = index.get(ID)
    assert entry is not None
    assert (entry.state, entry.alarm) == (S.UNREGISTERED, Alarm.ASKED_AFTER_DESTRUCTION)
    assert index.alarms() == ("ASKED_AFTER_DESTRUCTION",)
    assert list(index.open_entries()) == []
    assert Reader(tmp_path).show(ID).history[-1].kind is Kind.CONFLICT


def test_a_packet_copied_back_from_a_backup_does_not_rise_again(
    tmp_path: Path, index: Index
) -> None:
    spool = Spool(tmp_path)
    walked(spool, index, *UNIQUE)
    turn(spool, index)
    for place in (Place.NEW, Place.DONE):
        spool.path(place, ID).write_bytes(PARCEL.data)
        found = recover(spool, index, LATER)
        assert (found.added, found.alarms, spool.find(ID)) == ((), (), None)
    with pytest.raises(Refused) as caught:
        Outbox(tmp_path).put(ID, PARCEL.data)
    assert caught.value.code is Code.OUTBOX_MISMATCH
    assert spool.holds(ID), "the register may count it"


def test_a_lost_index_gets_its_tombstones_back(tmp_path: Path, index: Index) -> None:
    spool = Spool(tmp_path)
    walked(spool, index, *UNIQUE)
    turn(spool, index)
    before = Reader(tmp_path).show(ID)
    index.close()
    for path in tmp_path.glob("index.db*"):
        path.unlink()
    with closing(Index(tmp_path)) as fresh:
        assert recover(spool, fresh, LATER).alarms == ()
        assert Reader(tmp_path).show(ID) == before


def test_a_lost_tombstone_is_written_again_from_the_index(tmp_path: Path, index: Index) -> None:
    spool = Spool(tmp_path)
    walked(spool, index, *UNIQUE)
    turn(spool, index)
    before = tombstones.read(spool, ID)
    spool.tombstone(ID).unlink()
    recover(spool, index, LATER)
    assert tombstones.read(spool, ID) == before


@pytest.mark.expects_warnings
def test_a_tombstone_that_cannot_be_read_is_an_alarm(tmp_path: Path, index: Index) -> None:
    spool = Spool(tmp_path)
    spool.tombstone(ID).write_bytes(b"{")
    assert [f.alarm for f in recover(spool, index, LATER).alarms] == [Alarm.FILE_UNREADABLE]


class Killed(BaseException):
    """The process ends; the machine goes on."""


STEPS = 10  # create, write, sync, read, rename, two folders; remove, folder


@pytest.mark.parametrize("end", [PowerCut, Killed])
@pytest.mark.parametrize("step", range(STEPS))
def test_cut_at_any_step_the_packet_is_whole_or_has_its_tombstone(
    tmp_path: Path, index: Index, step: int, end: type[BaseException]
) -> None:
    disk = ForgetfulDisk()
    spool = Spool(tmp_path, disk)
    walked(spool, index, *UNIQUE)
    before = Reader(tmp_path).show(ID)
    disk.arm(step, end())
    try:
        turn(spool, index)
    except (PowerCut, Killed):
        if end is PowerCut:
            disk.power_cut()
    else:
        assert step >= STEPS - 1, "every step was stopped at"
    disk.stop_at = None
    assert recover(spool, index, LATER).alarms == ()
    there, known = spool.find(ID), index.get(ID)
    assert known is not None
    if known.destroyed_at is None:
        assert there is not None
        assert disk.read(there) == PARCEL.data
        assert Reader(tmp_path).show(ID) == before
        assert turn(spool, index) == [ID]
    assert spool.find(ID) is None
    disk.power_cut()
    assert recover(spool, index, LATER).alarms == ()
    assert spool.find(ID) is None
    assert tombstones.read(spool, ID).receipts[0].token == "a.b.c"
    assert Reader(tmp_path).show(ID).history[:-1] == before.history


def test_an_index_that_cannot_be_written_leaves_the_packet(
    tmp_path: Path, index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    spool = Spool(tmp_path)
    walked(spool, index, *UNIQUE)

    def full(*_: object) -> None:
        raise Broken(Code.DISK_FULL, "index")

    with monkeypatch.context() as patched:
        patched.setattr(tombstones, "engrave", full)
        with pytest.raises(Broken):
            turn(spool, index)
    assert spool.find(ID) is not None, "the file goes only after the index knows"
    assert turn(spool, index) == [ID]


def test_a_tombstone_holds_what_its_reader_needs(tmp_path: Path, index: Index) -> None:
    spool = Spool(tmp_path)
    walked(spool, index, *UNIQUE)
    turn(spool, index)
    found = msgspec.json.decode(spool.tombstone(ID).read_bytes())
    assert found["entry"]["number"] == PARCEL.number
    assert [line["after"] for line in found["history"]][-2] == "PRINT_READY_RECORD"
