"""What each kind of difference means, and behind a line break what to do.

English is the source text; the kiosk translates it, the command line prints it.
"""

from types import MappingProxyType
from typing import Final

from station.board.marking import QT_TRANSLATE_NOOP
from station.reconcile.line import Damage
from station.reconcile.view import Kind

KINDS: Final = MappingProxyType(
    {
        Kind.AHEAD: QT_TRANSLATE_NOOP(
            "Reconcile", "The centre is further on.\nTaken over when you confirm."
        ),
        Kind.UNNAMED: QT_TRANSLATE_NOOP(
            "Reconcile",
            "A status nobody has named.\nKept as written when you confirm; ask the ADB.",
        ),
        Kind.AWAITED: QT_TRANSLATE_NOOP(
            "Reconcile",
            "At the centre, but its receipt is not here.\n"
            "When you confirm, the centre is asked for the receipt.",
        ),
        Kind.ALREADY_THERE: QT_TRANSLATE_NOOP(
            "Reconcile",
            "Sent long ago, maybe already at the centre under this NIK.\n"
            "Ask the ADB; pushing does not help.",
        ),
        Kind.BEHIND: QT_TRANSLATE_NOOP(
            "Reconcile",
            "The file is older than what is known here.\nAsk for a newer file, or ask the ADB.",
        ),
        Kind.IMPOSSIBLE: QT_TRANSLATE_NOOP(
            "Reconcile", "No lawful way leads there.\nAsk the ADB; nothing is changed."
        ),
        Kind.LOCKED: QT_TRANSLATE_NOOP(
            "Reconcile",
            "A duplicate is said to be deleted.\nConfirm it in the recapture list, one by one.",
        ),
        Kind.CONFLICT: QT_TRANSLATE_NOOP(
            "Reconcile", "The file contradicts itself.\nAsk the ADB which line is right."
        ),
        Kind.MISSING: QT_TRANSLATE_NOOP(
            "Reconcile", "Sent from here, but not in the file.\nAsk the ADB whether it arrived."
        ),
        Kind.UNKNOWN: QT_TRANSLATE_NOOP(
            "Reconcile", "Not recorded at this station.\nNothing to do here."
        ),
        Kind.DAMAGED: QT_TRANSLATE_NOOP(
            "Reconcile", "The line cannot be read.\nAsk for the file once more, saved as text."
        ),
        Kind.AGREE: QT_TRANSLATE_NOOP("Reconcile", "Both say the same.\nNothing to do."),
    }
)

DAMAGES: Final = MappingProxyType(
    {
        Damage.NO_KEY: QT_TRANSLATE_NOOP("Reconcile", "no NIK, packet id or nomor perekaman in it"),
        Damage.ROUNDED: QT_TRANSLATE_NOOP(
            "Reconcile", "a spreadsheet rounded the NIK: its last digits are lost"
        ),
        Damage.NOT_16_DIGITS: QT_TRANSLATE_NOOP("Reconcile", "the NIK has not 16 digits"),
        Damage.NO_STATUS: QT_TRANSLATE_NOOP("Reconcile", "no status in it"),
        Damage.TORN: QT_TRANSLATE_NOOP("Reconcile", "not whole: cells are missing or a quote"),
        Damage.KEY_TWICE: QT_TRANSLATE_NOOP(
            "Reconcile", "it says the same thing twice, differently"
        ),
    }
)
