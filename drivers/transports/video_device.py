"""A camera plugged into this machine (UVC), reached through OpenCV's own backends.

The order of the settings matters: backend, then compressed pictures (MJPG), then size, then rate,
then a buffer of one. What the backend says it has set is not believed: the first picture decides
(opencv issues 29254, 13145, 9540). Exposure, focus, white balance and the frequency of the light
are set by V4L2's ioctls and read back (``drivers.transports.camera_preset``).
Verified on hardware: none. Verified against: ``drivers.emulators.video``.
"""

import errno
import logging
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any, Final, Protocol

import numpy as np

from drivers.opencv import cv2
from drivers.transports.camera_preset import Outcome, Preset, Setting, apply
from drivers.transports.frames import FrameOrigin, FrameStream, Pixels
from drivers.transports.v4l2 import OPEN_ERRORS, Capability, Controls, NodeOpener, SystemNode
from drivers.trouble import Fault, FaultCode

log = logging.getLogger(__name__)

BACKENDS: Final = {"linux": cv2.CAP_V4L2, "win32": cv2.CAP_MSMF, "darwin": cv2.CAP_AVFOUNDATION}
IN_FLIGHT: Final = 2
"""One picture in the buffer and one under exposure when a still is asked for."""


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
    """What the camera is asked for. Smaller pictures than these are refused.

    ``fourcc`` is MJPG for colour; GREY (Y8), Y10 and Y16 of infrared cameras come ``raw``: one
    number for each pixel, not turned into colour.
    """

    width: int = 1280
    height: int = 720
    fps: float = 30.0
    fourcc: str = "MJPG"

    @property
    def raw(self) -> bool:
        return self.fourcc != "MJPG"

    def gray8(self, picture: Any) -> Pixels:
        """Return a picture of the backend with eight bits for each value."""
        pixels = np.squeeze(np.asarray(picture))
        if pixels.dtype == np.uint16:
            pixels = pixels >> (2 if self.fourcc.startswith("Y10") else 8)
        return np.asarray(pixels, np.uint8)


def open_capture(device: str | int, backend: int) -> Capture:
    """Open with OpenCV itself."""
    return cv2.VideoCapture(device, backend)


def reach(device: str) -> None:
    """See whether a node can be opened at all; OpenCV only says that it cannot."""
    os.close(os.open(device, os.O_RDWR | os.O_NONBLOCK))


def node_of(device: str | int) -> str:
    """Return the path of a node that may be given by its number."""
    return f"/dev/video{device}" if isinstance(device, int) else device


@dataclass(frozen=True)
class VideoWire:
    """How the video nodes of a machine are reached: its own, or an emulator's."""

    capture: Opener = open_capture
    node: NodeOpener = SystemNode
    reach: Callable[[str], None] = reach
    sysfs: Path = Path("/sys/class/video4linux")


