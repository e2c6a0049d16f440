"""Why a packet waits and who must act, in words: what is, and behind a line break what to do.

English is the source text; the kiosk translates it, the command line prints it.
"""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from station.board.marking import QT_TRANSLATE_NOOP
from station.board.packet import Wait, Who, Why
from station.board.sentences import SENTENCES, split
from station.lifecycle import Status
from station.outbox.entries import Alarm, Blocked

BLOCKS: Final = MappingProxyType(
    {
        Blocked.LINE: QT_TRANSLATE_NOOP(
            "Words", "Waits for the line.\nIt is tried again by itself."
        ),
        Blocked.CENTRE_BUSY: QT_TRANSLATE_NOOP(
            "Words", "The centre is busy.\nIt is tried again when the centre said."
        ),
        Blocked.TRUST: QT_TRANSLATE_NOOP(
            "Words",
            "Centre and station do not accept each other.\nCheck clock, certificate and address.",
        ),
        Blocked.CENTRE_REFUSED: QT_TRANSLATE_NOOP(
            "Words",
            "The centre does not take this packet.\nAsk the ADB why; then press Push.",
        ),
        Blocked.RECAPTURE: QT_TRANSLATE_NOOP(
            "Words",
            "The centre cannot use it.\nCall the person back and record again.",
        ),
        Blocked.AREA_CODE: QT_TRANSLATE_NOOP(
            "Words",
            "The area code is not accepted.\nCorrect it in the settings; then press Push.",
        ),
        Blocked.FILE: QT_TRANSLATE_NOOP(
            "Words",
            "The sealed file cannot be read.\nRestore it from the backup; then press Push.",
        ),
        Blocked.ATTEMPTS: QT_TRANSLATE_NOOP(
            "Words",
            "Found faulty too often.\nAsk the ADB what is wrong; then press Push.",
        ),
        Blocked.PAUSED: QT_TRANSLATE_NOOP("Words", "Sending is paused.\nPress Resume."),
    }
)

ALARMS: Final = MappingProxyType(
    {
        Alarm.FILE_MISSING: QT_TRANSLATE_NOOP(
            "Words", "The sealed file is gone.\nRestore it from the backup."
        ),
        Alarm.FILE_UNREADABLE: QT_TRANSLATE_NOOP(
            "Words", "The sealed file is damaged.\nRestore it from the backup."
        ),
        Alarm.FILE_CHANGED: QT_TRANSLATE_NOOP(
            "Words", "The file is not what was sealed.\nDo not send it; restore it from the backup."
        ),
        Alarm.STRAY_FILE: QT_TRANSLATE_NOOP(
            "Words", "A file that is no packet lay here.\nIt is set aside; look at it."
        ),
        Alarm.INDEX_CORRUPT: QT_TRANSLATE_NOOP(
            "Words", "The index was damaged and made again.\nCompare the list with the centre's."
        ),
        Alarm.ASKED_AFTER_DESTRUCTION: QT_TRANSLATE_NOOP(
            "Words", "The centre asks for a destroyed packet.\nSpeak with the ADB."
        ),
    }
)

WAITS: Final = MappingProxyType(
    {
        Wait.NOT_TAKEN_IN: QT_TRANSLATE_NOOP(
            "Words", "Sealed, not picked up yet.\nThe sender picks it up as soon as it runs."
        ),
        Wait.TURN: QT_TRANSLATE_NOOP(
            "Words", "Waits its turn for more than a day.\nPress Push to send it first."
        ),
        Wait.NO_RECEIPT: QT_TRANSLATE_NOOP(
            "Words",
            "Sent, but no receipt for more than a day.\n"
            "Press Push. If it stays, ask the ADB whether the NIK is at the centre.",
        ),
        Wait.SILENT: QT_TRANSLATE_NOOP(
            "Words",
            "Receipt is here, but the centre is silent.\n"
            "Pushing does not help: ask the ADB whether the NIK is already at the centre.",
        ),
        Wait.UNNAMED: QT_TRANSLATE_NOOP(
            "Words", "The centre gave an unknown status.\nAsk the ADB what it means."
        ),
    }
)

WHO: Final = MappingProxyType(
    {
        Who.NOBODY: QT_TRANSLATE_NOOP("Words", "nobody"),
        Who.OPERATOR: QT_TRANSLATE_NOOP("Words", "operator"),
        Who.SUPERVISOR: QT_TRANSLATE_NOOP("Words", "supervisor"),
        Who.TECHNICIAN: QT_TRANSLATE_NOOP("Words", "technician"),
        Who.ADB: QT_TRANSLATE_NOOP("Words", "ADB (data administrator)"),
        Who.CENTRE: QT_TRANSLATE_NOOP("Words", "the centre"),
        Who.REGION: QT_TRANSLATE_NOOP("Words", "Disdukcapil (printing)"),
    }
)


def explained(why: Why, say: Callable[[str], str] = str) -> tuple[str, str]:
    """Return why a packet stands where it stands, and what is to be done next.

    In English, or as ``say`` translates it.
    """
    match why:
        case Status():
            told = split(say(SENTENCES[why]))
            return told.meaning, told.operator
        case Blocked():
            text = BLOCKS[why]
        case Alarm():
            text = ALARMS[why]
        case Wait():
            text = WAITS[why]
    cause, _, step = say(text).partition("\n")
    return cause, step
