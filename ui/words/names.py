"""Names of the things of an enrollment: steps, parts of the body, devices, figures, biodata.

English is the source text; a line break parts what is from what to do.
"""

from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

from station.body import Modality, Part, Target
from station.devices.messages import Lamp, Verdict
from station.operators.roles import Role
from station.session.view import CaptureState, Mark, NikFinding, Screen, Step

ROLES: Final = MappingProxyType(
    {
        Role.OPERATOR: QT_TRANSLATE_NOOP("Words", "operator"),
        Role.SUPERVISOR: QT_TRANSLATE_NOOP("Words", "supervisor"),
        Role.TECHNICIAN: QT_TRANSLATE_NOOP("Words", "technician"),
        Role.ADMINISTRATOR: QT_TRANSLATE_NOOP("Words", "administrator (ADB)"),
    }
)

SCREENS: Final = MappingProxyType(
    {
        Screen.LOGIN: QT_TRANSLATE_NOOP("Words", "Sign in"),
        Screen.TODAY: QT_TRANSLATE_NOOP("Words", "Today"),
        Screen.WORKSHOP: QT_TRANSLATE_NOOP("Words", "Technician"),
        Screen.BIODATA: QT_TRANSLATE_NOOP("Words", "Biodata"),
        Screen.CAPTURE: QT_TRANSLATE_NOOP("Words", "Recording"),
        Screen.REVIEW: QT_TRANSLATE_NOOP("Words", "Review"),
        Screen.APPROVAL: QT_TRANSLATE_NOOP("Words", "Photo approval"),
        Screen.INDEX_CHECK: QT_TRANSLATE_NOOP("Words", "Finger check"),
        Screen.STATEMENT: QT_TRANSLATE_NOOP("Words", "Signed statement"),
        Screen.SEALING: QT_TRANSLATE_NOOP("Words", "Sealing the packet"),
        Screen.DONE: QT_TRANSLATE_NOOP("Words", "Done"),
    }
)

STEPS: Final = MappingProxyType(
    {
        Step.BIODATA: QT_TRANSLATE_NOOP("Words", "Biodata"),
        Step.PHOTO: QT_TRANSLATE_NOOP("Words", "Photo"),
        Step.RIGHT_FOUR: QT_TRANSLATE_NOOP("Words", "Right four fingers"),
        Step.LEFT_FOUR: QT_TRANSLATE_NOOP("Words", "Left four fingers"),
        Step.THUMBS: QT_TRANSLATE_NOOP("Words", "Both thumbs"),
        Step.IRISES: QT_TRANSLATE_NOOP("Words", "Irises"),
        Step.SIGNATURE: QT_TRANSLATE_NOOP("Words", "Signature"),
        Step.REVIEW: QT_TRANSLATE_NOOP("Words", "Review"),
        Step.APPROVAL: QT_TRANSLATE_NOOP("Words", "Photo approval"),
        Step.INDEX_CHECK: QT_TRANSLATE_NOOP("Words", "Finger check"),
        Step.STATEMENT: QT_TRANSLATE_NOOP("Words", "Statement"),
    }
)

MARKS: Final = MappingProxyType(
    {
        Mark.TODO: QT_TRANSLATE_NOOP("Words", "to do"),
        Mark.NOW: QT_TRANSLATE_NOOP("Words", "now"),
        Mark.DONE: QT_TRANSLATE_NOOP("Words", "done"),
        Mark.EXEMPT: QT_TRANSLATE_NOOP("Words", "exception"),
        Mark.DEFERRED: QT_TRANSLATE_NOOP("Words", "later"),
    }
)

CAPTURE_STATES: Final = MappingProxyType(
    {
        CaptureState.READY: QT_TRANSLATE_NOOP("Words", "Ready"),
        CaptureState.LIVE: QT_TRANSLATE_NOOP("Words", "Live picture"),
        CaptureState.JUDGED: QT_TRANSLATE_NOOP("Words", "Recorded"),
        CaptureState.DEVICE_GONE: QT_TRANSLATE_NOOP(
            "Words", "Device disconnected.\nPlug the cable back in, or do this step later."
        ),
    }
)

