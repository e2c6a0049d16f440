"""One device under examination: its lamp, what was found and what to do next, and a test button."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame

from ui.theme import SMALL_TARGET, Theme, Tone
from ui.widgets.icon import Symbol
from ui.widgets.panel import SYMBOLS
from ui.widgets.parts import Wearer, button, column, label, row

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Shown:
    """What a card says: tone, title, what was found (or how far it is)."""

    title: str
    found: str
    tone: Tone
    symbol: str = ""
    """Instead of the tone's own."""
    more: str = ""
    """What its second button does; it has none where this is empty."""


class DeviceCard(Wearer, QFrame):
    """Pressed anywhere it is chosen; its button tests this device alone, ``more`` measures it."""

    def __init__(
        self,
        choose: Callable[[], None],
        test: Callable[[], None],
        more: Callable[[], None] = lambda: None,
    ) -> None:
        super().__init__()
        self._choose = choose
        self._shown = Shown("", "", Tone.PLAIN)
        self._chosen = False
        self.setProperty("kind", "device")
        self.setObjectName("device")
        self._lamp = Symbol(30)
        self._title = label("value")
        self._found = label(wrap=True)
        self._found.setMinimumWidth(1)
        self.test = button(test)
        self.more = button(more)
        for each in (self.test, self.more):
            each.setMinimumHeight(SMALL_TARGET)
        lines = column(spacing=2)
        lines.addWidget(self._title)
        lines.addWidget(self._found)
        box = row(self, spacing=14)
        box.setContentsMargins(14, 8, 12, 8)
        box.addWidget(self._lamp)
        box.addLayout(lines, 1)
        box.addWidget(self.more)
        box.addWidget(self.test)

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        self._paint()

    def show_state(self, shown: Shown, *, chosen: bool, may_test: bool) -> None:
        """Show another state of the device."""
        self._shown, self._chosen = shown, chosen
        self._title.setText(shown.title)
        self._found.setText(shown.found)
        self.setAccessibleName(f"{shown.title}: {shown.found}")
        self.test.setText(translate("Diagnosis", "Test"))
        self.test.setAccessibleName(f"{self.test.text()}: {shown.title}")
        self.test.setEnabled(may_test)
        self.more.setText(shown.more)
        self.more.setAccessibleName(f"{shown.more}: {shown.title}")
        self.more.setVisible(bool(shown.more))
        self.more.setEnabled(may_test)
        self._paint()

    def _paint(self) -> None:
        colour, ground = self.theme.tone(self._shown.tone)
        self._lamp.show_symbol(self._shown.symbol or SYMBOLS[self._shown.tone], colour)
        edge = self.theme.brand if self._chosen else self.theme.line
        width = self.theme.border + 1 if self._chosen else 1
        back = ground if self._shown.tone in (Tone.BAD, Tone.WARN) else self.theme.surface
        self.setStyleSheet(
            f"QFrame#device {{ background: {back}; border: {width}px solid {edge};"
            " border-radius: 8px; }"
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._choose()
        super().mousePressEvent(event)
