"""What the centre says of a packet, and what the station believes: with a centre on paper."""

import hashlib
import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

import msgspec
import pytest

import packets
from packets import jws
from station.centre.answers import CentreTrouble, Treatment, trouble_of
from station.centre.protocol import Announcement, Answer, FeedPage, Progress
from station.errors import Broken, Code
from station.lifecycle import Status
from station.outbox.entries import Kind
from station.outbox.index import Cursor, Index
from station.outbox.reader import Reader
from station.outbox.recovery import recover
from station.outbox.spool import Outbox, Place, Spool
from station.settings import Line
from station.uploader import policy, proof
from station.uploader.proof import FEED
from station.uploader.sentences import sentences, standing
from station.uploader.uploader import Uploader
from tests.fakes.clock import StillClock
from tests.fakes.keys import STATION, keys
from tests.fakes.paper_centre import (
    PaperCentre,
    event,
    have,
    receipt_for,
    refused,
    signed_page,
)
from tests.fakes.parcels import parcels
from tests.fakes.patience import until
from tests.fakes.post import FIRST, LINE, SECOND, Post, honest

ISSUED = "2026-11-21T03:00:00.000Z"


@pytest.fixture
def post(tmp_path: Path) -> Post:
    return Post(tmp_path)


def trouble(treatment: Treatment) -> CentreTrouble:
    return CentreTrouble(Code.LINE_DOWN, treatment)


def test_a_hash_mismatch_is_a_retry_of_this_packet_alone(post: Post) -> None:
    post.centre.troubles = [trouble_of(422, "HASH_MISMATCH")]
    post.once()
    assert post.states()[-2:] == [Status.SENT_FOR_ENROLLMENT, Status.PACKET_RETRY]
    assert post.show(SECOND).entry.state is Status.RECEIVED_AT_CENTRAL
    post.clock.advance(LINE.retry_cap_seconds)
    post.once()
    entry = post.show().entry
    assert (entry.state, entry.attempt, entry.verdicts) == (Status.RECEIVED_AT_CENTRAL, 2, 0)


def test_a_packet_the_centre_has_forgotten_is_announced_again(post: Post) -> None:
    post.centre.troubles = [trouble_of(422, "UNANNOUNCED")]
    post.once()
    assert post.show(SECOND).entry.state is Status.RECEIVED_AT_CENTRAL
    post.clock.advance(LINE.retry_cap_seconds)
    post.once()
    entry = post.show().entry
    assert (entry.state, entry.verdicts) == (Status.RECEIVED_AT_CENTRAL, 0)
    assert post.centre.asked.count(FIRST) == 2


@dataclass
class SlowCentre(PaperCentre):
    """Takes a packet in four parts, 0.3 s each, and has the index looked at after each."""

    clock: StillClock = field(default_factory=StillClock)
    look: Callable[[], int] = int
    seen: list[int] = field(default_factory=list)

    def send(self, packet_id: str, size: int, packet: BinaryIO, progress: Progress) -> str:
        for acknowledged in (10, 20, 30, 40):
            self.clock.advance(0.3)
            progress(acknowledged)
            self.seen.append(self.look())
        return super().send(packet_id, size, packet, progress)


def test_how_far_a_send_is_can_be_read_while_it_runs(post: Post) -> None:
    centre = SlowCentre(honest, clock=post.clock)
    centre.look = lambda: sum(e.acknowledged for e in Reader(post.folder).page().entries)
    post.centre = centre
    post.once()
    assert centre.seen[:4] == [0, 20, 20, 40], "at most twice a second"
    entry = post.show().entry
    assert entry.acknowledged == entry.size


def test_what_the_region_refused_is_not_said_to_be_done(post: Post) -> None:
    post.centre.answers = [refused("AREA_CODE"), refused("AREA_CODE")]
    report = post.once()
    assert (report.open, report.blocked) == (0, {"AREA_CODE": 2})
    assert not report.clean
    assert any("a technician" in line for line in standing(report))
    assert "nothing is left to send" not in sentences(report)


