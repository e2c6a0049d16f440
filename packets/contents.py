"""The members of a payload: written from a recording, and read back into one.

Reading rebuilds every member from what was read and compares the bytes, so a packet whose parts
contradict each other is refused whatever the contradiction is.
"""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Annotated

from msgspec import Meta

from packets import strict_json
from packets.cbeff import read_records, write_cbeff
from packets.checks import Check, Passed, unheard
from packets.container import Member, contents
from packets.enrollment import (
    MOST_AUDIT_LINES,
    AuditLine,
    Biodata,
    Consent,
    Correction,
    Face,
    Finger,
    Iris,
    Item,
    MomentOrNone,
    PenTrace,
    Recording,
    Sha256,
)
from packets.errors import PacketCode, PacketError
from packets.layout import (
    APPROVAL,
    AUDIT,
    BIODATA,
    BIOMETRICS,
    CORRECTIONS,
    MANIFEST,
    MANIFEST_JWS,
    SIGNATURE_SVG,
    STATEMENT,
    STATEMENT_PEN,
    STATEMENT_SVG,
    member,
)
from packets.manifest import VERSION, Manifest, PenEntry, write_manifest
from packets.records.face import read_face
from packets.records.fields import invalid, moment
from packets.records.finger import read_finger
from packets.records.iris import read_iris
from packets.records.signature import read_signature, svg, write_signature

_FACE, _SIGNATURE = "FACE", "SIGNATURE"


class Approval(Item, frozen=True):
    """The citizen saw the portrait with this SHA-256 (hex, of the coded picture) and approved."""

    photo_approved_at: MomentOrNone
    photo_sha256: Sha256 | None


class Corrections(Item, frozen=True):
    """What of the biodata was found wrong when it was read aloud; one at least."""

    corrections: Annotated[tuple[Correction, ...], Meta(min_length=1)]


class Statement(Item, frozen=True):
    """The statement of correctness as it was shown and signed."""

    text: str
    language: str
    signed_at: MomentOrNone


def write_members(recording: Recording) -> tuple[Member, ...]:
    """Return all members but the manifest and its signature, in their order.

    Raises RECORDING_INVALID, CODESTREAM_MALFORMED.
    """
    _check(recording)
    consent, pen = recording.consent, recording.consent.statement
    statement = Statement(
        text=consent.statement_text,
        language=consent.statement_language,
        signed_at=consent.statement_signed_at,
    )
    audit = b"".join(strict_json.encode(line) + b"\n" for line in recording.audit)
    members = [
        member(BIODATA, strict_json.encode(recording.biodata)),
        *_corrected(recording.corrections),
        member(BIOMETRICS, write_cbeff(recording)),
        *_drawing(SIGNATURE_SVG, recording.signature),
        member(APPROVAL, strict_json.encode(_approval(recording))),
        member(STATEMENT, strict_json.encode(statement)),
        *([member(STATEMENT_PEN, write_signature(pen))] if pen else []),
        *_drawing(STATEMENT_SVG, pen),
        member(AUDIT, audit),
    ]
    return tuple(members)


def read_manifest(data: bytes) -> Manifest:
    """Return the manifest, whose signature must have been verified before.

    Raises JSON_MALFORMED, VERSION_UNKNOWN.
    """
    return strict_json.decode_version(data, Manifest, VERSION, MANIFEST)


def read_recording(
    manifest: Manifest, members: Mapping[str, bytes], passed: Passed = unheard
) -> Recording:
    """Return the recording that ``manifest`` and ``members`` hold together.

    Raises MANIFEST_MISMATCH, RECORD_MISMATCH, and the codes of the parts.
    """
    _check_hashes(manifest, members)
    passed(Check.HASHES)
    recording = _assemble(manifest, members)
    _check_rebuilt(recording, manifest, members)
    passed(Check.RECORDS)
    return recording


def read_back(recording: Recording, members: Sequence[Member]) -> None:
    """Hold what was just written of ``recording`` to what a reader will make of it.

    Hashes were taken of these very bytes, and where the reader gets the very same recording,
    writing it once more could show nothing new either. Raises RECORDING_INVALID.
    """
    written = contents(members)
    try:
        manifest = read_manifest(written[MANIFEST])
        if (found := _assemble(manifest, written)) != recording:
            _check_rebuilt(found, manifest, written)
    except PacketError as error:
        raise invalid(f"cannot be read back: {error.where}") from None


def _check(recording: Recording) -> None:
    positions = [finger.position for finger in recording.fingers]
    eyes = [iris.eye for iris in recording.irises]
    parts = [exemption.part for exemption in recording.exemptions]
    fields = [correction.field for correction in recording.corrections]
    for names in (positions, eyes, parts, fields):
        if len(set(names)) != len(names):
            raise invalid("a part twice")
    if set(parts) & _recorded(recording):
        raise invalid("a part recorded and exempted")
    for time in _times(recording):
        moment(time)


def _times(recording: Recording) -> list[str]:
    """Return the times that stand in no record; those of the samples are judged there."""
    consent = recording.consent
    may_be_none = (
        recording.biodata.confirmed_at,
        consent.photo_approved_at,
        consent.statement_signed_at,
        consent.statement.captured_at if consent.statement else "",
        recording.origin.clock_measured_at,
        recording.origin.position_at,
    )
    return [
        recording.origin.captured_at,
        *(time for time in may_be_none if time),
        *(correction.at for correction in recording.corrections),
        *(line.at for line in recording.audit),
    ]


