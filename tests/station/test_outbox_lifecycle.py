"""The lifecycle under generated histories: the index agrees with a model of the table alone."""

import random
import shutil
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from station.clock import iso
from station.lifecycle import AT_STATION, TRANSITIONS, Actor, Status
from station.outbox.entries import Alarm, Kind
from station.outbox.index import Cursor, Index
from station.outbox.reader import Reader
from station.outbox.recovery import open_index, recover
from station.outbox.retention import Retention
from station.outbox.spool import Outbox, Spool
from tests.fakes.parcels import parcels

BEGAN = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
KEEP = timedelta(days=30)
NUMBER = st.integers(0, 2)
LATER = st.sampled_from(sorted(Status))
NEW_ATTEMPT = (Status.PROCESSING, Status.PACKET_RETRY)
SETTLED = (
    Status.PRINT_READY_RECORD, Status.SENT_FOR_CARD_PRINTING, Status.CARD_PRINTED,
    Status.CARD_SHIPPED, Status.CARD_ISSUED,
)  # fmt: skip
CONFIRMED = (
    (Status.ADJUDICATE_RECORD, Status.DUPLICATE_RECORD),
    (Status.DUPLICATE_RECORD, Status.UNREGISTERED),
)

TO_DEDUP = (
    Status.PROCESSING, Status.SENT_FOR_ENROLLMENT, Status.RECEIVED_AT_CENTRAL,
    Status.SENT_FOR_DEDUP,
)  # fmt: skip
WAYS = [
    (Status.PRINT_READY_RECORD,),
    (Status.DUPLICATE_RECORD,),
    (Status.DUPLICATE_RECORD, Status.UNREGISTERED, Status.BIO_CAPTURED),
    (Status.ADJUDICATE_RECORD, Status.DUPLICATE_RECORD),
]


@dataclass
class Model:
    """One packet as the table alone would have it."""

    state: Status = Status.BIO_CAPTURED
    since: datetime = BEGAN
    attempt: int = 0
    moves: list[tuple[Status, Status]] = field(default_factory=list)
    conflicts: int = 0
    receipt: bool = False
    destroyed: bool = False
    asked: bool = False

    def hear(self, after: Status, now: datetime) -> None:
        if after is self.state:
            return
        lost = self.destroyed and after in AT_STATION
        if (self.state, after) not in TRANSITIONS or lost:
            self.conflicts += 1
            self.asked = self.asked or lost
            return
        self.moves.append((self.state, after))
        self.attempt += after in NEW_ATTEMPT
        self.state, self.since = after, now

    def due(self, now: datetime) -> bool:
        last = self.moves[-1] if self.moves else None
        ended = self.state in SETTLED or any(
            self.state is pair[1] and pair in self.moves for pair in CONFIRMED
        )
        return (
            ended and last is not None and self.receipt and not self.destroyed
            and self.since <= now - KEEP
        )  # fmt: skip


