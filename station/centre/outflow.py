"""Writes a request body with the socket in hand and notices when the line is dead.

A kernel goes on for 15 minutes with a connection that a router has forgotten. Progress here means
bytes the far kernel has acknowledged; when none is made for the stall limit, the connection is
given up.
"""

import select
import socket
import ssl
from collections.abc import Callable
from typing import BinaryIO, Final

from station.centre.answers import CentreTrouble, Treatment
from station.centre.kernel import round_trip, unacknowledged
from station.clock import Clock
from station.errors import Code

_RECORD: Final = 16384  # one TLS record: little is lost when the connection dies
_TICK: Final = 0.05


class Stall:
    """Watches one connection's acknowledged bytes against a limit in seconds."""

    def __init__(self, sock: socket.socket, clock: Clock, limit: float) -> None:
        self._sock = sock
        self._clock = clock
        self._limit = limit
        self._moved_at = clock.monotonic()
        self.queued = 0

    def check(self, taken: int = 0) -> None:
        """Raise LINE_STALLED when the kernel took nothing and nothing was acknowledged too long."""
        queued = unacknowledged(self._sock)
        now = self._clock.monotonic()
        if taken or queued < self.queued:
            self._moved_at = now
        self.queued = queued
        if now - self._moved_at > self._patience():
            raise CentreTrouble(Code.LINE_STALLED, Treatment.LINE, "no byte acknowledged")

    def _patience(self) -> float:
        return max(self._limit, 4 * round_trip(self._sock) + self._limit / 2)


def pour(
    sock: ssl.SSLSocket, body: BinaryIO, size: int, stall: Stall, told: Callable[[int], None]
) -> bytes:
    """Write ``size`` bytes of ``body``; stop early when the far side answers before the end.

    Returns what was read of that early answer, empty when all bytes were handed over. ``told``
    hears the bytes acknowledged so far, a lower bound: TLS adds some. Raises ``OSError`` when the
    connection breaks and ``CentreTrouble`` with LINE_STALLED when it stands still.
    """
    sock.settimeout(0.0)
    sent, piece = 0, b""
    while sent < size:
        piece = piece or body.read(min(_RECORD, size - sent))
        written = _write(sock, piece)
        sent, piece = sent + written, piece[written:]
        if not written or _readable(sock):
            early = _read(sock)
            if early:
                return early
        stall.check(taken=written)
        told(max(0, sent - stall.queued))
        if not written:
            select.select([sock], [sock], [], _TICK)
    return b""


def await_answer(sock: ssl.SSLSocket, stall: Stall, clock: Clock, patience: float) -> bytes:
    """Wait until the answer begins: stalled bytes raise, a slow centre gets ``patience`` seconds.

    Leaves the socket blocking with that patience, for whoever reads the rest.
    """
    sock.settimeout(0.0)
    until = clock.monotonic() + patience
    while not (answer := _read(sock)):
        if unacknowledged(sock):
            stall.check()
        elif clock.monotonic() > until:
            raise CentreTrouble(Code.LINE_STALLED, Treatment.LINE, "no answer")
        select.select([sock], [], [], _TICK)
    return answer


def _write(sock: ssl.SSLSocket, piece: bytes) -> int:
    try:
        return sock.send(piece)
    except (ssl.SSLWantWriteError, ssl.SSLWantReadError, BlockingIOError):
        return 0


def _readable(sock: ssl.SSLSocket) -> bool:
    return bool(select.select([sock], [], [], 0)[0])


def _read(sock: ssl.SSLSocket) -> bytes:
    # Readable may mean a session ticket of TLS 1.3 and no answer yet.
    try:
        data = sock.recv(_RECORD)
    except (ssl.SSLWantReadError, ssl.SSLWantWriteError, BlockingIOError):
        return b""
    if not data:
        raise ConnectionResetError("closed by the far side")
    return data
