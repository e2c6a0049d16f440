"""What the complaint desk says beside the statuses' own sentences, and what it does not answer.

English is the source text; the kiosk translates it. Where three lines stand: what is, what the
operator does, what the person is told.
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from station.board.marking import QT_TRANSLATE_NOOP
from station.complaints.numbers import Fault
from station.complaints.persons import Decided
from station.complaints.view import Standing

STANDINGS: Final = MappingProxyType(
    {
        Standing.UNREADABLE: QT_TRANSLATE_NOOP(
            "Complaints",
            "The number cannot be read as a NIK.\n"
            "Ask for it once more, best as a photo of the family card; type it anew.\n"
            "Please send the 16 digits once more, as they stand on your family card.",
        ),
        Standing.MALFORMED: QT_TRANSLATE_NOOP(
            "Complaints",
            "No NIK has such digits: no data will be found under it anywhere.\n"
            "Compare it with the family card. If it stands there like this, send it to the ADB.\n"
            "This NIK holds digits that cannot be right. Please bring your family card to the"
            " Disdukcapil.",
        ),
        Standing.NO_NIK: QT_TRANSLATE_NOOP(
            "Complaints",
            "Only a family card's number: it belongs to several people.\n"
            "Ask for the NIK of the person.\n"
            "Please send your NIK as well: the 16 digits beside your name on the family card.",
        ),
        Standing.AMBIGUOUS: QT_TRANSLATE_NOOP(
            "Complaints",
            "Ambiguous: either number may be the NIK, and neither was recorded here.\n"
            "Ask which one stands beside the name; write NIK in front of it.\n"
            "Which of the two numbers stands beside your name on the family card?",
        ),
        Standing.RECORDED: QT_TRANSLATE_NOOP(
            "Complaints",
            "Recorded at this station.\n"
            "See its status.\n"
            "You were recorded here; we are looking where your data is.",
        ),
        Standing.UNFINISHED: QT_TRANSLATE_NOOP(
            "Complaints",
            "The recording was begun here and not finished.\n"
            "Call the person and go on with the draft in the day's list.\n"
            "Your recording is not finished. Please come once more; nothing is done twice.",
        ),
        Standing.EXPECTED: QT_TRANSLATE_NOOP(
            "Complaints",
            "On today's list, not recorded yet.\n"
            "Record the person.\n"
            "You are not recorded yet. Please come to be recorded; bring your family card.",
        ),
        Standing.NOT_OURS: QT_TRANSLATE_NOOP(
            "Complaints",
            "Not recorded at this station. Whether the NIK exists, this station cannot say.\n"
            "17 or older and never recorded: record now. Recorded elsewhere: ask the ADB. New"
            " family card, birth, marriage or move: SIAK service.\n"
            "You were not recorded here. If you never were, please come; if you were recorded"
            " elsewhere, we pass it on.",
        ),
    }
)

FAULTS: Final = MappingProxyType(
    {
        Fault.LENGTH: QT_TRANSLATE_NOOP("Complaints", "It has {count} digits instead of 16."),
        Fault.LETTERS: QT_TRANSLATE_NOOP("Complaints", "A letter (O, I or l) stands for a digit."),
        Fault.ROUNDED: QT_TRANSLATE_NOOP(
            "Complaints", "A spreadsheet rounded it: the last digits are lost."
        ),
    }
)

DECIDED: Final = MappingProxyType(
    {
        Decided.LABEL: QT_TRANSLATE_NOOP("Complaints", "as it was labelled"),
        Decided.DIGITS: QT_TRANSLATE_NOOP(
            "Complaints", "by the digits: the other one may be a date of issue, this one not"
        ),
        Decided.ORDER: QT_TRANSLATE_NOOP("Complaints", "by the order of the other lines"),
        Decided.ALONE: QT_TRANSLATE_NOOP("Complaints", "stands alone: taken for a NIK"),
        Decided.KNOWN: QT_TRANSLATE_NOOP("Complaints", "the other number is nobody's known here"),
        Decided.AMBIGUOUS: QT_TRANSLATE_NOOP(
            "Complaints", "ambiguous: NIK and family card may be changed over"
        ),
    }
)


class Scope(StrEnum):
    """What people call "NIK tidak online" and this station cannot mend."""

    SIAK = "SIAK"
    AGENCY = "AGENCY"
    CENTRE = "CENTRE"
    CHECKER = "CHECKER"


SCOPE: Final = MappingProxyType(
    {
        Scope.SIAK: QT_TRANSLATE_NOOP(
            "Complaints",
            "New family card, birth, marriage, divorce, move, death of the head of the family:"
            " SIAK service, not a recording.",
        ),
        Scope.AGENCY: QT_TRANSLATE_NOOP(
            "Complaints",
            "A bank, BPJS or an office does not find the NIK: they renew their data, or their"
            " server is down.",
        ),
        Scope.CENTRE: QT_TRANSLATE_NOOP(
            "Complaints",
            "The centre's second server is renewed later than the first: ask again after 24 hours.",
        ),
        Scope.CHECKER: QT_TRANSLATE_NOOP(
            "Complaints",
            "No NIK is checked here for curiosity: population data is protected by law, and no"
            " open NIK check exists. Every look-up is noted with your name.",
        ),
    }
)
