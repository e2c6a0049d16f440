"""``perekaman packet open``: check everything with the centre's key and unpack the members."""

import argparse
from pathlib import Path
from typing import Final

from station.commands.output import document, lines
from station.commands.packet.asking import add_checking, add_file, add_identity, opened
from station.commands.packet.files import write_members
from station.commands.packet.shown import shown
from station.commands.packet.summary import summary

HELP: Final = "check everything and unpack it, with the centre's key"


def arguments(parser: argparse.ArgumentParser) -> None:
    add_file(parser)
    add_checking(parser)
    add_identity(parser, "else that of the home's centre")
    parser.add_argument("--out", type=Path, help="a new folder for the members")


def run(options: argparse.Namespace) -> int:
    """Open it. Raises ``Trouble``, ``PacketError``."""
    found = opened(options)
    if options.out:
        write_members(options.out, found.members)
    told = summary(found)
    if options.json:
        document(told)
    else:
        lines(shown(line) for line in told.lines())
    return 0
