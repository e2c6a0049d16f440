"""What the kernel knows of a TCP connection: bytes not yet acknowledged, round trip, backstop.

Only Linux is asked; elsewhere the answers are "nothing queued" and "no round trip", and the stall
detector lives on the bytes the kernel takes.
"""

import socket
import struct
import sys
from typing import Final

_INFO_BYTES: Final = 104
_INFO_RTT: Final = 68  # offset of tcpi_rtt in struct tcp_info, microseconds (linux/tcp.h)
_NOTSENT_LOWAT: Final = 25  # linux/tcp.h; the module socket does not name it in 3.11
_QUEUE_BYTES: Final = 1 << 16

if sys.platform == "linux":
    import fcntl
    import termios

    def unacknowledged(sock: socket.socket) -> int:
        """Return the bytes in the send queue that the far kernel has not acknowledged."""
        answer = fcntl.ioctl(sock.fileno(), termios.TIOCOUTQ, b"\0" * 4)  # = SIOCOUTQ
        return int(struct.unpack("i", answer)[0])

    def round_trip(sock: socket.socket) -> float:
        """Return the smoothed round-trip time in seconds."""
        info = sock.getsockopt(socket.IPPROTO_TCP, socket.TCP_INFO, _INFO_BYTES)
        return float(struct.unpack_from("I", info, _INFO_RTT)[0]) / 1e6

    def backstop(sock: socket.socket, stall_seconds: float) -> None:
        """Let the kernel itself give up on a dead connection, and keep its queue short."""
        milliseconds = max(1000, int(stall_seconds * 3000))
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, milliseconds)
        sock.setsockopt(socket.IPPROTO_TCP, _NOTSENT_LOWAT, _QUEUE_BYTES)

else:

    def unacknowledged(_sock: socket.socket) -> int:
        """Return 0: this kernel is not asked."""
        return 0

    def round_trip(_sock: socket.socket) -> float:
        """Return 0: this kernel is not asked."""
        return 0.0

    def backstop(_sock: socket.socket, _stall_seconds: float) -> None:
        """Do nothing: this kernel has no such option."""
