"""Seals recordings with the station's key, to the centre's recipients. Loaded when one signs in."""

from collections.abc import Callable

import packets
from packets.enrollment import Recording
from station import keys
from station.assembly import area
from station.clock import Clock
from station.errors import Broken, Code
from station.home import Home
from station.settings import Settings


def make(home: Home, settings: Settings, clock: Clock) -> Callable[[Recording], packets.Sealed]:
    """Return what seals; it reads the keys each time, for they may have been replaced or ended.

    What it returns raises ``Broken`` with a KEY_ code, RECIPIENT_EXPIRED, AREA_CODE_INVALID or
    PACKET_REFUSED.
    """
    station = settings.station.station

    def seal(recording: Recording) -> packets.Sealed:
        area.check(home, recording.origin.area_code)
        signer, recipients = keys.signer(home), keys.recipients(home, clock.now())
        try:
            return packets.seal(
                recording, recipients=recipients, signer=signer, priority=station.priority
            )
        except packets.PacketError as error:
            raise Broken(Code.PACKET_REFUSED, f"{error.code.value} in {error.where}") from error

    return seal
