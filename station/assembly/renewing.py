"""A centre made anew when the station's key files change, so that none restarts it."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO

from station.centre.https import HttpsCentre
from station.centre.protocol import Announcement, Answer, Inventory, Progress


class RenewingCentre:
    """Passes every call on. Raises ``Broken`` with a KEY_ code where the new files are unusable."""

    def __init__(self, make: Callable[[], HttpsCentre], files: Sequence[Path]) -> None:
        self._make = make
        self._files = files
        self._stamp = self._now()
        self._centre = make()
        self._heeded: Callable[[], None] = lambda: None

    def announce(self, packets: Sequence[Announcement]) -> tuple[Answer, ...]:
        return self._current().announce(packets)

    def send(self, packet_id: str, size: int, packet: BinaryIO, progress: Progress) -> str:
        return self._current().send(packet_id, size, packet, progress)

    def feed(self, after: int) -> str:
        return self._current().feed(after)

    def inventory(self, packet_ids: Sequence[str]) -> Inventory:
        return self._current().inventory(packet_ids)

    def heed(self, interrupted: Callable[[], None]) -> None:
        self._heeded = interrupted
        self._centre.heed(interrupted)

    def close(self) -> None:
        self._centre.close()

    def _current(self) -> HttpsCentre:
        stamp = self._now()
        if stamp != self._stamp:
            made = self._make()
            made.heed(self._heeded)
            self._centre.close()
            self._centre, self._stamp = made, stamp
        return self._centre

    def _now(self) -> tuple[int, ...]:
        """Return when each file was written last; 0 for one that is not there."""
        return tuple(path.stat().st_mtime_ns if path.exists() else 0 for path in self._files)
