"""An emulated Suprema SFM module on a serial line, alone or as a terminal of a network.

Written without the driver's code from the documents that ``drivers.sfm.packets`` names. Not
simulated: enrolment, matching, encryption, and whatever a real firmware does besides.
"""

import struct
from collections import deque
from dataclasses import dataclass, field
from typing import Final

from drivers.emulators.chair import Chair
from drivers.emulators.diary import Diary
from drivers.emulators.glass import EmulatedGlass, GlassScript
from drivers.protocol import Gray

SUCCESS, SCANNED, FAILED, TRY_AGAIN, TIMED_OUT = 0x61, 0x62, 0x63, 0x6B, 0x6C
UNSUPPORTED, BUSY, CANCELLED, DATA_GOOD, FAKE = 0x75, 0x80, 0x81, 0x83, 0xB0
SHAPE: Final = (320, 272)
TINY: Final = (48, 32)
"""No real sensor: the same packets with few pixels, for thousands of rounds."""
FACTORY: Final = {
    0x62: 0x3A, 0x6C: 0x31, 0x6D: 3500, 0x6E: int.from_bytes(b"2.1A", "little"),
    0x6F: 20240917, 0x71: 0x35, 0x75: 0x31,
}  # fmt: skip


@dataclass(frozen=True)
class SfmScript:
    """What goes wrong in the module.

    Attributes:
        glass: what happens on its window.
        looks_a_second: how often it looks at the window in a second of its timeout.
        terminal: it speaks packets of 15 bytes with this number.
        whole: it does not know how to send a picture in blocks.
        older: it knows neither blocks nor how many fingers are stored on it; ``refusal`` is what it
            answers then, 0 for nothing.
        bad_sums: so many of its first answers bear a wrong checksum; -1 is all of them.
        bad_blocks: so many of its first blocks bear a wrong sum; -1 is all of them.
        busy: so many of its first answers say that it is busy; -1 is all of them.
        scan_flag: what every scan ends with instead of a picture.
        format: the picture's format it claims.
        told_shape: height and width it claims, where they are not those of its pictures.
        silent: it hears and does not answer.
        stored: templates that somebody has left on it.
        baud: its speed.
    """

    glass: GlassScript = field(default_factory=GlassScript)
    looks_a_second: int = 100
    terminal: int | None = None
    whole: bool = False
    older: bool = False
    refusal: int = UNSUPPORTED
    bad_sums: int = 0
    bad_blocks: int = 0
    busy: int = 0
    scan_flag: int = 0
    format: int = 0
    told_shape: tuple[int, int] | None = None
    silent: bool = False
    stored: int = 0
    baud: int = 115200


