"""The QR code of a packet as an SVG drawing."""

import importlib
from io import BytesIO

from PySide6.QtCore import QByteArray


def drawing(text: str) -> QByteArray:
    """Return the code: dark on white, with its quiet zone; level M survives a creased slip."""
    # Loaded with the first slip: it costs the first screen 30 ms otherwise.
    segno = importlib.import_module("segno")
    buffer = BytesIO()
    segno.make(text, error="m").save(buffer, kind="svg", border=4, dark="#000", light="#fff")
    return QByteArray(buffer.getvalue())
