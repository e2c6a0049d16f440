"""Exception (*pengecualian*): which part, why, for how long, and who confirms it."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from station.body import FINGERS, Part
from station.session.exemptions import ALLOWED, NOTE_LENGTH, Presence
from ui.desk_port import DeskPort
from ui.messages import name, say_value
from ui.screens.second_person import CredentialsForm
from ui.theme import TARGET_HEIGHT, Theme
from ui.widgets.hands import Hands
from ui.widgets.parts import button, column, label, row

translate = QCoreApplication.translate
_PERMANENT = frozenset({Presence.AMPUTATED, Presence.BLIND})


def reasons_for(parts: tuple[Part, ...]) -> tuple[Presence, ...]:
    """Return the reasons that can hold for every one of these parts, in a fixed order."""
    return tuple(p for p in Presence if all(p in ALLOWED[part] for part in parts))


class ExemptionDialog(QDialog):
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
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._what, self._why, self._how_long = label("value"), label("value"), label("value")
        self.hands = Hands(theme)
        self.hands.setMinimumHeight(150)
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
        self.save.setObjectName("primary")
        self._group()
        self._lay_out()
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
        buttons = row()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save, 1)
        right.addLayout(buttons)
        box = row(self, margins=20, spacing=24)
        box.addLayout(left, 3)
        box.addLayout(right, 2)
        self.setFixedWidth(980)

    # --- what is chosen -----------------------------------------------------------------------

    def _chosen(self) -> tuple[Part, ...]:
        return tuple(part for part, each in self.part_buttons.items() if each.isChecked())

    def _reason(self) -> Presence | None:
        return next((r for r, each in self.reason_buttons.items() if each.isChecked()), None)

    def _touch(self, part: Part) -> None:
        if part in self.part_buttons:
            self.part_buttons[part].toggle()
            self._changed()

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
        reason, second = self._reason(), self.form.credentials()
        if reason is None or second is None:
            return
        chosen, lasting = self._chosen(), self.permanent.isChecked()
        self.accept()
        for part in chosen:
            self._desk.exempt(part, reason, lasting, self.note.text().strip(), second)

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
        for part, each in self.part_buttons.items():
            each.setText(name(part))
        for reason, each in self.reason_buttons.items():
            each.setText(say_value(reason.value))
        self.form.say()


def _grid(buttons: list[QPushButton]) -> QGridLayout:
    grid = QGridLayout()
    grid.setSpacing(8)
    for place, each in enumerate(buttons):
        each.setFixedHeight(TARGET_HEIGHT)
        grid.addWidget(each, place // 2, place % 2)
    return grid
