"""Tells the kernel how to use this line, by what has arrived at the far end so far.

Loss on a radio or satellite line is not congestion: BBR fills such a line where CUBIC gets a fifth
of it (3 Mbit/s, 600 ms, 1 % loss). Below some 256 kbit/s it gains nothing and sends more. Either
begins every connection by filling the queue of a slow line to the brim, and what does not fit is
sent twice, and leaves holes in what has arrived by the next cut. After a cut the rate is known, so
the kernel is held to a little more than that; on a slow line to hardly more while a queue stands.
"""

import socket
from collections import deque
from typing import Final

from station.centre.kernel import delivered, limit, queueing
from station.clock import Clock

AUTOMATIC: Final = "automatic"
SYSTEM: Final = "system"
_SLOW: Final = 32_000  # bytes per second
_SAMPLE: Final = 1.0  # seconds, and so many bytes or seconds more: a kernel tells of two segments
_SAMPLE_BYTES: Final = 48_000  # at a time, and with fewer of them the best sample is the luckiest
_SAMPLE_LONGEST: Final = 5.0
_REMEMBERED: Final = 8  # samples, over all connections
_AMPLE: Final = 1.25
"""Of the best rate seen of late: a line that has become faster is found out within seconds."""
_BRIM: Final = 1.03  # the same on a slow line with a queue: a part of it is lost on the way
_CLEAR: Final = 2.0  # seconds without a queue, after which the line may be tried for more
_QUEUE: Final = 0.06  # seconds; less is the play of the congestion control itself,
_PAIR: Final = 3000  # bytes: two segments are acknowledged at a time, and take their time


class Steering:
    """Remembers the rate of one line. ``asked`` is AUTOMATIC, SYSTEM, or the name to use."""

    def __init__(self, asked: str, clock: Clock) -> None:
        self._asked = asked
        self._clock = clock
        self._samples: deque[float] = deque(maxlen=_REMEMBERED)
        self._since = 0.0
        self._before: int | None = None
        self._queued_at = self._since

    @property
    def rate(self) -> float | None:
        """Bytes per second that arrive at best; None as long as nobody knows."""
        return max(self._samples, default=None)

    @property
    def congestion(self) -> str:
        """The congestion control of the next connection; empty leaves the kernel's own."""
        if self._asked != AUTOMATIC:
            return "" if self._asked == SYSTEM else self._asked
        return "cubic" if self._slow else "bbr"

    @property
    def _slow(self) -> bool:
        return self.rate is not None and self.rate < _SLOW

    def begin(self, sock: socket.socket) -> None:
        """The bytes of a packet are about to go over this connection."""
        self._since, self._before = self._clock.monotonic(), delivered(sock)
        self._queued_at = self._since  # the first flight alone fills the queue of a slow line
        self.hold(sock)

    def look(self, sock: socket.socket) -> None:
        """Take a sample, now and then, while they go."""
        seconds = self._clock.monotonic() - self._since
        if seconds >= _SAMPLE and self._before is not None:
            self._sample(seconds, self._before, delivered(sock) or 0)
        self.hold(sock)

    def _sample(self, seconds: float, before: int, now: int) -> None:
        if now - before < _SAMPLE_BYTES and seconds < _SAMPLE_LONGEST:
            return
        if now > before:
            self._samples.append((now - before) / seconds)
        self._since, self._before = self._since + seconds, now

    def hold(self, sock: socket.socket) -> None:
        """Keep a connection to what the line carries."""
        rate = self.rate
        if rate is not None:
            limit(sock, (_BRIM if self._slow and self._queued(sock, rate) else _AMPLE) * rate)

    def _queued(self, sock: socket.socket, rate: float) -> bool:
        """Say whether a queue stood on the way until a moment ago."""
        now = self._clock.monotonic()
        if queueing(sock) > _QUEUE + _PAIR / rate:
            self._queued_at = now
        return now - self._queued_at <= _CLEAR
