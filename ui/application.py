"""The Qt application: fonts, style, a clean environment; made before any window."""

import os
from importlib.resources import files

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

FAMILY = "Noto Sans"
_FONTS = ("NotoSans-Regular.ttf", "NotoSans-Bold.ttf")
_FOREIGN = ("QT_QPA_PLATFORM_PLUGIN_PATH", "QT_QPA_FONTDIR")


def make_application() -> QApplication:
    """Return the application, made once per process."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
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
