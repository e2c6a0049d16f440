"""A far side that is not there: for work on the outbox that must not need a line."""

from collections.abc import Callable, Sequence
from typing import BinaryIO, NoReturn

from station.centre.answers import CentreTrouble, Treatment
from station.centre.protocol import Announcement, Answer, Inventory, Progress
from station.errors import Code


class AbsentCentre:
    """Implements ``station.centre.protocol.Centre``; every question ends in LINE_DOWN."""

    def announce(self, packets: Sequence[Announcement]) -> tuple[Answer, ...]:
        del packets
        self._absent()

    def send(self, packet_id: str, size: int, packet: BinaryIO, progress: Progress) -> str:
        del packet_id, size, packet, progress
        self._absent()

    def feed(self, after: int) -> str:
        del after
        self._absent()

    def inventory(self, packet_ids: Sequence[str]) -> Inventory:
        del packet_ids
        self._absent()

    def heed(self, interrupted: Callable[[], None]) -> None:
        """Forget it: no question lasts here."""

    def _absent(self) -> NoReturn:
        raise CentreTrouble(Code.LINE_DOWN, Treatment.LINE, "no line is used here")
