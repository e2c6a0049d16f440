"""Writes sealed packets to a stick, bundle by bundle, the signed list of each bundle last.

Until its list is there, a bundle is unfinished and is gone on with; from then on it is never
changed by a station. A packet that lies whole in a finished bundle is not copied again.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final

from packets.signer import Signer
from packets.trust import Trust
from station.centre.courier import layout
from station.centre.courier.examining import Bundle, Finding, examine, items
from station.centre.courier.layout import Listed, PacketList
from station.centre.courier.medium import Medium
from station.clock import Clock, iso
from station.errors import Broken, Code

_RESERVE: Final = 512 << 10
"""Bytes kept free for lists and receipts."""


@dataclass(frozen=True)
class Parcel:
    """A sealed packet to be carried; ``read`` gives its bytes. Raises ``Broken``."""

    packet_id: str
    read: Callable[[], bytes]


class Outcome(StrEnum):
    """What became of a packet in one export."""

    EXPORTED = "EXPORTED"
    ALREADY_THERE = "ALREADY_THERE"
    UNREADABLE = "UNREADABLE"
    """Its file in the outbox cannot be read as it was put: see ``outbox verify``."""
    NO_ROOM = "NO_ROOM"
    NOT_WRITTEN = "NOT_WRITTEN"
    """The stick gave out before this packet stood in a list that was read back."""


@dataclass(frozen=True)
class Exported:
    """What an export did; ``trouble`` is the code of what ended it early."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    bundles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """New bundles by name, with the packets of each."""
    trouble: Code | None = None

    @property
    def clean(self) -> bool:
        done = (Outcome.EXPORTED, Outcome.ALREADY_THERE)
        return self.trouble is None and all(each in done for each in self.outcomes.values())


@dataclass(frozen=True)
class Sender:
    """Who exports: the station, its key, and how far it has read its feed."""

    station: str
    area_code: str
    signer: Signer
    trust: Trust
    cursor: int = 0


class Export:
    """One export to one stick."""

    def __init__(
        self,
        medium: Medium,
        sender: Sender,
        clock: Clock,
        chance: Callable[[int], bytes] = os.urandom,
    ) -> None:
        self._medium = medium
        self._sender = sender
        self._clock = clock
        self._chance = chance
        self._station = layout.station_folder(sender.station)
        self._outcomes: dict[str, Outcome] = {}
        self._bundles: dict[str, tuple[str, ...]] = {}

    def run(self, parcels: Sequence[Parcel]) -> Exported:
        """Bring the parcels onto the stick. Raises ``Refused`` with FILE_UNREADABLE."""
        self._medium.check()
        self._outcomes = {each.packet_id: Outcome.NOT_WRITTEN for each in parcels}
        trouble = None
        try:
            self._bring(parcels)
        except Broken as found:
            trouble = found.code
        return Exported(self._outcomes, self._bundles, trouble)

    def _bring(self, parcels: Sequence[Parcel]) -> None:
        there = self._there()
        for packet_id in there & self._outcomes.keys():
            self._outcomes[packet_id] = Outcome.ALREADY_THERE
        left = iter([each for each in parcels if each.packet_id not in there])
        while batch := list(islice(left, layout.MOST_PACKETS)):
            self._bundle(batch)
            if Outcome.NO_ROOM in self._outcomes.values():
                raise Broken(Code.DISK_FULL, "the stick")

    def _there(self) -> set[str]:
        """Return the packets that lie whole in finished bundles of this station."""
        held: set[str] = set()
        for name in self._medium.bundles(self._station):
            bundle = self._examine(self._medium.path(self._station, name))
            if bundle.listed and bundle.listed.station == self._sender.station:
                found = items(self._medium, bundle)
                held |= {i.packet_id for i in found if i.finding is Finding.WHOLE}
        return held

    def _bundle(self, batch: Sequence[Parcel]) -> None:
        folder = self._unfinished({each.packet_id for each in batch}) or self._new()
        listed = [each for each in (self._copy(folder, parcel) for parcel in batch) if each]
        if not listed:
            return
        token = layout.sign_list(self._list(folder.name.lower(), listed), self._sender.signer)
        self._medium.put(folder, layout.LIST, token.encode("ascii"))
        self._read_back(folder)

    def _copy(self, folder: Path, parcel: Parcel) -> Listed | None:
        try:
            data = parcel.read()
        except Broken:
            self._outcomes[parcel.packet_id] = Outcome.UNREADABLE
            return None
        listed = Listed(packet_id=parcel.packet_id, size=len(data), sha256=sha256(data).hexdigest())
        name = f"{parcel.packet_id}{layout.PACKET}"
        if not self._holds(folder / name, data):
            if self._medium.free() < len(data) + _RESERVE:
                self._outcomes[parcel.packet_id] = Outcome.NO_ROOM
                return None
            try:
                self._medium.put(folder, name, data)
            except Broken as trouble:
                if trouble.code is not Code.DISK_FULL:
                    raise
                self._outcomes[parcel.packet_id] = Outcome.NO_ROOM
                return None
        return listed

    def _holds(self, path: Path, data: bytes) -> bool:
        """Say whether an earlier, broken export has left the whole packet here, durably."""
        disk = self._medium.disk
        try:
            if not disk.exists(path) or disk.size(path) != len(data) or disk.read(path) != data:
                return False
            disk.sync_folder(path.parent)
        except OSError:
            return False
        return True

    def _read_back(self, folder: Path) -> None:
        """Believe nothing that was written: read it as the centre will."""
        bundle = self._examine(folder)
        found = {item.packet_id: item.finding for item in items(self._medium, bundle)}
        whole = [i for i, finding in found.items() if finding is Finding.WHOLE]
        self._outcomes |= dict.fromkeys(whole, Outcome.EXPORTED)
        if whole:
            self._bundles[folder.name] = tuple(whole)
        listed = bundle.listed.packets if bundle.listed else ()
        if len(whole) < len(listed) or bundle.listed is None:
            raise Broken(Code.DISK_UNWRITABLE, "what was read back differs from what was written")

    def _unfinished(self, wanted: set[str]) -> Path | None:
        """Return a bundle that was begun with these packets and not ended."""
        for name in reversed(self._medium.bundles(self._station)):
            folder = self._medium.path(self._station, name)
            if self._medium.disk.exists(folder / layout.LIST):
                continue
            names = set(self._names(folder))
            if names <= _names_of(wanted):
                return folder
        return None

    def _names(self, folder: Path) -> Iterable[str]:
        try:
            return self._medium.disk.names(folder)
        except OSError as error:
            raise Broken(Code.FILE_UNREADABLE, type(error).__name__) from error

    def _new(self) -> Path:
        name = layout.bundle_name(self._clock.now(), self._chance(4))
        return self._medium.make(self._station, name)

    def _examine(self, folder: Path) -> Bundle:
        return examine(self._medium, folder, self._sender.trust, self._clock.now())

    def _list(self, bundle: str, listed: Sequence[Listed]) -> PacketList:
        return PacketList(
            station=self._sender.station,
            area_code=self._sender.area_code,
            bundle=bundle,
            exported_at=iso(self._clock.now()),
            count=len(listed),
            cursor=self._sender.cursor,
            packets=tuple(listed),
        )


def _names_of(wanted: set[str]) -> set[str]:
    whole = {f"{packet_id}{layout.PACKET}" for packet_id in wanted}
    return whole | {f"{name}{layout.TEMPORARY}" for name in (*whole, layout.LIST)}
