"""The list of packets: a model over one page of the board, and how one row is painted."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QCoreApplication, QRectF

from station.board.packet import Row
from station.lifecycle import AT_STATION, Status
from station.outbox.entries import Blocked
from station.session.view import Whose
from ui.messages import name
from ui.theme import Theme, Tone
from ui.widgets.painted import RowBrush, RowDelegate, RowModel
from ui.words.spans import moment, span

translate = QCoreApplication.translate
_UNSETTLED: Final = frozenset({Status.ADJUDICATE_RECORD, Status.UNREGISTERED})
"""Given back or undecided, and nobody here is late."""
_STATE_AT: Final = 0.40
_SYMBOLS: Final = MappingProxyType(
    {Tone.OK: "check", Tone.WARN: "wait", Tone.BAD: "warn", Tone.PLAIN: "outbox"}
)


def row_tone(shown: Row) -> Tone:
    """Return the tone of a packet: red is only what somebody must act on."""
    if shown.stuck:
        return Tone.BAD
    if isinstance(shown.why, Blocked) or shown.state in _UNSETTLED:
        return Tone.WARN
    return Tone.PLAIN if shown.state in AT_STATION else Tone.OK


def row_words(shown: Row) -> str:
    """Return why a packet stands where it stands, in a few words."""
    return name(shown.why)


def age_words(shown: Row) -> str:
    """Return how old a packet is, and how far it got where it is on its way."""
    sealed, resent = (
        translate("Packets", "sealed {span} ago"),
        translate("Packets", "sent again {span} ago"),
    )
    age = (resent if shown.resent else sealed).format(span=span(shown.age))
    part = percent(shown.acknowledged, shown.size) if shown.state in AT_STATION else 0
    return f"{age} · {part} %" if part else age


def words_room(width: float) -> float:
    """Return the pixels a row of this width has for why its packet waits."""
    return width * (1 - _STATE_AT) - 40


def percent(acknowledged: int, size: int) -> int:
    """Return how much has arrived; 100 only when all has."""
    return acknowledged * 100 // size if size else 0


class PacketModel(RowModel[Row]):
    """One page of packets. A row's text says everything, for screen readers too."""

    def __init__(self) -> None:
        super().__init__()
        self._whose: Mapping[str, Whose] = {}

    def words(self, shown: Row) -> str:
        return f"{self.heading(shown)}, {age_words(shown)}: {row_words(shown)}"

    def show_packets(self, rows: tuple[Row, ...], whose: Mapping[str, Whose]) -> None:
        """Show these packets; where the same ones stand in the same places nothing jumps."""
        same = [each.packet_id for each in rows] == [each.packet_id for each in self._rows]
        self._whose = whose
        if not same:
            self.show_rows(rows)
            return
        self._rows = rows
        if rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 0))

    def place_of(self, packet_id: str) -> int:
        """Return where a packet stands, or -1."""
        return next((i for i, each in enumerate(self._rows) if each.packet_id == packet_id), -1)

    def whose(self, packet_id: str) -> Whose | None:
        """Return whose packet it is, where that is known."""
        return self._whose.get(packet_id)

    def heading(self, shown: Row) -> str:
        """Return the name on the list: the person's, or the number where that is not known."""
        owner = self.whose(shown.packet_id)
        return owner.name if owner else shown.number

    def below(self, shown: Row) -> str:
        """Return the quiet line below the name."""
        owner = self.whose(shown.packet_id)
        return f"{shown.number} · {moment(shown.sealed_at)}" if owner else moment(shown.sealed_at)


class PacketDelegate(RowDelegate):
    """Paints a row: whose it is, why it stands there, how old it is."""

    kind = Row

    def __init__(self, theme: Theme, model: PacketModel) -> None:
        super().__init__(theme)
        self._model = model

    def write_row(self, brush: RowBrush, place: QRectF, shown: Row) -> None:
        self._paint_person(brush, place, shown)
        self._paint_state(brush, place, shown)

    def _paint_person(self, brush: RowBrush, place: QRectF, shown: Row) -> None:
        room = place.adjusted(14, 4, -place.width() * (1 - _STATE_AT) - 8, -4)
        top = QRectF(room.left(), room.top(), room.width(), room.height() / 2)
        heading = self._model.heading(shown)
        brush.write(top, heading, self.theme.ink, 18, bold=True)
        top.translate(0, room.height() / 2)
        brush.write(top, self._model.below(shown), self.theme.quiet, 16)

    def _paint_state(self, brush: RowBrush, place: QRectF, shown: Row) -> None:
        tone = row_tone(shown)
        colour = self.theme.quiet if tone is Tone.PLAIN else self.theme.tone(tone)[0]
        left = place.left() + place.width() * _STATE_AT
        spot = QRectF(left, place.center().y() - 11, 22, 22)
        brush.symbol(_SYMBOLS[tone], colour, spot)
        room = QRectF(left + 30, place.top() + 4, words_room(place.width()), 0)
        room.setHeight((place.height() - 8) / 2)
        bold = tone is not Tone.PLAIN
        brush.write(room, row_words(shown), colour, 17, bold=bold)
        room.translate(0, room.height())
        quiet = colour if tone is Tone.BAD else self.theme.quiet
        brush.write(room, age_words(shown), quiet, 16)
