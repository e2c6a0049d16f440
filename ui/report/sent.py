"""How a report leaves the screen, and what became of it."""

from enum import StrEnum


class Form(StrEnum):
    """How a report leaves the screen."""

    PAPER = "PAPER"
    PDF = "PDF"
    TABLE = "TABLE"


class Sent(StrEnum):
    """What became of it."""

    WRITING = "WRITING"
    PRINTED = "PRINTED"
    FILED = "FILED"
    NO_PRINTER = "NO_PRINTER"
    FAILED = "FAILED"
