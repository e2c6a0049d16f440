"""Drawn stand-ins for live frames and thumbnails, for screens under test; no real person."""

from functools import lru_cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QImageWriter, QLinearGradient, QPainter, QPen


@lru_cache
def face(width: int = 1280, height: int = 720, backdrop: str = "#B02A33") -> QImage:
    """Return a face before a backdrop, RGB32."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = QLinearGradient(0, 0, 0, height)
    ground.setColorAt(0, QColor(backdrop))
    ground.setColorAt(1, QColor(backdrop).darker(130))
    painter.fillRect(image.rect(), ground)
    unit, x, y = height / 100, width / 2, height * 0.47
    painter.setPen(Qt.PenStyle.NoPen)
    for colour, across, up, wide, high in (
        ("#46535C", 0, 45, 62, 62),
        ("#C79A6D", 0, 22, 13, 22),
        ("#15120F", 0, -6, 33, 42),
        ("#D9AF86", 0, 0, 30, 40),
        ("#222222", -7, -3, 5, 2.6),
        ("#222222", 7, -3, 5, 2.6),
        ("#A65B5B", 0, 11, 10, 2.6),
    ):
        painter.setBrush(QColor(colour))
        painter.drawEllipse(
            QPointF(x + across * unit, y + up * unit), wide / 2 * unit, high / 2 * unit
        )
    painter.end()
    return image


@lru_cache
def prints(count: int = 4, width: int = 1280, height: int = 720) -> QImage:
    """Return grey ovals with ridges, as a scanner shows them, RGB32."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#F2F2F0"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    step = width / (count + 1)
    for finger in range(count):
        middle = QPointF(step * (finger + 1), height * (0.5 + 0.06 * abs(finger - count / 2 + 0.5)))
        for ring in range(1, 22):
            painter.setPen(QPen(QColor(60, 60, 66, 200), height / 150))
            painter.drawEllipse(middle, ring * height / 110, ring * height / 80)
    painter.end()
    return image


@lru_cache
def eyes(width: int = 1280, height: int = 480) -> QImage:
    """Return two irises in grey, RGB32."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(QColor("#8A8A88"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    for x in (width * 0.27, width * 0.73):
        for colour, radius in (("#D8D8D4", 0.33), ("#5A5A58", 0.22), ("#141414", 0.08)):
            painter.setBrush(QColor(colour))
            side = height * radius * (1.45 if colour == "#D8D8D4" else 1)
            painter.drawEllipse(QPointF(x, height / 2), side, height * radius)
    painter.end()
    return image


def jpeg(image: QImage, area: QRectF | None = None, longest: int = 320) -> bytes:
    """Return a thumbnail: JPEG of at most ``longest`` pixels."""
    cut = image.copy(area.toRect()) if area else image
    small = cut.scaled(longest, longest, Qt.AspectRatioMode.KeepAspectRatio)
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"JPEG")).write(small)
    return bytes(data.data())


def portrait() -> bytes:
    """Return a portrait of 3 to 4 as a thumbnail."""
    image = face()
    width = image.height() * 3 / 4
    return jpeg(image, QRectF((image.width() - width) / 2, 0, width, image.height()))


def one_print() -> bytes:
    """Return one finger as a thumbnail."""
    return jpeg(prints(1, 400, 520))


def one_eye() -> bytes:
    """Return one eye as a thumbnail."""
    return jpeg(eyes(), QRectF(120, 0, 450, 480))


def pixels(image: QImage) -> memoryview:
    """Return the bytes of an RGB32 image, as a ring slot holds them."""
    return memoryview(bytes(image.constBits()))
