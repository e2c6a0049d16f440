"""Settings as frozen data, read from TOML; an unknown key is an error with a suggestion."""

import difflib
import hashlib
import re
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Final, Literal, TypeVar

import msgspec

from station import regions
from station.errors import Broken, Code

Model = TypeVar("Model", bound=msgspec.Struct)
Percent = Annotated[int, msgspec.Meta(ge=0, le=100)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Count = Annotated[int, msgspec.Meta(ge=1, le=1000)]
Seconds = Annotated[float, msgspec.Meta(ge=0.05, le=86_400)]
Spread = Annotated[float, msgspec.Meta(ge=0, le=3600)]
Minutes = Annotated[float, msgspec.Meta(gt=0, le=10_080)]
Hour = Annotated[int, msgspec.Meta(ge=0, le=23)]
Kilobits = Annotated[int, msgspec.Meta(ge=0, le=10_000_000)]
_TIME: Final = "([01][0-9]|2[0-3]):[0-5][0-9]"
Hours = Annotated[str, msgspec.Meta(pattern=f"^({_TIME}-{_TIME})?$")]
Age = Annotated[int, msgspec.Meta(ge=0, le=120)]


class _Table(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Base of all tables: immutable, unknown keys refused."""


class StationId(_Table, frozen=True):
    """Which station this is. ``area_code`` is PPKKCC, checked at start and in each packet.

    ``priority``: it serves a hospital or an event, and its packets go before others.
    """

    id: str
    name: str
    area_code: str
    language: Literal["id", "en"] = "id"
    priority: bool = False


class Policy(StrEnum):
    """Whether people are recorded while the centre cannot be reached."""

    ONLINE_REQUIRED = "online-required"
    STORE_AND_FORWARD = "store-and-forward"


class Line(_Table, frozen=True):
    """The far side and how to treat it. What each key means stands in ``config/README.md``."""

    url: str
    policy: Policy = Policy.STORE_AND_FORWARD
    offline_minutes: Minutes = 30.0
    poll_seconds: Seconds = 60.0
    stall_seconds: Seconds = 3.0
    receipt_hours: float = 24.0
    retry_floor_seconds: Seconds = 8.0
    retry_cap_seconds: Seconds = 300.0
    spread_seconds: Spread = 30.0
    inventory_hour: Hour = 2
    cap_kbps: Kilobits = 0
    cheap_hours: Hours = ""
    congestion: Literal["automatic", "bbr", "cubic", "system"] = "automatic"


class Storage(_Table, frozen=True):
    """How long sealed packets stay after their end, and how much room the disk must have.

    ``keep_days`` counts from the last status of a packet that nobody needs any more. Below
    ``min_free_mb`` nobody new is recorded; ``reserve_mb`` is given up when recovery needs it.
    """

    keep_days: Annotated[float, msgspec.Meta(ge=0, le=3650)] = 30.0
    min_free_mb: Annotated[int, msgspec.Meta(ge=0, le=1_000_000)] = 1024
    reserve_mb: Annotated[int, msgspec.Meta(ge=0, le=10_000)] = 64


class Backup(_Table, frozen=True):
    """Where the copy of the outbox goes, and how often; no folder, no copy."""

    folder: str = ""
    every_hours: Annotated[float, msgspec.Meta(ge=0.01, le=8760)] = 4.0


Days = Annotated[float, msgspec.Meta(gt=0, le=36_500)]


class Retention(_Table, frozen=True):
    """After how many days what is kept here is destroyed; why, says ``station.retention.rules``."""

    names_days: Days = 90.0
    draft_days: Days = 90.0
    list_days: Days = 60.0
    figures_days: Days = 730.0
    log_days: Days = 30.0
    slip_days: Days = 1.0
    report_days: Days = 90.0
    quarantine_days: Days = 365.0


class StationSettings(_Table, frozen=True):
    """``station.toml``. ``sounds``: what was captured, and what went wrong, is heard too."""

    station: StationId
    line: Line
    outbox: Storage = Storage()
    backup: Backup = Backup()
    retention: Retention = Retention()
    idle_lock_minutes: float = 5.0
    sounds: bool = True


class DeviceSettings(_Table, frozen=True):
    """One device: its driver by name and the driver's own options."""

    driver: str
    options: dict[str, str | int | float | bool] = {}


ACCESSORIES: Final = ("printer", "position", "code", "card")
"""What records nobody, by its table in ``devices.toml``."""


class DevicesSettings(_Table, frozen=True):
    """``devices.toml``: the expected set. ``emulate`` names the wires to emulate."""

    camera: DeviceSettings
    finger: DeviceSettings
    iris: DeviceSettings
    signature: DeviceSettings
    position: DeviceSettings | None = None
    printer: DeviceSettings | None = None
    code: DeviceSettings | None = None
    card: DeviceSettings | None = None
    emulate: tuple[str, ...] = ()

    @property
    def accessories(self) -> tuple[str, ...]:
        """Return what is expected besides the devices, by name as in ``drivers.registry``."""
        there = {name.upper(): getattr(self, name) for name in ACCESSORIES}
        return tuple(name for name, each in there.items() if each is not None)


class FaceLimits(_Table, frozen=True):
    """When a portrait is good; figures of 0..100 unless said otherwise."""

    score: Percent
    attempts: Count
    sharpness: Percent
    exposure: Percent
    evenness: Percent
    position: Percent
    backdrop: Percent


class FingerLimits(_Table, frozen=True):
    """When a finger is good. ``keep_slaps``: whole slaps are sealed beside their fingers."""

    score: Percent
    attempts: Count
    match: Share
    keep_slaps: bool = False


class IrisLimits(_Table, frozen=True):
    """When an eye is good. ``diameter`` in pixels, ``usable`` in percent.

    ``apart`` is the share of the code in which the pictures of two eyes differ at least.
    """

    score: Percent
    attempts: Count
    diameter: Count
    usable: Percent
    apart: Share


class SignatureLimits(_Table, frozen=True):
    """When a signature is more than a dot."""

    attempts: Count
    points: Count
    extent: Share


class Automatic(_Table, frozen=True):
    """Capture without a press: all green for this long."""

    enabled: bool
    hold_ms: Annotated[int, msgspec.Meta(ge=0, le=10_000)]


RoleName = Literal["OPERATOR", "SUPERVISOR", "ADMINISTRATOR"]
"""A role that may be a second person: a technician never sees a citizen's data."""
OneOrMore = Annotated[tuple[RoleName, ...], msgspec.Meta(min_length=1)]
_ANYBODY: Final[tuple[RoleName, ...]] = ("OPERATOR", "SUPERVISOR", "ADMINISTRATOR")


class SecondPerson(_Table, frozen=True):
    """Which roles may confirm, beside whoever is at the desk; nobody is asked for none."""

    nik_conflict: OneOrMore = _ANYBODY
    correction: OneOrMore = _ANYBODY
    exemption: OneOrMore = _ANYBODY
    forced: tuple[RoleName, ...] = _ANYBODY
    doubted: OneOrMore = ("SUPERVISOR", "ADMINISTRATOR")
    deletion: OneOrMore = ("SUPERVISOR", "ADMINISTRATOR")
    discard: OneOrMore = _ANYBODY


class EnrollmentSettings(_Table, frozen=True):
    """``enrollment.toml``: order of steps, limits, attempts, ages."""

    steps: tuple[str, ...]
    record_age: Age
    print_age: Age
    capture_seconds: Seconds
    automatic: Automatic
    face: FaceLimits
    finger: FingerLimits
    iris: IrisLimits
    signature: SignatureLimits
    second_person: SecondPerson = SecondPerson()


class Settings(_Table, frozen=True):
    """All settings of a station, and the hash that goes into every packet."""

    station: StationSettings
    devices: DevicesSettings
    enrollment: EnrollmentSettings
    sha256: str
    folder: Path


_FILES: Final = ("station.toml", "devices.toml", "enrollment.toml")


def load(folder: Path) -> Settings:
    """Read the three files of a configuration folder. Raises ``Broken`` with SETTINGS_ codes."""
    texts = [_read(folder / name) for name in _FILES]
    settings = Settings(
        station=_parse(texts[0], StationSettings, _FILES[0]),
        devices=_parse(texts[1], DevicesSettings, _FILES[1]),
        enrollment=_parse(texts[2], EnrollmentSettings, _FILES[2]),
        sha256=hashlib.sha256(b"\0".join(texts)).hexdigest(),
        folder=folder,
    )
    _check_area(settings.station.station.area_code, folder)
    return settings


def _check_area(area_code: str, folder: Path) -> None:
    """Refuse a code under which the region would refuse every packet."""
    fault = regions.fault(area_code, regions.listed(folder))
    if fault is not None:
        raise Broken(Code.AREA_CODE_INVALID, f"station.toml: station.area_code: {fault.value}")


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Broken(Code.SETTINGS_MISSING, f"{path}: {error.strerror}; see --config") from error


def _parse(text: bytes, model: type[Model], name: str) -> Model:
    try:
        return msgspec.toml.decode(text, type=model)
    except msgspec.ValidationError as error:
        raise Broken(Code.SETTINGS_INVALID, f"{name}: {error}{_hint(str(error))}") from error
    except msgspec.DecodeError as error:
        raise Broken(Code.SETTINGS_INVALID, f"{name}: {error}") from error


def _hint(message: str) -> str:
    unknown = re.search(r"unknown field `([^`]+)`", message)
    if not unknown:
        return ""
    close = difflib.get_close_matches(unknown.group(1), _known_keys(), n=1)
    return f"; did you mean `{close[0]}`?" if close else ""


def _known_keys() -> list[str]:
    tables = [*_Table.__subclasses__()]
    return sorted({key for table in tables for key in table.__struct_fields__})
