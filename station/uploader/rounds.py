"""One round of the uploader after the other: take in, send, follow, check that nothing is stuck."""

import logging
import time
from collections import Counter
from datetime import timedelta

import msgspec

from station.centre.answers import CentreTrouble
from station.outbox.entries import NEEDS_A_PERSON, Blocked, Entry
from station.outbox.recovery import Found, recover, take_in
from station.outbox.spool import Place
from station.uploader import policy
from station.uploader.control import Request, Verb
from station.uploader.following import Followed, Following
from station.uploader.line import LineState
from station.uploader.means import Means
from station.uploader.report import Report
from station.uploader.sending import Sending, Sent
from station.uploader.upkeep import Upkeep

log = logging.getLogger(__name__)
_PASSING = frozenset({Blocked.LINE, Blocked.CENTRE_BUSY, Blocked.TRUST, Blocked.FILE})
"""What a new process does not know any more, and so tries anew."""


class Rounds:
    """The uploader at work on an open index. Begins with recovery; the caller holds the lock."""

    def __init__(self, means: Means, found: tuple[Found, ...] = ()) -> None:
        self._spool = means.spool
        self._index = means.index
        self._clock = means.clock
        self._cap = means.line.retry_cap_seconds
        self._sending = Sending(means)
        self._following = Following(means)
        self._upkeep = Upkeep(means.spool, means.index, means.clock, means.storage, means.backup)
        self._release(_PASSING)
        recovery = recover(self._spool, self._index, self._clock.now())
        self._added = len(recovery.added)
        self._found = [*found, *recovery.alarms]

    def round(self) -> Report:
        """Do what can be done now and say what was done.

        Raises ``Broken`` for the disk's trouble, and in the middle of an upload whatever
        ``interrupted`` raises.
        """
        began = time.perf_counter()
        added, found = take_in(self._spool, self._index, self._clock.now())
        self._found += found
        sent, followed = self._exchange()
        destroyed = self._upkeep.run()
        self._unstick()
        report = self._tell(sent, followed, len(added), time.perf_counter() - began)
        self._added, self._found = 0, []
        return msgspec.structs.replace(report, destroyed=destroyed)

    def due(self) -> bool:
        """Say whether a round would send something at this moment."""
        if self._index.paused or not self._line_open():
            return False
        now = self._clock.now()
        return any(policy.due(e, now, self._cap) for e in self._index.open_entries())

    def new_files(self) -> int:
        """Return a number that changes when the kiosk hands a packet over."""
        return (self._spool.folder / Place.NEW.value).stat().st_mtime_ns

    def obey(self, request: Request) -> None:
        """Carry out a command of the control socket."""
        log.info("command_obeyed", extra={"event": request.verb})
        if request.verb is Verb.PUSH:
            self._push(request.packet_id)
        elif request.verb in (Verb.PAUSE, Verb.RESUME):
            self._index.pause(paused=request.verb is Verb.PAUSE)
            self._release(frozenset({Blocked.PAUSED}))

    # --- parts of a round

    def _exchange(self) -> tuple[Sent, Followed]:
        if self._index.paused:
            self._hold(Blocked.PAUSED, 0.0)
            return Sent(), Followed()
        if not self._line_open():
            self._hold(self._sending.state.blocked, self._line_wait())
            return Sent(trouble=self._sending.trouble), Followed()
        sent = self._sending.run()
        if sent.trouble:
            return sent, Followed()
        try:
            followed = self._following.run()
        except CentreTrouble as trouble:
            self._sending.line_failed(trouble)
            return self._sending.ended(trouble), Followed()
        self._sending.state = LineState()
        return sent, followed

    def _line_open(self) -> bool:
        return self._sending.state.open_at(self._clock.monotonic())

    def _line_wait(self) -> float:
        return self._sending.state.until - self._clock.monotonic()

    def _hold(self, blocked: Blocked | None, wait: float) -> None:
        """Name what packets wait for that came in, or came due, while nothing may be sent."""
        now = self._clock.now()
        idle = [e for e in self._index.open_entries() if _may_move(e) and e.blocked_on != blocked]
        at = now + timedelta(seconds=max(0.0, wait))
        self._index.schedule_all([e.packet_id for e in idle], at=at, blocked=blocked, now=now)

    def _release(self, reasons: frozenset[Blocked]) -> None:
        now = self._clock.now()
        freed = [e.packet_id for e in self._index.open_entries() if e.blocked_on in reasons]
        self._index.schedule_all(freed, at=now, blocked=None, now=now)

    def _push(self, packet_id: str) -> None:
        """Try now: one packet whatever it waits for, or all that need nobody."""
        self._sending.state = LineState()
        now = self._clock.now()
        chosen = [e for e in self._index.open_entries()
                  if e.packet_id == packet_id or (not packet_id and _may_move(e))]  # fmt: skip
        for entry in chosen:
            if packet_id:
                self._index.change(entry.packet_id, verdicts=0)
            self._index.schedule(entry.packet_id, at=now, blocked=None, now=now)

    def _unstick(self) -> None:
        """Watch the liveness invariant: a packet nobody would ever try is a bug, and is freed."""
        now = self._clock.now()
        self._stuck = policy.stuck(self._index.open_entries(), now, self._cap)
        for entry in self._stuck:
            log.error("packet_stuck", extra={"packet_id": entry.packet_id, "status": entry.state})
            self._index.schedule(entry.packet_id, at=now, blocked=None, now=now)

    def _tell(self, sent: Sent, followed: Followed, added: int, seconds: float) -> Report:
        still = self._index.open_entries()
        blocked = Counter(e.blocked_on.value for e in still if e.blocked_on)
        return Report(
            added=self._added + added,
            sent=sent.packets,
            received=sent.received,
            events=followed.events,
            open=len(still),
            blocked=dict(blocked),
            stuck=len(self._stuck),
            refused=sent.refused + followed.refused,
            alarms=(*(found.alarm.value for found in self._found), *self._index.alarms()),
            trouble=sent.trouble,
            bytes=sent.bytes,
            seconds=round(seconds, 3),
            paused=self._index.paused,
        )


def _may_move(entry: Entry) -> bool:
    return entry.blocked_on not in NEEDS_A_PERSON
