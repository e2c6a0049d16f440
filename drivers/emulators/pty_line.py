"""A thread that lets an emulated serial device live on its cable, with what goes wrong on the way.

The device itself is a :class:`SerialDevice`: it hears bytes and says bytes, and knows no cable.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from threading import Event, Lock, Thread
from typing import Final, Protocol

from drivers.emulators.pty_cable import CHUNK, Cable, cable
from drivers.transports.serial_port import Mode, SerialPort, Wanted
from drivers.trouble import Fault, FaultCode

TICK: Final = 0.01
IDLE: Final = 5.0
PIECE: Final = 0.002
"""Seconds of a paced line that are sent at once."""
LIFE: Final = -1


@dataclass(frozen=True)
class LineScript:
    """What happens on the cable, counted in bytes from the device since it was plugged in.

    Attributes:
        unplug_at: the plug is pulled after this many bytes; once, a second plugging in is good.
        turn: these bytes arrive with a bit turned.
        lose: these bytes do not arrive.
        noise: garbage that arrives before everything that the device says.
        rate: bytes per second; 0 is as fast as the machine, ``LIFE`` as fast as the line is set.
    """

    unplug_at: int | None = None
    turn: frozenset[int] = frozenset()
    lose: frozenset[int] = frozenset()
    noise: bytes = b""
    rate: int = 0


class SerialDevice(Protocol):
    """An emulated device. All calls come from the thread of its line."""

    @property
    def baud(self) -> int:
        """The speed at which it hears and speaks now."""
        ...

    def power_up(self) -> bytes:
        """Begin anew; return what it says on its own."""
        ...

    def hear(self, data: bytes) -> bytes:
        """Take bytes, return what it says to them."""
        ...

    def tick(self) -> bytes | None:
        """Return what it says without having been asked; None while it waits for nothing."""
        ...


class EmulatedLine:
    """A device on a cable that can be pulled out and put in again."""

    def __init__(
        self,
        kind: str,
        device: SerialDevice,
        script: LineScript | None = None,
        make: Callable[[], Cable] = cable,
    ) -> None:
        self.kind = kind
        self.device = device
        self._make = make
        self.script = script or LineScript()
        self._lock = Lock()
        self._leave, self._powered = Event(), Event()
        self._bells: dict[int, Callable[[], None]] = {}
        self._going = _Going(self.script, self._bells)
        self._cable: Cable | None = None
        self._thread: Thread | None = None
        self.plug()

    @property
    def path(self) -> str:
        """Where other programs open it; another one after each plugging in."""
        with self._lock:
            return self._cable.path if self._cable else ""

    @property
    def sent(self) -> int:
        """How many bytes the device has sent since it was plugged in."""
        return self._going.sent

    def when(self, count: int, action: Callable[[], None]) -> None:
        """Act once, as soon as the device has sent so many bytes."""
        self._bells[count] = action

    def connect(self, mode: Mode) -> SerialPort:
        with self._lock:
            line = self._cable
        if line is None:
            raise Fault(FaultCode.GONE, "unplugged")
        return line.connect(mode)

    def plug(self) -> None:
        """Put the plug in; the device powers up."""
        self.unplug()
        with self._lock:
            self._leave, self._powered = Event(), Event()
            self._cable = self._make()
            self._thread = Thread(
                target=self._live,
                args=(self._cable, self._leave),
                name=f"emulator-{self.kind}",
                daemon=True,
            )
            self._thread.start()
        self._powered.wait()

    def unplug(self) -> None:
        """Pull the plug; returns when it is out."""
        with self._lock:
            line, thread, self._thread = self._cable, self._thread, None
            self._leave.set()
        if line is not None and thread is not None:
            line.wake()
            thread.join()

    close = unplug

    def _live(self, line: Cable, leave: Event) -> None:
        """Run until the plug is out, one way or the other."""
        going = self._going = _Going(self.script, self._bells)
        going.say(self.device.power_up(), self.device.baud)
        going.gone(line.exchange(going.due(), 0.0)[1])
        self._powered.set()
        said, ticked = self.device.tick(), time.monotonic()
        while not leave.is_set() and not going.broken:
            if said is None or time.monotonic() - ticked >= TICK:
                said, ticked = self.device.tick(), time.monotonic()
            going.say(said or b"", self.device.baud)
            said = said and b""
            seconds = IDLE if said is None and not going.left else min(TICK, going.wait)
            heard, taken = line.exchange(going.due(), seconds)
            going.gone(taken)
            if heard and line.host_baud() in {0, self.device.baud}:  # else it hears only noise
                going.hear(len(heard), self.device.baud)
                going.say(self.device.hear(heard), self.device.baud)
        if going.broken:
            self.script = replace(self.script, unplug_at=None)
        with self._lock:
            line.cut()
            if self._cable is line:
                self._cable = None


class _Going:
    """The bytes on their way to the host."""

    def __init__(self, script: LineScript, bells: dict[int, Callable[[], None]]) -> None:
        self._script = script
        self._bells = bells
        self._bytes = bytearray()
        self._said = 0
        self.sent = 0
        self._baud = 0
        self._credit = 0.0
        self._at = time.monotonic()
        """From when on the line is free; bytes go out as it passes."""

    @property
    def left(self) -> int:
        return len(self._bytes)

    @property
    def broken(self) -> bool:
        """Whether the plug is pulled now."""
        at = self._script.unplug_at
        return at is not None and self.sent >= at

    def say(self, data: bytes, baud: int) -> None:
        """Queue what the device says, spoilt as the script has it."""
        self._baud = baud
        if data and not self._bytes:
            self._at = max(self._at, time.monotonic())
            self._credit = 0.0
        if data and self._script.noise:
            self._bytes += self._script.noise
        if not self._script.turn and not self._script.lose:
            self._bytes += data
            return
        for byte in data:
            if self._said not in self._script.lose:
                self._bytes.append(byte ^ 0x10 if self._said in self._script.turn else byte)
            self._said += 1

    def hear(self, count: int, baud: int) -> None:
        """Bytes of the host came, all at once; on a wire they take their time as well."""
        self._baud = baud
        if self._rate and not self._bytes:
            self._at = max(self._at, time.monotonic()) + count / self._rate

    @property
    def wait(self) -> float:
        """Seconds until it is worth while to send again."""
        if not self._rate or not self._bytes:
            return TICK
        piece = min(len(self._bytes), max(1, int(self._rate * PIECE)))
        waiting = max(0.0, self._at - time.monotonic())
        return waiting + max(0.0, piece - self._credit) / self._rate

    @property
    def _rate(self) -> int:
        """Bytes per second; 0 for as fast as the machine."""
        return self._baud // 10 if self._script.rate == LIFE else self._script.rate

    def due(self) -> bytes:
        """Return what may be sent by now."""
        most = min(len(self._bytes), CHUNK)
        if self._rate:
            now = time.monotonic()
            if now > self._at:
                self._credit += self._rate * (now - self._at)
                self._at = now
            most = min(most, int(self._credit))
        if self._script.unplug_at is not None:
            most = min(most, self._script.unplug_at - self.sent)
        return bytes(self._bytes[:most])

    def gone(self, count: int) -> None:
        """Forget what was sent."""
        del self._bytes[:count]
        self.sent += count
        self._credit -= count
        for due in [each for each in self._bells if each <= self.sent]:
            self._bells.pop(due)()


class EmulatedSerialBus:
    """A ``SerialBus`` whose lines are emulated; a kind is found without being named."""

    def __init__(self, *lines: EmulatedLine) -> None:
        self._lines = lines

    def open(self, wanted: Wanted, mode: Mode) -> SerialPort:
        for line in self._lines:
            if wanted.address in {"", line.path} and line.kind == wanted.kind:
                return line.connect(mode)
        raise Fault(FaultCode.GONE, f"no serial port for {wanted.kind}")
