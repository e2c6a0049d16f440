"""The uploader: one per outbox, awake when there is something to do, until told to stop."""

import logging
import math
import random
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

import packets
from station.centre.protocol import Centre
from station.clock import Clock
from station.durable import broken
from station.errors import Broken, Code, Trouble
from station.outbox import reserve
from station.outbox.index import Index
from station.outbox.recovery import open_index
from station.outbox.spool import Spool
from station.settings import Line, Storage
from station.uploader.breaker import Breaker, spread
from station.uploader.control import Listener, Request
from station.uploader.handed import Brought
from station.uploader.heartbeat import Heartbeat
from station.uploader.link import LinkWatch
from station.uploader.lock import locked
from station.uploader.means import Means
from station.uploader.meter import Meter
from station.uploader.report import Report
from station.uploader.rounds import Rounds
from station.uploader.sentences import summary
from station.uploader.timing import Timing

log = logging.getLogger(__name__)
_STORAGE: Final = Storage()
_CLOSED: Final = Breaker()
_TICK: Final = 0.25
_ROUNDS: Final = 10  # of one pass: a packet asked for again is sent again


class _Interrupted(Exception):
    """Stop or a command came in the middle of an upload; the centre keeps what it has."""


class Uploader:
    """Brings the outbox to the centre. Not for two threads at once."""

    def __init__(  # noqa: PLR0917 - six parts, no two of one type
        self,
        outbox_folder: Path,
        centre: Centre,
        trust: packets.Trust,
        clock: Clock,
        line: Line,
        chance: random.Random,
        *,
        storage: Storage = _STORAGE,
        backup: Callable[[], None] = lambda: None,
        destroyed: Callable[[Sequence[str]], None] = lambda _: None,
        staff: Callable[[str], None] = lambda _: None,
        side_line: Centre | None = None,
        heartbeat: Heartbeat | None = None,
    ) -> None:
        self._spool = Spool(outbox_folder)
        self._centre = centre
        self._trust = trust
        self._clock = clock
        self._line = line
        self._chance = chance
        self._storage = storage
        self._backup = backup
        self._destroyed = destroyed
        self._staff = staff
        self._side_line = side_line
        self._heartbeat = heartbeat or Heartbeat(clock, {})
        self._timing = Timing(outbox_folder)
        self._stop = threading.Event()
        self._failed = Report()
        self._status: Callable[[], Report] = lambda: self._failed
        self._at_once: Callable[[Request], None] = lambda _: None
        self._listener = Listener(outbox_folder, self.status, self._ask_at_once)
        centre.heed(self._interrupted)

    def once(self) -> Report:
        """Recover, then send and follow until nothing more can be done at this moment.

        Raises ``Refused`` with UPLOADER_RUNNING, ``Broken`` when disk or index are not in order.
        """
        with self._open() as rounds:
            report = _round(rounds)
            for _ in range(_ROUNDS - 1):
                if report.trouble or not rounds.due():
                    break
                report = report.then(_round(rounds))
            return report

    def take_handed(self) -> Brought:
        """Take in what other processes handed over, without a word to the centre.

        Raises as ``once``.
        """
        with self._open() as rounds:
            return rounds.handed.take_in()

    def run(self, stop: threading.Event) -> None:
        """Do the same until ``stop``, waking for new files, commands, due packets and the feed."""
        self._stop = stop
        started = spread(self._line, self._chance, self._clock.monotonic())
        with self._open(started) as rounds, rounds.heralded(), closing(LinkWatch()) as link:
            self._status, self._at_once = rounds.status, rounds.at_once
            self._listener.start()
            self._heartbeat.ready()
            try:
                while not stop.is_set():
                    self._turn(rounds, link)
            finally:
                self._heartbeat.stopping()
                self._listener.stop()

    def status(self) -> Report:
        """Return how things stand. Called from any thread."""
        return self._failed if self._failed.trouble else self._status()

    def _turn(self, rounds: Rounds, link: LinkWatch) -> None:
        try:
            self._obey(rounds)
            report = _round(rounds)
            self._failed = report if report.trouble == Code.BUG else Report()
            self._heartbeat.status(summary(rounds.status()))
            if self._failed.trouble:
                self._rest(self._line.poll_seconds)
            self._wait(rounds, link)
        except _Interrupted:
            log.info("upload_interrupted")
        except (Trouble, OSError) as error:  # the disk: nothing is lost by coming back later
            trouble = error if isinstance(error, Trouble) else broken(error)
            log.exception("round_failed", extra={"code": trouble.code})
            self._failed = Report(trouble=trouble.code.value)
            self._rest(self._line.poll_seconds)

    def _wait(self, rounds: Rounds, link: LinkWatch) -> None:
        """Sleep until there is something to do; a file or a command is noticed within a tick."""
        poll_at = self._clock.monotonic() + self._line.poll_seconds
        at = rounds.next_try()
        while not self._listener.heard.is_set() and not rounds.noticed():
            now = self._clock.monotonic()
            if now >= poll_at or (at is not None and now >= at):
                return
            if link.came_up():
                rounds.link_up()
                at = rounds.next_try()
            self._heartbeat.beat()  # waiting lawfully is getting on
            if self._stop.wait(_TICK):
                return

    def _rest(self, seconds: float) -> None:
        """Do nothing for a while; a command ends it."""
        for _ in range(math.ceil(seconds / _TICK)):
            self._heartbeat.beat()
            if self._listener.heard.is_set() or self._stop.wait(min(_TICK, seconds)):
                return

    def _obey(self, rounds: Rounds) -> None:
        self._listener.heard.clear()
        while not self._listener.requests.empty():
            rounds.obey(self._listener.requests.get())

    def _ask_at_once(self, request: Request) -> None:
        self._at_once(request)

    def _interrupted(self) -> None:
        if self._stop.is_set() or self._listener.heard.is_set():
            raise _Interrupted

    @contextmanager
    def _open(self, breaker: Breaker = _CLOSED) -> Iterator[Rounds]:
        self._spool.make()
        with locked(self._spool.folder):
            rounds, index = self._recovered(breaker, again=True)
            try:
                yield rounds
            finally:
                index.close()

    def _recovered(self, breaker: Breaker, *, again: bool) -> tuple[Rounds, Index]:
        """Recover; on a full disk, once more in the room that was kept for this."""
        try:
            index, found = open_index(self._spool)
            try:
                return Rounds(self._means(index), found, breaker), index
            except BaseException:
                index.close()
                raise
        except Broken as trouble:
            full = trouble.code is Code.DISK_FULL
            if not (again and full and reserve.release(self._spool.folder)):
                raise
        return self._recovered(breaker, again=False)

    def _means(self, index: Index) -> Means:
        return Means(
            spool=self._spool,
            index=index,
            centre=self._centre,
            trust=self._trust,
            clock=self._clock,
            line=self._line,
            chance=self._chance,
            interrupted=self._interrupted,
            meter=Meter(self._clock),
            heartbeat=self._heartbeat,
            side_line=self._side_line,
            storage=self._storage,
            backup=self._backup,
            destroyed=self._destroyed,
            staff=self._staff,
            timed=self._timing.told,
        )


def _round(rounds: Rounds) -> Report:
    """Make a round; what nobody foresaw ends this round and not the uploader.

    The packets are in the spool, and one answer that the program cannot digest must not keep all
    others from the centre.
    """
    try:
        return rounds.round()
    except (Trouble, OSError, _Interrupted):
        raise
    except Exception:
        log.exception("round_failed", extra={"code": Code.BUG})
        return Report(trouble=Code.BUG.value)
