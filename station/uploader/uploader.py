"""The uploader: one per outbox, awake when there is something to do, until told to stop."""

import logging
import random
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from filelock import FileLock, Timeout

import packets
from station.centre.protocol import Centre
from station.clock import Clock
from station.errors import Broken, Code, Refused, Trouble
from station.outbox import reserve
from station.outbox.index import Index
from station.outbox.recovery import open_index
from station.outbox.spool import Spool
from station.settings import Line, Storage
from station.uploader.control import Listener
from station.uploader.means import Means
from station.uploader.report import Report
from station.uploader.rounds import Rounds

log = logging.getLogger(__name__)
LOCK: Final = "uploader.lock"
_STORAGE: Final = Storage()
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
    ) -> None:
        self._spool = Spool(outbox_folder)
        self._centre = centre
        self._trust = trust
        self._clock = clock
        self._line = line
        self._chance = chance
        self._storage = storage
        self._backup = backup
        self._report = Report()
        self._stop = threading.Event()
        self._listener = Listener(outbox_folder, lambda: self._report)

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

    def run(self, stop: threading.Event) -> None:
        """Do the same until ``stop``, waking for new files, commands, due packets and the feed."""
        self._stop = stop
        with self._open() as rounds:
            self._listener.start()
            try:
                while not stop.is_set():
                    self._turn(rounds)
            finally:
                self._listener.stop()

    def _turn(self, rounds: Rounds) -> None:
        try:
            self._obey(rounds)
            self._report = _round(rounds)
            if self._report.trouble == Code.BUG:
                self._stop.wait(self._line.poll_seconds)
            self._wait(rounds)
        except _Interrupted:
            log.info("upload_interrupted")
        except Trouble as trouble:  # the disk, most likely: nothing is lost by coming back later
            log.exception("round_failed", extra={"code": trouble.code})
            self._report = Report(trouble=trouble.code.value)
            self._stop.wait(self._line.poll_seconds)

    def _wait(self, rounds: Rounds) -> None:
        """Sleep until there is something to do; a file or a command is noticed within a tick."""
        poll_at = self._clock.monotonic() + self._line.poll_seconds
        seen = rounds.new_files()
        while not self._listener.heard.is_set() and not rounds.due():
            if self._stop.wait(_TICK) or self._clock.monotonic() >= poll_at:
                return
            if rounds.new_files() != seen:
                return

    def _obey(self, rounds: Rounds) -> None:
        self._listener.heard.clear()
        while not self._listener.requests.empty():
            rounds.obey(self._listener.requests.get())

    def _interrupted(self) -> None:
        if self._stop.is_set() or self._listener.heard.is_set():
            raise _Interrupted

    @contextmanager
    def _open(self) -> Iterator[Rounds]:
        self._spool.make()
        with _locked(self._spool.folder):
            rounds, index = self._recovered(again=True)
            try:
                yield rounds
            finally:
                index.close()

    def _recovered(self, *, again: bool) -> tuple[Rounds, Index]:
        """Recover; on a full disk, once more in the room that was kept for this."""
        try:
            index, found = open_index(self._spool)
            try:
                return Rounds(self._means(index), found), index
            except BaseException:
                index.close()
                raise
        except Broken as trouble:
            full = trouble.code is Code.DISK_FULL
            if not (again and full and reserve.release(self._spool.folder)):
                raise
        return self._recovered(again=False)

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
            storage=self._storage,
            backup=self._backup,
        )


def _round(rounds: Rounds) -> Report:
    """Make a round; what nobody foresaw ends this round and not the uploader.

    The packets are in the spool, and one answer that the program cannot digest must not keep all
    others from the centre.
    """
    try:
        return rounds.round()
    except (Trouble, _Interrupted):
        raise
    except Exception:
        log.exception("round_failed", extra={"code": Code.BUG})
        return Report(trouble=Code.BUG.value)


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    lock = FileLock(folder / LOCK, timeout=1.0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise Refused(Code.UPLOADER_RUNNING, "another process uploads from here") from None
    try:
        yield
    finally:
        lock.release()


def uploader_running(outbox_folder: Path) -> bool:
    """Say whether a process holds the uploader's lock of this outbox."""
    if not (outbox_folder / LOCK).exists():
        return False
    lock = FileLock(outbox_folder / LOCK, timeout=0.0, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        return True
    lock.release()
    return False
