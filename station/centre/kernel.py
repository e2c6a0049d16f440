"""What the kernel knows of a TCP connection, and how it is told to treat one.

Only Linux is asked. Elsewhere every question is answered "not known", a short send buffer makes
what the kernel takes resemble what leaves, and nothing else is lost.
"""

import contextlib
import socket
import struct
import sys
from typing import Final

_INFO_BYTES: Final = 232
# Offsets in struct tcp_info (linux/tcp.h).
_INFO_PROBES, _INFO_MSS, _INFO_IN_FLIGHT = 3, 16, 24
_INFO_LAST_DATA, _INFO_LAST_ACK, _INFO_RTT = 52, 56, 68
_INFO_MIN_RTT, _INFO_DELIVERED = 148, 192
_UNANSWERED: Final = 2  # probes of a closed window, from which the far kernel counts as silent
_NOTSENT_LOWAT: Final = 25  # linux/tcp.h; the module socket does not name it in 3.11
_MAX_PACING_RATE: Final = 47  # asm-generic/socket.h
_QUEUE_BYTES: Final = 1 << 15
PROBED: Final = 1  # seconds: the least after which a kernel asks the far one whether it lives
_RESET: Final = struct.pack("ii", 1, 0)


def abort(sock: socket.socket) -> None:
    """Close at once with a reset: a kernel would go on sending what is queued, for minutes."""
    with contextlib.suppress(OSError):
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
    sock.close()


if sys.platform == "linux":
    import fcntl
    import termios

    def unacknowledged(sock: socket.socket) -> int | None:
        """Return the bytes in the send queue that the far kernel has not acknowledged."""
        answer = fcntl.ioctl(sock.fileno(), termios.TIOCOUTQ, b"\0" * 4)  # = SIOCOUTQ
        return int(struct.unpack("i", answer)[0])

    def round_trip(sock: socket.socket) -> float:
        """Return the smoothed round-trip time in seconds, 0 where it is not known."""
        return float(struct.unpack_from("I", _info(sock), _INFO_RTT)[0]) / 1e6

    def queueing(sock: socket.socket) -> float:
        """Return for how many seconds what is sent now stands in a queue on the way.

        That is what the round trip takes beyond the shortest one seen; 0 where it is not known.
        """
        info = _info(sock)
        if len(info) < _INFO_MIN_RTT + 4:
            return 0.0
        now, least = (struct.unpack_from("I", info, at)[0] for at in (_INFO_RTT, _INFO_MIN_RTT))
        return max(0.0, float(now - least) / 1e6)

    def silence(sock: socket.socket, *, waiting: bool) -> float | None:
        """Return for how many seconds the far kernel has owed a sign of life; None: not known.

        It owes one while a segment is in flight or a closed window is probed, and while an answer
        is awaited and ``probe`` makes it speak.
        """
        info = _info(sock)
        in_flight = struct.unpack_from("I", info, _INFO_IN_FLIGHT)[0]
        if not (waiting or in_flight or info[_INFO_PROBES] >= _UNANSWERED):
            return 0.0
        heard = (struct.unpack_from("I", info, at)[0] for at in (_INFO_LAST_ACK, _INFO_LAST_DATA))
        return float(min(heard)) / 1000

    def probe(sock: socket.socket, *, on: bool) -> None:
        """Have a connection that says nothing ask every second whether the far kernel lives."""
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPIDLE, PROBED)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_KEEPINTVL, PROBED)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, int(on))

    def prepare(sock: socket.socket, stall_seconds: float, congestion: str) -> None:
        """Send small pieces at once, keep the queue short, and let the kernel give up in the end.

        ``congestion`` names the congestion control to use where this kernel has it and allows it;
        empty leaves it as it is.
        """
        milliseconds = max(1000, int(stall_seconds * 3000))
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, milliseconds)
        sock.setsockopt(socket.IPPROTO_TCP, _NOTSENT_LOWAT, _QUEUE_BYTES)
        if congestion:
            with contextlib.suppress(OSError):
                name = congestion.encode("ascii")
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, name)

    def delivered(sock: socket.socket) -> int | None:
        """Return the bytes that have arrived at the far kernel, in order or not."""
        info = _info(sock)
        if len(info) < _INFO_DELIVERED + 4:
            return None
        segments = struct.unpack_from("I", info, _INFO_DELIVERED)[0]
        return int(segments * struct.unpack_from("I", info, _INFO_MSS)[0])

    def limit(sock: socket.socket, rate: float) -> None:
        """Let the kernel send at most so many bytes per second on this connection."""
        sock.setsockopt(socket.SOL_SOCKET, _MAX_PACING_RATE, min(int(rate), 0xFFFFFFFE))

    def _info(sock: socket.socket) -> bytes:
        return sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _INFO_BYTES)

else:

    def unacknowledged(_sock: socket.socket) -> int | None:
        """Return None: this kernel is not asked."""
        return None

    def round_trip(_sock: socket.socket) -> float:
        """Return 0: this kernel is not asked."""
        return 0.0

    def queueing(_sock: socket.socket) -> float:
        """Return 0: this kernel is not asked."""
        return 0.0

    def silence(_sock: socket.socket, *, waiting: bool) -> float | None:
        """Return None: this kernel is not asked."""
        del waiting

    def probe(_sock: socket.socket, *, on: bool) -> None:
        """Do nothing: how often such a kernel asks cannot be said."""
        del on

    def delivered(_sock: socket.socket) -> int | None:
        """Return None: this kernel is not asked."""
        return None

    def limit(_sock: socket.socket, _rate: float) -> None:
        """Do nothing: such a kernel paces as it likes."""

    def prepare(sock: socket.socket, _stall_seconds: float, _congestion: str) -> None:
        """Send small pieces at once and keep the queue short."""
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _QUEUE_BYTES)
