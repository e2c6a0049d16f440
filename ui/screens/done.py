"""Sealing and done: what is happening, then the slip the person takes home."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from station.clock import parse
from station.session.view import DeskView, DoneView, Screen
from ui.desk_port import DeskPort
from ui.messages import name
from ui.screens.actions import primary, print_slip
from ui.screens.work import Work
from ui.slip import words as slips
from ui.slip.counter import Counter
from ui.slip.outcome import Outcome
from ui.slip.qr import drawing
from ui.theme import Theme, Tone
from ui.widgets.fate import Fate
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import Themed, card, column, label, row
from ui.words.spans import dated, size

translate = QCoreApplication.translate


class Code(Themed):
    """The QR code of a packet: dark on white, whatever the theme, so that phones read it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._text = ""
        self._drawing = QSvgRenderer()
        self.setFixedSize(QSize(270, 270))

    def show_text(self, text: str) -> None:
        """Draw this text."""
        if text == self._text:
            return
        self._text = text
        self._drawing.load(drawing(text))
        self.setAccessibleName(translate("Done", "QR code of the recording"))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        self._drawing.render(QPainter(self), QRectF(self.rect()))


class Done(Work):
    """The slip on screen. It holds no NIK, and the name in the operator's rail only."""

    def __init__(self, theme: Theme, desk: DeskPort, counter: Counter) -> None:
        super().__init__(theme, desk)
        self._counter = counter
        self._fate = Fate(theme)
        counter.told.connect(self._hear)
        self._done: DoneView | None = None
        self._number_label, self._number = label("quiet"), label("number")
        self._when, self._size = label("large"), label("quiet")
        self._next = label("large", wrap=True)
        self._warning = label("value", wrap=True)
        self._code = Code(theme)
        frame, inside = card()
        inside.setContentsMargins(28, 24, 28, 24)
        inside.setSpacing(14)
        top = row(spacing=24)
        words = column(spacing=6)
        for each in (self._number_label, self._number, self._when, self._size):
            words.addWidget(each)
        words.addStretch(1)
        top.addLayout(words, 1)
        top.addWidget(self._code)
        inside.addLayout(top)
        inside.addWidget(self._next)
        inside.addWidget(self._warning)
        inside.addStretch(1)
        inside.addWidget(self._fate)
        column(self).addWidget(frame, 1)

    def title(self, _view: DeskView) -> str:
        return translate("Done", "Recording receipt")

    def show_view(self, view: DeskView) -> None:
        done = self._done = view.done
        if done is None:
            return
        self._number_label.setText(translate("Done", "Recording number"))
        self._number.setText(done.number)
        self._when.setText(dated(parse(done.sealed_at)))
        sealed = translate("Done", "{size} sealed, encrypted")
        self._size.setText(sealed.format(size=size(done.bytes)))
        self._size.setVisible(done.bytes > 0)
        self._code.show_text(done.packet_id)
        self._next.setText(slips.next_words(printable=done.printable))
        self._warning.setText(slips.warning())
        self._fate.show_outcome(self._counter.became(done.packet_id))

    def _hear(self, packet_id: str, outcome: Outcome) -> None:
        if self._done and self._done.packet_id == packet_id:
            self._fate.show_outcome(outcome)
            self.changed.emit()

    def guide(self, view: DeskView) -> Guide:
        return Guide(
            Tone.OK,
            translate("Done", "Done. Safely stored"),
            translate("Done", "On disk, read back and sealed. It is sent by itself."),
            primary(translate("Done", "Next person"), self.desk.next_person),
            self._others(view),
        )

    def _others(self, view: DeskView) -> tuple[Action, ...]:
        done = view.done
        if done is None:
            return ()
        made = slips.slip(done, station=view.station, training=view.training)
        return (
            print_slip(lambda: self._counter.hand_in(made), self._counter.became(done.packet_id)),
        )


class Sealing(Work):
    """A moment of work, with words: never a bare spinner."""

    def __init__(self, theme: Theme, desk: DeskPort) -> None:
        super().__init__(theme, desk)
        self._words = label("large", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._bar = QProgressBar()
        self._bar.setRange(0, 0)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(18)
        self._bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        box = column(self, margins=60, spacing=24)
        box.addStretch(1)
        box.addWidget(self._words)
        box.addWidget(self._bar)
        box.addStretch(1)

    def title(self, _view: DeskView) -> str:
        return name(Screen.SEALING)

    def show_view(self, _view: DeskView) -> None:
        self._words.setText(translate("Done", "Sealing and reading back. Do not switch off."))
        self._bar.setAccessibleName(name(Screen.SEALING))

    def guide(self, _view: DeskView) -> Guide:
        words = translate("Done", "The recording is being encrypted for the centre.")
        return Guide(Tone.PLAIN, translate("Done", "One moment"), words)
