"""Exception (*pengecualian*): which part, why, for how long, and who confirms it."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from station.body import FINGERS, Part
from station.session.exemptions import ALLOWED, NOTE_LENGTH, Presence
from station.session.view import DeskView
from ui.desk_port import DeskPort
from ui.messages import name, say_value
from ui.screens.confirming import Confirming
from ui.screens.credentials_form import CredentialsForm
from ui.theme import TARGET_HEIGHT, Theme
from ui.widgets.hands import Hands
from ui.widgets.parts import button, column, label, row
from ui.widgets.pin_line import then

translate = QCoreApplication.translate
_PERMANENT = frozenset({Presence.AMPUTATED, Presence.BLIND})


def reasons_for(parts: tuple[Part, ...]) -> tuple[Presence, ...]:
    """Return the reasons that can hold for every one of these parts, in a fixed order."""
    return tuple(p for p in Presence if all(p in ALLOWED[part] for part in parts))


class ExemptionDialog(Confirming):
    """Nothing is preset but what follows from the reason; a second officer confirms."""

    def __init__(
        self,
        theme: Theme,
        desk: DeskPort,
        parts: tuple[Part, ...],
        chosen: Part | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk, self._parts = theme, desk, parts
        self._waiting: tuple[Part, ...] = ()
        self._what, self._why, self._how_long = label("value"), label("value"), label("value")
        self.hands = Hands(theme)
        self.hands.setFixedHeight(150)
        self.hands.setVisible(all(part in FINGERS for part in parts))
        self.part_buttons = {part: self._toggle(self._changed) for part in parts}
        self.reason_buttons = {
            each: self._toggle(self._chose_reason) for each in reasons_for(parts)
        }
        self.temporary, self.permanent = self._toggle(self._changed), self._toggle(self._changed)
        self.note = QLineEdit(maxLength=NOTE_LENGTH)
        self.note.setFixedHeight(TARGET_HEIGHT)
        self.form = CredentialsForm(theme, self._changed)
        self.save, self.cancel = button(self._save), button(self.reject)
        self.withdraw = button(self._withdraw)
        self.withdraw.hide()
        self._exempt: tuple[Part, ...] = ()
        self.save.setObjectName("primary")
        self.save.setDefault(True)
        self._group()
        self._lay_out()
        self._order_tabs()
        then(self.note, self.form.user)
        if chosen in self.part_buttons or len(parts) == 1:
            self.part_buttons[chosen or parts[0]].setChecked(True)
        self.hands.pressed.connect(self._touch)
        self._say()
        self._changed()

    def _toggle(self, run: Callable[[], None]) -> QPushButton:
        made = button(run)
        made.setCheckable(True)
        return made

    def _group(self) -> None:
        for buttons in (self.reason_buttons.values(), (self.temporary, self.permanent)):
            group = QButtonGroup(self)
            for each in buttons:
                group.addButton(each)

    def _lay_out(self) -> None:
        left: QVBoxLayout = column(spacing=10)
        left.addWidget(self._what)
        left.addWidget(self.hands)
        left.addLayout(_grid(list(self.part_buttons.values())))
        left.addWidget(self._why)
        left.addLayout(_grid(list(self.reason_buttons.values())))
        left.addWidget(self._how_long)
        left.addLayout(_grid([self.temporary, self.permanent]))
        left.addStretch(1)
        right = column(spacing=10)
        right.addWidget(self.note)
        right.addWidget(self.form)
        right.addStretch(1)
        right.addWidget(self.withdraw)
        buttons = row()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save, 1)
        right.addLayout(buttons)
        box = row(self, margins=20, spacing=24)
        box.addLayout(left, 3)
        box.addLayout(right, 2)
        self.setFixedWidth(980)

    def _order_tabs(self) -> None:
        order = (
            *self.part_buttons.values(),
            *self.reason_buttons.values(),
            self.temporary,
            self.permanent,
            self.note,
            self.form.user,
            self.form.pin,
            self.save,
            self.cancel,
            self.withdraw,
        )
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    # --- what is chosen -----------------------------------------------------------------------

    def _chosen(self) -> tuple[Part, ...]:
        return tuple(part for part, each in self.part_buttons.items() if each.isChecked())

    def _reason(self) -> Presence | None:
        return next((r for r, each in self.reason_buttons.items() if each.isChecked()), None)

    def _touch(self, part: Part) -> None:
        if part in self.part_buttons:
            self.part_buttons[part].toggle()
            self._changed()

    def stand_on(self, view: DeskView) -> None:
        super().stand_on(view)
        self._exempt = tuple(part for part in self._parts if _left_out(view, part))
        self.withdraw.setVisible(bool(self._exempt))

    def _withdraw(self) -> None:
        """Record after all: the chosen ones of those left out, or all of them."""
        chosen = [part for part in self._chosen() if part in self._exempt] or self._exempt
        self.accept()
        for part in chosen:
            self._desk.withdraw_exemption(part)

    def _chose_reason(self) -> None:
        (self.permanent if self._reason() in _PERMANENT else self.temporary).setChecked(True)
        self._changed()

    def _changed(self) -> None:
        self.hands.choose(frozenset(self._chosen()))
        self.save.setEnabled(
            bool(self._chosen())
            and self._reason() is not None
            and self.form.credentials() is not None
        )

    def _save(self) -> None:
        self._waiting = self._chosen()
        self._ask()

    def _ask(self) -> None:
        """Ask for one part; the next one follows the desk's yes, so that no PIN is spent twice."""
        reason, second = self._reason(), self.form.credentials()
        if reason is None or second is None or not self._waiting:
            return
        self.asked()
        note, lasting = self.note.text().strip(), self.permanent.isChecked()
        self._desk.exempt(self._waiting[0], reason, lasting, note, second)

    def came_about(self, view: DeskView) -> bool:
        reason = self._reason()
        return bool(self._waiting and reason and excused(view, self._waiting[0], reason))

    def go_further(self) -> None:
        self._waiting = self._waiting[1:]
        if self._waiting:
            self._ask()
        else:
            self.accept()

    # --- words --------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setWindowTitle(translate("Exemption", "Exception"))
        self._what.setText(translate("Exemption", "What cannot be recorded?"))
        self._why.setText(translate("Exemption", "Why?"))
        self._how_long.setText(translate("Exemption", "For how long?"))
        self.temporary.setText(translate("Exemption", "For a time"))
        self.permanent.setText(translate("Exemption", "For good"))
        self.note.setPlaceholderText(translate("Exemption", "Note (no names)"))
        self.note.setAccessibleName(self.note.placeholderText())
        self.save.setText(translate("Exemption", "Save"))
        self.cancel.setText(translate("Exemption", "Cancel"))
        self.withdraw.setText(translate("Exemption", "Record it after all"))
        for part, each in self.part_buttons.items():
            each.setText(name(part))
        for reason, each in self.reason_buttons.items():
            each.setText(say_value(reason.value))
        self.form.say()


def excused(view: DeskView, part: Part, reason: Presence) -> bool:
    """Say whether a view shows this part as left out for this reason."""
    return reason.value in _left_out(view, part)


def _left_out(view: DeskView, part: Part) -> frozenset[str]:
    """Return the reasons why a view shows this part as left out: none, or one."""
    parts = (*(view.capture.parts if view.capture else ()), *view.review)
    return frozenset(each.exempt for each in parts if each.part is part and each.exempt)


def _grid(buttons: list[QPushButton]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(8)
    for place, each in enumerate(buttons):
        each.setFixedHeight(TARGET_HEIGHT)
        grid.addWidget(each, place // 2, place % 2)
    return grid
