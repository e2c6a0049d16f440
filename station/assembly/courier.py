"""Brings outbox and stick together, for kiosk and commands: packets out, receipts in."""

import os
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

import packets
from packets.identifiers import is_packet_id
from station import keys
from station.assembly.appointed import Appointments
from station.centre.absent import AbsentCentre
from station.centre.courier.exporting import Export, Exported, Parcel, Sender
from station.centre.courier.medium import Medium
from station.centre.courier.returning import Returned, returned
from station.clock import Clock, SystemClock
from station.errors import Broken, Code, Refused
from station.home import Home
from station.lifecycle import AT_STATION, Status
from station.outbox.entries import Entry
from station.outbox.handover import Handover, Handovers
from station.outbox.reader import Reader
from station.outbox.recovery import describe
from station.outbox.spool import Place, Spool, read_packet
from station.settings import Settings
from station.uploader.acceptance import Verdict, carried
from station.uploader.control import Verb, tell
from station.uploader.handed import Brought
from station.uploader.lock import uploader_running
from station.uploader.uploader import Uploader

_PAGE = 1000


@dataclass(frozen=True)
class Judged:
    """One receipt of a stick: ``packet_id`` empty where it could not be read off it."""

    packet_id: str
    verdict: Verdict
    code: str = ""


@dataclass(frozen=True)
class Imported:
    """What a stick brought back; ``waiting``: the running uploader takes it in from here."""

    receipts: tuple[Judged, ...]
    files: int
    unreadable: int
    refused: tuple[tuple[str, str], ...]
    """Packets the centre did not take, with its reason. Told to people; nothing moves by it."""
    events: int
    waiting: bool

    @property
    def clean(self) -> bool:
        sound = (Verdict.RECEIVED, Verdict.KNOWN, Verdict.FOREIGN)
        good = all(each.verdict in sound for each in self.receipts)
        return good and bool(self.files) and not (self.unreadable or self.refused)


def export(
    home: Home,
    settings: Settings,
    stick: Path,
    *,
    clock: Clock | None = None,
    chance: Callable[[int], bytes] = os.urandom,
) -> Exported:
    """Write every packet without a receipt to a stick and note so in its history.

    Raises ``Refused`` with FILE_UNREADABLE where there is no stick, ``Broken`` with a KEY_ code.
    """
    reader, spool = Reader(home.outbox), Spool(home.outbox)
    owed = _owed(reader, spool)
    station = settings.station.station
    sender = Sender(
        station=station.id,
        area_code=station.area_code,
        signer=keys.signer(home),
        trust=keys.trust(home),
        cursor=reader.cursor(),
    )
    parcels = [Parcel(i, partial(_whole, spool, i, entry)) for i, entry in owed]
    done = Export(Medium(stick), sender, clock or SystemClock(), chance).run(parcels)
    if done.bundles:
        Handovers(home.outbox).put(Handover(exported=done.bundles))
        taken_in(home, settings)
    return done


def import_receipts(
    home: Home, settings: Settings, place: Path, *, clock: Clock | None = None
) -> Imported:
    """Take back what the centre laid on a stick, or into one file.

    Every receipt is verified here, to say what it is, and by the uploader, before it moves a
    packet. Raises ``Refused`` with FILE_UNREADABLE where there is no stick, ``Broken``.
    """
    found = returned(place)
    files = [each.receipts for each in found if each.receipts is not None]
    tokens = list(dict.fromkeys(token for each in files for token in each.receipts))
    # The newest bundle's pages tell the most; older ones are passed over then.
    pages = tuple(page for each in reversed(files) for page in each.pages)
    bench = _Bench(home, settings.station.station.id, clock or SystemClock())
    judged = [bench.judge(token) for token in tokens]
    worth = [t for t, j in zip(tokens, judged, strict=True) if j.verdict in _WORTH]
    brought = None
    if worth or pages:
        Handovers(home.outbox).put(Handover(receipts=tuple(worth), pages=pages))
        brought = taken_in(home, settings)
    return _imported(found, judged, brought, waiting=brought is None and bool(worth or pages))


_WORTH = frozenset({Verdict.RECEIVED, Verdict.KNOWN, Verdict.UNKNOWN})
"""What is handed over: an unknown packet may lie in the spool and not in the index yet."""


