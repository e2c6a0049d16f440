"""Brings slips to the receipt printer, through the device host: no driver is in this process."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QObject, Signal

from station.devices.messages import Paper, PrintLine
from ui.slip.outcome import Outcome
from ui.slip.words import Slip

WIDTH: Final = 42
"""Letters of a line on 80 mm of paper in the narrower fonts; half as many large ones."""
_OUTCOMES: Final = MappingProxyType(
    {
        Paper.PRINTED: Outcome.PRINTED,
        Paper.PAPER_OUT: Outcome.PAPER_OUT,
        Paper.COVER_OPEN: Outcome.COVER_OPEN,
        Paper.FAILED: Outcome.FAILED,
    }
)
PrintReceipt = Callable[[tuple[PrintLine, ...], Callable[[Paper], None]], None]


class ReceiptPrinting(QObject):
    """Implements ``ui.slip.counter.Printer``."""

    done = Signal(str, object)

    def __init__(self, print_receipt: PrintReceipt, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._print = print_receipt

    def print_slip(self, slip: Slip) -> None:
        """Print it behind those before it."""

        def hear(became: Paper) -> None:
            self.done.emit(slip.packet_id, _OUTCOMES[became])

        self._print(lines(slip), hear)

    def finish(self) -> None:
        """Return at once: what is being printed is with the device host."""


def lines(slip: Slip) -> tuple[PrintLine, ...]:
    """Return a slip as the printer's own text, with the QR code drawn by the printer."""
    return (
        *_text(slip.training, bold=True),
        *_text(slip.heading, bold=True, large=True),
        *_text(slip.station),
        PrintLine(text=""),
        *_text(slip.number, bold=True, large=True),
        *_text(slip.when),
        PrintLine(text=slip.packet_id, code=True),
        *_text(slip.follows),
        PrintLine(text=""),
        *_text(slip.warning, bold=True),
    )


def _text(words: str, *, bold: bool = False, large: bool = False) -> tuple[PrintLine, ...]:
    """Break words into lines between the words; one that is too long stands by itself."""
    room, found = WIDTH // 2 if large else WIDTH, list[str]()
    for word in words.split():
        if found and len(found[-1]) + 1 + len(word) <= room:
            found[-1] += f" {word}"
        else:
            found.append(word)
    return tuple(PrintLine(text=each, bold=bold, large=large) for each in found)
