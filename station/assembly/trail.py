"""Puts the trail together: its folder, the clock, and the station's key that signs it."""

from station.audit.checkpoint import TYPE
from station.audit.trail import Trail
from station.clock import Clock, SystemClock
from station.home import Home


def trail(home: Home, clock: Clock | None = None) -> Trail:
    """Return this station's trail; any process may have one. Nothing is loaded or opened yet."""

    def sign(payload: bytes) -> str:
        from packets import jws  # noqa: PLC0415  the first screen stands before cryptography
        from station import keys  # noqa: PLC0415

        return jws.sign(payload, keys.signer(home), TYPE)

    return Trail(home.audit, clock or SystemClock(), sign=sign)
