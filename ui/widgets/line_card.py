"""How the line stands, at the head of the outbox: in words, with what is being sent and how far."""

from collections.abc import Callable
from datetime import datetime
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QProgressBar

from station.board.line import SILENT, TROUBLED, Line, Standing
from station.clock import parse
from ui.messages import name, say
from ui.theme import Theme, Tone
from ui.widgets.icon import Symbol
from ui.widgets.packets import percent
from ui.widgets.parts import Themed, card, column, label, row
from ui.words.counts import COUNTS
from ui.words.spans import about, moment, size, until

translate = QCoreApplication.translate
_SYMBOLS: Final = MappingProxyType(
    {
        Standing.IDLE: "check",
        Standing.NO_LINE: "line-off",
        Standing.CENTRE_BUSY: "wait",
        Standing.WAITING: "wait",
        Standing.PAUSED: "pause",
        Standing.UNKNOWN: "wait",
        Standing.STARTING: "wait",
        Standing.HELD: "people",
    }
)
_MOVING: Final = frozenset({Standing.SENDING, Standing.TRYING, Standing.WAITING})


def line_tone(line: Line) -> Tone:
    """Return the tone of a line: having none is no alarm, being unable to have one is."""
    if line.standing in TROUBLED:
        return Tone.BAD
    if line.standing is Standing.IDLE:
        return Tone.OK
    quiet = line.standing in _MOVING or line.standing in {Standing.UNKNOWN, Standing.STARTING}
    return Tone.PLAIN if quiet else Tone.WARN


def line_symbol(line: Line) -> str:
    """Return the symbol of a line."""
    troubled = line.standing in TROUBLED or line.standing in SILENT
    return _SYMBOLS.get(line.standing, "warn" if troubled else "line")


def line_details(line: Line, at: datetime) -> str:
    """Return what there is to know beside the headline: what to do, when, how much is left."""
    found = [
        name(line.cause) if line.cause else "",
        f"{until(line.wait, at).capitalize()}." if line.wait else "",
        "" if line.standing in _MOVING else say(line.standing).advice,
        _left(line),
        _reached(line) if line.wait else "",
    ]
    return " ".join(each for each in found if each)


def _left(line: Line) -> str:
    if not line.open:
        return ""
    left = f"{COUNTS.packets(line.open)}, {size(line.bytes_left)}"
    if line.standing not in _MOVING:
        return translate("Line", "Left: {left}.").format(left=left)
    if line.hours_left is None:
        return translate("Line", "Left: {left}, speed not known yet.").format(left=left)
    time = about(line.hours_left * 3600)
    return translate("Line", "Left: {left}, {time}.").format(left=left, time=time)


def _reached(line: Line) -> str:
    if not line.reached_at:
        return ""
    words = translate("Line", "Last contact: {moment}.")
    return words.format(moment=moment(parse(line.reached_at)))


class LineCard(Themed):
    """One card: symbol, headline, details; below, the packet under way with its estimate.

    ``heading`` gives the name on the list of a packet.
    """

    def __init__(self, theme: Theme, heading: Callable[[str], str]) -> None:
        super().__init__()
        self.theme = theme
        self._heading = heading
        self._symbol = Symbol(34)
        self.headline = label("h2", wrap=True)
        self.details = label("quiet", wrap=True)
        self.sending = label("value")
        self.estimate = label("quiet")
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(18)
        self._under_way = Themed()
        self._lay_out()

    def _lay_out(self) -> None:
        frame, inside = card()
        inside.setContentsMargins(14, 10, 14, 10)
        inside.setSpacing(6)
        top = row(spacing=12)
        top.addWidget(self._symbol)
        words = column(spacing=0)
        words.addWidget(self.headline)
        words.addWidget(self.details)
        top.addLayout(words, 1)
        inside.addLayout(top)
        below = column(self._under_way, spacing=4)
        said = row()
        said.addWidget(self.sending, 1)
        said.addWidget(self.estimate)
        below.addLayout(said)
        below.addWidget(self.bar)
        inside.addWidget(self._under_way)
        column(self).addWidget(frame)

    def show_line(self, line: Line, at: datetime) -> None:
        """Show another state of the line, as it was at a moment."""
        colour = self.theme.tone(line_tone(line))[0]
        self._symbol.show_symbol(line_symbol(line), colour)
        self.headline.setText(name(line.standing))
        self.headline.setStyleSheet(f"color: {colour};")
        self.details.setText(line_details(line, at))
        self._show_progress(line)

    def _show_progress(self, line: Line) -> None:
        shown = bool(line.sending) and line.size > 0
        self._under_way.setVisible(shown)
        if not shown:
            return
        share = percent(line.acknowledged, line.size)
        self.sending.setText(f"{self._heading(line.sending)}   {share} %")
        self.estimate.setText(_estimate(line))
        self.bar.setValue(share)
        self.bar.setAccessibleName(self._heading(line.sending))


def _estimate(line: Line) -> str:
    if line.standing is not Standing.SENDING:
        return name(line.standing)
    if line.seconds_left is None:
        return translate("Line", "no estimate yet")
    return about(line.seconds_left)
