"""``perekaman packet verify``: everything that can be checked without the centre's key."""

import argparse
from typing import Final

import packets
from station.commands.output import document, lines
from station.commands.packet.asking import add_checking, add_file, at, packet, trust
from station.commands.packet.shown import shown
from station.commands.packet.waybill import waybill_lines

HELP: Final = "check all that needs no key of the centre"


def arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    add_checking(parser)


def run(options: argparse.Namespace) -> int:
    """Check it. Raises ``Trouble``, ``PacketError``."""
    verified = packets.verify(packet(options), trust(options), at(options))
    if options.json:
        document({"verified": True, "signer": verified.signer_uri, "waybill": verified.waybill})
    else:
        signer = shown(f"in order, signed by {verified.signer_uri}")
        lines([signer, *waybill_lines(verified.waybill)])
    return 0
