"""``perekaman outbox pause``: have the uploader stop sending."""

import argparse
from typing import Final

from station.commands.outbox.telling import say
from station.uploader.control import Verb

HELP: Final = "stop sending until resume"


def arguments(_parser: argparse.ArgumentParser) -> None:
    """Take none."""


def run(options: argparse.Namespace) -> int:
    """Tell the uploader. Raises ``Trouble``."""
    return say(options, Verb.PAUSE)
