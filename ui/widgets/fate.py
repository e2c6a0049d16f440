"""What became of a slip, as one line: a symbol, what is, and what to do."""

from types import MappingProxyType
from typing import Final

from ui.messages import say
from ui.slip.outcome import Outcome
from ui.theme import Theme, Tone
from ui.widgets.icon import Symbol
from ui.widgets.parts import Themed, column, label, row

_LOOKS: Final = MappingProxyType(
    {
        Outcome.PRINTING: ("print", Tone.PLAIN),
        Outcome.PRINTED: ("check", Tone.OK),
        Outcome.FILED: ("info", Tone.PLAIN),
        Outcome.PAPER_OUT: ("warn", Tone.BAD),
        Outcome.COVER_OPEN: ("warn", Tone.BAD),
        Outcome.FAILED: ("warn", Tone.BAD),
    }
)


class Fate(Themed):
    """Not seen until a slip was printed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._outcome: Outcome | None = None
        self._symbol = Symbol(28)
        self._text, self._advice = label("value", wrap=True), label(wrap=True)
        box = row(self, spacing=12)
        box.addWidget(self._symbol)
        lines = column(spacing=2)
        lines.addWidget(self._text)
        lines.addWidget(self._advice)
        box.addLayout(lines, 1)
        self.hide()

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        self.show_outcome(self._outcome)

    def show_outcome(self, outcome: Outcome | None) -> None:
        """Show what became of it; nothing where nothing was printed."""
        self._outcome = outcome
        self.setVisible(outcome is not None)
        if outcome is None:
            return
        symbol, tone = _LOOKS[outcome]
        self._symbol.show_symbol(symbol, self.theme.tone(tone)[0])
        words = say(outcome)
        self._text.setText(words.text)
        self._advice.setText(words.advice)
        self._advice.setVisible(bool(words.advice))
