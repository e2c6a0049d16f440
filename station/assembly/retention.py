"""Puts retention together: the clock it trusts, its timers in uploader and desk, its proof."""

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Final

from station import clock as times
from station.audit.acts import Act
from station.audit.trail import Deed, Noting
from station.clock import Clock
from station.errors import Trouble
from station.home import Home
from station.outbox.asking import ask
from station.register.register import Register
from station.retention.files import sweep
from station.retention.people import tidy
from station.retention.rules import Kept
from station.settings import Retention

_EVERY_SECONDS: Final = 3600.0
_LAST_WORD: Final = "SELECT issued_at FROM cursor WHERE issued_at <> '' ORDER BY seq DESC LIMIT 1"
_log: Final = logging.getLogger(__name__)


def trusted(home: Home, now: datetime) -> datetime | None:
    """Return the time by which things end: the centre's last signed word, never ahead of this.

    None before any: a clock that jumped ahead would else destroy what is still needed.
    """
    rows = ask(home.outbox, _LAST_WORD, {})
    return min(now, times.parse(rows[0]["issued_at"])) if rows else None


class FileTimer:
    """Called often by the uploader; looks once an hour by the monotonic clock."""

    def __init__(self, home: Home, settings: Retention, clock: Clock, trail: Noting) -> None:
        self._home = home
        self._settings = settings
        self._clock = clock
        self._trail = trail
        self._next = clock.monotonic()

    def __call__(self) -> None:
        if self._clock.monotonic() >= self._next:
            self._next = self._clock.monotonic() + _EVERY_SECONDS
            self.turn("uploader")

    def turn(self, who: str) -> dict[Kept, int]:
        """Destroy files that are due, and note it; what the disk refuses is tried again."""
        try:
            now = trusted(self._home, self._clock.now())
            found = sweep(self._home, self._settings, now) if now else {}
            note(self._trail, who, found)
        except Trouble as trouble:
            _log.warning("retention_failed", extra={"code": trouble.code.value})
            return {}
        return found


def of_people(
    home: Home, settings: Retention, clock: Clock, trail: Noting, drafts: Path
) -> Callable[[Register, str], dict[Kept, int]]:
    """Return what tidies an open register; it looks once an hour. Raises ``Broken``."""
    due = clock.monotonic()

    def turn(register: Register, who: str) -> dict[Kept, int]:
        nonlocal due
        if clock.monotonic() < due:
            return {}
        due = clock.monotonic() + _EVERY_SECONDS
        now = trusted(home, clock.now())
        if now is None:
            return {}
        # Without its key a draft's file is noise already: what cannot be removed does no harm.
        found = tidy(register, home.outbox, settings, now, lambda each: _remove(drafts, each))
        note(trail, who, found)
        return found

    return turn


def note(trail: Noting, who: str, found: dict[Kept, int]) -> None:
    """Write what was destroyed into the trail: kinds and counts."""
    trail.note_all(
        [
            Deed(Act.DESTROYED, who, "", {"part": kept.value, "count": str(count)})
            for kept, count in found.items()
        ]
    )


def _remove(drafts: Path, session: str) -> None:
    try:
        (drafts / f"{session}.draft").unlink(missing_ok=True)
    except OSError:
        _log.warning("draft_not_removed")
