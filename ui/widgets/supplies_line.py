"""One line under the day's figures: for how many more people battery and disk are enough."""

from typing import Final

from station.session.outlook import Forecast
from station.session.view import DeskView
from ui.theme import Theme, Tone
from ui.widgets.icon import Symbol
from ui.widgets.parts import Themed, label, row
from ui.widgets.roster import DRAFT, open_to_record
from ui.words.counts import COUNTS

DISK_MATTERS: Final = 500
"""People; a disk that takes more is no question of this day."""


def first_to_end(forecast: Forecast) -> tuple[int, str] | None:
    """Return for how many people what ends first is enough, and its words; None of neither."""
    found = []
    if forecast.battery is not None:
        found.append((forecast.battery, COUNTS.battery_lasts(forecast.battery)))
    if forecast.disk is not None and forecast.disk <= DISK_MATTERS:
        found.append((forecast.disk, COUNTS.disk_takes(forecast.disk)))
    return min(found, default=None)


def still_to_come(view: DeskView) -> int:
    """Return how many of the day's list are not recorded yet."""
    return sum(open_to_record(each) or each.state == DRAFT for each in view.roster)


class SuppliesLine(Themed):
    """Not seen while neither is a question; a warning where the list is longer."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._symbol, self._words = Symbol(22), label("value")
        box = row(self, spacing=8)
        box.addWidget(self._symbol)
        box.addWidget(self._words, 1)
        self.hide()

    def show_day(self, view: DeskView) -> None:
        """Show the forecast of this view."""
        found, waiting = first_to_end(view.forecast), still_to_come(view)
        self.setVisible(found is not None)
        if found is None:
            return
        people, words = found
        short = people < waiting
        self._words.setText(f"{words} · {COUNTS.still_to_come(waiting)}" if short else words)
        tone = Tone.WARN if short else Tone.PLAIN
        self._symbol.show_symbol("warn" if short else "info", self.theme.tone(tone)[0])
