"""Who is called now, in large figures, and how many wait with a number."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame

from station.session.view import RosterRow
from ui.theme import SMALL_TARGET, Theme
from ui.widgets.icon import show_beside
from ui.widgets.parts import Wearer, button, label, row
from ui.widgets.roster import open_to_record
from ui.words.counts import COUNTS

translate = QCoreApplication.translate


class QueueLine(Wearer, QFrame):
    """Not seen on a day without queue numbers."""

    def __init__(self, theme: Theme, call_next: Callable[[], None]) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("kind", "card")
        self._number, self._name, self._waiting = label("h1"), label("value"), label("quiet")
        self.call = button(call_next)
        self.call.setMinimumHeight(SMALL_TARGET)
        box = row(self, spacing=12)
        box.setContentsMargins(14, 6, 8, 6)
        box.addWidget(self._number)
        box.addWidget(self._name, 1)
        box.addWidget(self._waiting)
        box.addWidget(self.call)
        self.hide()

    def show_rows(self, rows: tuple[RosterRow, ...]) -> None:
        """Show the queue as these rows have it."""
        self.setVisible(any(each.number for each in rows))
        called, waiting = called_now(rows), in_queue(rows)
        self._number.setText(f"{called.number:03d}" if called else "–")
        self._name.setText(called.name if called else translate("Queue", "Nobody is called"))
        self._waiting.setText(COUNTS.waiting(len(waiting)))
        self.call.setText(translate("Queue", "Call next") + "  (F11)")
        show_beside(self.call, "forward", self.theme.brand)
        self.call.setEnabled(bool(waiting))


def in_queue(rows: tuple[RosterRow, ...]) -> list[RosterRow]:
    """Return who waits with a number and was not called."""
    return [r for r in rows if r.number and not r.called_at and _waits(r)]


def called_now(rows: tuple[RosterRow, ...]) -> RosterRow | None:
    """Return who was called last and is not recorded yet."""
    called = (r for r in rows if r.called_at and (_waits(r) or r.state == "DRAFT"))
    return max(called, key=lambda each: each.called_at, default=None)


def _waits(shown: RosterRow) -> bool:
    return open_to_record(shown) and shown.absence is None
