"""``perekaman outbox``: what lies in the outbox, what became of it, and a word to the uploader."""

import argparse
from types import MappingProxyType
from typing import Final

from station.commands import words

HELP: Final = "list and show packets; push, pause and resume the uploader"

_WORDS: Final = MappingProxyType(
    {
        "list": "station.commands.outbox.listing",
        "show": "station.commands.outbox.showing",
        "push": "station.commands.outbox.pushing",
        "pause": "station.commands.outbox.pausing",
        "resume": "station.commands.outbox.resuming",
        "export": "station.commands.outbox.export",
        "import-receipts": "station.commands.outbox.import_receipts",
        "verify": "station.commands.outbox.verifying",
        "backup": "station.commands.outbox.backing_up",
        "restore": "station.commands.outbox.restoring",
    }
)


def arguments(parser: argparse.ArgumentParser) -> None:
    words.arguments(parser, _WORDS)


def run(options: argparse.Namespace) -> int:
    """Carry out one word. Raises ``Trouble``."""
    return words.run(options, _WORDS)
