"""The emulated STU-430, -530 and -540: answers HID reports, keeps a screen, and is signed on.

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
from drivers.emulators.diary import Diary
from drivers.emulators.usb import EmulatedUsbDevice, usb_error
from drivers.emulators.wacom_stu.hand import Hand
from drivers.emulators.wacom_stu.models import STU_530, PadModel
from drivers.emulators.wacom_stu.screen import shown
from drivers.emulators.wacom_stu.script import PadScript
from drivers.protocol import Bgr

GET_REPORT: Final = (0xA1, 0x01)
SET_REPORT: Final = (0x21, 0x09)
GOOD, WRONG_ID, WRONG_STATE, WRONG_PARAMETER, TOO_LONG = 0x00, 0x01, 0x02, 0x04, 0x11
READY, IMAGE, CALCULATING = 0x00, 0x01, 0x03

ONLY_READY: Final = frozenset({0x20, 0x22, 0x23, 0x24, 0x25})
ONLY_IMAGE: Final = frozenset({0x26, 0x27})
LENGTHS: Final[Mapping[int, int]] = MappingProxyType(
    {0x04: 2, 0x20: 2, 0x21: 2, 0x24: 11, 0x25: 2, 0x26: 256, 0x27: 2, 0x2A: 9, 0x32: 2}
)

UID: Final = b"\x0a" + struct.pack(">I", 0x1A71_4A01)
UID2: Final = b"\x0b" + b"LATIHAN001"


class EmulatedPad(EmulatedUsbDevice):
    """A pad in front of the chair. ``screen`` is what it shows, blue first."""

    def __init__(
        self, chair: Chair, script: PadScript | None = None, model: PadModel = STU_530
    ) -> None:
        self.model = model
        super().__init__(model.descriptors())
        self.script = script or PadScript()
        self._chair = chair
        self.commands: Diary[bytes] = Diary()
        """Every report that was set, for whoever wants to see the wire."""
        self.reset()

    def reset(self) -> None:
        self.screen: Bgr = np.full((self.model.height, self.model.width, 3), 255, np.uint8)
        self.area = (0, 0, self.model.width - 1, self.model.height - 1)
        self._hangs = self.script.hangs
        self._mode = 0
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
        known = {0x08: self._about(), 0x09: self._can()}
        if not self.script.nameless:
            known |= {0x0A: UID} if self.script.no_uid2 else {0x0A: UID, 0x0B: UID2}
        if report not in known:
            raise usb_error(errno.EPIPE)
        return known[report]

    def control_out(self, kind: int, request: int, value: int, data: bytes) -> None:
        report = value & 0xFF
        if (kind, request) != SET_REPORT or report not in LENGTHS or data[0] != report:
            raise usb_error(errno.EPIPE)
        if report == 0x32 and self.script.plain:
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

    def _about(self) -> bytes:
        return b"\x08" + self.model.name.encode().ljust(9, b"\0") + bytes((1, 2, 0)) + bytes(4)

    def _can(self) -> bytes:
        model = self.model
        return b"\x09" + struct.pack(
            ">HHHHHBHB2x", model.max_x, model.max_y, model.max_pressure, model.width,
            model.height, 200, model.resolution, model.encoding,
        )  # fmt: skip

    def _status(self) -> bytes:
        state = self._state
        if self._polls > 0 or self.script.stuck or self._hangs:
            self._polls -= 1
            state = CALCULATING
        return struct.pack("<BBBH", 0x03, state, self._result, 0)

    def _obey(self, report: int, data: bytes) -> int:
        if len(data) != LENGTHS[report]:
            return WRONG_PARAMETER
        busy = self._polls > 0 or self.script.stuck or self._hangs
        if report in ONLY_READY and (busy or self._state != READY):
            return WRONG_STATE
        if report in ONLY_IMAGE and self._state != IMAGE:
            return WRONG_STATE
        acts: Mapping[int, Callable[[bytes], int]] = {
            0x04: self._restart,
            0x20: self._clear,
            0x21: self._ink,
            0x24: self._begin_area,
            0x25: self._begin_whole,
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
            hurried = replace(self.script, speed=self.script.speed * self._chair.haste)
            self._hand = Hand(self._chair.path(person), person.seed, hurried, self.model)
        return GOOD

    def _restart(self, _data: bytes) -> int:
        self.reset()
        self._hangs = False
        return GOOD

    def _begin_whole(self, data: bytes) -> int:
        return self._begin(data[1], (0, 0, self.model.width - 1, self.model.height - 1))

    def _begin_area(self, data: bytes) -> int:
        mode, one, *place = struct.unpack("<BB4H", data[1:])
        return self._begin(mode, tuple(place)) if one == 1 else WRONG_PARAMETER

    def _begin(self, mode: int, place: tuple[int, ...]) -> int:
        left, top, right, bottom = place
        inside = left <= right < self.model.width and top <= bottom < self.model.height
        if self.script.refuse_image or not self._takes(mode) or not inside:
            return WRONG_PARAMETER
        self._place, self._mode = (left, top, right, bottom), mode
        self._picture.clear()
        self._state = IMAGE
        return GOOD

    def _takes(self, mode: int) -> bool:
        return bool({0: 0x02, 2: 0x04, 4: 0x08}.get(mode, 0) & self.model.encoding)

    def _block(self, data: bytes) -> int:
        (length,) = struct.unpack("<H", data[1:3])
        if length > len(data) - 3:
            return WRONG_PARAMETER
        self._picture += data[3 : 3 + length]
        return GOOD

    def _end_image(self, data: bytes) -> int:
        self._state = READY
        self._polls = self.script.busy_polls
        if data[1]:
            return GOOD
        left, top, right, bottom = self._place
        width, height = right - left + 1, bottom - top + 1
        pixels = shown(bytes(self._picture), self._mode, width, height)
        if pixels is None:
            return TOO_LONG
        self.screen[top : bottom + 1, left : right + 1] = pixels
        return GOOD

    def _writing_area(self, data: bytes) -> int:
        self.area = struct.unpack("<4H", data[1:])
        return GOOD

    def _pen_option(self, data: bytes) -> int:
        self._option = data[1]
        return GOOD if data[1] <= 3 else WRONG_PARAMETER
