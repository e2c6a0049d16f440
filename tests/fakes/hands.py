"""An operator at the real window: keys and touches come in as Qt's events, waiting is for views."""

from collections.abc import Callable, Collection
from functools import partial
from typing import Final

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from station.body import Part
from station.citizen.correcting import Field
from station.commands.demo.operator import PEN_TARGETS, place, writing
from station.operators.credentials import Credentials
from station.session.exemptions import Presence
from station.session.view import CaptureState, CaptureView, DeskView, Mark, Screen, Step
from ui.languages import Language
from ui.messages import say_value
from ui.screens.correction import CorrectionDialog
from ui.screens.exemption import ExemptionDialog
from ui.window import Window

SECONDS: Final = 30.0
LOOK_MS: Final = 10
REST_LOOKS: Final = 12
"""Looks at the pad without more ink, after which the person has finished writing."""
_Key = Qt.Key


def step(view: DeskView) -> Step | None:
    """Return the row of the rail where the desk stands."""
    return next((row.step for row in view.rail if row.mark is Mark.NOW), None)


class Hands:
    """Types, presses, touches. ``bilingual`` reads every place in the other language, too."""

    def __init__(self, window: Window, *, bilingual: bool = True) -> None:
        self.window = window
        self._bilingual = bilingual
        self.heavy = False
        """Every key comes twice, as from a pedal that bounces."""
        self._touch = QTest.createTouchDevice()
        self.read: dict[object, set[tuple[str, ...]]] = {}
        """What stood on the screen, by place: title, headline, advice, note, primary."""

    @property
    def view(self) -> DeskView:
        return self.window.view

    # --- hands --------------------------------------------------------------------------------

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key once it counts: never within the bounce of the press before."""
        self.wait(lambda: self.window.gate.closed_for() <= 0)
        for _ in range(2 if self.heavy else 1):
            self.hit(key, modifier)

    def hit(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        """Press a key now."""
        QTest.keyClick(self._focus(), key, modifier or Qt.KeyboardModifier.NoModifier)

    def type(self, words: str) -> None:
        """Type into what has the focus."""
        QTest.keyClicks(self._focus(), words)

    def touch(self, words: Callable[[], str]) -> None:
        """Touch the button that says so, in the language of that moment."""
        self.wait(lambda: self.window.gate.closed_for() <= 0)
        self.wait(lambda: self._button(words()) is not None)
        found = self._button(words())
        assert found is not None
        self.tap(found)

    def tap(self, target: QWidget) -> None:
        """Put a finger on something, and lift it."""
        QApplication.processEvents()  # what has just come up lies where it will lie
        top, middle = target.window(), target.mapTo(target.window(), target.rect().center())
        QTest.touchEvent(top.windowHandle(), self._touch).press(0, middle).commit()
        QTest.touchEvent(top.windowHandle(), self._touch).release(0, middle).commit()

    def _button(self, words: str) -> QAbstractButton | None:
        """Return the button of the topmost window that says so and can be pressed."""
        for each in self._top().findChildren(QAbstractButton):
            said = (each.text().partition("  (")[0], each.accessibleName())
            if words in said and each.isVisible() and each.isEnabled():
                return each
        return None

    def leave_out(self, parts: Collection[Part], reason: Presence, second: Credentials) -> None:
        """Say in the dialog for exceptions what cannot be recorded, and why; another confirms."""
        self.key(_Key.Key_X)
        self.wait(lambda: isinstance(self._top(), ExemptionDialog))
        dialog = self._top()
        assert isinstance(dialog, ExemptionDialog)
        for part, button in dialog.part_buttons.items():
            if button.isChecked() is not (part in parts):
                self.tap(button)
        self.touch(partial(say_value, reason.value))
        self.confirm_as(second)
        self.wait(lambda: QApplication.activeModalWidget() is None)

    def correct(self, field: Field, value: str) -> None:
        """Say that a line is wrong, and type what the papers say; the own finger comes by itself.

        Returns when the second officer may agree.
        """
        self.key(_Key.Key_S)
        self.wait(lambda: isinstance(self._top(), CorrectionDialog))
        dialog = self._top()
        assert isinstance(dialog, CorrectionDialog)
        self.tap(dialog.fields[field])
        dialog.editor.text.setFocus()
        dialog.editor.text.selectAll()
        self.type(value.lower())
        self.hit(_Key.Key_Return)
        self.until(lambda view: view.proposal is not None and view.proposal.may_ask)

    def confirm_as(self, who: Credentials) -> None:
        """Be the second officer in the dialog that is open: name, Enter, PIN, Enter."""
        self.wait(lambda: QApplication.activeModalWidget() is not None)
        lines = [e for e in self._top().findChildren(QLineEdit) if e.isVisible()]
        lines[-2].setFocus()
        lines[-2].selectAll()
        self.type(who.user)
        self.hit(_Key.Key_Return)
        self.type(who.pin)
        self.hit(_Key.Key_Return)

    def _top(self) -> QWidget:
        return QApplication.activeModalWidget() or self.window

    def _focus(self) -> QWidget:
        return self._top().focusWidget() or self._top()

    # --- eyes ---------------------------------------------------------------------------------

    def until(self, reached: Callable[[DeskView], bool]) -> DeskView:
        """Return the view that satisfies ``reached``, once it stands on the screen."""
        loop, window = QEventLoop(), self.window

        def look(view: DeskView) -> None:
            if reached(view):
                loop.quit()

        window.shown.connect(look)
        if not reached(window.view):
            _spin(loop, SECONDS)
        window.shown.disconnect(look)
        view = window.view
        assert reached(view), f"stands at {place(view)}, trouble {view.trouble}"
        return view

    def wait(self, holds: Callable[[], bool]) -> None:
        """Let Qt work until something holds."""
        loop = QEventLoop()
        timer = QTimer(interval=LOOK_MS)
        timer.timeout.connect(lambda: loop.quit() if holds() else None)
        timer.start()
        if not holds():
            _spin(loop, SECONDS)
        timer.stop()
        assert holds()

    def look(self) -> tuple[str, ...]:
        """Read what stands on the screen."""
        panel, guide = self.window.panel, self.window.panel.guide
        assert guide is not None
        return (
            self.window.header.title.text(),
            guide.headline,
            guide.advice,
            guide.note,
            panel.primary.text(),
        )

    def read_both(self) -> None:
        """Read the place in both languages: what it says is never the same in both."""
        where = (self.view.screen, step(self.view), _state(self.view.capture))
        if not self._bilingual or where in self.read:
            return
        ours, theirs = self.look(), self._in_the_other_language()
        self._in_the_other_language()
        self.read[where] = {ours, theirs}
        assert ours != theirs, f"{where} says the same in both languages: {ours}"

    def speak(self, language: Language) -> None:
        """Work in this language; whoever is signed in keeps it."""
        if self.window.speech.language is not language:
            self._in_the_other_language()

    def _in_the_other_language(self) -> tuple[str, ...]:
        """Switch the language; return what is read then."""
        spoken, before = self.window.speech.language, self.look()
        self.hit(_Key.Key_F10)
        self.wait(lambda: self.look() != before and self.window.speech.language is not spoken)
        return self.look()

    # --- an operator's work -------------------------------------------------------------------

    def sign_in(self, who: Credentials) -> DeskView:
        """Type the name, Enter, the PIN, Enter."""
        self.until(lambda view: view.screen is Screen.LOGIN)
        user, _ = self.window.work.findChildren(QLineEdit)
        user.clear()
        user.setFocus()
        self.type(who.user)
        self.hit(_Key.Key_Return)
        self.type(who.pin)
        self.key(_Key.Key_Return)
        return self.until(lambda view: view.screen is not Screen.LOGIN)

    def choose(self, nik: str) -> None:
        """Search for somebody on the day's list."""
        self.until(lambda view: view.screen is Screen.TODAY)
        search = self.window.work.findChild(QLineEdit)
        assert isinstance(search, QLineEdit)
        search.setFocus()
        search.clear()
        self.type(nik)

    def open(self, nik: str) -> DeskView:
        """Choose somebody and press Enter: a new person, or a draft."""
        self.choose(nik)
        self.read_both()
        self.key(_Key.Key_Return)
        return self.until(lambda view: view.citizen is not None)

    def go_to(self, where: Screen | Step) -> DeskView:
        """Do what there is to do, step by step, until the desk stands there."""
        while where not in {self.view.screen, step(self.view)}:
            self.one_step()
        return self.view

    def finish(self) -> DeskView:
        """Do everything up to the slip."""
        return self.go_to(Screen.DONE)

    def one_step(self) -> DeskView:
        """Do what the screen asks for, and wait until something has come of it."""
        view = self.view
        before = place(view)
        if view.screen is Screen.SEALING or (view.capture and watching(view.capture)):
            self.read_both()
        elif writing(view):
            self.let_write()
            self.key(_Key.Key_Space)
        else:
            self.read_both()
            self.press()
        return self.until(lambda now: place(now) != before)

    def press(self) -> None:
        """Press the primary button with the space bar, as a pedal does."""
        self.key(_Key.Key_Space)

    def let_write(self) -> None:
        """Wait until there is ink on the pad, and no more of it for a moment."""
        looks = [0, 0]  # points seen, looks without more of them

        def rests() -> bool:
            points = len(self.view.capture.ink) if self.view.capture else 0
            looks[:] = [points, looks[1] + 1 if points == looks[0] else 0]
            return points > 0 and looks[1] > REST_LOOKS

        self.wait(rests)
        self.read_both()


def watching(capture: CaptureView) -> bool:
    """Say whether a live picture is looked at, and will be taken by itself."""
    return capture.state is CaptureState.LIVE and capture.target not in PEN_TARGETS


def _state(capture: CaptureView | None) -> CaptureState | None:
    return capture.state if capture else None


def _spin(loop: QEventLoop, seconds: float) -> None:
    """Let Qt work until the loop is quit or the time is over."""
    timer = QTimer(singleShot=True, interval=round(seconds * 1000))
    timer.timeout.connect(loop.quit)
    timer.start()
    loop.exec()
