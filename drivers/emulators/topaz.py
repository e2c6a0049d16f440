"""An emulated Topaz pad: streams where the pen is while a person signs, and keeps its screen.

Written without the driver's code from the README of ``l1n/topaz-dext``.
"""

import time
from dataclasses import dataclass
from typing import Final

from drivers.emulators.chair import Chair
from drivers.emulators.diary import Diary
from drivers.population import pen

LEFT, RIGHT, TOP, BOTTOM = 400, 2400, 350, 1050
BAUD: Final = 19200
PRESSURE_EVERY: Final = 4


@dataclass(frozen=True)
class TopazScript:
    """How the person signs, and what goes wrong.

    Attributes:
        speed: how many times faster than life.
        begin_seconds: how long the person waits once the screen is clear.
        pressure: the pad also tells how hard the pen is pressed.
        lose_every: each n-th byte of a place is lost on the way; 0 loses none.
        stall_at: from this point on nothing more comes.
        away: nobody takes the pen.
    """

    speed: float = 1.0
    begin_seconds: float = 0.2
    pressure: bool = False
    lose_every: int = 0
    stall_at: int | None = None
    away: bool = False


class EmulatedTopaz:
    """A ``SerialDevice``: a SigLite LCD 1x5 in front of the chair."""

    def __init__(self, chair: Chair, script: TopazScript | None = None) -> None:
        self._chair = chair
        self.script = script or TopazScript()
        self.baud = BAUD
        self.shown: Diary[int] = Diary()
        """The bytes that its screen was told."""
        self.power_up()

    def power_up(self) -> bytes:
        self._points: tuple[pen.PenSample, ...] = ()
        self._next = self._said = 0
        self._began = 0.0
        return b""

    def hear(self, data: bytes) -> bytes:
        self.shown += data
        if 0x14 in data:
            self._begin()
        elif 0x04 in data:
            self._points = ()
        return b""

    def tick(self) -> bytes | None:
        if not self._points:
            return None
        passed = (time.monotonic() - self._began) * 1000 * self.script.speed * self._chair.haste
        end = len(self._points) if self.script.stall_at is None else self.script.stall_at
        said = b""
        while self._next < end and self._points[self._next].at_ms <= passed:
            said += self._packets(self._points[self._next], self._next)
            self._next += 1
        return said

    def _begin(self) -> None:
        person = self._chair.person
        if person is None or self.script.away or "SIGNATURE" in person.missing:
            return
        self._points = self._chair.path(person)
        self._next, self._began = 0, time.monotonic() + self.script.begin_seconds

    def _packets(self, point: pen.PenSample, number: int) -> bytes:
        x = LEFT + round(point.x * (RIGHT - LEFT))
        y = TOP + round(point.y * (BOTTOM - TOP))
        packet = bytes((0xC0 | point.touching, x & 0x7F, x >> 7, y & 0x7F, y >> 7))
        if self.script.lose_every:
            self._said += 1
            if self._said % self.script.lose_every == 0:
                packet = packet[:2] + packet[3:]
        if self.script.pressure and number % PRESSURE_EVERY == 0:
            value = round(point.pressure * 1023)
            return bytes((0xDC, 0, 0, value & 0x7F, value >> 7)) + packet
        return packet