@pytest.mark.expects_warnings
def test_a_packet_in_quarantine_is_told_until_a_good_copy_is_there(post: Post) -> None:
    path = Spool(post.folder).path(Place.NEW, FIRST)
    whole = path.read_bytes()
    path.write_bytes(whole[:-40])
    post.once()
    report = post.once()
    assert (report.quarantined, report.clean) == (1, False)
    assert any("quarantine" in line for line in standing(report))
    path.write_bytes(whole)
    assert post.once().quarantined == 0


def test_empty_pages_that_promise_more_end_the_reading(post: Post) -> None:
    page = FeedPage(station=STATION, after=0, events=(), issued_at=ISSUED, more=True)
    post.centre.tokens = [signed_page(page)] * 9
    post.once()
    assert len(post.centre.tokens) == 8


def test_five_verdicts_and_a_person_must_look(post: Post) -> None:
    post.centre.faulty = frozenset({FIRST})
    for _ in range(policy.VERDICTS + 2):
        report = post.once()
        post.clock.advance(LINE.retry_cap_seconds)
    assert report.blocked == {"ATTEMPTS": 1}
    assert post.show().entry.verdicts == policy.VERDICTS
    assert post.centre.sent.count(FIRST) == policy.VERDICTS
    assert post.show(SECOND).entry.state is Status.RECEIVED_AT_CENTRAL


def test_line_failures_never_use_up_a_packet(post: Post) -> None:
    post.centre.troubles = [trouble(Treatment.LINE) for _ in range(50)]
    for _ in range(50):
        assert post.once().trouble == Code.LINE_DOWN
        post.clock.advance(LINE.retry_cap_seconds)
    report = post.once()
    assert (report.received, report.open) == (2, 0)
    assert post.show().entry.attempt == 1


def test_a_packet_on_which_the_line_breaks_lets_the_other_pass(post: Post) -> None:
    post.centre.troubles = [trouble(Treatment.LINE)]
    post.once()
    failed = post.centre.sent[0]
    post.clock.advance(LINE.retry_cap_seconds)
    post.once()
    assert post.centre.sent[1] != failed
    assert post.centre.sent[2] == failed


def test_a_line_failure_names_what_all_wait_for(post: Post) -> None:
    post.centre.troubles = [trouble_of(503, retry_after=60)]
    report = post.once()
    assert report.blocked == {"CENTRE_BUSY": 2}
    soonest = post.clock.now() + timedelta(seconds=60)
    for packet_id in (FIRST, SECOND):
        entry = post.show(packet_id).entry
        assert entry.next_try_at is not None
        assert entry.next_try_at >= soonest


def test_a_wrong_area_code_is_a_failure_at_the_region(post: Post) -> None:
    post.centre.answers = [refused("AREA_CODE"), refused("AREA_CODE")]
    post.once()
    assert post.states() == [
        Status.BIO_CAPTURED, Status.PROCESSING, Status.ENROLL_FAILURE_AT_REGIONAL,
    ]  # fmt: skip
    assert post.centre.sent == []


def test_a_refused_packet_waits_for_a_person_and_holds_nobody_up(post: Post) -> None:
    post.centre.answers = [refused("PACKET")]
    report = post.once()
    assert (report.received, report.blocked) == (1, {"CENTRE_REFUSED": 1})
    post.clock.advance(1e6)
    assert post.once().sent == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"sha256": "00" * 32},
        {"size": 1},
        {"station": "DEMO-02"},
        {"tier": packets.Tier.REGION},
        {"packet_id": SECOND},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_a_receipt_for_something_else_moves_nothing(post: Post, changes: dict[str, object]) -> None:
    def wrong(packet_id: str, data: bytes) -> str:
        if packet_id != FIRST:
            return honest(packet_id, data)
        receipt = receipt_for(packet_id, hashlib.sha256(data).hexdigest(), len(data), **changes)
        return packets.issue_receipt(receipt, keys().centre)

    post.centre.issue = wrong
    assert post.once().refused == 1
    shown = post.show()
    assert shown.entry.state is Status.SENT_FOR_ENROLLMENT
    assert shown.receipts == ()
    assert Spool(post.folder).find(FIRST) == post.folder / "new" / f"{FIRST}.packet"


