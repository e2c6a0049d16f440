"""The examination of the devices as the kiosk runs it: in a child process, followed line by line.

Examining needs drivers and pictures, which the kiosk never loads; a driver that dies takes the
child with it and nothing else. The device host lets go of the devices
meanwhile and takes them back after, whatever became of the child.
"""

import logging
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from queue import SimpleQueue
from typing import Final, Protocol

import msgspec
from msgspec.structs import replace

from station.devices.findings import Answered, Finding, Over, Planned, Told
from station.errors import Code
from station.events import Publisher
from station.media import ROOTS, sticks
from station.parent import VARIABLE

log = logging.getLogger(__name__)

LET_GO_SECONDS: Final = 5.0
"""How long the host may take to let go; after that the examination says which device is held."""
FAREWELL_SECONDS: Final = 3.0


class Exam(StrEnum):
    """What is examined; beside these, each device alone by its modality's name."""

    ALL = "ALL"
    CORNERS = "CORNERS"
    """A technician rests the pen in the corners of the pad."""
    TARGET = "TARGET"
    """A technician lays a ruled target of one millimetre on the finger scanner."""
    DRILL = "DRILL"
    """All, and the plug of each emulated device is pulled and put in."""


WORDS: Final[dict[str, tuple[str, ...]]] = {
    Exam.ALL: ("diagnose",),
    Exam.CORNERS: ("test", "signature", "--corners"),
    Exam.TARGET: ("test", "finger", "--target", "1.0"),
    Exam.DRILL: ("diagnose", "--drill"),
}


class Phase(StrEnum):
    """How far the examination is."""

    IDLE = "IDLE"
    """Nothing was examined yet."""
    LETTING_GO = "LETTING_GO"
    RUNNING = "RUNNING"
    DONE = "DONE"
    CANCELLED = "CANCELLED"
    FAILED = "FAILED"
    """The examination itself ended early; nothing is known of the devices."""


class WorkshopView(msgspec.Struct, frozen=True, kw_only=True):
    """The examination at one moment."""

    phase: Phase = Phase.IDLE
    what: str = ""
    """An :class:`Exam`, or the name of the one device that is examined."""
    planned: tuple[str, ...] = ()
    answered: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()
    """Of every device examined so far; a device examined again has only its newest."""
    accessories: tuple[str, ...] = ()
    """What this station should have besides: ``PRINTER``, ``POSITION``, ``CODE``, ``CARD``."""
    others: dict[str, tuple[Finding, ...]] = {}
    """What was found of each of these."""
    at: datetime | None = None
    """When the last examination ended."""
    ticket: str = ""
    """Where the last ticket was written."""
    ticket_trouble: Code | None = None
    saving: bool = False


class Lender(Protocol):
    """What is needed of the desk."""

    def release_devices(self) -> None: ...
    def take_devices_back(self) -> None: ...
    def devices_are_released(self) -> bool: ...


