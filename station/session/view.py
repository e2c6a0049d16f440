"""What the screens show: one frozen picture of the desk, published after every change.

Screens render a :class:`DeskView` and call the commands of ``station.session.desk.Desk``; they keep
no state of their own about the enrollment.
"""

from enum import StrEnum

import msgspec

from station.body import Modality, Part, Target
from station.citizen.correcting import Change, Field
from station.citizen.nik import NikFinding
from station.devices.messages import Box, Guard, Lamp, Measure, Verdict
from station.errors import Code
from station.operators.roles import Role
from station.preferences import Preferences
from station.reasons import Reason
from station.register.day_entries import Absence
from station.session.matters import Matter
from station.session.outlook import ClockView, Fitness, Forecast, OutboxGlance

__all__ = [
    "CaptureState",
    "CaptureView",
    "CitizenView",
    "DeskView",
    "DeviceView",
    "DoneView",
    "LineView",
    "Mark",
    "NikFinding",
    "OwnFinger",
    "PartView",
    "PhotoCheck",
    "PhotoItem",
    "ProposalView",
    "RailRow",
    "RosterRow",
    "Screen",
    "Step",
    "TryView",
    "Whose",
]


class Screen(StrEnum):
    """Which screen belongs to the state of the desk."""

    LOGIN = "LOGIN"
    TODAY = "TODAY"
    WORKSHOP = "WORKSHOP"
    """Somebody is signed in who sees to the devices and never a citizen."""
    BIODATA = "BIODATA"
    CAPTURE = "CAPTURE"
    REVIEW = "REVIEW"
    APPROVAL = "APPROVAL"
    INDEX_CHECK = "INDEX_CHECK"
    STATEMENT = "STATEMENT"
    SEALING = "SEALING"
    DONE = "DONE"


class Step(StrEnum):
    """The rows of the rail, in the order of the session."""

    BIODATA = "BIODATA"
    PHOTO = "PHOTO"
    RIGHT_FOUR = "RIGHT_FOUR"
    LEFT_FOUR = "LEFT_FOUR"
    THUMBS = "THUMBS"
    IRISES = "IRISES"
    SIGNATURE = "SIGNATURE"
    REVIEW = "REVIEW"
    APPROVAL = "APPROVAL"
    INDEX_CHECK = "INDEX_CHECK"
    STATEMENT = "STATEMENT"


class Mark(StrEnum):
    """How a row of the rail stands."""

    TODO = "TODO"
    NOW = "NOW"
    DONE = "DONE"
    EXEMPT = "EXEMPT"
    DEFERRED = "DEFERRED"


class CaptureState(StrEnum):
    """What the capture screen is doing."""

    READY = "READY"
    LIVE = "LIVE"
    JUDGED = "JUDGED"
    DEVICE_GONE = "DEVICE_GONE"


class OwnFinger(StrEnum):
    """What is known of the finger of whoever corrects biodata."""

    AWAITED = "AWAITED"
    PASSED = "PASSED"
    OTHER_PERSON = "OTHER_PERSON"
    NOT_READ = "NOT_READ"
    NO_TEMPLATES = "NO_TEMPLATES"
    """Nobody compares: whoever is signed in has given none at this station."""
    NO_SCANNER = "NO_SCANNER"
    NOT_COMPARED = "NOT_COMPARED"
    """It was read, and comparing it failed."""


class RosterRow(msgspec.Struct, frozen=True, kw_only=True):
    """One person expected today. Shown after login only."""

    nik: str
    nik_masked: str
    name: str
    village: str
    state: str
    """``WAITING``, ``DRAFT``, ``RECORDED`` or a status of the lifecycle."""
    draft_step: Step | None = None
    draft_hours: float | None = None
    """How long a draft has waited; None where there is none."""
    draft_lacks: tuple[Modality, ...] = ()
    """The devices that the deferred steps of a draft wait for; empty where none was deferred."""
    draft_ready: bool = False
    """A deferred step of a draft can be done now: every device it waits for is there."""
    number: int = 0
    """The queue number of today; 0 without one."""
    ahead: bool = False
    """Let before others: elderly, disabled, with a small child."""
    called_at: str = ""
    absence: Absence | None = None
    reason: str = ""
    young: bool = False
    """Not of age for a card: recorded from 16, printed at 17."""
    exempted: bool = False


class Whose(msgspec.Struct, frozen=True, kw_only=True):
    """Whose packet it is, as a list may show it. Shown after login only."""

    name: str
    nik_masked: str


