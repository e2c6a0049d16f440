"""What one recording consists of, before it is sealed: the input of ``packets.seal``.

Codes are those of the standards: finger positions of ISO/IEC 19794-4:2011 table 8, eye positions
of ISO/IEC 19794-6:2011. Images come encoded; ``packets`` never decodes pixels, it only reads the
headers of the codestreams to hold records and images to the same facts.
"""

from enum import IntEnum, StrEnum
from typing import Annotated, Final

import msgspec
from msgspec import Meta


class FingerPosition(IntEnum):
    """ISO/IEC 19794-4:2011, table 8."""

    RIGHT_THUMB = 1
    RIGHT_INDEX = 2
    RIGHT_MIDDLE = 3
    RIGHT_RING = 4
    RIGHT_LITTLE = 5
    LEFT_THUMB = 6
    LEFT_INDEX = 7
    LEFT_MIDDLE = 8
    LEFT_RING = 9
    LEFT_LITTLE = 10
    RIGHT_FOUR = 13
    LEFT_FOUR = 14
    THUMBS = 15


class EyePosition(IntEnum):
    """ISO/IEC 19794-6:2011, eye label."""

    RIGHT = 1
    LEFT = 2


class ImageCodec(StrEnum):
    """How the pixels of an image are coded."""

    WSQ = "WSQ"
    JPEG2000 = "JPEG2000"
    JPEG2000_LOSSLESS = "JPEG2000_LOSSLESS"


class Presence(StrEnum):
    """Why a part is not recorded."""

    AMPUTATED = "AMPUTATED"
    BANDAGED = "BANDAGED"
    DAMAGED = "DAMAGED"
    UNREADABLE = "UNREADABLE"
    BLIND = "BLIND"
    UNABLE = "UNABLE"


MOST_AUDIT_LINES: Final = 16_384
"""A day's work of one station has some hundred."""

# What a measure can be at all. The bounds are those of the records' fields where a record holds it.
Side = Annotated[int, Meta(ge=1, le=0xFFFF)]
Point = tuple[Annotated[int, Meta(ge=0, le=0xFFFF)], Annotated[int, Meta(ge=0, le=0xFFFF)]]
Channels = Annotated[int, Meta(ge=1, le=3)]
Quality = Annotated[int, Meta(ge=0, le=100)]
Attempts = Annotated[int, Meta(ge=0, le=9999)]
Density = Annotated[int, Meta(ge=1, le=0xFFFF)]
Diameter = Annotated[int, Meta(ge=0, le=0xFFFF)]
Pad = Annotated[int, Meta(ge=1, le=0x7FFF)]
Pressure = Annotated[int, Meta(ge=1, le=0xFFFF)]
UnitsPerMm = Annotated[float, Meta(gt=0, lt=0xFFFF)]
ClockOffset = Annotated[int, Meta(ge=-(2**42), le=2**42)]
"""Milliseconds; 2^42 are 139 years, which a clock that starts in 1970 does not reach."""
ClockUncertainty = Annotated[int, Meta(ge=0, le=2**42)]
Timekeeper = Annotated[str, Meta(pattern=r"\A(centre|satellites)?\Z")]
"""Whose time the station's clock was held against; empty where against none."""
Duty = Annotated[str, Meta(pattern=r"\A(OPERATOR|SUPERVISOR|TECHNICIAN|ADMINISTRATOR)\Z")]
Whereabouts = tuple[
    Annotated[float, Meta(ge=-90, le=90)],
    Annotated[float, Meta(ge=-180, le=180)],
    Annotated[float, Meta(ge=0, le=20_040_000)],
]
"""Latitude and longitude in degrees, accuracy in metres: at most half way round."""
Bytes = Annotated[int, Meta(ge=0, le=512 * 1024 * 1024)]
_HEX = "[0-9a-f]{64}"
_DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
_TIME = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]{1,6})?"
_ZONE = "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
Sha256 = Annotated[str, Meta(pattern=rf"\A{_HEX}\Z")]
Sha256OrNone = Annotated[str, Meta(pattern=rf"\A({_HEX})?\Z")]
"""Empty where there was nothing to take the hash of."""
Moment = Annotated[str, Meta(pattern=rf"\A{_DAY}T{_TIME}{_ZONE}\Z")]
"""A time with its zone (RFC 3339). That the day is in the calendar is checked beside it."""
MomentOrNone = Annotated[str, Meta(pattern=rf"\A({_DAY}T{_TIME}{_ZONE})?\Z")]
"""Empty where it did not happen."""
Outcome = Annotated[str, Meta(pattern=r"\A(passed|failed|overridden|not_checked)\Z")]


