"""What the bench of the kiosk notes of a real window: presses, paints, ticks, live pictures."""

import time
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QPaintEvent

from station.devices.messages import FrameReady
from station.session.view import DeskView, Screen
from ui.pressing import Pressing
from ui.widgets.panel import Action
from ui.widgets.preview import Preview
from ui.window import Window

TICK_MS: Final = 4
Place = tuple[Screen, object]
WORK: Final = (Screen.CAPTURE, Screen.INDEX_CHECK, Screen.STATEMENT, Screen.SEALING)
"""Where the station captures, encodes and seals."""
_UNPRESSED: Final = frozenset({Screen.LOGIN, Screen.SEALING})
"""What follows these answers no press alone: the PIN is slow by design, sealing works."""


def place(view: DeskView) -> Place:
    """Return the step of a view: a screen, or the target that is recorded on it."""
    return view.screen, view.capture.target if view.capture else None


class Ticks(QObject):
    """The most that the GUI thread came later to its timer than meant, by screen; milliseconds.

    ``own`` is the most it worked itself between two ticks: what is late beyond that, others took.
    """

    def __init__(self, window: Window) -> None:
        super().__init__()
        self.late: dict[Screen, float] = {}
        self.own = 0.0
        self._window = window
        self._before, self._worked = time.perf_counter(), time.thread_time()
        self._timer = QTimer(self, interval=TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def forget(self) -> None:
        """Begin anew."""
        self.late, self.own = {}, 0.0

    def _tick(self) -> None:
        now, screen = time.perf_counter(), self._window.view.screen
        gap = 1000 * (now - self._before) - TICK_MS
        self.late[screen] = max(self.late.get(screen, 0.0), gap)
        worked = time.thread_time()
        if screen in WORK:
            self.own = max(self.own, 1000 * (worked - self._worked))
        self._before, self._worked = now, worked


class Steps(QObject):
    """Milliseconds from a press to the painted screen it led to."""

    def __init__(self) -> None:
        super().__init__()
        self.spent: list[tuple[str, float]] = []
        self._pressed = 0.0
        self._from: Place = (Screen.LOGIN, None)
        self._waiting = ""

    def watch(self, window: Window) -> None:
        """Hear what this window shows and paints."""
        window.installEventFilter(self)
        window.shown.connect(self._shown)

    def press(self) -> None:
        """Note that something is pressed."""
        self._pressed = time.perf_counter()

    def _shown(self, view: DeskView) -> None:
        before, self._from = self._from, place(view)
        if before != self._from and before[0] not in _UNPRESSED and self._pressed:
            self._waiting = f"{before[0]}>{self._from[0]}"

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if self._waiting and event.type() is QEvent.Type.UpdateRequest:
            QTimer.singleShot(0, self._painted)  # when this request is painted
        return False

    def _painted(self) -> None:
        if self._waiting:
            self.spent.append((self._waiting, 1000 * (time.perf_counter() - self._pressed)))
        self._waiting, self._pressed = "", 0.0


class Live(QObject):
    """Milliseconds from the camera's own time of a picture to the end of its painting."""

    def __init__(self) -> None:
        super().__init__()
        self.behind: list[float] = []
        self._newest = 0

    def show(self, notice: FrameReady) -> None:
        """Note which picture is about to be painted."""
        self._newest = notice.at_ns

    def painted(self) -> None:
        """Note that it stands on the screen; one that is painted again is not counted."""
        if self._newest:
            self.behind.append((time.monotonic_ns() - self._newest) / 1e6)
        self._newest = 0


def listen(steps: Steps, live: Live) -> None:
    """Hear every press of the window and every painting of the preview in this process."""
    press, paint = Pressing.press, Preview.paintEvent

    def pressed(pressing: Pressing, action: Action) -> None:
        steps.press()
        press(pressing, action)

    def painted(preview: Preview, event: QPaintEvent) -> None:
        paint(preview, event)
        live.painted()

    for kind, name, heard in ((Pressing, "press", pressed), (Preview, "paintEvent", painted)):
        setattr(kind, name, heard)
