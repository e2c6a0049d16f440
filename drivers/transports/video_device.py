"""A camera plugged into this machine (UVC), reached through OpenCV's own backends.

The order of the settings matters: backend, then compressed pictures (MJPG), then size, then rate,
then a buffer of one. What the backend says it has set is not believed: the first picture decides
(opencv issues 29254, 13145, 9540).
"""

import errno
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any, Final, Protocol

import numpy as np

from drivers.opencv import cv2
from drivers.transports.frames import FrameOrigin, FrameStream, Pixels
from drivers.trouble import Fault, FaultCode

BACKENDS: Final = {"linux": cv2.CAP_V4L2, "win32": cv2.CAP_MSMF, "darwin": cv2.CAP_AVFOUNDATION}
MJPG: Final = float(cv2.VideoWriter.fourcc(*"MJPG"))
IN_FLIGHT: Final = 2
"""One picture in the buffer and one under exposure when a still is asked for."""

_OPEN_ERRORS: Final = {
    errno.ENOENT: FaultCode.GONE,
    errno.ENODEV: FaultCode.GONE,
    errno.ENXIO: FaultCode.GONE,
    errno.EACCES: FaultCode.PERMISSION,
    errno.EPERM: FaultCode.PERMISSION,
    errno.EBUSY: FaultCode.BUSY,
}


class Capture(Protocol):
    """The part of ``cv2.VideoCapture`` that is used here."""

    def isOpened(self) -> bool: ...  # noqa: N802 - OpenCV's own name

    def set(self, propId: int, value: float, /) -> bool: ...  # noqa: N803 - OpenCV's own name

    def get(self, propId: int, /) -> float: ...  # noqa: N803 - OpenCV's own name

    def read(self) -> tuple[bool, Any]: ...

    def release(self) -> None: ...


Opener = Callable[[str | int, int], Capture]


@dataclass(frozen=True)
class Mode:
    """What the camera is asked for. Smaller pictures than these are refused."""

    width: int = 1280
    height: int = 720
    fps: float = 30.0


def open_capture(device: str | int, backend: int) -> Capture:
    """Open with OpenCV itself."""
    return cv2.VideoCapture(device, backend)


class VideoDevice:
    """A camera by its path (``/dev/v4l/by-id/...``, stable) or, elsewhere, by its number."""

    def __init__(
        self,
        device: str | int,
        mode: Mode | None = None,
        *,
        opener: Opener = open_capture,
        sysfs: Path = Path("/sys/class/video4linux"),
    ) -> None:
        on_linux = sys.platform == "linux"
        self._device = f"/dev/video{device}" if on_linux and isinstance(device, int) else device
        self._mode = mode or Mode()
        self._opener = opener
        self._sysfs = sysfs

    def open(self) -> FrameStream:
        """Raises ``Fault``: GONE, PERMISSION, BUSY (no picture comes), UNSUPPORTED (too small)."""
        _reach(self._device)
        capture = self._opener(self._device, BACKENDS.get(sys.platform, cv2.CAP_ANY))
        try:
            return self._start(capture)
        except Fault:
            capture.release()
            raise

    def _start(self, capture: Capture) -> FrameStream:
        if not capture.isOpened():
            raise Fault(FaultCode.BUSY, "the system does not open the camera")
        for setting, value in (
            (cv2.CAP_PROP_FOURCC, MJPG),
            (cv2.CAP_PROP_FRAME_WIDTH, self._mode.width),
            (cv2.CAP_PROP_FRAME_HEIGHT, self._mode.height),
            (cv2.CAP_PROP_FPS, self._mode.fps),
            (cv2.CAP_PROP_BUFFERSIZE, 1),
        ):
            capture.set(setting, value)
        there, first = capture.read()
        if not there:
            raise Fault(FaultCode.BUSY, "opened, but no picture: USB bandwidth or another program")
        return _Live(capture, self._device, self._origin(capture, first.shape))

    def _origin(self, capture: Capture, shape: tuple[int, ...]) -> FrameOrigin:
        height, width = shape[:2]
        if width < self._mode.width or height < self._mode.height:
            wanted = f"{self._mode.width}x{self._mode.height}"
            raise Fault(FaultCode.UNSUPPORTED, f"asked for {wanted}, gives {width}x{height}")
        return FrameOrigin(
            make="UVC",
            model=_model(self._device, self._sysfs),
            serial=_serial(self._device),
            width=width,
            height=height,
            fps=capture.get(cv2.CAP_PROP_FPS) or self._mode.fps,
            buffered=IN_FLIGHT,
        )


class _Live:
    def __init__(self, capture: Capture, device: str | int, origin: FrameOrigin) -> None:
        self._capture = capture
        self._device = device
        self.origin = origin

    def read(self, halt: Event) -> Pixels | None:
        if halt.is_set():
            return None
        there, picture = self._capture.read()
        if there:
            return np.asarray(picture, np.uint8)
        if halt.is_set():
            return None
        _reach(self._device)
        raise Fault(FaultCode.TIMEOUT, "the camera gives no more pictures")

    def close(self) -> None:
        self._capture.release()


def _reach(device: str | int) -> None:
    """Say why a device node cannot be opened; OpenCV only says that it cannot."""
    if isinstance(device, int):
        return
    try:
        os.close(os.open(device, os.O_RDWR | os.O_NONBLOCK))
    except OSError as error:
        code = _OPEN_ERRORS.get(error.errno or 0, FaultCode.HARDWARE)
        raise Fault(code, f"{device}: {os.strerror(error.errno or 0)}") from error


def _model(device: str | int, sysfs: Path) -> str:
    """Return the name the kernel gives the camera, or how it was addressed."""
    node = Path(str(device)).resolve().name
    try:
        return (sysfs / node / "name").read_text().strip()
    except OSError:
        return node


def _serial(device: str | int) -> str:
    """Return the stable name under ``/dev/v4l/by-id``, which holds the serial number, if any."""
    path = Path(str(device))
    return path.name if path.is_symlink() else ""
