"""A day at a real station: device host, uploader and centre as processes, people of all kinds."""

import shutil
from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Final

import msgspec

import packets
from packets.enrollment import Gate, Recording
from station.assembly.desk import desk, seat
from station.body import Part
from station.centre.emulated.authority import Authority
from station.citizen.biodata import Citizen
from station.citizen.fictitious import people
from station.citizen.nik import Sex, age
from station.citizen.roster import Roster
from station.clock import SystemClock, parse
from station.commands.demo.stage import Stage
from station.home import Home
from station.lifecycle import Status
from station.session.desk import Desk
from tests.fakes.patience import until
from tests.fakes.plugged_host import PluggedHost

CONFIG: Final = Path(__file__).parents[2] / "config"
HASTE: Final = 40.0
AMPUTATED: Final = (Part.RIGHT_RING, Part.RIGHT_INDEX)
_SEED: Final = 31
_SHORT: Final = MappingProxyType(
    {
        ("enrollment.toml", "hold_ms = 700"): "hold_ms = 100",
        ("station.toml", "poll_seconds = 2"): "poll_seconds = 0.2",
    }
)
"""Nobody watches: what is good is taken at once, and the centre is asked often."""


def crowd(count: int = 24) -> tuple[Citizen, ...]:
    """Return people who do not exist; every tenth is 16."""
    return people(_SEED, count, today=SystemClock().now().date())


def of_the_other_sex(citizen: Citizen) -> Citizen:
    """Return somebody whose biodata contradict the NIK."""
    other = Sex.MALE if citizen.biodata.sex is Sex.FEMALE else Sex.FEMALE
    return msgspec.structs.replace(
        citizen, biodata=msgspec.structs.replace(citizen.biodata, sex=other)
    )


def is_sixteen(citizen: Citizen) -> bool:
    return age(citizen.biodata.birth_date, SystemClock().now().date()) == 16


def config(folder: Path) -> Path:
    """Return the demonstration's settings, with waits for nobody."""
    made = folder / "config"
    shutil.copytree(CONFIG, made)
    for (name, before), after in _SHORT.items():
        text = (made / name).read_text()
        assert before in text
        (made / name).write_text(text.replace(before, after))
    return made


class Premises(Stage):
    """The demo's stage, with plugs in reach and a look into the centre.

    Args:
        missing: by NIK, what a person does not have.
    """

    def __init__(
        self,
        folder: Path,
        citizens: Sequence[Citizen],
        missing: Mapping[str, tuple[Part, ...]] = MappingProxyType({}),
    ) -> None:
        self._citizens, self._missing = citizens, missing
        super().__init__(
            Home(folder / "home"), config(folder), seed=1, people=1, faults="", haste=HASTE
        )

    def furnish(self, crowd: Sequence[Citizen], haste: float) -> Desk:
        del crowd
        self.home.logs.mkdir(parents=True, exist_ok=True)
        seeds = {
            seat(each, haste).seed: self._missing[each.nik]
            for each in self._citizens
            if each.nik in self._missing
        }
        self.devices = PluggedHost(self.settings.folder, self.home.logs, seeds)
        return desk(
            self.home, self.settings, Roster(self._citizens), devices=self.devices, haste=haste
        )

    @cached_property
    def authority(self) -> Authority:
        return Authority.load(self.home.centre)

    def arrived(self, packet_id: str) -> Recording:
        """Wait for the centre's last word on a packet; return what the centre reads in it."""
        until(lambda: self.state(packet_id) is Status.PRINT_READY_RECORD)
        return self.opened(packet_id)

    def state(self, packet_id: str) -> Status | None:
        shown = self.shown(packet_id)
        return shown.entry.state if shown else None

    def opened(self, packet_id: str) -> Recording:
        """Open a packet with the centre's own key."""
        return opened(self.home.centre, packet_id)

    def held(self) -> list[str]:
        """Return the packets that the centre holds."""
        return sorted(path.stem for path in (self.home.centre / "packets").glob("*.packet"))


def opened(centre: Path, packet_id: str) -> Recording:
    """Open a packet that a centre holds, with its own key."""
    authority = Authority.load(centre)
    data = (centre / "packets" / f"{packet_id}.packet").read_bytes()
    at = parse(packets.read_waybill(data)[0].sealed_at)
    return packets.open_packet(data, authority.identities(), authority.trust, at).recording


def gate(recording: Recording, name: str) -> Gate:
    """Return one gate of a recording."""
    return next(each for each in recording.gates if each.name == name)
