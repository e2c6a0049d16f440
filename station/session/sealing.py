"""From the record to the packet: what was recorded, in the words of ``packets.enrollment``."""

from datetime import UTC, datetime
from types import MappingProxyType
from typing import Final

import msgspec

from packets import enrollment as packet
from station import clock
from station.body import EYES, FINGERS, PARTS, Part, Target
from station.devices.messages import (
    Attempt,
    DeviceIdentity,
    ImageSample,
    PenSample,
    Sample,
    Verdict,
)
from station.errors import Broken, Code
from station.session import attempts
from station.session.corrections import Correction
from station.session.gates import audit_trail, gates
from station.session.record import AuditLine, Decision, Record
from station.session.statement import Language, language_of, statement
from station.session.steps import RECORDING
from station.settings import Settings

_EYE: Final = MappingProxyType(
    {Part.RIGHT_EYE: packet.EyePosition.RIGHT, Part.LEFT_EYE: packet.EyePosition.LEFT}
)
_TARGET: Final = MappingProxyType(
    {part: target for target in RECORDING.values() for part in PARTS[target]}
)


class Circumstances(msgspec.Struct, frozen=True, kw_only=True):
    """What goes into the packet beside the record. ``operator`` is an account id."""

    settings: Settings
    operator: str
    software: str
    training: bool
    sealed_at: str
    trail: tuple[int, str]
    """Number and hash of the newest entry of the audit trail: from then on the centre knows it."""


def recording(record: Record, around: Circumstances) -> packet.Recording:
    """Turn a complete record into the input of ``packets.seal``."""
    best = attempts.best(record)
    wanted = {p: s for p, s in best.items() if p not in attempts.exempted(record)}
    return packet.Recording(
        origin=_origin(record, around),
        biodata=_biodata(record),
        consent=_consent(record, _language(record, around)),
        face=_face(record, wanted.get(Part.FACE)),
        fingers=(
            *(_finger(record, wanted[part]) for part in FINGERS if part in wanted),
            *_slaps(record),
        ),
        irises=tuple(_iris(record, wanted[part]) for part in EYES if part in wanted),
        signature=_signature(record, wanted.get(Part.SIGNATURE)),
        exemptions=tuple(
            packet.Exemption(
                part=each.part.value,
                presence=each.presence,
                permanent=each.permanent,
                note=each.note,
                confirmed_by=each.confirmed_by,
            )
            for each in record.exemptions
        ),
        gates=(*gates(record), audit_trail(around.trail)),
        audit=tuple(_line(line) for line in record.trail),
        corrections=tuple(_correction(each) for each in record.corrections),
    )


def _correction(each: Correction) -> packet.Correction:
    return packet.Correction(
        field=each.field.member,
        was=each.was,
        now=each.now,
        noted=each.noted,
        at=each.at,
        by=each.by,
        second=each.second,
        finger=each.finger.value,
    )


def _origin(record: Record, around: Circumstances) -> packet.Origin:
    station = around.settings.station.station
    return packet.Origin(
        station=station.id,
        area_code=station.area_code,
        operator=around.operator,
        software=around.software,
        settings_sha256=around.settings.sha256,
        captured_at=record.started_at,
        sealed_at=around.sealed_at,
        training=around.training,
    )


def _biodata(record: Record) -> packet.Biodata:
    plain = msgspec.to_builtins(record.citizen.biodata)
    return packet.Biodata(**plain, confirmed_at=_at(record.confirmed))


def _consent(record: Record, language: Language) -> packet.Consent:
    signed = record.statement
    tries = attempts.made(record, Target.STATEMENT)
    return packet.Consent(
        photo_approved_at=_at(record.approved),
        statement_text=statement(language),
        statement_language=language,
        statement_signed_at=record.signed_at,
        statement=_trace(signed, tries) if signed else None,
    )


def _language(record: Record, around: Circumstances) -> Language:
    return language_of(record.statement_language) or around.settings.station.station.language


def _at(decision: Decision | None) -> str:
    return decision.at if decision else ""


def _face(record: Record, sample: Sample | None) -> packet.Face | None:
    if sample is None:
        return None
    image = _pictured(sample)
    return packet.Face(
        image=_image(record, image),
        right_eye=_point(image, "right_eye_x", "right_eye_y"),
        left_eye=_point(image, "left_eye_x", "left_eye_y"),
    )


