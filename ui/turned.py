"""The operator's own screen turned round to the person: locked, until an officer takes it back."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QWidget

from station.devices.messages import FrameReady
from station.session.view import DeskView, Screen
from ui.languages import Speech
from ui.person_display import PersonDisplay
from ui.theme import TARGET_HEIGHT, Theme
from ui.widgets.icon import icon
from ui.widgets.parts import button, column, row

translate = QCoreApplication.translate
BACK: Final = "T"
"""The key that turns the screen, and takes it back."""
HOLD_MS: Final = 2000
"""How long the button is held that does the same by touch: no child's hand does it by chance."""


class Turned(QDialog):
    """Covers the operator's window, whose keys are dead for as long: nothing there can be pressed.

    It goes by the key, by the button held for two seconds, and where somebody must sign in again.
    """

    def __init__(
        self,
        theme: Theme,
        speech: Speech,
        notice: Callable[[str], str] | None,
        parent: QWidget,
    ) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.display = PersonDisplay(theme, speech, notice, self)
        self.back = button(lambda: None)
        self.back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.back.setFixedHeight(TARGET_HEIGHT)
        self.back.setIcon(icon("lock", theme.brand))
        self._held = QTimer(self, singleShot=True, interval=HOLD_MS)
        self._held.timeout.connect(self.accept)
        self.back.pressed.connect(self._held.start)
        self.back.released.connect(self._held.stop)
        box = column(self)
        box.addWidget(self.display, 1)
        foot = row()
        foot.setContentsMargins(40, 0, 40, 16)
        foot.addStretch(1)
        foot.addWidget(self.back)
        box.addLayout(foot)
        self.setGeometry(parent.geometry())
        self._say()

    def show_view(self, view: DeskView) -> None:
        """Show what concerns the person; nobody signs in behind it."""
        if view.screen in (Screen.LOGIN, Screen.TODAY):
            self.accept()
            return
        self.display.show_view(view)

    def show_frame(self, notice: FrameReady, pixels: memoryview) -> None:
        """Show the person as in a mirror."""
        self.display.show_frame(notice, pixels)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hear the one key; none of the others does anything here."""
        if event.text().upper() == BACK and not event.isAutoRepeat():
            self.accept()

    def reject(self) -> None:
        """Stay: Esc belongs to the officer."""

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.result() == QDialog.DialogCode.Accepted)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        words = translate("Turned", "Officer: key {key}, or hold here for two seconds")
        self.back.setText(words.format(key=BACK))
