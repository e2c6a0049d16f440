"""The dialogs of the window: what takes a second person, a reason, or both."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from station.body import Part
from station.session.matters import Matter
from station.session.view import DeskView
from ui.desk_port import DeskPort
from ui.screens.confirming import Confirming
from ui.screens.correction import CorrectionDialog
from ui.screens.exemption import ExemptionDialog
from ui.screens.second_person import SecondPerson, why_discard, why_force, why_second
from ui.theme import Theme
from ui.widgets.roster import DRAFT


class Asking(QObject):
    """Opens each dialog over the window, and tells the open one what the desk says."""

    _heard = Signal(object)

    def __init__(self, window: QWidget, desk: DeskPort, theme: Theme) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._theme = theme
        self._view: DeskView | None = None

    def show_view(self, view: DeskView, theme: Theme) -> None:
        """Pass a view on to the dialog that is open, when it stands on the screen behind it."""
        self._view, self._theme = view, theme
        self._heard.emit(view)

    def second(self) -> None:
        """Ask for a second officer before biodata are confirmed."""
        self._open(SecondPerson(self._theme, why_second, self._desk.confirm_biodata, self._window))

    def accept(self) -> None:
        """Accept the best of the tries; a finger that may be another one's only with a second."""
        capture = self._view.capture if self._view else None
        if capture is not None and capture.force_takes_two:
            self.force()
        else:
            self._desk.force()

    def force(self) -> None:
        """Ask for a second officer before what is not good, or doubted, is accepted."""
        capture = self._view.capture if self._view else None
        matter = capture.force_matter if capture else Matter.DOUBTED
        why = partial(why_force, matter)
        force, window = self._desk.force, self._window
        self._open(SecondPerson(self._theme, why, force, window, matter=matter, settled=_passed))

    def exception(self, parts: tuple[Part, ...], chosen: Part | None) -> None:
        """Ask what cannot be recorded, and why."""
        self._open(ExemptionDialog(self._theme, self._desk, parts, chosen, self._window))

    def correct(self) -> None:
        """Ask which lines of the biodata are wrong, and who stands for it."""
        self._open(CorrectionDialog(self._theme, self._desk, self._window))

    def discard(self, nik: str) -> None:
        """Ask for a second officer before a draft is destroyed."""

        def gone(view: DeskView) -> bool:
            return not any(each.nik == nik and each.state == DRAFT for each in view.roster)

        discard = partial(self._desk.discard, nik)
        asked = SecondPerson(
            self._theme, why_discard, discard, self._window, matter=Matter.DISCARD, settled=gone
        )
        self._open(asked)

    def _open(self, dialog: Confirming) -> None:
        if self._view:
            dialog.stand_on(self._view)
        self._heard.connect(dialog.show_view)
        # Not every window manager gives the keys back.
        dialog.finished.connect(self._window.activateWindow)
        dialog.open()


def _passed(view: DeskView) -> bool:
    return view.capture is not None and view.capture.may_go_on