VERDICTS: Final = MappingProxyType(
    {
        Verdict.GOOD: QT_TRANSLATE_NOOP("Words", "Good"),
        Verdict.RETRY: QT_TRANSLATE_NOOP("Words", "Not good enough"),
        Verdict.NOT_CHECKED: QT_TRANSLATE_NOOP("Words", "Not checked"),
    }
)

TARGETS: Final = MappingProxyType(
    {
        Target.PHOTO: QT_TRANSLATE_NOOP("Words", "Photo"),
        Target.RIGHT_FOUR: QT_TRANSLATE_NOOP("Words", "Right four fingers"),
        Target.LEFT_FOUR: QT_TRANSLATE_NOOP("Words", "Left four fingers"),
        Target.THUMBS: QT_TRANSLATE_NOOP("Words", "Both thumbs"),
        Target.IRISES: QT_TRANSLATE_NOOP("Words", "Irises"),
        Target.SIGNATURE: QT_TRANSLATE_NOOP("Words", "Signature"),
        Target.INDEX_CHECK: QT_TRANSLATE_NOOP("Words", "Finger check"),
        Target.STATEMENT: QT_TRANSLATE_NOOP("Words", "Signed statement"),
        Target.OWN_FINGER: QT_TRANSLATE_NOOP("Words", "Own finger"),
    }
)

PARTS: Final = MappingProxyType(
    {
        Part.FACE: QT_TRANSLATE_NOOP("Words", "Face"),
        Part.RIGHT_THUMB: QT_TRANSLATE_NOOP("Words", "Right thumb"),
        Part.RIGHT_INDEX: QT_TRANSLATE_NOOP("Words", "Right index finger"),
        Part.RIGHT_MIDDLE: QT_TRANSLATE_NOOP("Words", "Right middle finger"),
        Part.RIGHT_RING: QT_TRANSLATE_NOOP("Words", "Right ring finger"),
        Part.RIGHT_LITTLE: QT_TRANSLATE_NOOP("Words", "Right little finger"),
        Part.LEFT_THUMB: QT_TRANSLATE_NOOP("Words", "Left thumb"),
        Part.LEFT_INDEX: QT_TRANSLATE_NOOP("Words", "Left index finger"),
        Part.LEFT_MIDDLE: QT_TRANSLATE_NOOP("Words", "Left middle finger"),
        Part.LEFT_RING: QT_TRANSLATE_NOOP("Words", "Left ring finger"),
        Part.LEFT_LITTLE: QT_TRANSLATE_NOOP("Words", "Left little finger"),
        Part.RIGHT_EYE: QT_TRANSLATE_NOOP("Words", "Right eye"),
        Part.LEFT_EYE: QT_TRANSLATE_NOOP("Words", "Left eye"),
        Part.SIGNATURE: QT_TRANSLATE_NOOP("Words", "Signature"),
    }
)

SHORT_PARTS: Final = MappingProxyType(
    {
        Part.FACE: QT_TRANSLATE_NOOP("Words", "Face"),
        Part.RIGHT_THUMB: QT_TRANSLATE_NOOP("Words", "Thumb"),
        Part.RIGHT_INDEX: QT_TRANSLATE_NOOP("Words", "Index"),
        Part.RIGHT_MIDDLE: QT_TRANSLATE_NOOP("Words", "Middle"),
        Part.RIGHT_RING: QT_TRANSLATE_NOOP("Words", "Ring"),
        Part.RIGHT_LITTLE: QT_TRANSLATE_NOOP("Words", "Little"),
        Part.LEFT_THUMB: QT_TRANSLATE_NOOP("Words", "Thumb"),
        Part.LEFT_INDEX: QT_TRANSLATE_NOOP("Words", "Index"),
        Part.LEFT_MIDDLE: QT_TRANSLATE_NOOP("Words", "Middle"),
        Part.LEFT_RING: QT_TRANSLATE_NOOP("Words", "Ring"),
        Part.LEFT_LITTLE: QT_TRANSLATE_NOOP("Words", "Little"),
        Part.RIGHT_EYE: QT_TRANSLATE_NOOP("Words", "Right eye"),
        Part.LEFT_EYE: QT_TRANSLATE_NOOP("Words", "Left eye"),
        Part.SIGNATURE: QT_TRANSLATE_NOOP("Words", "Signature"),
    }
)
"""Names for narrow tiles beside which the hand is named; screen readers are told the full ones."""

