"""Puts the kiosk's comparison of status files together."""

from station.assembly.trail import trail
from station.clock import Clock, SystemClock
from station.home import Home
from station.reconcile.office import Office
from station.session.desk import Desk


def office(home: Home, desk: Desk, clock: Clock | None = None) -> Office:
    """Return what the screen of status files asks."""
    moment = clock or SystemClock()
    return Office(desk.lend, home.outbox, trail(home, moment), moment)
