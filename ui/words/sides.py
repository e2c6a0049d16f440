"""Names of the screens beside the day's list, as the menu shows them.

English is the source text.
"""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.sides import Side

SIDES: Final = MappingProxyType(
    {
        Side.HELP: QT_TRANSLATE_NOOP("Words", "Help"),
        Side.RECAPTURE: QT_TRANSLATE_NOOP("Words", "Record again"),
        Side.COMPLAINTS: QT_TRANSLATE_NOOP("Words", "Complaints"),
        Side.RECONCILE: QT_TRANSLATE_NOOP("Words", "Status file"),
        Side.REPORT: QT_TRANSLATE_NOOP("Words", "Daily report"),
        Side.OUTBOX: QT_TRANSLATE_NOOP("Words", "Outbox"),
        Side.DIAGNOSIS: QT_TRANSLATE_NOOP("Words", "Devices"),
        Side.SETTINGS: QT_TRANSLATE_NOOP("Words", "Settings"),
    }
)
