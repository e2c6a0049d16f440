"""The status feed is no receipt: what it says of a packet waits until the centre vouches for it."""

from pathlib import Path

import pytest

from station.centre.answers import CentreTrouble, Treatment
from station.errors import Code
from station.lifecycle import Status
from station.outbox.entries import Blocked, Kind
from station.outbox.index import Index
from tests.fakes.paper_centre import event, have, refused, wanted
from tests.fakes.parcels import parcels
from tests.fakes.post import FIRST, LINE, SECOND, Post, honest

HELD = have(honest(FIRST, parcels()[0].data))
WALK = ("RECEIVED_AT_CENTRAL", "SENT_FOR_DEDUP", "PRINT_READY_RECORD")


@pytest.fixture
def post(tmp_path: Path) -> Post:
    found = Post(tmp_path)
    told = [(packet_id, status) for packet_id in (FIRST, SECOND) for status in WALK]
    found.centre.events = [event(n, *each) for n, each in enumerate(told, 1)]
    return found


def cursor(post: Post) -> int:
    index = Index(post.folder)
    try:
        return index.cursor("centre").seq
    finally:
        index.close()


def without_receipt(packet_id: str, data: bytes) -> str:
    return "" if packet_id == FIRST else honest(packet_id, data)


def test_the_feed_alone_makes_nothing_received_and_holds_up_nobody_else(post: Post) -> None:
    post.centre.issue = without_receipt
    post.once()
    assert post.show().entry.state is Status.SENT_FOR_ENROLLMENT
    assert not post.show().receipts
    assert post.show(SECOND).entry.state is Status.PRINT_READY_RECORD
    assert cursor(post) == 0, "what it says of the first is read again"


def test_what_the_feed_said_is_taken_when_the_receipt_is_there(post: Post) -> None:
    post.centre.issue = without_receipt
    post.once()
    before = post.show(SECOND).history
    post.clock.advance(LINE.retry_cap_seconds)
    post.centre.answers = [HELD]
    post.once()
    assert post.states()[-3:] == list(WALK)
    assert len(post.show().receipts) == 1
    assert post.show(SECOND).history == before
    assert cursor(post) == len(post.centre.events)
    assert not [e for e in post.show().history if e.kind is Kind.CONFLICT]


def test_a_packet_the_centre_got_by_another_way_is_asked_about_at_once(post: Post) -> None:
    """As one that a courier brought, while the line still has to bring it."""
    post.centre.troubles = [CentreTrouble(Code.LINE_DOWN, Treatment.ANNOUNCE)]
    post.centre.answers = [wanted, wanted, HELD]
    post.once()
    assert post.states()[-3:] == list(WALK)
    assert FIRST not in post.centre.kept, "its bytes were not sent a second time"


def test_a_packet_that_waits_for_a_person_holds_the_feed_up_for_nobody(post: Post) -> None:
    post.centre.answers = [refused("PACKET")]
    post.once()
    assert post.show().entry.blocked_on is Blocked.CENTRE_REFUSED
    assert post.show().entry.state is Status.PROCESSING
    assert any("without a receipt" in line.cause for line in post.show().history)
    assert cursor(post) == len(post.centre.events)
