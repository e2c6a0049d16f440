"""Words for the outbox: how the line stands, why a packet waits, who must act, what happened.

English is the source text; a line break parts what is from what to do.
"""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.board.causes import ALARMS, BLOCKS, WAITS, WHO
from station.board.line import Standing
from station.centre.met import Cause
from station.lifecycle import Actor
from station.outbox.lists import Listing

__all__ = [
    "ACTORS",
    "ALARMS",
    "BLOCKS",
    "CAUSES",
    "LISTINGS",
    "SHORT_STANDINGS",
    "STANDINGS",
    "WAITS",
    "WHO",
]

STANDINGS: Final = MappingProxyType(
    {
        Standing.SENDING: QT_TRANSLATE_NOOP("Words", "Sending.\nNothing to do."),
        Standing.IDLE: QT_TRANSLATE_NOOP("Words", "Nothing to send.\nEverything has left."),
        Standing.WAITING: QT_TRANSLATE_NOOP("Words", "Waiting for the next try.\nNothing to do."),
        Standing.HELD: QT_TRANSLATE_NOOP(
            "Words", "Waiting for people.\nSee the list: each packet says who must act."
        ),
        Standing.TRYING: QT_TRANSLATE_NOOP("Words", "Trying the line.\nNothing to do."),
        Standing.NO_LINE: QT_TRANSLATE_NOOP(
            "Words",
            "No line to the centre.\nPackets are safe here, and go as soon as there is a line.",
        ),
        Standing.CENTRE_BUSY: QT_TRANSLATE_NOOP(
            "Words", "The centre is busy.\nPackets are safe here, and go when the centre has time."
        ),
        Standing.UNTRUSTED: QT_TRANSLATE_NOOP(
            "Words",
            "Centre and station do not accept each other.\n"
            "Call the technician: clock, certificate or address. Packets are safe here.",
        ),
        Standing.PAUSED: QT_TRANSLATE_NOOP(
            "Words", "Sending is paused.\nNothing is sent until you press Resume."
        ),
        Standing.DISK: QT_TRANSLATE_NOOP(
            "Words", "The disk takes no writes.\nCall the technician before recording on."
        ),
        Standing.FAULT: QT_TRANSLATE_NOOP(
            "Words", "The sender made a mistake.\nIt tries again by itself. Call the technician."
        ),
        Standing.STARTING: QT_TRANSLATE_NOOP(
            "Words", "The sender is starting.\nWait a moment; nothing is lost."
        ),
        Standing.KEYS_MISSING: QT_TRANSLATE_NOOP(
            "Words",
            "The station's keys are missing.\n"
            "Call the technician. Packets are safe here and cannot be sent without keys.",
        ),
        Standing.NO_UPLOADER: QT_TRANSLATE_NOOP(
            "Words",
            "The sender is not running.\n"
            "The station starts it again by itself. Packets are safe here.",
        ),
        Standing.UNKNOWN: QT_TRANSLATE_NOOP("Words", "Reading the outbox.\nOne moment."),
    }
)

SHORT_STANDINGS: Final = MappingProxyType(
    {
        Standing.SENDING: QT_TRANSLATE_NOOP("Words", "Sending"),
        Standing.IDLE: QT_TRANSLATE_NOOP("Words", "All sent"),
        Standing.WAITING: QT_TRANSLATE_NOOP("Words", "Next try soon"),
        Standing.HELD: QT_TRANSLATE_NOOP("Words", "People must act"),
        Standing.TRYING: QT_TRANSLATE_NOOP("Words", "Trying the line"),
        Standing.NO_LINE: QT_TRANSLATE_NOOP("Words", "Offline"),
        Standing.CENTRE_BUSY: QT_TRANSLATE_NOOP("Words", "Centre busy"),
        Standing.UNTRUSTED: QT_TRANSLATE_NOOP("Words", "Call technician"),
        Standing.PAUSED: QT_TRANSLATE_NOOP("Words", "Paused"),
        Standing.DISK: QT_TRANSLATE_NOOP("Words", "Disk trouble"),
        Standing.FAULT: QT_TRANSLATE_NOOP("Words", "Sender fault"),
        Standing.STARTING: QT_TRANSLATE_NOOP("Words", "Starting"),
        Standing.KEYS_MISSING: QT_TRANSLATE_NOOP("Words", "Keys missing"),
        Standing.NO_UPLOADER: QT_TRANSLATE_NOOP("Words", "Sender is off"),
        Standing.UNKNOWN: QT_TRANSLATE_NOOP("Words", "Reading"),
    }
)
"""The same for a narrow place."""

LISTINGS: Final = MappingProxyType(
    {
        Listing.WAITING: QT_TRANSLATE_NOOP("Words", "To send"),
        Listing.ATTENTION: QT_TRANSLATE_NOOP("Words", "Need action"),
        Listing.RECAPTURE: QT_TRANSLATE_NOOP("Words", "Came back"),
        Listing.ARRIVED: QT_TRANSLATE_NOOP("Words", "At the centre"),
        Listing.ALL: QT_TRANSLATE_NOOP("Words", "All"),
    }
)

CAUSES: Final = MappingProxyType(
    {
        Cause.NAME_UNKNOWN: QT_TRANSLATE_NOOP(
            "Words", "The centre's name is not found. Check network and modem."
        ),
        Cause.UNREACHABLE: QT_TRANSLATE_NOOP(
            "Words", "This computer has no network. Check cable, Wi-Fi or modem."
        ),
        Cause.REFUSED: QT_TRANSLATE_NOOP(
            "Words", "The centre's service is off, or its address is wrong."
        ),
        Cause.SILENT: QT_TRANSLATE_NOOP(
            "Words", "The centre does not answer. The line may be weak."
        ),
        Cause.BROKEN_OFF: QT_TRANSLATE_NOOP("Words", "The connection broke off. The line is weak."),
        Cause.NO_TLS: QT_TRANSLATE_NOOP(
            "Words", "What answers is not the centre. Check the network's sign-in page."
        ),
        Cause.NO_HTTP: QT_TRANSLATE_NOOP(
            "Words", "What answers does not speak like the centre. Check the address."
        ),
        Cause.CERTIFICATE_NAME: QT_TRANSLATE_NOOP(
            "Words", "The centre's certificate is for another address."
        ),
        Cause.CERTIFICATE_EARLY: QT_TRANSLATE_NOOP(
            "Words", "The centre's certificate is not valid yet. Check this computer's clock."
        ),
        Cause.CERTIFICATE_ENDED: QT_TRANSLATE_NOOP(
            "Words", "The centre's certificate has ended. Check this computer's clock."
        ),
        Cause.CERTIFICATE_ISSUER: QT_TRANSLATE_NOOP(
            "Words", "The centre's certificate is not from anyone trusted here."
        ),
        Cause.STATION_REFUSED: QT_TRANSLATE_NOOP(
            "Words", "The centre does not accept this station's certificate. Renew it."
        ),
    }
)

ACTORS: Final = MappingProxyType(
    {
        Actor.STATION: QT_TRANSLATE_NOOP("Words", "this station"),
        Actor.REGION: QT_TRANSLATE_NOOP("Words", "the region"),
        Actor.CENTRE: QT_TRANSLATE_NOOP("Words", "the centre"),
    }
)
