"""ACME One as bytes, without a line of the driver: what its emulator hears and says."""

import struct
from dataclasses import dataclass

from drivers.emulators.chair import Chair
from drivers.emulators.glass import EmulatedGlass, GlassScript


@dataclass(frozen=True)
class AcmeScript:
    """What goes wrong: so many first pictures do not add up; it hears and does not answer."""

    bad_sums: int = 0
    silent: bool = False


class EmulatedAcme:
    """Implements ``drivers.emulators.pty_line.SerialDevice``."""

    baud = 115200

    def __init__(self, chair: Chair, script: AcmeScript | None = None) -> None:
        self._script = script or AcmeScript()
        self._glass = EmulatedGlass(chair, (96, 80), GlassScript())
        self._spoilt = self._script.bad_sums

    def power_up(self) -> bytes:
        return b""

    def tick(self) -> bytes | None:
        return None

    def hear(self, data: bytes) -> bytes:
        if self._script.silent:
            return b""
        return b"".join(self._answer(bytes((word,))) for word in data)

    def _answer(self, word: bytes) -> bytes:
        if word == b"I":
            return b"AACME0001"
        seen = self._glass.look()
        if seen is None:
            return b"N"
        if word == b"L":
            return b"F"
        self._glass.take()
        self._spoilt -= 1
        checksum = (sum(seen.tobytes()) + (self._spoilt >= 0)) % 256
        return b"F" + struct.pack(">HH", *seen.shape) + seen.tobytes() + bytes((checksum,))
