"""Start: what the first screen must not wait for, and a binding that keeps Python whole."""

import subprocess
import sys

from PySide6.QtGui import QFont

HEAVY = ("cv2", "numpy", "cryptography", "drivers", "station.quality", "station.host", "segno")
PRINTING = "PySide6.QtPrintSupport"


def test_the_kiosk_starts_without_pixels_codecs_and_cryptography() -> None:
    code = f"import sys, ui.opening; print([m for m in {(*HEAVY, PRINTING)!r} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_the_command_line_does_not_load_qt() -> None:
    code = "import sys, ui.command; print('PySide6' in sys.modules)"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "False"


def test_a_call_of_qt_that_returns_nothing_takes_no_reference_away() -> None:
    # PySide6 6.12.0 took one from None with each call; below Python 3.12 that ends the process.
    font = QFont()
    before = sys.getrefcount(None)
    for _ in range(200):
        font.setBold(True)
    assert abs(sys.getrefcount(None) - before) < 100
