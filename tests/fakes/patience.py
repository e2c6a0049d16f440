"""Waiting for another thread or process, with a deadline, without guessing how long it takes."""

import threading
import time
from collections.abc import Callable

_never = threading.Event()


def until(holds: Callable[[], bool], *, seconds: float = 20.0) -> None:
    """Return as soon as ``holds()``; fail when it does not in time."""
    deadline = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < deadline, "it did not happen in time"
        _never.wait(0.01)