def test_a_station_cannot_write_itself_a_receipt(post: Post) -> None:
    def own(packet_id: str, data: bytes) -> str:
        receipt = receipt_for(packet_id, hashlib.sha256(data).hexdigest(), len(data))
        return packets.issue_receipt(receipt, keys().station)

    post.centre.issue = own
    assert post.once().refused == 2


def test_a_lost_receipt_is_asked_for_and_nothing_is_sent_twice(post: Post) -> None:
    data = parcels()[0].data
    post.centre.issue = lambda packet_id, d: "" if packet_id == FIRST else honest(packet_id, d)
    post.once()
    post.clock.advance(LINE.retry_cap_seconds)
    post.centre.answers = [have(honest(FIRST, data))]
    assert post.once().received == 1
    assert post.centre.sent.count(FIRST) == 1
    assert post.show().entry.state is Status.RECEIVED_AT_CENTRAL


def test_a_packet_the_centre_lost_is_sent_again_as_a_retry(post: Post) -> None:
    post.centre.issue = lambda packet_id, d: "" if packet_id == FIRST else honest(packet_id, d)
    post.once()
    post.clock.advance(LINE.retry_cap_seconds)
    post.centre.issue = honest
    post.once()
    assert Status.PACKET_RETRY in post.states()
    assert post.centre.sent.count(FIRST) == 2
    assert post.show().entry.attempt == 2


def test_a_receipt_that_does_not_come_in_time_is_a_retry(post: Post) -> None:
    post.centre.issue = lambda packet_id, d: "" if packet_id == FIRST else honest(packet_id, d)
    post.once()
    post.centre.issue = honest
    post.clock.advance(LINE.receipt_hours * 3600 + 1)
    post.once()
    causes = [e.cause for e in post.show().history if e.after == Status.PACKET_RETRY]
    assert causes == ["no receipt in time"]


def test_the_centre_may_ask_for_a_packet_again(post: Post) -> None:
    post.once()
    post.centre.events = [event(1, FIRST, "PACKET_ENTRY", "unreadable medium")]
    report = post.once()
    assert report.sent == 1
    assert post.states()[-3:] == [
        Status.PACKET_RETRY, Status.SENT_FOR_ENROLLMENT, Status.RECEIVED_AT_CENTRAL,
    ]  # fmt: skip


def test_a_deleted_record_is_sent_from_the_beginning(post: Post) -> None:
    post.once()
    post.centre.events = [
        event(1, FIRST, "ENROLL_FAILURE_AT_CENTRAL"), event(2, FIRST, "BIO_CAPTURED"),
    ]  # fmt: skip
    post.once()
    assert post.states()[-4:] == [
        Status.BIO_CAPTURED, Status.PROCESSING, Status.SENT_FOR_ENROLLMENT,
        Status.RECEIVED_AT_CENTRAL,
    ]  # fmt: skip


def test_unknown_statuses_are_kept_and_unlawful_moves_recorded(post: Post) -> None:
    post.once()
    post.centre.events = [
        event(1, FIRST, "SENT_TO_ARCHIVE"),
        event(2, FIRST, "CARD_ISSUED"),
        event(3, "b" * 52, "PRINT_READY_RECORD"),
        event(9, FIRST, "SENT_FOR_DEDUP"),
    ]
    assert post.once().events == 4
    shown = post.show()
    kinds = [e.kind for e in shown.history[-3:]]
    assert kinds == [Kind.UNKNOWN, Kind.CONFLICT, Kind.MOVE]
    assert shown.entry.state is Status.SENT_FOR_DEDUP


def test_an_unknown_status_is_shown_beside_the_last_known_one(post: Post) -> None:
    post.once()
    post.centre.events = [event(1, FIRST, "SENT_TO_ARCHIVE")]
    post.once()
    entry = post.show().entry
    assert (entry.state, entry.stated) == (Status.RECEIVED_AT_CENTRAL, "SENT_TO_ARCHIVE")


def test_the_same_page_again_changes_nothing(post: Post) -> None:
    post.once()
    post.centre.events = [event(1, FIRST, "SENT_FOR_DEDUP")]
    assert post.once().events == 1
    before = post.show().history
    assert post.once().events == 0
    assert post.show().history == before


