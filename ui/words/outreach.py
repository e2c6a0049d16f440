"""Words of the day's list: why a line did not come in, why somebody is not recorded.

English is the source text; a line break parts what is from what to do. ``{column}`` is a column's
name, ``{found}`` and ``{expected}`` are numbers.
"""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.citizen.listing import Flaw
from station.register.day_entries import Absence

ABSENCES: Final = MappingProxyType(
    {
        Absence.REFUSED: QT_TRANSLATE_NOOP("Words", "refused"),
        Absence.COME_AGAIN: QT_TRANSLATE_NOOP("Words", "comes again"),
        Absence.NOT_HERE: QT_TRANSLATE_NOOP("Words", "not here"),
    }
)

FLAWS: Final = MappingProxyType(
    {
        Flaw.NO_TEXT: QT_TRANSLATE_NOOP(
            "Words",
            "This file is no text list.\n"
            "In the spreadsheet choose Save as, CSV UTF-8, and bring that file.",
        ),
        Flaw.WORKBOOK: QT_TRANSLATE_NOOP(
            "Words",
            "This is a workbook, not a list.\n"
            "Open it in the spreadsheet, choose Save as, CSV UTF-8, and bring that file.",
        ),
        Flaw.TOO_LARGE: QT_TRANSLATE_NOOP(
            "Words", "The list is too long for one day.\nBring a list of fewer than 20,000 people."
        ),
        Flaw.NO_PEOPLE: QT_TRANSLATE_NOOP(
            "Words", "Nobody stands in this list.\nBelow the headings each person needs a line."
        ),
        Flaw.COLUMN_UNKNOWN: QT_TRANSLATE_NOOP(
            "Words",
            "Nobody knows the heading of column {column}.\nTake that column out, or name it as "
            "on the family card.",
        ),
        Flaw.COLUMN_MISSING: QT_TRANSLATE_NOOP(
            "Words", "The column {column} is missing.\nAdd it with its heading, then save again."
        ),
        Flaw.COLUMN_TWICE: QT_TRANSLATE_NOOP(
            "Words", "The column {column} stands there twice.\nTake one of them out."
        ),
        Flaw.FIELDS: QT_TRANSLATE_NOOP(
            "Words",
            "{found} fields instead of {expected}.\nPut text that holds a comma in quotation "
            "marks.",
        ),
        Flaw.QUOTES: QT_TRANSLATE_NOOP(
            "Words",
            "A quotation mark is opened and not closed.\nTake it out; lines below it may be "
            "missing, too.",
        ),
        Flaw.NIK_DIGITS: QT_TRANSLATE_NOOP(
            "Words", "The NIK does not have 16 digits.\nCopy it again from the family card."
        ),
        Flaw.NIK_NUMBER: QT_TRANSLATE_NOOP(
            "Words",
            "The spreadsheet made a number of the NIK.\nFormat that column as text, type the NIK "
            "again.",
        ),
        Flaw.NIK_TWICE: QT_TRANSLATE_NOOP(
            "Words", "This NIK stands in an earlier line, too.\nOne of the two is wrong, or spare."
        ),
        Flaw.NAME_EMPTY: QT_TRANSLATE_NOOP(
            "Words", "The name is missing.\nCopy it from the family card."
        ),
        Flaw.WORD: QT_TRANSLATE_NOOP(
            "Words", "{column}: this word is not known.\nWrite it as on the family card."
        ),
        Flaw.DATE: QT_TRANSLATE_NOOP(
            "Words",
            "The birth date cannot be read, or the NIK says another one.\nWrite it as 1995-08-17.",
        ),
        Flaw.PERMIT: QT_TRANSLATE_NOOP(
            "Words", "The permit is neither empty nor ITAP.\nWrite ITAP, or leave it empty."
        ),
        Flaw.FORMULA: QT_TRANSLATE_NOOP(
            "Words", "{column}: this is a formula.\nWrite the text itself."
        ),
        Flaw.LONG: QT_TRANSLATE_NOOP(
            "Words", "{column}: {found} letters are too many.\nAt most {expected}."
        ),
    }
)

COLUMNS: Final = MappingProxyType(
    {
        "nik": QT_TRANSLATE_NOOP("Words", "NIK"),
        "family_card": QT_TRANSLATE_NOOP("Words", "family card number"),
        "name": QT_TRANSLATE_NOOP("Words", "name"),
        "sex": QT_TRANSLATE_NOOP("Words", "sex"),
        "birth_place": QT_TRANSLATE_NOOP("Words", "birth place"),
        "birth_date": QT_TRANSLATE_NOOP("Words", "birth date"),
        "address": QT_TRANSLATE_NOOP("Words", "address"),
        "village": QT_TRANSLATE_NOOP("Words", "village"),
        "district": QT_TRANSLATE_NOOP("Words", "district"),
        "regency": QT_TRANSLATE_NOOP("Words", "regency"),
        "province": QT_TRANSLATE_NOOP("Words", "province"),
        "religion": QT_TRANSLATE_NOOP("Words", "religion"),
        "marital_status": QT_TRANSLATE_NOOP("Words", "marital status"),
        "occupation": QT_TRANSLATE_NOOP("Words", "occupation"),
        "nationality": QT_TRANSLATE_NOOP("Words", "nationality"),
        "blood_type": QT_TRANSLATE_NOOP("Words", "blood type"),
        "permanent_permit": QT_TRANSLATE_NOOP("Words", "permit"),
        "status": QT_TRANSLATE_NOOP("Words", "status"),
    }
)
"""A list's columns, as people call them."""
