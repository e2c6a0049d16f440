"""The left column: whose enrollment, how far it is, which devices live, how the line stands."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout

from station.board.view import BoardView
from station.session.view import DeskView, Mark, RailRow, Screen, Step
from ui.messages import name
from ui.sides import Side
from ui.theme import RAIL_WIDTH, SMALL_TARGET, Theme
from ui.widgets.icon import renderer
from ui.widgets.lamps import LampList, LampStrip
from ui.widgets.line_chip import LineChip
from ui.widgets.menu import Menu
from ui.widgets.parts import Themed, Wearer, column, label

STEP_PX: Final = 18
_LIST_ROOM: Final = 380
"""Pixels that name, lamps with words and the line take beside the menu."""
WORDS_ROOM: Final = RAIL_WIDTH - 24 - 46
"""A rail keeps its width in every look, so its letters keep their size."""
_SYMBOLS = {Mark.DONE: "check", Mark.EXEMPT: "exempt", Mark.DEFERRED: "later"}


class StepRow(Wearer, QAbstractButton):
    """One step: its number or mark, its name; pressable where the session may go back to it."""

    def __init__(self, place: int, press: Callable[[Step], None]) -> None:
        super().__init__()
        self._place = place
        self._row: RailRow | None = None
        self.setFixedHeight(SMALL_TARGET)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda: press(self._row.step) if self._row else None)

    def sizeHint(self) -> QSize:
        return QSize(RAIL_WIDTH - 24, SMALL_TARGET)

    def show_row(self, shown: RailRow) -> None:
        """Show another state of the step."""
        self._row = shown
        self.setText(name(shown.step))
        self.setAccessibleName(f"{name(shown.step)}, {name(shown.mark)}")
        self.setEnabled(shown.reachable and shown.mark is not Mark.NOW)
        self.setCursor(
            Qt.CursorShape.PointingHandCursor if self.isEnabled() else Qt.CursorShape.ArrowCursor
        )
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._row is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme, now = self.theme, self._row.mark is Mark.NOW
        ground = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        if now:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.rail_now))
            painter.drawRoundedRect(ground, 8, 8)
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.focus), 3))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ground, 8, 8)
        self._paint_words(painter, theme.on_rail_now if now else theme.on_rail, bold=now)

    def _paint_words(self, painter: QPainter, colour: str, *, bold: bool) -> None:
        row = self._row
        if row is None:
            return
        font = painter.font()
        font.setPixelSize(STEP_PX)
        font.setBold(bold or self.theme.weight > 400)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        painter.setOpacity(1.0 if self._row and row.mark is not Mark.TODO else 0.85)
        middle = self.height() / 2
        symbol = _SYMBOLS.get(row.mark)
        if symbol:
            renderer(symbol, colour).render(painter, QRectF(10, middle - 11, 22, 22))
        else:
            place = QRectF(8, 0, 26, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(self._place))
        words = QRectF(42, 0, self.width() - 46, self.height())
        text = painter.fontMetrics().elidedText(
            self.text(), Qt.TextElideMode.ElideRight, int(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


class Rail(Themed):
    """The column itself. Before an enrollment is open it tells how the devices are."""

    def __init__(
        self, theme: Theme, step_to: Callable[[Step], None], go_aside: Callable[[Side], None]
    ) -> None:
        super().__init__()
        self.theme = theme
        self._step_to = step_to
        self.setObjectName("rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(RAIL_WIDTH)
        self._brand = label("brand", "Perekaman KTP-el")
        self._who = label()
        self._whose = label()
        self._rows: list[StepRow] = []
        self._list_wanted = True
        self._steps = column(spacing=0)
        self._list = LampList(theme)
        self._strip = LampStrip(theme)
        self.menu = Menu(theme, go_aside)
        self._line = LineChip(theme, lambda: go_aside(Side.OUTBOX))
        self._lay_out()

    def _lay_out(self) -> None:
        box: QVBoxLayout = column(self, margins=12, spacing=2)
        box.setContentsMargins(12, 10, 12, 6)
        for each in (self._brand, self._who, self._whose):
            each.setContentsMargins(4, 0, 0, 0)
            box.addWidget(each)
        box.addSpacing(4)
        box.addLayout(self._steps)
        box.addWidget(self._list)
        box.addStretch(1)
        box.addWidget(self.menu)
        box.addWidget(self._strip)
        box.addWidget(self._line)

    def wear(self, theme: Theme) -> None:
        super().wear(theme)
        parts: tuple[Wearer, ...] = (*self._rows, self._list, self._strip, self.menu, self._line)
        for part in parts:
            part.wear(theme)

    def show_view(self, view: DeskView) -> None:
        """Show where this enrollment, or this day, stands."""
        person = view.citizen
        self._who.setText(f"NIK {person.nik_masked}" if person else view.operator)
        self._whose.setText(self._short(person.name if person else view.station))
        self._show_steps(view.rail)
        open_now = bool(view.rail)
        self._list_wanted = not open_now
        self._show_lamps()
        self._list.show_devices(view.devices)
        self._strip.show_devices(view.devices)
        self._line.show_outbox(view.outbox, pressable=view.screen is Screen.TODAY)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_lamps()

    def _show_lamps(self) -> None:
        """Show the lamps with words, or side by side where the menu leaves no room for these."""
        menu = 0 if self.menu.isHidden() else self.menu.sizeHint().height()
        words = self._list_wanted and self.height() >= _LIST_ROOM + menu
        self._list.setVisible(words)
        self._strip.setVisible(not words)

    def show_menu(self, offered: tuple[Side, ...], open_now: Side | None) -> None:
        """Show what can be opened beside the day's list; nothing during an enrollment."""
        self.menu.setVisible(bool(offered))
        self.menu.show_sides(offered, open_now)
        self._show_lamps()

    def show_board(self, answer: BoardView) -> None:
        """Show how the line stands, and how many packets wait."""
        self._line.show_board(answer)

    def _short(self, words: str) -> str:
        return self._whose.fontMetrics().elidedText(
            words, Qt.TextElideMode.ElideRight, RAIL_WIDTH - 32
        )

    def _show_steps(self, rows: tuple[RailRow, ...]) -> None:
        while len(self._rows) < len(rows):
            made = StepRow(len(self._rows) + 1, self._step_to)
            made.theme = self.theme
            self._rows.append(made)
            self._steps.addWidget(made)
        for place, each in enumerate(self._rows):
            each.setVisible(place < len(rows))
            if place < len(rows):
                each.show_row(rows[place])
