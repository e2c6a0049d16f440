"""An emulated U.are.U 4500: registers, interrupts and scrambled frames on an emulated USB bus.

Written without the driver's code from the facts of libfprint's ``uru4000.c``. Not simulated: the
firmware in its memory, and the light.
"""

import errno
import struct
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np

from drivers.emulators.chair import Chair
from drivers.emulators.glass import EmulatedGlass, GlassScript, pale
from drivers.emulators.usb import BULK, Descriptors, EmulatedUsbDevice, Endpoint, usb_error
from drivers.protocol import Gray

U4500: Final = Descriptors(
    vendor=0x05BA,
    product=0x000A,
    version=0x0103,
    interface_class=0xFF,
    interface_subclass=0xFF,
    interface_protocol=0xFF,
    endpoints=(Endpoint(0x81, 64, interval=8), Endpoint(0x82, 64, BULK)),
    strings=("DigitalPersona, Inc.", "U.are.U 4500 LATIHAN", "LATIHAN-4500"),
)
WIDTH: Final = 384
LINES: Final = 289
PPI: Final = 512
ABOUT: Final = bytes((0, 0, 0, 0, 0x01, 0x03, 0, 0, 0, 0, 0x01, 0x0A, 0, 0, 0, 0))
IN, OUT = (0xC0, 0x04), (0x40, 0x04)
AWAKE, FINGER, LIFTED, NEXT_FAILS = 0x56AA, 0x0101, 0x0200, 0x0800
AWAIT_FINGER, AWAIT_LIFT, EXPOSE = 0x10, 0x12, 0x20
LOOK_SECONDS: Final = 0.005
KEYS: Final = 4
"""How many keys it takes in turn."""


@dataclass(frozen=True)
class UareuScript:
    """What goes wrong in the reader.

    Attributes:
        glass: what happens on its window.
        power: what its power register says at first; 0x85 is a reader left in confusion.
        dead: its power register takes nothing that is written to it.
        sleeps: so many times it does not say that it is awake.
        clear: frames are sent as they are.
        blocks: how the lines are told apart: flags and lines, 289 in all.
        unplug_at: the cable is pulled at this byte of a frame.
        short: so many of its first frames are cut in half, each announced by an interrupt.
        empty: so many of its first frames have no bytes, each announced by an interrupt.
        piece: most bytes of a frame that one bulk read gets; 0 for all of them.
        chatter: interrupts that mean nothing come before each that does.
        mute: it sends no frame at all.
        wrong_key: it answers with a key that is not the frame's.
    """

    glass: GlassScript = field(default_factory=GlassScript)
    power: int = 0x01
    dead: bool = False
    sleeps: int = 0
    clear: bool = False
    blocks: tuple[tuple[int, int], ...] = ((0x02, 200), (0x00, 30), (0x06, 3), (0x82, 56))
    unplug_at: int | None = None
    short: int = 0
    empty: int = 0
    piece: int = 0
    chatter: bool = False
    mute: bool = False
    wrong_key: bool = False


