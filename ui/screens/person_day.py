"""One person of the day's list: a queue number, a place in the queue, or why not recorded."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QStackedWidget, QWidget

from station.register.day_entries import Absence
from station.session.expected import REASON_LENGTH
from station.session.view import RosterRow
from ui.desk_port import DeskPort
from ui.messages import name
from ui.theme import TARGET_HEIGHT
from ui.widgets.parts import button, column, label, row

translate = QCoreApplication.translate
_DIGITS: Final = tuple("123456789")
_REASONED: Final = frozenset({Absence.REFUSED, Absence.COME_AGAIN})


class PersonDialog(QDialog):
    """Each choice is a button and a digit; two of them ask for a reason before they count."""

    def __init__(self, desk: DeskPort, shown: RosterRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._shown = desk, shown
        self._absence: Absence | None = None
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(560)
        self.setWindowTitle(translate("PersonDay", "Queue and marks"))
        self._pages = QStackedWidget()
        self.buttons: list[QPushButton] = []
        self.reason = QLineEdit()
        self.reason.setMaxLength(REASON_LENGTH)
        self.reason.setFixedHeight(TARGET_HEIGHT)
        self.reason.textChanged.connect(lambda _: self._dress())
        self._question = label("value", wrap=True)
        self.save = button(self._save)
        self.save.setObjectName("primary")
        self._lay_out()

    def _lay_out(self) -> None:
        box = column(self, margins=20, spacing=12)
        box.addWidget(label("h2", self._shown.name, wrap=True))
        number = self._shown.number
        if number:
            words = translate("PersonDay", "Queue number {number}").format(number=f"{number:03d}")
            box.addWidget(label("value", words))
        self._pages.addWidget(self._choices())
        self._pages.addWidget(self._reasons())
        box.addWidget(self._pages)
        cancel = button(self.reject, text=translate("PersonDay", "Close"))
        box.addWidget(cancel)

    def _choices(self) -> QWidget:
        page = QWidget()
        box = column(page, spacing=8)
        for digit, (words, run) in enumerate(self._offered(), 1):
            made = button(run, text=f"{digit}   {words}")
            made.setStyleSheet("text-align: left; padding-left: 16px;")
            self.buttons.append(made)
            box.addWidget(made)
        return page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        place = int(event.text()) - 1 if event.text() in _DIGITS else -1
        if self._pages.currentIndex() == 0 and 0 <= place < len(self.buttons):
            self.buttons[place].click()
        else:
            super().keyPressEvent(event)

    def _offered(self) -> list[tuple[str, Callable[[], None]]]:
        """Return what may be done with this person now, in words and deed."""
        shown, found = self._shown, list[tuple[str, Callable[[], None]]]()
        desk, nik = self._desk, shown.nik
        if not shown.number or shown.absence or shown.called_at:
            found.append((_number_words(shown), self._then(partial(desk.give_number, nik))))
        if not shown.ahead or shown.called_at:
            ahead = translate("PersonDay", "Let ahead: elderly, disabled, small child")
            found.append((ahead, self._then(partial(desk.give_number, nik, True))))
        if shown.number and not shown.called_at and not shown.absence:
            up, down = translate("PersonDay", "One place up"), translate("PersonDay", "One down")
            found.append((up, self._then(partial(desk.move_turn, nik, -1))))
            found.append((down, self._then(partial(desk.move_turn, nik, 1))))
        for each, words in _mark_words():
            if shown.absence is not each:
                found.append((words, partial(self._mark, each)))
        if shown.absence:
            back = translate("PersonDay", "Take the mark back: {mark}")
            words = back.format(mark=name(shown.absence))
            found.append((words, self._then(partial(desk.excuse, nik, None, ""))))
        return found

    def _then(self, run: Callable[[], None]) -> Callable[[], None]:
        def done() -> None:
            run()
            self.accept()

        return done

    def _mark(self, absence: Absence) -> None:
        if absence not in _REASONED:
            self._desk.excuse(self._shown.nik, absence, "")
            self.accept()
            return
        self._absence = absence
        why = translate("PersonDay", "{mark}: for which reason?")
        self._question.setText(why.format(mark=name(absence)))
        self._pages.setCurrentIndex(1)
        self.reason.setFocus()
        self._dress()

    def _reasons(self) -> QWidget:
        page = QWidget()
        box = column(page, spacing=10)
        box.addWidget(self._question)
        self.reason.setAccessibleName(translate("PersonDay", "Reason"))
        hint = translate("PersonDay", "A few words, no illness by name: others read this list.")
        self.reason.setPlaceholderText(translate("PersonDay", "such as: papers at home"))
        self.save.setText(translate("PersonDay", "Save"))
        box.addWidget(self.reason)
        box.addWidget(label("quiet", hint, wrap=True))
        buttons = row()
        buttons.addWidget(self.save, 1)
        box.addLayout(buttons)
        box.addStretch(1)
        return page

    def _dress(self) -> None:
        self.save.setEnabled(bool(self.reason.text().strip()))
        self.save.setDefault(True)

    def _save(self) -> None:
        self._desk.excuse(self._shown.nik, self._absence, self.reason.text().strip())
        self.accept()


def _number_words(shown: RosterRow) -> str:
    if shown.number:
        return translate("PersonDay", "Is here again: back into the queue")
    return translate("PersonDay", "Give a queue number")


def _mark_words() -> tuple[tuple[Absence, str], ...]:
    return (
        (Absence.NOT_HERE, translate("PersonDay", "Not here")),
        (Absence.COME_AGAIN, translate("PersonDay", "Comes again another day …")),
        (Absence.REFUSED, translate("PersonDay", "Refuses to be recorded …")),
    )
