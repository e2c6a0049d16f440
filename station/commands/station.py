"""``perekaman station``: make this machine a station."""

import argparse
from typing import Final

from station import settings
from station.assembly import provision
from station.commands import output
from station.errors import Code, Refused
from station.home import Home

HELP: Final = "keys, certificate and accounts of this station"


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    words = "make keys, get the certificate, create the first accounts"
    one = verbs.add_parser("provision", help=words, description=words)
    one.add_argument(
        "--demo", action="store_true", help="enroll with the emulated centre; the PINs are public"
    )


def run(options: argparse.Namespace) -> int:
    if not options.demo:
        raise Refused(Code.NOT_ALLOWED_NOW, "only --demo: no real centre offers an interface")
    home = Home(options.home)
    provision.demonstration(home, settings.load(options.config))
    people = (provision.OPERATOR, provision.SUPERVISOR)
    if options.json:
        output.document({"users": [each.user for each in people]})
    else:
        output.lines(f"{each.user}: PIN {each.pin}" for each in people)
    return 0