class Item(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of everything in a recording: immutable, unknown members refused."""


class Device(Item, frozen=True):
    """The device a sample came from."""

    driver: str
    make: str
    model: str
    serial: str
    firmware: str = ""
    digital_id: str = ""
    checks: tuple[str, ...] = ()


class Image(Item, frozen=True):
    """An encoded picture. ``quality`` is 0..100, None where it was not checked."""

    codec: ImageCodec
    width: Side
    height: Side
    channels: Channels
    data: bytes
    captured_at: Moment
    quality: Quality | None
    attempts: Attempts
    forced: bool
    device: Device
    source_sha256: Sha256OrNone = ""


class Finger(Item, frozen=True):
    """One finger, or a slap, at ``ppi`` pixels per inch."""

    position: FingerPosition
    image: Image
    ppi: Density = 500


class Face(Item, frozen=True):
    """The portrait the citizen approved; eye centres in pixels where they were found."""

    image: Image
    right_eye: Point | None = None
    left_eye: Point | None = None


class Iris(Item, frozen=True):
    """One eye in near infrared; centre and diameters in pixels where they were found."""

    eye: EyePosition
    image: Image
    centre: Point | None = None
    iris_diameter: Diameter | None = None
    pupil_diameter: Diameter | None = None


class PenTrace(Item, frozen=True):
    """A signature: x, y in units, pressure 0..max_pressure, t in ms, for each report of the pad."""

    points: tuple[tuple[int, int, int, int], ...]
    max_x: Pad
    max_y: Pad
    max_pressure: Pressure
    units_per_mm: UnitsPerMm
    captured_at: Moment
    quality: Quality | None
    attempts: Attempts
    device: Device


class Exemption(Item, frozen=True):
    """A part that cannot be recorded (*pengecualian*): what, why, for how long, who confirmed."""

    part: str
    presence: Presence
    permanent: bool
    note: str = ""
    confirmed_by: str = ""


class Biodata(Item, frozen=True):
    """What was read aloud to the citizen and confirmed."""

    nik: str
    family_card: str
    name: str
    sex: str
    birth_place: str
    birth_date: str
    address: str
    village: str
    district: str
    regency: str
    province: str
    religion: str
    marital_status: str
    occupation: str
    nationality: str
    blood_type: str = ""
    confirmed_at: MomentOrNone = ""


class Correction(Item, frozen=True):
    """A line of the biodata that was wrong when it was read aloud; ``field`` is its name there.

    ``noted``: nothing was changed, ``now`` is only what people and papers say against it.
    ``finger`` is what came of the operator's own finger, laid before the second person agreed.
    """

    field: Annotated[str, Meta(pattern=r"\A[a-z_]{1,32}\Z")]
    was: str
    now: str
    noted: bool
    at: Moment
    by: str
    second: str
    finger: Outcome


class Consent(Item, frozen=True):
    """The photo approval and the signed statement of correctness."""

    photo_approved_at: MomentOrNone
    statement_text: str
    statement_language: str
    statement_signed_at: MomentOrNone
    statement: PenTrace | None
    """None where the citizen cannot sign; then an exemption of SIGNATURE says so."""


class Gate(Item, frozen=True):
    """One check the station made: its name, what came out, who was there, what was measured."""

    name: str
    outcome: Outcome
    by: str = ""
    second: str = ""
    value: str = ""


class Person(Item, frozen=True):
    """Somebody of the station who had a part in a recording: an account id, never a name."""

    account: str
    role: Duty


class Origin(Item, frozen=True):
    """Where and by what the recording was made. ``operator`` is an account id, never a name."""

    station: str
    area_code: str
    operator: str
    software: str
    settings_sha256: Sha256
    captured_at: Moment
    sealed_at: Moment
    clock_offset_ms: ClockOffset | None = None
    position: Whereabouts | None = None
    """Latitude, longitude (degrees), accuracy (m), measured; None where nothing measured it."""
    training: bool = False
    clock_uncertainty_ms: ClockUncertainty | None = None
    """How far the measured offset may be from the truth; None where it was not measured."""
    clock_measured_by: Timekeeper = ""
    clock_measured_at: MomentOrNone = ""
    """By the station's own clock."""
    position_at: MomentOrNone = ""
    """When the position was measured, by the satellites."""
    software_sha256: Sha256OrNone = ""
    """Digest of the code that ran, as the station itself saw it."""
    people: tuple[Person, ...] = ()
    """Everybody named in gates and exemptions, and the operator, each once."""


class AuditLine(Item, frozen=True):
    """What happened when, without personal data: goes into ``audit.jsonl``."""

    at: Moment
    event: str
    detail: str = ""


class Recording(Item, frozen=True):
    """One citizen's whole recording."""

    origin: Origin
    biodata: Biodata
    consent: Consent
    face: Face | None
    fingers: tuple[Finger, ...]
    irises: tuple[Iris, ...]
    signature: PenTrace | None
    exemptions: tuple[Exemption, ...]
    gates: tuple[Gate, ...]
    audit: tuple[AuditLine, ...]
    corrections: tuple[Correction, ...] = ()
