"""What an unsigned status file can do to a packet: show more, ask for a receipt, prove nothing."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from packets.receipts import Tier
from station.clock import iso
from station.lifecycle import AT_STATION, Actor, Status, ahead, believable, lawful
from station.outbox.entries import Cursor, Kind, Sealed
from station.outbox.handover import Handover, Handovers, Stated
from station.outbox.index import Index
from station.outbox.retention import _SETTLED, Retention
from station.outbox.spool import Spool
from station.uploader.hearsay import Hearsay
from tests.fakes.clock import MORNING, StillClock

PACKET = "a" * 52
SOURCE = "status file 1234abcd, by op-1"
S = Status
WAY = (
    S.PROCESSING,
    S.SENT_FOR_ENROLLMENT,
    S.RECEIVED_AT_CENTRAL,
    S.SENT_FOR_DEDUP,
    S.PRINT_READY_RECORD,
)
KEEP = timedelta(days=30)


@pytest.fixture
def index(tmp_path: Path) -> Iterator[Index]:
    Spool(tmp_path).make()
    made = Index(tmp_path)
    yield made
    made.close()


def _packet(index: Index, until: Status, *, receipt: bool = True) -> None:
    """Put a packet on the ordinary way, as far as a status."""
    sealed = Sealed(
        packet_id=PACKET, number="1", station="s", area_code="327301", waybill="w", size=1,
        sha256="0" * 64, sealed_at=MORNING,
    )  # fmt: skip
    index.add(sealed, now=MORNING)
    for status in WAY[: WAY.index(until) + 1] if until in WAY else ():
        _signed(index, status)
        if status is S.RECEIVED_AT_CENTRAL and receipt:
            index.keep_receipt(PACKET, Tier.CENTRE.value, "token", iso(MORNING))


def _signed(index: Index, status: Status, at: datetime = MORNING) -> bool:
    return index.move(PACKET, status, at=at, actor=Actor.CENTRE, cause="feed", now=at)


def _state(index: Index) -> Status:
    known = index.get(PACKET)
    assert known is not None
    return known.state


class _Doomed(Retention):
    """Says what it would destroy."""

    def __init__(self, spool: Spool, index: Index, keep: timedelta) -> None:
        super().__init__(spool, index, keep)
        self.doomed: list[str] = []

    def destroy(self, packet_id: str, now: datetime) -> None:
        assert now
        self.doomed.append(packet_id)


def _due(index: Index, folder: Path, days: int = 400) -> list[str]:
    """Return what retention would destroy so long after."""
    late = MORNING + timedelta(days=days)
    index.move_cursor("centre", Cursor(seq=1, issued_at=iso(late)))
    retention = _Doomed(Spool(folder), index, KEEP)
    retention.turn(late)
    return retention.doomed


def test_a_file_moves_a_packet_on_and_the_line_says_so(index: Index) -> None:
    _packet(index, S.RECEIVED_AT_CENTRAL)
    assert index.state(PACKET, S.CARD_PRINTED, at=MORNING, cause=SOURCE)
    line = index.history(PACKET)[-1]
    assert (line.kind, line.actor, line.cause) == (Kind.STATED, Actor.STATION, SOURCE)
    assert _state(index) is S.CARD_PRINTED
    assert index.hearsay(PACKET)


@pytest.mark.parametrize("status", sorted(set(Status) - AT_STATION))
@pytest.mark.parametrize("stands", sorted(AT_STATION))
def test_a_file_is_never_taken_for_a_receipt(stands: Status, status: Status, index: Index) -> None:
    _packet(index, S.PROCESSING)
    index.change(PACKET, state=stands.value)
    assert not index.state(PACKET, status, at=MORNING, cause=SOURCE)
    Hearsay(index, StillClock()).take(
        [Stated(packet_id=PACKET, before=stands, text=status.value, source=SOURCE)]
    )
    known = index.get(PACKET)
    assert known is not None
    assert known.open
    assert not index.has_receipt(PACKET)
    assert known.next_try_at is not None


@pytest.mark.parametrize("status", [S.PRINT_READY_RECORD, S.CARD_PRINTED, S.CARD_ISSUED])
def test_a_file_destroys_no_packet(status: Status, index: Index, tmp_path: Path) -> None:
    _packet(index, S.SENT_FOR_DEDUP)
    assert index.state(PACKET, status, at=MORNING, cause=SOURCE)
    assert _due(index, tmp_path) == []


def test_the_centres_own_word_destroys_it_also_behind_a_file(index: Index, tmp_path: Path) -> None:
    _packet(index, S.SENT_FOR_DEDUP)
    index.state(PACKET, S.CARD_ISSUED, at=MORNING, cause=SOURCE)
    _signed(index, S.PRINT_READY_RECORD)
    assert _state(index) is S.CARD_ISSUED  # what the file told is further on, and not denied
    assert _due(index, tmp_path) == [PACKET]


def test_a_file_hastens_no_destruction(index: Index, tmp_path: Path) -> None:
    _packet(index, S.PRINT_READY_RECORD)
    index.state(PACKET, S.CARD_ISSUED, at=MORNING - timedelta(days=4000), cause=SOURCE)
    assert _due(index, tmp_path, days=29) == []


def test_an_experts_word_is_not_a_files(index: Index, tmp_path: Path) -> None:
    _packet(index, S.SENT_FOR_DEDUP)
    assert index.state(PACKET, S.ADJUDICATE_RECORD, at=MORNING, cause=SOURCE)
    assert _signed(index, S.DUPLICATE_RECORD)  # the machine's first word alone
    assert index.history(PACKET)[-1].before == S.SENT_FOR_DEDUP
    assert _due(index, tmp_path) == []


def test_a_deletion_of_a_duplicate_is_not_a_files(index: Index, tmp_path: Path) -> None:
    _packet(index, S.SENT_FOR_DEDUP)
    _signed(index, S.DUPLICATE_RECORD)
    assert not index.state(PACKET, S.UNREGISTERED, at=MORNING, cause=SOURCE)
    assert _due(index, tmp_path) == []


def test_the_feed_wins_where_a_file_was_wrong(index: Index) -> None:
    _packet(index, S.SENT_FOR_DEDUP)
    index.state(PACKET, S.CARD_ISSUED, at=MORNING, cause=SOURCE)
    assert _signed(index, S.DUPLICATE_RECORD)
    assert _state(index) is S.DUPLICATE_RECORD
    assert not index.hearsay(PACKET)


def test_the_feed_confirms_what_a_file_told(index: Index) -> None:
    _packet(index, S.SENT_FOR_DEDUP)
    index.state(PACKET, S.PRINT_READY_RECORD, at=MORNING, cause=SOURCE)
    assert _signed(index, S.PRINT_READY_RECORD)
    assert not index.hearsay(PACKET)


@settings(deadline=None, max_examples=60)
@given(st.lists(st.tuples(st.booleans(), st.sampled_from(list(Status))), max_size=12))
def test_whatever_is_told_in_any_order_only_signed_words_prove(
    tmp_path_factory: pytest.TempPathFactory, told: list[tuple[bool, Status]]
) -> None:
    folder = tmp_path_factory.mktemp("outbox")
    Spool(folder).make()
    index = Index(folder)
    _packet(index, S.RECEIVED_AT_CENTRAL)
    for signed, status in told:
        if signed:
            _signed(index, status)
        else:
            index.state(PACKET, status, at=MORNING, cause=SOURCE)
    proofs = [line for line in index.history(PACKET) if line.kind is Kind.MOVE]
    assert all(line.cause != SOURCE for line in proofs)
    if _due(index, folder):
        ends = {S.DUPLICATE_RECORD, S.UNREGISTERED, *_SETTLED}
        assert any(signed and status in ends for signed, status in told)
    index.close()


def test_what_stands_between_the_first_and_the_last_was_lawful() -> None:
    assert ahead(S.RECEIVED_AT_CENTRAL, S.CARD_ISSUED)
    assert ahead(S.SENT_FOR_DEDUP, S.PRINT_READY_RECORD)
    assert not ahead(S.CARD_ISSUED, S.RECEIVED_AT_CENTRAL)
    assert not ahead(S.PRINT_READY_RECORD, S.DUPLICATE_RECORD)
    assert not ahead(S.ENROLL_FAILURE_AT_CENTRAL, S.PRINT_READY_RECORD)  # first deleted, and resent
    assert all(ahead(one, other) for one, other in [(S.CARD_PRINTED, S.CARD_SHIPPED)])
    assert lawful(S.CARD_SHIPPED, S.CARD_PRINTED)


def test_a_packet_that_is_gone_is_not_asked_for(index: Index) -> None:
    _packet(index, S.RECEIVED_AT_CENTRAL)
    index.change(PACKET, destroyed_at=iso(MORNING))
    assert believable(S.RECEIVED_AT_CENTRAL, S.PACKET_RETRY)
    assert not index.state(PACKET, S.PACKET_RETRY, at=MORNING, cause=SOURCE)


def test_a_hand_over_taken_in_twice_changes_nothing(index: Index, tmp_path: Path) -> None:
    _packet(index, S.RECEIVED_AT_CENTRAL)
    stated = Stated(
        packet_id=PACKET, before=S.RECEIVED_AT_CENTRAL, text="PRINT_READY_RECORD", source=SOURCE
    )
    unnamed = Stated(packet_id=PACKET, before=S.PRINT_READY_RECORD, text="VERIF 2", source=SOURCE)
    handovers = Handovers(tmp_path)
    handovers.put(Handover(stated=(stated, unnamed)))
    (path,) = handovers.waiting()
    hearsay = Hearsay(index, StillClock())
    assert hearsay.take(handovers.read(path).stated) == 2
    assert hearsay.take(handovers.read(path).stated) == 0
    known = index.get(PACKET)
    assert known is not None
    assert (known.state, known.stated) == (S.PRINT_READY_RECORD, "VERIF 2")


def test_a_packet_that_moved_meanwhile_is_left_alone(index: Index) -> None:
    _packet(index, S.SENT_FOR_DEDUP)
    late = Stated(packet_id=PACKET, before=S.RECEIVED_AT_CENTRAL, text="PRR", source=SOURCE)
    assert Hearsay(index, StillClock()).take([late]) == 0
    assert _state(index) is S.SENT_FOR_DEDUP


def test_the_centres_word_on_its_way_there_does_not_prove_what_the_file_told(
    index: Index, tmp_path: Path
) -> None:
    _packet(index, S.RECEIVED_AT_CENTRAL)
    assert index.state(PACKET, S.PRINT_READY_RECORD, at=MORNING, cause=SOURCE)
    _signed(index, S.SENT_FOR_DEDUP)
    assert _state(index) is S.PRINT_READY_RECORD
    assert index.hearsay(PACKET)
    assert _due(index, tmp_path) == []
    _signed(index, S.PRINT_READY_RECORD)
    assert not index.hearsay(PACKET)
    assert index.history(PACKET)[-1].kind is Kind.MOVE
    assert _due(index, tmp_path) == [PACKET]


def test_the_centres_word_stands_where_a_file_told_another_end(index: Index) -> None:
    _packet(index, S.RECEIVED_AT_CENTRAL)
    assert index.state(PACKET, S.DUPLICATE_RECORD, at=MORNING, cause=SOURCE)
    _signed(index, S.SENT_FOR_DEDUP)
    assert _signed(index, S.PRINT_READY_RECORD)
    assert _state(index) is S.PRINT_READY_RECORD
    assert not index.hearsay(PACKET)
