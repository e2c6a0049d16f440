"""Words of the examination of the devices: how far it is, how each question came out.

English is the source text; a line break parts what is from what to do.
"""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.devices.findings import Outcome
from station.workshop import Exam, Phase

OUTCOMES: Final = MappingProxyType(
    {
        Outcome.PASS: QT_TRANSLATE_NOOP("Words", "in order"),
        Outcome.WARN: QT_TRANSLATE_NOOP("Words", "to look at"),
        Outcome.FAIL: QT_TRANSLATE_NOOP("Words", "out of order"),
        Outcome.NOT_CHECKED: QT_TRANSLATE_NOOP("Words", "not examined"),
    }
)

PHASES: Final = MappingProxyType(
    {
        Phase.IDLE: QT_TRANSLATE_NOOP(
            "Words",
            "Not examined yet\nAll devices take half a minute. Somebody sits before the camera, "
            "lays fingers on the scanner and writes on the pad meanwhile.",
        ),
        Phase.LETTING_GO: QT_TRANSLATE_NOOP(
            "Words", "Preparing\nThe station lets go of its devices. Nobody is recorded meanwhile."
        ),
        Phase.RUNNING: QT_TRANSLATE_NOOP(
            "Words",
            "Examining\nSit before the camera, lay four fingers on the scanner, look into the iris "
            "device, write on the pad.",
        ),
        Phase.DONE: QT_TRANSLATE_NOOP("Words", "Examined\nThe station has its devices back."),
        Phase.CANCELLED: QT_TRANSLATE_NOOP(
            "Words", "Cancelled\nWhat was found so far stays. The station has its devices back."
        ),
        Phase.FAILED: QT_TRANSLATE_NOOP(
            "Words",
            "The examination ended early\nTry again. If it stays so, restart the computer and call "
            "the workshop.",
        ),
    }
)

ACCESSORIES: Final = MappingProxyType(
    {
        "PRINTER": QT_TRANSLATE_NOOP("Words", "Receipt printer"),
        "POSITION": QT_TRANSLATE_NOOP("Words", "GPS receiver"),
        "CODE": QT_TRANSLATE_NOOP("Words", "Code reader"),
        "CARD": QT_TRANSLATE_NOOP("Words", "Card reader"),
    }
)
"""By name as in ``devices.toml``."""

EXAMS: Final = MappingProxyType(
    {
        Exam.ALL: QT_TRANSLATE_NOOP("Words", "Examine all"),
        Exam.DRILL: QT_TRANSLATE_NOOP(
            "Words",
            "Pull the plugs\nEach emulated plug is pulled and put in; the device must be ready "
            "again in two seconds.",
        ),
        Exam.CORNERS: QT_TRANSLATE_NOOP(
            "Words",
            "Test the corners\nRest the pen half a second in each of the four corners, then draw "
            "one line from corner to corner along a ruler.",
        ),
        Exam.TARGET: QT_TRANSLATE_NOOP(
            "Words",
            "Measure pixels\nLay the ruled target of 1 mm on the clean glass, lines upright, "
            "and press it flat until the light goes out.",
        ),
    }
)
"""The second line is what a technician does meanwhile."""
