"""Corrections: which lines are wrong, what the papers say, the own finger, a second officer."""

from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QScrollArea, QStackedWidget, QWidget

from station.citizen.correcting import RULES, Change, Field, Remedy
from station.session.matters import Matter
from station.session.view import DeskView, LineView, OwnFinger, Screen
from ui.desk_port import DeskPort
from ui.messages import name, say
from ui.screens.confirming import Confirming
from ui.screens.credentials_form import CredentialsForm, refusal
from ui.theme import Theme, Tone
from ui.widgets.corrected import written
from ui.widgets.icon import Symbol, show_beside
from ui.widgets.line_editor import LineEditor
from ui.widgets.parts import button, card, column, label, row

translate = QCoreApplication.translate
_WIDTH = 1240
_SUMMARY_HEIGHT = 200
"""Half a dozen lines; more of them scroll."""
_COLUMNS = ((Remedy.CORRECTED,), (Remedy.NOTED, Remedy.ELSEWHERE))
_TONES = {
    OwnFinger.AWAITED: Tone.PLAIN,
    OwnFinger.PASSED: Tone.OK,
    OwnFinger.OTHER_PERSON: Tone.BAD,
}
_AGAIN = frozenset({OwnFinger.OTHER_PERSON, OwnFinger.NOT_READ, OwnFinger.NO_SCANNER,
                    OwnFinger.NOT_COMPARED})  # fmt: skip


