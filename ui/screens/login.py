"""Sign in: who works here now, with name and PIN."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit

from station.errors import Code
from station.session.view import DeskView, Screen
from ui.desk_port import DeskPort
from ui.messages import say
from ui.screens.work import Work
from ui.theme import TARGET_HEIGHT, Theme, Tone
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import card, column, label, row
from ui.widgets.pin_line import PinLine
from ui.widgets.pin_pad import PinPad
from ui.words.counts import COUNTS

translate = QCoreApplication.translate
_ENROLLING = frozenset(Screen) - {Screen.LOGIN, Screen.TODAY, Screen.DONE}


class Login(Work):
    """Name, PIN and number keys."""

    def __init__(self, theme: Theme, desk: DeskPort) -> None:
        super().__init__(theme, desk)
        self._user_label, self._pin_label = label(), label()
        self._user, self._pin = QLineEdit(), PinLine()
        self._locked_on: Screen | None = None
        self._station = label("h2", wrap=True)
        self._station.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._privacy = label("quiet", wrap=True)
        for line in (self._user, self._pin):
            line.setFixedHeight(TARGET_HEIGHT)
            line.textChanged.connect(self.changed)
        self._pad = PinPad(theme, self._pin)
        self._lay_out()

    def _lay_out(self) -> None:
        frame, inside = card()
        frame.setFixedWidth(420)
        for each in (self._user_label, self._user, self._pin_label, self._pin, self._pad):
            inside.addWidget(each)
        middle = row()
        middle.addStretch(1)
        middle.addWidget(frame)
        middle.addStretch(1)
        box = column(self, spacing=16)
        box.addStretch(1)
        box.addWidget(self._station)
        box.addLayout(middle)
        box.addStretch(1)
        box.addWidget(self._privacy)

    def arrive(self) -> None:
        self._pin.clear()
        (self._pin if self._user.text() else self._user).setFocus()

    def go_to_next(self) -> None:
        # Return is a shortcut of the window, so the line itself never hears of it.
        if self._user.text().strip():
            self._pin.setFocus()

    def follow(self, left: Screen) -> None:
        """Remember which screen was left by locking, to say that nothing of it is lost."""
        self._locked_on = left

    def title(self, _view: DeskView) -> str:
        return translate("Login", "Sign in")

    def show_view(self, view: DeskView) -> None:
        self._station.setText(view.station)
        self._station.setVisible(bool(view.station))
        self._user_label.setText(translate("Login", "Officer"))
        self._pin_label.setText(translate("Login", "PIN"))
        self._user.setAccessibleName(self._user_label.text())
        self._pin.setAccessibleName(self._pin_label.text())
        self._privacy.setText(
            translate("Login", "Everything recorded here is encrypted. Lock the screen (Ctrl+L).")
        )
        if view.trouble is Code.LOGIN_REFUSED:
            self._pin.clear()
        if view.operator and not self._user.text():
            self._user.setText(view.operator)

    def guide(self, view: DeskView) -> Guide:
        filled = bool(self._user.text().strip() and self._pin.text())
        sign_in = Action(
            translate("Login", "Sign in"), self._sign_in, "Enter", filled and not view.wait_seconds
        )
        if view.wait_seconds:
            words = COUNTS.wait(view.wait_seconds)
            return Guide(Tone.BAD, say(Code.LOGIN_WAIT).text, words, sign_in)
        if view.trouble is Code.LOGIN_REFUSED:
            return Guide(Tone.BAD, say(Code.LOGIN_REFUSED).text, _tries(view), sign_in)
        if self._locked_on in _ENROLLING:
            kept = translate("Login", "The recording is kept. Sign in to go on with it.")
            return Guide(Tone.PLAIN, translate("Login", "Locked"), kept, sign_in)
        advice = translate("Login", "Type name and PIN. The day's list opens next.")
        return Guide(Tone.PLAIN, translate("Login", "Who is working?"), advice, sign_in)

    def _sign_in(self) -> None:
        self.desk.sign_in(self._user.text().strip(), self._pin.text())


def _tries(view: DeskView) -> str:
    left = view.tries_left
    if left is None:
        return say(Code.LOGIN_REFUSED).advice
    return COUNTS.tries_left(left)
