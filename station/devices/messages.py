"""What the kiosk asks of the device host and what the host tells back.

Every message is one frozen msgspec structure, told apart by its tag, packed as MessagePack. The
same messages travel over the host's socket and, in-thread, as plain objects.
"""

from enum import StrEnum

import msgspec

from station.body import Modality, Part, Target
from station.errors import Code
from station.reasons import Reason


class Message(msgspec.Struct, frozen=True, tag=True, kw_only=True):
    """Base of all messages."""


# --- what samples look like -----------------------------------------------------------------------


class Codec(StrEnum):
    """How the pixels of a sample are coded."""

    WSQ = "WSQ"
    JPEG2000 = "JPEG2000"
    JPEG2000_LOSSLESS = "JPEG2000_LOSSLESS"


class Verdict(StrEnum):
    """What quality said. NOT_CHECKED is neither good nor bad, and is recorded as such."""

    GOOD = "GOOD"
    RETRY = "RETRY"
    NOT_CHECKED = "NOT_CHECKED"


class Guard(StrEnum):
    """A way in which a print of another finger, or of another person, could be recorded."""

    HAND = "HAND"
    """The other hand lay on the glass."""
    TWICE = "TWICE"
    """The same finger came under two names."""
    PREVIOUS = "PREVIOUS"
    """A finger of the person before, or what it left on the glass."""
    OPERATOR = "OPERATOR"
    """A finger of whoever sits at the desk."""


class DeviceIdentity(msgspec.Struct, frozen=True, kw_only=True):
    """Which device recorded a sample."""

    driver: str
    make: str
    model: str
    serial: str
    firmware: str = ""
    digital_id: str = ""
    checks: tuple[str, ...] = ()


class Box(msgspec.Struct, frozen=True, kw_only=True):
    """Where something was found, as fractions (0..1) of the picture's width and height."""

    part: Part
    x: float
    y: float
    width: float
    height: float
    angle: float = 0.0
    score: int | None = None


class Measure(msgspec.Struct, frozen=True, kw_only=True):
    """One named quality figure of 0..100 with the limit it must reach."""

    name: str
    value: int
    limit: int


class ImageSample(msgspec.Struct, frozen=True, kw_only=True, tag="image"):
    """One recorded part as an encoded picture; header facts are those of the picture."""

    part: Part
    codec: Codec
    width: int
    height: int
    channels: int
    ppi: int | None
    data: bytes
    score: int
    """Ours, 0..100; 0 also when not checked."""
    device_score: int | None
    verdict: Verdict
    reasons: tuple[Reason, ...]
    thumbnail: bytes
    """JPEG for the screens: at most 320 pixels a side, a portrait 800."""
    device: DeviceIdentity
    source_sha256: str
    """Of the bytes the device delivered, hex; empty where it delivered plain pixels."""
    capture_unix_ms: int
    measures: tuple[Measure, ...] = ()
    details: dict[str, float] = {}
    """Facts the record formats need, in pixels of this picture; absent where nothing was found.

    Face: ``right_eye_x``, ``right_eye_y``, ``left_eye_x``, ``left_eye_y``, ``face_x``, ``face_y``,
    ``face_width``, ``face_height``. Iris: ``centre_x``, ``centre_y``, ``iris_radius``,
    ``pupil_radius``.
    """
    guards: dict[Guard, Verdict] = {}
    """Of a finger: what the comparison with other fingers and people said; NOT_CHECKED as well."""
    like: tuple[Part, ...] = ()
    """The fingers recorded before, under other names, that this one is the same as."""


class PenSample(msgspec.Struct, frozen=True, kw_only=True, tag="pen"):
    """One signature as a series of pen reports.

    ``series`` holds x, y (device units), pressure (0..max_pressure), t (ms) for each point.
    """

    part: Part
    series: tuple[tuple[int, int, int, int], ...]
    max_x: int
    max_y: int
    max_pressure: int
    units_per_mm: float
    lost: int
    score: int
    verdict: Verdict
    reasons: tuple[Reason, ...]
    device: DeviceIdentity
    capture_unix_ms: int


Sample = ImageSample | PenSample


class SlapPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A whole slap as its device delivered it, coded as WSQ: the fingers were cut out of it."""

    width: int
    height: int
    ppi: int
    data: bytes
    device_score: int | None
    device: DeviceIdentity
    source_sha256: str
    capture_unix_ms: int


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """One go at a target: what came, how good, and why not better."""

    target: Target
    samples: tuple[Sample, ...]
    verdict: Verdict
    reasons: tuple[Reason, ...]
    seconds: float
    matches: dict[Part, float] = {}
    """For the index check: similarity of each finger to its reference, 0..1."""
    slap: SlapPicture | None = None
    """The picture that the fingers were cut from, where the station keeps slaps."""


# --- kiosk to host --------------------------------------------------------------------------------


class Seat(Message, frozen=True):
    """Training mode: tell the emulators which synthetic person sits there."""

    seed: int
    missing: tuple[Part, ...] = ()
    birth_year: int = 1995
    foreign: bool = False
    haste: float = 1.0
    """How many times faster than life the person writes."""


class Begin(Message, frozen=True):
    """Show the live view of a target and, with ``automatic``, take it as soon as it is good."""

    request: int
    target: Target
    missing: tuple[Part, ...] = ()
    automatic: bool = True
    seconds: float = 30.0
    birth_year: int | None = None
    foreign: bool = False
    references: dict[Part, bytes] = {}
    """The encoded pictures of this person's fingers recorded before."""
    whose: str = ""
    """A token of the person at the desk, the same for as long as the kiosk runs, and no name: the
    host tells by it whose fingers it has seen. Empty: these are not remembered."""
    operator: tuple[bytes, ...] = ()
    """Templates of the fingers of whoever is signed in; none where nobody gave theirs."""


class Shoot(Message, frozen=True):
    """Take it now, good or not."""

    request: int


class Finish(Message, frozen=True):
    """The pen is done: judge what was written."""

    request: int


class Cancel(Message, frozen=True):
    """Stop a request; nothing is recorded."""

    request: int


class Forget(Message, frozen=True):
    """Drop the templates of everybody's fingers but those of ``but``, and of nobody if empty."""

    but: str = ""


class Regime(Message, frozen=True):
    """How the host works, until it is told otherwise."""

    lent: bool = False
    """The devices are let go: somebody else examines them."""
    sparing: bool = False
    """Less often, so that a battery lasts longer."""


class PrintLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a receipt; with ``code`` the text becomes a QR code."""

    text: str
    bold: bool = False
    large: bool = False
    code: bool = False


class Print(Message, frozen=True):
    """Print a receipt and cut it off; answered by ``Printed`` with the same number."""

    request: int
    lines: tuple[PrintLine, ...]
    seconds: float = 30.0


class Leave(Message, frozen=True):
    """End the host."""


# --- host to kiosk --------------------------------------------------------------------------------


class Lamp(StrEnum):
    """The state of one device at a glance."""

    STARTING = "STARTING"
    READY = "READY"
    WORKING = "WORKING"
    GONE = "GONE"
    FAULT = "FAULT"


class DeviceState(Message, frozen=True):
    """A device came, went, or changed."""

    modality: Modality
    lamp: Lamp
    code: Code | None = None
    identity: DeviceIdentity | None = None
    at_once: int = 0
    """How many parts it takes in one request; 0 for all of a target."""


class FrameReady(Message, frozen=True):
    """The newest live picture stands in this slot of the ring."""

    request: int
    slot: int
    width: int
    height: int
    at_ns: int


class Live(Message, frozen=True):
    """What quality sees in the live view, some times a second."""

    request: int
    verdict: Verdict
    reasons: tuple[Reason, ...]
    measures: tuple[Measure, ...] = ()
    boxes: tuple[Box, ...] = ()
    hold: float = 0.0
    """How far the countdown to automatic capture is, 0..1."""
    wanted: tuple[Part, ...] = ()
    """What is to be shown to the device now, where that is not all that was asked for."""


class PenMoved(Message, frozen=True):
    """New pen points for the screen, as fractions of the pad: x, y, pressure (0: pen up)."""

    request: int
    points: tuple[tuple[float, float, float], ...]


class Captured(Message, frozen=True):
    """A request is over with something recorded."""

    request: int
    attempt: Attempt


class Failed(Message, frozen=True):
    """A request is over with nothing recorded: a reason for the person, a code for the operator.

    Neither is given where the request was cancelled, or gave way to a newer one.
    """

    request: int
    reason: Reason | None = None
    code: Code | None = None


class Placed(Message, frozen=True):
    """Where the station is: degrees (WGS 84), metres that hold 95 of 100 measurements.

    ``measured_at`` is the satellites' own time, empty where they did not tell the day;
    ``arrived_at`` is when that was, by this machine's clock.
    """

    latitude: float
    longitude: float
    accuracy_m: float
    measured_at: str
    arrived_at: str


class Paper(StrEnum):
    """What became of a receipt."""

    PRINTED = "PRINTED"
    PAPER_OUT = "PAPER_OUT"
    COVER_OPEN = "COVER_OPEN"
    FAILED = "FAILED"


class Printed(Message, frozen=True):
    """A receipt is on paper, or why not."""

    request: int
    became: Paper


class HostGone(Message, frozen=True):
    """The device host ended; it is being started again. Open requests are over."""


ToHost = Seat | Begin | Shoot | Finish | Cancel | Forget | Regime | Print | Leave
FromHost = (
    DeviceState | FrameReady | Live | PenMoved | Captured | Failed | Placed | Printed | HostGone
)
