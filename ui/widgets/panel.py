"""The right column of every screen: the verdict, what to do, and the one primary button."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QElapsedTimer, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from station.devices.messages import Measure
from ui.theme import PANEL_WIDTH, PRIMARY_HEIGHT, Theme, Tone
from ui.widgets.bars import Bars
from ui.widgets.icon import BESIDE, Symbol, show_beside
from ui.widgets.parts import Themed, button, column, label, row

HOLD_MS = 400
_MARGIN = 20
_PADDING = 8
"""Of a button here, as the style sheet has it."""
LONG_HEADLINE = 40
"""Letters; a longer headline is set smaller, so that all of it has room."""
SYMBOLS = {Tone.PLAIN: "info", Tone.OK: "check", Tone.WARN: "warn", Tone.BAD: "cross"}


@dataclass(frozen=True)
class Action:
    """One thing the operator can do now, and the key that does it too."""

    text: str
    run: Callable[[], None]
    key: str = ""
    enabled: bool = True
    danger: bool = False
    symbol: str = ""


@dataclass(frozen=True)
class Guide:
    """What the right column says at one moment."""

    tone: Tone
    headline: str
    advice: str = ""
    primary: Action | None = None
    others: tuple[Action, ...] = ()
    back: Action | None = None
    measures: tuple[Measure, ...] = ()
    note: str = ""
    tools: tuple[Action, ...] = ()
    """What is done by key, or by a button of the work area itself."""
    live: bool = False
    """True while the words follow the live picture: then they stand for a moment each."""

    def actions(self) -> tuple[Action, ...]:
        """Return everything that can be done now, the primary first."""
        return tuple(each for each in (self.primary, *self.others, *self.tools, self.back) if each)


class Panel(Themed):
    """Shows a guide. Live words stay at least 400 ms, so that people can read them."""

    def __init__(
        self, theme: Theme, press: Callable[[Action], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.theme = theme
        self._carry_out = press
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(PANEL_WIDTH)
        self._guide: Guide | None = None
        self._coming: Guide | None = None
        self._since = QElapsedTimer()
        self._later = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._later.timeout.connect(self._show_coming)
        self._verdict, self._symbol, self._headline = _verdict_box()
        self._reason = label("value", wrap=True)
        self._advice = label(wrap=True)
        self._bars = Bars(theme)
        self._note = label("note", wrap=True)
        self._others = column(spacing=8)
        self._other_buttons: list[QPushButton] = []
        self.primary = button(self._press)
        self.primary.setObjectName("primary")
        self.primary.setFixedHeight(PRIMARY_HEIGHT)
        self._sizes = ((self._reason, "value"), (self._advice, ""), (self._note, "note"))
        self._lay_out()

    def _lay_out(self) -> None:
        box: QVBoxLayout = column(self, margins=_MARGIN, spacing=14)
        box.addWidget(self._verdict)
        box.addWidget(self._reason)
        box.addWidget(self._advice)
        box.addWidget(self._bars)
        box.addWidget(self._note)
        box.addStretch(1)
        box.addLayout(self._others)
        box.addWidget(self.primary)

    @property
    def guide(self) -> Guide | None:
        """What is shown now."""
        return self._guide

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        self._bars.wear(theme)
        if self._guide:
            self._show(self._guide)

    def show_guide(self, guide: Guide) -> None:
        """Show a guide now, or after the present live words have stood long enough."""
        held = self._guide and self._guide.live and guide.live and _words_differ(self._guide, guide)
        if held and self._since.isValid() and self._since.elapsed() < HOLD_MS:
            self._coming = guide
            self._later.start(HOLD_MS - self._since.elapsed())
            return
        self._later.stop()
        if self._guide is None or _words_differ(self._guide, guide):
            self._since.start()
        self._show(guide)

    def settle(self) -> None:
        """Show at once what waits for its moment."""
        self._later.stop()
        self._show_coming()

    def _show_coming(self) -> None:
        if self._coming:
            self._since.start()
            self._show(self._coming)

    def _show(self, guide: Guide) -> None:
        self._guide, self._coming = guide, None
        colour, ground = self.theme.tone(guide.tone)
        self._symbol.show_symbol(SYMBOLS[guide.tone], colour)
        headline = guide.headline.removesuffix(".")
        self._headline.setText(headline)
        size = self.theme.px(22 if len(headline) <= LONG_HEADLINE else 19)
        self._headline.setStyleSheet(f"color: {colour}; font-size: {size}px;")
        self._verdict.setStyleSheet(
            f"QFrame#verdict {{ background: {ground}; border: {self.theme.border}px solid {colour};"
            " border-radius: 8px; }"
        )
        self._verdict.setAccessibleName(headline)
        reason, _, advice = guide.advice.rpartition("\n")
        for words, text in ((self._reason, reason), (self._advice, advice)):
            words.setText(text)
            words.setVisible(bool(text))
        self._bars.show_measures(guide.measures)
        self._note.setText(guide.note)
        self._note.setVisible(bool(guide.note))
        self._show_primary(guide.primary)
        self._show_others(guide.others)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Write smaller where all of the words would not stand above the buttons."""
        for each, kind in self._sizes:
            _dress(each, kind)
        box = self.layout()
        if box is not None and box.totalHeightForWidth(self.width()) > self.height():
            for each, _ in self._sizes:
                _dress(each, "tight")

    def _show_primary(self, action: Action | None) -> None:
        self.primary.setVisible(action is not None)
        if action:
            self.primary.setText(action.text)
            self.primary.setEnabled(action.enabled)
            self.primary.setAccessibleDescription(action.key)

    def _show_others(self, actions: tuple[Action, ...]) -> None:
        for place, action in enumerate(actions):
            if place == len(self._other_buttons):
                self._add_other(place)
            self._dress(self._other_buttons[place], action)
        for spare in self._other_buttons[len(actions) :]:
            spare.hide()

    def _add_other(self, place: int) -> None:
        made = button(lambda: self._press_other(place))
        self._other_buttons.append(made)
        self._others.addWidget(made)

    def _dress(self, other: QPushButton, action: Action) -> None:
        other.setText(f"{action.text}  ({action.key})" if action.key else action.text)
        other.setAccessibleName(action.text)
        other.setEnabled(action.enabled)
        colour = self.theme.bad if action.danger else self.theme.brand
        show_beside(other, action.symbol if self._has_room(other) else "", colour)
        kind = "danger" if action.danger else ""
        if other.property("kind") != kind:
            other.setProperty("kind", kind)
            other.style().polish(other)
        other.show()

    def _has_room(self, other: QPushButton) -> bool:
        """Say whether a symbol fits beside the words; the words come first."""
        other.ensurePolished()
        words = other.fontMetrics().horizontalAdvance(other.text())
        return words + BESIDE <= PANEL_WIDTH - 2 * (_MARGIN + _PADDING + self.theme.border)

    def _press(self) -> None:
        if self._guide and self._guide.primary:
            self._carry_out(self._guide.primary)

    def _press_other(self, place: int) -> None:
        if self._guide and place < len(self._guide.others):
            self._carry_out(self._guide.others[place])


def _dress(words: QLabel, kind: str) -> None:
    if words.property("kind") != kind:
        words.setProperty("kind", kind)
        words.style().polish(words)


def _words_differ(one: Guide, other: Guide) -> bool:
    return (one.headline, one.advice) != (other.headline, other.advice)


def _verdict_box() -> tuple[QFrame, Symbol, QLabel]:
    frame = QFrame()
    frame.setObjectName("verdict")
    box = row(frame, margins=12, spacing=10)
    symbol = Symbol(28)
    headline = label("h2", wrap=True)
    box.addWidget(symbol)
    box.addWidget(headline, 1)
    return frame, symbol, headline
