"""An emulated receipt printer: keeps what it prints, answers its status, runs out of paper.

Written without the driver's code from Epson's public command reference. Not simulated: fonts.
"""

from dataclasses import dataclass, replace
from typing import Final

from drivers.emulators.diary import Diary

_LENGTHS: Final = {b"\x1b@": 2, b"\x1bt": 3, b"\x1ba": 3, b"\x1bE": 3, b"\x1bd": 3, b"\x1d!": 3}
_QR_HEAD, _RASTER_HEAD = 5, 8


@dataclass(frozen=True)
class EscPosScript:
    """How it is.

    Attributes:
        low: the paper is near its end.
        lines_left: lines until the paper is out; None for a new roll.
        cover_open: somebody has opened it.
        broken: its cutter is stuck.
        mute: it answers nothing.
        garbled: it answers what no printer may.
        slow: so many questions whether it is done get no answer, once it has printed.
        simple: it does not know that question.
    """

    low: bool = False
    lines_left: int | None = None
    cover_open: bool = False
    broken: bool = False
    mute: bool = False
    garbled: bool = False
    slow: int = 0
    simple: bool = False


class EmulatedEscPos:
    """A ``SerialDevice`` at 9600 baud. ``paper`` is what came out: text, QR contents, pictures."""

    def __init__(self, script: EscPosScript | None = None) -> None:
        self.script = script or EscPosScript()
        self.baud = 9600
        self.paper: Diary[str] = Diary()
        self.cuts = 0
        self.power_up()

    def power_up(self) -> bytes:
        self._rest = b""
        self._qr = b""
        self._left = self.script.lines_left
        self._slow = self.script.slow
        return b""

    def refill(self) -> None:
        """Put in a new roll and close the cover."""
        self.script = replace(self.script, lines_left=None, cover_open=False, low=False)
        self._left = None

    def tick(self) -> bytes | None:
        return None

    def hear(self, data: bytes) -> bytes:
        self._rest += data
        said = b""
        while (size := self._size()) and len(self._rest) >= size:
            command, self._rest = self._rest[:size], self._rest[size:]
            said += self._do(command)
        return said

    def _size(self) -> int:
        """Return the length of the first command in the buffer; 0 where it is not known yet."""
        rest = self._rest
        if rest[:1] not in {b"\x10", b"\x1b", b"\x1d"}:
            return rest.find(b"\n") + 1
        if rest[:1] == b"\x10" or rest[:2] in _LENGTHS:
            return _LENGTHS.get(rest[:2], 3)
        return self._long_size(rest) if len(rest) >= 3 else 0

    def _long_size(self, rest: bytes) -> int:
        if rest.startswith(b"\x1d(k"):
            return _QR_HEAD + int.from_bytes(rest[3:5], "little") if len(rest) >= _QR_HEAD else 0
        if rest.startswith(b"\x1dv0"):
            wide, high = (int.from_bytes(rest[n : n + 2], "little") for n in (4, 6))
            return _RASTER_HEAD + wide * high if len(rest) >= _RASTER_HEAD else 0
        return 4 if rest.startswith(b"\x1dV") else 3

    def _do(self, command: bytes) -> bytes:
        if command[0] == 0x10:
            return self._status(command[2])
        if command.startswith(b"\x1dr"):
            return self._done()
        if command.startswith(b"\x1dV"):
            self.cuts += 1
        elif command.startswith(b"\x1d(k"):
            self._code(command[6:])
        elif command.startswith(b"\x1dv0"):
            self._print(f"<{int.from_bytes(command[4:6], 'little') * 8} dots>")
        elif command[0] not in {0x1B, 0x1D}:
            self._print(command[:-1].decode("cp1252"))
        return b""

    def _code(self, function: bytes) -> None:
        if function[0] == 0x50:
            self._qr = function[2:]
        elif function[0] == 0x51:
            self._print(f"<QR {self._qr.decode()}>")

    def _print(self, line: str) -> None:
        if self._left is not None:
            if self._left <= 0:
                return
            self._left -= 1
        self.paper.append(line)

    @property
    def _out(self) -> bool:
        return self._left is not None and self._left <= 0

    def _status(self, way: int) -> bytes:
        script = self.script
        if script.mute:
            return b""
        if script.garbled:
            return b"\xff"
        stuck = self._out or script.cover_open or script.broken
        bits = {
            1: 0x08 * stuck,
            2: 0x04 * script.cover_open | 0x20 * self._out | 0x40 * script.broken,
            3: 0x08 * script.broken,
            4: 0x0C * script.low | 0x60 * self._out,
        }
        return bytes((0x12 | bits.get(way, 0),))

    def _done(self) -> bytes:
        if self.script.simple:
            return b""
        self._slow -= bool(self.paper)
        stuck = self._out or self.script.cover_open or self.script.broken
        if stuck or self.script.mute or (self.paper and self._slow >= 0):
            return b""
        return b"\x03" if self.script.low else b"\x00"
