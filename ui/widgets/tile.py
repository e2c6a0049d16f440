"""One recorded part as a tile: its picture, its name, its score, or why there is none."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from station.body import Part
from station.devices.messages import Verdict
from station.session.view import PartView
from ui.messages import name, short_name
from ui.theme import Theme, Tone
from ui.widgets.icon import renderer
from ui.widgets.ink import paint_strokes, sheet_in
from ui.widgets.parts import Wearer
from ui.words.counts import COUNTS
from ui.words.exemptions import lasting, short_reason

translate = QCoreApplication.translate
_INSET = 10
_SMALLEST = 14
_DOT = "  ·  "
_EYES = (Part.RIGHT_EYE, Part.LEFT_EYE)
_SYMBOLS = {Tone.OK: "check", Tone.WARN: "exempt", Tone.BAD: "cross", Tone.PLAIN: "wait"}


def symbol_of(part: Part) -> str:
    """Return the symbol that stands for a part without a picture."""
    if part is Part.FACE:
        return "person"
    if part is Part.SIGNATURE:
        return "pen"
    return "eye" if part in _EYES else "finger"


def tone_of(view: PartView) -> Tone:
    """Return how a part stands: good, exempt, weak, or still to do."""
    if view.exempt:
        return Tone.WARN
    if view.score is None and view.attempts == 0:
        return Tone.PLAIN
    return Tone.BAD if view.verdict is Verdict.RETRY else Tone.OK


class PartTile(Wearer, QAbstractButton):
    """Shows a part; as a button it leads back to where the part is recorded."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.theme = theme
        self._view: PartView | None = None
        self._image = QImage()
        self._source = b""
        self.beside: list[PartTile] = [self]
        self._picked = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(130, 150)

    def minimumSizeHint(self) -> QSize:
        return QSize(96, 92)

    @property
    def shown(self) -> PartView | None:
        """The part shown."""
        return self._view

    def show_part(self, view: PartView) -> None:
        """Show another state; the picture is decoded only when it is another one."""
        self._view = view
        if view.thumbnail != self._source:
            self._source = view.thumbnail
            self._image = QImage.fromData(view.thumbnail) if view.thumbnail else QImage()
        tries = COUNTS.tries(view.attempts)
        self.setAccessibleName(f"{name(view.part)}: {self.words()}, {tries}")
        self.update()

    def let_go(self) -> None:
        self._view, self._image, self._source = None, QImage(), b""

    def pick(self, *, picked: bool) -> None:
        """Stand out as the one whose tries are shown."""
        if picked != self._picked:
            self._picked = picked
            self.update()

    def words(self) -> str:
        """Return the score, and the tries where one was not enough, or why there is no score."""
        view = self._view
        if view is None:
            return ""
        if view.exempt:
            return _DOT.join((short_reason(view), lasting(view)))
        if view.attempts == 0:
            return translate("Tile", "not yet")
        times = translate("Tile", "try {number}").format(number=view.attempts)
        if view.score is None:
            return times
        device = translate("Tile", "device {score}").format(score=view.device_score)
        said = (
            str(view.score),
            translate("Tile", "accepted") if view.forced_by else "",
            times if view.attempts > 1 else "",
            device if view.device_score is not None else "",
        )
        return _DOT.join(filter(None, said))

    def _words_in(self, room: float) -> str:
        """Return as many of the words as there is room for, the most telling first."""
        font = self.font()
        font.setBold(True)
        metrics = QFontMetrics(font)
        words = self.words()
        while metrics.horizontalAdvance(words) > room and _DOT in words:
            words = words.rpartition(_DOT)[0]
        return words

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tone = tone_of(self._view)
        colour, ground = self.theme.tone(tone)
        edge = self.theme.line if tone is Tone.PLAIN else colour
        style = Qt.PenStyle.DashLine if tone in (Tone.PLAIN, Tone.WARN) else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(edge), 2, style))
        painter.setBrush(QColor(self.theme.surface if tone is Tone.PLAIN else ground))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)
        if self._picked:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self.theme.brand), 4))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(QColor(self.theme.focus_edge), 3))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 6, 6)
        line = self._line_height()
        self._paint_picture(painter, QRectF(self.rect()).adjusted(10, 10, -10, -2 * line - 12))
        self._paint_words(painter, tone, line)

    @property
    def label(self) -> str:
        """The name written: short as soon as one of the tiles beside it has no room for its own."""
        part = self._view.part if self._view else Part.FACE
        return name(part) if all(each.holds_name() for each in self.beside) else short_name(part)

    def holds_name(self) -> bool:
        """Say whether the whole name fits; it does where nothing is shown."""
        if self._view is None or self.isHidden():
            return True
        whole = self.fontMetrics().horizontalAdvance(name(self._view.part))
        return whole <= self.width() - 2 * _INSET

    def _line_height(self) -> int:
        return self.fontMetrics().height()

    def _paint_picture(self, painter: QPainter, place: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if self._view is not None and self._view.ink:
            paint_strokes(painter, sheet_in(place), self._view.ink, self.theme.ink, 2.5)
            return
        if self._image.isNull():
            side = min(place.width(), place.height(), 64)
            spot = QRectF(0, 0, side, side)
            spot.moveCenter(place.center())
            part = self._view.part if self._view else Part.FACE
            renderer(symbol_of(part), self.theme.quiet).render(painter, spot)
            self._cross_out(painter, spot)
            return
        size = self._image.size().scaled(place.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        spot = QRectF(0, 0, size.width(), size.height())
        spot.moveCenter(place.center())
        painter.drawImage(spot, self._image)

    def _cross_out(self, painter: QPainter, spot: QRectF) -> None:
        """Lay over the symbol of a part that it is not there: for good, or for a time."""
        if self._view is None or not self._view.exempt:
            return
        side = spot.width() * 0.62
        mark = QRectF(spot.right() - side * 0.55, spot.bottom() - side * 0.75, side, side)
        colour, ground = self.theme.tone(Tone.WARN)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        painter.drawEllipse(mark.adjusted(-3, -3, 3, 3))
        symbol = "exempt" if self._view.permanent else "wait"
        renderer(symbol, colour).render(painter, mark)

    def _paint_words(self, painter: QPainter, tone: Tone, line: int) -> None:
        if self._view is None:
            return
        top = self.height() - 2 * line - 8
        room = QRectF(_INSET, top, self.width() - 2 * _INSET, line)
        colour = self.theme.tone(tone)[0] if tone is not Tone.PLAIN else self.theme.quiet
        self._paint_line(painter, room, self.label, self.theme.ink, bold=False)
        room.translate(0, line)
        if not self._view.exempt:  # its symbol lies on the picture
            side = line * 0.7
            spot = QRectF(room.left(), room.top() + (line - side) / 2, side, side)
            renderer(_SYMBOLS[tone], colour).render(painter, spot)
            room.setLeft(room.left() + side + 5)
        self._paint_line(painter, room, self._words_in(room.width()), colour, bold=True)

    def _paint_line(
        self, painter: QPainter, room: QRectF, words: str, colour: str, *, bold: bool
    ) -> None:
        font = painter.font()
        font.setBold(bold or self.theme.weight > 400)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        _shrink(painter, words, room.width())
        short = painter.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, short)


def _shrink(painter: QPainter, words: str, room: float) -> None:
    """Write smaller before a word is cut off: half a finger's name is none."""
    font = painter.font()
    while painter.fontMetrics().horizontalAdvance(words) > room and font.pixelSize() > _SMALLEST:
        font.setPixelSize(font.pixelSize() - 1)
        painter.setFont(font)
