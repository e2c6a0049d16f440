"""The line above the work area: the step's name, LATIHAN in training, look, language, lock."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QPushButton

from ui.languages import Language
from ui.theme import SMALL_TARGET, Look, Theme
from ui.widgets.icon import icon
from ui.widgets.parts import Themed, button, label, row

translate = QCoreApplication.translate
_LOOK_SYMBOL = {Look.OFFICE: "office", Look.SUN: "sun", Look.NIGHT: "moon"}


@dataclass(frozen=True)
class Tools:
    """What the three small buttons do."""

    look: Callable[[], None]
    language: Callable[[], None]
    lock: Callable[[], None]


class Header(Themed):
    """Title and tools."""

    def __init__(self, theme: Theme, tools: Tools) -> None:
        super().__init__()
        self.theme = theme
        self.title = label("h1")
        self.training = label("watermark")
        self._look = _tool(tools.look)
        self._language = _tool(tools.language)
        self._lock = _tool(tools.lock)
        self._spoken = Language.INDONESIAN
        box = row(self, spacing=8)
        box.addWidget(self.title, 1)
        box.addWidget(self.training)
        for each in (self._look, self._language, self._lock):
            box.addWidget(each)
        self.setFixedHeight(SMALL_TARGET + 4)
        self.say()

    def show_state(self, title: str, *, training: bool, locked: bool) -> None:
        """Show the name of the step."""
        self.title.setText(title)
        self.training.setVisible(training)
        self._lock.setVisible(not locked)

    def speak(self, language: Language) -> None:
        """Show which language is spoken."""
        self._spoken = language
        self.say()

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        self.say()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self.say()
        super().changeEvent(event)

    def say(self) -> None:
        """Write the words in the language of the moment."""
        self.training.setText(translate("Header", "TRAINING"))
        self._look.setIcon(icon(_LOOK_SYMBOL[self.theme.look], self.theme.brand, 22))
        self._lock.setIcon(icon("lock", self.theme.brand, 22))
        self._language.setText(f"{self._spoken.value.upper()} F10")
        self._look.setText("F9")
        self._lock.setText("Ctrl+L")
        for each, words in (
            (self._look, translate("Header", "Change the look: office, sun, night")),
            (self._language, translate("Header", "Change the language")),
            (self._lock, translate("Header", "Lock the screen")),
        ):
            each.setAccessibleName(words)
            each.setToolTip(words)


def _tool(run: Callable[[], None]) -> QPushButton:
    made = button(run, kind="tool")
    made.setFixedHeight(SMALL_TARGET)
    made.setIconSize(QSize(22, 22))
    return made
