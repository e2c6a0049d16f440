"""From what a scanner delivers to pixels: the data record opened, the picture in it decoded."""

import hashlib
from dataclasses import dataclass

from drivers.opencv import cv2
from drivers.protocol import Delivery, Pixels, Record
from drivers.trouble import Fault, FaultCode
from station.body import Part
from station.host import codec
from station.host.record import picture_in


@dataclass(frozen=True)
class Opened:
    """A picture as it came: gray pixels, and what the device says of them."""

    gray: codec.Pixels
    ppi: int | None
    device_score: int | None
    source_sha256: str
    digital_id: str
    checks: tuple[str, ...]


@dataclass(frozen=True)
class Received(Opened):
    """The picture of one part."""

    part: Part

    @classmethod
    def showing(cls, part: Part, picture: Opened) -> "Received":
        """Say which part a picture shows."""
        return cls(part=part, **vars(picture))


def received(delivery: Delivery) -> Received:
    """Open a delivery. Raises ``Fault`` PROTOCOL where it holds no picture of a known part."""
    try:
        part = Part(delivery.part)
    except ValueError as error:
        raise Fault(FaultCode.PROTOCOL, "unknown part") from error
    return Received.showing(part, opened(delivery))


def opened(delivery: Delivery) -> Opened:
    """Open a delivery, whatever it shows. Raises ``Fault`` PROTOCOL where it holds no picture."""
    try:
        pixels, ppi, source = _pixels(delivery.image)
    except codec.Unreadable as error:
        raise Fault(FaultCode.PROTOCOL, str(error)) from error
    return Opened(
        gray=_gray(pixels),
        ppi=ppi,
        device_score=delivery.score,
        source_sha256=delivery.evidence.sha256 or source,
        digital_id=delivery.evidence.digital_id,
        checks=delivery.evidence.checks,
    )


def _pixels(image: Pixels | Record) -> tuple[codec.Pixels, int | None, str]:
    if isinstance(image, Pixels):
        return image.array, image.ppi, ""
    picture = picture_in(image)
    return (
        codec.decoded_from_device(picture.data),
        picture.ppi,
        hashlib.sha256(image.data).hexdigest(),
    )


def _gray(pixels: codec.Pixels) -> codec.Pixels:
    if pixels.ndim == 2:
        return pixels
    return cv2.cvtColor(pixels, cv2.COLOR_BGR2GRAY).astype("uint8", copy=False)
