"""The day in four figures: recorded, waiting to be sent, received at the centre, stuck."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel

from station.session.view import DeskView
from ui.theme import Theme, Tone
from ui.widgets.icon import Symbol
from ui.widgets.parts import Themed, card, column, label, row
from ui.widgets.roster import DRAFT, open_to_record

translate = QCoreApplication.translate
_SYMBOLS = ("people", "outbox", "check", "warn")
LATE_HOURS = 24


class Glance(Themed):
    """Four small cards in a row."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._cells: list[tuple[Symbol, QLabel, QLabel]] = []
        box = row(self)
        for _ in _SYMBOLS:
            frame, inside = card()
            inside.setContentsMargins(12, 8, 12, 8)
            symbol, figure, words = Symbol(26), label("h2"), label("quiet")
            top = row()
            top.addWidget(symbol)
            top.addWidget(figure, 1)
            lines = column(spacing=0)
            lines.addLayout(top)
            lines.addWidget(words)
            inside.addLayout(lines)
            box.addWidget(frame, 1)
            self._cells.append((symbol, figure, words))

    def show_day(self, view: DeskView) -> None:
        """Show the counts of this view."""
        done = sum(not open_to_record(r) and r.state != DRAFT for r in view.roster)
        box = view.outbox
        figures = (
            f"{done} / {len(view.roster)}",
            *map(str, (box.waiting, box.received, box.stuck)),
        )
        late = box.oldest_hours >= LATE_HOURS and box.waiting > 0
        tones = (Tone.PLAIN, Tone.WARN if late else Tone.PLAIN, Tone.PLAIN, _alarm(box.stuck))
        for cell, figure, words, tone, symbol in zip(
            self._cells, figures, _words(), tones, _SYMBOLS, strict=True
        ):
            colour = self.theme.tone(tone)[0]
            cell[0].show_symbol(symbol, colour)
            cell[1].setText(figure)
            cell[2].setText(words)


def _alarm(stuck: int) -> Tone:
    return Tone.BAD if stuck else Tone.PLAIN


def _words() -> tuple[str, ...]:
    return (
        translate("Glance", "recorded"),
        translate("Glance", "to be sent"),
        translate("Glance", "at the centre"),
        translate("Glance", "need attention"),
    )
