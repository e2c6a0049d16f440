"""``perekaman centre staff``: the emulated centre's list of who may work at a station."""

import argparse
from datetime import timedelta
from pathlib import Path
from typing import Final, cast

from packets.staff import ROLE, Duty, Member, StaffList, issue_staff
from station import clock, durable, settings
from station.centre.emulated.authority import Authority
from station.clock import SystemClock
from station.commands import output
from station.commands.centre.hinting import hinting
from station.errors import Code, Refused
from station.home import Home
from station.operators.roles import Role

HELP: Final = "sign who may work at the station of --config, and who no more"
ABOUT: Final = (
    "Sign a list of accounts and roles for the station that --config names. It holds no PIN and no"
    " key. It goes to the station with the status feed and on a courier's stick, or as the file:"
    " 'perekaman station accounts FILE'. An administrator there admits each person with a"
    " one-time code. Who is not on a newer list may work no more, and"
    " nobody on it when its days are over: that needs no line."
)
_FIELDS: Final = 3


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE", help="where the list goes")
    parser.add_argument("--serial", type=int, required=True, metavar="N", help="only grows")
    parser.add_argument(
        "--member", action="append", default=[], metavar="ID:USER:ROLE", help="may work there"
    )
    parser.add_argument(
        "--revoke", action="append", default=[], metavar="ID", help="may work there no more"
    )
    words = "accounts that were made at the station count no more"
    parser.add_argument("--no-local", action="store_true", help=words)
    parser.add_argument("--days", type=int, default=180, help="for how long the list holds")


def run(options: argparse.Namespace) -> int:
    """Sign. Raises ``Trouble``."""
    now = SystemClock().now()
    begins, ends = clock.iso(now), clock.iso(now + timedelta(days=options.days))
    listed = StaffList(
        serial=options.serial,
        station=settings.load(options.config).station.station.id,
        issued_at=begins,
        not_after=ends,
        local=not options.no_local,
        members=tuple(_member(text, begins, ends) for text in options.member),
        revoked=tuple(options.revoke),
    )
    with hinting():
        authority = Authority.load(Home(options.home).centre)
        token = issue_staff(listed, authority.office(ROLE))
    durable.write(options.file, token.encode("ascii"))
    authority.staff.keep(token)
    if options.json:
        output.document(listed)
    else:
        output.lines([f"{listed.station}: list {listed.serial}, {len(listed.members)} people"])
    return 0


def _member(text: str, begins: str, ends: str) -> Member:
    parts = text.split(":")
    if len(parts) != _FIELDS or parts[2] not in set(Role):
        raise Refused(Code.SETTINGS_INVALID, "--member: ID:USER:ROLE, as adb-1:dewi:OPERATOR")
    role = cast("Duty", parts[2])
    return Member(id=parts[0], user=parts[1], role=role, not_before=begins, not_after=ends)
