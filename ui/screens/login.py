"""Sign in: who works here now, with name and PIN."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit

from station.errors import Code
from station.session.view import DeskView, Screen
from ui.desk_port import DeskPort
from ui.messages import say
from ui.screens.own_pin import OwnPin
from ui.screens.work import Work
from ui.theme import TARGET_HEIGHT, Theme, Tone
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import card, column, label, row
from ui.widgets.pin_line import PinLine
from ui.widgets.pin_pad import PinPad
from ui.words.clock import how_far, wrong_before_login
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
        self._heeded: Code | None = None
        self._station = label("h2", wrap=True)
        self._station.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._privacy = label("quiet", wrap=True)
        for line in (self._user, self._pin):
            line.setFixedHeight(TARGET_HEIGHT)
            line.textChanged.connect(self.changed)
        self._pad = PinPad(theme, self._pin)
        self._pin.entered.connect(lambda: self._pad.write_into(self._pin))
        self._own: OwnPin | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        frame, inside = card()
        self._inside = inside
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
        self._forget_own()
        self._pin.clear()
        (self._pin if self._user.text() else self._user).setFocus()

    def go_to_next(self) -> None:
        # Return is a shortcut of the window, so the line itself never hears of it.
        if self._own:
            self._own.second.setFocus()
        elif self._user.text().strip():
            self._pin.setFocus()

    def _choose_own(self) -> None:
        """Show the lines for a PIN of one's own in place of name and code, which stay typed."""
        if self._own is None:
            self._own = OwnPin(self.changed.emit, self._pad.write_into)
            self._inside.insertWidget(0, self._own)
            self._show_credentials(visible=False)
        self._own.say()
        self._own.clear()

    def _forget_own(self) -> None:
        if self._own:
            self._own.deleteLater()
            self._own.setParent(None)
            self._own = None
            self._pad.write_into(self._pin)
            self._show_credentials(visible=True)

    def _show_credentials(self, *, visible: bool) -> None:
        for each in (self._user_label, self._user, self._pin_label, self._pin):
            each.setVisible(visible)

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
        if self._own:
            self._own.say()
        self._heed(view)
        if view.operator and not self._user.text():
            self._user.setText(view.operator)

    def _heed(self, view: DeskView) -> None:
        """Turn to what the desk answered, once."""
        if view.trouble is self._heeded:
            return
        self._heeded = view.trouble
        if view.trouble in {Code.PIN_MUST_CHANGE, Code.PIN_TOO_WEAK}:
            self._choose_own()
        elif view.trouble is not None:
            self._forget_own()
            self._pin.clear()

    def _guide_own(self, view: DeskView, own: OwnPin) -> Guide:
        keep = Action(translate("Login", "Keep this PIN"), self._sign_in, "Enter", bool(own.chosen))
        if own.differ:
            words = translate("Login", "The two are not the same.")
            return Guide(Tone.WARN, words, translate("Login", "Type it once more."), keep)
        told = say(view.trouble or Code.PIN_MUST_CHANGE)
        tone = Tone.BAD if view.trouble is Code.PIN_TOO_WEAK else Tone.PLAIN
        return Guide(tone, told.text, told.advice, keep)

    def guide(self, view: DeskView) -> Guide:
        if self._own:
            return self._guide_own(view, self._own)
        filled = bool(self._user.text().strip() and self._pin.text())
        sign_in = Action(
            translate("Login", "Sign in"), self._sign_in, "Enter", filled and not view.wait_seconds
        )
        headline, advice = _refusal(view)
        if headline:
            return Guide(Tone.BAD, headline, advice, sign_in, note=_clock_words(view))
        if view.clock.code and wrong_before_login(view.clock):
            told = say(view.clock.code)
            advice = f"{how_far(view.clock)}\n{told.advice}"
            return Guide(Tone.WARN, told.text, advice, sign_in)
        if self._locked_on in _ENROLLING:
            kept = translate("Login", "The recording is kept. Sign in to go on with it.")
            return Guide(Tone.PLAIN, translate("Login", "Locked"), kept, sign_in)
        advice = translate("Login", "Type name and PIN. The day's list opens next.")
        return Guide(Tone.PLAIN, translate("Login", "Who is working?"), advice, sign_in)

    def _sign_in(self) -> None:
        user, pin = self._user.text().strip(), self._pin.text()
        self._heeded = None
        if self._own:
            self.desk.sign_in(user, pin, self._own.chosen)
        else:
            self.desk.sign_in(user, pin)


def _refusal(view: DeskView) -> tuple[str, str]:
    """Return why the last sign-in failed, and what to do; empty where none did."""
    if view.wait_seconds:
        return say(Code.LOGIN_WAIT).text, COUNTS.wait(view.wait_seconds)
    if view.trouble is Code.LOGIN_REFUSED:
        return say(Code.LOGIN_REFUSED).text, _tries(view)
    if view.trouble:
        told = say(view.trouble)
        return told.text, told.advice
    return "", ""


def _clock_words(view: DeskView) -> str:
    """Return that the clock is wrong, too: it may be why an account has ended."""
    if not view.clock.code or not wrong_before_login(view.clock):
        return ""
    return f"{say(view.clock.code).text} {how_far(view.clock)}"


def _tries(view: DeskView) -> str:
    left = view.tries_left
    if left is None:
        return say(Code.LOGIN_REFUSED).advice
    return COUNTS.tries_left(left)
