"""The device host as a process of its own: started, watched, started again when it dies.

One thread spawns the host, reads what it tells and notices its end. The same thread spawns every
host, because the kernel's "kill me when my parent dies" follows the *spawning thread*: this one
lives exactly as long as the host may.
"""

import logging
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from threading import Event, Lock, Thread
from types import MappingProxyType
from typing import Final

from station.body import Modality
from station.devices import ring
from station.devices.link import FROM_HOST, Broken, Link
from station.devices.messages import (
    DeviceState,
    FromHost,
    HostGone,
    Lamp,
    Leave,
    Regime,
    Seat,
    ToHost,
)
from station.errors import Code

log = logging.getLogger(__name__)

PAUSES: Final = (0.0, 0.2, 0.5, 1.0, 2.0, 5.0)
"""Seconds before the first, second, ... start after a death; the last one repeats."""
STEADY_SECONDS: Final = 10.0
"""A host that lived this long starts with the first pause again."""
HOPELESS: Final = 3
"""Deaths in a row after which the lamps say FAULT instead of STARTING."""
FAREWELL_SECONDS: Final = 3.0
ONE_HEAP: Final[Mapping[str, str]] = MappingProxyType({"MALLOC_ARENA_MAX": "1"})
"""What a host's environment has besides ours, where it says nothing else.

glibc gives each new thread a heap of its own. The pictures that short threads fetch by HTTP leave
holes in all of them: with one heap a host needs a tenth less memory, and no more of it each day.
"""


class HostProcess:
    """A ``Devices`` in another process, over a socket and a shared-memory ring (Linux)."""

    def __init__(self, settings_folder: Path, logs: Path, python: str = sys.executable) -> None:
        self._command = (
            *(
                python,
                "-P",
                "-m",
                "station.host",
            ),  # -P: nothing is loaded from where one happens to be
            *("--config", str(settings_folder), "--logs", str(logs)),
        )
        self._ring_descriptor = ring.shareable()
        self._ring = ring.attached(self._ring_descriptor)
        self._listener: Callable[[FromHost], None] = lambda _message: None
        self._state = Lock()
        self._host: _RunningHost | None = None
        self._early: list[ToHost] = []
        self._seat: Seat | None = None
        self._regime: Regime | None = None
        self._closing = Event()
        self._thread = Thread(target=self._attend, name="device-link", daemon=True)

    @property
    def pid(self) -> int | None:
        """The host's process id, None between two hosts."""
        with self._state:
            return self._host.child.pid if self._host else None

    def start(self, listener: Callable[[FromHost], None]) -> None:
        self._listener = listener
        self._tell_lamps(Lamp.STARTING)
        self._thread.start()

    def send(self, message: ToHost) -> None:
        with self._state:
            if isinstance(message, Seat):
                self._seat = message
            if isinstance(message, Regime):
                self._regime = message
            if self._host is not None:
                self._host.link.send(message)
            elif not isinstance(message, Seat | Regime):
                self._early.append(message)

    def frame(self, slot: int) -> memoryview:
        return self._ring.slot(slot)

    def close(self) -> None:
        self._closing.set()
        with self._state:
            host = self._host
        if host is not None:
            host.link.send(Leave())
        if self._thread.is_alive():
            self._thread.join(FAREWELL_SECONDS)
        if host is not None and self._thread.is_alive():
            host.child.kill()
            self._thread.join(FAREWELL_SECONDS)
        if self._ring_descriptor >= 0:
            os.close(self._ring_descriptor)
            self._ring_descriptor = -1

    # --- the thread of the link ---------------------------------------------------------------

    def _attend(self) -> None:
        deaths = 0
        while not self._closing.is_set():
            born = time.monotonic()
            self._serve()
            if self._closing.is_set():
                return
            deaths = 0 if time.monotonic() - born > STEADY_SECONDS else deaths + 1
            self._tell_death(deaths)
            self._closing.wait(PAUSES[min(max(deaths - 1, 0), len(PAUSES) - 1)])

    def _serve(self) -> None:
        """Run one host from its start to its end."""
        try:
            host = _spawn(self._command, self._ring_descriptor)
        except OSError:
            log.exception("host_not_started")
            return
        self._introduce(host)
        try:
            for message in host.link.messages():
                self._listener(message)
        except Broken:
            log.warning("host_link_broken", extra={"pid": host.child.pid})
        with self._state:
            self._host = None
        host.end()

    def _introduce(self, host: "_RunningHost") -> None:
        """Hand over seat and regime, and what was asked while no host was there."""
        with self._state:
            kept = tuple(each for each in (self._seat, self._regime) if each)
            for message in (*kept, *self._early):
                host.link.send(message)
            self._early.clear()
            self._host = host
            if self._closing.is_set():
                host.link.send(Leave())

    def _tell_death(self, deaths: int) -> None:
        log.warning("host_gone", extra={"count": deaths})
        self._listener(HostGone())
        self._tell_lamps(Lamp.STARTING if deaths < HOPELESS else Lamp.FAULT)

    def _tell_lamps(self, lamp: Lamp) -> None:
        code = Code.HOST_GONE if lamp is Lamp.FAULT else None
        for modality in Modality:
            self._listener(DeviceState(modality=modality, lamp=lamp, code=code))


class _RunningHost:
    """A child process and the socket to it."""

    def __init__(self, child: "subprocess.Popen[bytes]", link: Link[FromHost]) -> None:
        self.child = child
        self.link = link

    def end(self) -> None:
        """Close the socket, which tells the host to end, and make sure that it does."""
        self.link.close()
        try:
            self.child.wait(FAREWELL_SECONDS)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()


def _spawn(command: Sequence[str], ring_descriptor: int) -> _RunningHost:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_STREAM)
    numbers = ("--fd", str(theirs.fileno()), "--ring", str(ring_descriptor))
    try:
        child = subprocess.Popen(
            (*command, *numbers, "--parent", str(os.getpid())),
            pass_fds=(theirs.fileno(), ring_descriptor),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env={**ONE_HEAP, **os.environ},
        )
    except OSError:
        ours.close()
        raise
    finally:
        theirs.close()
    return _RunningHost(child, Link(ours, FROM_HOST, "device-link-writer"))
