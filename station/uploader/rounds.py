"""One round of the uploader after the other: take in, send, follow, check that nothing is stuck."""

import logging
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final

from station.centre.answers import CentreTrouble
from station.lifecycle import Actor, Status
from station.outbox.entries import Blocked, Entry
from station.outbox.reader import Reader
from station.outbox.recovery import Found, quarantined, recover
from station.outbox.switches import Moment
from station.uploader import policy
from station.uploader.arrivals import Arrivals
from station.uploader.breaker import Breaker, Phase
from station.uploader.circuit import Circuit, may_move
from station.uploader.control import Request, Verb
from station.uploader.following import Followed, Following
from station.uploader.handed import Brought, HandedOver
from station.uploader.herald import Herald
from station.uploader.inventory import Stocktaking
from station.uploader.means import Means
from station.uploader.report import Report
from station.uploader.sending import Sending
from station.uploader.standing import Standing
from station.uploader.upkeep import Upkeep

log = logging.getLogger(__name__)
_PASSING: Final = frozenset({Blocked.LINE, Blocked.CENTRE_BUSY, Blocked.TRUST, Blocked.FILE})
"""What a new process does not know any more, and so tries anew."""

_NOTE_SECONDS: Final = 30.0  # each note is a sync of the disk
_CLOSED: Final = Breaker()


@dataclass(frozen=True)
class _Talk:
    """What was said with the centre in one round."""

    followed: Followed = field(default_factory=Followed)
    requeued: int = 0
    trouble: str = ""


