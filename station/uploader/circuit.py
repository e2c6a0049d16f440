"""The breaker at work: a shared trouble puts everything open off, and names what all wait for."""

import logging
from datetime import timedelta

from station.centre.answers import CentreTrouble
from station.outbox.entries import NEEDS_A_PERSON, Blocked, Entry
from station.uploader import policy
from station.uploader.breaker import Breaker, Phase
from station.uploader.means import Means

log = logging.getLogger(__name__)


class Circuit:
    """One breaker and the packets behind it. ``trouble`` is the code that opened it last.

    ``reason`` is what was met exactly, for the technician.
    """

    def __init__(self, means: Means, breaker: Breaker) -> None:
        self._index = means.index
        self._clock = means.clock
        self._line = means.line
        self._chance = means.chance
        self.breaker = breaker
        self.trouble = self.reason = ""

    @property
    def phase(self) -> Phase:
        return self.breaker.phase(self._clock.monotonic())

    @property
    def wait(self) -> float:
        """The seconds until something may be tried again."""
        return max(0.0, self.breaker.until - self._clock.monotonic())

    def close(self) -> None:
        """The centre has answered, or somebody pushes: everything may be tried."""
        self.breaker = Breaker()
        self.trouble = self.reason = ""

    def open(self, trouble: CentreTrouble) -> None:
        """Put everything open off until the line may be tried again."""
        now = self._clock.monotonic()
        self.breaker = self.breaker.failed(trouble, self._line, self._chance, now)
        self.trouble, self.reason = trouble.code.value, trouble.detail
        waiting = [e.packet_id for e in self._index.open_entries() if may_move(e)]
        self._put_off(waiting, self.breaker.blocked, self.wait)
        facts = {"code": trouble.code, "reason": self.reason, "seconds": round(self.wait, 1)}
        log.info("line_failed", extra=facts)

    def link_up(self) -> None:
        """The network came up: shorten a wait for the line."""
        if self.phase is not Phase.OPEN:
            return
        now = self._clock.monotonic()
        self.breaker = self.breaker.link_up(self._line, self._chance, now)
        self._put_off(self._waiting(self.breaker.blocked), self.breaker.blocked, self.wait)
        log.info("link_up", extra={"seconds": round(self.wait, 1)})

    def hold(self, blocked: Blocked | None, wait: float = 0.0) -> None:
        """Name what packets wait for that came in, or came due, while nothing may be sent."""
        now, cap = self._clock.now(), self._line.retry_cap_seconds
        waiting = (e for e in self._index.open_entries() if may_move(e))
        idle = [e.packet_id for e in waiting
                if e.blocked_on != blocked or policy.too_far(e, now, cap)]  # fmt: skip
        self._put_off(idle, blocked, wait)

    def release(self, reasons: frozenset[Blocked]) -> None:
        """Make packets due that wait for one of these reasons."""
        waiting = [e.packet_id for e in self._index.open_entries() if e.blocked_on in reasons]
        self._put_off(waiting, None, 0)

    def _waiting(self, blocked: Blocked | None) -> list[str]:
        return [e.packet_id for e in self._index.open_entries() if e.blocked_on is blocked]

    def _put_off(self, packet_ids: list[str], blocked: Blocked | None, wait: float) -> None:
        now = self._clock.now()
        at = now + timedelta(seconds=wait)
        self._index.schedule_all(packet_ids, at=at, blocked=blocked, now=now)


def may_move(entry: Entry) -> bool:
    """Say whether a packet waits for nobody's hand."""
    return entry.blocked_on not in NEEDS_A_PERSON
