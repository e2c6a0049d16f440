"""The controls of a V4L2 video node, by the kernel's own ioctls: asked for, set, and read back.

Sources: Linux ``include/uapi/linux/videodev2.h`` (``v4l2_capability``, ``v4l2_queryctrl``,
``v4l2_control``), ``v4l2-controls.h`` (control ids) and ``uvcvideo.h`` (``uvc_xu_control_query``).
All structs are in the byte order and with the pointers of the machine.
"""

import ctypes
import errno
import os
import struct
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Protocol

from drivers.trouble import Fault, FaultCode

QUERYCAP: Final = 0x80685600
G_CTRL: Final = 0xC008561B
S_CTRL: Final = 0xC008561C
QUERYCTRL: Final = 0xC0445624
XU_QUERY: Final = 0xC0107521
"""``UVCIOC_CTRL_QUERY`` where a pointer has eight bytes."""

CAPABILITY: Final = struct.Struct("=16s32s32sII16x")
QUERY: Final = struct.Struct("=II32siiiiI8x")
CONTROL: Final = struct.Struct("=Ii")
EXTENSION: Final = struct.Struct("@BBBxHxxP")

DISABLED: Final = 0x0001
SET_CUR, GET_CUR, GET_LEN = 0x01, 0x81, 0x85

OPEN_ERRORS: Final = {
    errno.ENOENT: FaultCode.GONE,
    errno.ENODEV: FaultCode.GONE,
    errno.ENXIO: FaultCode.GONE,
    errno.EACCES: FaultCode.PERMISSION,
    errno.EPERM: FaultCode.PERMISSION,
    errno.EBUSY: FaultCode.BUSY,
}
"""What an errno of a video node means; all others are HARDWARE."""


class ControlId(IntEnum):
    """V4L2 controls that a portrait or an iris depends on."""

    BRIGHTNESS = 0x00980900
    CONTRAST = 0x00980901
    WHITE_BALANCE_AUTO = 0x0098090C
    GAIN = 0x00980913
    POWER_LINE = 0x00980918
    WHITE_BALANCE = 0x0098091A
    SHARPNESS = 0x0098091B
    BACKLIGHT = 0x0098091C
    EXPOSURE_MODE = 0x009A0901
    EXPOSURE = 0x009A0902
    EXPOSURE_PRIORITY = 0x009A0903
    FOCUS = 0x009A090A
    FOCUS_AUTO = 0x009A090C
    ZOOM = 0x009A090D
    PRIVACY = 0x009A0910


class Node(Protocol):
    """An open video node."""

    def ioctl(self, request: int, data: bytearray) -> None:
        """Run an ioctl in place. Raises ``OSError``."""
        ...

    def close(self) -> None:
        """Let go. Never raises."""
        ...


NodeOpener = Callable[[str], Node]
"""Opens a node by its path. Raises ``OSError``."""


class SystemNode:
    """A node of this machine."""

    def __init__(self, path: str) -> None:
        self._file = os.open(path, os.O_RDWR | os.O_NONBLOCK)

    def ioctl(self, request: int, data: bytearray) -> None:
        import fcntl  # noqa: PLC0415 - not on every system, and needed only where there are nodes

        fcntl.ioctl(self._file, request, data)

    def close(self) -> None:
        os.close(self._file)


@dataclass(frozen=True)
class Capability:
    """Who a node says it is: driver, name of the camera, and where it is plugged in."""

    driver: str
    card: str
    bus: str


@dataclass(frozen=True)
class Range:
    """What a control can be set to."""

    minimum: int
    maximum: int
    step: int
    default: int


class Controls:
    """The controls of one open node. All methods raise ``Fault`` GONE when it was unplugged."""

    def __init__(self, node: Node) -> None:
        self._node = node

    def capability(self) -> Capability | None:
        """Ask who it is; None where the node does not answer."""
        data = bytearray(CAPABILITY.size)
        if not self._run(QUERYCAP, data):
            return None
        names = CAPABILITY.unpack(data)[:3]
        driver, card, bus = (each.split(b"\0")[0].decode("utf-8", "replace") for each in names)
        return Capability(driver, card, bus)

    def range(self, control: int) -> Range | None:
        """Ask what a control can be set to; None where the camera does not have it."""
        data = bytearray(QUERY.pack(control, 0, b"", 0, 0, 0, 0, 0))
        if not self._run(QUERYCTRL, data):
            return None
        _id, _kind, _name, minimum, maximum, step, default, flags = QUERY.unpack(data)
        return None if flags & DISABLED else Range(minimum, maximum, step, default)

    def get(self, control: int) -> int | None:
        """Read a control; None where it cannot be read."""
        data = bytearray(CONTROL.pack(control, 0))
        return int(CONTROL.unpack(data)[1]) if self._run(G_CTRL, data) else None

    def set(self, control: int, value: int) -> int | None:
        """Set a control and return what it reads then; None where the camera refuses."""
        if not self._run(S_CTRL, bytearray(CONTROL.pack(control, value))):
            return None
        return self.get(control)

    def extension(self, unit: int, selector: int, query: int, data: bytes) -> bytes | None:
        """Ask a UVC extension unit; return what stands in ``data`` then, None where it refuses."""
        room = (ctypes.c_uint8 * len(data)).from_buffer_copy(data)
        where = ctypes.addressof(room)
        done = self._run(
            XU_QUERY, bytearray(EXTENSION.pack(unit, selector, query, len(data), where))
        )
        return bytes(room) if done else None

    def close(self) -> None:
        self._node.close()

    def _run(self, request: int, data: bytearray) -> bool:
        try:
            self._node.ioctl(request, data)
        except OSError as error:
            if OPEN_ERRORS.get(error.errno or 0) is FaultCode.GONE and error.errno != errno.ENOENT:
                raise Fault(FaultCode.GONE, "unplugged") from error
            return False
        return True