class Rounds:
    """The uploader at work on an open index. Begins with recovery; the caller holds the lock."""

    def __init__(
        self, means: Means, found: tuple[Found, ...] = (), breaker: Breaker = _CLOSED
    ) -> None:
        self._spool, self._index = means.spool, means.index
        self._centre = means.centre
        self._clock = means.clock
        self._line = means.line
        self.arrivals = Arrivals(means.spool, means.index, means.clock)
        self._herald = Herald(means, self.arrivals, means.side_line) if means.side_line else None
        self._circuit = Circuit(means, breaker)
        self._sending = Sending(means, self.arrivals, self._herald)
        self._following = Following(means)
        self.handed = HandedOver(means, self._following)
        self._stocktaking = Stocktaking(means)
        self._standing = Standing(means, self._circuit)
        self._upkeep = Upkeep(means)
        self._reader = Reader(means.spool.folder)
        self._circuit.release(_PASSING)
        recovery = recover(means.spool, self._index, self._clock.now())
        self._added = len(recovery.added)
        self._found = [*found, *recovery.alarms]
        self._last = Report()

    def round(self) -> Report:
        """Do what can be done now and say what was done.

        Raises ``Broken`` for the disk's trouble, and in the middle of an upload whatever
        ``interrupted`` raises.
        """
        began = time.perf_counter()
        self.arrivals.take_in()
        brought = self.handed.take_in()
        talk = self._exchange()
        destroyed = self._upkeep.run()
        stuck = self._unstick()
        self._last = self._tell(talk, brought, destroyed, stuck, time.perf_counter() - began)
        return self._last

    def next_try(self) -> float | None:
        """Return the monotonic moment at which a round would try something; None: when told to."""
        entries = () if self._index.paused else self._index.open_entries()
        waiting = [
            self._seconds_to(e) for e in entries if may_move(e) and e.next_try_at is not None
        ]
        if not waiting:
            return None
        if self._circuit.phase is Phase.OPEN:
            return self._circuit.breaker.until
        return self._clock.monotonic() + min(waiting)

    def noticed(self) -> bool:
        """Say whether another process has put something here since the last round."""
        return self.arrivals.noticed() or self.handed.noticed()

    def due(self) -> bool:
        """Say whether a round would try something at this moment."""
        at = self.next_try()
        return at is not None and at <= self._clock.monotonic()

    def status(self) -> Report:
        """Return the last round's report with how things stand now. Called from any thread."""
        return self._standing.on(self._last)

    def link_up(self) -> None:
        """Be told that the network came up."""
        self._circuit.link_up()

    @contextmanager
    def heralded(self) -> Iterator[None]:
        """Announce what comes in during a send, too, for as long as this lasts."""
        if self._herald is None:
            yield
            return
        self._herald.start()
        try:
            yield
        finally:
            self._herald.stop()

    # --- commands

    def at_once(self, request: Request) -> None:
        """Carry out, on the control thread, what must not wait for the round to end."""
        if request.verb in (Verb.PAUSE, Verb.RESUME):
            self._index.pause(paused=request.verb is Verb.PAUSE)

    def obey(self, request: Request) -> None:
        """Carry out the rest of a command, between two rounds."""
        log.info("command_obeyed", extra={"event": request.verb})
        if request.verb is Verb.PUSH:
            named = frozenset({request.packet_id} - {""})
            self._push(named, others=not named)
        elif request.verb is Verb.PUSH_STUCK:
            self._push(frozenset(self._reader.stuck()), others=True)
        elif request.verb is Verb.PAUSE:
            self._index.pause(paused=True)
            self._circuit.hold(Blocked.PAUSED)
        elif request.verb is Verb.RESUME:
            self._index.pause(paused=False)
            self._circuit.release(frozenset({Blocked.PAUSED}))

    def _push(self, named: frozenset[str], *, others: bool) -> None:
        """Try now: named packets whatever they wait for and first, and all others that may move."""
        self._circuit.close()
        if others:
            self._stocktaking.forget()  # whoever pushes all wants to know how things stand
        now = self._clock.now()
        with self._index.transaction():  # one sync of the disk, however many there are
            for packet_id in named:
                self._return(packet_id)
            for entry in self._index.open_entries():
                if entry.packet_id in named:
                    facts = {"verdicts": 0, "line_failures": 0, "priority": _PUSHED}
                    self._index.change(entry.packet_id, **facts)
                elif not (others and may_move(entry)):
                    continue
                self._index.schedule(entry.packet_id, at=now, blocked=None, now=now)

    def _return(self, packet_id: str) -> None:
        """Take up a packet again that the region refused for its area code.

        The centre never had it, so no receipt of an earlier time can be mistaken for its own. What
        failed at the centre is taken up when the feed says that it was deleted there.
        """
        known = self._index.get(packet_id)
        if known is not None and known.state is Status.ENROLL_FAILURE_AT_REGIONAL:
            self._index.move(
                packet_id,
                Status.BIO_CAPTURED,
                at=self._clock.now(),
                actor=Actor.REGION,
                cause="pushed",
            )
            self._index.change(packet_id, announced_at=None)

    # --- parts of a round

    def _exchange(self) -> _Talk:
        if self._index.paused:
            self._circuit.hold(Blocked.PAUSED)
            return _Talk()
        if self._circuit.phase is Phase.OPEN:
            self._circuit.hold(self._circuit.breaker.blocked, self._circuit.wait)
            return _Talk(trouble=self._circuit.trouble)
        try:
            return self._talk()
        except CentreTrouble as trouble:
            self._circuit.open(trouble)
            return _Talk(trouble=trouble.code.value)

    def _talk(self) -> _Talk:
        """Send, follow, compare. The order matters: a receipt goes before what comes after it."""
        if self._circuit.phase is Phase.HALF_OPEN:
            self._centre.announce(())  # the one probe; it carries nothing and blames nobody
            self._circuit.close()
        self._sending.run()
        followed = self._following.run()
        if followed.lost:
            self._stocktaking.forget()
        requeued = self._stocktaking.run()
        self._circuit.close()
        if not followed.refused:
            self._reached()
        return _Talk(followed, requeued)

    def _reached(self) -> None:
        now, last = self._clock.now(), self._index.moment(Moment.REACHED)
        often = min(_NOTE_SECONDS, self._line.offline_minutes * 60 / 4)
        if last is None or abs((now - last).total_seconds()) >= often:
            self._index.remember(Moment.REACHED, now)

    def _seconds_to(self, entry: Entry) -> float:
        now = self._clock.now()
        if entry.next_try_at is None or policy.due(entry, now, self._line.retry_cap_seconds):
            return 0.0
        return max(0.0, (entry.next_try_at - now) / timedelta(seconds=1))

    def _unstick(self) -> int:
        """Watch the liveness invariant: a packet nobody would ever try is a bug, and is freed."""
        now, cap = self._clock.now(), self._line.retry_cap_seconds
        stuck = policy.stuck(self._index.open_entries(), now, cap)
        for entry in stuck:
            log.error("packet_stuck", extra={"packet_id": entry.packet_id, "status": entry.state})
            self._index.schedule(entry.packet_id, at=now, blocked=None, now=now)
        return len(stuck)

    def _tell(
        self, talk: _Talk, brought: Brought, destroyed: int, stuck: int, seconds: float
    ) -> Report:
        sent, (added, found) = self._sending.take(), self.arrivals.told()
        done = Report(
            added=self._added + added,
            sent=sent.packets,
            received=sent.received + brought.received,
            events=talk.followed.events + brought.events,
            requeued=talk.requeued,
            stuck=stuck,
            refused=sent.refused + talk.followed.refused + brought.refused,
            alarms=(*(f.alarm.value for f in (*self._found, *found)), *self._index.alarms()),
            trouble=talk.trouble,
            bytes=sent.bytes,
            destroyed=destroyed,
            quarantined=quarantined(self._spool, self._index),
            seconds=round(seconds, 3),
        )
        self._added, self._found = 0, []
        return self._standing.on(done)


_PUSHED: Final = 2
"""The priority of a packet that a person pushed by name: above all that were sealed as urgent."""
