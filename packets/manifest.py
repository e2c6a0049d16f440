"""The signed list of what is in a packet: every member by hash, every sample by its circumstances.

A manifest and the records together hold the whole recording; nothing is kept in two places that
could differ unseen, because a reader rebuilds the members and compares them byte by byte.
"""

import hashlib
from collections.abc import Sequence
from typing import Final

from packets.container import Member
from packets.enrollment import (
    Attempts,
    Bytes,
    Channels,
    Density,
    Device,
    Diameter,
    Exemption,
    EyePosition,
    Face,
    Finger,
    FingerPosition,
    Gate,
    Image,
    ImageCodec,
    Iris,
    Item,
    Moment,
    Origin,
    Pad,
    PenTrace,
    Point,
    Pressure,
    Quality,
    Recording,
    Sha256,
    Sha256OrNone,
    Side,
    UnitsPerMm,
)

VERSION: Final = 1
TYPE: Final = "perekaman-manifest+jws"


class MemberEntry(Item, frozen=True):
    """One member: its name, its size in bytes, its SHA-256 in hex."""

    name: str
    size: Bytes
    sha256: Sha256


class ImageEntry(Item, frozen=True):
    """An ``Image`` without its data, which the record holds."""

    codec: ImageCodec
    width: Side
    height: Side
    channels: Channels
    captured_at: Moment
    quality: Quality | None
    attempts: Attempts
    forced: bool
    device: Device
    source_sha256: Sha256OrNone

    @classmethod
    def of(cls, image: Image) -> "ImageEntry":
        """Return everything of ``image`` but the data."""
        names = cls.__struct_fields__
        return cls(**{name: getattr(image, name) for name in names})

    def image(self, data: bytes) -> Image:
        """Return the image with its data again."""
        return Image(data=data, **{name: getattr(self, name) for name in self.__struct_fields__})


class FaceEntry(Item, frozen=True):
    """A ``Face`` without its picture."""

    image: ImageEntry
    right_eye: Point | None
    left_eye: Point | None

    @classmethod
    def of(cls, face: Face) -> "FaceEntry":
        """Return everything of ``face`` but the picture."""
        image = ImageEntry.of(face.image)
        return cls(image=image, right_eye=face.right_eye, left_eye=face.left_eye)


class FingerEntry(Item, frozen=True):
    """A ``Finger`` without its picture."""

    position: FingerPosition
    image: ImageEntry
    ppi: Density

    @classmethod
    def of(cls, finger: Finger) -> "FingerEntry":
        """Return everything of ``finger`` but the picture."""
        image = ImageEntry.of(finger.image)
        return cls(position=finger.position, image=image, ppi=finger.ppi)


class IrisEntry(Item, frozen=True):
    """An ``Iris`` without its picture."""

    eye: EyePosition
    image: ImageEntry
    centre: Point | None
    iris_diameter: Diameter | None
    pupil_diameter: Diameter | None

    @classmethod
    def of(cls, iris: Iris) -> "IrisEntry":
        """Return everything of ``iris`` but the picture."""
        return cls(
            eye=iris.eye,
            image=ImageEntry.of(iris.image),
            centre=iris.centre,
            iris_diameter=iris.iris_diameter,
            pupil_diameter=iris.pupil_diameter,
        )


class PenEntry(Item, frozen=True):
    """A ``PenTrace`` without its points."""

    max_x: Pad
    max_y: Pad
    max_pressure: Pressure
    units_per_mm: UnitsPerMm
    captured_at: Moment
    quality: Quality | None
    attempts: Attempts
    device: Device

    @classmethod
    def of(cls, trace: PenTrace) -> "PenEntry":
        """Return everything of ``trace`` but the points."""
        return cls(**{name: getattr(trace, name) for name in cls.__struct_fields__})

    def trace(self, points: tuple[tuple[int, int, int, int], ...]) -> PenTrace:
        """Return the trace with its points again."""
        known = {name: getattr(self, name) for name in self.__struct_fields__}
        return PenTrace(points=points, **known)


class Manifest(Item, frozen=True):
    """What the station signs; it is inside the sealed payload."""

    version: int
    origin: Origin
    face: FaceEntry | None
    fingers: tuple[FingerEntry, ...]
    irises: tuple[IrisEntry, ...]
    signature: PenEntry | None
    statement: PenEntry | None
    exemptions: tuple[Exemption, ...]
    gates: tuple[Gate, ...]
    members: tuple[MemberEntry, ...]


def write_manifest(recording: Recording, members: Sequence[Member]) -> Manifest:
    """Return the manifest of a recording whose other members are ``members``."""
    statement = recording.consent.statement
    return Manifest(
        version=VERSION,
        origin=recording.origin,
        face=FaceEntry.of(recording.face) if recording.face else None,
        fingers=tuple(FingerEntry.of(each) for each in recording.fingers),
        irises=tuple(IrisEntry.of(each) for each in recording.irises),
        signature=PenEntry.of(recording.signature) if recording.signature else None,
        statement=PenEntry.of(statement) if statement else None,
        exemptions=recording.exemptions,
        gates=recording.gates,
        members=tuple(_entry(member) for member in members),
    )


def _entry(member: Member) -> MemberEntry:
    digest = hashlib.sha256(member.data).hexdigest()
    return MemberEntry(name=member.name, size=len(member.data), sha256=digest)
