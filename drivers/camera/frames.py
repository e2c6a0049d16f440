"""The camera driver over any source of frames: a thread grabs, and only the newest frame is kept.

Cameras hand out stale pictures when nobody reads for a while; so somebody always reads.
"""

import logging
import time
from threading import Condition, Event, Thread
from typing import Final

from drivers.camera.life import Life
from drivers.protocol import Frame, Identity
from drivers.stop import Stop
from drivers.transports.camera_preset import Setting
from drivers.transports.frames import FrameSource, FrameStream
from drivers.trouble import Fault, FaultCode

_log = logging.getLogger(__name__)

NAME: Final = "frames"
STALL_SECONDS: Final = 2.0
_LOOK_AGAIN: Final = 0.05
_CLOSE_SECONDS: Final = 3.0


class FramesCamera:
    """Implements ``drivers.protocol.Camera``.

    ``stall_seconds`` without a picture, or with a live camera's same picture again and again
    (``frozen``), is a ``Fault`` TIMEOUT; as long with nothing on them (``blank``) is HARDWARE; a
    source that breaks is the fault it breaks with (GONE when unplugged). All leave the driver
    ready for ``open``.
    """

    def __init__(
        self, source: FrameSource, *, name: str = NAME, stall_seconds: float = STALL_SECONDS
    ) -> None:
        self.name = name
        self.settings: tuple[Setting, ...] = ()
        self._source = source
        self._stall_seconds = stall_seconds
        self._grab: _Grab | None = None
        self._shown = 0

    def open(self) -> Identity:
        self.close()
        stream = self._source.open()
        origin = stream.origin
        self._shown = 0
        self.settings = origin.settings
        self._grab = _Grab(stream, self._stall_seconds)
        return Identity(
            driver=self.name,
            make=origin.make,
            model=f"{origin.model} {origin.width}x{origin.height}",
            serial=origin.serial,
        )

    def frame(self, stop: Stop) -> Frame:
        frame, self._shown = self._running().after(self._shown, 0, stop)
        return frame

    def still(self, stop: Stop) -> Frame:
        grab = self._running()
        frame, self._shown = grab.after(grab.count + grab.buffered, time.monotonic_ns(), stop)
        return frame

    def there(self) -> bool:
        """Say whether pictures still come."""
        return self._grab is not None and self._grab.flows

    def close(self) -> None:
        grab, self._grab = self._grab, None
        if grab is not None:
            grab.end()

    def _running(self) -> "_Grab":
        if self._grab is None:
            raise Fault(FaultCode.GONE, "not open")
        return self._grab


class _Grab:
    """One thread that empties one stream into a slot for a single frame."""

    def __init__(self, stream: FrameStream, stall_seconds: float) -> None:
        self.buffered = stream.origin.buffered
        self._stream = stream
        self._stall_ns = int(stall_seconds * 1e9)
        self._arrival = Condition()
        self._newest: Frame | None = None
        self._count = 0
        self._fault: Fault | None = None
        self._heard_ns = time.monotonic_ns()
        self._life = Life(stall_seconds, live=stream.origin.live)
        self._halt = Event()
        self._thread = Thread(target=self._run, name="camera-grab", daemon=True)
        self._thread.start()

    @property
    def count(self) -> int:
        """How many frames have arrived."""
        with self._arrival:
            return self._count

    @property
    def flows(self) -> bool:
        """Whether the source neither broke nor stands still."""
        with self._arrival:
            silent = time.monotonic_ns() - self._heard_ns
            return self._fault is None and silent <= self._stall_ns

    def after(self, count: int, at_ns: int, stop: Stop) -> tuple[Frame, int]:
        """Wait for a frame later than the ``count``-th and than ``at_ns``; return its number too.

        Raises ``Fault`` of the source, TIMEOUT when it stalls, and what ``stop`` asks for.
        """
        with self._arrival:
            while True:
                stop.check()
                if self._fault is not None:
                    raise Fault(self._fault.code, self._fault.detail)
                self._require_life()
                if self._newest is not None and self._count > count and self._newest.at_ns > at_ns:
                    return self._newest, self._count
                self._arrival.wait(min(_LOOK_AGAIN, stop.remaining))

    def _require_life(self) -> None:
        """Raise ``Fault`` when no picture came, or none with anything new on it."""
        if time.monotonic_ns() - self._heard_ns > self._stall_ns:
            raise Fault(FaultCode.TIMEOUT, "no picture for too long")
        self._life.require()

    def end(self) -> None:
        """Halt the thread, which closes the stream. A read that hangs is left behind."""
        self._halt.set()
        self._thread.join(_CLOSE_SECONDS)
        if self._thread.is_alive():
            _log.warning("camera.grab.stuck")

    def _run(self) -> None:
        try:
            while (pixels := self._stream.read(self._halt)) is not None:
                pixels.setflags(write=False)
                frame = Frame(pixels, time.monotonic_ns())
                self._life.saw(frame)
                self._put(frame)
        except Fault as fault:
            self._break(fault)
        except Exception as error:  # whatever a backend throws must reach the operator as a fault
            _log.exception("camera.grab.failed")
            self._break(Fault(FaultCode.HARDWARE, type(error).__name__))
        finally:
            self._stream.close()

    def _put(self, frame: Frame) -> None:
        with self._arrival:
            self._newest = frame
            self._count += 1
            self._heard_ns = frame.at_ns
            self._arrival.notify_all()

    def _break(self, fault: Fault) -> None:
        with self._arrival:
            self._fault = fault
            self._arrival.notify_all()
