"""From the station's threads to the screens: frozen views in, Qt signals out, nothing queued twice.

The desk publishes on its own thread, the device link on another. A signal of a ``QObject`` that
lives on the GUI thread carries each view over; frames are not queued at all: only the newest notice
is kept, and at most one wake-up is on its way.
"""

from threading import Lock
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from station.devices.messages import FrameReady
from station.events import Publisher
from station.session.view import DeskView

Told = TypeVar("Told")


class Source(Protocol):
    """What publishes: the desk."""

    @property
    def views(self) -> Publisher[DeskView]: ...
    @property
    def frames(self) -> Publisher[FrameReady]: ...


class Relay(QObject):
    """Carries what a publisher tells over to the GUI thread."""

    arrived = Signal(object)

    def __init__(self, source: Publisher[Told]) -> None:
        super().__init__()
        self._leave = source.subscribe(self.arrived.emit)

    def close(self) -> None:
        """Hear nothing more; for the time before the window goes."""
        self._leave()


class Bridge(QObject):
    """Lives on the GUI thread; ``arrived`` carries views, ``frame_came`` the newest frame."""

    arrived = Signal(object)
    frame_came = Signal(object)
    _woken = Signal()

    def __init__(self, source: Source) -> None:
        super().__init__()
        self._lock = Lock()
        self._newest: FrameReady | None = None
        self._woken.connect(self._deliver)
        self._leave = (
            source.views.subscribe(self.arrived.emit),
            source.frames.subscribe(self._keep_newest),
        )

    def close(self) -> None:
        """Hear nothing more; for the time before the window goes."""
        for leave in self._leave:
            leave()

    def _keep_newest(self, notice: FrameReady) -> None:
        with self._lock:
            asleep = self._newest is None
            self._newest = notice
        if asleep:
            self._woken.emit()

    def _deliver(self) -> None:
        with self._lock:
            notice, self._newest = self._newest, None
        if notice:
            self.frame_came.emit(notice)
