"""Says whether the outbox holds a packet, after a cut between putting it and noting whose it is.

One that waits in ``new/`` counts only when it verifies: a draft is destroyed on this word.
"""

from collections.abc import Callable

import packets
from station import keys
from station.assembly.handover import check, put_aside
from station.clock import parse
from station.durable import Disk
from station.errors import Broken
from station.home import Home
from station.outbox.spool import Place, Spool


def make(home: Home, disk: Disk | None = None) -> Callable[[str], bool]:
    """Return what answers, by packet id. It raises ``Broken`` where disk or keys do not tell."""
    spool = Spool(home.outbox, disk)

    def holds(packet_id: str) -> bool:
        if not spool.disk.exists(spool.path(Place.NEW, packet_id)):
            return spool.holds(packet_id)
        if _in_order(spool, home, packet_id):
            return True
        put_aside(spool, packet_id)
        return False

    return holds


def _in_order(spool: Spool, home: Home, packet_id: str) -> bool:
    trust = keys.trust(home)  # without a root nothing can be judged: that is no fault of the packet
    try:
        data = spool.disk.read(spool.path(Place.NEW, packet_id))
        waybill, _ = packets.read_waybill(data)
        check(data, packet_id, trust, parse(waybill.sealed_at))
    except FileNotFoundError:
        return spool.holds(packet_id)  # the uploader has just moved it on
    except (packets.PacketError, Broken, ValueError):
        return False
    return True
