"""Prints a report on the system's printer; Qt's printing is loaded with the first one."""

from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from station.daybook.report import Report
from ui.report.paper import Sheet, draw, prepare
from ui.report.sent import Sent


def print_out(report: Report, sheet: Sheet) -> Sent:
    """Print it where there is a printer."""
    found = QPrinterInfo.defaultPrinter()
    if found.isNull():
        return Sent.NO_PRINTER
    printer = QPrinter(found, QPrinter.PrinterMode.HighResolution)
    prepare(printer)
    return Sent.PRINTED if draw(report, sheet, printer) else Sent.FAILED
