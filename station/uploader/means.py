"""What the parts of the uploader work with, passed in."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import packets
from station.centre.protocol import Centre
from station.clock import Clock
from station.outbox.index import Index
from station.outbox.spool import Spool
from station.settings import Line, Storage
from station.uploader.heartbeat import Heartbeat
from station.uploader.meter import Meter


@dataclass(frozen=True)
class Means:
    """``interrupted`` raises when an upload must make way for a stop or a command.

    ``side_line`` is a second connection to the same centre, for small questions while the first
    one is busy with a packet.
    """

    spool: Spool
    index: Index
    centre: Centre
    trust: packets.Trust
    clock: Clock
    line: Line
    chance: random.Random
    interrupted: Callable[[], None]
    meter: Meter
    heartbeat: Heartbeat
    side_line: Centre | None = None
    storage: Storage = field(default_factory=Storage)
    backup: Callable[[], None] = lambda: None
    destroyed: Callable[[Sequence[str]], None] = lambda _: None
    """Hears of every packet whose sealed file was destroyed because it was its time."""
    staff: Callable[[str], None] = lambda _: None
    """Hears of a list of staff that came with a verified page."""
    timed: Callable[[str, datetime, datetime], None] = lambda *_: None
    """Hears of every verified page: when it was signed, when it was asked for, when it came."""
