"""Hears from the kernel that the network came up, so that nobody waits out a long pause for it.

Linux tells by rtnetlink(7) when an address or a route is added: Wi-Fi joined, cable plugged in,
tunnel up. Elsewhere nothing is heard, and the next try comes when its time has come.
"""

import contextlib
import socket
import struct
from typing import Final

_GROUPS: Final = 0x10 | 0x40 | 0x100 | 0x400  # addresses and routes of IPv4 and IPv6 (rtnetlink.h)
_NEW_ADDRESS: Final = 20
_NEW_ROUTE: Final = 24
_HEADER: Final = struct.Struct("=IHHII")  # struct nlmsghdr: length, type, flags, seq, pid
_DATAGRAM: Final = 1 << 16


class LinkWatch:
    """One netlink socket, asked now and then; never blocks."""

    def __init__(self) -> None:
        self._socket: socket.socket | None = None
        with contextlib.suppress(OSError, AttributeError):
            self._socket = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE)
            self._socket.setblocking(False)
            self._socket.bind((0, _GROUPS))

    def close(self) -> None:
        if self._socket is not None:
            self._socket.close()

    def came_up(self) -> bool:
        """Say whether an address or a route was added since this was last asked."""
        found = False
        while self._socket is not None:
            try:
                found = any(map(_good_news, _types(self._socket.recv(_DATAGRAM)))) or found
            except BlockingIOError:
                break
            except OSError:  # more news than the kernel keeps: some of it was good, perhaps
                return True
        return found


def _good_news(kind: int) -> bool:
    return kind in {_NEW_ADDRESS, _NEW_ROUTE}


def _types(datagram: bytes) -> list[int]:
    """Return the types of the messages in a datagram."""
    kinds, at = [], 0
    while at + _HEADER.size <= len(datagram):
        length, kind, *_ = _HEADER.unpack_from(datagram, at)
        kinds.append(kind)
        at += max(_HEADER.size, (length + 3) & ~3)
    return kinds
