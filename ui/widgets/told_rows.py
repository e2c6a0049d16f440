"""A list of plain rows: a symbol in its tone, a heading, and a quiet line below it."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRectF

from ui.theme import Tone
from ui.widgets.painted import RowBrush, RowDelegate, RowModel

_SYMBOL: Final = 22


@dataclass(frozen=True)
class ToldRow:
    """One row; ``symbol`` is a name of ``ui/icons``."""

    heading: str
    below: str
    symbol: str
    tone: Tone = Tone.PLAIN


class ToldModel(RowModel[ToldRow]):
    """The rows; each one's text says everything, for screen readers too."""

    def words(self, shown: ToldRow) -> str:
        return f"{shown.heading}: {shown.below}"


class ToldDelegate(RowDelegate):
    """Paints a row."""

    kind = ToldRow

    def write_row(self, brush: RowBrush, place: QRectF, shown: ToldRow) -> None:
        plain = shown.tone is Tone.PLAIN
        colour = self.theme.quiet if plain else self.theme.tone(shown.tone)[0]
        top = place.center().y() - _SYMBOL / 2
        brush.symbol(shown.symbol, colour, QRectF(place.left() + 14, top, _SYMBOL, _SYMBOL))
        room = place.adjusted(46, 4, -14, -4)
        room.setHeight(room.height() / 2)
        brush.write(room, shown.heading, self.theme.ink if plain else colour, 18, bold=True)
        room.translate(0, room.height())
        brush.write(room, shown.below, self.theme.quiet, 16)
