"""An emulated fingerprint module of the ZFM family: R307, AS608 or R503 on a serial line.

Written without the driver's code from the manuals that ``drivers.zfm.packets`` names. Not
simulated: matching, templates beyond their number, and whatever a real firmware does besides.
"""

import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from drivers.emulators.chair import Chair
from drivers.emulators.diary import Diary
from drivers.emulators.glass import EmulatedGlass, GlassScript, pale
from drivers.protocol import Gray

START: Final = b"\xef\x01"
COMMAND, DATA, ACK, LAST = 0x01, 0x02, 0x07, 0x08
GOOD, BAD_PACKET, NO_FINGER, CAPTURE_FAILED, TOO_DRY = 0x00, 0x01, 0x02, 0x03, 0x07
WRONG_PASSWORD, NO_IMAGE, MUST_VERIFY, REFUSED = 0x13, 0x15, 0x21, 0xFC
WAKE: Final = b"\x55"
HOME_STEPS: Final = 6
"""57600 bits per second, in steps of 9600."""


@dataclass(frozen=True)
class Model:
    """What a model is. Without a name it knows none of the younger instructions."""

    shape: tuple[int, int]
    name: bytes = b""
    capacity: int = 1000
    packet: int = 128


R307: Final = Model((288, 256))
R503: Final = Model((192, 192), b"R503", capacity=200)
TINY: Final = Model((48, 32), b"R503-TINY")
"""No real module: the same packets with few pixels, for thousands of rounds."""


@dataclass(frozen=True)
class ZfmScript:
    """What goes wrong in the module.

    Attributes:
        glass: what happens on its window.
        password: what it wants to hear.
        bad_sums: so many of its first packets bear a wrong checksum; -1 is all of them.
        silent: it hears and does not answer.
        smeared: so many of its first exposures fail.
        broken: every exposure ends with a broken sensor.
        told_shape: height and width it claims, where they are not those of its pictures.
        stored: templates that somebody has left on it.
        young: it is an R503, that tells what it is and has a light.
        unlearned: of what younger ones know, it only tells what it is.
        deaf_to_speed: it confirms a new speed and keeps the old one.
        steps: the speed it wakes up at, in steps of 9600.
    """

    glass: GlassScript = field(default_factory=GlassScript)
    password: int = 0
    bad_sums: int = 0
    silent: bool = False
    smeared: int = 0
    broken: bool = False
    told_shape: tuple[int, int] | None = None
    stored: int = 0
    young: bool = False
    unlearned: bool = False
    deaf_to_speed: bool = False
    steps: int = HOME_STEPS


