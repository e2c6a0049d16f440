"""Words for the 18 statuses of a recording, and what the operator does then.

English is the source text; a line break parts what is from what to do.
"""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.lifecycle import Status

STATUSES: Final = MappingProxyType(
    {
        Status.UNREGISTERED: QT_TRANSLATE_NOOP("Words", "Not recorded yet.\nRecord now."),
        Status.BIO_CAPTURED: QT_TRANSLATE_NOOP("Words", "Recorded, not sent yet.\nNothing to do."),
        Status.PROCESSING: QT_TRANSLATE_NOOP("Words", "Being sent.\nNothing to do."),
        Status.SENT_FOR_ENROLLMENT: QT_TRANSLATE_NOOP(
            "Words", "Sent, waiting for the centre's receipt.\nOlder than 24 hours: press Push."
        ),
        Status.RECEIVED_AT_CENTRAL: QT_TRANSLATE_NOOP(
            "Words", "Received at the centre.\nNothing to do."
        ),
        Status.ENROLL_FAILURE_AT_CENTRAL: QT_TRANSLATE_NOOP(
            "Words",
            "The centre cannot read the recording.\n"
            "Ask the ADB to delete it, then send or record again.",
        ),
        Status.SEARCH_FAILURE_AT_CENTRAL: QT_TRANSLATE_NOOP(
            "Words", "The search at the centre failed.\nWait; the person did nothing wrong."
        ),
        Status.ENROLL_FAILURE_AT_REGIONAL: QT_TRANSLATE_NOOP(
            "Words", "Not sent on.\nCheck the area code of the station."
        ),
        Status.PACKET_RETRY: QT_TRANSLATE_NOOP(
            "Words", "Must be sent again.\nThe station does it by itself."
        ),
        Status.SENT_FOR_DEDUP: QT_TRANSLATE_NOOP("Words", "Being checked for uniqueness.\nWait."),
        Status.DUPLICATE_RECORD: QT_TRANSLATE_NOOP(
            "Words", "Duplicate.\nDo NOT record again. Send the person to the Disdukcapil."
        ),
        Status.ADJUDICATE_RECORD: QT_TRANSLATE_NOOP(
            "Words", "Resembles another record, an expert decides.\nWait."
        ),
        Status.REQUEST_VALIDATION: QT_TRANSLATE_NOOP(
            "Words", "Needs validation in the region.\nCompare sex, photo and NIK."
        ),
        Status.PRINT_READY_RECORD: QT_TRANSLATE_NOOP(
            "Words", "Unique, ready for printing.\nPrinted from the age of 17."
        ),
        Status.SENT_FOR_CARD_PRINTING: QT_TRANSLATE_NOOP("Words", "In the print queue.\nWait."),
        Status.CARD_PRINTED: QT_TRANSLATE_NOOP("Words", "Card printed.\nNothing to do."),
        Status.CARD_SHIPPED: QT_TRANSLATE_NOOP("Words", "Card shipped.\nNothing to do."),
        Status.CARD_ISSUED: QT_TRANSLATE_NOOP(
            "Words", "Card handed over and active.\nNothing to do."
        ),
    }
)