class EmulatedUareu(EmulatedUsbDevice):
    """A reader in front of the chair."""

    def __init__(self, chair: Chair, script: UareuScript | None = None) -> None:
        super().__init__(U4500)
        self.kernel = False  # no system has a driver of its own for it
        self.script = script or UareuScript()
        self._glass = EmulatedGlass(chair, (LINES, WIDTH), self.script.glass, PPI)
        self._changed = threading.Condition()
        self._serials = iter(range(1, 1 << 30))
        self.reset()

    def reset(self) -> None:
        with self._changed:
            self._power = self.script.power
            self._sleeps = self.script.sleeps
            self._short, self._empty = self.script.short, self.script.empty
            self._mode = 0
            self._events: deque[int] = deque()
            self._frame: bytes | None = None
            self._seen: Gray | None = None
            self._keys: dict[int, int] = {}
            self._answer = bytes(4)

    def plug(self) -> None:
        super().plug()
        self.kernel = False

    def control_in(self, kind: int, request: int, value: int) -> bytes:
        if (kind, request) != IN:
            raise usb_error(errno.EPIPE)
        known = {0x07: bytes((self._power,)), 0x34: self._answer, 0xF0: ABOUT}
        if value not in known:
            raise usb_error(errno.EPIPE)
        return known[value]

    def control_out(self, kind: int, request: int, value: int, data: bytes) -> None:
        acts = {0x07: self._set_power, 0x33: self._question, 0x4E: self._set_mode}
        if (kind, request) != OUT or value not in acts:
            raise usb_error(errno.EPIPE)
        with self._changed:
            acts[value](data)
            self._changed.notify_all()

    def interrupt_in(self, seconds: float) -> bytes:
        until = time.monotonic() + seconds
        with self._changed:
            while not self._events:
                self._look()
                if self.unplugged.is_set():
                    raise usb_error(errno.ENODEV)
                if time.monotonic() >= until:
                    raise usb_error(errno.ETIMEDOUT)
                self._changed.wait(LOOK_SECONDS)
            return struct.pack(">H62x", self._events.popleft())

    def bulk_in(self, endpoint: int, size: int, seconds: float) -> bytes:
        if endpoint != 0x82:
            raise usb_error(errno.EPIPE)
        with self._changed:
            self._changed.wait_for(self._ready, seconds)
            frame = self._frame
            if self.script.unplug_at is not None and frame is not None:
                self.unplug()
            if self.unplugged.is_set():
                raise usb_error(errno.ENODEV)
            if frame is None:
                raise usb_error(errno.ETIMEDOUT)
            size = min(size, self.script.piece or size)
            self._frame = frame[size:] or None
            return frame[:size]

    def _ready(self) -> bool:
        return self._frame is not None or self.unplugged.is_set()

    def _say(self, event: int) -> None:
        if self.script.chatter:
            self._events += (0x1234, NEXT_FAILS)
        self._events.append(event)

    def unplug(self) -> None:
        super().unplug()
        with self._changed:
            self._changed.notify_all()

    def _set_power(self, data: bytes) -> None:
        if self.script.dead:
            return
        was, self._power = self._power, data[0]
        if data[0] & 0x80:
            self._power = 0x80 | was & 0x0F
        elif was & 0x80:
            self._power = 0x01
            self._sleeps -= 1
            if self._sleeps < 0:
                self._say(AWAKE)

    def _set_mode(self, data: bytes) -> None:
        self._mode = data[0]
        if self._mode == EXPOSE and not self.script.mute:
            self._frame = self._expose()

    def _question(self, data: bytes) -> None:
        number, seed = struct.unpack("<BI", data)
        key = self._keys.get(number, 0) ^ (0x5A5A5A5A if self.script.wrong_key else 0)
        self._answer = struct.pack("<I", key ^ seed)

    def _look(self) -> None:
        """Look at the window, as often as one waits for an event."""
        if self._mode == AWAIT_FINGER and (seen := self._glass.look()) is not None:
            self._mode, self._seen = 0, seen
            self._say(FINGER)
        elif self._mode == AWAIT_LIFT and self._glass.look() is None:
            self._mode = 0
            self._say(LIFTED)

    def _expose(self) -> bytes:
        seen, self._seen = self._seen, None
        if seen is None:
            seen = self._glass.look()
        self._glass.take()
        if seen is not None and self._glass.dry():
            seen = pale(seen)
        dark = np.zeros((LINES, WIDTH), np.uint8) if seen is None else 255 - seen
        frame = self._sent(np.ascontiguousarray(dark[::-1, ::-1]))
        if self._empty > 0:
            self._empty -= 1
            self._events.append(NEXT_FAILS)
            return b""
        if self._short > 0:
            self._short -= 1
            self._events.append(NEXT_FAILS)
            return frame[: len(frame) // 2]
        return frame

    def _sent(self, lines: Gray) -> bytes:
        """Return header and lines, scrambled block by block."""
        blocks = ((0x04, 150), (0x04, LINES - 150)) if self.script.clear else self.script.blocks
        first = next(self._serials) % KEYS * 7 + 1
        register, sent, at, number = Register(self._key(first)), b"", 0, first
        for flags, count in blocks:
            if flags & 0x80:
                number += 1
                register = Register(self._key(number))
            block = lines[at : at + count].tobytes()
            sent += register.send(flags, block)
            at += count
        table = b"".join(bytes(block) for block in blocks).ljust(30, b"\0")
        return struct.pack("<4xHB9x30s18x", LINES, first, table) + sent

    def _key(self, number: int) -> int:
        self._keys[number] = (0x9E3779B9 * (number + 1)) & 0xFFFFFFFF
        return self._keys[number]


TAPS: Final = 0x9248144D
PLACES: Final = (4, 8, 11, 14, 18, 21, 24, 29)


class Register:
    """The shift register that scrambles, one step at a time."""

    def __init__(self, key: int) -> None:
        self.key = key

    def send(self, flags: int, block: bytes) -> bytes:
        """Return a block as it is sent, and step on as the flags say."""
        if flags & 0x04:
            return block
        masks, self.key = steps(self.key, len(block))
        if not flags & 0x02:
            return block
        return b"\0" + bytes(a ^ b for a, b in zip(block[:-1], masks[:-1], strict=True))


@lru_cache(maxsize=32)
def steps(key: int, count: int) -> tuple[bytes, int]:
    """Return the masks of so many steps and the key after them."""
    masks = bytearray(count)
    for at in range(count):
        masks[at] = sum((key >> place & 1) << bit for bit, place in enumerate(PLACES))
        key = key >> 1 | ((key & TAPS).bit_count() & 1) << 31
    return bytes(masks), key
