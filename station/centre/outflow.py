"""Writes a request with the socket in hand, and waits for the answer to begin.

A kernel goes on for 15 minutes with a connection that a router has forgotten. Progress here means
bytes the far kernel has acknowledged.
"""

import ssl
from collections.abc import Callable
from dataclasses import dataclass
from typing import BinaryIO, Final

from station.centre.answers import CentreTrouble, Treatment
from station.centre.kernel import unacknowledged
from station.centre.pacing import Bucket
from station.centre.watch import TICK, Watch
from station.clock import Clock
from station.errors import Broken, Code

_RECORD: Final = 4096
"""Bytes in a TLS record, which costs 22 more: one that a cut parts in two is lost as a whole."""
_ANSWER: Final = 16384


@dataclass(frozen=True)
class Request:
    """``head`` as it goes out, and ``size`` bytes of ``body`` after it."""

    method: str
    head: bytes
    body: BinaryIO
    size: int


def pour(
    sock: ssl.SSLSocket,
    request: Request,
    watch: Watch,
    bucket: Bucket,
    told: Callable[[int], None],
) -> bytes:
    """Write a request; stop when the far side answers early.

    Returns what was read of that early answer, empty when all was handed over. ``told`` hears the
    bytes of the body acknowledged so far, a lower bound: TLS adds some. Raises ``OSError`` when the
    connection breaks, ``Broken`` with FILE_UNREADABLE when the body ends early, and as
    ``Watch.check`` does.
    """
    sock.settimeout(0.0)
    sent, piece = -len(request.head), request.head
    left = request.size
    while left or piece:
        if not piece and (room := bucket.take(min(_RECORD, left))):
            piece = _piece(request.body, room)
            left -= len(piece)
        written = _write(sock, piece) if piece else 0
        sent, piece = sent + written, piece[written:]
        watch.check(written, idle=not piece)
        told(max(0, sent - watch.queued))
        early = _read(sock)
        if early:
            return early
        if not written:
            watch.pause(TICK, writing=bool(piece))
    return b""


def await_answer(sock: ssl.SSLSocket, watch: Watch, clock: Clock, patience: float) -> bytes:
    """Wait until the answer begins: a dead line raises, a slow centre gets ``patience`` seconds."""
    sock.settimeout(0.0)
    until = clock.monotonic() + patience
    while not (answer := _read(sock)):
        owed = unacknowledged(sock)
        watch.check(idle=not owed)
        if not owed and clock.monotonic() > until:
            raise CentreTrouble(Code.LINE_STALLED, Treatment.LINE, "no answer")
        watch.pause()
    return answer


def _piece(body: BinaryIO, most: int) -> bytes:
    piece = body.read(most)
    if not piece:
        raise Broken(Code.FILE_UNREADABLE, "the packet is shorter than it was")
    return piece


def _write(sock: ssl.SSLSocket, piece: bytes) -> int:
    try:
        return sock.send(piece)
    except (ssl.SSLWantWriteError, ssl.SSLWantReadError, BlockingIOError):
        return 0


def _read(sock: ssl.SSLSocket) -> bytes:
    # Readable may mean a session ticket of TLS 1.3 and no answer yet.
    try:
        data = sock.recv(_ANSWER)
    except (ssl.SSLWantReadError, ssl.SSLWantWriteError, BlockingIOError):
        return b""
    if not data:
        raise ConnectionResetError("closed by the far side")
    return data
