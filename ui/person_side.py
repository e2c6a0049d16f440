"""What the operator's window has to do with the person: turning the screen, hearing the answer."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from station.devices.messages import FrameReady
from station.session.view import DeskView, Screen
from ui.desk_port import DeskPort
from ui.languages import Speech
from ui.theme import Theme
from ui.turned import BACK, Turned
from ui.widgets.panel import Action, Guide

translate = QCoreApplication.translate
SHOWN_TO: frozenset[Screen] = frozenset(
    {
        Screen.BIODATA,
        Screen.CAPTURE,
        Screen.APPROVAL,
        Screen.INDEX_CHECK,
        Screen.STATEMENT,
        Screen.DONE,
    }
)
"""The screens with something for the person."""


class PersonSide(QObject):
    """Turns the screen to the person and back, and tells the operator what the person pressed."""

    def __init__(
        self,
        window: QWidget,
        desk: DeskPort,
        speech: Speech,
        notice: Callable[[str], str] | None,
        changed: Callable[[], None],
    ) -> None:
        super().__init__(window)
        self._window, self._desk, self._speech = window, desk, speech
        self._notice, self._changed = notice, changed
        self._theme: Theme | None = None
        self._view = DeskView(screen=Screen.LOGIN)
        self._answer: bool | None = None
        self.turned: Turned | None = None

    def show_view(self, view: DeskView, theme: Theme) -> None:
        """Pass a view on to the screen turned round; an answer is about one screen only."""
        if view.screen is not self._view.screen:
            self._answer = None
        self._view, self._theme = view, theme
        if self.turned:
            self.turned.show_view(view)

    def show_frame(self, notice: FrameReady, pixels: memoryview) -> None:
        """Pass a live picture on to the screen turned round."""
        if self.turned:
            self.turned.show_frame(notice, pixels)

    def along(self, guide: Guide) -> Guide:
        """Return the guide with the key that turns the screen, and with what the person pressed."""
        if self._view.screen not in SHOWN_TO:
            return guide
        turn = Action(translate("PersonSide", "Turn the screen to the person"), self.turn, BACK)
        note = "\n".join(filter(None, (self._answer_words(), guide.note)))
        return replace(guide, tools=(*guide.tools, turn), note=note)

    def turn(self) -> None:
        """Show the operator's screen to the person, locked."""
        if self.turned or self._theme is None:
            return
        self.turned = Turned(self._theme, self._speech, self._notice, self._window)
        self.turned.display.answered.connect(self.hear)
        self.turned.finished.connect(self._taken_back)
        self.turned.show_view(self._view)
        self.turned.open()

    def hear(self, agrees: bool) -> None:
        """Take in what the person pressed: it is noted, and the operator decides."""
        self._answer = agrees
        self._desk.person_answers(agrees)
        self._changed()

    def _taken_back(self) -> None:
        self.turned = None
        self._window.activateWindow()
        self._window.setFocus()
        self._changed()

    def _answer_words(self) -> str:
        if self._answer is None:
            return ""
        if self._answer:
            return translate("PersonSide", "The person pressed: it is right.")
        return translate("PersonSide", "The person pressed: it is not right.")
