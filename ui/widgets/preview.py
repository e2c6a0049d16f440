"""The live view: the newest frame, painted straight from the ring, with guides drawn over it.

Painting a ``QImage`` over the shared frame takes about 3 ms at 720p without a GPU; a label with a
pixmap or any OpenGL path takes more. The bytes are kept as long as the picture that looks at them.
"""

from enum import Enum
from typing import Final

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from station.body import EYES
from station.devices.messages import Box, Verdict
from ui.theme import Theme
from ui.widgets.icon import renderer
from ui.widgets.parts import Themed

translate = QCoreApplication.translate


class Guidance(Enum):
    """What is drawn over the live picture."""

    PLAIN = "PLAIN"
    PORTRAIT = "PORTRAIT"
    EYES = "EYES"
    """An oval for each eye: two side by side in a wide picture, one in any other."""


ZOOMS: Final = (1.0, 2.0, 3.0)
"""How large the picture can be made, one after the other."""
_WIDE: Final = 2.0
"""From this width to height on, a picture of eyes shows both."""


class Preview(Themed):
    """A live picture, a still one, or none. ``mirrored`` as in a mirror, for the citizen."""

    def __init__(
        self, theme: Theme, *, mirrored: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._mirrored = mirrored
        self._image: QImage | None = None
        self._keep: memoryview | None = None
        self._stopped = False
        self._hint = ""
        self._symbol = "camera"
        self._guidance = Guidance.PLAIN
        self._boxes: tuple[Box, ...] = ()
        self._verdict: Verdict | None = None
        self._hold = 0.0
        self._held_still: QImage | None = None
        self._zoom = ZOOMS[0]
        self._middle = QPointF(0.5, 0.5)
        self._dragged: QPointF | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(translate("Preview", "Live picture"))

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    # --- what is shown ------------------------------------------------------------------------

    def show_frame(self, pixels: memoryview, width: int, height: int) -> None:
        """Show a live frame: RGB32, ``width`` x ``height``, not copied."""
        self._keep = pixels
        self._image = QImage(pixels, width, height, width * 4, QImage.Format.Format_RGB32)
        self._stopped = False
        self.update()

    def show_still(self, picture: QImage) -> None:
        """Show a finished picture."""
        self._image, self._keep, self._stopped = picture, None, False
        self._held_still = None
        self.update()

    def clear(self, hint: str = "", symbol: str = "camera") -> None:
        """Show no picture but a hint: a frozen last frame would look live."""
        self._image, self._keep, self._stopped = None, None, False
        self._hint, self._symbol = hint, symbol
        self._held_still = None
        self._unzoom()
        self.update()

    def let_go(self) -> None:
        self.clear(self._hint, self._symbol)

    def stop(self, hint: str) -> None:
        """Say that the live picture stopped."""
        self.clear(hint, "cross")
        self._stopped = True

    # --- looked at closely --------------------------------------------------------------------

    @property
    def frozen(self) -> bool:
        """Whether a moment is held still; the live picture goes on behind it."""
        return self._held_still is not None

    @property
    def zoom(self) -> float:
        """How many times larger than whole the picture is shown."""
        return self._zoom

    def freeze(self) -> None:
        """Hold this moment still, or let the live picture go on."""
        held = self._held_still is None and self._image is not None
        self._held_still = self._image.copy() if held and self._image else None
        self.update()

    def enlarge(self) -> None:
        """Show the picture larger, or whole again after the largest."""
        place = (ZOOMS.index(self._zoom) + 1) % len(ZOOMS)
        self._zoom = ZOOMS[place]
        if place == 0:
            self._unzoom()
        self.update()

    def _unzoom(self) -> None:
        self._zoom, self._middle, self._dragged = ZOOMS[0], QPointF(0.5, 0.5), None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragged = event.position() if self._zoom > 1 else None

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._dragged = None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag an enlarged picture about."""
        if self._dragged is None or self._image is None:
            return
        moved, self._dragged = event.position() - self._dragged, event.position()
        place = self._picture_place(self._image)
        self._middle = QPointF(
            min(1.0, max(0.0, self._middle.x() - moved.x() / place.width())),
            min(1.0, max(0.0, self._middle.y() - moved.y() / place.height())),
        )
        self.update()

    @property
    def has_picture(self) -> bool:
        """Whether a picture is shown."""
        return self._image is not None

    @property
    def has_still(self) -> bool:
        """Whether the picture is a finished one."""
        return self._image is not None and self._keep is None

    def guide(
        self,
        guidance: Guidance,
        *,
        boxes: tuple[Box, ...] = (),
        verdict: Verdict | None = None,
        hold: float = 0.0,
    ) -> None:
        """Draw these over the picture; ``hold`` 0..1 is how near automatic capture is."""
        self._guidance, self._boxes, self._verdict, self._hold = guidance, boxes, verdict, hold
        self.update()

    # --- painting -----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.theme.stage))
        if self._image is None:
            self._paint_hint(painter)
            return
        shown = self._held_still or self._image
        place = self._picture_place(shown)
        self._paint_picture(painter, shown, place)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._held_still is not None:
            self._paint_plate(painter, translate("Preview", "HELD STILL, not live"), "#FFC56B")
        elif self._guidance is Guidance.PORTRAIT and self._zoom == 1:
            self._paint_portrait_guide(painter, place)
        else:
            self._paint_boxes(painter, place)
            self._paint_countdown(painter)
        if self._zoom > 1:
            corner = QRectF(self.width() - 84, 12, 72, 34)
            self._paint_words(painter, corner, f"{self._zoom:.0f} x", "#FFFFFF")

    def _picture_place(self, image: QImage) -> QRectF:
        room, ratio = self.rect(), image.width() / image.height()
        fill = self._guidance is Guidance.PORTRAIT and ratio > 1
        height = float(room.height())
        if not fill:
            height = min(height, room.width() / ratio)
        height *= self._zoom
        width = height * ratio
        aside = (self._middle.x() - 0.5) * width, (self._middle.y() - 0.5) * height
        left, top = (room.width() - width) / 2, (room.height() - height) / 2
        return QRectF(left - aside[0], top - aside[1], width, height)

    def _paint_picture(self, painter: QPainter, image: QImage, place: QRectF) -> None:
        if self._mirrored:
            painter.save()
            painter.translate(self.width(), 0)
            painter.scale(-1, 1)
        painter.drawImage(place, image)
        if self._mirrored:
            painter.restore()

    def _paint_portrait_guide(self, painter: QPainter, place: QRectF) -> None:
        width = min(place.height() * 3 / 4, place.width(), self.width())
        frame = QRectF((self.width() - width) / 2, place.top(), width, place.height())
        shade = QColor(0, 0, 0, 120)
        painter.fillRect(QRectF(0, 0, frame.left(), self.height()), shade)
        painter.fillRect(
            QRectF(frame.right(), 0, self.width() - frame.right(), self.height()), shade
        )
        oval = QRectF(0, 0, frame.width() * 0.56, frame.height() * 0.56)
        oval.moveCenter(QPointF(frame.center().x(), frame.top() + frame.height() * 0.47))
        painter.setPen(QPen(QColor(0, 0, 0, 150), 7))
        painter.drawEllipse(oval)
        painter.setPen(QPen(QColor("#FFFFFF"), 4, Qt.PenStyle.DashLine))
        if self._verdict is Verdict.GOOD:
            painter.setPen(QPen(QColor("#6FDB9B"), 5))
        painter.drawEllipse(oval)
        if self._hold > 0:
            painter.setPen(QPen(QColor("#FFFFFF"), 9, c=Qt.PenCapStyle.RoundCap))
            painter.drawArc(oval.adjusted(-11, -11, 11, 11), 90 * 16, -round(self._hold * 360 * 16))

    def _paint_eye_guide(self, painter: QPainter, place: QRectF) -> None:
        """Draw where the eyes belong, until they are found there."""
        wide = place.width() / place.height() >= _WIDE
        middles = (0.25, 0.75) if wide else (0.5,)
        height = place.height() * 0.62
        painter.setPen(QPen(QColor("#FFFFFF"), 4, Qt.PenStyle.DashLine))
        if self._verdict is Verdict.GOOD:
            painter.setPen(QPen(QColor("#6FDB9B"), 5))
        for middle in middles:
            oval = QRectF(0, 0, height * 1.25, height)
            oval.moveCenter(QPointF(place.left() + middle * place.width(), place.center().y()))
            painter.drawEllipse(oval)

    def _paint_countdown(self, painter: QPainter) -> None:
        """Draw how near automatic capture is, as a ring that closes."""
        if self._hold <= 0:
            return
        ring = QRectF(self.width() - 92, self.height() - 92, 72, 72)
        painter.setBrush(QColor(0, 0, 0, 150))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(ring.adjusted(-8, -8, 8, 8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor("#6FDB9B"), 9, c=Qt.PenCapStyle.RoundCap))
        painter.drawArc(ring, 90 * 16, -round(self._hold * 360 * 16))
        renderer("check", "#FFFFFF").render(painter, ring.adjusted(18, 18, -18, -18))

    def _paint_plate(self, painter: QPainter, words: str, colour: str) -> None:
        """Frame the whole view and say why: nobody takes a held moment for the live picture."""
        painter.setPen(QPen(QColor(colour), 8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.rect()).adjusted(4, 4, -4, -4))
        self._paint_words(painter, QRectF(16, 16, 0, 36), words, colour)

    def _paint_words(self, painter: QPainter, place: QRectF, words: str, colour: str) -> None:
        font = QFont(painter.font())
        font.setPixelSize(20)
        font.setBold(True)
        painter.setFont(font)
        if place.width() == 0:
            place.setWidth(painter.fontMetrics().horizontalAdvance(words) + 28)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 200))
        painter.drawRoundedRect(place, 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor(colour))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_boxes(self, painter: QPainter, place: QRectF) -> None:
        if self._guidance is Guidance.EYES and not self._boxes:
            self._paint_eye_guide(painter, place)
        font = QFont(painter.font())
        font.setPixelSize(18)
        font.setBold(True)
        painter.setFont(font)
        for box in self._boxes:
            painter.save()
            width, height = box.width * place.width(), box.height * place.height()
            middle = QPointF(
                place.left() + (box.x + box.width / 2) * place.width(),
                place.top() + (box.y + box.height / 2) * place.height(),
            )
            painter.translate(middle)
            painter.rotate(box.angle)
            outline = QRectF(-width / 2, -height / 2, width, height)
            # An iris is round, a finger is not.
            round_ = min(width, height) / 2 if box.part in EYES else 8
            painter.setPen(QPen(QColor(0, 0, 0, 170), 6))
            painter.drawRoundedRect(outline, round_, round_)
            painter.setPen(QPen(QColor("#FFD400"), 3))
            painter.drawRoundedRect(outline, round_, round_)
            if box.score is not None:
                self._paint_score(painter, outline, box.score)
            painter.restore()

    def _paint_score(self, painter: QPainter, outline: QRectF, score: int) -> None:
        plate = QRectF(outline.left(), outline.top() - 30, 48, 26)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor("#FFD400"))
        painter.drawRoundedRect(plate, 5, 5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QColor("#000000"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, str(score))

    def _paint_hint(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = QPointF(self.rect().center())
        colour = "#FF9A9A" if self._stopped else "#B9C4CF"
        place = QRectF(middle.x() - 44, middle.y() - 84, 88, 88)
        renderer(self._symbol, colour).render(painter, place)
        font = painter.font()
        font.setPixelSize(22)
        painter.setFont(font)
        painter.setPen(QColor("#FFFFFF"))
        words = QRectF(40, middle.y() + 20, self.width() - 80, 120)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(words, int(flags) | int(Qt.TextFlag.TextWordWrap), self._hint)
