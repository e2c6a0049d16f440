"""Brings slips to the printer, or where there is none into a folder, off the screen's thread."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QPdfWriter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from ui.slip import paper
from ui.slip.outcome import Outcome
from ui.slip.words import Slip


class Printing(QObject):
    """Prints one slip after the other; ``done`` tells packet id and :class:`Outcome`."""

    done = Signal(str, object)

    def __init__(
        self,
        folder: Path,
        parent: QObject | None = None,
        find: Callable[[], QPrinterInfo] = QPrinterInfo.defaultPrinter,
    ) -> None:
        super().__init__(parent)
        self.folder = folder
        self.find = find
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def print_slip(self, slip: Slip) -> None:
        """Print it, now or behind those before it."""
        self._pool.start(_Job(self, slip))

    def finish(self) -> None:
        """Wait for what is being printed."""
        self._pool.waitForDone()


class _Job(QRunnable):
    def __init__(self, printing: Printing, slip: Slip) -> None:
        super().__init__()
        self._printing = printing
        self._slip = slip

    def run(self) -> None:
        found, folder = self._printing.find(), self._printing.folder
        self._printing.done.emit(self._slip.packet_id, _brought(self._slip, found, folder))


def _brought(slip: Slip, found: QPrinterInfo, folder: Path) -> Outcome:
    if not found.isNull():
        printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
        paper.prepare(printer)
        return Outcome.PRINTED if paper.draw(slip, printer) else Outcome.FAILED
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return Outcome.FAILED
    return Outcome.FILED if write_pdf(slip, folder / f"{slip.number}.pdf") else Outcome.FAILED


def write_pdf(slip: Slip, path: Path) -> bool:
    """Write a slip as a PDF; False when the file cannot be written."""
    writer = QPdfWriter(str(path))
    writer.setTitle(slip.heading)
    writer.setCreator("Perekaman")
    paper.prepare(writer)
    return paper.draw(slip, writer)
