"""The Qt application: fonts, style, a clean environment; made before any window."""

import os
from importlib.resources import files

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from ui.theme import LARGEST_LETTERS

FAMILY = "Noto Sans"
_FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
SCALE = "QT_SCALE_FACTOR"
SMALLEST = (1280, 720)
"""Logical pixels of the smallest window."""
_FOREIGN = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")


def make_application(size: int = 100) -> QApplication:
    """Return the application, made once per process, with everything enlarged to ``size`` percent.

    Up to 115 % the letters alone grow. Beyond, all does, which only a screen with room for the
    whole window allows: on another one nothing is enlarged, rather than cut off.
    """
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    if size <= LARGEST_LETTERS or SCALE in os.environ:
        return _made()
    os.environ[SCALE] = str(size / 100)
    application = _made()
    room = application.primaryScreen().size()
    del os.environ[SCALE]  # what this process starts is none of its windows
    if room.width() >= SMALLEST[0] and room.height() >= SMALLEST[1]:
        return application
    application.shutdown()
    return _made()


def _made() -> QApplication:
    # A shell in which OpenCV was imported may point Qt at OpenCV's own, older plugins.
    for name in _FOREIGN:
        os.environ.pop(name, None)
    application = QApplication(["perekaman"])
    application.setApplicationName("perekaman")
    application.setStyle("Fusion")
    load_fonts()
    application.setFont(QFont(FAMILY))
    return application


def load_fonts() -> None:
    """Bring the bundled fonts in, so that every machine measures and shows the same letters."""
    for name in _FONTS:
        data = (files("ui") / "fonts" / name).read_bytes()
        if QFontDatabase.addApplicationFontFromData(QByteArray(data)) < 0:
            raise RuntimeError(f"font {name} cannot be used")
