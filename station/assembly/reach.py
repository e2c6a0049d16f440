"""Whether the centre was reached lately, from the outbox's index: no network in the kiosk."""

from datetime import timedelta

from station.clock import Clock
from station.home import Home
from station.outbox.reader import Reader
from station.outbox.switches import Moment
from station.settings import Line


def online(home: Home, line: Line, clock: Clock) -> bool:
    """Say whether the uploader reached the centre within ``offline_minutes``.

    A clock set far ahead or back says no: nobody knows how long ago that was.
    """
    reached = Reader(home.outbox).moment(Moment.REACHED)
    lately = timedelta(minutes=line.offline_minutes)
    return reached is not None and abs(clock.now() - reached) <= lately
