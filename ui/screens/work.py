"""What every screen is: a work area that shows a view and tells the right column what to say."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from station.devices.messages import FrameReady
from station.session.view import DeskView, Screen
from ui.desk_port import DeskPort
from ui.theme import Theme
from ui.widgets.panel import Guide
from ui.widgets.parts import Themed, Wearer


class Work(Themed):
    """A work area. It holds what is typed and chosen, and nothing about the enrollment."""

    changed = Signal()
    """Something was typed or chosen: the guide may be another one now."""

    def __init__(self, theme: Theme, desk: DeskPort) -> None:
        super().__init__()
        self.theme = theme
        self.desk = desk

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        for child in self.findChildren(QWidget):
            if isinstance(child, Wearer):
                child.wear(theme)

    def title(self, view: DeskView) -> str:
        """Return the name of the step."""
        raise NotImplementedError

    def show_view(self, view: DeskView) -> None:
        """Show this view, all of its words included: a language switch shows it again."""
        raise NotImplementedError

    def guide(self, view: DeskView) -> Guide:
        """Return what the right column says for this view."""
        raise NotImplementedError

    def show_frame(self, notice: FrameReady, pixels: memoryview) -> None:
        """Show a live picture; most screens have none."""

    def arrive(self) -> None:
        """Put the focus where the hands go first; called when the screen comes up."""

    def go_to_next(self) -> None:
        """Put the focus where something is still missing; Enter, while the primary cannot go."""

    def follow(self, left: Screen) -> None:
        """Learn which screen stood here before; called before the first view is shown."""

    def go(self, steps: int) -> None:
        """Move a choice up or down, where there is a list."""

    def turn(self, pages: int) -> None:
        """Turn to a page further on or back, where a list has pages."""
