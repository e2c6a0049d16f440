"""What the desk works with, passed in by whoever puts the station together."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from packets.enrollment import Recording
from station.audit.trail import Noting
from station.citizen.biodata import Citizen
from station.citizen.source import CitizenSource
from station.clock import Clock
from station.devices.messages import Placed
from station.devices.protocol import Devices
from station.errors import Code
from station.operators.accounts import Accounts, Session
from station.preferences import Shelf
from station.register.opening import Access
from station.register.register import Register
from station.session.outlook import ClockView, Fitness, Forecast, OutboxGlance
from station.session.recapture import NO_OUTLET, Outlet
from station.settings import Settings


class SealedPacket(Protocol):
    """What sealing gives: ``packets.Sealed`` has these."""

    @property
    def packet_id(self) -> str:
        """The name of the packet, from the hash of its payload."""
        ...

    @property
    def number(self) -> str:
        """The short *nomor perekaman* for people."""
        ...

    @property
    def data(self) -> bytes:
        """The whole packet."""
        ...


Sealer = Callable[[Recording], SealedPacket]


@dataclass(frozen=True)
class Collaborators:
    """Everything the desk needs. The calls are made on the desk's thread."""

    settings: Settings
    devices: Devices
    source: CitizenSource
    accounts: Accounts
    open_register: Callable[[bytes], Register]
    """From the data key of whoever signed in."""
    drafts: Path
    seal: Sealer
    put: Callable[[SealedPacket], object]
    """Make a packet durable in the outbox, and see that it comes back as it was sealed."""
    holds: Callable[[str], bool]
    """Whether the outbox has a packet, also one that was sent."""
    clock: Clock
    trail: Noting
    """Where every act of the desk is noted."""
    preferences: Shelf
    """What the people of this station chose for themselves."""
    admit: Callable[[Access | None, str], None] = lambda _register, _who: None
    """Told at a login what was opened and by which account; None, and nobody, at a lock."""
    outlet: Outlet = NO_OUTLET
    """What the desk asks of the outbox about recordings that came back."""
    glance: Callable[[], OutboxGlance] = OutboxGlance
    """The line and the outbox, for the list of the day."""
    statuses: Callable[[], Mapping[str, str]] = field(default=dict)
    """Packet ids and where they stand, for the list of the day."""
    has_room: Callable[[], bool] = lambda: True
    """Whether the disk takes one more recording, from the first picture to the sealed packet."""
    obstacle: Callable[[], Code | None] = lambda: None
    """Why nobody new may be recorded: area code, or a policy that needs the line."""
    forecast: Callable[[], Forecast] = Forecast
    """For how many more people battery and disk are enough, for the list of the day."""
    fitness: Callable[[], Fitness] = Fitness
    """Whether what is recorded could be sealed now; asked while the day's list is shown."""
    clockwork: Callable[[], ClockView] = ClockView
    """How the machine's clock stands; asked before anybody signs in, too."""
    placed: Callable[[Placed], None] = lambda _: None
    """Hears where the station is, each time its receiver tells."""
    seat: Callable[[Citizen], None] | None = None
    """Training: tell the emulators who sits down."""
    prints: Callable[[Session], tuple[bytes, ...]] = lambda _: ()
    """Templates of the fingers of whoever signed in; none where nobody gave theirs."""
    places: Callable[[], Iterable[Path]] = tuple
    """Where lists of people may lie: media that were plugged in, and the user's folders."""
    tidy: Callable[[Register, str], object] = lambda _register, _who: None
    """Destroy what the register holds longer than it may; told who is signed in."""
    training: bool = False
    """Whether recordings are marked as training; true wherever a wire is emulated."""
    software: str = "perekaman"
    """Name and version that go into the packet."""
