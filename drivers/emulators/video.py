"""An emulated video node: pictures as OpenCV hands them out, controls as the kernel's ioctls.

The structs of the ioctls are answered byte by byte, without the driver's code, from the headers of
Linux (``videodev2.h``, ``uvcvideo.h``).
"""

import ctypes
import errno
import os
import struct
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from drivers.emulators.diary import Diary
from drivers.transports.frames import FrameSource, FrameStream
from drivers.transports.video_device import VideoWire
from drivers.trouble import Fault

QUERYCAP, QUERYCTRL, G_CTRL, S_CTRL = 0x80685600, 0xC0445624, 0xC008561B, 0xC008561C
XU_QUERY: Final = 0xC0107521
SET_CUR, GET_CUR, GET_LEN = 0x01, 0x81, 0x85


@dataclass(frozen=True)
class Control:
    """One control of the camera, as QUERYCTRL tells of it."""

    minimum: int
    maximum: int
    step: int
    default: int


CONTROLS: Final[Mapping[int, Control]] = MappingProxyType(
    {
        0x00980900: Control(-64, 64, 1, 0),
        0x0098090C: Control(0, 1, 1, 1),
        0x00980918: Control(0, 2, 1, 2),
        0x0098091A: Control(2800, 6500, 10, 4600),
        0x009A0901: Control(0, 3, 1, 3),
        0x009A0902: Control(3, 2047, 1, 250),
        0x009A0903: Control(0, 1, 1, 1),
        0x009A090A: Control(0, 255, 5, 0),
        0x009A090C: Control(0, 1, 1, 1),
    }
)
"""Of a usual webcam, after power-up: 60 Hz and everything automatic."""
MANUAL_ONLY: Final = MappingProxyType(
    {0x0098091A: (0x0098090C, 0), 0x009A0902: (0x009A0901, 1), 0x009A090A: (0x009A090C, 0)}
)
"""What can be set only while its automatic is switched off."""


@dataclass(frozen=True)
class VideoScript:
    """What goes wrong at the node.

    Attributes:
        errno: what opening the node fails with, if not 0.
        shut: OpenCV does not open it.
        size: width and height that it gives, whatever it is asked for.
        silent_at: no picture comes from this one on; the node stays.
        refused: controls that cannot be set.
        deaf: controls that take a value and keep their own.
        lamp_refuses: the lamp's extension unit is not there.
    """

    errno: int = 0
    shut: bool = False
    size: tuple[int, int] | None = None
    silent_at: int | None = None
    refused: frozenset[int] = frozenset()
    deaf: frozenset[int] = frozenset()
    lamp_refuses: bool = False