class CorrectionDialog(Confirming):
    """Two pages: what is wrong; then who stands for it. Nothing is changed before the second."""

    matter = Matter.CORRECTION

    def __init__(self, theme: Theme, desk: DeskPort, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._desk = theme, desk
        self.staged: dict[Field, str] = {}
        self._lines: dict[Field, LineView] = {}
        self._field = Field.NAME
        self.fields = {each: self._field_button(each) for each in Field}
        self._remedies = {each: label("note") for each in Remedy}
        self.editor = LineEditor(theme, self._edited)
        self.undo, self.cancel, self.stop = (
            button(self._undo), button(self.reject), button(self._stop),
        )  # fmt: skip
        self.ask = button(self._ask)
        self._heading, self._trouble = label("h2"), label("value", wrap=True)
        self._trouble.setStyleSheet(f"color: {theme.tone(Tone.BAD)[0]}")
        self._summary_heading, self._summary = label("h2"), label("value", wrap=True)
        self._summary.setMargin(12)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._symbol, self._finger, self._advice = (
            Symbol(28),
            label("h2", wrap=True),
            label(wrap=True),
        )
        self.again, self.edit = button(self._lay_again), button(self._edit_more)
        self._who = label("h2")
        self.form = CredentialsForm(theme, self._typed)
        self.missing = label("value", wrap=True)
        self.missing.setStyleSheet(f"color: {theme.tone(Tone.WARN)[0]}")
        self.save = button(self._save)
        self.pages = QStackedWidget()
        for page in (self._what_page(), self._who_page()):
            self.pages.addWidget(page)
        column(self, margins=20, spacing=0).addWidget(self.pages)
        self.setFixedWidth(_WIDTH)
        self._be_primary(self.ask)
        self._say()

    def _field_button(self, field: Field) -> QPushButton:
        made = button(partial(self._pick, field), kind="line")
        made.setCheckable(True)
        made.setAutoExclusive(True)
        return made

    # --- how it lies ------------------------------------------------------------------------------

    def _what_page(self) -> QWidget:
        page = QWidget()
        box = column(page, spacing=12)
        box.addWidget(self._heading)
        both = row(spacing=24)
        both.addLayout(self._field_columns(), 11)
        both.addWidget(self.editor, 10)
        box.addLayout(both, 1)
        box.addWidget(self._trouble)
        self._trouble.hide()
        foot = self._foot(self.cancel, self.undo, self.ask)
        foot.addWidget(self.stop, 1)
        box.addLayout(foot)
        return page

    def _field_columns(self) -> QHBoxLayout:
        """Lay out the lines by what is done about them."""
        both: QHBoxLayout = row(spacing=8)
        for remedies in _COLUMNS:
            side = column(spacing=6)
            for remedy in remedies:
                side.addWidget(self._remedies[remedy])
                for field, each in self.fields.items():
                    if RULES[field].remedy is remedy:
                        side.addWidget(each)
            side.addStretch(1)
            both.addLayout(side, 1)
        return both

    def _who_page(self) -> QWidget:
        page = QWidget()
        left, right = column(spacing=12), column(spacing=8)
        frame = QScrollArea()
        frame.setWidget(self._summary)
        frame.setWidgetResizable(True)
        frame.setFixedHeight(_SUMMARY_HEIGHT)
        finger, words = card()
        said = row(spacing=12)
        said.addWidget(self._symbol)
        said.addWidget(self._finger, 1)
        words.addLayout(said)
        words.addWidget(self._advice)
        words.addWidget(self.again)
        for shown in (self._summary_heading, frame, finger):
            left.addWidget(shown)
        left.addStretch(1)
        for asked in (self._who, self.form, self.missing):
            right.addWidget(asked)
        right.addStretch(1)
        both = row(spacing=24)
        both.addLayout(left, 11)
        both.addLayout(right, 7)
        box = column(page, spacing=12)
        box.addLayout(both, 1)
        box.addLayout(self._foot(self.edit, self.save))
        return page

    def _foot(self, *buttons: QPushButton) -> QHBoxLayout:
        made: QHBoxLayout = row()
        *others, main = buttons
        for each in others:
            made.addWidget(each)
        made.addWidget(main, 1)
        return made

    def _be_primary(self, main: QPushButton) -> None:
        for each in (self.ask, self.stop, self.save):
            each.setObjectName("primary" if each is main else "")
            each.setDefault(each is main)
            each.style().polish(each)

    # --- what is wrong ----------------------------------------------------------------------------

    def stand_on(self, view: DeskView) -> None:
        super().stand_on(view)
        self._take(view)
        self._choose(self._field)

    def _take(self, view: DeskView) -> None:
        known = view.citizen.lines if view.citizen else ()
        self._lines = {each.field: each for each in known}
        self._lines.setdefault(Field.PERSON, LineView(field=Field.PERSON, value=""))

    def _choose(self, field: Field) -> None:
        self._field = field
        self.fields[field].setChecked(True)
        line = self._lines.get(field)
        if line:
            self.editor.edit(line, self.staged.get(field))
        self._show_buttons()

    def _pick(self, field: Field) -> None:
        """Go to a line, and write in it at once where it is written by hand."""
        self._choose(field)
        text = self.editor.text
        (self.fields[field] if text.isHidden() else text).setFocus()
        text.selectAll()

    def _edited(self) -> None:
        if self.editor.verdict() is None:
            self.staged[self._field] = self.editor.value()
        else:
            self.staged.pop(self._field, None)
        self._show_buttons()

    def _undo(self) -> None:
        """Take back what was typed; where nothing was, the correction that was agreed to."""
        field, line = self._field, self._lines.get(self._field)
        if self.staged.pop(field, None) is None and line and _corrected(line):
            self._desk.withdraw_correction(field)
        self._choose(field)

    def _stop(self) -> None:
        """Go back to the list: what is wrong is settled elsewhere."""
        self.reject()
        self._desk.leave()

    def _show_buttons(self) -> None:
        line = self._lines.get(self._field)
        elsewhere = RULES[self._field].remedy is Remedy.ELSEWHERE
        for field, each in self.fields.items():
            known = self._lines.get(field)
            done = known is not None and _corrected(known)
            symbol = "pen" if field in self.staged else "check" if done else ""
            show_beside(each, symbol, self._theme.brand)
        self.stop.setVisible(elsewhere)
        self.ask.setVisible(not elsewhere)
        self.undo.setVisible(not elsewhere)
        self._be_primary(self.save if self._agreeing else self.stop if elsewhere else self.ask)
        self.undo.setEnabled(self._field in self.staged or (line is not None and _corrected(line)))
        self.ask.setEnabled(bool(self.staged))
        self._say_ask()

    def _ask(self) -> None:
        self._trouble.hide()
        self.asked()
        wanted = (Change(field=field, value=value) for field, value in self.staged.items())
        self._desk.propose_corrections(tuple(wanted))

    # --- who stands for it ------------------------------------------------------------------------

    @property
    def _agreeing(self) -> bool:
        return self.pages.currentIndex() == 1

    def show_view(self, view: DeskView) -> None:
        waited = self._asked_on is not None
        super().show_view(view)
        if view.screen is not Screen.BIODATA:
            return  # it has closed; behind a lock nobody's lines are left to be shown
        self._take(view)
        if waited and view.trouble and not self._agreeing:
            self._trouble.setText(refusal(view))
            self._trouble.show()
        if self._agreeing and view.proposal is None and self._asked_on is None:
            self._turn(0)
        self._show_finger(view)
        if not self._agreeing and not self.editor.text.hasFocus():
            self._choose(self._field)
        self.adjust()

    def came_about(self, view: DeskView) -> bool:
        if not self._agreeing:
            return view.proposal is not None
        return view.proposal is None and not view.trouble

    def go_further(self) -> None:
        if self._agreeing:
            self.staged = {}
            self.accept()
            return
        self._turn(1)
        self.form.user.setFocus()

    def _turn(self, page: int) -> None:
        self.pages.setCurrentIndex(page)
        self._be_primary(self.save if page else self.ask)
        self._say()

    def _show_finger(self, view: DeskView) -> None:
        proposal = view.proposal
        if proposal is None:
            return
        words, tone = say(proposal.finger), _TONES.get(proposal.finger, Tone.WARN)
        colour = self._theme.tone(tone)[0]
        self._symbol.show_symbol("check" if tone is Tone.OK else "finger", colour)
        self._finger.setText(words.text.removesuffix("."))
        self._finger.setStyleSheet(f"color: {colour}")
        self._advice.setText(words.advice)
        self._advice.setVisible(bool(words.advice))
        self.again.setVisible(proposal.finger in _AGAIN)
        self._typed()

    def _typed(self) -> None:
        proposal = self._view.proposal if self._view else None
        ready = proposal is not None and proposal.may_ask
        named = self.form.credentials() is not None
        words = ""
        if not ready:
            words = translate("Correction", "First your own finger.")
        elif not named:
            words = translate("Correction", "The second officer types name and PIN.")
        self.missing.setText(words)
        self.missing.setVisible(bool(words) and self.form.trouble.isHidden())
        self.save.setEnabled(ready and named)

    def _lay_again(self) -> None:
        self._desk.lay_own_finger()

    def _edit_more(self) -> None:
        self._turn(0)
        self._desk.drop_corrections()
        self.adjust()

    def _save(self) -> None:
        second = self.form.credentials()
        if second:
            self.asked()
            self._desk.correct(second)

    def reject(self) -> None:
        if self._view and self._view.proposal:
            self._desk.drop_corrections()
        super().reject()

    # --- words ------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setWindowTitle(translate("Correction", "What is wrong?"))
        self._heading.setText(translate("Correction", "Which line is not as the papers have it?"))
        for field, each in self.fields.items():
            each.setText(name(field))
        for remedy, words in self._remedies.items():
            words.setText(name(remedy))
        self.cancel.setText(translate("Correction", "Cancel"))
        self.stop.setText(translate("Correction", "Back to the list"))
        self.undo.setText(translate("Correction", "Undo this line"))
        self.edit.setText(translate("Correction", "Change something"))
        self.again.setText(translate("Correction", "Lay the finger again"))
        self.save.setText(translate("Correction", "Correct it"))
        self._who.setText(translate("Correction", "Who looked at the papers, too?"))
        self._summary_heading.setText(translate("Correction", "This will be corrected"))
        self._summary.setText("\n".join(map(self._told, self.staged)))
        self._say_ask()
        self.editor.say()
        self.form.say()

    def _say_ask(self) -> None:
        words = translate("Correction", "Ask the second officer ({count})")
        self.ask.setText(words.format(count=len(self.staged)))

    def _told(self, field: Field) -> str:
        line = self._lines[field]
        if RULES[field].remedy is Remedy.NOTED:
            words = translate("Correction", "{field}: stays {was}; noted: {now}")
        else:
            words = translate("Correction", "{field}: {now} (now: {was})")
        was, now = written(field, line.value), written(field, self.staged[field])
        return words.format(field=name(field), was=was, now=now)


def _corrected(line: LineView) -> bool:
    return line.was is not None or line.noted is not None
