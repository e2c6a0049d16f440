"""Marks in the log when the first picture stands and when what is typed is heard."""

import logging
from typing import Final

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

_log: Final = logging.getLogger(__name__)


class _FirstPaint(QObject):
    """Hears the first request to paint.

    A timer of no length comes when it is painted, the next one when all that waited is done.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.UpdateRequest:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        _log.info("kiosk_painted")
        QTimer.singleShot(0, lambda: _log.info("kiosk_ready"))


def tell_start(window: QWidget) -> None:
    """Watch a window that was not shown yet."""
    window.installEventFilter(_FirstPaint(window))