def _finger(record: Record, sample: Sample) -> packet.Finger:
    image = _pictured(sample)
    if image.ppi is None:
        raise Broken(Code.DEVICE_FAULT, f"{image.part.value} came without a resolution")
    position = packet.FingerPosition[image.part.name]
    return packet.Finger(position=position, image=_image(record, image), ppi=image.ppi)


def _slaps(record: Record) -> tuple[packet.Finger, ...]:
    """Return the best whole slap of each target, where slaps are kept."""
    found = ((target, attempts.best_slap(record, target)) for target in RECORDING.values())
    return tuple(_slap(record, target, attempt) for target, attempt in found if attempt)


def _slap(record: Record, target: Target, attempt: Attempt) -> packet.Finger:
    whole = attempt.slap
    if whole is None:
        raise Broken(Code.BUG, "no slap was kept")
    image = packet.Image(
        codec=packet.ImageCodec.WSQ,
        width=whole.width,
        height=whole.height,
        channels=1,
        data=whole.data,
        captured_at=_moment(whole.capture_unix_ms),
        quality=_worst(attempt.samples),
        attempts=attempts.made(record, target),
        forced=target in record.forced and attempt.verdict is not Verdict.GOOD,
        device=_device(whole.device),
        source_sha256=whole.source_sha256,
    )
    position = packet.FingerPosition[target.name]
    return packet.Finger(position=position, image=image, ppi=whole.ppi)


def _worst(samples: tuple[Sample, ...]) -> int | None:
    """Return the score of the worst finger of a slap; None where one was not checked."""
    scores = [_quality(sample) for sample in samples]
    return None if None in scores else min(score for score in scores if score is not None)


def _iris(record: Record, sample: Sample) -> packet.Iris:
    image = _pictured(sample)
    return packet.Iris(
        eye=_EYE[image.part],
        image=_image(record, image),
        centre=_point(image, "centre_x", "centre_y"),
        iris_diameter=_diameter(image, "iris_radius"),
        pupil_diameter=_diameter(image, "pupil_radius"),
    )


def _signature(record: Record, sample: Sample | None) -> packet.PenTrace | None:
    if sample is None:
        return None
    if not isinstance(sample, PenSample):
        raise Broken(Code.DEVICE_FAULT, "the signature is no pen trace")
    return _trace(sample, attempts.made(record, Target.SIGNATURE))


def _pictured(sample: Sample) -> ImageSample:
    if not isinstance(sample, ImageSample):
        raise Broken(Code.DEVICE_FAULT, f"{sample.part.value} is no picture")
    return sample


def _image(record: Record, sample: ImageSample) -> packet.Image:
    target = _TARGET[sample.part]
    return packet.Image(
        codec=packet.ImageCodec(sample.codec.value),
        width=sample.width,
        height=sample.height,
        channels=sample.channels,
        data=sample.data,
        captured_at=_moment(sample.capture_unix_ms),
        quality=_quality(sample),
        attempts=attempts.made(record, target),
        forced=target in record.forced and sample.verdict is not Verdict.GOOD,
        device=_device(sample.device),
        source_sha256=sample.source_sha256,
    )


def _trace(sample: PenSample, tries: int) -> packet.PenTrace:
    return packet.PenTrace(
        points=sample.series,
        max_x=sample.max_x,
        max_y=sample.max_y,
        max_pressure=sample.max_pressure,
        units_per_mm=sample.units_per_mm,
        captured_at=_moment(sample.capture_unix_ms),
        quality=_quality(sample),
        attempts=tries,
        device=_device(sample.device),
    )


def _quality(sample: Sample) -> int | None:
    return None if sample.verdict is Verdict.NOT_CHECKED else sample.score


def _device(identity: DeviceIdentity) -> packet.Device:
    return packet.Device(**msgspec.structs.asdict(identity))


def _point(sample: ImageSample, x: str, y: str) -> tuple[int, int] | None:
    details = sample.details
    return (round(details[x]), round(details[y])) if x in details and y in details else None


def _diameter(sample: ImageSample, radius: str) -> int | None:
    return round(2 * sample.details[radius]) if radius in sample.details else None


def _moment(unix_ms: int) -> str:
    return clock.iso(datetime.fromtimestamp(unix_ms / 1000, UTC))


def _line(line: AuditLine) -> packet.AuditLine:
    return packet.AuditLine(at=line.at, event=line.event, detail=line.detail)
