"""How a capture ends early: a deadline, a cancel, or the operator saying that it is finished."""

import time
from threading import Event

from drivers.trouble import Fault, FaultCode, Retry, RetryReason


class Stop:
    """Passed to every blocking call of a driver; asked often (each 100 ms or less).

    ``finish`` ends a capture with what there is (the pad: pen down no more; the camera: take this
    frame). ``cancel`` ends it with nothing. Both may come from any thread, and both are final.
    ``cancelled`` is an event that cancels as well, for a thread that has one already.
    """

    def __init__(self, seconds: float, cancelled: Event | None = None) -> None:
        self._until = time.monotonic() + seconds
        self._cancelled = cancelled or Event()
        self._finished = Event()

    def cancel(self) -> None:
        self._cancelled.set()

    def finish(self) -> None:
        self._finished.set()

    @property
    def cancelled(self) -> bool:
        return self._cancelled.is_set()

    @property
    def finished(self) -> bool:
        return self._finished.is_set()

    @property
    def remaining(self) -> float:
        """Seconds until the deadline, never negative."""
        return max(0.0, self._until - time.monotonic())

    def wait(self, seconds: float) -> bool:
        """Sleep for at most ``seconds``; return True as soon as the capture is cancelled."""
        return self._cancelled.wait(min(seconds, self.remaining))

    def check(self) -> None:
        """Raise when cancelled (``Fault`` CANCELLED) or too late (``Retry`` TIMED_OUT)."""
        if self.cancelled:
            raise Fault(FaultCode.CANCELLED)
        if self.remaining == 0.0:
            raise Retry(RetryReason.TIMED_OUT)
