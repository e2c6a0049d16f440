"""A face camera behind an SBI service: its STREAM is the live view, RCAPTURE the still.

Source: MOSIP SBI specification (type ``Face``, deviceSubId 0, no bioSubType). Verified on hardware:
none. The still is the picture of an ISO/IEC 19794-5:2011 record that the device signed; what was
verified goes with it as evidence.
"""

import io
import time
from collections.abc import Iterator
from threading import Event
from typing import Final

import numpy as np
from PIL import Image

from drivers.camera.frames import FramesCamera
from drivers.protocol import Frame, Identity, Probe, Record
from drivers.sbi.contact import Contact, SbiLine
from drivers.sbi.grouping import Shot
from drivers.sbi.live import decoded
from drivers.sbi.record import embedded
from drivers.sbi.vocabulary import FACE
from drivers.stop import Stop
from drivers.transports.frames import FrameOrigin, FrameStream, Pixels
from drivers.transports.http import Refused
from drivers.trouble import DeviceTrouble, Fault, FaultCode

WANTED_SCORE: Final = 60
STREAM_SECONDS: Final = 290.0
"""A service ends each live view after five minutes; it is asked again before."""
STALL_SECONDS: Final = 5.0
PAUSE: Final = 0.05
"""Seconds before a live view that ended is asked for again."""
LARGEST_SIDE: Final = 8192
_FACE: Final = Shot("0", ("FACE",))


class SbiFaceCamera:
    """Implements ``drivers.protocol.Camera``."""

    def __init__(self, line: SbiLine) -> None:
        self._contact = Contact(line, FACE)
        self._live = FramesCamera(_Source(self._contact), stall_seconds=STALL_SECONDS)

    def open(self) -> Identity:
        """Find the camera, verify who it is, begin the live view. Raises ``Fault``."""
        self.close()
        identity = self._contact.open()
        self._live.open()
        return identity

    def close(self) -> None:
        """End the live view and forget the device. Never raises."""
        self._live.close()
        self._contact.close()

    def there(self) -> bool:
        """Say whether the service still listens and has the device."""
        return self._contact.there()

    def self_test(self, stop: Stop) -> tuple[Probe, ...]:
        """Ask for its status and the end of its certificate. Raises ``Fault``."""
        return self._contact.self_test(stop)

    def frame(self, stop: Stop) -> Frame:
        """Return the newest picture of the live view, which nobody signs. Raises ``Fault``."""
        return self._live.frame(stop)

    def still(self, stop: Stop) -> Frame:
        """Return the picture of a signed record. Raises ``Fault``, ``Retry`` FACE_NONE."""
        delivery = self._contact.capture(_FACE, WANTED_SCORE, None, stop)[0]
        if not isinstance(delivery.image, Record):
            raise Fault(FaultCode.PROTOCOL, "record")
        pixels = _picture(embedded(delivery.image.data))
        return Frame(pixels, time.monotonic_ns(), delivery.evidence)


def _picture(data: bytes) -> Pixels:
    """Decode a JPEG or JPEG 2000 in memory. Raises ``Fault`` PROTOCOL."""
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "JPEG2000")) as image:
            if max(image.size) > LARGEST_SIDE:
                raise Fault(FaultCode.PROTOCOL, "picture size")
            return np.ascontiguousarray(np.asarray(image.convert("RGB"), np.uint8)[:, :, ::-1])
    except (OSError, ValueError, SyntaxError) as error:
        raise Fault(FaultCode.PROTOCOL, "image") from error


class _Source:
    """The live view of the camera as a source of frames."""

    def __init__(self, contact: Contact) -> None:
        self._contact = contact

    def open(self) -> FrameStream:
        return _Live(self._contact)


class _Live:
    """A live view that is asked for again whenever its service ends it."""

    def __init__(self, contact: Contact) -> None:
        self._device = contact.device
        self._pictures: Iterator[bytes] = iter(())
        digital_id = self._device.digital_id
        self.origin = FrameOrigin(
            make=digital_id.make,
            model=digital_id.model,
            serial=digital_id.serial_no,
            width=0,
            height=0,
            fps=3.0,
        )

    def read(self, halt: Event) -> Pixels | None:
        while not halt.is_set():
            picture = self._next()
            pixels = None if picture is None else decoded(picture)
            if pixels is not None:
                return pixels
            if picture is None:
                halt.wait(PAUSE)
                self._pictures = self._device.stream(_FACE.sub_id, Stop(STREAM_SECONDS, halt))
        return None

    def close(self) -> None:
        """A stream ends with the halt that its ``Stop`` was made with."""

    def _next(self) -> bytes | None:
        """Return the next picture; None where the stream is over. Raises ``Fault`` GONE."""
        try:
            return next(self._pictures, None)
        except Refused:
            raise
        except DeviceTrouble:  # cut, cancelled, or five minutes are over: it is asked for again
            return None