def _page(**changes: object) -> FeedPage:
    facts: dict[str, object] = {"station": STATION, "after": 5, "events": (), "issued_at": ISSUED}
    return FeedPage(**(facts | changes))  # type: ignore[arg-type]


CURSOR = Cursor(seq=5, issued_at=ISSUED)


@pytest.mark.parametrize(
    "token",
    [
        signed_page(_page(station="DEMO-02")),
        signed_page(_page(after=0)),
        signed_page(_page(after=6)),
        signed_page(_page(issued_at="2026-11-21T02:59:59.999Z")),
        signed_page(_page(issued_at="2026-11-23T03:00:00.000Z")),
        signed_page(_page(issued_at="2099-01-01T00:00:00Z")),
        signed_page(_page(issued_at="9999")),
        signed_page(_page(issued_at="0001-01-01T00:00:00+14:00")),
        signed_page(_page(events=(event(1 << 63, FIRST, "PRR"),))),
        signed_page(_page(events=(event(10**30, FIRST, "PRR"),))),
        jws.sign(b'{"zz":' + b"[" * 20000 + b"]" * 20000 + b"}", keys().centre, FEED),
        signed_page(_page(events=(event(5, FIRST, "PRR"),))),
        signed_page(_page(events=(event(7, FIRST, "PRR"), event(6, FIRST, "DR")))),
        signed_page(_page(events=(event(6, FIRST, "PRR"), event(6, FIRST, "DR")))),
        signed_page(_page(), keys().station),
        signed_page(_page(), keys().root.signer("urn:perekaman:centre:releases")),
        signed_page(_page())[:-4] + "AAAA",
        honest(FIRST, b"a receipt is not a page"),
        "",
    ],
    ids=["station", "replayed", "skipped", "older", "the day after tomorrow", "2099", "9999",
         "year 1", "2^63", "10^30", "deep", "passed", "disorder", "twice", "signer", "keeper",
         "signature", "receipt", "empty"],
)  # fmt: skip
def test_a_page_that_is_not_the_next_one_is_not_believed(token: str) -> None:
    now = StillClock().now()
    with pytest.raises(Broken) as caught:
        proof.page(token, CURSOR, {STATION}, keys().trust, now)
    assert caught.value.code is Code.CENTRE_UNTRUSTED


def test_the_next_page_is_believed_gaps_and_all() -> None:
    page = _page(events=(event(8, FIRST, "PRR"), event(11, FIRST, "DR")))
    now = StillClock().now()
    assert proof.page(signed_page(page), CURSOR, {STATION}, keys().trust, now) == page


def test_a_page_from_tomorrow_is_believed_and_one_in_another_zone() -> None:
    now = StillClock().now()
    for issued in ("2026-11-22T01:59:59.000Z", "2026-11-21T10:00:00.000+07:00"):
        page = _page(issued_at=issued)
        assert proof.page(signed_page(page), CURSOR, {STATION}, keys().trust, now) == page


def test_a_page_once_taken_from_the_future_stops_no_later_one() -> None:
    poisoned = Cursor(seq=5, issued_at="2099-01-01T00:00:00Z")
    now = StillClock().now()
    assert proof.page(signed_page(_page()), poisoned, {STATION}, keys().trust, now) == _page()


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "0101-01-01T00:00:00Z", "x", "9999",
                                "2099-01-01T00:00:00Z"])  # fmt: skip
def test_an_event_at_no_time_is_written_down_at_this_one(post: Post, at: str) -> None:
    post.once()
    told = event(1, FIRST, "SENT_FOR_DEDUP")
    post.centre.events = [msgspec.structs.replace(told, at=at)]
    assert post.once().events == 1
    assert post.show().entry.since == post.clock.now()


@pytest.mark.parametrize("packet_id", ["../../etc/passwd", "", "x" * 5000, "\0\n\x1b[31m"])
def test_an_event_about_nothing_here_harms_nothing(post: Post, packet_id: str) -> None:
    post.once()
    post.centre.events = [event(1, packet_id, "\0\x1b[31m" * 10), event(2, FIRST, "PRR")]
    assert post.once().events == 2


