"""What the emulated centre does, without HTTP: announce, take bytes, vouch, judge, tell.

Order on the last byte: sync the file, check it, give it its name durably, commit the receipt;
only then is anything acknowledged.
"""

import hashlib
import logging
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

import packets
from packets import jws
from packets.waybill import TYPE as WAYBILL
from packets.waybill import parse_waybill, peek_waybill
from station.centre.answers import Reason
from station.centre.emulated.authority import STATION_ROLE, Authority
from station.centre.emulated.faults import Kind, Script
from station.centre.emulated.store import Store
from station.centre.emulated.uploads import Part, Uploads
from station.centre.emulated.verdicts import unreadable, walk
from station.centre.protocol import Announcement, Answer, FeedPage, Inventory, Wanted
from station.clock import Clock, iso, parse
from station.lifecycle import Status

log = logging.getLogger(__name__)
FEED: Final = "perekaman-feed+jws"
LARGEST: Final = 64 << 20
_MISMATCHES: Final = 3
_PAGE: Final = 100
_WALKS: Final = 20  # packets opened per question, so that an answer comes soon


class Declined(Exception):
    """The centre does not do what was asked; ``reason`` is a word of the wire."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True)
class Conduct:
    """How this centre judges: area codes it serves (all, if empty), share of failures, seed."""

    failures: float = 0.0
    seed: int = 1
    area_codes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Standing:
    """An upload as it stands: where to go on, or the receipt."""

    part: Part
    epoch: int
    offset: int
    size: int
    receipt: str | None


class Service:
    """One centre. Called by many threads."""

    def __init__(
        self, authority: Authority, clock: Clock, conduct: Conduct, script: Script
    ) -> None:
        self._authority = authority
        self._clock = clock
        self._conduct = conduct
        self._script = script
        self._signer = authority.signer()
        self._identities = authority.identities()
        self._packets = _folder(authority.folder / "packets")
        self._uploads = Uploads(_folder(authority.folder / "uploads"))
        self._store = Store(authority.folder / "centre.db")

    def close(self) -> None:
        self._store.close()

    # --- announce, inventory

    def announce(self, station: str, announced: Sequence[Announcement]) -> tuple[Answer, ...]:
        return tuple(self._answer(station, each) for each in announced)

    def _answer(self, station: str, told: Announcement) -> Answer:
        reason = self._objection(station, told)
        if reason is not None:
            return Answer(packet_id=told.packet_id, wanted=Wanted.REFUSED, reason=reason.value)
        self._store.announce(told.packet_id, station, told.size, told.waybill, self._now())
        receipt = self._store.receipt(told.packet_id)
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
            waybill = self._waybill(told.waybill, station)
        except (packets.PacketError, ValueError, OverflowError) as error:
            log.info("waybill_refused", extra={"error_type": type(error).__name__})
            return Reason.WAYBILL
        if waybill.packet_id != told.packet_id or waybill.station != station:
            return Reason.WAYBILL
        served = self._conduct.area_codes
        return Reason.AREA_CODE if served and waybill.area_code not in served else None

    def _waybill(self, token: str, station: str) -> packets.Waybill:
        at = self._signed_at(peek_waybill(token))
        verified = jws.verify(token, self._authority.trust, WAYBILL, at, "station")
        if verified.uri != f"{STATION_ROLE}{station}":
            raise packets.PacketError(packets.PacketCode.SIGNATURE_ROLE, "another's signature")
        return parse_waybill(verified.payload)

    def _signed_at(self, waybill: packets.Waybill) -> datetime:
        """Return the time at which the station's certificate had to be valid.

        That is when it sealed: a packet may wait for weeks in a village without a line. Whether
        the station may still talk to us is decided by TLS, today.
        """
        return min(self._clock.now(), parse(waybill.sealed_at))

    def inventory(self, station: str, packet_ids: Sequence[str]) -> Inventory:
        ours = [i for i in packet_ids if self._store.owner(i) == station]
        finished = tuple(i for i in ours if self._store.receipt(i))
        return Inventory(
            missing=tuple(i for i in packet_ids if i not in finished), finished=finished
        )

    # --- upload

    def begin(self, station: str, packet_id: str, size: int, holder: socket.socket) -> None:
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
        if self._store.size(packet_id, station) not in (None, size):
            part = self._uploads.part(packet_id, station)
            part.reset(part.take(holder)[0])
        self._store.begin(packet_id, station, size)

    def stand(self, station: str, packet_id: str, holder: socket.socket) -> Standing | None:
        """Take an upload over from any older connection; None for one nobody has begun."""
        receipt = self._store.receipt(packet_id)
        size = self._store.size(packet_id, station)
        if size is None and (receipt is None or self._store.owner(packet_id) != station):
            return None
        part = self._uploads.part(packet_id, station)
        epoch, offset = part.take(holder)
        held = self._held(packet_id)
        if receipt and size is None:
            size = offset = held.stat().st_size
        return Standing(part, epoch, offset, size or 0, receipt)

    def vouch(self, station: str, packet_id: str, standing: Standing) -> str:
        """Check a whole upload, keep it, and return the receipt. Raises ``Declined``."""
        data = standing.part.whole(standing.epoch)
        if self._script.take(Kind.MISMATCH) or not self._sound(station, packet_id, data):
            standing.part.reset(standing.epoch)
            often = self._store.mismatch(packet_id, station) >= _MISMATCHES
            raise Declined(Reason.PACKET if often else Reason.HASH_MISMATCH)
        seal = hashlib.sha256(data).hexdigest()
        receipt = ""

        def commit() -> None:
            nonlocal receipt
            with self._store.transaction():
                seq = self._store.next_seq(station)
                receipt = self._receipt(station, packet_id, seal, len(data), seq)
                self._store.hold(packet_id, station, receipt, seq)

        standing.part.finish(standing.epoch, self._held(packet_id), commit)
        if self._script.take(Kind.WRONG_RECEIPT):
            return self._receipt(station, packet_id, "0" * 64, len(data), 0)
        return receipt

    def _sound(self, station: str, packet_id: str, data: bytes) -> bool:
        try:
            at = self._signed_at(packets.read_waybill(data)[0])
            verified = packets.verify(data, self._authority.trust, at)
        except packets.PacketError as error:
            log.info("packet_unsound", extra={"code": error.code, "packet_id": packet_id})
            return False
        return (
            verified.waybill.packet_id == packet_id
            and verified.signer_uri == f"{STATION_ROLE}{station}"
        )

    def _receipt(self, station: str, packet_id: str, sha256: str, size: int, seq: int) -> str:
        receipt = packets.Receipt(
            tier=packets.Tier.CENTRE, packet_id=packet_id, sha256=sha256, size=size,
            station=station, received_at=self._now(), seq=seq,
        )  # fmt: skip
        return packets.issue_receipt(receipt, self._signer)

    # --- feed

    def feed(self, station: str, after: int) -> str:
        """Return the signed page after a sequence number; packets are judged when asked about."""
        self._walk(station)
        if self._script.take(Kind.REPLAYED_FEED):
            after = 0
        events = self._store.events(station, after, _PAGE + 1)
        page = FeedPage(
            station=station,
            after=after,
            events=events[:_PAGE],
            issued_at=self._now(),
            more=len(events) > _PAGE or bool(self._store.unwalked(station, 1)),
        )
        return jws.sign(msgspec.json.encode(page), self._signer, FEED)

    def _walk(self, station: str) -> None:
        for packet_id, round_ in self._store.unwalked(station, _WALKS):
            steps = self._judge(packet_id, round_)
            if self._script.take(Kind.UNKNOWN_STATUS):
                steps = (*steps, ("SENT_TO_ARCHIVE", "a status nobody has named"))
            again = steps[-1][0] == Status.PACKET_RETRY
            self._store.walked(packet_id, station, steps, self._now(), again=again)

    def _judge(self, packet_id: str, round_: int) -> tuple[tuple[str, str], ...]:
        data = self._held(packet_id).read_bytes()
        try:
            at = self._signed_at(packets.read_waybill(data)[0])
            packets.open_packet(data, self._identities, self._authority.trust, at)
        except packets.PacketError as error:
            return unreadable(error.code.value)
        return walk(packet_id, seed=self._conduct.seed, share=self._conduct.failures, round_=round_)

    def _held(self, packet_id: str) -> Path:
        return self._packets / f"{packet_id}.packet"

    def _now(self) -> str:
        return iso(self._clock.now())


def _folder(path: Path) -> Path:
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path
