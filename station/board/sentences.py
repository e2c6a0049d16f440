"""What each of the 18 statuses means, what the operator does, and what the person is told.

Three lines each, in that order. English is the source text; the kiosk translates it. Times are
those the press and the offices tell: from hours to three days on a good line, three, seven and
twenty days as the moments at which somebody asks.
"""

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from station.board.marking import QT_TRANSLATE_NOOP
from station.lifecycle import Status

SENTENCES: Final = MappingProxyType(
    {
        Status.UNREGISTERED: QT_TRANSLATE_NOOP(
            "Sentences",
            "No recording counts for this NIK.\n"
            "Record the person; after a deletion at the centre, record anew.\n"
            "You are not recorded yet. Please come to be recorded; bring your family card.",
        ),
        Status.BIO_CAPTURED: QT_TRANSLATE_NOOP(
            "Sentences",
            "Photo, fingers, irises and signature are recorded and lie sealed here.\n"
            "Nothing, it is sent by itself. After 24 hours press Push.\n"
            "Your recording is complete and kept safe. It is sent as soon as the line allows.",
        ),
        Status.PROCESSING: QT_TRANSLATE_NOOP(
            "Sentences",
            "The packet is being sent.\n"
            "Nothing; this is quick on a good line. After 24 hours press Push.\n"
            "Your recording is being sent. You need not come again.",
        ),
        Status.SENT_FOR_ENROLLMENT: QT_TRANSLATE_NOOP(
            "Sentences",
            "Everything was sent; the centre has not signed for it yet.\n"
            "Wait a day, then press Push. After three days ask the ADB whether the NIK is already"
            " at the centre.\n"
            "Your recording was sent and waits for the centre's answer. Please ask again in three"
            " days.",
        ),
        Status.RECEIVED_AT_CENTRAL: QT_TRANSLATE_NOOP(
            "Sentences",
            "The centre has the packet and has signed for it.\n"
            "Wait. After three days without news ask the ADB; pushing does not help.\n"
            "Your recording has arrived at the centre and will be checked. Please wait up to three"
            " days.",
        ),
        Status.ENROLL_FAILURE_AT_CENTRAL: QT_TRANSLATE_NOOP(
            "Sentences",
            "The centre cannot read the recording, or it is not complete.\n"
            "Ask the ADB to have it deleted there; then send it again or record again.\n"
            "The centre could not read your recording. You may have to be recorded once more; we"
            " will call you.",
        ),
        Status.SEARCH_FAILURE_AT_CENTRAL: QT_TRANSLATE_NOOP(
            "Sentences",
            "The search at the centre failed; the recording itself is not at fault.\n"
            "Wait; after three days the ADB asks the centre to search again. Do not record again.\n"
            "The centre has a technical fault. You did nothing wrong and need not be recorded"
            " again.",
        ),
        Status.ENROLL_FAILURE_AT_REGIONAL: QT_TRANSLATE_NOOP(
            "Sentences",
            "It was not sent on: the station's area code was not accepted.\n"
            "The technician corrects the area code; then press Push.\n"
            "Your recording is safe but has not been sent on. We are correcting it; you need not"
            " come again.",
        ),
        Status.PACKET_RETRY: QT_TRANSLATE_NOOP(
            "Sentences",
            "The packet must be sent once more, whole.\n"
            "Nothing, the station does it by itself. After 24 hours press Push.\n"
            "Your recording is being sent once more. You need not come again.",
        ),
        Status.SENT_FOR_DEDUP: QT_TRANSLATE_NOOP(
            "Sentences",
            "The centre compares it with everybody else's.\n"
            "Wait. After three days without news ask the ADB.\n"
            "The centre is checking that you are recorded only once. Please wait up to three days.",
        ),
        Status.DUPLICATE_RECORD: QT_TRANSLATE_NOOP(
            "Sentences",
            "The centre found the same person recorded before; the first recording stays.\n"
            "Do NOT record again. The Disdukcapil settles it; only a deletion at the centre unlocks"
            " it.\n"
            "You are already recorded under this or another NIK. Please go to the Disdukcapil with"
            " your family card.",
        ),
        Status.ADJUDICATE_RECORD: QT_TRANSLATE_NOOP(
            "Sentences",
            "It resembles another person's recording; an expert at the centre decides.\n"
            "Wait. After seven days ask the ADB. Do not record again.\n"
            "An expert at the centre is checking your recording. Please wait; we will call you if"
            " you are needed.",
        ),
        Status.REQUEST_VALIDATION: QT_TRANSLATE_NOOP(
            "Sentences",
            "The centre asks the region to check the data: sex, photo and NIK do not fit.\n"
            "The supervisor compares sex, photo and NIK with the family card and answers the"
            " centre.\n"
            "Your data must be checked. Please bring your family card and birth certificate.",
        ),
        Status.PRINT_READY_RECORD: QT_TRANSLATE_NOOP(
            "Sentences",
            "Unique: the card may be printed from the age of 17.\n"
            "Tell the person; printing is the Disdukcapil's.\n"
            "Your recording is finished. The card is printed when you are 17 and blanks are there.",
        ),
        Status.SENT_FOR_CARD_PRINTING: QT_TRANSLATE_NOOP(
            "Sentences",
            "The card waits to be printed.\n"
            "Nothing; the Disdukcapil prints.\n"
            "Your card is waiting to be printed. Please ask at the Disdukcapil.",
        ),
        Status.CARD_PRINTED: QT_TRANSLATE_NOOP(
            "Sentences",
            "The card is printed.\n"
            "Nothing; the Disdukcapil hands it over.\n"
            "Your card is printed. Please ask at the Disdukcapil where to fetch it.",
        ),
        Status.CARD_SHIPPED: QT_TRANSLATE_NOOP(
            "Sentences",
            "The card or its data is on its way to the region.\n"
            "Nothing; the Disdukcapil hands it over.\n"
            "Your card is on its way. Please ask at the Disdukcapil where to fetch it.",
        ),
        Status.CARD_ISSUED: QT_TRANSLATE_NOOP(
            "Sentences",
            "The card is handed over and active.\n"
            "Nothing. If a bank or an office does not find the NIK, that is theirs to renew.\n"
            "Your card is active. If it is not found somewhere, that office must renew its data.",
        ),
    }
)


@dataclass(frozen=True)
class Sentence:
    """One status in three sentences."""

    meaning: str
    operator: str
    citizen: str


def sentence(status: Status) -> Sentence:
    """Return the English sentences of a status."""
    return split(SENTENCES[status])


def split(text: str) -> Sentence:
    """Part a text of :data:`SENTENCES`, translated or not, into its three sentences."""
    meaning, operator, citizen = text.split("\n")
    return Sentence(meaning, operator, citizen)
