"""A whole desk in a folder of a test: real register, drafts and accounts, devices that obey."""

import hashlib
import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final

from packets.enrollment import Recording
from station import settings
from station.citizen.biodata import Citizen
from station.citizen.fictitious import people
from station.citizen.roster import Roster
from station.devices.messages import Seat
from station.errors import Broken, Code
from station.operators.accounts import Accounts
from station.operators.credentials import Credentials
from station.operators.roles import Role
from station.operators.wrapped import Cost
from station.preferences import Shelf
from station.register.register import Register
from station.session.collaborators import Collaborators, SealedPacket
from station.session.desk import Desk
from station.session.draft import Drafts, any_draft
from station.session.record import Record
from station.session.view import DeskView, Mark, Screen, Step
from tests.fakes.clock import MORNING, StillClock
from tests.fakes.devices import FakeDevices
from tests.fakes.trail import FakeTrail

PIN: Final = "135790"
SITI: Final = Credentials("siti", PIN)
BUDI: Final = Credentials("budi", PIN)
TONO: Final = Credentials("tono", PIN)
CHEAP: Final = Cost(memory_kib=64, passes=1, lanes=1)
CONFIG: Final = Path(__file__).parents[2] / "config"
PEOPLE: Final = people(7, 12, today=MORNING.date())


@dataclass
class PlainSealed:
    """A packet that hides nothing: for tests of what comes before and after sealing."""

    packet_id: str
    number: str
    data: bytes


@dataclass
class FakeOutbox:
    """Packets in memory; ``broken`` makes the next put fail."""

    packets: dict[str, bytes] = field(default_factory=dict)
    recordings: list[Recording] = field(default_factory=list)
    broken: Exception | None = None
    breaks_after_putting: bool = False

    def seal(self, recording: Recording) -> PlainSealed:
        self.recordings.append(recording)
        data = os.urandom(32)
        name = hashlib.sha256(data).hexdigest()
        return PlainSealed(name, f"A1-{len(self.recordings):04d}", data)

    def put(self, sealed: SealedPacket) -> None:
        if self.broken:
            raise self.broken
        self.packets[sealed.packet_id] = sealed.data
        if self.breaks_after_putting:
            raise Broken(Code.DISK_UNWRITABLE)

    def holds(self, packet_id: str) -> bool:
        return packet_id in self.packets


def accounts(folder: Path) -> Accounts:
    """Return accounts of two operators and a technician."""
    made = Accounts(folder / "accounts.json")
    key = os.urandom(32)
    made.create(SITI.user, PIN, Role.OPERATOR, data_key=key, cost=CHEAP)
    made.create(BUDI.user, PIN, Role.SUPERVISOR, data_key=key, cost=CHEAP)
    made.create(TONO.user, PIN, Role.TECHNICIAN, data_key=key, cost=CHEAP)
    return made


class Office:
    """A station in a folder; its desk can be killed and opened again."""

    def __init__(
        self, folder: Path, citizens: tuple[Citizen, ...] = PEOPLE, *, seated: bool = False
    ) -> None:
        self.folder = folder
        self.clock = StillClock()
        self.devices = FakeDevices()
        self.outbox = FakeOutbox()
        self.trail = FakeTrail()
        self.tools = Collaborators(
            settings=settings.load(CONFIG),
            devices=self.devices,
            source=Roster(citizens),
            accounts=accounts(folder),
            open_register=self.open_register,
            drafts=folder / "drafts",
            seal=self.outbox.seal,
            put=self.outbox.put,
            holds=self.outbox.holds,
            clock=self.clock,
            trail=self.trail,
            preferences=Shelf(settings.load(CONFIG), folder / "preferences.json"),
            seat=self._seat if seated else None,
            training=seated,
        )
        self.desk = self.open()

    def open_register(self, key: bytes) -> Register:
        """Open the register as the assembly does: a used station has one."""
        used = bool(self.outbox.packets) or any_draft(self.folder / "drafts")
        return Register(self.folder / "register.db", key, used=lambda: used)

    def open(self) -> Desk:
        """Open a desk over what lies in the folder, as after a restart."""
        self.devices = FakeDevices()
        self.tools = replace(self.tools, devices=self.devices)
        self.desk = Desk(self.tools)
        self.desk.open()
        return self.desk

    def kill(self) -> Desk:
        """Forget the desk as a power cut does, and open another one."""
        self.desk.abandon()
        return self.open()

    def settle(self) -> DeskView:
        """Wait until the desk has done everything, also what the devices told meanwhile."""
        self.desk.settle()
        return self.desk.settle()

    def sign_in(self, who: Credentials = SITI) -> DeskView:
        self.desk.sign_in(who.user, who.pin)
        return self.settle()

    def start(self, citizen: Citizen = PEOPLE[0]) -> DeskView:
        self.desk.start(citizen.nik)
        return self.settle()

    def record_everything(self) -> DeskView:
        """Confirm the biodata and go through the recording steps, all good."""
        self.desk.confirm_biodata()
        view = self.settle()
        while view.screen is Screen.CAPTURE:
            view = self.press()
        return view

    def _seat(self, citizen: Citizen) -> None:
        self.devices.send(Seat(seed=1, birth_year=citizen.biodata.birth_date.year))

    def press(self) -> DeskView:
        """Press the primary button of a capture."""
        view = self.desk.view
        if view.capture and not view.capture.may_go_on:
            self.desk.capture()
            self.settle()
        self.desk.go_on()
        return self.settle()

    def advance(self) -> DeskView:
        """Press the primary button of a step after the recording."""
        view = self.desk.view
        if view.screen is Screen.APPROVAL:
            self.desk.approve_photo()
        elif view.screen is Screen.INDEX_CHECK and view.capture and not view.capture.may_go_on:
            self.desk.check_index()
        else:
            self.desk.go_on()
        return self.settle()

    def finish(self) -> DeskView:
        """From the review to the sealed packet."""
        self.desk.go_on()
        self.settle()
        self.desk.approve_photo()
        self.settle()
        self.desk.check_index()
        self.settle()
        self.desk.go_on()
        self.settle()
        self.desk.sign_statement()
        self.settle()
        self.desk.seal()
        return self.settle()

    def record(self) -> Record | None:
        """Return the record of whoever sits at the desk."""
        sitting = self.desk._clerk._sitting
        return sitting.record if sitting else None

    def step(self) -> Step | None:
        """Return the step the desk stands at."""
        rows = self.desk.view.rail
        return next((row.step for row in rows if row.mark is Mark.NOW), None)

    def stored(self, nik: str) -> tuple[Record, Step] | None:
        """Return what lies on the disk of a person's draft."""
        session = self.tools.accounts.sign_in(SITI.user, SITI.pin, self.clock.now())
        register = Register(self.folder / "register.db", session.data_key or b"")
        try:
            return Drafts(self.folder / "drafts", register).load(nik)
        finally:
            register.close()

    def close(self) -> None:
        self.desk.close()