class VideoDevice:
    """A camera by its path (``/dev/v4l/by-id/...``, stable) or, elsewhere, by its number."""

    def __init__(
        self,
        device: str | int,
        mode: Mode | None = None,
        *,
        preset: Preset | None = None,
        wire: VideoWire | None = None,
    ) -> None:
        self._device = node_of(device) if sys.platform == "linux" else device
        self._mode = mode or Mode()
        self._preset = preset
        self._wire = wire or VideoWire()

    def open(self) -> FrameStream:
        """Raises ``Fault``: GONE, PERMISSION, BUSY (no picture comes), UNSUPPORTED (too small)."""
        _reach(self._wire, self._device)
        settings, known = self._set()
        capture = self._wire.capture(self._device, BACKENDS.get(sys.platform, cv2.CAP_ANY))
        try:
            return self._start(capture, settings, known)
        except Fault:
            capture.release()
            raise

    def _set(self) -> tuple[tuple[Setting, ...], Capability | None]:
        """Set what the preset says, before the stream runs; say what is not as it should be."""
        if isinstance(self._device, int) or self._preset is None:
            return (), None
        try:
            controls = Controls(self._wire.node(self._device))
        except OSError as error:
            raise _fault(self._device, error) from error
        try:
            settings = apply(self._preset, controls)
            known = controls.capability()
        finally:
            controls.close()
        for each in settings:
            if each.outcome is not Outcome.SET:
                fields = {"driver": "frames", "status": each.outcome.value, "step": each.name}
                log.info("camera_not_set", extra=fields)
        return settings, known

    def _start(
        self, capture: Capture, settings: tuple[Setting, ...], known: Capability | None
    ) -> FrameStream:
        if not capture.isOpened():
            raise Fault(FaultCode.BUSY, "the system does not open the camera")
        for setting, value in _order(self._mode):
            capture.set(setting, value)
        there, first = capture.read()
        if not there:
            raise Fault(FaultCode.BUSY, "opened, but no picture: USB bandwidth or another program")
        origin = self._origin(capture, self._mode.gray8(first).shape, settings, known)
        return _Live(capture, self._device, origin, self._mode, self._wire)

    def _origin(
        self,
        capture: Capture,
        shape: tuple[int, ...],
        settings: tuple[Setting, ...],
        known: Capability | None,
    ) -> FrameOrigin:
        height, width = shape[:2]
        if width < self._mode.width or height < self._mode.height:
            wanted = f"{self._mode.width}x{self._mode.height}"
            raise Fault(FaultCode.UNSUPPORTED, f"asked for {wanted}, gives {width}x{height}")
        node = _Usb(self._wire.sysfs, self._device)
        return FrameOrigin(
            make=node.told("manufacturer") or "UVC",
            model=node.told("product") or node.name() or (known.card if known else node.node),
            serial=node.told("serial") or _stable(self._device) or (known.bus if known else ""),
            width=width,
            height=height,
            fps=capture.get(cv2.CAP_PROP_FPS) or self._mode.fps,
            buffered=IN_FLIGHT,
            live=True,
            settings=settings,
        )


def _order(mode: Mode) -> tuple[tuple[int, float], ...]:
    settings = (
        (cv2.CAP_PROP_FOURCC, float(cv2.VideoWriter.fourcc(*mode.fourcc.ljust(4)[:4]))),
        (cv2.CAP_PROP_FRAME_WIDTH, float(mode.width)),
        (cv2.CAP_PROP_FRAME_HEIGHT, float(mode.height)),
        (cv2.CAP_PROP_FPS, mode.fps),
        (cv2.CAP_PROP_BUFFERSIZE, 1.0),
    )
    return (*settings, (cv2.CAP_PROP_CONVERT_RGB, 0.0)) if mode.raw else settings


class _Live:
    def __init__(
        self,
        capture: Capture,
        device: str | int,
        origin: FrameOrigin,
        mode: Mode,
        wire: VideoWire,
    ) -> None:
        self._capture = capture
        self._device = device
        self._mode = mode
        self._wire = wire
        self.origin = origin

    def read(self, halt: Event) -> Pixels | None:
        if halt.is_set():
            return None
        there, picture = self._capture.read()
        if there:
            return self._mode.gray8(picture)
        if halt.is_set():
            return None
        _reach(self._wire, self._device)
        raise Fault(FaultCode.TIMEOUT, "the camera gives no more pictures")

    def close(self) -> None:
        self._capture.release()


def _reach(wire: VideoWire, device: str | int) -> None:
    if isinstance(device, int):
        return
    try:
        wire.reach(device)
    except OSError as error:
        raise _fault(device, error) from error


def _fault(device: str | int, error: OSError) -> Fault:
    code = OPEN_ERRORS.get(error.errno or 0, FaultCode.HARDWARE)
    return Fault(code, f"{device}: {os.strerror(error.errno or errno.EIO)}")


@dataclass(frozen=True)
class _Usb:
    """What the kernel knows of the USB device behind a node."""

    sysfs: Path
    device: str | int

    @property
    def node(self) -> str:
        return Path(str(self.device)).resolve().name

    def name(self) -> str:
        """Return the name the kernel gives the camera; empty where it gives none."""
        return _line(self.sysfs / self.node / "name")

    def told(self, attribute: str) -> str:
        """Return a string of the device's own descriptors; empty where there is none."""
        return _line((self.sysfs / self.node / "device").resolve().parent / attribute)


def _line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8", errors="replace").strip()
    except OSError:
        return ""


def _stable(device: str | int) -> str:
    """Return the stable name under ``/dev/v4l/by-id``, which holds the serial number, if any."""
    path = Path(str(device))
    return path.name if path.is_symlink() else ""
