"""``perekaman centre endorse``: the emulated centre's word for a station's settings."""

import argparse
from datetime import timedelta
from pathlib import Path
from typing import Final

from packets.endorsements import ROLE, Endorsement, issue_endorsement
from station import clock, durable, settings
from station.centre.emulated.authority import Authority
from station.clock import SystemClock
from station.commands import output
from station.commands.centre.hinting import hinting
from station.home import Home

HELP: Final = "endorse the settings of --config for the station they name"
ABOUT: Final = (
    "Sign that a station may work by the settings in --config. Give the file to the station:"
    " 'perekaman station endorse FILE'. From then on it records by no others, and the centre"
    " doubts packets of that station that were made by settings it never endorsed."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="where the endorsement goes")
    words = "number of the endorsement; only grows"
    parser.add_argument("--sequence", type=int, default=1, metavar="N", help=words)
    parser.add_argument("--days", type=int, default=365, help="for how long it holds")


def run(options: argparse.Namespace) -> int:
    """Endorse. Raises ``Trouble``."""
    chosen, now = settings.load(options.config), SystemClock().now()
    endorsement = Endorsement(
        sequence=options.sequence,
        station=chosen.station.station.id,
        settings_sha256=chosen.sha256,
        issued_at=clock.iso(now),
        not_after=clock.iso(now + timedelta(days=options.days)),
    )
    with hinting():
        authority = Authority.load(Home(options.home).centre)
        token = issue_endorsement(endorsement, authority.office(ROLE))
    durable.write(options.file, token.encode("ascii"))
    authority.endorsed.keep(token)
    if options.json:
        output.document(endorsement)
    else:
        output.lines([f"{endorsement.station}: endorsed until {endorsement.not_after[:10]}"])
    return 0
