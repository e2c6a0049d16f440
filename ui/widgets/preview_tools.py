"""The two buttons in the corner of a live picture: hold it still, make it larger."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QPushButton

from ui.theme import SMALL_TARGET, Theme
from ui.widgets.icon import icon
from ui.widgets.panel import Action
from ui.widgets.parts import Themed, button, row
from ui.widgets.preview import Preview

translate = QCoreApplication.translate
_GAP = 12


class PreviewTools(Themed):
    """Lies over the lower left corner of a preview, and offers the same by key."""

    changed = Signal()
    """A picture was held still, let go or scaled."""

    def __init__(self, theme: Theme, preview: Preview, *, freezes: bool = True) -> None:
        """``freezes``: the picture moves, so that it can be held still."""
        super().__init__(preview)
        self._freezes = freezes
        self.theme = theme
        self._preview = preview
        self.freeze, self.enlarge = _tool(self._freeze), _tool(self._enlarge)
        self.freeze.setVisible(freezes)
        box = row(self, spacing=8)
        box.addWidget(self.freeze)
        box.addWidget(self.enlarge)
        preview.installEventFilter(self)
        self.hide()

    def show_over(self, *, shown: bool) -> None:
        """Stand there, or not: where no picture is, there is nothing to hold."""
        other = self.isHidden() is shown
        self.setVisible(shown)
        self._dress()
        self._place()
        if other:
            self.changed.emit()

    def offered(self) -> tuple[Action, ...]:
        """Return what the buttons do, by key."""
        if self.isHidden():
            return ()
        held = self._preview.frozen
        go_on = translate("PreviewTools", "Live again")
        freeze = go_on if held else translate("PreviewTools", "Hold still")
        larger = Action(translate("PreviewTools", "Larger"), self._enlarge, "Z")
        return (Action(freeze, self._freeze, "F"), larger) if self._live else (larger,)

    @property
    def _live(self) -> bool:
        """Whether there is anything to hold: a photo that was taken holds still by itself."""
        return self._freezes and not self._preview.has_still

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        size = self.sizeHint()
        self.setGeometry(
            _GAP, self._preview.height() - size.height() - _GAP, size.width(), size.height()
        )

    def _freeze(self) -> None:
        self._preview.freeze()
        self._dress()
        self.changed.emit()

    def _enlarge(self) -> None:
        self._preview.enlarge()
        self.changed.emit()

    def _dress(self) -> None:
        held = self._preview.frozen
        self.freeze.setVisible(self._live)
        self.freeze.setIcon(icon("resume" if held else "pause", "#FFFFFF", 26))
        self.enlarge.setIcon(icon("search", "#FFFFFF", 26))
        buttons = (self.freeze, self.enlarge) if self._live else (self.enlarge,)
        for each, action in zip(buttons, self.offered(), strict=False):
            each.setAccessibleName(action.text)
            each.setToolTip(f"{action.text} ({action.key})")


def _tool(run: object) -> QPushButton:
    assert callable(run)
    made = button(run, kind="over")
    made.setFixedSize(SMALL_TARGET + 8, SMALL_TARGET)
    made.setIconSize(QSize(26, 26))
    return made
