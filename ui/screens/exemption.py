"""Exception (*pengecualian*): which parts, why, for how long, and who confirms it."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QPushButton, QVBoxLayout, QWidget

from station.body import EYES, Part
from station.session.exemptions import ALLOWED, NOTE_LENGTH, Presence
from station.session.matters import Matter
from station.session.view import DeskView, PartView
from ui.desk_port import DeskPort
from ui.messages import say_value
from ui.screens.confirming import Confirming
from ui.screens.credentials_form import CredentialsForm
from ui.theme import TARGET_HEIGHT, Theme, Tone
from ui.widgets.body_picker import DIGITS, LEFT_HAND, RIGHT_HAND, BodyPicker
from ui.widgets.parts import button, column, label, row
from ui.widgets.pin_line import then
from ui.words.exemptions import told

translate = QCoreApplication.translate
_LASTING = frozenset({Presence.AMPUTATED, Presence.BLIND})
_WIDTH = 1240


def reasons_for(parts: tuple[Part, ...]) -> tuple[Presence, ...]:
    """Return the reasons that can hold for every one of these parts, in a fixed order."""
    return tuple(p for p in Presence if all(p in ALLOWED[part] for part in parts))


class ExemptionDialog(Confirming):
    """Any parts of the body, one reason for them; a second officer confirms.

    ``parts`` are picked from the start. A part that is left out already brings its reason and its
    note along, so that they can be altered, or it is recorded after all.
    """

    matter = Matter.EXEMPTION

    def __init__(
        self,
        theme: Theme,
        desk: DeskPort,
        parts: tuple[Part, ...],
        chosen: Part | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self._exempted: tuple[PartView, ...] = ()
        self._asked_for: tuple[Part, ...] = ()
        self._what, self._why, self._who = label("h2"), label("h2"), label("h2")
        self.picker = BodyPicker(theme)
        self.part_buttons = self.picker.buttons
        self.left_hand = button(lambda: self.picker.toggle(*LEFT_HAND))
        self.right_hand = button(lambda: self.picker.toggle(*RIGHT_HAND))
        self.blind = button(self._both_blind)
        self._standing = label("note", wrap=True)
        self.reason_buttons = {each: self._toggle(self._chose_reason) for each in Presence}
        self.temporary, self.permanent = self._toggle(self._changed), self._toggle(self._changed)
        self.note = QLineEdit(maxLength=NOTE_LENGTH)
        self.note.setFixedHeight(TARGET_HEIGHT)
        self.form = CredentialsForm(theme, self._changed)
        self.missing = label("value", wrap=True)
        self.missing.setStyleSheet(f"color: {theme.tone(Tone.WARN)[0]}")
        self.save, self.cancel = button(self._save), button(self.reject)
        self.withdraw = button(self._withdraw)
        self.save.setObjectName("primary")
        self.save.setDefault(True)
        self._group()
        self._lay_out()
        self._order_tabs()
        then(self.note, self.form.user)
        self.picker.pick((chosen,) if chosen else parts)
        self.picker.changed.connect(self._picked)
        self._say()
        self.picker.setFocus()

    def _toggle(self, run: Callable[[], None]) -> QPushButton:
        made = button(run)
        made.setCheckable(True)
        made.setFixedHeight(TARGET_HEIGHT)
        return made

    def _group(self) -> None:
        for buttons in (self.reason_buttons.values(), (self.temporary, self.permanent)):
            group = QButtonGroup(self)
            for each in buttons:
                group.addButton(each)

    def _lay_out(self) -> None:
        box = row(self, margins=20, spacing=24)
        box.addLayout(self._what_column(), 9)
        box.addLayout(self._why_column(), 5)
        box.addLayout(self._who_column(), 5)
        self.setFixedWidth(_WIDTH)

    def _what_column(self) -> QVBoxLayout:
        made: QVBoxLayout = column(spacing=10)
        made.addWidget(self._what)
        quick = row(spacing=8)
        for each in (self.left_hand, self.right_hand, self.blind):
            each.setFixedHeight(TARGET_HEIGHT)
            quick.addWidget(each, 1)
        made.addLayout(quick)
        made.addWidget(self.picker, 1)
        made.addWidget(self._standing)
        made.addWidget(self.withdraw)
        return made

    def _why_column(self) -> QVBoxLayout:
        made: QVBoxLayout = column(spacing=8)
        made.addWidget(self._why)
        for each in self.reason_buttons.values():
            made.addWidget(each)
        made.addSpacing(10)
        how_long = row(spacing=8)
        how_long.addWidget(self.temporary, 1)
        how_long.addWidget(self.permanent, 1)
        made.addLayout(how_long)
        made.addWidget(self.note)
        made.addStretch(1)
        return made

    def _who_column(self) -> QVBoxLayout:
        made: QVBoxLayout = column(spacing=8)
        made.addWidget(self._who)
        made.addWidget(self.form)
        made.addStretch(1)
        made.addWidget(self.missing)
        buttons = row()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save, 1)
        made.addLayout(buttons)
        return made

    def _order_tabs(self) -> None:
        order = (
            self.left_hand,
            self.right_hand,
            self.blind,
            *self.part_buttons.values(),
            self.withdraw,
            *self.reason_buttons.values(),
            self.temporary,
            self.permanent,
            self.note,
            self.form.user,
            self.form.pin,
            self.save,
            self.cancel,
        )
        for before, after in pairwise(order):
            self.setTabOrder(before, after)

    # --- what is chosen -----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pick a finger by its digit, as long as nobody types."""
        part = DIGITS.get(event.text())
        if part and not isinstance(self.focusWidget(), QLineEdit):
            self.picker.toggle(part)
            return
        super().keyPressEvent(event)

    def _reason(self) -> Presence | None:
        return next((r for r, each in self.reason_buttons.items() if each.isChecked()), None)

    def _both_blind(self) -> None:
        self.picker.pick(EYES)
        self.reason_buttons[Presence.BLIND].setChecked(True)
        self._chose_reason()

    def stand_on(self, view: DeskView) -> None:
        super().stand_on(view)
        self._exempted = left_out(view)
        self.picker.show_exempted(self._exempted)
        self._picked()

    def _withdraw(self) -> None:
        """Record the picked ones of those left out after all."""
        parts = self._picked_exempt()
        self.accept()
        self._desk.withdraw_exemptions(tuple(each.part for each in parts))

    def _picked_exempt(self) -> tuple[PartView, ...]:
        chosen = self.picker.chosen()
        return tuple(each for each in self._exempted if each.part in chosen)

    def _picked(self) -> None:
        possible = reasons_for(self.picker.chosen())
        for reason, each in self.reason_buttons.items():
            each.setEnabled(reason in possible)
            if reason not in possible and each.isChecked():
                self._untick(each)
        known = self._picked_exempt()
        if known and self._reason() is None:
            self._recall(known[0])
        self.withdraw.setVisible(bool(known))
        self._standing.setText("\n".join(map(told, known)))
        self._standing.setVisible(bool(known))
        self._changed()

    def _untick(self, each: QPushButton) -> None:
        group = each.group()
        group.setExclusive(False)
        each.setChecked(False)
        group.setExclusive(True)

    def _recall(self, view: PartView) -> None:
        """Bring back how a part was left out, to be altered."""
        reason = self.reason_buttons[Presence(view.exempt)]
        if reason.isEnabled():
            reason.setChecked(True)
            (self.permanent if view.permanent else self.temporary).setChecked(True)
            self.note.setText(view.note)

    def _chose_reason(self) -> None:
        (self.permanent if self._reason() in _LASTING else self.temporary).setChecked(True)
        self._changed()

    def _changed(self) -> None:
        missing = self._still_missing()
        self.missing.setText(missing)
        # There is room for one: a refusal tells more than that the PIN is to be typed again.
        self.missing.setVisible(bool(missing) and self.form.trouble.isHidden())
        self.save.setEnabled(not missing)

    def adjust(self) -> None:
        self._changed()
        super().adjust()

    def _still_missing(self) -> str:
        """Say what keeps the exception from being saved; empty where nothing does."""
        chosen = self.picker.chosen()
        if not chosen:
            return translate("Exemption", "1: touch what cannot be recorded.")
        if not reasons_for(chosen):
            return translate("Exemption", "1: no reason fits all of these. Save them one by one.")
        if self._reason() is None:
            return translate("Exemption", "2: choose why.")
        if self.form.credentials() is None:
            return translate("Exemption", "3: the second officer types name and PIN.")
        return ""

    def _save(self) -> None:
        reason, second = self._reason(), self.form.credentials()
        if reason is None or second is None:
            return
        self._asked_for = self.picker.chosen()
        self.asked()
        note, lasting = self.note.text().strip(), self.permanent.isChecked()
        self._desk.exempt_all(self._asked_for, reason, lasting, note, second)

    def came_about(self, view: DeskView) -> bool:
        now = {each.part: (each.exempt, each.permanent, each.note) for each in left_out(view)}
        reason, note = self._reason(), self.note.text().strip()
        wanted = (reason.value if reason else "", self.permanent.isChecked(), note)
        return bool(self._asked_for) and all(now.get(p) == wanted for p in self._asked_for)

    # --- words --------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setWindowTitle(translate("Exemption", "Exception"))
        self._what.setText(translate("Exemption", "1  What cannot be recorded?"))
        self._why.setText(translate("Exemption", "2  Why, for how long?"))
        self._who.setText(translate("Exemption", "3  Who confirms?"))
        self.left_hand.setText(translate("Exemption", "Left hand"))
        self.right_hand.setText(translate("Exemption", "Right hand"))
        self.blind.setText(translate("Exemption", "Both eyes blind"))
        self.temporary.setText(translate("Exemption", "For a time"))
        self.permanent.setText(translate("Exemption", "For good"))
        self.note.setPlaceholderText(translate("Exemption", "Note (no names)"))
        self.note.setAccessibleName(self.note.placeholderText())
        self.save.setText(translate("Exemption", "Save"))
        self.cancel.setText(translate("Exemption", "Cancel"))
        self.withdraw.setText(translate("Exemption", "Record it after all"))
        self.picker.say()
        for reason, each in self.reason_buttons.items():
            each.setText(say_value(reason.value))
        self.form.say()
        self._picked()


def left_out(view: DeskView) -> tuple[PartView, ...]:
    """Return the parts that a view shows as left out."""
    return view.exempted
