"""Drives the real kiosk window as an operator would, and keeps a picture of every screen.

Typing and clicks are Qt events on the real widgets; waiting is for views, in Qt's own loop.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from station.body import Target
from station.citizen.correcting import Field
from station.commands.demo.operator import (
    PASSING,
    PEN_PAUSE_SECONDS,
    STEP_SECONDS,
    place,
    writing,
)
from station.devices.messages import Lamp
from station.errors import Broken, Code, Trouble
from station.operators.credentials import Credentials
from station.session.view import CaptureState, DeskView, DoneView, Screen
from ui.screens.correction import CorrectionDialog
from ui.screens.diagnosis import Diagnosis
from ui.screens.help import Help
from ui.screens.outbox import Outbox
from ui.screens.report import DailyReport
from ui.screens.second_person import SecondPerson
from ui.screens.work import Work
from ui.window import Window


class Demonstration:
    """An operator at the window. ``told`` hears each picture by name; no folder, no pictures."""

    def __init__(
        self,
        window: Window,
        operator: Credentials,
        second: Credentials,
        folder: Path | None,
        told: Callable[[str], None] = lambda _: None,
    ) -> None:
        self._window = window
        self._operator, self._second = operator, second
        self._folder, self._told = folder, told
        self._pictures: set[str] = set()
        if folder:
            folder.mkdir(parents=True, exist_ok=True)

    # --- one person after the other -----------------------------------------------------------

    def sign_in(self) -> None:
        """Come to work: type name and PIN, press the button."""
        self._picture(self._window.view)
        user, pin = self._window.work.findChildren(QLineEdit)
        QTest.keyClicks(user, self._operator.user)
        QTest.keyClicks(pin, self._operator.pin)
        self._press_primary()
        self._await(lambda view: view.screen is not Screen.LOGIN)

    def record(self, nik: str, seen: Callable[[DeskView], None] = lambda _: None) -> DoneView:
        """Record one person of the list and return the slip. Raises ``Trouble`` on a dead end.

        ``seen`` hears every view from the person's first to the slip.
        """
        self._choose(nik)
        self._picture(self._window.view)
        self._press_primary()
        view = self._await(lambda view: view.citizen is not None)
        seen(view)
        self._look_at_correction()
        self._window.shown.connect(seen)
        while view.screen is not Screen.DONE:
            view = self._one_step(view)
        self._window.shown.disconnect(seen)
        self._picture(view)
        self._press_primary()
        self._await(lambda view: view.screen is Screen.TODAY)
        if view.done is None:
            raise Broken(Code.BUG, "done without a slip")
        return view.done

    def go_to_photo(self, nik: str) -> None:
        """Begin with one person of the list, and stay before the camera's live picture."""
        self._choose(nik)
        self._press_primary()
        view = self._await(lambda view: view.citizen is not None)
        self._press(view)
        self._await(lambda now: now.capture is not None and now.capture.state is CaptureState.LIVE)

    def look_at_day(self) -> None:
        """Look at the whole of the day's list: who was recorded, who is still to come."""
        self._window.desk.refresh()
        self._choose("")
        self._await(_all_ready)
        self._keep("queue")

    def look_into_outbox(self) -> None:
        """Open the outbox, all of it, then one packet's history, and go back to the day's list."""
        self._let_press()
        QTest.keyClick(self._window, Qt.Key.Key_F6)
        outbox = self._window.work
        assert isinstance(outbox, Outbox)
        QTest.mouseClick(outbox.chips[-1], Qt.MouseButton.LeftButton)
        self._await_outbox(outbox)
        self._keep("outbox")
        self._let_press()
        QTest.keyClick(self._window, Qt.Key.Key_H)
        self._await_outbox(outbox)
        self._keep("outbox-history")
        for _ in range(2):
            self._let_press()
            QTest.keyClick(self._window, Qt.Key.Key_Escape)

    def look_at_report(self) -> None:
        """Open the daily report, its figures and its day book, and go back to the day's list."""
        self._let_press()
        QTest.keyClick(self._window, Qt.Key.Key_F5)
        report = self._window.work
        assert isinstance(report, DailyReport)
        self._await_work(report, lambda: report.up_to_date)
        self._keep("report")
        self._let_press()
        QTest.keyClick(self._window, Qt.Key.Key_H)
        self._keep("report-book")
        self._window.leave_aside()

    def look_at_devices(self) -> None:
        """Open the diagnostics, examine every device, and go back to the day's list."""
        self._let_press()
        QTest.keyClick(self._window, Qt.Key.Key_F7)
        screen = self._window.work
        assert isinstance(screen, Diagnosis)
        self._press_primary()
        self._await_work(screen, lambda: screen.examined)
        self._keep("devices")
        self._window.leave_aside()

    def look_at_settings(self) -> None:
        """Open the settings, lay the help over them, and go back to the day's list."""
        QTest.keyClick(self._window, Qt.Key.Key_F8)
        self._keep("settings")
        QTest.keyClick(self._window, Qt.Key.Key_F1)
        dialog = self._window.findChild(Help)
        assert isinstance(dialog, Help)
        self._keep("help", dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        self._window.leave_aside()

    def _look_at_correction(self) -> None:
        """Say that the place of birth is wrong, and cancel: once, for its picture."""
        if self._folder is None or "correction" in self._pictures:
            return
        if self._window.view.screen is not Screen.BIODATA:
            return
        self._let_press()
        QTest.keyClick(self._window, Qt.Key.Key_S)
        dialog = self._window.findChild(CorrectionDialog)
        assert isinstance(dialog, CorrectionDialog)
        QTest.mouseClick(dialog.fields[Field.BIRTH_PLACE], Qt.MouseButton.LeftButton)
        dialog.editor.text.selectAll()
        QTest.keyClicks(dialog.editor.text, "cirebon")
        self._keep("correction", dialog)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)

    def _await_outbox(self, outbox: Outbox) -> None:
        """Wait until the outbox shows what it was asked for last, names included."""
        self._await_work(outbox, lambda: outbox.up_to_date)

    def _await_work(self, screen: Work, ready: Callable[[], bool]) -> None:
        """Wait until a screen has changed to what is wanted of it."""
        loop = QEventLoop()

        def look() -> None:
            if ready():
                loop.quit()

        screen.changed.connect(look)
        if not ready():
            _spin(loop, round(STEP_SECONDS * 1000))
        screen.changed.disconnect(look)
        if not ready():
            raise Broken(Code.DEVICE_TIMEOUT, "a screen did not answer")

    def _choose(self, nik: str) -> None:
        search = self._window.work.findChild(QLineEdit)
        if isinstance(search, QLineEdit):
            search.clear()
            QTest.keyClicks(search, nik)

    # --- one step -----------------------------------------------------------------------------

    def _one_step(self, view: DeskView) -> DeskView:
        before = place(view)
        if writing(view):
            self._let_write()
        elif _watching(view):
            view = self._await(lambda now: place(now) != before or _speaks(now))
            self._picture(view)
        else:
            self._picture(view)
            self._press(view)
        return self._await(lambda now: place(now) != before)

    def _press(self, view: DeskView) -> None:
        if view.capture and view.capture.may_force and not view.capture.may_go_on:
            self._window.desk.force(self._second)
            return
        self._press_primary()
        dialog = self._window.findChild(SecondPerson)
        if isinstance(dialog, SecondPerson) and dialog.isVisible():
            QTest.keyClicks(dialog.form.user, self._second.user)
            QTest.keyClicks(dialog.form.pin, self._second.pin)
            QTest.mouseClick(dialog.confirm, Qt.MouseButton.LeftButton)

    def _press_primary(self) -> None:
        self._let_press()
        QTest.mouseClick(self._window.panel.primary, Qt.MouseButton.LeftButton)

    def _let_press(self) -> None:
        """Wait until a press counts again."""
        while (closed := self._window.gate.closed_for()) > 0:
            _spin(QEventLoop(), round(closed * 1000) + 1)

    def _let_write(self) -> None:
        """Press when the pen has come to rest: ink there, and no more of it for a moment."""
        points = -1
        while writing(self._window.view):
            capture = self._window.view.capture
            now = len(capture.ink) if capture else 0
            if now and now == points:
                self._picture(self._window.view)
                self._press_primary()
                return
            points = now
            _spin(QEventLoop(), round(PEN_PAUSE_SECONDS * 1000))

    def _await(self, reached: Callable[[DeskView], bool]) -> DeskView:
        """Return the first view on the window that satisfies ``reached``."""
        loop = QEventLoop()

        def look(view: DeskView) -> None:
            troubled = view.trouble is not None and view.trouble not in PASSING
            if reached(view) or troubled:
                loop.quit()

        self._window.shown.connect(look)
        if not reached(self._window.view):
            _spin(loop, round(STEP_SECONDS * 1000))
        self._window.shown.disconnect(look)
        return self._arrived(reached)

    def _arrived(self, reached: Callable[[DeskView], bool]) -> DeskView:
        view = self._window.view
        if reached(view):
            return view
        if view.trouble is not None:
            raise Trouble(view.trouble, f"on {view.screen.value}")
        raise Broken(Code.DEVICE_TIMEOUT, f"nothing moved on {_name(view)}")

    # --- pictures -----------------------------------------------------------------------------

    def _picture(self, view: DeskView) -> None:
        """Keep the first picture of each place."""
        name = _name(view)
        if name not in self._pictures:
            self._keep(name)

    def _keep(self, name: str, over: QWidget | None = None) -> None:
        if self._folder is None:
            return
        self._pictures.add(name)
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        path = self._folder / f"{len(self._pictures):02d}-{name}.png"
        picture = self._window.grab()
        if over:
            _laid_over(picture, over)
        if not picture.save(str(path)):
            raise Broken(Code.DISK_UNWRITABLE, "a picture cannot be written")
        self._told(path.name)


