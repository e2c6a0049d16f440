"""Draws a slip on paper as wide as a till roll, and as long as its words."""

from typing import Final

from PySide6.QtCore import QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import QFont, QPagedPaintDevice, QPageLayout, QPageSize, QPaintDevice, QPainter
from PySide6.QtSvg import QSvgRenderer

from ui.slip.qr import drawing
from ui.slip.words import Slip

SIZE_MM: Final = QSizeF(80, 150)
"""The roll of receipt printers; on a sheet the slip stands in the upper left corner."""
_MARGIN_MM: Final = 5.0
_CODE_MM: Final = 46.0
_GAP_MM: Final = 2.5
_INCH_MM: Final = 25.4
_WRAP: Final = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignHCenter


def prepare(device: QPagedPaintDevice) -> None:
    """Set a PDF, or a printer that allows it, to the size of a slip."""
    size = QPageSize(
        SIZE_MM, QPageSize.Unit.Millimeter, "slip", QPageSize.SizeMatchPolicy.ExactMatch
    )
    margin = QMarginsF(0, 0, 0, 0)
    layout = QPageLayout(
        size, QPageLayout.Orientation.Portrait, margin, QPageLayout.Unit.Millimeter
    )
    device.setPageLayout(layout)


def draw(slip: Slip, device: QPaintDevice) -> bool:
    """Draw it on paper or on a picture; False when the device cannot be drawn on."""
    painter = QPainter()
    if not painter.begin(device):
        return False
    per_mm = device.logicalDpiX() / _INCH_MM
    painter.scale(per_mm, per_mm)
    y = _MARGIN_MM
    if slip.training:
        y = _text(painter, slip.training, y, size=3.6, bold=True)
    y = _text(painter, slip.heading, y, size=4.6, bold=True)
    y = _text(painter, slip.station, y, size=3.4)
    y = _text(painter, slip.number, y + _GAP_MM, size=6.4, bold=True)
    y = _text(painter, slip.when, y, size=3.4)
    y = _code(painter, slip.packet_id, y + _GAP_MM)
    y = _text(painter, slip.follows, y + _GAP_MM, size=3.6)
    _text(painter, slip.warning, y + _GAP_MM, size=3.4, bold=True)
    return bool(painter.end())


def _text(painter: QPainter, words: str, y: float, *, size: float, bold: bool = False) -> float:
    """Write words in the middle, ``size`` mm high; return where the next line begins."""
    font = QFont(painter.font())
    font.setPixelSize(_FINE)
    font.setBold(bold)
    painter.save()
    painter.setFont(font)
    share = size / _FINE
    painter.translate(_MARGIN_MM, y)
    painter.scale(share, share)
    room = QRectF(0, 0, (SIZE_MM.width() - 2 * _MARGIN_MM) / share, SIZE_MM.height() / share)
    used = painter.boundingRect(room, int(_WRAP), words)
    painter.drawText(room, int(_WRAP), words)
    painter.restore()
    return y + used.height() * share


_FINE: Final = 100
"""Units of a font's height: fonts have whole sizes, millimetres are few."""


def _code(painter: QPainter, text: str, y: float) -> float:
    left = (SIZE_MM.width() - _CODE_MM) / 2
    QSvgRenderer(drawing(text)).render(painter, QRectF(left, y, _CODE_MM, _CODE_MM))
    return y + _CODE_MM
