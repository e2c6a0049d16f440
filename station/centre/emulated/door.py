"""Who is let in at this moment: maintenance, start slots, and the faults that stand at the door."""

import threading
from types import MappingProxyType
from typing import Final

from station.centre.answers import Reason
from station.centre.emulated.admission import Admission
from station.centre.emulated.faults import Kind, Script
from station.centre.emulated.intake import Declined
from station.clock import Clock

_STATUS: Final = MappingProxyType({Kind.BUSY: 503, Kind.TOO_MANY: 429})


class Door:
    """Announcements and uploads pass here. Feed, inventory and questions are always answered."""

    def __init__(self, capacity: int, clock: Clock, script: Script) -> None:
        self._admission = Admission(capacity, clock)
        self._clock = clock
        self._script = script
        self._closed_until = 0.0
        self._lock = threading.Lock()

    def announcing(self) -> None:
        """Let an announcement in. Raises ``Declined`` with MAINTENANCE."""
        with self._lock:
            self._open()

    def beginning(self, station: str, *, started: bool) -> None:
        """Let an upload in. Raises ``Declined`` with MAINTENANCE or BUSY and when to come."""
        with self._lock:
            self._open()
            self._faults()
            wait = self._admission.ask(station, started=started)
        if wait:
            raise Declined(Reason.BUSY, wait)

    def going_on(self, station: str) -> None:
        """Let the bytes of an upload in: only maintenance stops them. Raises ``Declined``."""
        with self._lock:
            self._open()
            self._admission.ask(station, started=True)

    def moved(self, station: str) -> None:
        """Note that bytes of a station have arrived."""
        with self._lock:
            self._admission.moved(station)

    def done(self, station: str) -> None:
        """Note that a station has finished an upload."""
        with self._lock:
            self._admission.done(station)

    def _faults(self) -> None:
        fault = self._script.take(*_STATUS)
        if fault:
            raise Declined(Reason.BUSY, float(fault.at or 0), _STATUS[fault.kind])
        if self._script.take(Kind.TOO_LARGE):
            raise Declined(Reason.TOO_LARGE)

    def _open(self) -> None:
        now = self._clock.monotonic()
        fault = self._script.take(Kind.MAINTENANCE) if now >= self._closed_until else None
        if fault:
            self._closed_until = now + (fault.at or 0)
        if now < self._closed_until:
            raise Declined(Reason.MAINTENANCE, self._closed_until - now)
