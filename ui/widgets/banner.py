"""The line above the day's list while the centre is out of reach: calm, and what is safe."""

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale
from PySide6.QtWidgets import QFrame

from station.clock import parse
from station.session.outlook import OutboxGlance
from ui.theme import Theme
from ui.widgets.icon import Symbol
from ui.widgets.parts import Wearer, label, row
from ui.words.counts import COUNTS

translate = QCoreApplication.translate


class OfflineBanner(Wearer, QFrame):
    """Not seen while the centre is reached, or as long as nobody knows."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setProperty("kind", "card")
        self._symbol, self._words = Symbol(22), label("value")
        box = row(self, spacing=10)
        box.setContentsMargins(14, 8, 14, 8)
        box.addWidget(self._symbol)
        box.addWidget(self._words, 1)
        self.hide()

    def show_outbox(self, outbox: OutboxGlance) -> None:
        """Say since when, that nothing is lost, and how much waits."""
        self.setVisible(outbox.online is False)
        if outbox.online is not False:
            return
        self._symbol.show_symbol("line-off", self.theme.brand)
        self._words.setText(banner_words(outbox))


def banner_words(outbox: OutboxGlance) -> str:
    """Return the banner's sentence."""
    waiting = COUNTS.packets_wait(outbox.waiting)
    if not outbox.since:
        words = translate("Banner", "Offline - the data are safe, {waiting}")
        return words.format(waiting=waiting)
    words = translate("Banner", "Offline since {since} - the data are safe, {waiting}")
    return words.format(since=_moment(outbox.since), waiting=waiting)


def _moment(since: str) -> str:
    at = QDateTime.fromMSecsSinceEpoch(round(parse(since).timestamp() * 1000))
    kind = QLocale.FormatType.ShortFormat
    if at.date() == QDateTime.currentDateTime().date():
        return QLocale().toString(at.time(), kind)
    return QLocale().toString(at, kind)
