"""A second officer confirms: name and PIN of somebody else than the one who signed in."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from station.operators.credentials import Credentials
from ui.theme import TARGET_HEIGHT, Theme
from ui.widgets.parts import Themed, button, column, label, row
from ui.widgets.pin_pad import PinPad

translate = QCoreApplication.translate


class CredentialsForm(Themed):
    """Two lines and the number keys; ``credentials`` is None until both lines are filled."""

    def __init__(self, theme: Theme, changed: Callable[[], None]) -> None:
        super().__init__()
        self.theme = theme
        self.user, self.pin = QLineEdit(), QLineEdit()
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self._user_label, self._pin_label = label(), label()
        box = column(self)
        for words, line in ((self._user_label, self.user), (self._pin_label, self.pin)):
            line.setFixedHeight(TARGET_HEIGHT)
            line.textChanged.connect(changed)
            box.addWidget(words)
            box.addWidget(line)
        box.addWidget(PinPad(theme, self.pin))
        self.say()

    def say(self) -> None:
        """Write the words in the language of the moment."""
        self._user_label.setText(translate("SecondPerson", "Second officer"))
        self._pin_label.setText(translate("SecondPerson", "PIN"))
        self.user.setAccessibleName(self._user_label.text())
        self.pin.setAccessibleName(self._pin_label.text())

    def credentials(self) -> Credentials | None:
        """Return what was typed, or None while a line is empty."""
        user, pin = self.user.text().strip(), self.pin.text()
        return Credentials(user, pin) if user and pin else None


class SecondPerson(QDialog):
    """Asks for the second officer, then calls ``confirmed`` with the credentials."""

    def __init__(
        self,
        theme: Theme,
        why: Callable[[], str],
        confirmed: Callable[[Credentials], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._why, self._confirmed = why, confirmed
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._reason = label("value", wrap=True)
        self.form = CredentialsForm(theme, self._typed)
        self.confirm = button(self._confirm)
        self.confirm.setObjectName("primary")
        self.cancel = button(self.reject)
        self.confirm.setDefault(True)
        box = column(self, margins=24, spacing=14)
        box.addWidget(self._reason)
        box.addWidget(self.form)
        buttons = row()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.confirm, 1)
        box.addLayout(buttons)
        self.setFixedWidth(440)
        self._say()
        self._typed()
        self.form.user.setFocus()

    def showEvent(self, event: QShowEvent) -> None:
        # Wrapped words need a height that Qt knows only once the width stands.
        self.ensurePolished()
        layout = self.layout()
        if layout:
            self.setFixedHeight(layout.totalHeightForWidth(self.width()))
        super().showEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setWindowTitle(translate("SecondPerson", "Second officer"))
        self._reason.setText(self._why())
        self.confirm.setText(translate("SecondPerson", "Confirm"))
        self.cancel.setText(translate("SecondPerson", "Cancel"))
        self.form.say()

    def _typed(self) -> None:
        self.confirm.setEnabled(self.form.credentials() is not None)

    def _confirm(self) -> None:
        credentials = self.form.credentials()
        if credentials:
            self.accept()
            self._confirmed(credentials)


def why_second() -> str:
    """Say why a second officer is asked for before recording."""
    return translate(
        "SecondPerson", "NIK and biodata disagree. Another officer looks at the family card, too."
    )


def why_force() -> str:
    """Say why a second officer is asked for after a finger check."""
    return translate(
        "SecondPerson", "The fingers do not agree. Another officer confirms who is at the desk."
    )
