"""Puts the clock guard together: the uploader's readings, the trail's last entry, the ticks."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from types import MappingProxyType
from typing import Final

from station import clock as times
from station.audit.trail import Trail
from station.clock import Clock
from station.errors import Broken, Code
from station.home import Home
from station.session.outlook import ClockView, Fitness
from station.timekeeping import reading
from station.timekeeping.guard import Anchor, Judged, Sight, judge
from station.timekeeping.reading import Reading
from station.timekeeping.ticks import SystemTicks, Ticks

CODES: Final = MappingProxyType(
    {
        Sight.OFF: Code.CLOCK_OFF,
        Sight.BEHIND: Code.CLOCK_BEHIND,
        Sight.JUMPED: Code.CLOCK_JUMPED,
    }
)
_TICKS: Final = SystemTicks()


class ClockGuard:
    """Judges this machine's clock for the desk, and remembers who looked at it last."""

    def __init__(self, home: Home, trail: Trail, clock: Clock, ticks: Ticks = _TICKS) -> None:
        self._file = home.outbox / "clock.json"
        self._trail = trail
        self._clock = clock
        self._ticks = ticks
        self._anchor: Anchor | None = None
        self._happened: datetime | None = None
        self._asked = False
        self._told: Reading | None = None

    def looked(self) -> None:
        """Somebody signs in and has the clock before their eyes: it is held to this moment."""
        self._happened = self._last_act()
        self._anchor = Anchor.drop(self._clock.now(), self._ticks)

    def told(self, found: Reading) -> None:
        """Take a reading that reached this process itself."""
        self._told = found

    def judged(self) -> Judged:
        """Return what is seen of the clock now, before anybody signs in, too."""
        if not self._asked:
            with suppress(Broken):  # a trail that cannot be read speaks for itself at the sign-in
                self._happened = self._last_act()
        return judge(
            self._clock.now(),
            self._ticks,
            reading=self._newest(),
            happened=self._happened,
            anchor=self._anchor,
        )

    def seen(self) -> ClockView:
        """Return the same for a screen."""
        found = self.judged()
        return ClockView(
            code=CODES.get(found.sight),
            off_seconds=round(found.off.total_seconds()) if found.off is not None else None,
            by=found.reading.by.value if found.reading else "",
        )

    def check(self) -> Judged:
        """Return the same. Raises ``Broken`` with a CLOCK_ code where it must sign nothing."""
        found = self.judged()
        if found.sight in CODES:
            raise Broken(CODES[found.sight], _by(found))
        return found

    def guarding(self, fitness: Callable[[], Fitness]) -> Callable[[], Fitness]:
        """Return a judgement of both: what ``fitness`` finds, and a clock that blocks before it."""

        def judge_both() -> Fitness:
            found = self.judged()
            if found.sight in CODES:
                return Fitness(code=CODES[found.sight], blocks=True)
            return fitness()

        return judge_both

    def _last_act(self) -> datetime | None:
        """Return when the trail was written last. Raises ``Broken`` where it cannot be read."""
        self._asked = True
        latest = self._trail.latest()
        return times.parse(latest) if latest else None

    def _newest(self) -> Reading | None:
        """Return the reading made last in this start of the machine."""
        kept, told = reading.kept(self._file), self._told
        if kept is None or told is None:
            return kept or told
        return kept if kept.boot == told.boot and kept.ticks_ms > told.ticks_ms else told


def _by(found: Judged) -> str:
    return f"{round(found.off.total_seconds())} s" if found.off else ""
