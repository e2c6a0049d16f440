"""Where a technician lands: the devices and what can be done about them; no list, no citizen."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt

from station.session.view import DeskView
from ui.desk_port import DeskPort
from ui.messages import name
from ui.screens.actions import space
from ui.screens.work import Work
from ui.sides import Side
from ui.theme import Theme, Tone
from ui.widgets.panel import Action, Guide
from ui.widgets.parts import column, label

translate = QCoreApplication.translate


class Workshop(Work):
    """Says what a technician finds where; the menu in the rail opens it."""

    def __init__(self, theme: Theme, desk: DeskPort, go_aside: Callable[[Side], None]) -> None:
        super().__init__(theme, desk)
        self._go_aside = go_aside
        self._words = label("large", wrap=True)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column(self).addWidget(self._words, 1)

    def title(self, view: DeskView) -> str:
        return name(view.screen)

    def show_view(self, view: DeskView) -> None:
        del view
        self._words.setText(
            translate(
                "Workshop",
                "Nobody's data are shown to a technician.\n\n"
                "F7 examines the devices, F8 changes the settings.",
            )
        )

    def _to_devices(self) -> None:
        self._go_aside(Side.DIAGNOSIS)

    def guide(self, view: DeskView) -> Guide:
        del view
        return Guide(
            Tone.PLAIN,
            translate("Workshop", "What is to be done?"),
            translate("Workshop", "Choose on the left."),
            Action(translate("Workshop", "To the devices"), self._to_devices, space()),
            (
                Action(
                    translate("Workshop", "Sign out"), self.desk.sign_out, "Ctrl+Q", symbol="lock"
                ),
            ),
        )
