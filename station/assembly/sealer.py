"""Seals recordings with the station's key, to the centre's recipients. Loaded when one signs in."""

from collections.abc import Callable

import packets
from packets.enrollment import Recording
from station import keys
from station.assembly import area, endorsement, origin, software
from station.assembly.clock_guard import ClockGuard
from station.assembly.standpoint import Standpoint
from station.clock import Clock
from station.errors import Broken, Code
from station.home import Home
from station.operators.accounts import Accounts
from station.settings import Settings


def make(
    home: Home, settings: Settings, clock: Clock, guard: ClockGuard, standpoint: Standpoint
) -> Callable[[Recording], packets.Sealed]:
    """Return what seals; it reads the keys each time, for they may have been replaced or ended.

    What it returns raises ``Broken`` with a KEY_ code, RECIPIENT_EXPIRED, AREA_CODE_INVALID, a
    CLOCK_ code, SETTINGS_NOT_ENDORSED or PACKET_REFUSED.
    """
    station, accounts = settings.station.station, Accounts(home.accounts)

    def seal(bare: Recording) -> packets.Sealed:
        area.check(home, bare.origin.area_code)
        endorsement.check(home, settings, clock.now())
        roles = {each.id: each.role for each in accounts.book.accounts}
        recording = origin.witnessed(
            bare, roles, guard.check(), software.digest(), standpoint.placed()
        )
        signer, recipients = keys.signer(home), keys.recipients(home, clock.now())
        try:
            return packets.seal(
                recording, recipients=recipients, signer=signer, priority=station.priority
            )
        except packets.PacketError as error:
            raise Broken(Code.PACKET_REFUSED, f"{error.code.value} in {error.where}") from error

    return seal
