"""``perekaman audit``: whether the trail is whole, what it says, and the papers made of it."""

import argparse
from types import MappingProxyType
from typing import Final

from station.commands import words

HELP: Final = "verify and export the trail of who did what; papers for data protection"

_WORDS: Final = MappingProxyType(
    {
        "verify": "station.commands.audit.verifying",
        "export": "station.commands.audit.exporting",
        "sign": "station.commands.audit.signing",
        "incident": "station.commands.audit.incident",
        "processing": "station.commands.audit.processing",
    }
)


def arguments(parser: argparse.ArgumentParser) -> None:
    words.arguments(parser, _WORDS)


def run(options: argparse.Namespace) -> int:
    """Carry out one word. Raises ``Trouble``."""
    return words.run(options, _WORDS)