class LineView(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the biodata, as it is sealed."""

    field: Field
    value: str
    was: str | None = None
    """How the list had it, where it was corrected."""
    noted: str | None = None
    """What the papers say, where that was only noted."""
    finger: str = ""
    """Whether the own finger of who corrected it was seen: ``passed`` or ``not_checked``."""


class ProposalView(msgspec.Struct, frozen=True, kw_only=True):
    """A correction to which a second person has yet to agree."""

    changes: tuple[Change, ...]
    finger: OwnFinger
    reason: Reason | None = None
    may_ask: bool = False
    """The finger is settled: a second person may agree."""


class CitizenView(msgspec.Struct, frozen=True, kw_only=True):
    """The person at the desk, as the operator may see them."""

    nik: str
    nik_masked: str
    name: str
    sex: str
    birth_place: str
    birth_date: str
    address: str
    village: str
    district: str
    religion: str
    marital_status: str
    occupation: str
    nationality: str
    backdrop: str
    """``RED``, ``BLUE`` or ``ORANGE``."""
    printable: bool
    """False for those recorded at 16: the card is printed at 17."""
    findings: tuple[NikFinding, ...] = ()
    needs_second_person: bool = False
    lines: tuple[LineView, ...] = ()
    """Every line that can be called wrong, in the order of the card."""


class TryView(msgspec.Struct, frozen=True, kw_only=True):
    """One try at a part: kept until the recording is sealed, chosen or not."""

    score: int | None
    """Ours; None where it was not checked."""
    device_score: int | None
    verdict: Verdict
    reasons: tuple[Reason, ...]
    chosen: bool
    thumbnail: bytes = b""
    ink: tuple[tuple[float, float, float], ...] = ()


class PartView(msgspec.Struct, frozen=True, kw_only=True):
    """The best sample of one part so far; an exempted part shows none."""

    part: Part
    score: int | None
    verdict: Verdict
    attempts: int
    thumbnail: bytes = b""
    ink: tuple[tuple[float, float, float], ...] = ()
    """A signature, as fractions of the pad: x, y, pressure (0: pen up)."""
    exempt: str = ""
    """Why it cannot be recorded; empty where it can."""
    permanent: bool = False
    """Of an exempted part: for good, not for a time."""
    note: str = ""
    """Of an exempted part: what the operator wrote about it."""
    device_score: int | None = None
    """What the device thought of it; shown beside ours, never decides."""
    forced_by: str = ""
    """The account of whoever accepted it though it is not good; empty where nobody had to."""
    unchecked: tuple[Guard, ...] = ()
    """Of a finger: what it could not be compared with."""
    tries: tuple[TryView, ...] = ()
    """All of them, the oldest first."""


class PhotoItem(StrEnum):
    """What the person and the operator look at together before the photo is approved."""

    EYES = "EYES"
    MOUTH = "MOUTH"
    GLASSES = "GLASSES"
    BACKDROP = "BACKDROP"
    SELF = "SELF"


class PhotoCheck(msgspec.Struct, frozen=True, kw_only=True):
    """One item of the approval; NOT_CHECKED is left to the eyes of those who approve."""

    item: PhotoItem
    verdict: Verdict


class CaptureView(msgspec.Struct, frozen=True, kw_only=True):
    """The target being recorded."""

    target: Target
    state: CaptureState
    request: int
    attempt: int
    """The try under way, or the last one; may lie beyond ``attempts_allowed``."""
    attempts_allowed: int
    """Tries after which something less than good may be accepted; more are no fault."""
    verdict: Verdict | None = None
    reasons: tuple[Reason, ...] = ()
    measures: tuple[Measure, ...] = ()
    boxes: tuple[Box, ...] = ()
    hold: float = 0.0
    parts: tuple[PartView, ...] = ()
    ink: tuple[tuple[float, float, float], ...] = ()
    wanted: tuple[Part, ...] = ()
    """What is to be shown to the device now: on a sensor for one finger, that finger."""
    may_go_on: bool = False
    """The step is settled, also where it is come back to (``READY``) or tried again (``LIVE``)."""
    may_force: bool = False
    force_takes_two: bool = False
    """Another person must agree, and to what."""
    force_matter: Matter = Matter.FORCED


class RailRow(msgspec.Struct, frozen=True, kw_only=True):
    """One row of the rail."""

    step: Step
    mark: Mark
    reachable: bool


class DeviceView(msgspec.Struct, frozen=True, kw_only=True):
    """One device lamp."""

    modality: Modality
    lamp: Lamp
    code: Code | None = None
    model: str = ""


class DoneView(msgspec.Struct, frozen=True, kw_only=True):
    """What the slip says."""

    packet_id: str
    number: str
    sealed_at: str
    printable: bool
    bytes: int
    """0 where an earlier try had sealed it already."""


class DeskView(msgspec.Struct, frozen=True, kw_only=True):
    """Everything a screen needs, at one moment."""

    screen: Screen
    station: str = ""
    """Its name, as on the signpost of the office."""
    operator: str = ""
    role: Role | None = None
    """Of whoever is signed in; None while nobody is."""
    training: bool = False
    preferences: Preferences = Preferences()
    sparing: bool = False
    """The battery is spared: fewer pictures a second, fewer looks at them."""
    lent: bool = False
    """The devices are let go of, so that somebody else examines them."""
    forgotten: Code | None = None
    """Why what was chosen before does not hold now; None where it does."""
    roster: tuple[RosterRow, ...] = ()
    outbox: OutboxGlance = OutboxGlance()
    fitness: Fitness = Fitness()
    forecast: Forecast = Forecast()
    clock: ClockView = ClockView()
    devices: tuple[DeviceView, ...] = ()
    rail: tuple[RailRow, ...] = ()
    citizen: CitizenView | None = None
    proposal: ProposalView | None = None
    """What is to be corrected in the biodata, until a second person agreed or it is dropped."""
    capture: CaptureView | None = None
    review: tuple[PartView, ...] = ()
    exempted: tuple[PartView, ...] = ()
    """The parts that cannot be recorded, at every step."""
    photo_checks: tuple[PhotoCheck, ...] = ()
    """What the photo to be approved was, and was not, checked for."""
    statement: str = ""
    """In the station's language."""
    statements: dict[str, str] = {}
    """The same by language (``id``, ``en``); ``sign_statement`` is told which one was shown."""
    statement_language: str = ""
    """In which language it was put before the person last; empty before."""
    done: DoneView | None = None
    confirmers: dict[Matter, frozenset[Role]] = {}
    """Which roles will do as a second person."""
    account_days: int | None = None
    """In how many days the account of whoever is signed in ends, where that is near."""
    trouble: Code | None = None
    """The last command's trouble, until the next command."""
    tries_left: int | None = None
    wait_seconds: int = 0
