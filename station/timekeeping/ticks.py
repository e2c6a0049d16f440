"""Time since the machine started: runs on while it sleeps, and nobody can set it."""

import os
import time
from functools import cache
from pathlib import Path
from typing import Final, Protocol

_BOOT_ID: Final = Path("/proc/sys/kernel/random/boot_id")


class Ticks(Protocol):
    """Milliseconds since a start, and which start that was."""

    def boot(self) -> str:
        """Return a name of this start; another one after the next."""
        ...

    def ms(self) -> int:
        """Return milliseconds since that start, sleep included."""
        ...


class SystemTicks:
    """The machine's own. Where the system tells no start, each process is a start of its own."""

    def boot(self) -> str:
        return _boot()

    def ms(self) -> int:
        clock = getattr(time, "CLOCK_BOOTTIME", None)
        return (time.monotonic_ns() if clock is None else time.clock_gettime_ns(clock)) // 1_000_000


@cache
def _boot() -> str:
    try:
        return _BOOT_ID.read_text("ascii").strip()
    except (OSError, ValueError):
        return os.urandom(16).hex()
