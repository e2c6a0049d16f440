"""The live view of an SBI device: its STREAM, read and decoded by a thread of its own."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final, Protocol

import numpy as np

from drivers import jpeg
from drivers.opencv import cv2
from drivers.protocol import Frame, Preview
from drivers.stop import Stop
from drivers.transports.frames import Pixels
from drivers.transports.http import HttpBase
from drivers.trouble import DeviceTrouble, Fault, FaultCode

log = logging.getLogger(__name__)

LEAVING_SECONDS: Final = 2.0
"""A hundred times what the stream needs to notice that it is over; beyond, its taker hangs."""
LARGEST_SIDE: Final = 4096
MOST_SCANS: Final = 16
"""Nobody signs a live view: a few hundred bytes must not ask for gigabytes, nor for minutes."""


class Streaming(Protocol):
    """A device with a live view."""

    @property
    def base(self) -> HttpBase: ...

    def stream(self, sub_id: str, stop: Stop, /) -> Iterator[bytes]:
        """Yield JPEG pictures. Raises ``DeviceTrouble``."""
        ...


@contextmanager
def live_view(device: Streaming, sub_id: str, preview: Preview, seconds: float) -> Iterator[None]:
    """Hand pictures to ``preview`` for as long as the block lasts.

    A stream that breaks or freezes ends quietly: what is recorded comes from RCAPTURE, and the
    screen shows how old its picture is. A ``preview`` that never returns keeps its thread, and not
    the capture.
    """
    stop = Stop(seconds)
    thread = threading.Thread(
        target=_show,
        args=(device, sub_id, preview, stop),
        name=f"sbi-stream-{device.base.port}",
        daemon=True,
    )
    thread.start()
    try:
        yield
    finally:
        stop.cancel()
        thread.join(LEAVING_SECONDS)
        if thread.is_alive():
            log.warning("thread_left_behind", extra={"driver": "sbi"})


def _show(device: Streaming, sub_id: str, preview: Preview, stop: Stop) -> None:
    try:
        for picture in device.stream(sub_id, stop):
            pixels = decoded(picture)
            if pixels is not None:
                preview(Frame(pixels, time.monotonic_ns()))
    except DeviceTrouble as trouble:
        if not stop.cancelled:
            log.info("stream_ended", extra={"reason": str(trouble)})
    except cv2.error:
        log.info("stream_unreadable")


def decoded(picture: bytes) -> Pixels | None:
    """Decode one picture; None where it is none. Raises ``Fault`` when it asks too much."""
    facts = jpeg.measured(picture)
    if facts is None:
        return None
    if max(facts.width, facts.height) > LARGEST_SIDE or facts.scans > MOST_SCANS:
        raise Fault(FaultCode.PROTOCOL, "picture size")
    pixels = cv2.imdecode(np.frombuffer(picture, np.uint8), cv2.IMREAD_UNCHANGED)
    return None if pixels is None else np.asarray(pixels, np.uint8)
