"""What happened to one packet, as a time line: when, what, who, why; the newest first."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from station.board.view import History
from station.lifecycle import Status
from station.outbox.entries import Event, Kind
from ui.history import say_note
from ui.messages import name
from ui.theme import Theme, Tone
from ui.widgets.icon import Symbol
from ui.widgets.parts import Themed, column, label, row
from ui.words.counts import COUNTS
from ui.words.spans import moment

translate = QCoreApplication.translate
MOST: Final = 60
"""Lines shown at once; a packet that met a bad line for weeks has more."""
_WHEN_WIDTH: Final = 130


def event_words(event: Event) -> str:
    """Return what happened, in one line."""
    if event.kind is Kind.UNKNOWN:
        words = translate("Timeline", "The centre wrote: {status}")
        return words.format(status=event.after)
    if event.kind is Kind.NOTE:
        return say_note(event.cause)
    told = name(Status(event.after)) if event.after in Status.__members__ else event.after
    if event.kind is Kind.STATED:
        return translate("Timeline", "Status file, unsigned: {status}").format(status=told)
    if event.kind is Kind.CONFLICT:
        words = translate("Timeline", "Noted, not applied: {status}")
        return words.format(status=told)
    return told


def event_source(event: Event) -> str:
    """Return who did it and why."""
    told = event.cause if event.kind is not Kind.NOTE else ""
    again = translate("Timeline", "try {number}").format(number=event.attempt)
    found = (name(event.actor), say_note(told) if told else "", again if event.attempt > 1 else "")
    return " · ".join(each for each in found if each)


def event_tone(event: Event) -> Tone:
    """Return the tone of a line: what did not fit is told apart."""
    if event.kind is Kind.CONFLICT:
        return Tone.BAD
    return Tone.PLAIN if event.kind in {Kind.MOVE, Kind.SETTLED} else Tone.WARN


class _Line(QWidget):
    """One thing that happened."""

    def __init__(self) -> None:
        super().__init__()
        self.when = label("quiet")
        self.when.setFixedWidth(_WHEN_WIDTH)
        self.when.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.dot = Symbol(22)
        self.what = label("value", wrap=True)
        self.source = label("quiet", wrap=True)
        words = column(spacing=0)
        words.addWidget(self.what)
        words.addWidget(self.source)
        box = row(self, spacing=10)
        box.addWidget(self.when, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self.dot, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(words, 1)


class Timeline(Themed):
    """A scrolled column of what happened."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.heading = label("h2", wrap=True)
        self.below: QLabel = label("quiet", wrap=True)
        self._lines: list[_Line] = []
        self._more = label("quiet")
        inside = QWidget()
        self._box: QVBoxLayout = column(inside, margins=8, spacing=14)
        self._box.addWidget(self._more)
        self._box.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._scroll.setWidget(inside)
        outer = column(self, spacing=2)
        outer.addWidget(self.heading)
        outer.addWidget(self.below)
        outer.addWidget(self._scroll, 1)

    def show_history(self, history: History, heading: str, below: str) -> None:
        """Show what happened to a packet."""
        self.heading.setText(heading)
        self.below.setText(below)
        self._scroll.setAccessibleName(heading)
        newest = tuple(reversed(history.events[-MOST:]))
        while len(self._lines) < len(newest):
            made = _Line()
            self._box.insertWidget(len(self._lines), made)
            self._lines.append(made)
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(newest))
            if place < len(newest):
                self._dress(line, newest[place], newest=place == 0)
        left = len(history.events) - len(newest)
        self._more.setText(COUNTS.earlier(left) if left else "")

    def _dress(self, line: _Line, event: Event, *, newest: bool) -> None:
        line.when.setText(moment(event.at))
        line.what.setText(event_words(event))
        line.source.setText(event_source(event))
        tone = event_tone(event)
        plain = self.theme.brand if newest else self.theme.line
        colour = plain if tone is Tone.PLAIN else self.theme.tone(tone)[0]
        line.dot.show_symbol("dot" if tone is Tone.PLAIN else "info", colour)
