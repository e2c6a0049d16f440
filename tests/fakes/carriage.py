"""A station, a centre that has never heard of it, and a stick between them, each in its folder."""

from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from msgspec.structs import replace

import packets
from station import keys, settings
from station.assembly import courier
from station.assembly.courier import Imported
from station.centre.courier.exporting import Export, Exported, Parcel, Sender
from station.centre.courier.medium import Medium
from station.centre.courier.receiving import Received, receive
from station.centre.emulated.authority import Authority
from station.centre.emulated.counter import CourierCounter
from station.centre.emulated.faults import Script, parse
from station.centre.emulated.service import Service
from station.clock import SystemClock, iso
from station.home import Home
from station.keys import making
from station.outbox.reader import Reader
from station.outbox.spool import Outbox
from station.settings import Settings
from tests.fakes.keys import STATION
from tests.fakes.proven import bare_proven

CONFIG = Path(__file__).parents[2] / "config"
PLENTY = 1 << 30


@dataclass
class Carriage:
    """Everything a courier meets. Stations of one centre share its ``authority``."""

    root: Path
    station: str = STATION
    shared: Authority | None = None

    @cached_property
    def authority(self) -> Authority:
        return self.shared or Authority.create(self.root / "centre")

    @cached_property
    def home(self) -> Home:
        """Return the home of a station that is enrolled."""
        home = Home(self.root / self.station).make()
        making.make(home, making.SOFTWARE, making.PUBLIC)
        keys.install(
            home,
            chain=self.authority.enroll(keys.request(home, self.station)),
            root=self.authority.root_pem,
            recipients=self.authority.recipients_file.read_bytes(),
        )
        return home

    @cached_property
    def settings(self) -> Settings:
        found = settings.load(CONFIG)
        ours = replace(found.station.station, id=self.station)
        return replace(found, station=replace(found.station, station=ours))

    @cached_property
    def stick(self) -> Path:
        folder = self.root / "stick"
        folder.mkdir(exist_ok=True)
        return folder

    @property
    def reader(self) -> Reader:
        return Reader(self.home.outbox)

    def sealed(self) -> packets.Sealed:
        recipients = [identity.recipient() for identity in self.authority.identities()]
        signer = keys.signer(self.home)
        recording = bare_proven()
        origin = replace(recording.origin, sealed_at=iso(SystemClock().now()), station=self.station)
        return packets.seal(replace(recording, origin=origin), recipients=recipients, signer=signer)

    def put(self, count: int = 1) -> list[str]:
        """Seal packets and hand them over; return their ids."""
        made = [self.sealed() for _ in range(count)]
        for each in made:
            Outbox(self.home.outbox).put(each.packet_id, each.data)
        return [each.packet_id for each in made]

    # --- the courier's way

    def export(self) -> Exported:
        return courier.export(self.home, self.settings, self.stick)

    def import_receipts(self, place: Path | None = None) -> Imported:
        return courier.import_receipts(self.home, self.settings, place or self.stick)

    def receive(self, medium: Medium | None = None, faults: str = "") -> list[Received]:
        with Service(self.authority, script=Script(parse(faults))) as service:
            return receive(
                medium or Medium(self.stick),
                CourierCounter(service),
                self.authority.trust_today,
                SystemClock(),
            )

    def held(self) -> set[str]:
        """Return the packets that the centre holds."""
        folder = self.authority.folder / "packets"
        return {path.stem for path in folder.iterdir()} if folder.is_dir() else set()

    # --- without an outbox

    def sender(self) -> Sender:
        signer = keys.signer(self.home)
        return Sender(self.station, "327301", signer, self.authority.trust)

    def write(self, medium: Medium, sealed: list[packets.Sealed]) -> Exported:
        """Export packets straight from memory."""
        parcels = [Parcel(each.packet_id, partial(bytes, each.data)) for each in sealed]
        return Export(medium, self.sender(), SystemClock()).run(parcels)

    def states(self) -> dict[str, str]:
        return {e.packet_id: e.state.value for e in self.reader.page(limit=1000).entries}


def bundles(stick: Path) -> list[Path]:
    """Return the folders of all bundles, by name."""
    return sorted(stick.glob("perekaman/*/*"))
