"""Help: a dialog over the present screen; what it is for, its keys, what to do when something."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QScrollArea, QWidget

from station.session.view import DeskView, Screen
from ui.sides import Side
from ui.theme import TARGET_HEIGHT, Theme
from ui.widgets.panel import Action
from ui.widgets.parts import Wearer, button, column, label
from ui.words.help import HELP, KEYS

translate = QCoreApplication.translate
_SIZE = (940, 700)
_SCROLL = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Help(Wearer, QDialog):
    """What for, what to do when, the keys. What goes on behind it goes on."""

    def __init__(
        self, theme: Theme, place: StrEnum, title: str, keys: list[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self.theme = theme
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(translate("Help", "Help"))
        self._signed_in = False
        self.setFixedSize(*_SIZE)
        purpose, *cases = translate("Words", str(HELP[place])).split("\n")
        inside = QWidget()
        box = column(inside, margins=4, spacing=12)
        box.addWidget(label("large", purpose, wrap=True))
        box.addSpacing(4)
        for each in cases:
            box.addLayout(_case(each))
        box.addSpacing(4)
        box.addWidget(label("h2", translate("Help", "Keys")))
        box.addLayout(_keys(keys))
        box.addStretch(1)
        self._lay_out(inside, title)

    def _lay_out(self, inside: QWidget, title: str) -> None:
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        self._area.setAccessibleName(title)
        self.closing = button(self.accept)
        self.closing.setText(translate("Help", "Back to work (Esc)"))
        self.closing.setFixedHeight(TARGET_HEIGHT)
        whole = column(self, margins=24, spacing=14)
        whole.addWidget(label("h1", translate("Help", "Help: %1").replace("%1", title)))
        whole.addWidget(self._area, 1)
        whole.addWidget(self.closing)
        self.closing.setFocus()

    def show_view(self, view: DeskView) -> None:
        """Go when the screen is locked: nobody signs in behind a dialog."""
        if view.screen is Screen.LOGIN and view.role is None and self._signed_in:
            self.reject()
        self._signed_in = view.role is not None

    _signed_in = False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._area.verticalScrollBar()
        if event.key() in _SCROLL:
            step = bar.pageStep() if event.key() in _SCROLL[2:] else bar.singleStep() * 3
            down = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_PageDown)
            bar.setValue(bar.value() + (step if down else -step))
        elif event.key() in (Qt.Key.Key_F1, Qt.Key.Key_Space):
            self.accept()
        else:
            super().keyPressEvent(event)


def _case(text: str) -> QGridLayout:
    """Return what happens, and under it what to do."""
    happens, _, then = text.partition(": ")
    box = QGridLayout()
    box.setContentsMargins(0, 0, 0, 0)
    box.setHorizontalSpacing(20)
    when = label("value", happens, wrap=True)
    when.setFixedWidth(300)
    when.setAlignment(Qt.AlignmentFlag.AlignTop)
    box.addWidget(when, 0, 0, Qt.AlignmentFlag.AlignTop)
    then = then[:1].upper() + then[1:]
    box.addWidget(label(text=then, wrap=True), 0, 1, Qt.AlignmentFlag.AlignTop)
    box.setColumnStretch(1, 1)
    return box


def _keys(keys: list[tuple[str, str]]) -> QGridLayout:
    box = QGridLayout()
    box.setHorizontalSpacing(20)
    box.setVerticalSpacing(6)
    for place, (key, does) in enumerate(keys):
        line, side = divmod(place, 2)
        shown = label("value", key)
        shown.setMinimumWidth(130)
        box.addWidget(shown, line, 2 * side, Qt.AlignmentFlag.AlignTop)
        box.addWidget(label(text=does, wrap=True), line, 2 * side + 1, Qt.AlignmentFlag.AlignTop)
        box.setColumnStretch(2 * side + 1, 1)
    return box


def place_of(view: DeskView, side: Side | None) -> StrEnum:
    """Return which help belongs to what is shown."""
    if side:
        return side
    return view.capture.target if view.screen is Screen.CAPTURE and view.capture else view.screen


def all_keys(actions: tuple[Action, ...], pedal: str) -> list[tuple[str, str]]:
    """Return every key that does something now: those of the screen first."""
    here = [(each.key, each.text) for each in actions if each.key and each.enabled]
    shown = {key for key, _ in here}
    everywhere = [(key, translate("Words", str(does))) for key, does in KEYS if key not in shown]
    stepped = [(pedal, translate("Help", "the big button (foot pedal)"))] if pedal else []
    return [*here, *everywhere, *stepped]