def _laid_over(picture: QPixmap, dialog: QWidget) -> None:
    """Paint a dialog in the middle of a picture, framed as a window manager would."""
    painter = QPainter(picture)
    place = dialog.rect()
    place.moveCenter(QRect(QPoint(), picture.deviceIndependentSize().toSize()).center())
    painter.fillRect(place.adjusted(-3, -3, 3, 3), QColor("#12181F"))
    painter.drawPixmap(place.topLeft(), dialog.grab())
    painter.end()


def _all_ready(view: DeskView) -> bool:
    """Say whether nothing on the day's list is still starting."""
    return all(each.lamp is Lamp.READY for each in view.devices)


def _watching(view: DeskView) -> bool:
    capture = view.capture
    return view.screen is Screen.SEALING or bool(capture and capture.state is CaptureState.LIVE)


def _speaks(view: DeskView) -> bool:
    """Say whether quality has seen the live picture, so that the screen shows what it is for."""
    capture = view.capture
    if capture is None or capture.verdict is None:
        return False
    empty = capture.target is not Target.PHOTO and not capture.boxes
    return not empty  # fingers and eyes have arrived


def _name(view: DeskView) -> str:
    capture = view.capture
    if capture is None:
        return view.screen.value.lower().replace("_", "-")
    return f"{capture.target.value}-{capture.state.value}".lower().replace("_", "-")


def _spin(loop: QEventLoop, milliseconds: int) -> None:
    """Let Qt work until the loop is quit or the time is over."""
    timer = QTimer(singleShot=True, interval=milliseconds)
    timer.timeout.connect(loop.quit)
    timer.start()
    loop.exec()