MODALITIES: Final = MappingProxyType(
    {
        Modality.CAMERA: QT_TRANSLATE_NOOP("Words", "Camera"),
        Modality.FINGER: QT_TRANSLATE_NOOP("Words", "Fingerprint scanner"),
        Modality.IRIS: QT_TRANSLATE_NOOP("Words", "Iris scanner"),
        Modality.SIGNATURE: QT_TRANSLATE_NOOP("Words", "Signature pad"),
    }
)

LAMPS: Final = MappingProxyType(
    {
        Lamp.STARTING: QT_TRANSLATE_NOOP("Words", "starting"),
        Lamp.READY: QT_TRANSLATE_NOOP("Words", "ready"),
        Lamp.WORKING: QT_TRANSLATE_NOOP("Words", "working"),
        Lamp.GONE: QT_TRANSLATE_NOOP("Words", "disconnected"),
        Lamp.FAULT: QT_TRANSLATE_NOOP("Words", "fault"),
    }
)

FINDINGS: Final = MappingProxyType(
    {
        NikFinding.NOT_16_DIGITS: QT_TRANSLATE_NOOP(
            "Words", "The NIK does not have 16 digits.\nType it again from the family card."
        ),
        NikFinding.PROVINCE_UNKNOWN: QT_TRANSLATE_NOOP(
            "Words",
            "No province has these first two digits.\nCompare the NIK with the family card.",
        ),
        NikFinding.DAY_IMPOSSIBLE: QT_TRANSLATE_NOOP(
            "Words", "The day in the NIK cannot be.\nCompare the NIK with the family card."
        ),
        NikFinding.MONTH_IMPOSSIBLE: QT_TRANSLATE_NOOP(
            "Words", "The month in the NIK cannot be.\nCompare the NIK with the family card."
        ),
        NikFinding.DATE_IMPOSSIBLE: QT_TRANSLATE_NOOP(
            "Words", "The date in the NIK does not exist.\nCompare the NIK with the family card."
        ),
        NikFinding.SERIAL_ZERO: QT_TRANSLATE_NOOP(
            "Words", "The NIK ends in 0000.\nIt will not be found; refer to the ADB."
        ),
        NikFinding.SEX_DIFFERS: QT_TRANSLATE_NOOP(
            "Words", "The NIK says another sex than the biodata.\nA second officer must confirm."
        ),
        NikFinding.BIRTH_DATE_DIFFERS: QT_TRANSLATE_NOOP(
            "Words",
            "The NIK says another birth date.\nA NIK never changes; compare the family card.",
        ),
        NikFinding.OTHER_REGION: QT_TRANSLATE_NOOP(
            "Words", "The NIK was issued in another region.\nThat is allowed; the NIK stays."
        ),
        NikFinding.CENTURY_AMBIGUOUS: QT_TRANSLATE_NOOP(
            "Words", "The NIK does not tell the century.\nAsk for the year of birth."
        ),
    }
)

