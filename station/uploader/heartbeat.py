"""Tells systemd that the uploader lives, for as long as it gets on: sd_notify(3) in a few lines.

The beat comes from the sending thread itself, and only at places it cannot pass while it hangs: a
byte acknowledged, a packet done, a tick of lawful waiting. A thread stuck in a disk or a socket
beats no more, and systemd starts the process anew.
"""

import contextlib
import os
import socket
from collections.abc import Mapping
from typing import Final

from station.clock import Clock

_EVERY: Final = 1.0


class Heartbeat:
    """Says nothing where nobody asked (no ``NOTIFY_SOCKET``)."""

    def __init__(self, clock: Clock, environment: Mapping[str, str] = os.environ) -> None:
        self._clock = clock
        self._address = environment.get("NOTIFY_SOCKET", "")
        self._status = ""
        self._last = clock.monotonic() - _EVERY

    def ready(self) -> None:
        """Recovery is done; from now on the watchdog counts."""
        self._send("READY=1")

    def beat(self) -> None:
        """The loop has got on; told once a second at most."""
        if self._clock.monotonic() - self._last >= _EVERY:
            self._last = self._clock.monotonic()
            self._send("WATCHDOG=1")

    def status(self, text: str) -> None:
        """Tell ``systemctl status`` what is going on, in words without personal data."""
        if text != self._status:
            self._status = text
            self._send(f"STATUS={text}")

    def stopping(self) -> None:
        self._send("STOPPING=1")

    def _send(self, line: str) -> None:
        if not self._address or not hasattr(socket, "AF_UNIX"):
            return
        # An abstract address begins with @ in the environment and with a zero byte on the socket.
        name = "\0" + self._address[1:] if self._address.startswith("@") else self._address
        with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as sock:
            sock.sendto(line.encode(), name)
