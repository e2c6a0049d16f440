"""What a key, the pedal or a touch does: the action that shows it, once however often it is hit."""

from functools import partial
from typing import Protocol

from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from ui.keys import LETTERS, PRIMARY, bind
from ui.pedal import Pedal
from ui.press import Gate
from ui.screens.work import Work
from ui.widgets.panel import Action, Panel


class Shown(Protocol):
    """What is asked of the window when something is pressed."""

    gate: Gate

    @property
    def panel(self) -> Panel: ...
    @property
    def work(self) -> Work: ...


class Pressing:
    """Binds the keys that belong to the screen of the moment."""

    def __init__(self, window: QWidget, shown: Shown) -> None:
        self._shown = shown
        self.pedal = Pedal(window, self._press_panel)
        bind(window, PRIMARY, self._press_primary)
        for key, named in LETTERS.items():
            bind(window, (key,), partial(self._press_key, named))
        bind(window, ("Up",), lambda: shown.work.go(-1))
        bind(window, ("Down",), lambda: shown.work.go(1))
        bind(window, ("PgUp",), lambda: shown.work.turn(-1))
        bind(window, ("PgDown",), lambda: shown.work.turn(1))

    def press(self, action: Action) -> None:
        """Carry out an action once, however often it is hit in a moment."""
        if action.enabled and self._shown.gate.let_through():
            action.run()

    def _press_primary(self) -> None:
        """Press the button that has the focus, or the big one; the key of both is the same."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QAbstractButton) and focused is not self._shown.panel.primary:
            focused.click()
        else:
            self._press_panel()

    def _press_panel(self) -> None:
        """Press the big button, wherever the focus is: a foot sees none."""
        guide = self._shown.panel.guide
        if guide and guide.primary:
            if not guide.primary.enabled:
                self._shown.work.go_to_next()
            self.press(guide.primary)

    def _press_key(self, key: str) -> None:
        guide = self._shown.panel.guide
        for action in guide.actions() if guide else ():
            if action.key == key:
                self.press(action)
                return
