"""The emulated STU-530: answers HID reports, keeps a screen, and is signed on.

Written without the driver's code, so that a wrong byte in one is not right in the other. What the
real one's firmware does beyond the public report tables is unknown and not simulated.
"""

import errno
import struct
from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

import numpy as np

from drivers.emulators.chair import Chair
from drivers.emulators.usb import Descriptors, EmulatedUsbDevice, Endpoint, usb_error
from drivers.emulators.wacom_stu.hand import Hand
from drivers.emulators.wacom_stu.script import PadScript
from drivers.protocol import Bgr

STU_530: Final = Descriptors(
    vendor=0x056A,
    product=0x00A5,
    version=0x0102,
    interface_class=3,  # HID
    endpoints=(Endpoint(0x81, 64, interval=5),),
    strings=("Wacom Co.,Ltd.", "STU-530"),
)
MAX_X: Final = 10800
MAX_Y: Final = 6480
MAX_PRESSURE: Final = 1023
WIDTH: Final = 800
HEIGHT: Final = 480

GET_REPORT: Final = (0xA1, 0x01)
SET_REPORT: Final = (0x21, 0x09)
GOOD, WRONG_ID, WRONG_STATE, WRONG_PARAMETER, TOO_LONG = 0x00, 0x01, 0x02, 0x04, 0x11
READY, IMAGE, CALCULATING = 0x00, 0x01, 0x03

ONLY_READY: Final = frozenset({0x20, 0x22, 0x23, 0x24, 0x25})
ONLY_IMAGE: Final = frozenset({0x26, 0x27})
LENGTHS: Final[Mapping[int, int]] = MappingProxyType(
    {0x20: 2, 0x21: 2, 0x24: 11, 0x25: 2, 0x26: 256, 0x27: 2, 0x2A: 9, 0x32: 2}
)

INFORMATION: Final = b"\x08" + b"STU-530\0\0" + bytes((1, 2, 0)) + bytes(4)
CAPABILITY: Final = b"\x09" + struct.pack(
    ">HHHHHBHB2x", MAX_X, MAX_Y, MAX_PRESSURE, WIDTH, HEIGHT, 200, 2540, 0x0E
)
UID: Final = b"\x0a" + struct.pack(">I", 0x1A71_4A01)
UID2: Final = b"\x0b" + b"LATIHAN001"


class EmulatedPad(EmulatedUsbDevice):
    """A pad in front of the chair. ``screen`` is what it shows, 480 x 800, blue first."""

    def __init__(self, chair: Chair, script: PadScript | None = None) -> None:
        super().__init__(STU_530)
        self.script = script or PadScript()
        self._chair = chair
        self.commands: list[bytes] = []
        """Every report that was set, for whoever wants to see the wire."""
        self.reset()

    def reset(self) -> None:
        self.screen: Bgr = np.full((HEIGHT, WIDTH, 3), 255, np.uint8)
        self.area = (0, 0, WIDTH - 1, HEIGHT - 1)
        self._state = READY
        self._result = GOOD
        self._polls = 0
        self._option = 0
        self._hand: Hand | None = None
        self._picture = bytearray()
        self._place = self.area

    def control_in(self, kind: int, request: int, value: int) -> bytes:
        if (kind, request) != GET_REPORT:
            raise usb_error(errno.EPIPE)
        report = value & 0xFF
        if report == 0x03:
            return self._status()
        if report == 0x0B and self.script.no_uid2:
            raise usb_error(errno.EPIPE)
        known = {0x08: INFORMATION, 0x09: CAPABILITY, 0x0A: UID, 0x0B: UID2}
        if report not in known:
            raise usb_error(errno.EPIPE)
        return known[report]

    def control_out(self, kind: int, request: int, value: int, data: bytes) -> None:
        report = value & 0xFF
        if (kind, request) != SET_REPORT or report not in LENGTHS or data[0] != report:
            raise usb_error(errno.EPIPE)
        self.commands.append(data)
        self._result = self._obey(report, data)

    def interrupt_in(self, seconds: float) -> bytes:
        report = self._hand.next(self._option, seconds, self.unplugged) if self._hand else None
        if self._hand and self._hand.pulls_the_plug:
            self.unplug()
        if self._hand is None:
            self.unplugged.wait(seconds)
        if self.unplugged.is_set():
            raise usb_error(errno.ENODEV)
        if report is None:
            raise usb_error(errno.ETIMEDOUT)
        return report

    def _status(self) -> bytes:
        state = self._state
        if self._polls > 0 or self.script.stuck:
            self._polls -= 1
            state = CALCULATING
        return struct.pack("<BBBH", 0x03, state, self._result, 0)

    def _obey(self, report: int, data: bytes) -> int:
        if len(data) != LENGTHS[report]:
            return WRONG_PARAMETER
        busy = self._polls > 0 or self.script.stuck
        if report in ONLY_READY and (busy or self._state != READY):
            return WRONG_STATE
        if report in ONLY_IMAGE and self._state != IMAGE:
            return WRONG_STATE
        acts: Mapping[int, Callable[[bytes], int]] = {
            0x20: self._clear,
            0x21: self._ink,
            0x24: self._begin_area,
            0x26: self._block,
            0x27: self._end_image,
            0x2A: self._writing_area,
            0x32: self._pen_option,
        }
        return acts[report](data) if report in acts else WRONG_ID

    def _clear(self, _data: bytes) -> int:
        self.screen[:] = 255
        self._polls = self.script.busy_polls
        return GOOD

    def _ink(self, data: bytes) -> int:
        person = self._chair.person
        if not data[1]:
            self._hand = None
        elif person is not None and "SIGNATURE" not in person.missing:
            impression = self._chair.impression("SIGNATURE")
            hurried = replace(self.script, speed=self.script.speed * self._chair.haste)
            self._hand = Hand(person, impression, hurried)
        return GOOD

    def _begin_area(self, data: bytes) -> int:
        mode, one, left, top, right, bottom = struct.unpack("<BB4H", data[1:])
        inside = left <= right < WIDTH and top <= bottom < HEIGHT
        if self.script.refuse_image or mode != 0x04 or one != 1 or not inside:
            return WRONG_PARAMETER
        self._place = (left, top, right, bottom)
        self._picture.clear()
        self._state = IMAGE
        return GOOD

    def _block(self, data: bytes) -> int:
        (length,) = struct.unpack("<H", data[1:3])
        if length > len(data) - 3:
            return WRONG_PARAMETER
        self._picture += data[3 : 3 + length]
        return GOOD

    def _end_image(self, data: bytes) -> int:
        self._state = READY
        self._polls = self.script.busy_polls
        left, top, right, bottom = self._place
        shape = (bottom - top + 1, right - left + 1, 3)
        if data[1] == 0 and len(self._picture) != shape[0] * shape[1] * 3:
            return TOO_LONG
        if data[1] == 0:
            pixels = np.frombuffer(bytes(self._picture), np.uint8).reshape(shape)
            self.screen[top : bottom + 1, left : right + 1] = pixels
        return GOOD

    def _writing_area(self, data: bytes) -> int:
        self.area = struct.unpack("<4H", data[1:])
        return GOOD

    def _pen_option(self, data: bytes) -> int:
        self._option = data[1]
        return GOOD if data[1] <= 3 else WRONG_PARAMETER
