"""A centre that does not die, on a line that breaks once in the middle of each packet.

What it took, each time it took it, stands in a file.
"""

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import BinaryIO, Final

import msgspec

import packets
from packets import jws
from station.centre.answers import CentreTrouble, Treatment
from station.centre.protocol import (
    Announcement,
    Answer,
    FeedPage,
    Inventory,
    Progress,
    StatusEvent,
    Wanted,
)
from station.clock import SystemClock, iso
from station.errors import Code
from station.uploader.proof import FEED

_SECONDS: Final = 5.0
WAY: Final = ("SENT_FOR_DEDUP", "PRINT_READY_RECORD")


class FarSide:
    """Implements ``station.centre.protocol.Centre`` for one station, without a line."""

    def __init__(self, folder: Path, signer: packets.Signer, station: str) -> None:
        self.folder = folder
        self._log = folder / "taken"
        self._signer = signer
        self._station = station
        self.now: Callable[[], str] = lambda: iso(SystemClock().now())
        self.passes: Callable[[float], None] = lambda _: None
        """Lets so many seconds pass, as a line takes them."""

    def taken(self) -> list[str]:
        return self._log.read_text().split() if self._log.exists() else []

    def announce(self, told: Sequence[Announcement]) -> tuple[Answer, ...]:
        return tuple(self._answer(each.packet_id) for each in told)

    def _answer(self, packet_id: str) -> Answer:
        if packet_id not in self.taken():
            return Answer(packet_id=packet_id, wanted=Wanted.WANTED)
        receipt = self._receipt(packet_id, self._folder(packet_id).read_bytes())
        return Answer(packet_id=packet_id, wanted=Wanted.HAVE, receipt=receipt)

    def send(self, packet_id: str, size: int, packet: BinaryIO, progress: Progress) -> str:
        if packet_id in self.taken():  # as the wire does: the receipt, and no bytes
            return self._receipt(packet_id, self._folder(packet_id).read_bytes())
        data = packet.read()
        self._bring(packet_id, data, progress)
        self._folder(packet_id).write_bytes(data)
        with self._log.open("a") as log:
            log.write(f"{packet_id}\n")
        progress(size)
        return self._receipt(packet_id, data)

    def _bring(self, packet_id: str, data: bytes, progress: Progress) -> None:
        """Take the first half and break off; go on from there when it comes again."""
        part = self._folder(packet_id).with_suffix(".part")
        if part.exists():
            assert data.startswith(part.read_bytes())
            return
        half = len(data) // 2
        part.write_bytes(data[:half])
        self.passes(_SECONDS)
        progress(half)
        raise CentreTrouble(Code.LINE_DOWN, Treatment.LINE)

    def feed(self, after: int) -> str:
        lines = [(i, s) for i in self.taken() for s in WAY]
        events = tuple(
            StatusEvent(seq=n, packet_id=i, status=s, at=self.now())
            for n, (i, s) in enumerate(lines, 1)
            if n > after
        )
        page = FeedPage(station=self._station, after=after, events=events, issued_at=self.now())
        return jws.sign(msgspec.json.encode(page), self._signer, FEED)

    def inventory(self, packet_ids: Sequence[str]) -> Inventory:
        taken = set(self.taken())
        return Inventory(
            missing=tuple(i for i in packet_ids if i not in taken),
            finished=tuple(i for i in packet_ids if i in taken),
        )

    def heed(self, interrupted: Callable[[], None]) -> None:
        """Nothing here takes time."""

    def hang_up(self) -> None:
        """There is no connection."""

    def _folder(self, packet_id: str) -> Path:
        return self._log.with_name(packet_id)

    def _receipt(self, packet_id: str, data: bytes) -> str:
        return packets.issue_receipt(
            packets.Receipt(
                tier=packets.Tier.CENTRE,
                packet_id=packet_id,
                sha256=hashlib.sha256(data).hexdigest(),
                size=len(data),
                station=self._station,
                received_at=self.now(),
                seq=self.taken().index(packet_id) + 1,
            ),
            self._signer,
        )