class EmulatedSfm:
    """A module before the chair; ``heard`` are all commands it got, ``saved`` those to flash."""

    def __init__(
        self, chair: Chair, shape: tuple[int, int] = SHAPE, script: SfmScript | None = None
    ) -> None:
        self.script = script or SfmScript()
        self.heard: Diary[int] = Diary()
        self.parameters = self._fresh()
        self._glass = EmulatedGlass(chair, shape, self.script.glass)
        self._bad, self._busy = self.script.bad_sums, self.script.busy
        self._bad_blocks = self.script.bad_blocks
        self._waiting = b""
        self._looks = 0
        self._command = 0
        self._image: Gray | None = None
        self._blocks: deque[bytes] = deque()

    @property
    def baud(self) -> int:
        return self.script.baud

    def power_up(self) -> bytes:
        """Forget what was changed in memory."""
        self.parameters = self._fresh()
        self._start()
        return b""

    def hear(self, data: bytes) -> bytes:
        """Take bytes; answer every packet that is complete."""
        self._waiting += data
        said = b""
        while (fields := self._next()) is not None:
            said += self._obey(*fields)
        return b"" if self.script.silent else said

    def tick(self) -> bytes | None:
        """Look for the finger that a scan waits for; None while there is no scan."""
        if not self._looks:
            return None
        self._looks -= 1
        seen = self._glass.look()
        if seen is None:
            return b"" if self._looks else self._packet(self._command, 0, 0, TIMED_OUT)
        self._looks = 0
        if self.script.scan_flag:
            return self._packet(self._command, 0, 0, self.script.scan_flag)
        if self._glass.dry():
            return self._packet(self._command, 0, 0, TRY_AGAIN)
        self._glass.take()
        self._image = seen
        return self._packet(self._command, 0, 0, SCANNED) + self._picture(self._command)

    def _fresh(self) -> dict[int, int]:
        stored = {} if self.script.older else {0x73: self.script.stored}
        return FACTORY | stored

    def _refuse(self, command: int) -> bytes:
        refusal = self.script.refusal
        return self._packet(command, 0, 0, refusal) if refusal else b""

    def _start(self) -> None:
        self._waiting = b""
        self._looks = 0
        self._image = None
        self._blocks.clear()

    def _next(self) -> tuple[int, int, int, int] | None:
        """Return command, param, size and flag of the next packet."""
        network = self.script.terminal is not None
        start, size = (0x41, 15) if network else (0x40, 13)
        at = self._waiting.find(bytes((start,)))
        self._waiting = self._waiting[at:] if at >= 0 else b""
        if len(self._waiting) < size:
            return None
        body, self._waiting = self._waiting[:size], self._waiting[size:]
        terminal = struct.unpack("<H", body[1:3])[0] if network else None
        if sum(body[:-2]) & 0xFF != body[-2] or terminal != self.script.terminal:
            return None
        command, param, length, flag = struct.unpack("<BIIB", body[-12:-2])
        return command, param, length, flag

    def _obey(self, command: int, _param: int, size: int, flag: int) -> bytes:
        if flag == DATA_GOOD and command in {0x83, 0x84}:
            return self._blocks.popleft() if self._blocks else b""
        self.heard.append(command)
        if self._busy and command != 0x60:
            self._busy -= 1
            return self._packet(command, 0, 0, BUSY)
        self._looks = 0
        self._blocks.clear()
        if command == 0x60:
            return self._packet(command, 0, 0, CANCELLED)
        if command in {0x15, 0x83}:
            return self._scan(command)
        if command in {0x20, 0x84}:
            return self._reread(command)
        return self._settings(command, size, flag)

    def _settings(self, command: int, size: int, flag: int) -> bytes:
        if command == 0x04:
            return self._packet(command, 0x30, 0, SUCCESS)
        if command == 0x03 and flag in self.parameters:
            return self._packet(command, 0, self.parameters[flag], SUCCESS)
        if command == 0x01 and flag in self.parameters:
            self.parameters[flag] = size
            return self._packet(command, 0, size, SUCCESS)
        return self._refuse(command)

    def _scan(self, command: int) -> bytes:
        if command == 0x83 and (self.script.whole or self.script.older):
            return self._refuse(command)
        self._command = command
        self._looks = max(1, self.parameters[0x62] - 0x30) * self.script.looks_a_second
        return b""

    def _reread(self, command: int) -> bytes:
        if command == 0x84 and (self.script.whole or self.script.older):
            return self._refuse(command)
        if self._image is None:
            return self._packet(command, 0, 0, FAILED)
        return self._picture(command)

    def _picture(self, command: int) -> bytes:
        """Say how long the picture is, and its first block or all of it."""
        data = self._data()
        said = self._packet(command, 0, len(data), SUCCESS)
        if command in {0x15, 0x20}:
            return said + data + b"\x0a"
        pieces = [data[at : at + 4096] for at in range(0, len(data), 4096)]
        self._blocks = deque(
            self._block(command, number, len(pieces), piece) for number, piece in enumerate(pieces)
        )
        return said + self._blocks.popleft()

    def _block(self, command: int, number: int, count: int, piece: bytes) -> bytes:
        total = sum(piece)
        if self._bad_blocks:
            self._bad_blocks -= 1
            total += 1
        head = self._packet(command, number << 16 | count, len(piece), SUCCESS)
        return head + piece + struct.pack("<I", total)

    def _data(self) -> bytes:
        image = self._image
        if image is None:
            return b""
        height, width = self.script.told_shape or image.shape
        kind = self.parameters[0x6C] - 0x30 or self.script.format
        return struct.pack("<7i", width, height, 0, 0, kind, image.size, 0) + image.tobytes()

    def _packet(self, command: int, param: int, size: int, flag: int) -> bytes:
        body = struct.pack("<BIIB", command, param, size, flag)
        if self.script.terminal is None:
            body = b"\x40" + body
        else:
            body = b"\x41" + struct.pack("<H", self.script.terminal) + body
        total = sum(body)
        if self._bad:
            self._bad -= 1
            total += 1
        return body + bytes((total & 0xFF, 0x0A))
