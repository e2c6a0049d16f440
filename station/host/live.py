"""Looks at a live view while it runs: the newest frame only, on a thread of its own, not too often.

The live view never waits for the judge, and the judge rests as long as it worked: whatever a look
costs, it takes no more than half a core.
"""

import logging
import time
from collections.abc import Callable
from threading import Condition, Thread

from drivers.protocol import Frame
from station.devices.messages import Live, Verdict
from station.host.job import Job

log = logging.getLogger(__name__)

Look = Callable[[Frame], Live]
"""Judges a frame: a ``Live`` whose ``hold`` is still to be counted."""


class Countdown:
    """How long everything has been green."""

    def __init__(self, hold: float | None) -> None:
        """``hold`` in seconds; None never ends."""
        self._hold = hold
        self._green_since: float | None = None
        self.share = 0.0

    @property
    def done(self) -> bool:
        return self.share >= 1.0

    def saw(self, verdict: Verdict, at: float) -> None:
        """Count a look at a frame that arrived ``at`` (monotonic seconds)."""
        if self._hold is None or verdict is not Verdict.GOOD:
            self._green_since, self.share = None, 0.0
            return
        self._green_since = at if self._green_since is None else self._green_since
        held = at - self._green_since
        self.share = min(1.0, held / self._hold) if self._hold > 0 else 1.0


def countdown(job: Job) -> Countdown:
    """Return the countdown of a request: one that never ends where nothing is taken by itself."""
    return Countdown(job.settings.automatic.hold_ms / 1000 if job.begin.automatic else None)


class Watcher:
    """Judges the newest frame for as long as its block lasts, and tells what it saw."""

    def __init__(self, job: Job, look: Look, countdown: Countdown, name: str) -> None:
        self._job = job
        self._look = look
        self._countdown = countdown
        self._arrived = Condition()
        self._newest: Frame | None = None
        self._over = False
        self._thread = Thread(target=self._run, name=name, daemon=True)

    def __enter__(self) -> "Watcher":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        with self._arrived:
            self._over = True
            self._arrived.notify()
        self._thread.join()

    def look_at(self, frame: Frame) -> None:
        """Put a frame up for judgement in place of the one before; returns at once."""
        with self._arrived:
            self._newest = frame
            self._arrived.notify()

    def _run(self) -> None:
        while (frame := self._next()) is not None:
            began = time.monotonic()
            self._tell(frame)
            worked = time.monotonic() - began
            with self._arrived:
                rest = max(self._job.view.pace.look_seconds - worked, worked)
                self._arrived.wait_for(lambda: self._over, rest)

    def _tell(self, frame: Frame) -> None:
        try:
            live = self._look(frame)
        except Exception:  # an odd frame costs one look; what is recorded is judged again
            log.exception("look_failed")
            return
        self._countdown.saw(live.verdict, frame.at_ns / 1e9)
        self._job.tell(_with_hold(live, self._countdown.share))

    def _next(self) -> Frame | None:
        with self._arrived:
            self._arrived.wait_for(lambda: self._over or self._newest is not None)
            frame, self._newest = self._newest, None
            return None if self._over else frame


def _with_hold(live: Live, share: float) -> Live:
    return Live(
        request=live.request,
        verdict=live.verdict,
        reasons=live.reasons,
        measures=live.measures,
        boxes=live.boxes,
        hold=share,
        wanted=live.wanted,
    )
