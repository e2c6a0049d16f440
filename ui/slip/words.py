"""What stands on a slip: nothing that tells whose it is but the number."""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from station.board.packet import Row
from station.clock import parse
from station.session.view import DoneView
from ui.words.spans import dated

translate = QCoreApplication.translate


@dataclass(frozen=True)
class Slip:
    """The words of one slip, in the language of the screen."""

    heading: str
    station: str
    number: str
    when: str
    follows: str
    warning: str
    training: str
    """Empty on a slip that counts."""
    packet_id: str
    """What the QR code says."""


def slip(done: DoneView, *, station: str, training: bool) -> Slip:
    """Word the slip of a recording just made."""
    follows = next_words(printable=done.printable)
    said = _Said(done.packet_id, done.number, parse(done.sealed_at), follows)
    return _worded(said, station, training=training)


def slip_again(row: Row, *, station: str, training: bool) -> Slip:
    """Word the slip of an earlier recording; how old the person was is not known here."""
    follows = translate(
        "Done", "The recording is at Dukcapil. Cards are printed from the age of 17."
    )
    said = _Said(row.packet_id, row.number, row.sealed_at, follows)
    return _worded(said, station, training=training)


@dataclass(frozen=True)
class _Said:
    packet_id: str
    number: str
    sealed_at: datetime
    follows: str


def _worded(said: _Said, station: str, *, training: bool) -> Slip:
    return Slip(
        heading=translate("Done", "Recording receipt"),
        station=station,
        number=said.number,
        when=dated(said.sealed_at),
        follows=said.follows,
        warning=warning(),
        training=translate("Done", "TRAINING - not a real recording") if training else "",
        packet_id=said.packet_id,
    )


def warning() -> str:
    """Return what a slip is not."""
    return translate("Done", "This slip is not an identity card.")


def next_words(*, printable: bool) -> str:
    """Return what happens next, for the person."""
    if printable:
        return translate(
            "Done", "The recording is sent to the centre by itself. Ask Dukcapil for the card."
        )
    return translate("Done", "Recorded at 16. The card is printed at the age of 17.")
