"""Takes over the centre's lists of who may work here as they come with its pages."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field

from station import keys
from station.assembly.trail import trail
from station.audit.acts import Act
from station.clock import Clock
from station.errors import Trouble
from station.home import Home
from station.keys import certificates
from station.operators import listing

log = logging.getLogger(__name__)


def serial(home: Home) -> Callable[[], int]:
    """Return what says which list is installed: 0 for none, and for one that is not believed."""

    def found() -> int:
        try:
            standing = listing.installed(home.trust)
        except Trouble:
            return 0  # the centre's own copy puts a damaged one right
        return standing.serial if standing else 0

    return found


@dataclass
class Appointments:
    """Hears of every list that came with a verified page; a page is no reason to believe it."""

    home: Home
    clock: Clock
    refused: set[str] = field(default_factory=set)

    def __call__(self, token: str) -> None:
        noted = trail(self.home, self.clock)
        before = serial(self.home)()
        chain = keys.chain(self.home, certificates.CHAIN)
        station = certificates.named(chain[0], certificates.STATION_ROLE)
        try:
            listed = listing.install(self.home.trust, token, station=station, now=self.clock.now())
        except Trouble as trouble:
            # It comes with every page, and is tried each time: a clock or a disk may be put right.
            if token not in self.refused:
                self.refused.add(token)
                log.warning("accounts_refused", extra={"code": trouble.code})
                noted.note(Act.ACCOUNTS_REFUSED, who="uploader", code=trouble.code.value)
            return
        if listed.serial != before:
            count = str(len(listed.members))
            noted.note(
                Act.ACCOUNTS_INSTALLED, who="uploader", serial=str(listed.serial), count=count
            )
