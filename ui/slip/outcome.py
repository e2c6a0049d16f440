"""What becomes of a slip that was sent to be printed."""

from enum import StrEnum


class Outcome(StrEnum):
    """What became of a slip."""

    PRINTING = "PRINTING"
    """It is on its way."""
    PRINTED = "PRINTED"
    FILED = "FILED"
    """There is no printer: a PDF lies in the folder."""
    PAPER_OUT = "PAPER_OUT"
    COVER_OPEN = "COVER_OPEN"
    FAILED = "FAILED"