class Workshop:
    """Commands return at once; what came of them is published on :attr:`views`, from its thread."""

    def __init__(
        self,
        config: Path,
        home: Path,
        lender: Lender,
        *,
        accessories: tuple[str, ...] = (),
        media: Sequence[Path] = ROOTS,
        python: str = sys.executable,
    ) -> None:
        self.views: Final = Publisher[WorkshopView]()
        self._python = (python, "-P", "-m", "station.commands")
        self._folders = ("--config", str(config), "--home", str(home))
        self._tickets = home / "tickets"
        self._media = media
        self._lender = lender
        self._view = WorkshopView(accessories=accessories)
        self._queue: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self._guard = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._cancelled = threading.Event()
        self._thread = threading.Thread(target=self._work, name="workshop", daemon=True)

    @property
    def view(self) -> WorkshopView:
        """The view published last."""
        return self._view

    def open(self) -> None:
        """Start the thread, which every child dies with."""
        self._thread.start()

    def close(self) -> None:
        """End what runs, and the thread. Never raises."""
        self.cancel()
        self._queue.put(None)
        if self._thread.is_alive():
            self._thread.join(FAREWELL_SECONDS)

    def examine(self, what: str) -> None:
        """Examine all, or one device; nothing while an examination runs."""
        if self._view.phase in (Phase.LETTING_GO, Phase.RUNNING):
            return
        self._cancelled.clear()
        self._publish(phase=Phase.LETTING_GO, what=what, planned=(), answered=(), ticket="")
        self._queue.put(lambda: self._examine(what))

    def cancel(self) -> None:
        """End the examination; what was found so far stays."""
        self._cancelled.set()
        with self._guard:
            if self._child:
                self._child.kill()

    def save_ticket(self) -> None:
        """Write the last whole examination onto a USB stick, or into the home where none is in."""
        self._publish(saving=True, ticket="", ticket_trouble=None)
        self._queue.put(self._save)

    # --- the thread ---------------------------------------------------------------------------

    def _work(self) -> None:
        while (work := self._queue.get()) is not None:
            try:
                work()
            except Exception:
                log.critical("workshop_bug", exc_info=True)
                self._publish(phase=Phase.FAILED, saving=False)

    def _examine(self, what: str) -> None:
        log.info("examination_begun", extra={"where": what})
        self._lender.release_devices()
        try:
            self._await_release()
            over = None if self._cancelled.is_set() else self._follow(what)
        finally:
            self._lender.take_devices_back()
        phase = Phase.DONE if over else Phase.FAILED
        phase = Phase.CANCELLED if self._cancelled.is_set() else phase
        log.info("examination_over", extra={"where": what, "status": phase.value})
        self._publish(phase=phase, at=datetime.now(UTC))

    def _await_release(self) -> None:
        pause = threading.Event()
        for _ in range(round(LET_GO_SECONDS / 0.05)):
            if self._lender.devices_are_released() or self._cancelled.is_set():
                return
            pause.wait(0.05)

    def _follow(self, what: str) -> bool:
        """Run the child to its end; True where it told all it had to."""
        words = WORDS.get(what) or ("test", what.lower())
        if what in (Exam.ALL, Exam.DRILL):
            self._publish(findings=(), others={})
        child = self._spawn("devices", *words, "--follow")
        whole = False
        with child:
            assert child.stdout
            for line in child.stdout:
                whole = self._hear(line) or whole
        with self._guard:
            self._child = None
        return whole

    def _hear(self, line: bytes) -> bool:
        """Take in one line; True for the last."""
        try:
            told = msgspec.json.decode(line, type=Told)
        except msgspec.DecodeError:
            log.warning("examination_unreadable")
            return False
        match told:
            case Planned():
                self._publish(phase=Phase.RUNNING, planned=told.about)
            case Answered():
                self._publish(answered=(*self._view.answered, told.about))
                if told.about in self._view.accessories:
                    self._publish(others={**self._view.others, told.about: told.findings})
                else:
                    self._publish(findings=self._renewed(told.findings))
            case Over():
                self._publish(findings=self._renewed(told.findings))
                return True
        return False

    def _renewed(self, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Put new findings in the place of all that are about the same devices."""
        about = {each.modality for each in found}
        kept = tuple(each for each in self._view.findings if each.modality not in about)
        return (*kept, *found)

    def _spawn(self, *words: str) -> "subprocess.Popen[bytes]":
        environment = os.environ | {VARIABLE: str(os.getpid())}
        with self._guard:
            self._child = subprocess.Popen(
                (*self._python, *words, *self._folders),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
            if self._cancelled.is_set():
                self._child.kill()
            return self._child

    # --- the ticket ---------------------------------------------------------------------------

    def _save(self) -> None:
        self._cancelled.clear()
        folder = next(iter(sticks(self._media)), self._tickets)
        with self._spawn("devices", "ticket", str(folder), "--json") as child:
            assert child.stdout
            told = msgspec.json.decode(child.stdout.read(), type=dict[str, object])
        path, error = told.get("path"), told.get("error")
        code = Code(error["code"]) if isinstance(error, dict) else None
        self._publish(saving=False, ticket=str(path or ""), ticket_trouble=code)

    def _publish(self, **changes: object) -> None:
        self._view = replace(self._view, **changes)
        self.views.publish(self._view)
