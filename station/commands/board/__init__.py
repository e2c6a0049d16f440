"""``perekaman board``: one station's board by itself, and what many stations share of theirs."""

import argparse
from types import MappingProxyType
from typing import Final

from station.commands import words
from station.commands.board import showing

HELP: Final = showing.HELP
_WORDS: Final = MappingProxyType(
    {
        "share": "station.commands.board.sharing",
        "merge": "station.commands.board.merging",
        "code": "station.commands.board.coding",
    }
)


def arguments(parser: argparse.ArgumentParser) -> None:
    showing.arguments(parser)
    words.arguments(parser, _WORDS, required=False)


def run(options: argparse.Namespace) -> int:
    """Show this station's board, or carry out a word. Raises ``Trouble``."""
    return words.run(options, _WORDS) if options.word else showing.run(options)
