"""Back and forth through the pages of a long list, and which part of it is shown."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt

from ui.theme import SMALL_TARGET, Theme
from ui.widgets.icon import show_beside
from ui.widgets.parts import Themed, button, label, row
from ui.words.spans import number

translate = QCoreApplication.translate


class Pager(Themed):
    """Two buttons and the place between them; hidden where one page holds everything."""

    def __init__(self, theme: Theme, turn: Callable[[int], None]) -> None:
        super().__init__()
        self.theme = theme
        self.before = button(lambda: turn(-1))
        self.behind = button(lambda: turn(1))
        self._place = label("quiet")
        self._place.setAlignment(Qt.AlignmentFlag.AlignCenter)
        box = row(self)
        for each in (self.before, self._place, self.behind):
            box.addWidget(each, int(each is self._place))
        for each in (self.before, self.behind):
            each.setMinimumHeight(SMALL_TARGET)

    def show_place(self, first: int, shown: int, total: int, *, more: bool) -> None:
        """Show which rows of how many stand on the screen."""
        self.before.setText(translate("Pager", "Page up"))
        self.behind.setText(translate("Pager", "Page down"))
        show_beside(self.before, "back", self.theme.brand)
        show_beside(self.behind, "forward", self.theme.brand)
        self.before.setEnabled(first > 0)
        self.behind.setEnabled(more)
        words = translate("Pager", "{first} to {last} of {total}")
        last = max(first + shown, 1)
        self._place.setText(
            words.format(first=number(first + 1), last=number(last), total=number(max(total, last)))
        )
        self.setVisible(first > 0 or more)
