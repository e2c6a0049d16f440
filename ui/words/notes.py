"""Words for what stands in a packet's history: phrases of the station and of the centre, gates.

English is the source text. What nobody has named here is shown as it came.
"""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

NOTES: Final = MappingProxyType(
    {
        "sealed": QT_TRANSLATE_NOOP("Words", "sealed at the desk"),
        "queued": QT_TRANSLATE_NOOP("Words", "announced to the centre"),
        "pushed": QT_TRANSLATE_NOOP("Words", "pushed by a person"),
        "receipt": QT_TRANSLATE_NOOP("Words", "receipt"),
        "sent again": QT_TRANSLATE_NOOP("Words", "sent again"),
        "all bytes acknowledged": QT_TRANSLATE_NOOP("Words", "sent whole"),
        "all bytes sent": QT_TRANSLATE_NOOP("Words", "sent whole"),
        "exported by courier": QT_TRANSLATE_NOOP("Words", "copied for the courier"),
        "carried by courier": QT_TRANSLATE_NOOP("Words", "carried by courier"),
        "hash mismatch": QT_TRANSLATE_NOOP("Words", "arrived damaged"),
        "no receipt in time": QT_TRANSLATE_NOOP("Words", "no receipt in time"),
        "the centre does not have it": QT_TRANSLATE_NOOP("Words", "not on the centre's list"),
        "inventory: the centre does not have it": QT_TRANSLATE_NOOP(
            "Words", "not on the centre's list"
        ),
        "resent by a person": QT_TRANSLATE_NOOP("Words", "resent by a person"),
        "to be recorded again": QT_TRANSLATE_NOOP("Words", "to be recorded again"),
        "destroyed": QT_TRANSLATE_NOOP("Words", "sealed file destroyed, history kept"),
        "without a receipt": QT_TRANSLATE_NOOP("Words", "no receipt came"),
        "received, says the feed without a receipt": QT_TRANSLATE_NOOP(
            "Words", "the centre says it has arrived; no receipt came"
        ),
        "receipt issued": QT_TRANSLATE_NOOP("Words", "receipt given"),
        "record readable": QT_TRANSLATE_NOOP("Words", "the recording can be read"),
        "unique": QT_TRANSLATE_NOOP("Words", "recorded once only"),
        "as the seed decides": QT_TRANSLATE_NOOP("Words", "drill of the emulated centre"),
    }
)
"""What station and centre write into a history, phrase by phrase."""

DOUBTS: Final = MappingProxyType(
    {
        "MISSING": QT_TRANSLATE_NOOP("Words", "not told"),
        "TWICE": QT_TRANSLATE_NOOP("Words", "told twice"),
        "FAILED": QT_TRANSLATE_NOOP("Words", "not passed"),
        "UNPROVEN": QT_TRANSLATE_NOOP("Words", "not proven"),
        "NOBODY": QT_TRANSLATE_NOOP("Words", "nobody named"),
        "ALONE": QT_TRANSLATE_NOOP("Words", "only one person"),
        "STRANGER": QT_TRANSLATE_NOOP("Words", "account not known"),
        "NOT_ENTITLED": QT_TRANSLATE_NOOP("Words", "role does not allow it"),
        "TIME": QT_TRANSLATE_NOOP("Words", "times do not fit"),
        "WENT_BACK": QT_TRANSLATE_NOOP("Words", "was cut"),
        "UNKNOWN": QT_TRANSLATE_NOOP("Words", "not known to the centre"),
    }
)
"""Why a gate does not add up (``packets.proof``)."""

GATES: Final = MappingProxyType(
    {
        "nik": QT_TRANSLATE_NOOP("Words", "NIK"),
        "biodata": QT_TRANSLATE_NOOP("Words", "Biodata"),
        "corrections": QT_TRANSLATE_NOOP("Words", "Corrected biodata"),
        "quality": QT_TRANSLATE_NOOP("Words", "Quality"),
        "guard": QT_TRANSLATE_NOOP("Words", "Comparison"),
        "exemption": QT_TRANSLATE_NOOP("Words", "Exception"),
        "photo": QT_TRANSLATE_NOOP("Words", "Photo"),
        "photo_approval": QT_TRANSLATE_NOOP("Words", "Photo approval"),
        "index_check": QT_TRANSLATE_NOOP("Words", "Finger check"),
        "statement": QT_TRANSLATE_NOOP("Words", "Statement"),
        "audit_trail": QT_TRANSLATE_NOOP("Words", "Audit trail"),
        "clock": QT_TRANSLATE_NOOP("Words", "Clock"),
        "position": QT_TRANSLATE_NOOP("Words", "Position"),
    }
)
"""Gates by name; of those with a colon, what stands before it."""