class EmulatedZfm:
    """A module before the chair; ``heard`` are all instructions it got, for whoever asks."""

    def __init__(
        self, chair: Chair, model: Model | None = None, script: ZfmScript | None = None
    ) -> None:
        self.script = script or ZfmScript()
        self.model = model = model or (R503 if self.script.young else R307)
        self.heard: Diary[int] = Diary()
        self._chair = chair
        self._steps = self.script.steps
        self._bad = self.script.bad_sums
        self._smeared = self.script.smeared
        self._glass = EmulatedGlass(chair, model.shape, self.script.glass)
        self._start()

    @property
    def baud(self) -> int:
        return self._steps * 9600

    def power_up(self) -> bytes:
        """Forget everything but the speed, which is kept without power."""
        self._start()
        return WAKE if self.model.name else b""

    def tick(self) -> None:
        """A module never speaks unasked."""

    def hear(self, data: bytes) -> bytes:
        """Take bytes; answer every command that is complete."""
        self._waiting += data
        said = b""
        while (body := self._next()) is not None:
            said += self._obey(body)
        return b"" if self.script.silent else said

    def _start(self) -> None:
        self._waiting = b""
        self._open = False
        self._image: Gray | None = None

    def _next(self) -> bytes | None:
        """Return kind, length, payload and sum of the next packet."""
        at = self._waiting.find(START)
        self._waiting = self._waiting[at:] if at >= 0 else self._waiting[-1:]
        if at < 0 or len(self._waiting) < 9:
            return None
        end = 9 + int.from_bytes(self._waiting[7:9], "big")
        if len(self._waiting) < end:
            return None
        body, self._waiting = self._waiting[6:end], self._waiting[end:]
        return body

    def _obey(self, body: bytes) -> bytes:
        if sum(body[:-2]) & 0xFFFF != int.from_bytes(body[-2:], "big") or body[0] != COMMAND:
            return self._ack(BAD_PACKET)
        instruction, argument = body[3], body[4:-2]
        self.heard.append(instruction)
        if instruction == 0x13:
            return self._verify(argument)
        if not self._open:
            return self._ack(MUST_VERIFY)
        acts = self._acts()
        return acts[instruction](argument) if instruction in acts else self._ack(REFUSED)

    def _acts(self) -> Mapping[int, Callable[[bytes], bytes]]:
        known: dict[int, Callable[[bytes], bytes]] = {
            0x01: lambda _: self._ack(self._expose(picky=False)),
            0x0A: self._upload,
            0x0E: self._set,
            0x0F: self._parameters,
            0x1D: lambda _: self._ack(GOOD, struct.pack(">H", self.script.stored)),
        }
        young: dict[int, Callable[[bytes], bytes]] = {
            0x28: lambda _: self._ack(self._expose(picky=True)),
            0x35: lambda _: self._ack(GOOD),
            0x3C: self._product,
        }
        if self.script.unlearned:
            young = {0x3C: self._product}
        return known | (young if self.model.name else {})

    def _verify(self, argument: bytes) -> bytes:
        self._open = int.from_bytes(argument, "big") == self.script.password
        return self._ack(GOOD if self._open else WRONG_PASSWORD)

    def _expose(self, *, picky: bool) -> int:
        self._image = None
        if self.script.broken:
            return 0x29
        seen = self._glass.look()
        if seen is None:
            return NO_FINGER
        if self._smeared > 0:
            self._smeared -= 1
            return CAPTURE_FAILED
        dry = self._glass.dry()
        if dry and picky:
            return TOO_DRY
        self._image = pale(seen) if dry else seen
        return GOOD

    def _upload(self, _argument: bytes) -> bytes:
        if self._image is None:
            return self._ack(NO_IMAGE)
        self._glass.take()
        steps = np.rint(self._image.reshape(-1, 2) / 17).astype(np.uint8)
        data = (steps[:, 0] << 4 | steps[:, 1]).tobytes()
        size = self.model.packet
        said = self._ack(GOOD)
        for at in range(0, len(data), size):
            last = at + size >= len(data)
            said += self._packet(LAST if last else DATA, data[at : at + size])
        return said

    def _set(self, argument: bytes) -> bytes:
        number, value = argument
        if number != 4 or value not in {1, 2, 4, 6, 12}:
            return self._ack(0x1A)
        said = self._ack(GOOD)
        if not self.script.deaf_to_speed:
            self._steps = value
        return said

    def _parameters(self, _argument: bytes) -> bytes:
        size = {32: 0, 64: 1, 128: 2, 256: 3}[self.model.packet]
        fields = (4, 9, self.model.capacity, 3, 0xFFFFFFFF, size, self._steps)
        return self._ack(GOOD, struct.pack(">HHHHIHH", *fields))

    def _product(self, _argument: bytes) -> bytes:
        height, width = self.script.told_shape or self.model.shape
        about = struct.pack(
            ">16s4s8sBB8sHHHH",
            *(self.model.name, b"2101", b"LATIHAN1", 1, 2, b"EMULATED", width, height, 1536, 200),
        )
        return self._ack(GOOD, about)

    def _ack(self, code: int, payload: bytes = b"") -> bytes:
        return self._packet(ACK, bytes((code,)) + payload)

    def _packet(self, kind: int, payload: bytes) -> bytes:
        length = (len(payload) + 2).to_bytes(2, "big")
        body = bytes((kind,)) + length + payload
        total = sum(body) & 0xFFFF
        if self._bad:
            self._bad -= 1
            total ^= 0x0101
        return START + b"\xff\xff\xff\xff" + body + total.to_bytes(2, "big")
