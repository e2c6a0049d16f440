"""CBEFF envelope: ISO/IEC 19785-3 XML (edition 2) around the ISO/IEC 19794 records.

One BIR for all, one BIR within it for each record, and one without a record for each exemption.
The text is canonical: the same recording always gives the same bytes. A reader takes the records
out and holds the whole document to what it would write around them, so it needs no XML parser, and
no entity, encoding, depth or number of elements can hurt it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import Final

from packets import base64
from packets.enrollment import Exemption, EyePosition, FingerPosition, Recording
from packets.errors import PacketCode, PacketError
from packets.records.face import write_face
from packets.records.fields import invalid, moment
from packets.records.finger import write_finger
from packets.records.iris import write_iris
from packets.records.signature import write_signature

NAMESPACE: Final = "http://standards.iso.org/iso-iec/19785/-3/ed-2/"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8"?>\n'
_BEGIN: Final = f'{_DECLARATION}<BIR xmlns="{NAMESPACE}">'.encode("ascii")
_END: Final = b"</BIR>\n"
_RECORD: Final = b"<BDB>"
_MOST_RECORDS: Final = 64
"""A body has fewer than thirty parts."""
_SC37: Final = 257
"""Biometric organisation ISO/IEC JTC 1/SC 37 in the registry of IBIA."""
_SCORE_BY: Final = ("perekaman", "quality")


@dataclass(frozen=True)
class Kind:
    """A CBEFF biometric type and the number of its record format in SC 37's registry."""

    type: str
    format: int


FACE, FINGER, IRIS, SIGNATURE = (
    Kind("Face", 8),
    Kind("Finger", 7),
    Kind("Iris", 9),
    Kind("SignatureSign", 14),
)
_FOUR: Final = "IndexFinger MiddleFinger RingFinger LittleFinger"
_FINGERS: Final = MappingProxyType(
    {
        FingerPosition.RIGHT_THUMB: "Right Thumb",
        FingerPosition.RIGHT_INDEX: "Right IndexFinger",
        FingerPosition.RIGHT_MIDDLE: "Right MiddleFinger",
        FingerPosition.RIGHT_RING: "Right RingFinger",
        FingerPosition.RIGHT_LITTLE: "Right LittleFinger",
        FingerPosition.LEFT_THUMB: "Left Thumb",
        FingerPosition.LEFT_INDEX: "Left IndexFinger",
        FingerPosition.LEFT_MIDDLE: "Left MiddleFinger",
        FingerPosition.LEFT_RING: "Left RingFinger",
        FingerPosition.LEFT_LITTLE: "Left LittleFinger",
        FingerPosition.RIGHT_FOUR: f"Right {_FOUR}",
        FingerPosition.LEFT_FOUR: f"Left {_FOUR}",
        FingerPosition.THUMBS: "Left Right Thumb",
    }
)
_EYES: Final = MappingProxyType({EyePosition.RIGHT: "Right", EyePosition.LEFT: "Left"})
PARTS: Final[Mapping[str, tuple[Kind, str]]] = MappingProxyType(
    {
        "FACE": (FACE, ""),
        "SIGNATURE": (SIGNATURE, ""),
        **{f"{eye.name}_EYE": (IRIS, name) for eye, name in _EYES.items()},
        **{finger.name: (FINGER, name) for finger, name in _FINGERS.items() if finger <= 10},
    }
)
"""The parts an exemption may name."""


def write_cbeff(recording: Recording) -> bytes:
    """Return the XML of a recording. Raises RECORDING_INVALID, CODESTREAM_MALFORMED."""
    head = (
        "<Version><Major>1</Major><Minor>0</Minor></Version>"
        "<BIRInfo><Creator>perekaman</Creator><Integrity>false</Integrity>"
        f"<CreationDate>{_date(recording.origin.sealed_at)}</CreationDate></BIRInfo>"
    )
    exemptions = "".join(_exemption(each) for each in recording.exemptions)
    parts = [_BEGIN, head.encode("ascii"), *_samples(recording), exemptions.encode("ascii"), _END]
    return b"".join(parts)


