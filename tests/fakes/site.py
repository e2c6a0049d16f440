"""A station and a centre that know each other, in one folder: keys, packets, line, uploader."""

import random
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import msgspec
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from msgspec.structs import replace

import packets
from packets import jws
from packets.enrollment import Recording
from packets.identifiers import number
from packets.waybill import TYPE as WAYBILL
from station.centre.connection import Address
from station.centre.emulated.authority import Authority
from station.centre.emulated.conduct import Conduct
from station.centre.emulated.faults import Script, parse
from station.centre.emulated.server import EmulatedCentre
from station.centre.https import HttpsCentre
from station.centre.protocol import Announcement, Answer, Centre
from station.clock import Clock, iso
from station.outbox.reader import Reader
from station.outbox.spool import Outbox
from station.settings import Line
from station.uploader.report import Report
from station.uploader.uploader import Uploader
from tests.fakes.keys import STATION
from tests.fakes.movable_clock import MovableClock
from tests.fakes.proven import bare_proven

LINE = Line(
    url="unused",
    poll_seconds=0.2,
    stall_seconds=0.3,
    retry_floor_seconds=0.01,
    retry_cap_seconds=0.05,
    spread_seconds=0.0,
)


def certificate_request(station: str, key: ec.EllipticCurvePrivateKey) -> bytes:
    """Return a request as a station makes it."""
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, station)])
    request = x509.CertificateSigningRequestBuilder().subject_name(name).sign(key, hashes.SHA256())
    return request.public_bytes(serialization.Encoding.PEM)


@dataclass
class Site:
    """Both sides under one folder."""

    root: Path
    station: str = STATION
    clock: MovableClock = field(default_factory=MovableClock)
    line: Line = LINE
    bend: Callable[[Recording], Recording] = lambda recording: recording
    """What a patched station does to a recording before it seals it."""

    @cached_property
    def authority(self) -> Authority:
        return Authority.create(self.root / "centre")

    @property
    def outbox_folder(self) -> Path:
        return self.root / "outbox"

    @property
    def reader(self) -> Reader:
        return Reader(self.outbox_folder)

    @cached_property
    def signer(self) -> packets.SoftwareSigner:
        """Enroll the station and keep its files, as the station does."""
        key = ec.generate_private_key(ec.SECP256R1())
        chain = self.authority.enroll(certificate_request(self.station, key))
        (self.root / "station.crt").write_bytes(chain)
        (self.root / "root.pem").write_bytes(self.authority.root_pem)
        pem = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        (self.root / "signing.pem").write_bytes(pem)
        return packets.SoftwareSigner(key, tuple(x509.load_pem_x509_certificates(chain)))

    def sealed(self) -> packets.Sealed:
        """Return a new packet; each has its own id, as sealing is never the same twice."""
        recipients = [identity.recipient() for identity in self.authority.identities()]
        signer = self.signer  # enrolled before it seals: certificates are checked for that time
        recording = self.bend(bare_proven())
        now = iso(self.clock.now())
        origin = replace(recording.origin, sealed_at=now, station=self.station)
        return packets.seal(replace(recording, origin=origin), recipients=recipients, signer=signer)

    def announcement(self, packet_id: str, size: int) -> Announcement:
        """Return a word on a packet that need not exist, with a waybill this station signed."""
        known = packets.read_waybill(self.sealed().data)[0]
        ours = replace(known, station=self.station)
        waybill = replace(ours, packet_id=packet_id, number=number(packet_id))
        token = jws.sign(msgspec.json.encode(waybill), self.signer, WAYBILL)
        return Announcement(packet_id=packet_id, size=size, waybill=token)

    def announce(self, url: str, packet_id: str, size: int) -> Answer:
        """Announce such a packet; return the centre's answer."""
        with closing(HttpsCentre(self.address(url))) as line:
            return line.announce([self.announcement(packet_id, size)])[0]

    def put(self, count: int = 1) -> list[str]:
        """Seal packets and hand them over; return their ids."""
        ids = []
        for _ in range(count):
            sealed = self.sealed()
            Outbox(self.outbox_folder).put(sealed.packet_id, sealed.data)
            ids.append(sealed.packet_id)
        return ids

    def centre(
        self,
        faults: str = "",
        *,
        port: int = 0,
        conduct: Conduct | None = None,
        clock: Clock | None = None,
    ) -> EmulatedCentre:
        """Return a centre that misbehaves as written; use it in a ``with``."""
        script = Script(parse(faults))
        folder = self.authority.folder
        return EmulatedCentre(folder, port=port, script=script, conduct=conduct, clock=clock)

    def address(self, url: str, *, patience: float = 0.8) -> Address:
        assert self.signer, "enrolled"
        return Address(
            url=url,
            key=self.root / "signing.pem",
            certificate=self.root / "station.crt",
            root=self.root / "root.pem",
            stall=self.line.stall_seconds,
            patience=patience,
        )

    def uploader(self, centre: Centre) -> Uploader:
        return Uploader(
            self.outbox_folder,
            centre,
            self.authority.trust,
            self.clock,
            self.line,
            random.Random(7),
        )

    def once(self, url: str) -> Report:
        """Make one pass, as ``perekaman upload --once`` does."""
        with closing(HttpsCentre(self.address(url))) as centre:
            return self.uploader(centre).once()

    def settle(self, url: str, passes: int = 8) -> list[Report]:
        """Make passes, a cap of the backoff apart, until nothing is open; return their reports."""
        reports = []
        for _ in range(passes):
            reports.append(self.once(url))
            if not reports[-1].open and not reports[-1].trouble:
                break
            self.clock.advance(self.line.retry_cap_seconds + 0.01)
        return reports

    def states(self) -> dict[str, str]:
        return {e.packet_id: e.state.value for e in self.reader.page(limit=1000).entries}
