"""The answers of the complaint desk as a list: the numbers, what is known of them, who acts."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QRectF

from station.complaints.view import Answer
from ui.theme import Tone
from ui.widgets.painted import RowBrush, RowDelegate, RowModel
from ui.words import complaints as words

_ANSWER_AT: Final = 0.38
_SYMBOLS: Final = MappingProxyType(
    {Tone.OK: "check", Tone.WARN: "info", Tone.BAD: "warn", Tone.PLAIN: "dot"}
)


class AnswerModel(RowModel[Answer]):
    """The answers to one text. A row's text says everything, for screen readers too."""

    def words(self, shown: Answer) -> str:
        return f"{words.numbers(shown)[0]}: {words.headline(shown)}, {words.below(shown)}"


class AnswerDelegate(RowDelegate):
    """Paints a row: NIK over family card, the answer over its age and who acts."""

    kind = Answer

    def write_row(self, brush: RowBrush, place: QRectF, shown: Answer) -> None:
        self._numbers(brush, place, shown)
        self._answer(brush, place, shown)

    def _numbers(self, brush: RowBrush, place: QRectF, shown: Answer) -> None:
        nik, card = words.numbers(shown)
        room = place.adjusted(14, 4, -place.width() * (1 - _ANSWER_AT) - 8, -4)
        top = QRectF(room.left(), room.top(), room.width(), room.height() / 2)
        brush.write(top, f"NIK {nik or '–'}", self.theme.ink, 18, bold=True)
        top.translate(0, room.height() / 2)
        brush.write(top, f"KK {card}" if card else "", self.theme.quiet, 16)

    def _answer(self, brush: RowBrush, place: QRectF, shown: Answer) -> None:
        tone = words.tone(shown)
        colour = self.theme.quiet if tone is Tone.PLAIN else self.theme.tone(tone)[0]
        left = place.left() + place.width() * _ANSWER_AT
        brush.symbol(_SYMBOLS[tone], colour, QRectF(left, place.center().y() - 11, 22, 22))
        width = place.width() * (1 - _ANSWER_AT) - 40
        room = QRectF(left + 30, place.top() + 4, width, (place.height() - 8) / 2)
        brush.write(room, words.headline(shown), colour, 17, bold=tone is not Tone.PLAIN)
        room.translate(0, room.height())
        brush.write(room, words.below(shown), self.theme.quiet, 16)
