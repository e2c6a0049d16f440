"""``perekaman station``: make this machine a station, and tell it whom to seal to."""

import argparse
from pathlib import Path
from types import MappingProxyType
from typing import Final

from station import keys, settings
from station.assembly import endorsement
from station.assembly.trail import trail
from station.audit.acts import Act
from station.clock import SystemClock
from station.commands import (
    account,
    keeping,
    noting,
    output,
    provisioning,
    retention,
    signing_in,
)
from station.commands.signed_file import signed_file
from station.home import Home
from station.operators.roles import Right

HELP: Final = "keys, certificate and accounts of this station; whom it trusts"


def arguments(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    words = "make keys, get the certificates, create the first account"
    one = verbs.add_parser("provision", help=words, description=provisioning.ABOUT)
    provisioning.arguments(one)
    keeper = verbs.add_parser("keys", help=keeping.HELP, description=keeping.HELP)
    keeping.arguments(keeper)
    words = "record your own index fingers: no citizen is recorded with them by mistake"
    own = verbs.add_parser("finger", help=words, description=words)
    signing_in.pin(own)
    own.add_argument("user", metavar="USER", help="your user name; your PIN is asked for")
    words = "seal to the keys of a newer list that the centre signed"
    other = verbs.add_parser("trust", help=words, description=words)
    other.add_argument("file", type=Path, metavar="FILE", help="recipients.jws of the centre")
    words = "record by no other settings than these, which the centre endorsed"
    bound = verbs.add_parser("endorse", help=words, description=words)
    bound.add_argument("file", type=Path, metavar="FILE", help="endorsement of the centre")

    keeping_what = verbs.add_parser("retention", help=retention.HELP, description=retention.HELP)
    retention.arguments(keeping_what)
    words = "add, admit, lock, reset and list accounts; choose your own PIN"
    account.arguments(verbs.add_parser("account", help=words, description=words))
    words = "take over the centre's newer list of who may work here"
    staff = verbs.add_parser("accounts", help=words, description=words)
    staff.add_argument("file", type=Path, metavar="FILE", help="staff.jws of the centre")


def run(options: argparse.Namespace) -> int:
    """Carry out one verb. Raises ``Trouble``."""
    _VERBS[options.verb](options)
    return 0


def _trust(options: argparse.Namespace) -> None:
    listed = keys.install_recipients(Home(options.home), _token(options), SystemClock().now())
    noting.noted(options, Act.RECIPIENTS_INSTALLED, count=str(len(listed.recipients)))
    if options.json:
        output.document(listed)
        return
    output.lines([f"packets are sealed to the list of {listed.issued_at}:"])
    output.lines(
        f"  {each.key_id}  {each.role.value:<9} until {each.not_after[:10]}"
        for each in listed.recipients
    )


def _endorse(options: argparse.Namespace) -> None:
    chosen, now = settings.load(options.config), SystemClock().now()
    found = endorsement.install(Home(options.home), chosen, _token(options), now)
    sha256, number = found.settings_sha256, str(found.sequence)
    noting.noted(options, Act.SETTINGS_ENDORSED, count=number, sha256=sha256)
    if options.json:
        output.document(found)
    else:
        until = found.not_after[:10]
        output.lines([f"number {found.sequence}: these settings are endorsed until {until}"])


def _token(options: argparse.Namespace) -> str:
    wanted = "a file of the centre"
    return signed_file(options.file, give=wanted, what="a signed file of the centre")


def _finger(options: argparse.Namespace) -> None:
    """Sign somebody in and keep their templates; the kiosk must not hold the scanner meanwhile."""
    from station.assembly.own_finger import record  # noqa: PLC0415  brings drivers and OpenCV

    session, home = signing_in.signed_in(options, Right.RECORD), Home(options.home)
    count = record(home, settings.load(options.config), session, output.progress)
    trail(home).note(Act.FINGER_ENROLLED, who=session.account, count=str(count))
    if options.json:
        output.document({"fingers": count})
    else:
        output.lines([f"{count} fingers of {options.user} are kept, sealed"])


_VERBS: Final = MappingProxyType(
    {
        "provision": provisioning.run,
        "keys": keeping.run,
        "trust": _trust,
        "endorse": _endorse,
        "finger": _finger,
        "account": account.run,
        "accounts": account.install,
        "retention": retention.run,
    }
)
