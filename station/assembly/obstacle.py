"""What keeps this station from beginning with a new person: asked before one sits down."""

from collections.abc import Callable

from station.assembly import area, endorsement
from station.assembly.reach import online
from station.clock import Clock
from station.errors import Code, Trouble
from station.home import Home
from station.settings import Policy, Settings
from station.uploader.lock import uploader_running


def make(home: Home, settings: Settings, clock: Clock) -> Callable[[], Code | None]:
    """Return what tells why nobody new may be recorded; None when nothing stands in the way."""
    line, area_code = settings.station.line, settings.station.station.area_code

    def obstacle() -> Code | None:
        try:
            area.check(home, area_code)
            endorsement.check(home, settings, clock.now())
        except Trouble as trouble:
            return trouble.code
        if line.policy is Policy.STORE_AND_FORWARD:
            return None
        served = uploader_running(home.outbox) and online(home, line, clock)
        return None if served else Code.ONLINE_REQUIRED

    return obstacle
