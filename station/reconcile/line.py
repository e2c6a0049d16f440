"""One line of a status file, as it was read: which packet or person, which status, since when."""

from enum import StrEnum

import msgspec

from station.errors import Code, Refused


class Key(StrEnum):
    """By what a line names a recording, the surest first."""

    PACKET = "PACKET"
    NUMBER = "NUMBER"
    NIK = "NIK"


class Damage(StrEnum):
    """Why a line cannot be used; it is listed and nothing is guessed."""

    NO_KEY = "NO_KEY"
    """No packet id, no nomor perekaman, no NIK."""
    ROUNDED = "ROUNDED"
    """A spreadsheet wrote the NIK as 3.27E+15: the last digits are lost."""
    NOT_16_DIGITS = "NOT_16_DIGITS"
    NO_STATUS = "NO_STATUS"
    TORN = "TORN"
    """The line is not whole: too few cells, a broken quote, half a JSON object."""
    KEY_TWICE = "KEY_TWICE"
    """A JSON object says the same thing twice, and differently."""


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """``place`` counts from 1. A NIK may be here: lines are not kept and not logged."""

    place: int
    keys: dict[Key, str]
    status: str = ""
    at: str = ""
    """The status's date as ISO 8601, empty where there is none that can be read."""
    damage: Damage | None = None


class Flaw(StrEnum):
    """Why a whole file is refused."""

    WORKBOOK = "WORKBOOK"
    TOO_LARGE = "TOO_LARGE"
    NO_TEXT = "NO_TEXT"
    TRUNCATED = "TRUNCATED"
    NO_JSON = "NO_JSON"
    TOO_DEEP = "TOO_DEEP"
    NO_COLUMNS = "NO_COLUMNS"
    COLUMN_TWICE = "COLUMN_TWICE"
    NO_LINES = "NO_LINES"


class Unreadable(Refused):
    """The file as a whole cannot be used; ``flaw`` says why."""

    def __init__(self, flaw: Flaw, detail: str) -> None:
        super().__init__(Code.STATUS_FILE_UNREADABLE, detail)
        self.flaw = flaw
