"""Two people answer for it that the centre deleted a record: the ADB's reference, and a PIN."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from station.operators.credentials import Credentials
from station.session.recapture import LONGEST
from station.session.view import DeskView
from ui.screens.confirming import Confirming
from ui.screens.credentials_form import CredentialsForm
from ui.theme import TARGET_HEIGHT, Theme
from ui.widgets.parts import button, column, label, row

translate = QCoreApplication.translate


class DeletionDialog(Confirming):
    """Calls ``confirmed`` with the reference and the credentials; closes when ``settled``."""

    def __init__(
        self,
        theme: Theme,
        confirmed: Callable[[str, Credentials], None],
        settled: Callable[[], bool],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._confirmed, self._settled = confirmed, settled
        self._why = label("value", wrap=True)
        self._name = label()
        self.reference = QLineEdit()
        self.reference.setMaxLength(LONGEST)
        self.reference.setFixedHeight(TARGET_HEIGHT)
        self.reference.textChanged.connect(self._typed)
        self.form = CredentialsForm(theme, self._typed)
        self.confirm, self.cancel = button(self._confirm), button(self.reject)
        self.confirm.setObjectName("primary")
        self.confirm.setDefault(True)
        box = column(self, margins=20, spacing=10)
        for each in (self._why, self._name, self.reference, self.form):
            box.addWidget(each)
        buttons = row()
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.confirm, 1)
        box.addLayout(buttons)
        self.setFixedWidth(520)
        self._say()
        self._typed()
        self.reference.setFocus()

    def came_about(self, _view: DeskView) -> bool:
        return self._settled()

    def settle(self) -> None:
        """Close where the board says by now what was asked for."""
        if self._settled():
            self.accept()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _say(self) -> None:
        self.setWindowTitle(translate("Deletion", "Deleted at the centre?"))
        self._why.setText(
            translate(
                "Deletion",
                "The ADB says that the centre has deleted this record. A supervisor answers for it"
                " with you.",
            )
        )
        self._name.setText(translate("Deletion", "The ADB's reference (letter or message)"))
        self.reference.setAccessibleName(self._name.text())
        self.confirm.setText(translate("Deletion", "Deleted: unlock"))
        self.cancel.setText(translate("Deletion", "Cancel"))
        self.form.say()

    def _typed(self) -> None:
        whole = bool(self.reference.text().strip()) and self.form.credentials() is not None
        self.confirm.setEnabled(whole)

    def _confirm(self) -> None:
        credentials = self.form.credentials()
        if credentials:
            self.asked()
            self._confirmed(self.reference.text(), credentials)
