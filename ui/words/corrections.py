"""Words for lines of the biodata: what each is called, and why it is, or is not, corrected here.

The first line is the name of the line, what follows is what the operator does about it.
"""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.citizen.correcting import Fault, Field, Remedy
from station.session.view import OwnFinger

FIELDS: Final = MappingProxyType(
    {
        Field.NAME: QT_TRANSLATE_NOOP(
            "Words",
            "Name\nSpelling only, letter by letter as on the family card. Another name needs a "
            "court's decision: send the person to the SIAK service.",
        ),
        Field.BIRTH_PLACE: QT_TRANSLATE_NOOP(
            "Words", "Birth place\nAs the family card and the birth certificate write it."
        ),
        Field.ADDRESS: QT_TRANSLATE_NOOP(
            "Words",
            "Address\nAs on the family card. Whoever has moved first reports the move at the SIAK "
            "service.",
        ),
        Field.VILLAGE: QT_TRANSLATE_NOOP(
            "Words",
            "Village\nSpelling only. Whoever has moved first reports the move at the SIAK service.",
        ),
        Field.RELIGION: QT_TRANSLATE_NOOP(
            "Words",
            "Religion\nAs on the family card. Whoever has changed it since needs a new family card "
            "first.",
        ),
        Field.OCCUPATION: QT_TRANSLATE_NOOP("Words", "Occupation\nAs on the family card."),
        Field.BLOOD_TYPE: QT_TRANSLATE_NOOP(
            "Words", "Blood type\nAs a test result shows it. Not known: leave it empty."
        ),
        Field.BIRTH_DATE: QT_TRANSLATE_NOOP(
            "Words",
            "Date of birth\nIt belongs to the NIK and is not changed here. Two officers note what "
            "the papers say; the centre decides.",
        ),
        Field.SEX: QT_TRANSLATE_NOOP(
            "Words",
            "Sex\nIt belongs to the NIK and is not changed here. Two officers note what the papers "
            "say; the centre decides.",
        ),
        Field.MARITAL_STATUS: QT_TRANSLATE_NOOP(
            "Words",
            "Marital status\nOnly an event changes it, with its certificate. Two officers note "
            "what the papers say; the person reports it at the SIAK service.",
        ),
        Field.NIK: QT_TRANSLATE_NOOP(
            "Words",
            "NIK\nA NIK is for life and never corrected. Do not record: send the person to the "
            "SIAK service with family card and birth certificate.",
        ),
        Field.FAMILY_CARD: QT_TRANSLATE_NOOP(
            "Words",
            "Family card number\nThis may be another family. Do not record: send the person to the "
            "SIAK service with the newest family card.",
        ),
        Field.DISTRICT: QT_TRANSLATE_NOOP(
            "Words",
            "District\nOnly a move changes it. Do not record: send the person to the SIAK service "
            "to report the move.",
        ),
        Field.NATIONALITY: QT_TRANSLATE_NOOP(
            "Words",
            "Nationality\nDo not record: send the person to Disdukcapil with passport and permit.",
        ),
        Field.PERSON: QT_TRANSLATE_NOOP(
            "Words",
            "This is somebody else\nStop. Do not record. Look for the right person on the list; if "
            "two people use one NIK, send both to Disdukcapil.",
        ),
    }
)

REMEDIES: Final = MappingProxyType(
    {
        Remedy.CORRECTED: QT_TRANSLATE_NOOP("Words", "Corrected here"),
        Remedy.NOTED: QT_TRANSLATE_NOOP("Words", "Only noted here"),
        Remedy.ELSEWHERE: QT_TRANSLATE_NOOP("Words", "Not here: do not record"),
    }
)

FAULTS: Final = MappingProxyType(
    {
        Fault.EMPTY: QT_TRANSLATE_NOOP("Words", "Write what the papers say."),
        Fault.SAME: QT_TRANSLATE_NOOP("Words", "This is what stands there already."),
        Fault.LETTERS: QT_TRANSLATE_NOOP(
            "Words", "The card has only letters A to Z and the marks that belong to this line."
        ),
        Fault.LONG: QT_TRANSLATE_NOOP("Words", "Too long for the card."),
        Fault.CHOICE: QT_TRANSLATE_NOOP("Words", "Choose one of these."),
        Fault.DATE: QT_TRANSLATE_NOOP("Words", "Day, month, year, as in 17-08-1995."),
        Fault.OTHER_NAME: QT_TRANSLATE_NOOP(
            "Words", "This is another name, not another spelling. Send the person to SIAK."
        ),
    }
)

OWN_FINGERS: Final = MappingProxyType(
    {
        OwnFinger.AWAITED: QT_TRANSLATE_NOOP(
            "Words", "Your own right index finger\nLay it on the scanner now."
        ),
        OwnFinger.PASSED: QT_TRANSLATE_NOOP("Words", "Your finger was recognised."),
        OwnFinger.OTHER_PERSON: QT_TRANSLATE_NOOP(
            "Words",
            "This is not your finger.\nIt has been noted. Only whoever is signed in corrects: "
            "clean the finger and lay it again.",
        ),
        OwnFinger.NOT_READ: QT_TRANSLATE_NOOP(
            "Words", "No finger was read.\nClean the glass, then lay the finger again."
        ),
        OwnFinger.NO_TEMPLATES: QT_TRANSLATE_NOOP(
            "Words",
            "Finger not checked\nThis account has given no finger at this station. The packet will "
            "say so.",
        ),
        OwnFinger.NO_SCANNER: QT_TRANSLATE_NOOP(
            "Words", "Finger not checked\nThe scanner is away. The packet will say so."
        ),
        OwnFinger.NOT_COMPARED: QT_TRANSLATE_NOOP(
            "Words", "Finger not checked\nIt could not be compared. The packet will say so."
        ),
    }
)
