"""Makes a station with sealed packets of given sizes in its outbox, and its centre."""

import base64
import random
import re
import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

import msgspec

import packets
from packets.enrollment import AuditLine
from station import keys, settings
from station.assembly import provision
from station.centre.connection import Address
from station.centre.emulated.authority import Authority
from station.centre.emulated.server import EmulatedCentre
from station.centre.https import HttpsCentre
from station.centre.protocol import Announcement
from station.clock import iso
from station.home import Home
from station.outbox.spool import Outbox
from tests.fakes.proven import bare_proven

ROOT: Final = Path(__file__).resolve().parents[3]
_LINE: Final = re.compile(r"^\[line\]\n([^\[].*\n|\n)*", re.MULTILINE)
PORT: Final = 8443
NAME: Final = "localhost"
"""The centre's name in its certificate; the station's end of the link has hosts of its own."""
URL: Final = f"https://{NAME}:{PORT}"


@dataclass(frozen=True)
class Stock:
    """A prepared station under ``home``, its settings, and the packets it holds."""

    home: Home
    config: Path
    packets: tuple[Path, ...]

    @property
    def size(self) -> int:
        """Bytes of all packets."""
        return sum(each.stat().st_size for each in self.packets)

    def copy(self, folder: Path, congestion: str) -> "Stock":
        """Return the same station again, untouched by any run, set to a congestion control."""
        home = Home(shutil.copytree(self.home.root, folder / "home"))
        config = Path(shutil.copytree(self.config, folder / "config"))
        with (config / "station.toml").open("a", encoding="utf-8") as file:
            file.write(f'\n[line]\nurl = "{URL}"\npoll_seconds = 2\nspread_seconds = 0\n'
                       f'congestion = "{congestion}"\n')  # fmt: skip
        return Stock(home, config, tuple(home.outbox / "new" / p.name for p in self.packets))

    def arrived(self) -> int:
        """Return how many bytes of the packets the centre has on its disk."""
        folders = (self.home.centre / "uploads", self.home.centre / "packets")
        return sum(p.stat().st_size for each in folders for p in each.glob("*") if p.is_file())

    def held(self) -> int:
        """Return how many whole packets the centre has."""
        return len(list((self.home.centre / "packets").glob("*.packet")))


def prepare(folder: Path, sizes: Sequence[int], seed: int) -> Stock:
    """Provision a station and seal one packet of about each size in bytes."""
    config = folder / "config"
    shutil.copytree(ROOT / "config", config)
    toml = config / "station.toml"
    text = toml.read_text(encoding="utf-8")
    toml.write_text(_LINE.sub("", text), encoding="utf-8")  # each run writes its own
    found = settings.load(ROOT / "config")
    home = Home(folder / "home")
    provision.demonstration(home, found)
    (home.trust / "centre.url").write_text(URL, encoding="utf-8")
    chance = random.Random(seed)
    made = [_put(home, found.station.station, size, chance) for size in sizes]
    return Stock(home, config, tuple(made))


def announce(stock: Stock) -> None:
    """Tell the centre of every packet, for clients that cannot do it themselves."""
    files = keys.client_files(stock.home)
    with EmulatedCentre(stock.home.centre) as centre:
        address = Address(
            centre.url, files.key, files.chain, files.root,
            stall=5.0, patience=10.0, password=files.password,
        )  # fmt: skip
        with closing(HttpsCentre(address)) as line:
            line.announce([_announcement(path) for path in stock.packets])


def _announcement(path: Path) -> Announcement:
    data = path.read_bytes()
    waybill, token = packets.read_waybill(data)
    return Announcement(packet_id=waybill.packet_id, size=len(data), waybill=token)


def _put(home: Home, station: settings.StationId, size: int, chance: random.Random) -> Path:
    noise = base64.b85encode(chance.randbytes(size)).decode("ascii")
    lines = [noise[at : at + 60_000] for at in range(0, len(noise), 60_000)]
    now = iso(datetime.now(UTC))
    bare = bare_proven()
    origin = msgspec.structs.replace(
        bare.origin, station=station.id, area_code=station.area_code, sealed_at=now
    )
    audit = tuple(AuditLine(at=now, event="filler", detail=line) for line in lines)
    recording = msgspec.structs.replace(bare, origin=origin, audit=audit)
    recipients = [each.recipient() for each in Authority.load(home.centre).identities()]
    sealed = packets.seal(recording, recipients=recipients, signer=keys.signer(home))
    return Outbox(home.outbox).put(sealed.packet_id, sealed.data)
