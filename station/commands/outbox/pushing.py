"""``perekaman outbox push``: have the uploader try now."""

import argparse
from typing import Final

from station.commands.outbox.telling import say
from station.uploader.control import Verb

HELP: Final = "try now, without waiting for the next turn"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "id",
        nargs="?",
        default="",
        help="packet id or nomor perekaman; all open packets without it",
    )


def run(options: argparse.Namespace) -> int:
    """Tell the uploader. Raises ``Trouble``."""
    return say(options, Verb.PUSH)