def _recorded(recording: Recording) -> set[str]:
    return {
        *([_FACE] if recording.face else []),
        *(finger.position.name for finger in recording.fingers),
        *(f"{iris.eye.name}_EYE" for iris in recording.irises),
        *([_SIGNATURE] if recording.signature else []),
    }


def _corrected(corrections: tuple[Correction, ...]) -> list[Member]:
    document = Corrections(corrections=corrections)
    return [member(CORRECTIONS, strict_json.encode(document))] if corrections else []


def _drawing(name: str, trace: PenTrace | None) -> list[Member]:
    return [member(name, svg(trace))] if trace else []


def _approval(recording: Recording) -> Approval:
    face = recording.face
    digest = hashlib.sha256(face.image.data).hexdigest() if face else None
    return Approval(photo_approved_at=recording.consent.photo_approved_at, photo_sha256=digest)


def _check_rebuilt(recording: Recording, manifest: Manifest, members: Mapping[str, bytes]) -> None:
    try:
        rebuilt = write_members(recording)
    except PacketError:
        raise PacketError(PacketCode.RECORD_MISMATCH, "records and manifest differ") from None
    for each in rebuilt:
        if members.get(each.name) != each.data:
            raise PacketError(PacketCode.RECORD_MISMATCH, each.name)
    if write_manifest(recording, rebuilt) != manifest:
        raise PacketError(PacketCode.RECORD_MISMATCH, MANIFEST)


def _check_hashes(manifest: Manifest, members: Mapping[str, bytes]) -> None:
    listed = {entry.name: (entry.size, entry.sha256) for entry in manifest.members}
    found = {
        name: (len(data), hashlib.sha256(data).hexdigest())
        for name, data in members.items()
        if name not in (MANIFEST, MANIFEST_JWS)
    }
    if len(listed) != len(manifest.members) or listed != found:
        raise PacketError(PacketCode.MANIFEST_MISMATCH, "members")


def _assemble(manifest: Manifest, members: Mapping[str, bytes]) -> Recording:
    records = _Records(read_records(members[BIOMETRICS]))
    return Recording(
        origin=manifest.origin,
        biodata=strict_json.decode(members[BIODATA], Biodata, BIODATA),
        consent=_consent(manifest, members),
        face=records.face(manifest),
        fingers=records.fingers(manifest),
        irises=records.irises(manifest),
        signature=records.signature(manifest),
        exemptions=manifest.exemptions,
        gates=manifest.gates,
        audit=_audit(members[AUDIT]),
        corrections=_corrections(members.get(CORRECTIONS)),
    )


def _corrections(data: bytes | None) -> tuple[Correction, ...]:
    if data is None:
        return ()
    return strict_json.decode(data, Corrections, CORRECTIONS).corrections


def _audit(data: bytes) -> tuple[AuditLine, ...]:
    if data.count(b"\n") > MOST_AUDIT_LINES:
        raise PacketError(PacketCode.TOO_LARGE, AUDIT)
    return tuple(strict_json.decode(line, AuditLine, AUDIT) for line in data.splitlines())


def _consent(manifest: Manifest, members: Mapping[str, bytes]) -> Consent:
    approval = strict_json.decode(members[APPROVAL], Approval, APPROVAL)
    statement = strict_json.decode(members[STATEMENT], Statement, STATEMENT)
    return Consent(
        photo_approved_at=approval.photo_approved_at,
        statement_text=statement.text,
        statement_language=statement.language,
        statement_signed_at=statement.signed_at,
        statement=_trace(manifest.statement, members.get(STATEMENT_PEN)),
    )


def _trace(entry: PenEntry | None, record: bytes | None) -> PenTrace | None:
    if (entry is None) != (record is None):
        raise PacketError(PacketCode.RECORD_MISMATCH, STATEMENT_PEN)
    return entry.trace(read_signature(record).points) if entry and record else None


class _Records:
    """The records of an envelope, taken one by one in the order of the manifest's samples."""

    def __init__(self, records: list[bytes]) -> None:
        self._left = iter(records)

    def face(self, manifest: Manifest) -> Face | None:
        entry = manifest.face
        if entry is None:
            return None
        image = entry.image.image(read_face(self._next()).data)
        return Face(image=image, right_eye=entry.right_eye, left_eye=entry.left_eye)

    def fingers(self, manifest: Manifest) -> tuple[Finger, ...]:
        return tuple(
            Finger(
                position=entry.position,
                image=entry.image.image(read_finger(self._next()).data),
                ppi=entry.ppi,
            )
            for entry in manifest.fingers
        )

    def irises(self, manifest: Manifest) -> tuple[Iris, ...]:
        return tuple(
            Iris(
                eye=entry.eye,
                image=entry.image.image(read_iris(self._next()).data),
                centre=entry.centre,
                iris_diameter=entry.iris_diameter,
                pupil_diameter=entry.pupil_diameter,
            )
            for entry in manifest.irises
        )

    def signature(self, manifest: Manifest) -> PenTrace | None:
        entry = manifest.signature
        return entry.trace(read_signature(self._next()).points) if entry else None

    def _next(self) -> bytes:
        record = next(self._left, None)
        if record is None:
            raise PacketError(PacketCode.RECORD_MISMATCH, "a record is missing")
        return record
