"""Whether a camera still sees anything: a frozen stream and a covered lens look like good pictures.

A sensor never gives the same picture twice, however still it is in front of it, and even a room
without light has its noise.
"""

import time
from typing import Final

import numpy as np
from numpy.typing import NDArray

from drivers.protocol import Frame
from drivers.trouble import Fault, FaultCode

SAMPLE: Final = 8
"""Every so many rows and columns are looked at: they tell as much as all."""
BLANK: Final = 1.5
"""Standard deviation of gray below which a picture shows nothing: a cap, a shutter, no sensor."""


class Life:
    """Looks at every picture; safe to read from another thread than the one that ``saw`` them.

    ``seconds`` is how long a camera may show the same, or nothing, before that is a fault. A source
    that is not ``live``, such as a still, may do so for ever.
    """

    def __init__(self, seconds: float, *, live: bool = True) -> None:
        self._limit_ns = int(seconds * 1e9)
        self._live = live
        self._seen_ns = self._changed_ns = self._drawn_ns = time.monotonic_ns()
        self._last: NDArray[np.uint8] | None = None

    def saw(self, frame: Frame) -> None:
        """Look at a picture."""
        if not self._live:
            return
        sample = frame.pixels[::SAMPLE, ::SAMPLE]
        self._seen_ns = frame.at_ns
        if self._last is None or not np.array_equal(sample, self._last):
            self._changed_ns, self._last = frame.at_ns, sample.copy()
        if float(sample.std()) > BLANK:
            self._drawn_ns = frame.at_ns

    def require(self) -> None:
        """Raise ``Fault``: HARDWARE ``blank``, TIMEOUT ``frozen``."""
        if self._seen_ns - self._drawn_ns > self._limit_ns:
            raise Fault(FaultCode.HARDWARE, "blank")
        if self._seen_ns - self._changed_ns > self._limit_ns:
            raise Fault(FaultCode.TIMEOUT, "frozen")
