"""``perekaman centre``: the emulated centre and the demonstration's keys."""

import argparse
from types import MappingProxyType
from typing import Final

from station.commands import words

HELP: Final = (
    "run an emulated centre, import a courier's stick, make its keys, or sign for stations"
)

_WORDS: Final = MappingProxyType(
    {
        "serve": "station.commands.centre.serving",
        "import": "station.commands.centre.importing",
        "station": "station.commands.centre.admitting",
        "keygen": "station.commands.centre.keygen",
        "staff": "station.commands.centre.staffing",
        "delete": "station.commands.centre.deleting",
        "endorse": "station.commands.centre.endorsing",
        "release": "station.commands.centre.releasing",
    }
)


def arguments(parser: argparse.ArgumentParser) -> None:
    words.arguments(parser, _WORDS)


def run(options: argparse.Namespace) -> int:
    """Carry out one word. Raises ``Trouble``."""
    return words.run(options, _WORDS)
