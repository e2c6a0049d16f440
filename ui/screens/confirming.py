"""A dialog that stays until the desk agrees: a slip in a PIN must not cost what was chosen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from station.session.matters import Matter
from station.session.view import DeskView
from ui.screens.credentials_form import CredentialsForm


class Confirming(QDialog):
    """Asks the desk, hears its views, and closes when what was asked for has come about."""

    form: CredentialsForm
    matter = Matter.NIK_CONFLICT
    """What the second officer confirms: it decides which roles will do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._view: DeskView | None = None
        self._asked_on: DeskView | None = None

    def showEvent(self, event: QShowEvent) -> None:
        self.adjust()
        super().showEvent(event)

    def stand_on(self, view: DeskView) -> None:
        """Remember the view that the dialog was opened on."""
        self._view = view
        self.form.ask_for(view.confirmers.get(self.matter, frozenset()))

    def show_view(self, view: DeskView) -> None:
        """Close when it came about, or when the desk went elsewhere; tell why when refused."""
        before, asked_on = self._view, self._asked_on
        self._view = view
        if before is not None and view.screen is not before.screen:
            self._asked_on = None
            self.reject()  # the idle lock, too: nobody signs in behind a dialog
        elif asked_on is not None and self.came_about(view):
            self._asked_on = None
            self.go_further()
        elif asked_on is not None and view.trouble and _outcome(view) != _outcome(asked_on):
            self._asked_on = None
            self.form.refuse(view)
            self.adjust()

    def asked(self) -> None:
        """Note that the desk was asked; its answer comes with a later view."""
        self._asked_on = self._view

    def came_about(self, view: DeskView) -> bool:
        """Say whether a view shows what was asked for."""
        raise NotImplementedError

    def go_further(self) -> None:
        """Do what comes after a yes: close, where nothing else was asked for."""
        self.accept()

    def adjust(self) -> None:
        """Make room for what the form says now."""
        # Wrapped words need a height that Qt knows only once the width stands.
        self.ensurePolished()
        layout = self.layout()
        if layout:
            layout.invalidate()
            layout.activate()
            wraps, width = layout.hasHeightForWidth(), self.width()
            room = layout.totalHeightForWidth(width) if wraps else layout.totalSizeHint().height()
            self.setFixedHeight(room)


def _outcome(view: DeskView) -> tuple[object, ...]:
    """Return what tells a new refusal from the one that was on the screen before."""
    return view.trouble, view.tries_left, view.wait_seconds
