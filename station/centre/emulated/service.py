"""What the emulated centre does, without HTTP: hears, takes, vouches, tells."""

import logging
import socket
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

import packets
from station.centre.answers import Reason
from station.centre.emulated.authority import Authority
from station.centre.emulated.conduct import Conduct
from station.centre.emulated.door import Door
from station.centre.emulated.enrolling import Enroller
from station.centre.emulated.faults import Kind, Script
from station.centre.emulated.intake import LARGEST, UNREAL, Declined, Intake, Taken
from station.centre.emulated.judge import Judge
from station.centre.emulated.slow_disk import SlowDisk
from station.centre.emulated.store import Store
from station.centre.emulated.uploads import Part, Uploads
from station.centre.protocol import Announcement, Answer, Inventory, Wanted
from station.clock import Clock, SystemClock, iso
from station.durable import Disk
from station.errors import Refused

log = logging.getLogger(__name__)
_MISMATCHES = 3


@dataclass(frozen=True)
class Standing:
    """An upload as it stands: where to go on, or the receipt."""

    part: Part
    epoch: int
    offset: int
    size: int
    receipt: str | None


class Service:
    """One centre on one folder, put in order as it opens. Called by many threads.

    ``disk`` and ``store`` are passed in where every durable step is to be stopped; ``pause`` is
    what a slow disk waits with.
    """

    def __init__(
        self,
        authority: Authority,
        clock: Clock | None = None,
        conduct: Conduct | None = None,
        script: Script | None = None,
        *,
        disk: Disk | None = None,
        store: Store | None = None,
        pause: Callable[[float], object] = lambda _: None,
    ) -> None:
        folder, signer = authority.folder, authority.signer()
        self._clock = clock or SystemClock()
        self._conduct = conduct or Conduct()
        self._script = script or Script()
        self._disk: Disk = disk or SlowDisk(self._script, pause)
        self.door = Door(self._conduct.capacity, self._clock, self._script)
        for name in ("packets", "uploads"):
            (folder / name).mkdir(mode=0o700, parents=True, exist_ok=True)
        self._store = store or Store(folder / "centre.db")
        self._uploads = Uploads(self._disk, folder / "uploads")
        self._intake = Intake(
            folder, disk=self._disk, store=self._store, trust=authority.trust_today,
            signer=signer, clock=self._clock,
        )  # fmt: skip
        self._judge = Judge(
            store=self._store, intake=self._intake, identities=authority.identities(),
            trust=authority.trust, signer=signer, clock=self._clock, conduct=self._conduct,
            script=self._script, staff=authority.staff, endorsed=authority.endorsed,
        )  # fmt: skip
        self.enroller = Enroller(authority, self._clock)
        self._intake.recover()

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> "Service":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # --- announce, inventory, feed, courier

    def announce(self, station: str, announced: Sequence[Announcement]) -> tuple[Answer, ...]:
        """Hear of packets. Raises ``Declined`` during maintenance."""
        self.door.announcing()
        return tuple(self._answer(station, each) for each in announced)

    def inventory(self, station: str, packet_ids: Sequence[str]) -> Inventory:
        """Say which of these packets are held here, and which are not."""
        ours = [i for i in packet_ids if self._store.owner(i) == station]
        finished = tuple(i for i in ours if self._store.receipt(i))
        missing = set(packet_ids) - set(finished)
        return Inventory(missing=tuple(i for i in packet_ids if i in missing), finished=finished)

    def feed(self, station: str, after: int, serial: int | None = None) -> str:
        """Return the signed page of a station's events after a sequence number.

        ``serial``: the list of staff that the station has; None where it did not say.
        """
        return self._judge.feed(station, after, serial)

    def take_in(self, data: bytes) -> Taken:
        """Keep a packet that came by courier. Raises ``Declined`` and ``Broken``."""
        return self._intake.take(data, self._unserved)

    def _answer(self, station: str, told: Announcement) -> Answer:
        reason = self._objection(station, told)
        if reason is not None:
            return Answer(packet_id=told.packet_id, wanted=Wanted.REFUSED, reason=reason.value)
        self._store.announce(told.packet_id, station, told.size, told.waybill, self._now())
        receipt = self._store.receipt(told.packet_id)
        if receipt is None and self._script.take(Kind.DUPLICATE):
            return Answer(packet_id=told.packet_id, wanted=Wanted.HAVE)
        wanted = Wanted.HAVE if receipt else Wanted.WANTED
        return Answer(packet_id=told.packet_id, wanted=wanted, receipt=receipt)

    def _objection(self, station: str, told: Announcement) -> Reason | None:
        fault = self._script.take(Kind.REFUSE, Kind.AREA_CODE)
        if fault:
            return Reason.PACKET if fault.kind is Kind.REFUSE else Reason.AREA_CODE
        if self._store.owner(told.packet_id) not in (None, station):
            return Reason.FOREIGN
        if not 0 <= told.size <= LARGEST:
            return Reason.TOO_LARGE
        try:
            waybill = self._intake.waybill(told.waybill, station)
            self.enroller.require_good(told.waybill)
        except (*UNREAL, Refused) as error:
            log.info("waybill_refused", extra={"error_type": type(error).__name__})
            return Reason.WAYBILL
        if waybill.packet_id != told.packet_id or waybill.station != station:
            return Reason.WAYBILL
        return self._unserved(waybill)

    def _unserved(self, waybill: packets.Waybill) -> Reason | None:
        if waybill.training and self._conduct.earnest:
            return Reason.TRAINING
        served = self._conduct.area_codes
        return Reason.AREA_CODE if served and waybill.area_code not in served else None

    # --- upload

    def begin(
        self, station: str, packet_id: str, size: int, holder: socket.socket | None = None
    ) -> None:
        """Note an upload; again is harmless, and with another size it begins anew.

        Only what the same station has announced, with a waybill it signed, may be sent: who knows
        a packet's id cannot take its place. Raises ``Declined``.
        """
        if self._store.owner(packet_id) not in (None, station):
            raise Declined(Reason.FOREIGN)
        if size > LARGEST:
            raise Declined(Reason.TOO_LARGE)
        if self._store.receipt(packet_id) is not None:
            return
        if not self._store.announced(packet_id, station):
            raise Declined(Reason.UNANNOUNCED)
        known = self._store.size(packet_id, station)
        part = self._uploads.part(packet_id, station)
        self.door.beginning(station, started=known is not None and part.take(holder)[1] > 0)
        if known not in (None, size):
            part.reset(part.take(holder)[0])
        self._store.begin(packet_id, station, size)

    def stand(
        self, station: str, packet_id: str, holder: socket.socket | None = None
    ) -> Standing | None:
        """Take an upload over from any older connection; None for one nobody has begun.

        Raises ``Superseded`` where an older one is just bringing it to its end.
        """
        receipt = self._store.receipt(packet_id)
        size = self._store.size(packet_id, station)
        if size is None and (receipt is None or self._store.owner(packet_id) != station):
            return None
        part = self._uploads.part(packet_id, station)
        epoch, offset = part.take(holder)
        if receipt and size is None:
            self._uploads.forget(packet_id, station)
            size = offset = self._disk.size(self._intake.held(packet_id))
        return Standing(part, epoch, offset, size or 0, receipt)

    def receive(self, station: str, standing: Standing, data: bytes) -> None:
        """Take bytes of an upload. Raises ``Superseded`` and ``Broken``."""
        standing.part.append(standing.epoch, data)
        self.door.moved(station)

    def vouch(self, station: str, packet_id: str, standing: Standing) -> str:
        """Check a whole upload, keep it, and return the receipt. Raises ``Declined``."""
        self.door.done(station)
        receipt = None
        if not self._script.take(Kind.MISMATCH):
            receipt = self._intake.finish(standing.part, standing.epoch, packet_id, station)
        if receipt is None:
            standing.part.reset(standing.epoch)
            often = self._store.mismatch(packet_id, station) >= _MISMATCHES
            raise Declined(Reason.PACKET if often else Reason.HASH_MISMATCH)
        self._uploads.forget(packet_id, station)
        return self._vouched(station, packet_id, receipt)

    def _vouched(self, station: str, packet_id: str, receipt: str) -> str:
        """Return the receipt, or what the faults make of it."""
        if self._script.take(Kind.TWICE):
            again = self._intake.take(self._disk.read(self._intake.held(packet_id)), lambda _: None)
            receipt = again.receipt
        if self._script.take(Kind.WRONG_RECEIPT):
            return self._intake.receipt(packet_id, station, "0" * 64, 1, 0)
        if self._script.take(Kind.FORGET):
            self.forget(packet_id)
        return receipt

    def forget(self, packet_id: str) -> None:
        """Know nothing of a packet any more, as a centre restored from an older backup."""
        self._store.forget(packet_id)
        self._disk.remove(self._intake.held(packet_id))

    def delete(self, packet_id: str) -> bool:
        """Delete a record, as an ADB asks for it: the same packet would be taken as a new one.

        Whatever comes of it is not told by the feed: the region knows, who asked. False for a
        packet that is not held.
        """
        return self._store.strike(packet_id)

    def holds(self) -> dict[str, Path]:
        """Return where each packet lies that this centre answers for."""
        return {i: self._intake.held(i) for i in self._store.holds()}

    def _now(self) -> str:
        return iso(self._clock.now())
