"""Where screens hand slips in: the printing itself is loaded with the first slip."""

import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from ui.slip.outcome import Outcome
from ui.slip.receipt import PrintReceipt, ReceiptPrinting
from ui.slip.words import Slip


class Printer(Protocol):
    """Prints off the screen's thread; ``done`` tells packet id and ``Outcome``."""

    @property
    def done(self) -> SignalInstance: ...
    def print_slip(self, slip: Slip) -> None: ...
    def finish(self) -> None: ...


def open_printing(folder: Path, parent: QObject) -> Printer:
    """Load Qt's printing: it would cost the first screen 30 ms and 6 MB."""
    made: Printer = importlib.import_module("ui.slip.printing").Printing(folder, parent)
    return made


def to_receipts(print_receipt: PrintReceipt) -> Callable[[Path, QObject], Printer]:
    """Return what opens the receipt printer, for a station that has one."""

    def open_receipts(_folder: Path, parent: QObject) -> Printer:
        return ReceiptPrinting(print_receipt, parent)

    return open_receipts


class Counter(QObject):
    """Takes slips in, one press one slip. ``told`` hears packet id and what became of it."""

    told = Signal(str, object)

    def __init__(
        self, folder: Path, open_printer: Callable[[Path, QObject], Printer] = open_printing
    ) -> None:
        super().__init__()
        self._folder = folder
        self._open_printer = open_printer
        self._printer: Printer | None = None
        self._became: dict[str, Outcome] = {}

    def hand_in(self, slip: Slip) -> None:
        """Print it; while the same one is on its way nothing happens."""
        if self.became(slip.packet_id) is Outcome.PRINTING:
            return
        self._hear(slip.packet_id, Outcome.PRINTING)
        self._opened().print_slip(slip)

    def became(self, packet_id: str) -> Outcome | None:
        """Return what became of the last slip of a packet; None where none was printed."""
        return self._became.get(packet_id)

    def close(self) -> None:
        """Wait for what is being printed."""
        if self._printer:
            self._printer.finish()

    def _opened(self) -> Printer:
        if self._printer is None:
            self._printer = self._open_printer(self._folder, self)
            self._printer.done.connect(self._hear)
        return self._printer

    def _hear(self, packet_id: str, outcome: Outcome) -> None:
        self._became[packet_id] = outcome
        self.told.emit(packet_id, outcome)
