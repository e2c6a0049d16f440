"""What a photo is approved for, one line each: measured, or left to the eyes of those there."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QWidget

from station.devices.messages import Verdict
from station.session.view import PhotoCheck, PhotoItem
from ui.messages import name
from ui.theme import Theme, Tone
from ui.widgets.icon import Symbol
from ui.widgets.parts import Themed, column, label, row

translate = QCoreApplication.translate
_LOOKS = {
    Verdict.GOOD: (Tone.OK, "check"),
    Verdict.NOT_CHECKED: (Tone.WARN, "eye"),
    Verdict.RETRY: (Tone.BAD, "warn"),
}


class _Line:
    """One item: its symbol, its words, and who looks at it."""

    def __init__(self) -> None:
        self.frame = QWidget()
        self.symbol = Symbol(28)
        self.words, self.said = label("value", wrap=True), label("quiet", wrap=True)
        box = row(self.frame, spacing=12)
        box.addWidget(self.symbol)
        texts = column(spacing=0)
        texts.addWidget(self.words)
        texts.addWidget(self.said)
        box.addLayout(texts, 1)


class PhotoList(Themed):
    """The items in the order in which people look at a portrait."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self._checks: tuple[PhotoCheck, ...] = ()
        self._lines = {item: _Line() for item in PhotoItem}
        self.question = label("h2", wrap=True)
        box = column(self, spacing=12)
        box.addWidget(self.question)
        for each in self._lines.values():
            box.addWidget(each.frame)
        box.addStretch(1)

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        self.show_checks(self._checks)

    def said_of(self, item: PhotoItem) -> QLabel:
        """Return what stands below an item: what quality found, or that people must look."""
        return self._lines[item].said

    def show_checks(self, checks: tuple[PhotoCheck, ...]) -> None:
        """Show what was measured of the photo, and what was not."""
        self._checks = checks
        self.question.setText(translate("Approval", "Look together"))
        for each in checks:
            line = self._lines[each.item]
            tone, symbol = _LOOKS[each.verdict]
            line.symbol.show_symbol(symbol, self.theme.tone(tone)[0])
            line.words.setText(name(each.item))
            line.said.setText(_said(each))


def _said(check: PhotoCheck) -> str:
    if check.item is PhotoItem.SELF:
        return translate("Approval", "only the person can say")
    return {
        Verdict.GOOD: translate("Approval", "measured"),
        Verdict.NOT_CHECKED: translate("Approval", "not measured: look yourself"),
        Verdict.RETRY: translate("Approval", "measured as wrong: look twice"),
    }[check.verdict]
