"""Brings spool and index together on start: takes in, puts aside, raises alarms; never guesses.

The file is the truth and the index follows it. A packet that is not in the index is taken in as
BIO_CAPTURED, wherever it lies: the centre is asked next, and its receipt and its feed bring the
packet to where it really stands.
"""

import hashlib
import logging
import os
from datetime import datetime
from pathlib import Path
from typing import Final

import msgspec

import packets
from packets.container import LARGEST
from station.clock import parse
from station.durable import move
from station.errors import Broken, Code
from station.outbox.entries import Alarm, Blocked
from station.outbox.found import Found
from station.outbox.index import Index, Sealed
from station.outbox.retention import finish_destroying
from station.outbox.schema import FILES
from station.outbox.spool import Place, Spool, packet_id_of, quarantined_id, read_packet

__all__ = ["Found", "Recovery", "open_index", "quarantined", "recover", "take_in", "unchanged"]
log = logging.getLogger(__name__)
_ABANDONED_SECONDS: Final = 3600.0


class Recovery(msgspec.Struct, frozen=True, kw_only=True):
    """What recovery did: packets taken in, packets moved to ``done/``, alarms raised."""

    added: tuple[str, ...] = ()
    finished: tuple[str, ...] = ()
    alarms: tuple[Found, ...] = ()


def open_index(spool: Spool) -> tuple[Index, tuple[Found, ...]]:
    """Open the index; put a damaged one aside, whole, and begin a new one from the spool."""
    try:
        return Index(spool.folder), ()
    except Broken as trouble:
        if trouble.code is not Code.FILE_UNREADABLE:
            raise
    _put_index_aside(spool)
    return Index(spool.folder), (Found(alarm=Alarm.INDEX_CORRUPT),)


def recover(spool: Spool, index: Index, now: datetime) -> Recovery:
    """Compare every file with every row. Called on start, before anything is sent."""
    _sweep(spool, now)
    damaged = index.unreadable()
    for packet_id in damaged:
        index.forget(packet_id)
    buried = finish_destroying(spool, index)
    added, alarms = take_in(spool, index, now, (Place.NEW, Place.DONE))
    alarms += buried
    alarms += [Found(alarm=Alarm.INDEX_CORRUPT, packet_id=i) for i in damaged]
    finished = _finish_received(spool, index)
    alarms += _missing(spool, index, now)
    return Recovery(added=tuple(added), finished=tuple(finished), alarms=tuple(alarms))


def take_in(
    spool: Spool, index: Index, now: datetime, places: tuple[Place, ...] = (Place.NEW,)
) -> tuple[list[str], list[Found]]:
    """Insert what lies in the spool and is not in the index; quarantine what nobody can read."""
    added: list[str] = []
    alarms: list[Found] = []
    for place in places:
        for name in spool.others(place):
            alarms.append(_put_aside(spool, place, name, Found(alarm=Alarm.STRAY_FILE)))
        for name in _unknown(spool, index, place):
            packet_id = packet_id_of(name)
            if packet_id is None:
                alarms.append(_put_aside(spool, place, name, Found(alarm=Alarm.STRAY_FILE)))
                continue
            found = _insert(spool, index, place, packet_id, now)
            if found:
                alarms.append(found)
            else:
                added.append(packet_id)
    return added, alarms


def _unknown(spool: Spool, index: Index, place: Place) -> list[str]:
    """Return the names the index does not know, once they cannot vanish any more.

    A put may have died between its rename and the sync of the folder: the file is there now and
    gone after a power cut, and a row must not outlive its file.
    """
    names = [n for n in spool.names(place) if not index.knows(packet_id_of(n) or "")]
    if names:
        spool.sync(place)
    return names


def describe(packet_id: str, data: bytes) -> Sealed:
    """Read what the index keeps of a packet from its waybill.

    The signature is not verified here: a clock that jumped would put every packet of the station
    in quarantine. The centre verifies. Raises ``Broken`` with PACKET_REFUSED.
    """
    try:
        waybill, token = packets.read_waybill(data)
        sealed_at = parse(str(waybill.sealed_at))
    except (packets.PacketError, ValueError, OverflowError) as error:
        raise Broken(Code.PACKET_REFUSED, "unreadable waybill") from error
    if waybill.packet_id != packet_id:
        raise Broken(Code.PACKET_REFUSED, "the waybill names another packet")
    return Sealed(
        packet_id=packet_id,
        number=waybill.number,
        station=waybill.station,
        area_code=waybill.area_code,
        waybill=token,
        size=len(data),
        sha256=hashlib.sha256(data).hexdigest(),
        sealed_at=sealed_at,
        priority=int(waybill.priority),
    )


