"""Puts the complaint desk together: outbox, trail and the day's counts, for kiosk and command."""

from station.assembly.trail import trail
from station.clock import Clock, SystemClock
from station.complaints.answering import Means
from station.complaints.office import Office
from station.complaints.quota import Quota
from station.home import Home
from station.outbox.reader import Reader
from station.session.desk import Desk
from station.settings import Settings


def means(
    home: Home, settings: Settings, data_key: bytes | None, clock: Clock | None = None
) -> Means:
    """Return what answers come from, for somebody who sees citizens."""
    moment = clock or SystemClock()
    noted = trail(home, moment)
    noted.unlock(data_key)
    return Means(
        outbox=Reader(home.outbox),
        trail=noted,
        quota=Quota(home.lookups, moment),
        clock=moment,
        area=settings.station.station.area_code,
    )


def office(home: Home, settings: Settings, desk: Desk) -> Office:
    """Return the kiosk's complaint desk."""
    return Office(desk.lend, lambda data_key: means(home, settings, data_key))
