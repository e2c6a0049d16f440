"""Notices that something was plugged in or out: the kernel's uevents, or its lists read again.

Sources: ``lib/kobject_uevent.c`` (a datagram of ``action@path`` and NUL-separated ``KEY=value``),
netlink(7). On systems without either nothing is noticed, and drivers find out when they ask.
"""

import select
import socket
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType
from typing import Final, Protocol

SUBSYSTEMS: Final = frozenset({b"usb", b"tty", b"video4linux", b"hidraw"})
ACTIONS: Final = frozenset({b"add", b"remove", b"change", b"bind", b"unbind"})
_KERNEL_GROUP: Final = 1
_PROTOCOL: Final = 15
"""NETLINK_KOBJECT_UEVENT"""
_DATAGRAM: Final = 1 << 14
_LISTS: Final = ("bus/usb/devices", "class/tty", "class/video4linux")
_LOOK_SECONDS: Final = 1.0


class Plugs(Protocol):
    """A source of news. All calls come from one thread."""

    def wait(self, seconds: float) -> bool:
        """Wait for at most so long; True as soon as something was plugged in or out."""
        ...

    def close(self) -> None:
        """Let go. Never raises."""
        ...


def concerns(datagram: bytes) -> bool:
    """Say whether a uevent is about something that could be one of the station's devices."""
    head, *lines = datagram.split(b"\0")
    fields = MappingProxyType(dict(line.split(b"=", 1) for line in lines if b"=" in line))
    action = fields.get(b"ACTION", head.partition(b"@")[0])
    return action in ACTIONS and fields.get(b"SUBSYSTEM", b"") in SUBSYSTEMS


class Uevents:
    """The kernel's own news, on a netlink socket. Raises ``OSError`` where there is none."""

    def __init__(self, line: socket.socket | None = None) -> None:
        self._line = line or _kernel()

    def wait(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._line], [], [], seconds)
        news = False
        while ready:
            news = concerns(self._line.recv(_DATAGRAM)) or news
            ready, _, _ = select.select([self._line], [], [], 0)
        return news

    def close(self) -> None:
        self._line.close()


def _kernel() -> socket.socket:
    line = socket.socket(socket.AF_NETLINK, socket.SOCK_DGRAM, _PROTOCOL)
    try:
        line.bind((0, _KERNEL_GROUP))
    except OSError:
        line.close()
        raise
    return line


class SysfsLists:
    """The kernel's lists, read again each second, where it sends no news (as in containers)."""

    def __init__(self, pause: Callable[[float], object], root: Path = Path("/sys")) -> None:
        self._root = root
        self._pause = pause
        self._known = self._list()

    def wait(self, seconds: float) -> bool:
        self._pause(min(seconds, _LOOK_SECONDS))
        before, self._known = self._known, self._list()
        return before != self._known

    def close(self) -> None:
        """Nothing is held."""

    def _list(self) -> frozenset[str]:
        return frozenset(
            f"{name}/{each.name}"
            for name in _LISTS
            if (self._root / name).is_dir()
            for each in (self._root / name).iterdir()
        )


def of_this_machine(pause: Callable[[float], object]) -> Plugs:
    """Return the best source there is; ``pause`` sleeps, and may be woken early."""
    try:
        return Uevents()
    except (OSError, AttributeError):  # no netlink here, or not allowed
        return SysfsLists(pause)
