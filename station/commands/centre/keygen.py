"""``perekaman centre keygen``: the keys of a demonstration's authority, and new ones in time."""

import argparse
from pathlib import Path
from typing import Final

from packets.recipients import Holder, RecipientList
from station.centre.emulated.authority import Authority
from station.centre.emulated.identities import Identities
from station.commands.output import document, lines
from station.home import Home

HELP: Final = "make the authority's keys, rotate them, take the recovery identity apart"
ABOUT: Final = (
    "Make the keys of a demonstration's authority in the home: its root, the TLS server's and the"
    " signers', and the two identities that open packets. Keys that stand are never replaced:"
    " packets are sealed to them. --rotate makes a new identity beside the old ones and signs a new"
    " list of recipients, which every station takes with 'perekaman station trust'. --recovery-to"
    " moves the recovery identity to another medium, to be kept offline."
)


def arguments(parser: argparse.ArgumentParser) -> None:
    one = parser.add_mutually_exclusive_group()
    one.add_argument("--rotate", choices=[each.value for each in Holder], help="whose key is new")
    one.add_argument(
        "--recovery-to", type=Path, metavar="FILE", help="a new file, on a medium you take away"
    )


def run(options: argparse.Namespace) -> int:
    """Make what is missing, then what was asked for. Raises ``Trouble``."""
    authority = Authority.create(Home(options.home).make().centre)
    identities = Identities(authority.folder)
    if options.rotate:
        authority.rotate(Holder(options.rotate))
    if options.recovery_to:
        identities.take_apart(options.recovery_to)
    _tell(options, authority, identities.listed())
    return 0


def _tell(options: argparse.Namespace, authority: Authority, listed: RecipientList) -> None:
    if options.json:
        folder, file = str(authority.folder), str(authority.recipients_file)
        document({"folder": folder, "recipients_file": file, "recipients": listed})
        return
    lines([f"keys of the centre: {authority.folder}"])
    for key in listed.recipients:
        lines([f"  {key.key_id}  {key.role.value:<9} until {key.not_after[:10]}"])
    lines([f"for the stations: {authority.recipients_file} ('perekaman station trust FILE')"])
