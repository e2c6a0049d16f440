"""The person's hand on the emulated pad: pen reports in their own time, with what goes wrong."""

import math
import struct
import time
from threading import Event
from typing import Final

from drivers.emulators.wacom_stu.models import PadModel
from drivers.emulators.wacom_stu.script import PadScript
from drivers.population.pen import PenSample

NEAR: Final = 0x8000
TIP: Final = 0x1000
TIME_AND_SEQUENCE: Final = 3
WRAP: Final = 1 << 16
DEAD: Final = 0.85
"""From this share of width and height on a pad with a dead corner feels nothing."""


class Hand:
    """Draws one path, once. Time begins when it is made."""

    def __init__(
        self, points: tuple[PenSample, ...], seed: int, script: PadScript, model: PadModel
    ) -> None:
        self._model = model
        self._points = points
        self._script = script
        self._began = time.monotonic() + script.begin_seconds
        self._next = 0
        # Counters of a pad that has been on for a while: both wrap now and then.
        self._clock = seed * 7919 % WRAP
        self._sequence = seed * 104_729 % WRAP

    @property
    def pulls_the_plug(self) -> bool:
        return self._script.unplug_at is not None and self._next >= self._script.unplug_at

    def next(self, option: int, seconds: float, unplugged: Event) -> bytes | None:
        """Wait for the next report, at most ``seconds``."""
        if self._lost():
            self._next += 1
        if self.pulls_the_plug:
            return None
        if self._next >= self._end():
            unplugged.wait(seconds)
            return None
        point = self._points[self._next]
        due = self._began + point.at_ms / 1000 / self._script.speed
        if not self._wait(due, seconds, unplugged):
            return None
        report = self._report(point, option)
        garbled = self._next == self._script.garble_at
        self._next += 1
        return report[: len(report) // 2] if garbled else report

    def _end(self) -> int:
        stall = self._script.stall_at
        return len(self._points) if stall is None else min(stall, len(self._points))

    def _lost(self) -> bool:
        every = self._script.lose_every
        return bool(every) and self._next % every == every - 1

    def _wait(self, due: float, seconds: float, unplugged: Event) -> bool:
        left = due - time.monotonic()
        if left > 0:
            unplugged.wait(min(left, seconds))
        return left <= seconds and not unplugged.is_set()

    def _report(self, point: PenSample, option: int) -> bytes:
        touching = point.touching and not (self._script.dead_corner and _in_corner(point))
        pressure = round(point.pressure * self._model.max_pressure) if touching else 0
        word = NEAR | (TIP if touching else 0) | pressure
        place = self._place(point)
        if option != TIME_AND_SEQUENCE or self._script.plain:
            return struct.pack(">BHHH", 0x01, word, *place)
        clock = (self._clock + point.at_ms) % WRAP
        sequence = (self._sequence + self._next) % WRAP
        return struct.pack(">BHHHHH", 0x34, word, *place, clock, sequence)

    def _place(self, point: PenSample) -> tuple[int, int]:
        """Return where the pad takes the tip to be."""
        script, model = self._script, self._model
        x = point.x + script.jitter * math.sin(2.4 * self._next)
        y = point.y + script.bent * math.sin(math.pi * point.x)
        return _within(x, model.max_x), _within(y, model.max_y)


def _within(share: float, most: int) -> int:
    return round(min(max(share, 0.0), 1.0) * most)


def _in_corner(point: PenSample) -> bool:
    return point.x > DEAD and point.y > DEAD
