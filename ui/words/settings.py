"""Words of the settings: what each choice is for, and its values.

English is the source text; a line break parts the name from what it does.
"""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.preferences import Choice

CHOICES: Final = MappingProxyType(
    {
        Choice.LANGUAGE: QT_TRANSLATE_NOOP(
            "Words", "Language\nOf every screen. F10 changes it at any moment."
        ),
        Choice.LOOK: QT_TRANSLATE_NOOP(
            "Words",
            "Look\nOutdoors is for sunlight: black on white, thick lines. F9 changes it.",
        ),
        Choice.SIZE: QT_TRANSLATE_NOOP(
            "Words",
            "Letters\nOutdoors they are of 115 % in any case. 130 % needs a screen of 1920 x 1080 "
            "and holds from the next start; a smaller screen shows 115 %.",
        ),
        Choice.SOUNDS: QT_TRANSLATE_NOOP(
            "Words",
            "Sounds\nHigh: captured. Twice the same: once more. Low: something is wrong. "
            "The screen always says it too.",
        ),
        Choice.AUTOMATIC: QT_TRANSLATE_NOOP(
            "Words",
            "Take by itself\nWhen all is good for a moment, the sample is taken without a press.",
        ),
        Choice.SAVER: QT_TRANSLATE_NOOP(
            "Words",
            "Spare the battery\nFewer live pictures a second. What is recorded stays as good. "
            "By itself: on battery, below 30 %.",
        ),
        Choice.PERSON_DISPLAY: QT_TRANSLATE_NOOP(
            "Words",
            "Person's display\nFills a second screen where there is one; otherwise it is a window "
            "that can be turned to the person.",
        ),
        Choice.PEDAL: QT_TRANSLATE_NOOP(
            "Words",
            "Foot pedal\nThe pedal presses the big button of every screen. Teach it once: press "
            "Teach, then step on it.",
        ),
        Choice.STEPS: QT_TRANSLATE_NOOP(
            "Words",
            "Order of steps\nHolds from the next person on. The supervisor or the administrator "
            "may change it.",
        ),
    }
)

VALUES: Final = MappingProxyType(
    {
        Choice.LANGUAGE: (("id", "Bahasa Indonesia"), ("en", "English")),
        Choice.LOOK: (
            ("OFFICE", QT_TRANSLATE_NOOP("Words", "Office")),
            ("SUN", QT_TRANSLATE_NOOP("Words", "Outdoors")),
            ("NIGHT", QT_TRANSLATE_NOOP("Words", "Night")),
        ),
        Choice.SIZE: ((100, "100 %"), (115, "115 %"), (130, "130 %")),
        Choice.SOUNDS: (
            (True, QT_TRANSLATE_NOOP("Words", "On")),
            (False, QT_TRANSLATE_NOOP("Words", "Off")),
        ),
        Choice.AUTOMATIC: (
            (True, QT_TRANSLATE_NOOP("Words", "Yes")),
            (False, QT_TRANSLATE_NOOP("Words", "No")),
        ),
        Choice.SAVER: (
            ("AUTOMATIC", QT_TRANSLATE_NOOP("Words", "By itself")),
            ("ALWAYS", QT_TRANSLATE_NOOP("Words", "Always")),
            ("NEVER", QT_TRANSLATE_NOOP("Words", "Never")),
        ),
        Choice.PERSON_DISPLAY: (
            (True, QT_TRANSLATE_NOOP("Words", "Open")),
            (False, QT_TRANSLATE_NOOP("Words", "Closed")),
        ),
    }
)
"""What each can be, as it is kept and as it is called; a language is called by its own name."""
