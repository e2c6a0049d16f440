"""Where pictures come from: the seam between the camera driver and a file, folder or device.

A :class:`FrameSource` is opened into a :class:`FrameStream`, which one thread reads. Recorded
sources keep their own pace and start again at the end, so they stand in for a live camera.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from drivers.opencv import cv2
from drivers.transports.camera_preset import Setting
from drivers.trouble import Fault, FaultCode

Pixels = NDArray[np.uint8]
"""Height x width x 3 (blue first) or height x width (gray)."""

PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff"})


@dataclass(frozen=True)
class FrameOrigin:
    """What an open stream says about itself. ``width`` and ``height`` are those of its pictures."""

    make: str
    model: str
    serial: str
    width: int
    height: int
    fps: float
    buffered: int = 0
    """How many pictures may have been exposed before they are asked for."""
    live: bool = False
    """A sensor: it never gives the same picture twice, however still it is in front of it."""
    settings: tuple[Setting, ...] = ()
    """What became of the camera's preset."""


class FrameStream(Protocol):
    """An open source. ``read`` is called by one thread; ``close`` by the same, at the end."""

    @property
    def origin(self) -> FrameOrigin: ...

    def read(self, halt: Event) -> Pixels | None:
        """Wait for the next picture; None as soon as ``halt`` is set. Raises ``Fault``."""
        ...

    def close(self) -> None:
        """Let go. Never raises."""
        ...


class FrameSource(Protocol):
    """Something that can be opened, and opened again after it broke."""

    def open(self) -> FrameStream:
        """Connect; the first picture may still be on its way. Raises ``Fault``."""
        ...


class Pace:
    """Lets ``fps`` ticks pass a second. Late ticks are not made up for."""

    def __init__(self, fps: float) -> None:
        self._period = 1.0 / fps
        self._due = time.monotonic()

    def wait(self, halt: Event) -> bool:
        """Wait for the next tick; False when ``halt`` was set instead."""
        now = time.monotonic()
        halted = halt.wait(max(0.0, self._due - now))
        self._due = max(self._due, now) + self._period
        return not halted


class VideoFile:
    """A film, such as MJPEG in AVI, shown at its own speed or at ``fps``, over and over."""

    def __init__(self, path: Path, *, fps: float | None = None, repeat: bool = True) -> None:
        self._path = path
        self._fps = fps
        self._repeat = repeat

    def open(self) -> FrameStream:
        if not self._path.is_file():
            raise Fault(FaultCode.GONE, "no such film")
        return _Film(self._path, self._fps, repeat=self._repeat)


class _Film:
    def __init__(self, path: Path, fps: float | None, *, repeat: bool) -> None:
        self._capture = cv2.VideoCapture(str(path), cv2.CAP_FFMPEG)
        if not self._capture.isOpened():
            self._capture.release()
            raise Fault(FaultCode.PROTOCOL, "not a film that can be read")
        rate = fps or self._capture.get(cv2.CAP_PROP_FPS) or 30.0
        self._repeat = repeat
        self._pace = Pace(rate)
        self.origin = FrameOrigin(
            make="file",
            model=path.suffix.lstrip(".").upper(),
            serial="",
            width=int(self._capture.get(cv2.CAP_PROP_FRAME_WIDTH)),
            height=int(self._capture.get(cv2.CAP_PROP_FRAME_HEIGHT)),
            fps=rate,
        )

    def read(self, halt: Event) -> Pixels | None:
        if not self._pace.wait(halt):
            return None
        there, picture = self._capture.read()
        if not there and self._repeat:
            self._capture.set(cv2.CAP_PROP_POS_FRAMES, 0)
            there, picture = self._capture.read()
        if not there:
            raise Fault(FaultCode.GONE, "the film is over")
        return np.asarray(picture, np.uint8)

    def close(self) -> None:
        self._capture.release()


class PictureSequence:
    """The pictures of a folder in the order of their names, or those that fit ``pattern``.

    A file instead of a folder is one picture, shown over and over.
    """

    def __init__(
        self, folder: Path, *, pattern: str = "*", fps: float = 30.0, repeat: bool = True
    ) -> None:
        self._folder = folder
        self._pattern = pattern
        self._fps = fps
        self._repeat = repeat

    def open(self) -> FrameStream:
        there = [self._folder] if self._folder.is_file() else self._folder.glob(self._pattern)
        paths = sorted(path for path in there if path.suffix.lower() in PICTURES)
        if not paths:
            raise Fault(FaultCode.GONE, "no pictures there")
        return _Slides(paths, self._fps, repeat=self._repeat)


class _Slides:
    def __init__(self, paths: list[Path], fps: float, *, repeat: bool) -> None:
        first = _load(paths[0])
        self._pace = Pace(fps)
        self._next = _rounds(paths) if repeat else iter(paths)
        self.origin = FrameOrigin(
            make="folder",
            model=paths[0].suffix.lstrip(".").upper(),
            serial="",
            width=first.shape[1],
            height=first.shape[0],
            fps=fps,
        )

    def read(self, halt: Event) -> Pixels | None:
        if not self._pace.wait(halt):
            return None
        path = next(self._next, None)
        if path is None:
            raise Fault(FaultCode.GONE, "no more pictures")
        return _load(path)

    def close(self) -> None:
        """Nothing is held open between two pictures."""


def _rounds(paths: list[Path]) -> Iterator[Path]:
    while True:
        yield from paths


def _load(path: Path) -> Pixels:
    try:
        packed = np.frombuffer(path.read_bytes(), np.uint8)
    except OSError as error:
        raise Fault(FaultCode.GONE, "the picture cannot be read") from error
    picture = cv2.imdecode(packed, cv2.IMREAD_ANYCOLOR) if packed.size else None
    if picture is None:
        raise Fault(FaultCode.PROTOCOL, "not a picture")
    return np.asarray(picture, np.uint8)
