"""A home with a station's keys and the centre that issued them, without accounts: quickly made."""

from pathlib import Path

from station import keys
from station.centre.emulated.authority import Authority
from station.clock import Clock
from station.home import Home
from station.keys import making
from tests.fakes.keys import STATION


def enrolled(root: Path, clock: Clock | None = None, *, station: str = STATION) -> Home:
    """Make keys and certificates as of ``clock``; packets of ``tests.fakes.recordings`` fit."""
    home = Home(root).make()
    authority = Authority.create(home.centre, clock)
    making.make(home, making.SOFTWARE, making.PUBLIC)
    keys.install(
        home,
        chain=authority.enroll(keys.request(home, station)),
        root=authority.root_pem,
        recipients=authority.recipients_file.read_bytes(),
    )
    return home
