"""Every try at one part, side by side: its picture, its scores, what spoke against it."""

from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from station.body import Part
from station.devices.messages import Verdict
from station.session.view import PartView, TryView
from ui.messages import name
from ui.theme import Theme, Tone
from ui.widgets.icon import renderer
from ui.widgets.ink import paint_strokes, sheet_in
from ui.widgets.parts import Themed, card, column, label, row
from ui.widgets.tile import symbol_of
from ui.words.counts import COUNTS
from ui.words.exemptions import told

translate = QCoreApplication.translate
MOST: Final = 4
"""Cards side by side; of more tries the newest are shown."""
_HEIGHT: Final = 84
_SYMBOLS = {Verdict.GOOD: "check", Verdict.RETRY: "cross", Verdict.NOT_CHECKED: "info"}
_TONES = {Verdict.GOOD: Tone.OK, Verdict.RETRY: Tone.BAD, Verdict.NOT_CHECKED: Tone.WARN}


class TryCard(Themed):
    """One try. It shows, and does nothing."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._view: TryView | None = None
        self._part = Part.FACE
        self._number = 0
        self._image = QImage()
        self._source = b""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(170, _HEIGHT)

    def show_try(self, part: Part, view: TryView, number: int) -> None:
        """Show another try; the picture is decoded only when it is another one."""
        self._part, self._view, self._number = part, view, number
        if view.thumbnail != self._source:
            self._source = view.thumbnail
            self._image = QImage.fromData(view.thumbnail) if view.thumbnail else QImage()
        self.setAccessibleName(", ".join(filter(None, self.lines())))
        self.update()

    def let_go(self) -> None:
        self._view, self._image, self._source = None, QImage(), b""

    def lines(self) -> tuple[str, str, str]:
        """Return which try it was, its scores, and the first thing that spoke against it."""
        view = self._view
        if view is None:
            return "", "", ""
        which = translate("Tries", "Try {number}").format(number=self._number)
        used = translate("Tries", "used") if view.chosen else ""
        score = name(view.verdict) if view.score is None else str(view.score)
        device = translate("Tile", "device {score}").format(score=view.device_score)
        scores = (score, device if view.device_score is not None else "")
        reason = name(view.reasons[0]) if view.reasons else ""
        return (
            ", ".join(filter(None, (which, used))),
            "  ·  ".join(filter(None, scores)),
            reason,
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        view = self._view
        if view is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        theme = self.theme
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(theme.brand if view.chosen else theme.line), 2))
        painter.setBrush(QColor(theme.surface))
        painter.drawRoundedRect(place, 8, 8)
        room = QRectF(place.left() + 6, place.top() + 6, 70, place.height() - 12)
        self._paint_picture(painter, room, view)
        self._paint_lines(painter, place.adjusted(84, 6, -6, -6), view)

    def _paint_picture(self, painter: QPainter, room: QRectF, view: TryView) -> None:
        if view.ink:
            paint_strokes(painter, sheet_in(room), view.ink, self.theme.ink, 2.0)
            return
        if self._image.isNull():
            spot = QRectF(0, 0, 40, 40)
            spot.moveCenter(room.center())
            renderer(symbol_of(self._part), self.theme.quiet).render(painter, spot)
            return
        size = self._image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        spot = QRectF(0, 0, size.width(), size.height())
        spot.moveCenter(room.center())
        painter.drawImage(spot, self._image)

    def _paint_lines(self, painter: QPainter, room: QRectF, view: TryView) -> None:
        colour = self.theme.tone(_TONES[view.verdict])[0]
        which, scores, reason = self.lines()
        high = room.height() / 3
        line = QRectF(room.left(), room.top(), room.width(), high)
        self._write(painter, line, which, self.theme.ink, bold=view.chosen)
        line.translate(0, high)
        spot = QRectF(line.left(), line.center().y() - 9, 18, 18)
        renderer(_SYMBOLS[view.verdict], colour).render(painter, spot)
        self._write(painter, line.adjusted(24, 0, 0, 0), scores, colour, bold=True)
        line.translate(0, high)
        self._write(painter, line, reason, self.theme.quiet, bold=False)

    def _write(
        self, painter: QPainter, room: QRectF, words: str, colour: str, *, bold: bool
    ) -> None:
        font = painter.font()
        font.setPixelSize(16)
        font.setBold(bold or self.theme.weight > 400)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        metrics = painter.fontMetrics()
        shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, flags, shown)


class TriesStrip(Themed):
    """The tries at the part that is picked, the newest last."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._title, self._said = label("value"), label("note")
        self.cards = [TryCard(theme) for _ in range(MOST)]
        self._none = label("note", wrap=True)
        frame, inside = card()
        inside.setContentsMargins(12, 8, 12, 10)
        head = row(spacing=12)
        head.addWidget(self._title)
        head.addWidget(self._said, 1)
        inside.addLayout(head)
        line = row(spacing=8)
        for each in self.cards:
            line.addWidget(each, 1)
        line.addWidget(self._none, 1)
        inside.addLayout(line)
        column(self).addWidget(frame)
        self.setFixedHeight(140)

    def show_part(self, view: PartView) -> None:
        """Show the tries at this part, or why there is none."""
        self._title.setText(name(view.part))
        self._said.setText(told(view) if view.exempt else COUNTS.tries(view.attempts))
        first = max(0, len(view.tries) - MOST)
        newest = view.tries[first:]
        for place, each in enumerate(self.cards):
            each.setVisible(place < len(newest))
            if place < len(newest):
                each.show_try(view.part, newest[place], first + place + 1)
        self._none.setVisible(not newest)
        self._none.setText("" if newest else translate("Tries", "No picture is kept of it."))
