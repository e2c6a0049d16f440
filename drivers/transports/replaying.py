"""A device made of a transcript: it says what was said, if it hears what was heard.

Time does not pass: where the device was silent, the driver is told so at once.
"""

from collections.abc import Sequence

from drivers.stop import Stop
from drivers.transports.serial_port import Mode, SerialPort, Wanted
from drivers.transports.transcript import Framing, Line, Unframed, Way, read
from drivers.trouble import Fault, FaultCode


class Replay:
    """The place in a transcript. Any wire can be replayed with these four."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._lines = lines
        self._next = 0
        self._rest = b""

    @property
    def finished(self) -> bool:
        """Whether everything that was recorded has happened again."""
        return self._next == len(self._lines) and not self._rest

    def event(self, word: str) -> None:
        """Do to the line what was done. Raises ``Fault`` PROTOCOL where it was something else."""
        line = self._take()
        if line.way is not Way.LINE or line.word != word:
            raise self._differs()

    def hear(self, data: bytes) -> None:
        """Take what the driver sends. Raises ``Fault`` PROTOCOL where it sent something else."""
        line = self._take()
        expected = line.frame.bytes()
        sent = data[: len(data) - line.hidden]
        if line.way is not Way.OUT or sent != expected:
            raise self._differs()

    def say(self, most: int) -> bytes:
        """Return what came then, none where the device was silent. Raises a recorded ``Fault``."""
        if not self._rest and (line := self._ahead()) is not None:
            if line.way is Way.LINE and line.word.startswith("fault "):
                self._next += 1
                raise Fault(FaultCode(line.word.removeprefix("fault ")), "replayed")
            if line.way is Way.IN:
                self._next += 1
                self._rest = line.frame.bytes()
        data, self._rest = self._rest[:most], self._rest[most:]
        return data

    def _ahead(self) -> Line | None:
        return self._lines[self._next] if self._next < len(self._lines) else None

    def _take(self) -> Line:
        line = self._ahead()
        self._rest = b""  # what nobody read was never read
        while line is not None and line.way is Way.IN:
            self._next += 1
            line = self._ahead()
        if line is None:
            raise Fault(FaultCode.GONE, "end of transcript")
        self._next += 1
        return line

    def _differs(self) -> Fault:
        return Fault(FaultCode.PROTOCOL, f"replay differs at entry {self._next}")


class ReplayedBus:
    """A bus with the one device of a transcript; serial drivers cannot tell the difference."""

    def __init__(self, text: str, framing: Framing | None = None) -> None:
        self.replay = Replay(tuple(read(text, framing or Unframed())))

    def open(self, _wanted: Wanted, mode: Mode) -> SerialPort:
        self.replay.event(f"open {mode.baud}")
        return _ReplayedPort(self.replay)


class _ReplayedPort:
    """The port of a transcript."""

    def __init__(self, replay: Replay) -> None:
        self._replay = replay

    def receive(self, most: int, _seconds: float, stop: Stop) -> bytes:
        stop.check()
        return self._replay.say(most)

    def send(self, data: bytes) -> None:
        self._replay.hear(data)

    def set_baud(self, baud: int) -> None:
        self._replay.event(f"baud {baud}")

    def flush(self) -> None:
        """What was thrown away then was not recorded."""

    def close(self) -> None:
        if not self._replay.finished:
            self._replay.event("close")
