"""A second officer confirms: name and PIN of somebody else than the one who signed in."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from station.operators.credentials import Credentials
from station.session.matters import Matter
from station.session.view import DeskView
from ui.screens.confirming import Confirming
from ui.screens.credentials_form import CredentialsForm
from ui.theme import Theme
from ui.widgets.parts import button, column, label, row

translate = QCoreApplication.translate


Settled = Callable[[DeskView], bool]


class SecondPerson(Confirming):
    """Asks for the second officer, and calls ``confirmed`` with the credentials.

    It closes when ``settled`` says so of a later view, or when the desk goes to another screen.
    """

    def __init__(
        self,
        theme: Theme,
        why: Callable[[], str],
        confirmed: Callable[[Credentials], None],
        parent: QWidget | None = None,
        *,
        matter: Matter = Matter.NIK_CONFLICT,
        settled: Settled = lambda _: False,
    ) -> None:
        super().__init__(parent)
        self.matter = matter
        self._why, self._confirmed, self._settled = why, confirmed, settled
        self._reason = label("value", wrap=True)
        self.form = CredentialsForm(theme, self._typed)
        self.confirm = button(self._confirm)
        self.confirm.setObjectName("primary")
        self.cancel = button(self.reject)
        self.confirm.setDefault(True)
        box = column(self, margins=20, spacing=12)
        box.addWidget(self._reason)
        box.addWidget(self.form)
        buttons = row()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.confirm, 1)
        box.addLayout(buttons)
        self.setFixedWidth(520)
        self._say()
        self._typed()
        self.form.user.setFocus()

    def came_about(self, view: DeskView) -> bool:
        return self._settled(view)

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
            self.asked()
            self._confirmed(credentials)


def why_second() -> str:
    """Say why a second officer is asked for before recording."""
    return translate(
        "SecondPerson", "NIK and biodata disagree. Another officer looks at the family card, too."
    )


def why_discard() -> str:
    """Say why a second officer is asked for before a draft is destroyed."""
    return translate(
        "SecondPerson",
        "The draft is destroyed, the person is recorded anew. Another officer agrees.",
    )


def why_force(matter: Matter) -> str:
    """Say why a second officer is asked for before what is not good is accepted."""
    if matter is Matter.DOUBTED:
        return translate(
            "SecondPerson", "The fingers do not agree. Another officer confirms who is at the desk."
        )
    return translate(
        "SecondPerson", "This is not good, or was not checked. Another officer agrees to keep it."
    )
