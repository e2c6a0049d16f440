"""Name and PIN of the second officer, and what the desk said to them."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit

from station.operators.credentials import Credentials
from station.operators.roles import Role
from station.session.view import DeskView
from ui.messages import name, say
from ui.theme import TARGET_HEIGHT, Theme, Tone
from ui.widgets.parts import Themed, column, label
from ui.widgets.pin_line import PinLine, then
from ui.widgets.pin_pad import PinPad
from ui.words.counts import COUNTS

translate = QCoreApplication.translate


class CredentialsForm(Themed):
    """Two lines and the number keys; ``credentials`` is None until both lines are filled."""

    def __init__(self, theme: Theme, changed: Callable[[], None]) -> None:
        super().__init__()
        self.theme = theme
        self.user, self.pin = QLineEdit(), PinLine()
        self.trouble = label("value", wrap=True)
        self.trouble.setStyleSheet(f"color: {theme.tone(Tone.BAD)[0]}")
        self.trouble.hide()
        self._user_label, self._pin_label = label(), label()
        self._roles: frozenset[Role] = frozenset()
        self._who = label("quiet", wrap=True)
        self._who.hide()
        box = column(self)
        box.addWidget(self._who)
        for words, line in ((self._user_label, self.user), (self._pin_label, self.pin)):
            line.setFixedHeight(TARGET_HEIGHT)
            line.textChanged.connect(changed)
            box.addWidget(words)
            box.addWidget(line)
        box.addWidget(PinPad(theme, self.pin))
        box.addWidget(self.trouble)
        then(self.user, self.pin)
        self.say()

    def say(self) -> None:
        """Write the words in the language of the moment."""
        self._user_label.setText(translate("SecondPerson", "Second officer"))
        self._pin_label.setText(translate("SecondPerson", "PIN"))
        self.user.setAccessibleName(self._user_label.text())
        self.pin.setAccessibleName(self._pin_label.text())
        self._say_roles()

    def ask_for(self, roles: frozenset[Role]) -> None:
        """Say which roles will do; nothing where every officer's does."""
        self._roles = roles
        self._say_roles()

    def _say_roles(self) -> None:
        names = [name(role) for role in Role if role in self._roles]
        words = translate("SecondPerson", "Whose role will do: {roles}")
        self._who.setText(words.format(roles=", ".join(names)))
        self._who.setVisible(bool(names))

    def credentials(self) -> Credentials | None:
        """Return what was typed, or None while a line is empty."""
        user, pin = self.user.text().strip(), self.pin.text()
        return Credentials(user, pin) if user and pin else None

    def refuse(self, view: DeskView) -> None:
        """Say why the desk said no; the PIN alone is typed again."""
        self.trouble.setText(refusal(view))
        self.trouble.show()
        self.pin.clear()
        self.pin.setFocus()


def refusal(view: DeskView) -> str:
    """Return the trouble of a view in one or two sentences, with the tries or the wait left."""
    if view.trouble is None:
        return ""
    words = say(view.trouble)
    if view.wait_seconds:
        return f"{words.text} {COUNTS.wait(view.wait_seconds)}"
    if view.tries_left is not None:
        return f"{words.text} {COUNTS.tries_left(view.tries_left)}"
    return f"{words.text} {words.advice}"
