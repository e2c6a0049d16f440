"""What ``packet explain`` knows of a packet, without naming the citizen unless asked to."""

from collections.abc import Iterator, Mapping

import msgspec

from packets import Opened
from packets.checks import Check
from packets.enrollment import AuditLine, Biodata, Device, Finger, Image, PenTrace, Recording
from packets.records.signature import write_signature
from packets.waybill import Waybill
from station.commands.packet.refusing import Refusal


class Verdict(msgspec.Struct, frozen=True):
    """One check of ``packets/README.md``: ``passed``, ``failed`` or ``not checked``."""

    number: int
    name: str
    outcome: str


class Certificate(msgspec.Struct, frozen=True):
    """One link of the signer's chain, as it says of itself."""

    subject: str
    issuer: str
    role: str
    valid_from: str
    valid_to: str


class Recipient(msgspec.Struct, frozen=True):
    """Who can open it; ``role`` is empty where this home does not know the key."""

    key_id: str
    role: str


class Member(msgspec.Struct, frozen=True):
    """One file inside; ``share`` of all their bytes, 0 to 1."""

    name: str
    size: int
    share: float


class Sample(msgspec.Struct, frozen=True):
    """One recorded part; ``width`` and ``height`` in pixels, of a pen in units of the pad."""

    part: str
    codec: str
    width: int
    height: int
    ppi: int | None
    size: int
    quality: int | None
    attempts: int
    forced: bool
    device: str


class NotRecorded(msgspec.Struct, frozen=True):
    """A part that was not recorded; the note only where biodata are asked for."""

    part: str
    presence: str
    permanent: bool
    confirmed_by: str
    note: str | None


class Gate(msgspec.Struct, frozen=True):
    """A check that the station made."""

    name: str
    outcome: str
    by: str
    second: str
    value: str


class Consent(msgspec.Struct, frozen=True):
    """When the citizen agreed, and to a text in which language."""

    photo_approved_at: str
    statement_language: str
    statement_signed_at: str
    statement_points: int | None


class Span(msgspec.Struct, frozen=True):
    """The audit: how many lines, from when to when."""

    lines: int
    first: str
    last: str


class Inside(msgspec.Struct, frozen=True):
    """What only the centre's key shows."""

    operator: str
    software: str
    settings_sha256: str
    captured_at: str
    clock_offset_ms: int | None
    position: tuple[float, float, float] | None
    members: tuple[Member, ...]
    samples: tuple[Sample, ...]
    exceptions: tuple[NotRecorded, ...]
    gates: tuple[Gate, ...]
    consent: Consent
    audit: Span
    biodata: Biodata | None


class Page(msgspec.Struct, frozen=True):
    """All that is known of a file; ``error`` says why no more."""

    file: str
    size: int
    in_order: bool
    checks: tuple[Verdict, ...]
    waybill: Waybill | None
    signer: str
    chain: tuple[Certificate, ...]
    recipients: tuple[Recipient, ...]
    inside: Inside | None
    error: Refusal | None


def verdicts(passed: set[Check], *, failed: bool) -> Iterator[Verdict]:
    """Yield every check in its order; the one behind those that held is the one that failed."""
    for check in Check:
        if check in passed:
            outcome = "passed"
        else:
            outcome, failed = ("failed" if failed else "not checked"), False
        yield Verdict(check.value, check.name, outcome)


def inside(opened: Opened, *, biodata: bool) -> Inside:
    """Return what is in an opened packet."""
    recording, origin = opened.recording, opened.recording.origin
    return Inside(
        operator=origin.operator,
        software=origin.software,
        settings_sha256=origin.settings_sha256,
        captured_at=origin.captured_at,
        clock_offset_ms=origin.clock_offset_ms,
        position=origin.position,
        members=tuple(_members(opened.members)),
        samples=tuple(samples(recording)),
        exceptions=tuple(_exceptions(recording, notes=biodata)),
        gates=tuple(Gate(g.name, g.outcome, g.by, g.second, g.value) for g in recording.gates),
        consent=_consent(recording),
        audit=_span(recording.audit),
        biodata=recording.biodata if biodata else None,
    )


def samples(recording: Recording) -> Iterator[Sample]:
    """Yield what was recorded, in the order of the manifest."""
    if recording.face:
        yield _image("FACE", recording.face.image, None)
    yield from (_finger(each) for each in recording.fingers)
    yield from (_image(f"{each.eye.name}_EYE", each.image, None) for each in recording.irises)
    if recording.signature:
        yield _pen(recording.signature)


def _finger(finger: Finger) -> Sample:
    return _image(finger.position.name, finger.image, finger.ppi)


def _image(part: str, image: Image, ppi: int | None) -> Sample:
    return Sample(
        part=part,
        codec=image.codec.value,
        width=image.width,
        height=image.height,
        ppi=ppi,
        size=len(image.data),
        quality=image.quality,
        attempts=image.attempts,
        forced=image.forced,
        device=_named(image.device),
    )


def _pen(pen: PenTrace) -> Sample:
    return Sample(
        part="SIGNATURE",
        codec="SERIES",
        width=pen.max_x,
        height=pen.max_y,
        ppi=None,
        size=len(write_signature(pen)),
        quality=pen.quality,
        attempts=pen.attempts,
        forced=False,
        device=_named(pen.device),
    )


def _named(device: Device) -> str:
    return " ".join(each for each in (device.make, device.model) if each) or device.driver


def _members(members: Mapping[str, bytes]) -> Iterator[Member]:
    whole = sum(map(len, members.values())) or 1
    for name, data in members.items():
        yield Member(name, len(data), round(len(data) / whole, 4))


def _exceptions(recording: Recording, *, notes: bool) -> Iterator[NotRecorded]:
    for each in recording.exemptions:
        note = each.note if notes else None
        yield NotRecorded(each.part, each.presence.value, each.permanent, each.confirmed_by, note)


def _consent(recording: Recording) -> Consent:
    given = recording.consent
    points = len(given.statement.points) if given.statement else None
    return Consent(
        given.photo_approved_at, given.statement_language, given.statement_signed_at, points
    )


def _span(audit: tuple[AuditLine, ...]) -> Span:
    times = [line.at for line in audit]
    return Span(len(times), times[0] if times else "", times[-1] if times else "")
