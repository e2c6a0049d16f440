"""Words for what becomes of a slip; a line break parts what is from what to do."""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.slip.outcome import Outcome

OUTCOMES: Final = MappingProxyType(
    {
        Outcome.PRINTING: QT_TRANSLATE_NOOP("Words", "The slip is being printed."),
        Outcome.PRINTED: QT_TRANSLATE_NOOP("Words", "The slip is printed.\nGive it to the person."),
        Outcome.FILED: QT_TRANSLATE_NOOP(
            "Words",
            "No printer. The slip is kept as a PDF.\n"
            "It lies in the station's folder slips, named by its number.",
        ),
        Outcome.PAPER_OUT: QT_TRANSLATE_NOOP(
            "Words",
            "The printer has no paper.\n"
            "Put a new roll in, then print again. The recording is safe.",
        ),
        Outcome.COVER_OPEN: QT_TRANSLATE_NOOP(
            "Words",
            "The printer's cover is open.\nClose it, then print again. The recording is safe.",
        ),
        Outcome.FAILED: QT_TRANSLATE_NOOP(
            "Words",
            "The slip could not be printed.\n"
            "Check printer and paper, then print again. The recording is safe.",
        ),
    }
)
