"""``perekaman outbox push``: have the uploader try now."""

import argparse
from typing import Final

from station.commands.outbox.telling import say, say_stuck
from station.home import Home
from station.outbox.reader import Reader
from station.uploader.control import Verb

HELP: Final = "try now, without waiting for the next turn"


def arguments(parser: argparse.ArgumentParser) -> None:
    which = parser.add_mutually_exclusive_group()
    which.add_argument(
        "id",
        nargs="?",
        default="",
        help="packet id or nomor perekaman; all open packets without it",
    )
    which.add_argument(
        "--stuck",
        action="store_true",
        help="also the packets that no later try takes up by itself: refused by the centre, for"
        " their area code or for their file, or tried too often",
    )


def run(options: argparse.Namespace) -> int:
    """Tell the uploader. Raises ``Trouble``."""
    if options.stuck:
        return say_stuck(options, Reader(Home(options.home).outbox).stuck())
    return say(options, Verb.PUSH)
