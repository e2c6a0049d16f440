"""What the uploader writes down is whole or not there, whatever fails between two of its lines."""

import hashlib
import random
from pathlib import Path

import pytest

import packets
from station.errors import Broken, Code
from station.lifecycle import Status
from station.outbox.index import Index
from station.outbox.reader import Reader
from station.outbox.receipts import Receipts
from station.outbox.spool import Outbox
from station.outbox.switches import Switches
from station.settings import Line
from station.uploader.backoff import obeyed
from station.uploader.uploader import Uploader
from tests.fakes.clock import StillClock
from tests.fakes.keys import keys
from tests.fakes.paper_centre import PaperCentre, event, receipt_for
from tests.fakes.parcels import parcels

PARCEL = parcels()[0]


def honest(packet_id: str, data: bytes) -> str:
    receipt = receipt_for(packet_id, hashlib.sha256(data).hexdigest(), len(data))
    return packets.issue_receipt(receipt, keys().centre)


def uploader(folder: Path, centre: PaperCentre) -> Uploader:
    line, chance = Line(url="unused"), random.Random(1)
    return Uploader(folder, centre, keys().trust, StillClock(), line, chance)


@pytest.fixture
def centre(tmp_path: Path) -> PaperCentre:
    Outbox(tmp_path).put(PARCEL.packet_id, PARCEL.data)
    return PaperCentre(honest)


def full(*_: object) -> None:
    raise Broken(Code.DISK_FULL, "index")


def test_a_receipt_that_cannot_be_kept_moves_nothing(
    tmp_path: Path, centre: PaperCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(Receipts, "keep", full)
        with pytest.raises(Broken):
            uploader(tmp_path, centre).once()
    shown = Reader(tmp_path).show(PARCEL.packet_id)
    assert shown.entry.state is Status.PROCESSING, "not sent, as far as anything proves"
    assert uploader(tmp_path, centre).once().received == 1


def test_statuses_and_how_far_they_were_read_are_written_together(
    tmp_path: Path, centre: PaperCentre, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert uploader(tmp_path, centre).once().received == 1
    centre.events = [event(1, PARCEL.packet_id, "SENT_FOR_DEDUP")]
    before = Reader(tmp_path).show(PARCEL.packet_id)
    with monkeypatch.context() as patched:
        patched.setattr(Switches, "move_cursor", full)
        patched.setattr(Index, "move_cursor", full, raising=False)
        with pytest.raises(Broken):
            uploader(tmp_path, centre).once()
    assert Reader(tmp_path).show(PARCEL.packet_id) == before
    uploader(tmp_path, centre).once()
    after = Reader(tmp_path).show(PARCEL.packet_id)
    assert [e.after for e in after.history].count("SENT_FOR_DEDUP") == 1


def test_stations_told_to_come_back_at_one_moment_come_within_two_seconds_after_it() -> None:
    waits = [obeyed(30.0, chance=random.Random(seed)) for seed in range(1000)]
    assert min(waits) >= 30.0
    assert max(waits) <= 32.0
    assert all(
        200 < sum(quarter <= wait - 30.0 < quarter + 0.5 for wait in waits) < 300
        for quarter in (0.0, 0.5, 1.0, 1.5)
    )