def _imported(
    found: list[Returned], judged: list[Judged], brought: Brought | None, *, waiting: bool
) -> Imported:
    final = brought.verdicts if brought else {}
    refused = {(r.packet_id, r.reason) for each in found if each.receipts
               for r in each.receipts.refused if is_packet_id(r.packet_id)}  # fmt: skip
    return Imported(
        receipts=tuple(
            Judged(j.packet_id, final.get(j.packet_id, j.verdict) if j.verdict in _WORTH
                   else j.verdict, j.code) for j in judged
        ),
        files=len(found),
        unreadable=sum(each.receipts is None for each in found),
        refused=tuple(sorted(refused)),
        events=brought.events if brought else 0,
        waiting=waiting,
    )  # fmt: skip


class _Bench:
    """Judges receipts by what the outbox knows, without writing."""

    def __init__(self, home: Home, station: str, clock: Clock) -> None:
        self._reader = Reader(home.outbox)
        self._trust = keys.trust(home)
        self._station = station
        self._clock = clock

    def judge(self, token: str) -> Judged:
        try:
            receipt = packets.verify_receipt(token, self._trust, self._clock.now())
        except packets.PacketError as error:
            return Judged("", Verdict.FORGED, error.code.value)
        try:
            entry = self._reader.find(receipt.packet_id)
        except Refused:
            ours = receipt.station == self._station
            return Judged(receipt.packet_id, Verdict.UNKNOWN if ours else Verdict.FOREIGN)
        kept = self._reader.receipts_at(receipt.packet_id)
        verdict, code = carried(token, entry, kept, self._trust, self._clock.now())
        return Judged(receipt.packet_id, verdict, code)


def _owed(reader: Reader, spool: Spool) -> list[tuple[str, Entry | None]]:
    """Return what the centre has not vouched for, oldest first; None for what no index knows."""
    known: dict[str, Entry] = {}
    for state in sorted(AT_STATION):
        known |= {e.packet_id: e for e in _all(reader, state)}
    fresh = [i for i in reader.fresh() if i not in known and not _judged_elsewhere(reader, i)]
    held = [e for e in known.values() if spool.find(e.packet_id)]
    oldest = sorted(held, key=lambda e: (-e.priority, e.sealed_at, e.packet_id))
    return [*((e.packet_id, e) for e in oldest), *((i, None) for i in fresh)]


def _judged_elsewhere(reader: Reader, packet_id: str) -> bool:
    """Say whether the index knows a packet that lies in ``new/`` and is not open."""
    try:
        return not reader.find(packet_id).open
    except Refused:
        return False


def _all(reader: Reader, state: Status) -> Iterable[Entry]:
    after: str | None = None
    while True:
        page = reader.page(state=state, after=after, limit=_PAGE)
        yield from page.entries
        if page.after is None:
            return
        after = page.after


def _whole(spool: Spool, packet_id: str, entry: Entry | None) -> bytes:
    """Return a packet's bytes, as they were put. Raises ``Broken``."""
    try:
        size = entry.size if entry else spool.disk.size(spool.path(Place.NEW, packet_id))
    except OSError as error:
        raise Broken(Code.FILE_UNREADABLE, type(error).__name__) from error
    data = read_packet(spool, packet_id, size)
    found = describe(packet_id, data).sha256 if entry is None else sha256(data).hexdigest()
    if entry is not None and found != entry.sha256:
        raise Broken(Code.FILE_UNREADABLE, "the packet's file has changed")
    return data


def taken_in(home: Home, settings: Settings) -> Brought | None:
    """Have a hand-over taken in: by the uploader that runs, or here; None when it waits."""
    if not uploader_running(home.outbox):
        try:
            return _alone(home, settings)
        except Refused as trouble:
            if trouble.code is not Code.UPLOADER_RUNNING:
                raise
    tell(home.outbox, Verb.TAKE_IN)
    return None


def _alone(home: Home, settings: Settings) -> Brought:
    """Take it in with this process as the writer: needs no line, and no certificate for one."""
    line = settings.station.line
    trust, clock = keys.trust(home), SystemClock()
    staff = Appointments(home, clock)
    alone = Uploader(home.outbox, AbsentCentre(), trust, clock, line, random.Random(), staff=staff)
    return alone.take_handed()