def _insert(
    spool: Spool, index: Index, place: Place, packet_id: str, now: datetime
) -> Found | None:
    path = spool.path(place, packet_id)
    try:
        index.add(describe(packet_id, _container(spool, path)), now=now)
    except FileNotFoundError:
        return None  # moved on since the folder was listed
    except OSError:
        return Found(alarm=Alarm.FILE_UNREADABLE, packet_id=packet_id)  # the medium: leave it there
    except Broken as trouble:
        if trouble.code is not Code.PACKET_REFUSED:
            raise
        found = Found(alarm=Alarm.FILE_UNREADABLE, packet_id=packet_id)
        return _put_aside(spool, place, path.name, found)
    return None


def _container(spool: Spool, path: Path) -> bytes:
    if spool.disk.size(path) > LARGEST:  # also larger, perhaps, than the memory
        raise Broken(Code.PACKET_REFUSED, "larger than any container")
    return spool.disk.read(path)


def _put_aside(spool: Spool, place: Place, name: str, found: Found) -> Found:
    try:
        spool.quarantine(place, name)
    except Broken as trouble:  # it stays where it is; the packets beside it go on all the same
        log.warning("quarantine_failed", extra={"code": trouble.code, "packet_id": found.packet_id})
        return found
    log.warning("file_quarantined", extra={"code": found.alarm, "packet_id": found.packet_id})
    return found


def _finish_received(spool: Spool, index: Index) -> list[str]:
    waiting = spool.packet_ids(Place.NEW)
    received = [i for i in waiting if _received(index, i)]
    for packet_id in received:
        spool.finish(packet_id)
    return received


def _received(index: Index, packet_id: str) -> bool:
    known = index.get(packet_id)
    return known is not None and not known.open and index.has_receipt(packet_id)


def _missing(spool: Spool, index: Index, now: datetime) -> list[Found]:
    there = {i for place in (Place.NEW, Place.DONE) for i in spool.packet_ids(place)}
    gone = sorted(index.packet_ids() - there - index.destroyed())
    for packet_id in gone:
        known = index.get(packet_id)
        if known and known.open:
            index.schedule(packet_id, at=None, blocked=Blocked.FILE, now=now)
        log.error("file_missing", extra={"packet_id": packet_id})
    return [Found(alarm=Alarm.FILE_MISSING, packet_id=i) for i in gone]


def unchanged(spool: Spool, index: Index, packet_id: str) -> bytes:
    """Return a packet's bytes as they were put. Raises ``Broken`` when they are not there so."""
    known = index.get(packet_id)
    data = read_packet(spool, packet_id, known.size) if known else b""
    if known is None or hashlib.sha256(data).hexdigest() != known.sha256:
        raise Broken(Code.FILE_UNREADABLE, "the packet's file has changed")
    return data


def quarantined(spool: Spool, index: Index) -> int:
    """Return how many packets lie in quarantine that the index does not know by a good copy."""
    ids = {quarantined_id(name) for name in spool.names(Place.QUARANTINE)}
    return sum(1 for each in ids if each and not index.knows(each))


def _sweep(spool: Spool, now: datetime) -> None:
    """Remove half-written files nobody is writing any more: nothing was promised about them."""
    for name in spool.names(Place.TMP):
        path = spool.folder / Place.TMP.value / name
        try:
            if abs(now.timestamp() - spool.disk.modified(path)) > _ABANDONED_SECONDS:
                spool.disk.remove(path)
        except OSError:
            continue  # gone, or a medium that takes no writes: harmless


def _put_index_aside(spool: Spool) -> None:
    mark = os.urandom(4).hex()
    for name in FILES:
        path = spool.folder / name
        if path.exists():
            move(spool.disk, path, spool.folder / Place.QUARANTINE.value / f"{name}.{mark}")
    log.error("index_quarantined", extra={"code": Alarm.INDEX_CORRUPT})
