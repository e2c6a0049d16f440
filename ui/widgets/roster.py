"""The list of people: a model over the rows of the view, and how one row is painted."""

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
)

from station.lifecycle import Status
from station.session.view import RosterRow
from ui.messages import name, say_value
from ui.theme import Tone
from ui.widgets.painted import RowBrush, RowDelegate
from ui.words.spans import span

translate = QCoreApplication.translate
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()

DRAFT = "DRAFT"
WAITING = "WAITING"
_NUMBER_ROOM = 56
_TROUBLED = frozenset(
    {
        Status.ENROLL_FAILURE_AT_CENTRAL,
        Status.ENROLL_FAILURE_AT_REGIONAL,
        Status.DUPLICATE_RECORD,
        Status.ADJUDICATE_RECORD,
        Status.REQUEST_VALIDATION,
        Status.SEARCH_FAILURE_AT_CENTRAL,
    }
)


def open_to_record(shown: RosterRow) -> bool:
    """Say whether this person still waits to be recorded."""
    return shown.state in (WAITING, Status.UNREGISTERED)


def state_words(shown: RosterRow) -> str:
    """Return how this person stands, in a few words that begin with a capital."""
    words = _standing(shown)
    return words[:1].upper() + words[1:]


def _standing(shown: RosterRow) -> str:
    if shown.absence and open_to_record(shown):
        return f"{name(shown.absence)}: {shown.reason}" if shown.reason else name(shown.absence)
    if shown.called_at and open_to_record(shown):
        return translate("Roster", "called to the desk")
    if shown.state == DRAFT and shown.draft_step:
        return _draft_words(shown, name(shown.draft_step))
    if shown.state in Status.__members__:
        return name(Status(shown.state))
    return say_value(shown.state)


def _draft_words(shown: RosterRow, step: str) -> str:
    """Return what a draft waits for, or that it need not wait any more, and how old it is."""
    age = span(shown.draft_hours * 3600) if shown.draft_hours and shown.draft_hours >= 1 else ""
    if shown.draft_ready:
        words = translate("Roster", "can be finished now")
    elif shown.draft_lacks:
        devices = ", ".join(map(name, shown.draft_lacks))
        words = translate("Roster", "waits for: {devices}").format(devices=devices)
    else:
        words = translate("Roster", "not finished: {step}").format(step=step)
    return ", ".join(filter(None, (words, age)))


def state_tone(shown: RosterRow) -> Tone:
    """Return the tone of that state."""
    if open_to_record(shown):
        if shown.absence:
            return Tone.WARN
        return Tone.OK if shown.called_at else Tone.PLAIN
    if shown.state == DRAFT:
        return Tone.OK if shown.draft_ready else Tone.WARN
    return Tone.BAD if shown.state in _TROUBLED else Tone.OK


def _notes(shown: RosterRow) -> list[str]:
    """Return what the row says of the person besides who it is."""
    told = (
        (shown.ahead, translate("Roster", "let ahead")),
        (shown.young, translate("Roster", "under 17")),
        (shown.exempted, translate("Roster", "exception")),
    )
    return [words for holds, words in told if holds]


class RosterModel(QAbstractListModel):
    """The rows that pass the filter. A row's text says everything, for screen readers too."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[RosterRow, ...] = ()

    def show_rows(self, rows: tuple[RosterRow, ...]) -> None:
        """Show other rows; nothing happens where they are the same."""
        if rows == self._rows:
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def at(self, place: int) -> RosterRow | None:
        """Return a row, or None beyond the end."""
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, nik: str) -> int:
        """Return where a person stands, or -1."""
        return next((i for i, each in enumerate(self._rows) if each.nik == nik), -1)

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        shown = self.at(index.row())
        if shown is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            notes = ", ".join((shown.name, *_notes(shown), shown.nik_masked, shown.village))
            number = f"{shown.number:03d}, " if shown.number else ""
            return f"{number}{notes}: {state_words(shown)}"
        return shown if role == Qt.ItemDataRole.UserRole else None


class RosterDelegate(RowDelegate):
    """Paints a row: name and village, masked NIK, state with symbol."""

    kind = RosterRow

    def write_row(self, brush: RowBrush, place: QRectF, shown: RosterRow) -> None:
        self._paint_person(brush, place, shown)
        self._paint_state(brush, place, shown)

    def _paint_person(self, brush: RowBrush, place: QRectF, shown: RosterRow) -> None:
        left = 14
        if shown.number:
            left += _NUMBER_ROOM
            number = QRectF(place.left() + 14, place.top(), _NUMBER_ROOM - 6, place.height())
            brush.write(number, f"{shown.number:03d}", self.theme.brand, 22, bold=True)
        room = place.adjusted(left, 4, -place.width() * 0.42, -4)
        top = QRectF(room.left(), room.top(), room.width(), room.height() / 2)
        brush.write(top, shown.name, self.theme.ink, 18, bold=True)
        top.translate(0, room.height() / 2)
        below = " · ".join((*_notes(shown), shown.nik_masked, shown.village))
        brush.write(top, below, self.theme.quiet, 16)

    def _paint_state(self, brush: RowBrush, place: QRectF, shown: RosterRow) -> None:
        tone = state_tone(shown)
        colour = self.theme.quiet if tone is Tone.PLAIN else self.theme.tone(tone)[0]
        symbol = {Tone.OK: "check", Tone.WARN: "later", Tone.BAD: "warn", Tone.PLAIN: "wait"}[tone]
        left = place.right() - place.width() * 0.40
        spot = QRectF(left, place.center().y() - 11, 22, 22)
        brush.symbol(symbol, colour, spot)
        room = QRectF(left + 30, place.top(), place.right() - left - 40, place.height())
        bold = tone is not Tone.PLAIN
        brush.write(room, state_words(shown), colour, 17, bold=bold)