MEASURES: Final = MappingProxyType(
    {
        "size": QT_TRANSLATE_NOOP("Words", "Size of the face"),
        "distance": QT_TRANSLATE_NOOP("Words", "Distance"),
        "position": QT_TRANSLATE_NOOP("Words", "Position of the face"),
        "upright": QT_TRANSLATE_NOOP("Words", "Held straight"),
        "ahead": QT_TRANSLATE_NOOP("Words", "Facing the camera"),
        "head": QT_TRANSLATE_NOOP("Words", "Whole head in the picture"),
        "sharpness": QT_TRANSLATE_NOOP("Words", "Sharpness"),
        "exposure": QT_TRANSLATE_NOOP("Words", "Light"),
        "highlights": QT_TRANSLATE_NOOP("Words", "No glare"),
        "evenness": QT_TRANSLATE_NOOP("Words", "Even light"),
        "backdrop": QT_TRANSLATE_NOOP("Words", "Even backdrop"),
        "colour": QT_TRANSLATE_NOOP("Words", "Backdrop colour"),
        "clarity": QT_TRANSLATE_NOOP("Words", "Ridge clarity"),
        "area": QT_TRANSLATE_NOOP("Words", "Finger area"),
        "contrast": QT_TRANSLATE_NOOP("Words", "Contrast"),
        "moist": QT_TRANSLATE_NOOP("Words", "Moisture"),
        "still": QT_TRANSLATE_NOOP("Words", "Held still"),
        "wiped": QT_TRANSLATE_NOOP("Words", "Clean glass"),
        "usable": QT_TRANSLATE_NOOP("Words", "Visible iris"),
        "diameter": QT_TRANSLATE_NOOP("Words", "Size of the iris"),
        "light": QT_TRANSLATE_NOOP("Words", "Light"),
        "margin": QT_TRANSLATE_NOOP("Words", "Eye in the picture"),
        "eyes_open": QT_TRANSLATE_NOOP("Words", "Eyes open"),
        "eyes_visible": QT_TRANSLATE_NOOP("Words", "Eyes uncovered"),
        "mouth_closed": QT_TRANSLATE_NOOP("Words", "Mouth closed"),
        "yaw": QT_TRANSLATE_NOOP("Words", "Not turned aside"),
        "pitch": QT_TRANSLATE_NOOP("Words", "Not up or down"),
        "landmarks": QT_TRANSLATE_NOOP("Words", "Eyes and mouth"),
        "near": QT_TRANSLATE_NOOP("Words", "Distance"),
        "edges": QT_TRANSLATE_NOOP("Words", "Edges of the ridges"),
        "grain": QT_TRANSLATE_NOOP("Words", "Free of grain"),
        "noise": QT_TRANSLATE_NOOP("Words", "Free of noise"),
        "motion": QT_TRANSLATE_NOOP("Words", "Held still"),
        "sclera": QT_TRANSLATE_NOOP("Words", "Edge of the iris"),
        "pupil": QT_TRANSLATE_NOOP("Words", "Edge of the pupil"),
        "dilation": QT_TRANSLATE_NOOP("Words", "Width of the pupil"),
        "gaze": QT_TRANSLATE_NOOP("Words", "Looks straight"),
        "lens": QT_TRANSLATE_NOOP("Words", "No contact lens"),
        "points": QT_TRANSLATE_NOOP("Words", "Length"),
        "extent": QT_TRANSLATE_NOOP("Words", "Size"),
        "within": QT_TRANSLATE_NOOP("Words", "Inside the box"),
        "rate": QT_TRANSLATE_NOOP("Words", "Reports a second"),
        "complete": QT_TRANSLATE_NOOP("Words", "Complete strokes"),
    }
)
"""The figures of ``station.quality``, by the names it gives them."""

VALUES: Final = MappingProxyType(
    {
        "L": QT_TRANSLATE_NOOP("Words", "Male"),
        "P": QT_TRANSLATE_NOOP("Words", "Female"),
        "RED": QT_TRANSLATE_NOOP("Words", "RED"),
        "BLUE": QT_TRANSLATE_NOOP("Words", "BLUE"),
        "ORANGE": QT_TRANSLATE_NOOP("Words", "ORANGE"),
        "AMPUTATED": QT_TRANSLATE_NOOP("Words", "Missing (amputated)"),
        "BANDAGED": QT_TRANSLATE_NOOP("Words", "Bandaged or injured"),
        "DAMAGED": QT_TRANSLATE_NOOP("Words", "Scarred or worn"),
        "UNREADABLE": QT_TRANSLATE_NOOP("Words", "Scanner cannot read it"),
        "BLIND": QT_TRANSLATE_NOOP("Words", "Blind eye"),
        "UNABLE": QT_TRANSLATE_NOOP("Words", "Not able to"),
        "WAITING": QT_TRANSLATE_NOOP("Words", "waiting"),
        "DRAFT": QT_TRANSLATE_NOOP("Words", "not finished"),
        "RECORDED": QT_TRANSLATE_NOOP("Words", "recorded"),
    }
)
