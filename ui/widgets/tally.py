"""The day's tally below its figures: who is under 17, refused, comes again, was not here."""

from PySide6.QtCore import QCoreApplication

from station.register.day_entries import Absence
from station.session.view import RosterRow
from ui.messages import name
from ui.theme import Theme
from ui.widgets.parts import Themed, label, row

translate = QCoreApplication.translate


class TallyLine(Themed):
    """Not seen while there is nothing to tell."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._words = label("quiet", wrap=True)
        box = row(self, spacing=8)
        box.addWidget(self._words, 1)
        self.hide()

    def show_rows(self, rows: tuple[RosterRow, ...]) -> None:
        """Count these rows."""
        told = tally_words(rows)
        self._words.setText(told)
        self.setVisible(bool(told))


def tally_words(rows: tuple[RosterRow, ...]) -> str:
    """Return what there is of each kind, the kinds of nobody left out."""
    kinds = [
        (translate("Tally", "under 17"), sum(each.young for each in rows)),
        (translate("Tally", "with exceptions"), sum(each.exempted for each in rows)),
        *((name(kind), sum(each.absence is kind for each in rows)) for kind in Absence),
    ]
    return "  ·  ".join(f"{count} {words}" for words, count in kinds if count)
