"""Makes backups in their turn, in a thread of their own: a slow stick must not hold up sending."""

import threading
from datetime import timedelta
from pathlib import Path
from typing import Final

from station.backup import status
from station.backup.backup import back_up
from station.backup.status import State
from station.clock import Clock, parse
from station.home import Home
from station.settings import Backup

_LOOK_SECONDS: Final = 60.0


class Schedule:
    """Called often by the uploader; begins a backup when the last good one is old enough.

    A medium that is not there is looked for once a minute, so that a stick put in is soon used.
    The thread dies with the process: a backup cut off leaves the one before it.
    """

    def __init__(self, home: Home, settings: Backup, clock: Clock) -> None:
        self._home = home
        self._folder = Path(settings.folder)
        self._every = timedelta(hours=settings.every_hours)
        self._off = not settings.folder
        self._clock = clock
        self._look_at = clock.monotonic()
        self._thread: threading.Thread | None = None

    def __call__(self) -> None:
        if self._off or self._clock.monotonic() < self._look_at or self._busy():
            return
        self._look_at = self._clock.monotonic() + _LOOK_SECONDS
        if self._due():
            self._thread = threading.Thread(target=self._run, name="backup", daemon=True)
            self._thread.start()

    def wait(self) -> None:
        """Wait for a backup that is being made."""
        if self._thread is not None:
            self._thread.join()

    def _busy(self) -> bool:
        return self._thread is not None and self._thread.is_alive()

    def _due(self) -> bool:
        last = status.load(self._home)
        if last.state is not State.GOOD or not last.good_at:
            return True
        age = self._clock.now() - parse(last.good_at)
        return not timedelta(0) <= age < self._every  # also after a clock that was set back

    def _run(self) -> None:
        back_up(self._home, self._folder, self._clock)