@pytest.mark.expects_warnings
def test_a_refused_page_moves_no_cursor(post: Post) -> None:
    post.once()
    page = _page(after=0, events=(event(1, FIRST, "PRR"),))
    post.centre.tokens = [signed_page(page, keys().station)]
    assert post.once().refused == 1
    assert post.show().entry.state is Status.RECEIVED_AT_CENTRAL
    index = Index(post.folder)
    assert index.cursor("centre").seq == 0
    index.close()


def test_a_clock_that_jumps_back_a_year_parks_nothing(post: Post) -> None:
    post.centre.troubles = [trouble_of(422, "HASH_MISMATCH")]
    post.once()
    index = Index(post.folder)
    ahead = post.clock.now() + timedelta(days=365)
    index.schedule(FIRST, at=ahead, blocked=None, now=post.clock.now())
    recover(Spool(post.folder), index, post.clock.now())
    index.close()
    assert post.once().received == 1


@dataclass
class FailingCentre(PaperCentre):
    """Fails its first two calls with what a round may meet: a full disk, or a fault of its own."""

    failure: Exception = field(default_factory=lambda: Broken(Code.DISK_FULL))

    def announce(self, packets: Sequence[Announcement]) -> tuple[Answer, ...]:
        if len(self.asked) < 2:
            self.asked.append("")
            raise self.failure
        return super().announce(packets)


@pytest.mark.expects_warnings
@pytest.mark.parametrize("failure", [Broken(Code.DISK_FULL), OverflowError("what nobody foresaw")])
def test_a_failure_ends_a_round_and_not_the_uploader(post: Post, failure: Exception) -> None:
    stop = threading.Event()
    centre = FailingCentre(honest, failure=failure)
    line = Line(url="unused", poll_seconds=0.05, spread_seconds=0.0)
    uploader = Uploader(post.folder, centre, keys().trust, post.clock, line, random.Random(1))
    thread = threading.Thread(target=uploader.run, args=(stop,), name="uploader")
    thread.start()
    try:
        until(lambda: Reader(post.folder).counts().by_state == {"RECEIVED_AT_CENTRAL": 2})
    finally:
        stop.set()
        thread.join()


@pytest.mark.expects_warnings
def test_a_medium_that_is_pulled_out_under_the_uploader_is_waited_for(post: Post) -> None:
    stop = threading.Event()
    line = Line(url="unused", poll_seconds=0.05, spread_seconds=0.0)
    uploader = Uploader(post.folder, post.centre, keys().trust, post.clock, line, random.Random(1))
    new = Spool(post.folder).folder / Place.NEW.value
    away = post.folder / "away"
    thread = threading.Thread(target=uploader.run, args=(stop,), name="uploader")
    thread.start()
    try:
        until(lambda: Reader(post.folder).counts().by_state == {"RECEIVED_AT_CENTRAL": 2})
        new.rename(away)
        until(lambda: uploader.status().trouble == Code.DISK_UNWRITABLE)
        away.rename(new)
        until(lambda: not uploader.status().trouble)
        third = parcels()[2]
        Outbox(post.folder).put(third.packet_id, third.data)
        until(lambda: Reader(post.folder).counts().by_state == {"RECEIVED_AT_CENTRAL": 3})
    finally:
        stop.set()
        thread.join()


@pytest.mark.expects_warnings
def test_what_nobody_foresaw_is_named_a_bug(post: Post) -> None:
    post.centre = FailingCentre(honest, failure=RecursionError())
    assert post.once().trouble == Code.BUG
    assert not post.once().clean
    assert post.once().received == 2


@pytest.mark.parametrize("token", ["\ud800.a.b", "", "a.b.c", "." * 100_000])
def test_a_receipt_that_is_no_text_is_no_receipt(post: Post, token: str) -> None:
    post.once()
    entry = post.show().entry
    with pytest.raises(CentreTrouble) as caught:
        proof.receipt(token, entry, keys().trust, StillClock().now())
    assert caught.value.code is Code.RECEIPT_INVALID


def test_a_wrong_clock_here_never_uses_up_a_packet(post: Post) -> None:
    post.clock.advance(20 * 365 * 86400)
    report = post.once()
    assert report.trouble == Code.CENTRE_UNTRUSTED
    assert report.blocked == {"TRUST": 2}
    assert post.show().entry.verdicts == 0
