"""Words for why a sample was not good enough, and what the person can do.

English is the source text; a line break parts what is from what to do.
"""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.reasons import Reason

REASONS: Final = MappingProxyType(
    {
        Reason.FACE_NONE: QT_TRANSLATE_NOOP(
            "Words", "No face in view.\nPoint the camera at the person's face."
        ),
        Reason.FACE_MANY: QT_TRANSLATE_NOOP(
            "Words", "More than one face.\nAsk the others to step aside."
        ),
        Reason.FACE_DARK: QT_TRANSLATE_NOOP(
            "Words", "Face too dark.\nTurn the person towards the light."
        ),
        Reason.FACE_BRIGHT: QT_TRANSLATE_NOOP(
            "Words", "Face too bright.\nMove out of direct light."
        ),
        Reason.FACE_UNEVEN: QT_TRANSLATE_NOOP(
            "Words", "Light from one side.\nMove the lamp or turn the chair."
        ),
        Reason.FACE_BLUR: QT_TRANSLATE_NOOP(
            "Words", "Photo blurred.\nAsk the person to keep still."
        ),
        Reason.FACE_TILTED: QT_TRANSLATE_NOOP(
            "Words", "Head tilted.\nAsk the person to look straight ahead."
        ),
        Reason.FACE_TURNED: QT_TRANSLATE_NOOP(
            "Words", "Head turned aside.\nAsk the person to face the camera."
        ),
        Reason.FACE_CUT: QT_TRANSLATE_NOOP(
            "Words", "Part of the head is cut off.\nMove the camera until the whole head shows."
        ),
        Reason.FACE_EYES: QT_TRANSLATE_NOOP(
            "Words", "Eyes shut or covered.\nGlasses off, hair aside, eyes open."
        ),
        Reason.FACE_MOUTH: QT_TRANSLATE_NOOP(
            "Words", "Mouth open.\nAsk the person to close the mouth."
        ),
        Reason.FACE_FAR: QT_TRANSLATE_NOOP("Words", "Face too small.\nMove the camera closer."),
        Reason.FACE_NEAR: QT_TRANSLATE_NOOP("Words", "Too close.\nMove the camera back."),
        Reason.FACE_OFF_CENTRE: QT_TRANSLATE_NOOP(
            "Words", "Face off centre.\nBring the face inside the oval."
        ),
        Reason.BACKDROP_UNEVEN: QT_TRANSLATE_NOOP(
            "Words", "Backdrop uneven.\nStretch the cloth and remove shadows."
        ),
        Reason.BACKDROP_RED: QT_TRANSLATE_NOOP(
            "Words", "Backdrop must be RED (born in an odd year).\nChange the backdrop."
        ),
        Reason.BACKDROP_BLUE: QT_TRANSLATE_NOOP(
            "Words", "Backdrop must be BLUE (born in an even year).\nChange the backdrop."
        ),
        Reason.BACKDROP_ORANGE: QT_TRANSLATE_NOOP(
            "Words", "Backdrop must be ORANGE (foreign citizen).\nChange the backdrop."
        ),
        Reason.FINGER_NONE: QT_TRANSLATE_NOOP(
            "Words", "No finger on the glass.\nLay the fingers flat on the scanner."
        ),
        Reason.FINGER_COUNT: QT_TRANSLATE_NOOP(
            "Words", "Not all fingers were read.\nPress all fingers down together."
        ),
        Reason.FINGER_CUT: QT_TRANSLATE_NOOP(
            "Words", "A fingertip lies off the glass.\nPull the hand back a little."
        ),
        Reason.FINGER_HAND: QT_TRANSLATE_NOOP(
            "Words", "The other hand lies on the glass.\nLay the hand there that is shown."
        ),
        Reason.FINGER_DRY: QT_TRANSLATE_NOOP("Words", "Fingers dry.\nMoisten them slightly."),
        Reason.FINGER_WET: QT_TRANSLATE_NOOP("Words", "Fingers wet.\nWipe them dry first."),
        Reason.FINGER_FAINT: QT_TRANSLATE_NOOP("Words", "Print too faint.\nPress a little harder."),
        Reason.FINGER_SMALL: QT_TRANSLATE_NOOP(
            "Words", "Too little of the finger.\nLay the fingers flat, not on their tips."
        ),
        Reason.FINGER_UNCLEAR: QT_TRANSLATE_NOOP(
            "Words", "Print unclear.\nWipe the glass and the fingers, then try again."
        ),
        Reason.FINGER_SMEARED: QT_TRANSLATE_NOOP(
            "Words", "Print smeared.\nLay the fingers down and hold them still."
        ),
        Reason.FINGER_RESOLUTION: QT_TRANSLATE_NOOP(
            "Words", "The scanner's picture has the wrong scale.\nCall a technician."
        ),
        Reason.FINGER_INVERTED: QT_TRANSLATE_NOOP(
            "Words", "The scanner's picture has light and dark swapped.\nCall a technician."
        ),
        Reason.FINGER_TWICE: QT_TRANSLATE_NOOP(
            "Words", "This finger is already recorded.\nCheck which hand lies on the glass."
        ),
        Reason.FINGER_PREVIOUS: QT_TRANSLATE_NOOP(
            "Words",
            "A print of the person before.\nWipe the glass and see who lays the hand there.",
        ),
        Reason.FINGER_OPERATOR: QT_TRANSLATE_NOOP(
            "Words", "A finger of the operator.\nOnly the person at the desk touches the glass."
        ),
        Reason.FINGER_OTHER_PERSON: QT_TRANSLATE_NOOP(
            "Words", "Not the same fingers as before.\nMake sure the same person is at the desk."
        ),
        Reason.IRIS_NONE: QT_TRANSLATE_NOOP(
            "Words", "No eye in view.\nHold the scanner level with the eyes."
        ),
        Reason.IRIS_LID: QT_TRANSLATE_NOOP(
            "Words", "Eyelid in the way.\nAsk the person to open the eyes wide."
        ),
        Reason.IRIS_FAR: QT_TRANSLATE_NOOP("Words", "Eyes too far away.\nMove the scanner closer."),
        Reason.IRIS_NEAR: QT_TRANSLATE_NOOP("Words", "Eyes too close.\nMove the scanner back."),
        Reason.IRIS_BLUR: QT_TRANSLATE_NOOP(
            "Words", "Eye out of focus.\nMove the scanner slowly closer or further away."
        ),
        Reason.IRIS_MOVED: QT_TRANSLATE_NOOP(
            "Words", "The eye moved.\nHold the scanner still, ask the person not to blink."
        ),
        Reason.IRIS_FAINT: QT_TRANSLATE_NOOP(
            "Words",
            "Eye pale, its edges do not show.\nKeep daylight out, wipe the scanner's window.",
        ),
        Reason.IRIS_GLARE: QT_TRANSLATE_NOOP(
            "Words", "Reflection in the eye.\nTake off glasses, turn away from the lamp."
        ),
        Reason.IRIS_OFF_CENTRE: QT_TRANSLATE_NOOP(
            "Words", "Eye off centre.\nMove the scanner until the eye is in the middle."
        ),
        Reason.IRIS_ASIDE: QT_TRANSLATE_NOOP(
            "Words", "The eye looks aside.\nAsk the person to look straight into the scanner."
        ),
        Reason.IRIS_PUPIL: QT_TRANSLATE_NOOP(
            "Words", "Pupil too wide or too narrow.\nMake the room lighter, or shade the eyes."
        ),
        Reason.IRIS_LENS: QT_TRANSLATE_NOOP(
            "Words", "Perhaps a contact lens.\nAsk; lenses must be taken out."
        ),
        Reason.IRIS_TWICE: QT_TRANSLATE_NOOP(
            "Words", "The same eye was recorded twice.\nHold the scanner to the other eye."
        ),
        Reason.SIGNATURE_NONE: QT_TRANSLATE_NOOP(
            "Words", "Nothing written yet.\nAsk the person to sign on the pad."
        ),
        Reason.SIGNATURE_SHORT: QT_TRANSLATE_NOOP(
            "Words", "Signature too small.\nSign larger, inside the box."
        ),
        Reason.SIGNATURE_GAPS: QT_TRANSLATE_NOOP(
            "Words", "Parts of the signature are missing.\nSign again, a little slower."
        ),
        Reason.TIMED_OUT: QT_TRANSLATE_NOOP(
            "Words", "Time is up, nothing was recorded.\nPress the button to try again."
        ),
        Reason.NOT_CHECKED: QT_TRANSLATE_NOOP(
            "Words", "Quality was not checked.\nLook closely before going on."
        ),
    }
)
