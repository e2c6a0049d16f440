"""What all single-finger sensors share: one finger after the other, lifted between, none twice.

A slap is recorded as one picture for each of its fingers, in the order asked for.
"""

import time
from dataclasses import dataclass, field
from typing import Final, Protocol

import numpy as np

from drivers.opencv import cv2
from drivers.protocol import Delivery, Frame, Gray, Pixels, Preview, ScanRequest
from drivers.stop import Stop
from drivers.trouble import Fault, FaultCode, Retry, RetryReason

FAINT: Final = 12.0
"""Standard deviation of gray below which a picture shows glass, or what a finger left on it."""
ALIKE: Final = 0.8
"""Correlation from which two pictures are of one and the same touch; other fingers have 0.5."""
PAUSE: Final = 0.05
HANDS: Final = ("RIGHT", "LEFT")
FINGERS: Final = ("THUMB", "INDEX", "MIDDLE", "RING", "LITTLE")
PARTS: Final = frozenset(f"{hand}_{finger}" for hand in HANDS for finger in FINGERS)


class Glass(Protocol):
    """A sensor with room for one finger."""

    def press(self, stop: Stop) -> Pixels:
        """Wait for a finger and return its picture. Raises ``Retry`` or ``Fault``."""
        ...

    def lift(self, stop: Stop) -> None:
        """Wait until no finger is there, if the sensor can tell. Raises ``Retry`` or ``Fault``."""
        ...


@dataclass
class OneByOne:
    """Records the fingers of a request on a sensor; remembers the last picture it gave."""

    glass: Glass
    faint: float = FAINT
    _last: Gray = field(default_factory=lambda: np.empty((0, 0), np.uint8))

    def scan(self, request: ScanRequest, preview: Preview, stop: Stop) -> tuple[Delivery, ...]:
        """Record every requested finger. Raises ``Retry`` or ``Fault``."""
        stop.check()
        wanted = [part for part in request.parts if part not in request.missing]
        if strange := set(wanted) - PARTS:
            raise Fault(FaultCode.UNSUPPORTED, f"part {min(strange)}")
        delivered: list[Delivery] = []
        for part in wanted:
            if delivered:
                self.glass.lift(stop)
            taken = self._fresh(preview, stop)
            delivered.append(Delivery(part, taken))
            self._last = taken.array
        return tuple(delivered)

    def _fresh(self, preview: Preview, stop: Stop) -> Pixels:
        """Wait for another touch than the one that was delivered last."""
        while alike((taken := self._press(preview, stop)).array, self._last):
            self.glass.lift(stop)
            stop.wait(PAUSE)
        return taken

    def _press(self, preview: Preview, stop: Stop) -> Pixels:
        taken = self.glass.press(stop)
        preview(Frame(taken.array, time.monotonic_ns()))
        if taken.array.std() < self.faint:
            raise Retry(RetryReason.FINGER_NONE, "faint")
        return taken


def alike(one: Gray, two: Gray) -> bool:
    """Tell whether two pictures show the same finger where it lay: a finger is never put down so.

    Ridges have a period of some nine pixels; whoever lifts a finger moves it by more than that.
    """
    if one.shape != two.shape or not (one.any() and two.any()):
        return False
    # Numpy would hand its product to a thread on each core: thirty times the cost of this.
    found = float(cv2.matchTemplate(one, two, cv2.TM_CCOEFF_NORMED)[0, 0])
    return found > ALIKE and bool(np.ptp(one)) and bool(np.ptp(two))
