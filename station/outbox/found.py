"""One thing recovery found that a technician must know."""

import msgspec

from station.outbox.entries import Alarm


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """An alarm and the packet it is about; the id is empty for a file with a foreign name."""

    alarm: Alarm
    packet_id: str = ""
