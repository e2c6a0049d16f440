"""The live view: the newest frame, painted straight from the ring, with guides drawn over it.

Painting a ``QImage`` over the shared frame takes about 3 ms at 720p without a GPU; a label with a
pixmap or any OpenGL path takes more. The bytes are kept as long as the picture that looks at them.
"""

from enum import Enum

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from station.devices.messages import Box, Verdict
from ui.theme import Theme
from ui.widgets.icon import renderer
from ui.widgets.parts import Themed

translate = QCoreApplication.translate


class Guidance(Enum):
    """What is drawn over the live picture."""

    PLAIN = "PLAIN"
    PORTRAIT = "PORTRAIT"


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
        self.update()

    def clear(self, hint: str = "", symbol: str = "camera") -> None:
        """Show no picture but a hint: a frozen last frame would look live."""
        self._image, self._keep, self._stopped = None, None, False
        self._hint, self._symbol = hint, symbol
        self.update()

    def stop(self, hint: str) -> None:
        """Say that the live picture stopped."""
        self.clear(hint, "cross")
        self._stopped = True

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
        place = self._picture_place(self._image)
        self._paint_picture(painter, self._image, place)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._guidance is Guidance.PORTRAIT:
            self._paint_portrait_guide(painter, place)
        else:
            self._paint_boxes(painter, place)

    def _picture_place(self, image: QImage) -> QRectF:
        room, ratio = self.rect(), image.width() / image.height()
        fill = self._guidance is Guidance.PORTRAIT and ratio > 1
        height = float(room.height())
        if not fill:
            height = min(height, room.width() / ratio)
        width = height * ratio
        return QRectF((room.width() - width) / 2, (room.height() - height) / 2, width, height)

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

    def _paint_boxes(self, painter: QPainter, place: QRectF) -> None:
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
            painter.setPen(QPen(QColor(0, 0, 0, 170), 6))
            painter.drawRoundedRect(outline, 8, 8)
            painter.setPen(QPen(QColor("#FFD400"), 3))
            painter.drawRoundedRect(outline, 8, 8)
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
