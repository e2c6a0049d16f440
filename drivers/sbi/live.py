"""The live view of an SBI device: its STREAM, read and decoded by a thread of its own."""

import logging
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import cv2
import numpy as np

from drivers.protocol import Frame, Preview
from drivers.sbi.service import SbiDevice
from drivers.stop import Stop
from drivers.trouble import DeviceTrouble

log = logging.getLogger(__name__)


@contextmanager
def live_view(device: SbiDevice, sub_id: str, preview: Preview, seconds: float) -> Iterator[None]:
    """Hand pictures to ``preview`` for as long as the block lasts.

    A stream that breaks or freezes ends quietly: what is recorded comes from RCAPTURE, and the
    screen shows how old its picture is.
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
        thread.join()


def _show(device: SbiDevice, sub_id: str, preview: Preview, stop: Stop) -> None:
    try:
        for jpeg in device.stream(sub_id, stop):
            pixels = cv2.imdecode(np.frombuffer(jpeg, np.uint8), cv2.IMREAD_UNCHANGED)
            if pixels is not None:
                preview(Frame(pixels.astype(np.uint8, copy=False), time.monotonic_ns()))
    except DeviceTrouble as trouble:
        if not stop.cancelled:
            log.info("stream_ended", extra={"reason": str(trouble)})
    except cv2.error:
        log.info("stream_unreadable")
