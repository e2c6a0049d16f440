"""Hands a packet to the outbox and believes it only when the disk gives it back as a packet.

What was written is read again under its final name and opened by the reader's code: signature,
chain, hash, id, every sealed chunk, the manifest's signature, every member and record against it.
Only then may the register say that somebody is recorded.
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import packets
from station import keys
from station.clock import Clock
from station.durable import Disk
from station.errors import Broken, Code
from station.home import Home
from station.outbox.spool import Outbox, Place, Spool, read_packet


def make(home: Home, clock: Clock, disk: Disk | None = None) -> Callable[[packets.Sealed], Path]:
    """Return what puts a packet and gives back where it lies.

    What it returns raises what ``Outbox.put`` raises, and ``Broken`` with OUTBOX_MISMATCH or
    PACKET_REFUSED for a packet that does not come back from the disk as it was sealed; that one is
    put aside, so that it neither travels nor counts.
    """
    outbox = Outbox(home.outbox, disk)

    def put(sealed: packets.Sealed) -> Path:
        path = outbox.put(sealed.packet_id, sealed.data)
        try:
            found = read_packet(outbox.spool, sealed.packet_id, len(sealed.data))
            _open(_same(found, sealed.data), sealed, keys.trust(home), clock.now())
        except Broken:
            put_aside(outbox.spool, sealed.packet_id)
            raise
        return path

    return put


def _same(found: bytes, written: bytes) -> bytes:
    if found != written:
        raise Broken(Code.OUTBOX_MISMATCH, "the disk gives back other bytes")
    return found


def _open(data: bytes, sealed: packets.Sealed, trust: packets.Trust, at: datetime) -> None:
    """Open a packet as the centre will, while that is possible here. Raises ``Broken``."""
    try:
        opened = packets.open_packet(data, [sealed.witness], trust, at)
    except packets.PacketError as error:
        raise Broken(Code.PACKET_REFUSED, f"{error.code.value} in {error.where}") from error
    if opened.waybill != sealed.waybill or opened.waybill.packet_id != sealed.packet_id:
        raise Broken(Code.OUTBOX_MISMATCH, "another packet lies under this id")


def check(data: bytes, packet_id: str, trust: packets.Trust, at: datetime) -> None:
    """Verify a packet as everybody behind the station will. Raises ``Broken``."""
    try:
        verified = packets.verify(data, trust, at)
    except packets.PacketError as error:
        raise Broken(Code.PACKET_REFUSED, f"{error.code.value} in {error.where}") from error
    if verified.waybill.packet_id != packet_id:
        raise Broken(Code.OUTBOX_MISMATCH, "another packet lies under this id")


def put_aside(spool: Spool, packet_id: str) -> None:
    """Take a packet that is none out of the way. Raises ``Broken`` where the disk refuses."""
    path = spool.path(Place.NEW, packet_id)
    if spool.disk.exists(path):
        spool.quarantine(Place.NEW, path.name)
