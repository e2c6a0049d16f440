"""Words of the help: for each screen what it is for, then a line for each thing that may happen.

English is the source text. In a line what stands before the colon is what happens, after it what to
do. A capture is told by what is being recorded.
"""

from enum import StrEnum
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.body import Target
from station.session.view import Screen
from ui.sides import Side

_FINGERS: Final = QT_TRANSLATE_NOOP(
    "Words",
    "Lay the fingers that the drawn hand shows flat on the glass and press lightly.\n"
    "Dry fingers: moisten them a little, or rub them.\n"
    "Wet fingers: dry them with a cloth.\n"
    "Fewer fingers are seen than wanted: press with all of them at once; clean the glass.\n"
    "A finger is missing or bandaged: press X; the supervisor confirms it.\n"
    "Not good after the last try: the best try can be accepted, or the step left for later.",
)

HELP: Final[MappingProxyType[StrEnum, object]] = MappingProxyType(
    {
        Screen.LOGIN: QT_TRANSLATE_NOOP(
            "Words",
            "Type user name and PIN. What was begun before a lock goes on at its step.\n"
            "PIN forgotten: the administrator makes a new one.\n"
            "Too many tries: wait until the time shown is over.\n"
            "A lamp on the left is red: sign in all the same and examine the devices (F7).",
        ),
        Screen.TODAY: QT_TRANSLATE_NOOP(
            "Words",
            "Choose a person and press Start. Searching is by name or NIK.\n"
            "The person is not on the list: compare with the family card, then send them to the "
            "biodata counter.\n"
            "A draft stands there: Continue goes on where it stopped; nothing is lost.\n"
            "A lamp on the left is red: plug the device in again, or examine it (F7).\n"
            "No line: record on. What is sealed is safe and is sent by itself later.",
        ),
        Screen.WORKSHOP: QT_TRANSLATE_NOOP(
            "Words",
            "A technician examines the devices and changes settings, and sees nobody's data.\n"
            "A device does not answer: F7 says what was found and what to do next.\n"
            "Help from far away is needed: F7, then save a ticket onto a USB stick.",
        ),
        Screen.BIODATA: QT_TRANSLATE_NOOP(
            "Words",
            "Read the biodata aloud and compare them with the family card.\n"
            "A line is otherwise on the family card: S corrects it, with a second officer.\n"
            "It is somebody else, or another NIK: do not record; S says where to go.\n"
            "NIK and sex or date differ: a second officer confirms with a PIN.",
        ),
        Target.PHOTO: QT_TRANSLATE_NOOP(
            "Words",
            "The face stands inside the oval, eyes open, mouth shut, in even light.\n"
            "Too dark or too bright: turn the person or the lamp; no sun from one side.\n"
            "The backdrop is the wrong one: red for odd years of birth, blue for even ones.\n"
            "The person sits in a wheelchair or cannot hold still: lower the camera, then press "
            "the big button yourself.\n"
            "Not good after the last try: the best try can be accepted.",
        ),
        Target.RIGHT_FOUR: _FINGERS,
        Target.LEFT_FOUR: _FINGERS,
        Target.THUMBS: _FINGERS,
        Target.IRISES: QT_TRANSLATE_NOOP(
            "Words",
            "Both eyes look into the device, wide open, without glasses.\n"
            "Lids cover the eye: ask the person to open wide, then to look up a little.\n"
            "Too far or too near: follow the words on the right.\n"
            "An eye is missing or blind: press X; the supervisor confirms it.",
        ),
        Target.SIGNATURE: QT_TRANSLATE_NOOP(
            "Words",
            "The person signs on the pad as on paper, then the big button is pressed.\n"
            "It went wrong: R lets the person sign again.\n"
            "The person cannot write: a line or a cross will do; if not even that, press X.",
        ),
        Screen.REVIEW: QT_TRANSLATE_NOOP(
            "Words",
            "Look at everything once more. A step on the left leads back to it.\n"
            "One sample is weak: go back to its step and try again; the best one counts.\n"
            "A step was left for later: it must be done before the packet is sealed.",
        ),
        Screen.APPROVAL: QT_TRANSLATE_NOOP(
            "Words",
            "Show the person the photo and ask whether it may be on the card.\n"
            "The person does not like it: it is taken again.",
        ),
        Screen.INDEX_CHECK: QT_TRANSLATE_NOOP(
            "Words",
            "Both index fingers are scanned again, to see that they are this person's.\n"
            "They do not match: clean the glass and try again; a supervisor may accept it.",
        ),
        Screen.STATEMENT: QT_TRANSLATE_NOOP(
            "Words",
            "The person reads the statement, or it is read aloud, and signs.\n"
            "The person does not agree: go back to the list; nothing is sealed.\n"
            "The person reads English: F10 shows the statement in English.",
        ),
        Screen.SEALING: QT_TRANSLATE_NOOP(
            "Words",
            "The packet is being sealed and written. Wait a moment.\n"
            "The power goes: nothing is lost; sign in again and seal once more.",
        ),
        Screen.DONE: QT_TRANSLATE_NOOP(
            "Words",
            "The packet is sealed and safe. Give the slip to the person.\n"
            "No printer: the slip is kept as a file and can be printed again from the outbox.",
        ),
        Side.RECAPTURE: QT_TRANSLATE_NOOP(
            "Words",
            "People whom the centre wants recorded once more, and why.\n"
            "Somebody cannot be reached: leave them on the list and note it.",
        ),
        Side.COMPLAINTS: QT_TRANSLATE_NOOP(
            "Words",
            "Find out where somebody's recording is, and what to tell them.\n"
            "Nothing is found: compare the number with the slip, digit by digit.",
        ),
        Side.RECONCILE: QT_TRANSLATE_NOOP(
            "Words",
            "Compares the centre's status file with what is known here. Nothing changes unasked.\n"
            "No file is found: put the stick in, then look again with R.\n"
            "Lines cannot be read: ask for the file once more, saved as CSV.",
        ),
        Side.REPORT: QT_TRANSLATE_NOOP(
            "Words",
            "What was done today, to be printed or saved at the end of the day.\n"
            "Figures look wrong: they are counted from sealed packets; look into the outbox (F6).",
        ),
        Side.OUTBOX: QT_TRANSLATE_NOOP(
            "Words",
            "Every sealed packet, where it is, and who must act.\n"
            "Nothing is sent: see what the line says at the top. Packets are safe meanwhile.\n"
            "A packet came back: H shows why and what is next.\n"
            "The line is expensive: P pauses sending.",
        ),
        Side.DIAGNOSIS: QT_TRANSLATE_NOOP(
            "Words",
            "Examines every device and says what was found and what to do next.\n"
            "A device is red: do what stands beside it, then examine it again.\n"
            "It stays red: save a ticket and give it to the workshop. It holds nobody's data.",
        ),
        Side.SETTINGS: QT_TRANSLATE_NOOP(
            "Words",
            "What holds at this station. Every change is kept at once and noted.\n"
            "Letters are too small: choose 115 %, or the look Outdoors.\n"
            "The pedal does nothing: teach it here.",
        ),
    }
)

KEYS: Final[tuple[tuple[str, object], ...]] = (
    ("Enter", QT_TRANSLATE_NOOP("Words", "the big button")),
    ("Esc", QT_TRANSLATE_NOOP("Words", "back; never loses anything")),
    ("Tab", QT_TRANSLATE_NOOP("Words", "to the next button")),
    ("F1", QT_TRANSLATE_NOOP("Words", "this help")),
    ("F9", QT_TRANSLATE_NOOP("Words", "look: office, outdoors, night")),
    ("F10", QT_TRANSLATE_NOOP("Words", "language")),
    ("Ctrl+L", QT_TRANSLATE_NOOP("Words", "lock the screen")),
)
"""Keys that do the same on every screen."""