class LifecycleMachine(RuleBasedStateMachine):
    """A centre that says anything, time that passes, a machine that ends, an index that is lost."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.spool = Spool(self.folder).make()
        self.now = BEGAN
        self.models = {parcel.packet_id: Model() for parcel in parcels()[:3]}

    @initialize()
    def put(self) -> None:
        for parcel in parcels()[:3]:
            Outbox(self.folder).put(parcel.packet_id, parcel.data)
        self.index = Index(self.folder)
        recover(self.spool, self.index, self.now)

    def teardown(self) -> None:
        self.index.close()
        shutil.rmtree(self.folder)

    @rule(number=NUMBER, after=LATER)
    def anything_is_said(self, number: int, after: Status) -> None:
        self.hear(number, after)

    @rule(number=NUMBER, chance=st.randoms(use_true_random=False))
    def the_next_lawful_thing_is_said(self, number: int, chance: random.Random) -> None:
        """So that a packet gets far, and not only as far as noise carries it."""
        state = self.models[parcels()[number].packet_id].state
        ways = sorted(after for before, after in TRANSITIONS if before is state)
        if ways:
            self.hear(number, chance.choice(ways))

    @rule(number=NUMBER, end=st.sampled_from(WAYS))
    def it_goes_all_the_way(self, number: int, end: tuple[Status, ...]) -> None:
        self.a_receipt_comes(number)
        for after in (*TO_DEDUP, *end):
            self.hear(number, after)

    @rule(number=NUMBER, stated=st.sampled_from(["SENT_TO_ARCHIVE", "\u2603", "x" * 200]))
    def a_status_nobody_has_named_is_said(self, number: int, stated: str) -> None:
        self.index.keep_unknown(parcels()[number].packet_id, stated, at=self.now, cause="feed")

    @rule(number=NUMBER)
    def a_receipt_comes(self, number: int) -> None:
        packet_id = parcels()[number].packet_id
        self.index.keep_receipt(packet_id, "centre", "a.b.c", iso(self.now))
        self.models[packet_id].receipt = True

    @rule(days=st.integers(0, 40))
    def time_passes_and_retention_has_its_turn(self, days: int) -> None:
        self.now += timedelta(days=days)
        self.index.move_cursor("centre", Cursor(seq=1, issued_at=iso(self.now)))
        destroyed = Retention(self.spool, self.index, KEEP).turn(self.now)
        assert set(destroyed) == {i for i, m in self.models.items() if m.due(self.now)}
        for packet_id in destroyed:
            self.models[packet_id].destroyed = True

    @rule()
    def the_machine_is_started_again(self) -> None:
        self.index.close()
        self.index, found = open_index(self.spool)
        assert found == ()
        assert recover(self.spool, self.index, self.now).alarms == ()

    @rule()
    def the_index_is_lost(self) -> None:
        """What was destroyed has its tombstone; the rest begins anew, and the centre tells."""
        self.index.close()
        for path in self.folder.glob("index.db*"):
            path.unlink()
        self.index = Index(self.folder)
        recover(self.spool, self.index, self.now)
        for packet_id, model in self.models.items():
            known = self.index.get(packet_id)
            assert known is not None
            if not model.destroyed:
                self.models[packet_id] = Model()
            else:  # as it was on the day it was destroyed
                self.models[packet_id] = self.told_by(packet_id, model)

    def told_by(self, packet_id: str, model: Model) -> Model:
        known, history = self.index.get(packet_id), self.index.history(packet_id)
        assert known is not None
        moves = [(Status(e.before), Status(e.after)) for e in history if e.kind is Kind.MOVE][1:]
        assert moves == model.moves[: len(moves)], "a beginning of what was known"
        conflicts = sum(e.kind is Kind.CONFLICT for e in history)
        return Model(known.state, known.since, known.attempt, moves, conflicts, True, True,
                     known.alarm is not None)  # fmt: skip

    def hear(self, number: int, after: Status) -> None:
        packet_id = parcels()[number].packet_id
        model = self.models[packet_id]
        actor = TRANSITIONS.get((model.state, after), Actor.CENTRE)
        moved = self.index.move(packet_id, after, at=self.now, actor=actor, cause="told")
        model.hear(after, self.now)
        assert moved == (model.state is after)

    @invariant()
    def index_and_model_agree(self) -> None:
        for packet_id, model in self.models.items():
            shown = Reader(self.folder).show(packet_id)
            entry, history = shown.entry, shown.history
            assert (entry.state, entry.attempt) == (model.state, model.attempt)
            moves = [(e.before, e.after) for e in history if e.kind is Kind.MOVE]
            assert moves == [(Status.UNREGISTERED, Status.BIO_CAPTURED), *model.moves]
            assert sum(e.kind is Kind.CONFLICT for e in history) == model.conflicts
            assert (entry.destroyed_at is not None) == model.destroyed
            assert (entry.alarm is Alarm.ASKED_AFTER_DESTRUCTION) == model.asked

    @invariant()
    def nothing_is_stuck_and_nothing_is_gone(self) -> None:
        for packet_id, model in self.models.items():
            entry = Reader(self.folder).find(packet_id)
            assert not entry.open or entry.next_try_at is not None or entry.blocked_on
            assert entry.open or entry.next_try_at is None
            assert (self.spool.find(packet_id) is None) == model.destroyed
            assert not (entry.open and model.destroyed)


TestLifecycle = LifecycleMachine.TestCase
TestLifecycle.settings = settings(max_examples=20, stateful_step_count=25, deadline=None)
