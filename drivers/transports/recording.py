"""Writes down every transfer of a device while it works: a serial line, or any wire by `note`.

Lines are handed on as soon as the bytes turn round, so that a session that ends badly is there.
"""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from drivers.stop import Stop
from drivers.transports.serial_port import Mode, SerialBus, SerialPort, Wanted
from drivers.transports.transcript import HEAD, Framing, Line, Unframed, Way
from drivers.trouble import Fault, FaultCode

Sink = Callable[[str], None]
LONGEST: Final = 1 << 20
"""Bytes of one way that are kept together at most, while they wait for the turn."""


class Recorder:
    """Puts what went one way together, cuts it into frames and writes a line for each.

    Args:
        sink: takes one line of text, without its end.
        framing: what frames are, and which bytes of them are a person's.
        hashed: leave those out, as every record in the field must.
        clock: seconds, from any beginning.
    """

    def __init__(
        self,
        sink: Sink,
        framing: Framing | None = None,
        *,
        hashed: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sink = sink
        self._framing = framing or Unframed()
        self._hashed = hashed
        self._clock = clock
        self._began = clock()
        self._way = Way.LINE
        self._at = 0.0
        self._bytes = bytearray()
        sink(HEAD)

    def note(self, way: Way, data: bytes) -> None:
        """Add bytes of a transfer."""
        if way is not self._way or len(self._bytes) > LONGEST:
            self.turn()
            self._way, self._at = way, self._now()
        self._bytes += data

    def event(self, word: str) -> None:
        """Note what is done to the line, such as ``baud 115200``."""
        self.turn()
        self._write(Line(self._now(), Way.LINE, word=word))

    def turn(self) -> None:
        """Write what is still held."""
        data, self._bytes = bytes(self._bytes), bytearray()
        if data:
            for frame in self._framing.frames(self._way, data):
                sound = self._framing.check(frame.head, frame.body) == frame.check
                self._write(Line(self._at, self._way, frame, sound=sound))

    def _now(self) -> float:
        return self._clock() - self._began

    def _write(self, line: Line) -> None:
        self._sink(line.text(hashed=self._hashed))


class RecordedPort:
    """A port that notes what passes; it changes nothing of it."""

    def __init__(self, port: SerialPort, recorder: Recorder) -> None:
        self._port = port
        self._recorder = recorder

    def receive(self, most: int, seconds: float, stop: Stop) -> bytes:
        try:
            data = self._port.receive(most, seconds, stop)
        except Fault as fault:
            if fault.code is not FaultCode.CANCELLED:
                self._recorder.event(f"fault {fault.code.value}")
            raise
        if data:
            self._recorder.note(Way.IN, data)
        return data

    def send(self, data: bytes) -> None:
        self._recorder.turn()  # each command is a transfer of its own, answered or not
        self._recorder.note(Way.OUT, data)
        self._port.send(data)

    def set_baud(self, baud: int) -> None:
        self._recorder.event(f"baud {baud}")
        self._port.set_baud(baud)

    def flush(self) -> None:
        self._port.flush()

    def close(self) -> None:
        self._recorder.event("close")
        self._port.close()


class RecordedBus:
    """A bus whose ports are recorded, all by one recorder."""

    def __init__(self, bus: SerialBus, recorder: Recorder) -> None:
        self._bus = bus
        self._recorder = recorder

    def open(self, wanted: Wanted, mode: Mode) -> SerialPort:
        port = self._bus.open(wanted, mode)
        self._recorder.event(f"open {mode.baud}")
        return RecordedPort(port, self._recorder)


def into_file(path: Path) -> Sink:
    """Return a sink that adds lines to a file, each of them there at once."""

    def add(line: str) -> None:
        with path.open("a", encoding="ascii") as file:
            file.write(line + "\n")

    return add