def read_records(document: bytes) -> list[bytes]:
    """Return the records in the order of the document, whose other bytes are left to the caller.

    Raises CBEFF_MALFORMED.
    """
    if not document.startswith(_BEGIN) or not document.endswith(_END):
        raise _malformed("not the envelope")
    records = list(islice(_records(document), _MOST_RECORDS + 1))
    if len(records) > _MOST_RECORDS:
        raise _malformed("number of records")
    return records


def _records(document: bytes) -> Iterator[bytes]:
    view, at = memoryview(document), 0
    while (start := document.find(_RECORD, at)) >= 0:
        start += len(_RECORD)
        at = document.index(b"<", start)  # at the latest that of the envelope's end
        try:
            yield base64.read_padded(view[start:at])
        except base64.NotBase64:
            raise _malformed("base64") from None


def _samples(recording: Recording) -> Iterator[bytes]:
    if face := recording.face:
        yield from _bir(FACE, "", face.image.captured_at, face.image.quality, write_face(face))
    for finger in recording.fingers:
        subtype, image = _FINGERS[finger.position], finger.image
        yield from _bir(FINGER, subtype, image.captured_at, image.quality, write_finger(finger))
    for iris in recording.irises:
        subtype, image = _EYES[iris.eye], iris.image
        yield from _bir(IRIS, subtype, image.captured_at, image.quality, write_iris(iris))
    if pen := recording.signature:
        yield from _bir(SIGNATURE, "", pen.captured_at, pen.quality, write_signature(pen))


def _bir(kind: Kind, subtype: str, at: str, quality: int | None, record: bytes) -> Iterator[bytes]:
    info = (
        f"{_BIR_INFO}<BDBInfo><Format><Organization>{_SC37}</Organization>"
        f"<Type>{kind.format}</Type></Format><Encryption>false</Encryption>"
        f"<CreationDate>{_date(at)}</CreationDate>{_part(kind, subtype)}"
        f"<Level>Raw</Level><Purpose>Enroll</Purpose>{_quality(quality)}</BDBInfo>"
    )
    yield info.encode("ascii") + _RECORD
    yield base64.padded(record)
    yield b"</BDB></BIR>"


def _exemption(exemption: Exemption) -> str:
    if exemption.part not in PARTS:
        raise invalid("an exemption of an unknown part")
    kind, subtype = PARTS[exemption.part]
    said = (
        ("Exception", "true"),
        ("Presence", exemption.presence.value),
        ("Permanent", str(exemption.permanent).lower()),
    )
    others = "".join(
        f"<Others><Key>{key}</Key><Value>{value}</Value></Others>" for key, value in said
    )
    info = f"<BDBInfo>{_part(kind, subtype)}<Purpose>Enroll</Purpose></BDBInfo>"
    return f"{_BIR_INFO}{info}{others}</BIR>"


_BIR_INFO: Final = "<BIR><BIRInfo><Integrity>false</Integrity></BIRInfo>"


def _part(kind: Kind, subtype: str) -> str:
    named = f"<Subtype>{subtype}</Subtype>" if subtype else ""
    return f"<Type>{kind.type}</Type>{named}"


def _quality(score: int | None) -> str:
    by = f"<Organization>{_SCORE_BY[0]}</Organization><Type>{_SCORE_BY[1]}</Type>"
    said = (
        "<QualityCalculationFailed>not checked</QualityCalculationFailed>"
        if score is None
        else f"<Score>{score}</Score>"
    )
    return f"<Quality><Algorithm>{by}</Algorithm>{said}</Quality>"


def _date(text: str) -> str:
    return moment(text).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _malformed(where: str) -> PacketError:
    return PacketError(PacketCode.CBEFF_MALFORMED, f"biometrics.xml: {where}")
