"""Tells the kernel how to use this line, by what has arrived at the far end so far.

Loss on a radio or satellite line is not congestion: BBR fills such a line where CUBIC gets a fifth
of it (3 Mbit/s, 600 ms, 1 % loss). Below some 256 kbit/s it gains nothing and sends more. Either
begins every connection by filling the queue of a slow line to the brim, and what does not fit is
sent twice; after a cut the rate is known, so the kernel is held to a little more than that.
"""

import socket
from collections import deque
from typing import Final

from station.centre.kernel import delivered, limit
from station.clock import Clock

AUTOMATIC: Final = "automatic"
SYSTEM: Final = "system"
_SLOW: Final = 32_000  # bytes per second
_SAMPLE: Final = 1.0  # seconds
_REMEMBERED: Final = 8  # samples, over all connections
_AMPLE: Final = 1.25
"""Of the best rate seen of late: a line that has become faster is found out within seconds."""


class Steering:
    """Remembers the rate of one line. ``asked`` is AUTOMATIC, SYSTEM, or the name to use."""

    def __init__(self, asked: str, clock: Clock) -> None:
        self._asked = asked
        self._clock = clock
        self._samples: deque[float] = deque(maxlen=_REMEMBERED)
        self._since = 0.0
        self._before: int | None = None

    @property
    def rate(self) -> float | None:
        """Bytes per second that arrive at best; None as long as nobody knows."""
        return max(self._samples, default=None)

    @property
    def congestion(self) -> str:
        """The congestion control of the next connection; empty leaves the kernel's own."""
        if self._asked != AUTOMATIC:
            return "" if self._asked == SYSTEM else self._asked
        return "cubic" if self.rate is not None and self.rate < _SLOW else "bbr"

    def begin(self, sock: socket.socket) -> None:
        """The bytes of a packet are about to go over this connection."""
        self._since, self._before = self._clock.monotonic(), delivered(sock)
        self.hold(sock)

    def look(self, sock: socket.socket) -> None:
        """Take a sample, now and then, while they go."""
        seconds = self._clock.monotonic() - self._since
        if seconds < _SAMPLE or self._before is None:
            return
        now = delivered(sock) or 0
        if now > self._before:
            self._samples.append((now - self._before) / seconds)
        self._since, self._before = self._since + seconds, now
        self.hold(sock)

    def hold(self, sock: socket.socket) -> None:
        """Keep a connection to what the line carries."""
        if self.rate is not None:
            limit(sock, _AMPLE * self.rate)
