"""Words for what becomes of a report; a line break parts what is from what to do."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.report.sent import Sent

SENT: Final = MappingProxyType(
    {
        Sent.WRITING: QT_TRANSLATE_NOOP("Words", "The report is being written."),
        Sent.PRINTED: QT_TRANSLATE_NOOP("Words", "The report is printed."),
        Sent.FILED: QT_TRANSLATE_NOOP(
            "Words",
            "The report is written.\nIt lies in the station's folder reports, named by its day. "
            "It holds personal data: keep it locked away.",
        ),
        Sent.NO_PRINTER: QT_TRANSLATE_NOOP(
            "Words", "There is no printer.\nPress X: the report is kept as a PDF."
        ),
        Sent.FAILED: QT_TRANSLATE_NOOP(
            "Words", "The report could not be written.\nCheck printer and disk, then try again."
        ),
    }
)
