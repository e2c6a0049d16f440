"""Outbox under generated histories: power cuts and kills at any step lose and double nothing."""

import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from station.lifecycle import Actor, Status
from station.outbox.index import Index
from station.outbox.recovery import Recovery, recover
from station.outbox.spool import Outbox, Place, Spool
from tests.fakes.disk import ForgetfulDisk, PowerCut
from tests.fakes.parcels import parcels

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
STEPS = st.none() | st.integers(0, 8)
PARCEL = st.integers(0, 5)
TO_RECEIVED = (Status.PROCESSING, Status.SENT_FOR_ENROLLMENT, Status.RECEIVED_AT_CENTRAL)


class Killed(BaseException):
    """The process stops here; the machine goes on and keeps its page cache."""


class OutboxMachine(RuleBasedStateMachine):
    """A kiosk that puts, an uploader that recovers and finishes, and a socket that gets pulled."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.disk = ForgetfulDisk()
        self.spool = Spool(self.folder, self.disk).make()
        self.promised: dict[str, bytes] = {}
        self.received: set[str] = set()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @rule(number=PARCEL, step=STEPS, cut=st.booleans())
    def put(self, number: int, step: int | None, cut: bool) -> None:
        parcel = parcels()[number]
        with _stopping(self.disk, step, cut=cut) as went:
            Outbox(self.folder, self.disk).put(parcel.packet_id, parcel.data)
        if went.well:
            self.promised[parcel.packet_id] = parcel.data

    @rule(step=STEPS, cut=st.booleans())
    def start(self, step: int | None, cut: bool) -> None:
        with _stopping(self.disk, step, cut=cut):
            self.recover()
        assert self.recover().alarms == ()

    @rule(number=PARCEL, step=STEPS, cut=st.booleans())
    def receive(self, number: int, step: int | None, cut: bool) -> None:
        packet_id = parcels()[number].packet_id
        index = Index(self.folder)
        with _stopping(self.disk, step, cut=cut):
            recover(self.spool, index, NOW)
            if packet_id in index.packet_ids():
                _receive(index, packet_id)
                self.received.add(packet_id)
                self.spool.finish(packet_id)
        index.close()

    @rule()
    def lose_the_index(self) -> None:
        for path in self.folder.glob("index.db*"):
            path.unlink()
        self.received.clear()

    @invariant()
    def nothing_is_lost(self) -> None:
        for packet_id, data in self.promised.items():
            path = self.spool.find(packet_id)
            assert path is not None
            assert self.disk.read(path) == data

    @invariant()
    def nothing_is_double_or_half(self) -> None:
        recovery = self.recover()
        assert recovery.alarms == ()
        index = Index(self.folder)
        states = {e.packet_id: e.state for e in map(index.get, index.packet_ids()) if e}
        index.close()
        assert set(states) >= set(self.promised)
        for packet_id in self.received:
            assert states[packet_id] is Status.RECEIVED_AT_CENTRAL
            assert packet_id not in self.spool.packet_ids(Place.NEW)
        assert not self.disk.names(self.folder / Place.QUARANTINE.value)

    def recover(self) -> Recovery:
        index = Index(self.folder)
        try:
            return recover(self.spool, index, NOW)
        finally:
            index.close()


def _receive(index: Index, packet_id: str) -> None:
    with index.transaction():
        for status in TO_RECEIVED:
            index.move(packet_id, status, at=NOW, actor=Actor.STATION, cause="test")
        index.keep_receipt(packet_id, "centre", "token", "2026-11-21T03:00:00.000Z")


class _stopping:  # noqa: N801 - used as a clause
    """Stops the block at a step; then cuts the power, or only ends the process."""

    def __init__(self, disk: ForgetfulDisk, step: int | None, *, cut: bool) -> None:
        self.disk, self.step, self.cut, self.well = disk, step, cut, False

    def __enter__(self) -> "_stopping":
        self.disk.arm(self.step, PowerCut() if self.cut else Killed())
        return self

    def __exit__(self, _type: object, error: BaseException | None, _trace: object) -> bool:
        self.well = error is None
        self.disk.stop_at = None
        if isinstance(error, PowerCut):
            self.disk.power_cut()
        return isinstance(error, (PowerCut, Killed))


TestOutbox = OutboxMachine.TestCase
TestOutbox.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
