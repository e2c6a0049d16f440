"""Idle lock: a desk that nobody touches for a while hides what it shows."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer

_SIGNS_OF_LIFE = frozenset(
    {
        # A key that is a shortcut never becomes a key press: this is all that is heard of it.
        QEvent.Type.ShortcutOverride,
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.Wheel,
    }
)


class IdleWatch(QObject):
    """Calls ``idle`` when no key, mouse or touch came for so many minutes; 0 switches it off."""

    def __init__(self, minutes: float, idle: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=round(minutes * 60_000))
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(idle)
        application = QCoreApplication.instance()
        if minutes > 0 and application:
            application.installEventFilter(self)
            self._timer.start()

    @property
    def remaining_ms(self) -> int:
        """How long the desk may still lie untouched; -1 where the watch is switched off."""
        return self._timer.remainingTime()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS_OF_LIFE:
            self._timer.start()
        return False
