"""Brings a report to the printer, or into a file of the station, off the screen's thread."""

import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal
from PySide6.QtGui import QPdfWriter

from station.daybook import table
from station.daybook.report import Report
from ui.report.paper import Sheet, draw, prepare
from ui.report.sent import Form, Sent

Print = Callable[[Report, Sheet], Sent]


class Delivery(QObject):
    """One report after the other; ``done`` tells the form, what became of it, and the file."""

    done = Signal(object, object, str)

    def __init__(self, folder: Path, print_out: Print, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.print_out = print_out
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)

    def send(self, form: Form, report: Report, sheet: Sheet) -> None:
        """Send it, now or behind what is being written."""
        self._pool.start(_Job(self, form, report, sheet))

    def finish(self) -> None:
        """Wait for what is being written."""
        self._pool.waitForDone()


class _Job(QRunnable):
    def __init__(self, delivery: Delivery, form: Form, report: Report, sheet: Sheet) -> None:
        super().__init__()
        self._delivery, self._form = delivery, form
        self._report, self._sheet = report, sheet

    def run(self) -> None:
        became, path = self._brought()
        self._delivery.done.emit(self._form, became, path)

    def _brought(self) -> tuple[Sent, str]:
        if self._form is Form.PAPER:
            return self._delivery.print_out(self._report, self._sheet), ""
        try:
            folder = self._delivery.folder
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if self._form is Form.PDF:
                path = folder / f"{self._report.day}.pdf"
                there = write_pdf(self._report, self._sheet, path)
                return (Sent.FILED, str(path)) if there else (Sent.FAILED, "")
            write_tables(self._report, folder)
        except OSError:
            return Sent.FAILED, ""
        return Sent.FILED, str(folder / f"{self._report.day}.csv")


def write_pdf(report: Report, sheet: Sheet, path: Path) -> bool:
    """Write a report as a PDF for its owner's eyes only; False when it cannot be written."""
    _private(path, b"")
    writer = QPdfWriter(str(path))
    writer.setTitle(f"Perekaman {report.day}")
    writer.setCreator("Perekaman")
    writer.setResolution(300)
    prepare(writer)
    return draw(report, sheet, writer) and path.stat().st_size > 0


def write_tables(report: Report, folder: Path) -> None:
    """Write the figures, and the *buku harian* beside them; UTF-8 with a mark, for spreadsheets."""
    _private(folder / f"{report.day}.csv", table.figures(report))
    _private(folder / f"{report.day}-buku-harian.csv", table.book(report))


def _private(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "wb") as file:
        os.fchmod(file.fileno(), 0o600)
        file.write(data)
