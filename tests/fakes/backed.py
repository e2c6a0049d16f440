"""A station with packets, a register and a draft, the stick beside it, and a machine to come."""

import random
from collections.abc import Callable
from contextlib import closing
from functools import cached_property
from pathlib import Path

from msgspec.structs import replace

import packets
from station import keys
from station.backup import secrets
from station.backup.backup import back_up
from station.backup.restore import Restored, restore
from station.backup.status import Status
from station.centre.connection import Address
from station.centre.emulated.authority import Authority
from station.centre.emulated.server import EmulatedCentre
from station.centre.https import HttpsCentre
from station.clock import SystemClock, iso
from station.home import Home
from station.keys import making
from station.outbox.spool import Outbox
from station.register.entries import DraftEntry, PacketEntry
from station.register.register import Register
from station.uploader.report import Report
from station.uploader.uploader import Uploader
from tests.fakes.enrolled import enrolled
from tests.fakes.keys import STATION
from tests.fakes.movable_clock import MovableClock
from tests.fakes.proven import bare_proven
from tests.fakes.site import LINE

KEY = bytes(range(32))
DRAFT_KEY = b"d" * 32
DRAFT = "f" * 32
NIK = "3273015708950001"


class BackedStation:
    """One home, its stick, and the new machine that it may come back on."""

    def __init__(self, root: Path) -> None:
        self.home = enrolled(root / "home")
        self.stick = root / "stick"
        self.stick.mkdir()
        self.new = Home(root / "new")
        self.clock = MovableClock()
        self.home.accounts.write_bytes(b'{"made":"for this test"}')

    @cached_property
    def recovery(self) -> bytes:
        """The identity that lies in a safe."""
        return (self.home.centre / "recovery.txt").read_bytes()

    def seal(self) -> packets.Sealed:
        now = SystemClock().now()
        plain = bare_proven()
        origin = replace(plain.origin, sealed_at=iso(now))
        return packets.seal(
            replace(plain, origin=origin),
            recipients=keys.recipients(self.home, now),
            signer=keys.signer(self.home),
        )

    def record(self) -> str:
        """Seal, put and register one packet; return its id."""
        sealed = self.seal()
        with closing(Register(self.home.register, KEY)) as register:
            register.intend(_entry(sealed))
            Outbox(self.home.outbox).put(sealed.packet_id, sealed.data)
            register.keep(sealed.packet_id)
        return sealed.packet_id

    def leave_draft(self) -> None:
        """Leave somebody half recorded."""
        entry = DraftEntry(
            session=DRAFT, nik=NIK, name="CONTOH", village="CONTOH JAYA", key=DRAFT_KEY,
            revision=1, step="PHOTO", updated_at="2026-11-21T02:00:00.000Z",
        )  # fmt: skip
        with closing(Register(self.home.register, KEY)) as register:
            register.put_draft(entry)
        (self.home.drafts / f"{DRAFT}.draft").write_bytes(b"encrypted")

    def upload(self, home: Home | None = None, backup: Callable[[], None] = lambda: None) -> Report:
        """Send what is owed to this station's centre, from this machine or another."""
        there = home or self.home
        if not keys.provisioned(there):
            self.take_over(there)
        files = keys.client_files(there)
        with EmulatedCentre(self.home.centre, port=0) as centre:
            address = Address(
                url=centre.url, key=files.key, certificate=files.chain, root=files.root,
                password=files.password, stall=1.0, patience=4.0,
            )  # fmt: skip
            with closing(HttpsCentre(address, self.clock)) as line:
                trust, chance = keys.trust(there), random.Random(1)
                return Uploader(
                    there.outbox, line, trust, self.clock, LINE, chance, backup=backup
                ).once()

    def take_over(self, home: Home) -> None:
        """Give another machine keys and certificates of its own, and this station's data part."""
        part = secrets.restored_part(home, self.recovery)
        making.make(home, making.SOFTWARE, making.PUBLIC, part=part)
        authority = Authority.load(self.home.centre)
        keys.install(
            home,
            chain=authority.enroll(keys.request(home, STATION)),
            root=authority.root_pem,
            recipients=authority.recipients_file.read_bytes(),
        )

    def back_up(self) -> Status:
        return back_up(self.home, self.stick, self.clock)

    def restore(self, *, identity: bytes | None = None, root: bytes = b"") -> Restored:
        """Bring the backup back on the new machine, with the identity of the safe unless told."""
        opened = self.recovery if identity is None else identity
        return restore(self.stick, self.new, self.clock.now(), identity=opened, root=root)

    @property
    def medium(self) -> Path:
        """The one folder on the stick."""
        (folder,) = self.stick.iterdir()
        return folder


def _entry(sealed: packets.Sealed) -> PacketEntry:
    return PacketEntry(
        packet_id=sealed.packet_id, session=sealed.packet_id[:32], nik=NIK, name="CONTOH",
        number=sealed.number, village="CONTOH JAYA", operator="o",
        captured_at="2026-11-21T02:00:00Z", status="BIO_CAPTURED",
    )  # fmt: skip
