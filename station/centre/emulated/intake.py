"""Takes a whole packet in, whichever way it came: by the line or on the courier's medium.

Order: the bytes are synced, checked, given their name durably, and the receipt is committed; only
then is anything acknowledged. What a crash leaves between name and receipt is made good when the
centre starts again.
"""

import hashlib
import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import packets
from packets import jws
from packets.signer import Signer
from packets.trust import Trust
from packets.waybill import TYPE as WAYBILL
from packets.waybill import parse_waybill, peek_waybill
from station.centre.answers import Reason
from station.centre.emulated.issuing import STATION_ROLE
from station.centre.emulated.store import Store
from station.centre.emulated.uploads import Part
from station.clock import Clock, iso, parse
from station.durable import Disk, place

log = logging.getLogger(__name__)
LARGEST: Final = 64 << 20
_CHECKS: Final = 4  # packets read into memory at once, whoever else is waiting
_SUFFIX: Final = ".packet"
UNREAL: Final = (packets.PacketError, ValueError, OverflowError)
"""What reading a waybill or packet from a hostile hand may raise."""


class Declined(Exception):
    """The centre does not do what was asked; ``reason`` is a word of the wire.

    ``status`` is HTTP's, where the reason does not decide it; ``wait`` in seconds.
    """

    def __init__(self, reason: Reason, wait: float = 0.0, status: int = 0) -> None:
        super().__init__(reason.value)
        self.reason = reason
        self.wait = wait
        self.status = status


@dataclass(frozen=True)
class Taken:
    """A packet that is held, and the receipt for it; ``known``: it was held before."""

    packet_id: str
    station: str
    receipt: str
    known: bool


class Intake:
    """The one door through which packets come to be held. Called by many threads."""

    def __init__(
        self,
        folder: Path,
        *,
        disk: Disk,
        store: Store,
        trust: Trust,
        signer: Signer,
        clock: Clock,
    ) -> None:
        self._folder = folder / "packets"
        self._arriving = folder / "uploads"
        self._disk = disk
        self._store = store
        self._trust = trust
        self._signer = signer
        self._clock = clock
        self._reading = threading.BoundedSemaphore(_CHECKS)

    def held(self, packet_id: str) -> Path:
        """Return where a packet lies, or will."""
        return self._folder / f"{packet_id}{_SUFFIX}"

    def read(self, packet_id: str) -> bytes | None:
        """Return the bytes of a packet; None where they are gone."""
        path = self.held(packet_id)
        return self._disk.read(path) if self._disk.exists(path) else None

    # --- by the line

    def finish(self, part: Part, epoch: int, packet_id: str, station: str) -> str | None:
        """Keep a whole upload and return its receipt; None when its bytes are not that packet's."""
        with self._reading:
            data = part.whole(epoch)
            if not self._is(data, packet_id, station):
                return None
            final = self.held(packet_id)
            return part.finish(epoch, final, self._committing(data, packet_id, station))

    # --- by courier

    def take(self, data: bytes, objection: Callable[[packets.Waybill], Reason | None]) -> Taken:
        """Keep a packet that was not announced; again is harmless. Raises ``Declined``, ``Broken``.

        Whose packet it is says the signature of its waybill, which must be sound.
        """
        if len(data) > LARGEST:
            raise Declined(Reason.TOO_LARGE)
        try:
            waybill, station = self._checked(data)
        except UNREAL as error:
            raise Declined(Reason.PACKET) from error
        reason = objection(waybill)
        if reason is not None:
            raise Declined(reason)
        receipt = self._store.receipt(waybill.packet_id)
        if receipt is not None and self._store.owner(waybill.packet_id) == station:
            return Taken(waybill.packet_id, station, receipt, known=True)
        temporary = self._arriving / f"{waybill.packet_id}.{station}.courier"
        self._disk.remove(temporary)  # of an import that was cut short
        place(self._disk, temporary, self.held(waybill.packet_id), data)
        receipt = self._committing(data, waybill.packet_id, station)()
        return Taken(waybill.packet_id, station, receipt, known=False)

    # --- after a crash

    def recover(self) -> int:
        """Make the folder and the store agree again; return how many packets that concerned.

        A packet with its name and no receipt was about to be vouched for: now it is. A receipt
        without a packet (an older copy of the folder) is forgotten: its station will hear so.
        """
        known = self._store.holds()
        names = {n.removesuffix(_SUFFIX) for n in self._disk.names(self._folder)}
        for packet_id in sorted(known.keys() - names):
            self._store.forget(packet_id)
            log.warning("packet_forgotten", extra={"packet_id": packet_id})
        orphans = sorted(names - known.keys())
        for packet_id in orphans:
            self._adopt(packet_id)
        return len(orphans) + len(known.keys() - names)

    def _adopt(self, packet_id: str) -> None:
        path = self.held(packet_id)
        data = self._disk.read(path)
        try:
            waybill, station = self._checked(data)
        except UNREAL:
            self._disk.remove(path)  # no receipt was ever given for it
            return
        if waybill.packet_id == packet_id:
            self._disk.sync_folder(self._folder)  # the crash may have come before
            self._committing(data, packet_id, station)()
            log.info("packet_adopted", extra={"packet_id": packet_id})

    # --- checks

    def waybill(self, token: str, station: str) -> packets.Waybill:
        """Return a waybill that this station signed. Raises one of ``UNREAL``."""
        at = self.signed_at(peek_waybill(token))
        verified = jws.verify(token, self._trust, WAYBILL, at, "station")
        if verified.uri != f"{STATION_ROLE}{station}":
            raise packets.PacketError(packets.PacketCode.SIGNATURE_ROLE, "another's signature")
        return parse_waybill(verified.payload)

    def signed_at(self, waybill: packets.Waybill) -> datetime:
        """Return the time at which the station's certificate had to be valid.

        That is when it sealed: a packet may wait for weeks in a village without a line. Whether
        the station may still talk to us is decided by TLS, today.
        """
        return min(self._clock.now(), parse(waybill.sealed_at))

    def _checked(self, data: bytes) -> tuple[packets.Waybill, str]:
        at = self.signed_at(packets.read_waybill(data)[0])
        verified = packets.verify(data, self._trust, at)
        return verified.waybill, verified.signer_uri.removeprefix(STATION_ROLE)

    def _is(self, data: bytes, packet_id: str, station: str) -> bool:
        try:
            waybill, signer = self._checked(data)
        except UNREAL as error:
            log.info("packet_unsound", extra={"error_type": type(error).__name__,
                                              "packet_id": packet_id})  # fmt: skip
            return False
        return waybill.packet_id == packet_id and signer == station

    # --- receipts

    def _committing(self, data: bytes, packet_id: str, station: str) -> Callable[[], str]:
        seal = hashlib.sha256(data).hexdigest()

        def sign(seq: int) -> str:
            return self.receipt(packet_id, station, seal, len(data), seq)

        return lambda: self._store.hold(packet_id, station, sign)

    def receipt(self, packet_id: str, station: str, sha256: str, size: int, seq: int) -> str:
        """Sign that these bytes are here."""
        found = packets.Receipt(
            tier=packets.Tier.CENTRE, packet_id=packet_id, sha256=sha256, size=size,
            station=station, received_at=iso(self._clock.now()), seq=seq,
        )  # fmt: skip
        return packets.issue_receipt(found, self._signer)
