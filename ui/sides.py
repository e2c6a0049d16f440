"""The screens beside the day's list, by the key that opens each."""

from enum import StrEnum


class Side(StrEnum):
    """Which there are; the value is the key, and their order that of the menu."""

    HELP = "F1"
    """Not a screen but a dialog over the present one: it is there during a capture too."""
    RECAPTURE = "F3"
    COMPLAINTS = "F4"
    RECONCILE = "Ctrl+R"
    REPORT = "F5"
    OUTBOX = "F6"
    DIAGNOSIS = "F7"
    SETTINGS = "F8"
