"""``perekaman outbox resume``: have a paused uploader send again."""

import argparse
from typing import Final

from station.commands.outbox.telling import say
from station.uploader.control import Verb

HELP: Final = "send again"


def arguments(_parser: argparse.ArgumentParser) -> None:
    """Take none."""


def run(options: argparse.Namespace) -> int:
    """Tell the uploader. Raises ``Trouble``."""
    return say(options, Verb.RESUME)