@dataclass
class EmulatedVideo:
    """A camera on a video node; ``lamp`` is told when its lamp goes on or off.

    Unit 4, selector 6 with one byte is the lamp.
    """

    frames: FrameSource
    script: VideoScript = field(default_factory=VideoScript)
    card: str = "LATIHAN camera"
    controls: Mapping[int, Control] = field(default_factory=lambda: CONTROLS)
    lamp: Callable[[bool], None] = lambda _on: None

    def __post_init__(self) -> None:
        self.gone = threading.Event()
        self.asked: Diary[tuple[int, float]] = Diary()
        """Everything that was set through OpenCV, in order."""
        self.reset()

    def reset(self) -> None:
        self.values = {number: each.default for number, each in self.controls.items()}
        self._lamp = 1

    def wire(self) -> VideoWire:
        """Return what a ``VideoDevice`` is connected to."""
        return VideoWire(
            capture=lambda _device, _backend: _Capture(self),
            node=lambda _path: self._node(),
            reach=lambda _path: self._reach(),
            sysfs=Path(os.devnull),  # the machine knows nothing of it
        )

    def unplug(self) -> None:
        self.gone.set()

    def plug(self) -> None:
        self.reset()
        self.gone = threading.Event()

    def ioctl(self, request: int, data: bytearray) -> None:
        """Answer an ioctl in place. Raises ``OSError``."""
        if self.gone.is_set():
            raise _error(errno.ENODEV)
        answers: Mapping[int, Callable[[bytearray], None]] = {
            QUERYCAP: self._capability,
            QUERYCTRL: self._query,
            G_CTRL: self._get,
            S_CTRL: self._set,
            XU_QUERY: self._extension,
        }
        if request not in answers or request >> 16 & 0x3FFF != len(data):
            raise _error(errno.ENOTTY)
        answers[request](data)

    def _reach(self) -> None:
        if self.gone.is_set():
            raise _error(errno.ENOENT)
        if self.script.errno:
            raise _error(self.script.errno)

    def _node(self) -> "_Node":
        self._reach()
        return _Node(self)

    def _capability(self, data: bytearray) -> None:
        names = (b"uvcvideo", self.card.encode(), b"usb-0000:00:14.0-2")
        struct.pack_into("=16s32s32sIII", data, 0, *names, 0x0006_0100, 0x8520_0001, 0x0420_0001)

    def _query(self, data: bytearray) -> None:
        number = struct.unpack_from("=I", data)[0]
        control = self._control(number)
        told = (control.minimum, control.maximum, control.step, control.default)
        struct.pack_into("=II32siiiiI", data, 0, number, 1, b"LATIHAN", *told, 0)

    def _get(self, data: bytearray) -> None:
        number = struct.unpack_from("=I", data)[0]
        self._control(number)
        struct.pack_into("=i", data, 4, self.values[number])

    def _set(self, data: bytearray) -> None:
        number, value = struct.unpack("=Ii", data)
        control = self._control(number)
        if number in self.script.refused:
            raise _error(errno.EIO)
        switch, manual = MANUAL_ONLY.get(number, (number, value))
        if number in MANUAL_ONLY and self.values[switch] != manual:
            raise _error(errno.EACCES)
        if not control.minimum <= value <= control.maximum:
            raise _error(errno.ERANGE)
        if number not in self.script.deaf:
            self.values[number] = value - (value - control.minimum) % control.step

    def _control(self, number: int) -> Control:
        if number not in self.controls:
            raise _error(errno.EINVAL)
        return self.controls[number]

    def _extension(self, data: bytearray) -> None:
        unit, selector, query, size, where = struct.unpack("@BBBxHxxP", data)
        if (unit, selector) != (4, 6) or self.script.lamp_refuses:
            raise _error(errno.ENOENT)
        room = (ctypes.c_uint8 * size).from_address(where)
        if query == GET_LEN and size == 2:
            room[:] = (1, 0)
        elif query == GET_CUR and size == 1:
            room[0] = self._lamp
        elif query == SET_CUR and size == 1:
            self._lamp = room[0]
            self.lamp(bool(self._lamp))
        else:
            raise _error(errno.ENOBUFS)


class _Node:
    def __init__(self, video: EmulatedVideo) -> None:
        self._video = video

    def ioctl(self, request: int, data: bytearray) -> None:
        self._video.ioctl(request, data)

    def close(self) -> None:
        """Nothing is held."""


class _Capture:
    """As much of ``cv2.VideoCapture`` as is used."""

    def __init__(self, video: EmulatedVideo) -> None:
        self._video = video
        self._gone = video.gone
        self._read = 0
        self._stream: FrameStream | None = None
        self._values: dict[int, float] = {}

    def isOpened(self) -> bool:  # noqa: N802 - OpenCV's own name
        return not self._video.script.shut

    def set(self, setting: int, value: float, /) -> bool:
        self._video.asked.append((setting, value))
        self._values[setting] = value
        return True

    def get(self, setting: int, /) -> float:
        return self._values.get(setting, 0.0)

    def read(self) -> tuple[bool, Any]:
        script = self._video.script
        if self._gone.is_set() or self._read == script.silent_at:
            return False, None
        self._read += 1
        try:
            self._stream = self._stream or self._video.frames.open()
            picture = self._stream.read(self._gone)
        except Fault:  # the script of the studio pulls the plug
            self._video.unplug()
            return False, None
        if picture is not None and script.size:
            picture = picture[: script.size[1], : script.size[0]]
        return picture is not None, picture

    def release(self) -> None:
        """Nothing is held."""


def _error(number: int) -> OSError:
    return OSError(number, os.strerror(number))
