"""An outbox with two packets and an uploader that makes one pass over a centre on paper."""

import hashlib
import random
from pathlib import Path

import packets
from station.outbox.entries import Kind, Shown
from station.outbox.reader import Reader
from station.outbox.spool import Outbox
from station.settings import Line
from station.uploader import policy
from station.uploader.report import Report
from station.uploader.uploader import Uploader
from tests.fakes.clock import StillClock
from tests.fakes.keys import keys
from tests.fakes.paper_centre import PaperCentre, receipt_for
from tests.fakes.parcels import parcels

LINE = Line(url="unused")
FIRST, SECOND = parcels()[0].packet_id, parcels()[1].packet_id


def honest(packet_id: str, data: bytes) -> str:
    receipt = receipt_for(packet_id, hashlib.sha256(data).hexdigest(), len(data))
    return packets.issue_receipt(receipt, keys().centre)


class Post:
    """An outbox with two packets, a centre on paper and a clock that stands still."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = StillClock()
        self.centre = PaperCentre(honest)
        for parcel in parcels()[:2]:
            Outbox(folder).put(parcel.packet_id, parcel.data)

    def once(self) -> Report:
        trust, chance = keys().trust, random.Random(1)
        uploader = Uploader(self.folder, self.centre, trust, self.clock, LINE, chance)
        report = uploader.once()
        entries = Reader(self.folder).page().entries
        assert not policy.stuck(entries, self.clock.now(), LINE.retry_cap_seconds)
        return report

    def show(self, packet_id: str = FIRST) -> Shown:
        return Reader(self.folder).show(packet_id)

    def states(self, packet_id: str = FIRST) -> list[str]:
        return [e.after for e in self.show(packet_id).history if e.kind is Kind.MOVE]
