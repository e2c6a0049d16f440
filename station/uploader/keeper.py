"""Keeps one child process running: starts it, notices its end, starts it again."""

import logging
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from typing import Final

from station.parent import VARIABLE

log = logging.getLogger(__name__)
PAUSES: Final = (0.1, 0.5, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0)
_LOOK_SECONDS: Final = 2.0
_STEADY_SECONDS: Final = 10.0
_FAREWELL_SECONDS: Final = 5.0


class Falls:
    """How long to pause before the next start: longer with every early end, up to a minute.

    Some ends no restart mends, as a missing key; the log must not fill with them, and once
    somebody has put it right, the child must come up without being asked.
    """

    def __init__(self) -> None:
        self.count = 0

    def pause(self, lived: float) -> float:
        """Return the seconds to wait after a child that lived this long, in seconds."""
        last = PAUSES[min(max(self.count - 1, 0), len(PAUSES) - 1)]
        if lived > max(_STEADY_SECONDS, last):
            self.count = 0
        self.count += 1
        return PAUSES[min(self.count, len(PAUSES)) - 1]


class Keeper:
    """Runs ``perekaman WORDS`` for as long as it is wanted.

    ``wanted`` is asked before each start: False where another process does the work already, as
    an uploader started by the system. ``tied`` children end with this process; the kiosk's uploader
    is not tied, since a crash of the kiosk must not stop what is on its way.
    """

    def __init__(
        self,
        words: Sequence[str],
        *,
        wanted: Callable[[], bool] = lambda: True,
        on_line: Callable[[str], None] | None = None,
        tied: bool = False,
    ) -> None:
        self._command = (sys.executable, "-P", "-m", "station.commands", *words)
        self._wanted = wanted
        self._on_line = on_line
        self._environment = os.environ | ({VARIABLE: str(os.getpid())} if tied else {})
        self._falls = Falls()
        self._closing = threading.Event()
        self._child: subprocess.Popen[str] | None = None
        self._guard = threading.Lock()
        self._thread = threading.Thread(target=self._keep, name=f"keep-{words[0]}", daemon=True)

    @property
    def pid(self) -> int | None:
        """The child's process id; None before the first start."""
        with self._guard:
            return self._child.pid if self._child else None

    @property
    def falls(self) -> int:
        """How often the child has ended early, one time after the other."""
        return self._falls.count

    def start(self) -> "Keeper":
        self._thread.start()
        return self

    def close(self) -> None:
        """End the child politely, then for certain. Never raises."""
        self._closing.set()
        with self._guard:
            child = self._child
        if child is not None:
            child.terminate()
        self._thread.join(_FAREWELL_SECONDS)
        if child is not None and child.poll() is None:
            child.kill()

    def _keep(self) -> None:
        while not self._closing.is_set():
            if not self._wanted():
                self._closing.wait(_LOOK_SECONDS)
                continue
            born = time.monotonic()
            self._run()
            if not self._closing.wait(self._falls.pause(time.monotonic() - born)):
                log.info("child_restarted", extra={"count": self._falls.count})

    def _run(self) -> None:
        with self._guard:
            if self._closing.is_set():
                return
            self._child = subprocess.Popen(
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE if self._on_line else subprocess.DEVNULL,
                env=self._environment,
                text=True,
            )
        with self._child as child:
            for line in child.stdout or ():
                if self._on_line:
                    self._on_line(line.rstrip("\n"))
